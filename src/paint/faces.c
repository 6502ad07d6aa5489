/* faces.c: FreeType faces opened when first drawn with */
#include "paint/faces.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

enum { BLANKS = 6 };

/* FreeType's own data, for as long as a face is open. */
typedef struct {
    FT_Library library;
    int users;
} Library;

/* An open file. Cairo remembers fonts after we have let them go, by the address of their FT_Face:
 * it is closed when Cairo drops the last of them, and not before. */
typedef struct {
    FT_Face ft;
    Library *library;
} Opened;

typedef struct {
    cairo_font_face_t *cairo;
    GHashTable *scaled; /* size in 1/1000 pt -> cairo_scaled_font_t */
    gboolean searched;  /* for blanks */
    unsigned long blanks[BLANKS], carrier;
    int n_blanks;
} Face;

struct DalilFaces {
    const DalilFonts *fonts;
    Library *library;
    GPtrArray *faces; /* Face, by id */
};

static void
library_unref(Library *library)
{
    if (--library->users > 0)
        return;
    FT_Done_FreeType(library->library);
    g_free(library);
}

static void
opened_free(void *data)
{
    Opened *opened = data;

    FT_Done_Face(opened->ft);
    library_unref(opened->library);
    g_free(opened);
}

/* (transfer full) */
static cairo_font_face_t *
cairo_of(Library *library, const char *path)
{
    static const cairo_user_data_key_t owner;
    Opened *opened = g_new0(Opened, 1);
    cairo_font_face_t *face = NULL;

    if (FT_New_Face(library->library, path, 0, &opened->ft) != 0)
        g_error("%s was readable a moment ago and is not now", path);
    opened->library = library;
    library->users++;
    face = cairo_ft_font_face_create_for_ft_face(opened->ft, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &owner, opened, opened_free) != CAIRO_STATUS_SUCCESS)
        g_error("no memory for %s", path);
    return face;
}

static void
face_free(gpointer data)
{
    Face *face = data;

    if (!face)
        return;
    if (face->cairo) {
        g_hash_table_unref(face->scaled);
        cairo_font_face_destroy(face->cairo);
    }
    g_free(face);
}

DalilFaces *
dalil_faces_new(const DalilFonts *fonts)
{
    DalilFaces *faces = g_new0(DalilFaces, 1);

    faces->fonts = fonts;
    faces->faces = g_ptr_array_new_with_free_func(face_free);
    return faces;
}

void
dalil_faces_free(DalilFaces *faces)
{
    if (!faces)
        return;
    g_ptr_array_unref(faces->faces);
    if (faces->library)
        library_unref(faces->library);
    g_free(faces);
}

static Face *
face_of(DalilFaces *faces, const DalilFace *face)
{
    Face *found = NULL;

    while ((int)faces->faces->len <= face->id)
        g_ptr_array_add(faces->faces, NULL);
    found = faces->faces->pdata[face->id];
    if (found)
        return found;
    found = g_new0(Face, 1);
    faces->faces->pdata[face->id] = found;
    return found;
}

/* Opens the file: only who draws with Cairo needs that. */
static void
open_face(DalilFaces *faces, const DalilFace *face, Face *f)
{
    if (f->cairo)
        return;
    if (!faces->library) {
        faces->library = g_new0(Library, 1);
        faces->library->users = 1;
        if (FT_Init_FreeType(&faces->library->library) != 0)
            g_error("FreeType cannot start");
    }
    f->cairo = cairo_of(faces->library, face->path);
    f->scaled = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                      (GDestroyNotify)cairo_scaled_font_destroy);
}

cairo_scaled_font_t *
dalil_faces_scaled(DalilFaces *faces, const DalilFace *face, double size)
{
    Face *f = face_of(faces, face);
    gpointer key = GINT_TO_POINTER((int)(size * 1000 + 0.5));
    cairo_scaled_font_t *scaled = NULL;

    open_face(faces, face, f);
    scaled = g_hash_table_lookup(f->scaled, key);
    if (!scaled) {
        cairo_font_options_t *options = cairo_font_options_create();
        cairo_matrix_t matrix, identity;

        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_matrix_init_scale(&matrix, size, size);
        cairo_matrix_init_identity(&identity);
        scaled = cairo_scaled_font_create(f->cairo, &matrix, &identity, options);
        cairo_font_options_destroy(options);
        g_hash_table_insert(f->scaled, key, scaled);
    }
    return scaled;
}

/* Glyphs without ink, by number: the same in every run. */
static void
find_blanks(Face *f, const DalilFace *face)
{
    unsigned count = hb_face_get_glyph_count(hb_font_get_face(face->hb));
    hb_codepoint_t alm = 0;

    f->searched = TRUE;
    hb_font_get_nominal_glyph(face->hb, 0x061C, &alm);
    for (hb_codepoint_t glyph = 1; glyph < count && f->n_blanks < BLANKS; glyph++) {
        hb_glyph_extents_t ink;
        int advance = hb_font_get_glyph_h_advance(face->hb, glyph);
        if (glyph == face->space || glyph == alm || advance < DALIL_EM * 0.15 ||
            advance > DALIL_EM * 0.65)
            continue;
        if (hb_font_get_glyph_extents(face->hb, glyph, &ink) && ink.width == 0 && ink.height == 0)
            f->blanks[f->n_blanks++] = glyph;
    }
    f->carrier = alm;
    if (!alm && f->n_blanks > 0)
        f->carrier = f->blanks[--f->n_blanks];
}

unsigned long
dalil_faces_blank(DalilFaces *faces, const DalilFace *face, int n)
{
    Face *f = face_of(faces, face);

    if (!f->searched)
        find_blanks(f, face);
    return n < f->n_blanks ? f->blanks[n] : 0;
}

unsigned long
dalil_faces_carrier(DalilFaces *faces, const DalilFace *face)
{
    Face *f = face_of(faces, face);

    if (!f->searched)
        find_blanks(f, face);
    return f->carrier;
}

int
dalil_faces_advance(const DalilFace *face, unsigned long glyph)
{
    return hb_font_get_glyph_h_advance(face->hb, (hb_codepoint_t)glyph);
}
