/* fonts.c: finding, opening and keeping faces */
#include "typeset/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <string.h>

#include "base/file.h"

#define DEBIAN_FONTS "/usr/share/fonts/truetype/"

/* What Debian's packages install, by family. No path: the weight does not exist. */
static const struct {
    const char *family, *regular, *bold;
} debian_files[] = {
    {"Noto Sans", "noto/NotoSans-Regular.ttf", "noto/NotoSans-Bold.ttf"},
    {"Noto Sans Arabic", "noto/NotoSansArabic-Regular.ttf", "noto/NotoSansArabic-Bold.ttf"},
    {"Noto Kufi Arabic", "noto/NotoKufiArabic-Regular.ttf", "noto/NotoKufiArabic-Bold.ttf"},
    {"Noto Naskh Arabic", "noto/NotoNaskhArabic-Regular.ttf", "noto/NotoNaskhArabic-Bold.ttf"},
    {"Noto Nastaliq Urdu", "noto/NotoNastaliqUrdu-Regular.ttf", "noto/NotoNastaliqUrdu-Bold.ttf"},
    {"Noto Sans Ethiopic", "noto/NotoSansEthiopic-Regular.ttf", "noto/NotoSansEthiopic-Bold.ttf"},
    {"Noto Sans Adlam", "noto/NotoSansAdlam-Regular.ttf", "noto/NotoSansAdlam-Bold.ttf"},
    {"Noto Sans NKo", "noto/NotoSansNKo-Regular.ttf", NULL},
    {"Noto Sans Tifinagh", "noto/NotoSansTifinagh-Regular.ttf", NULL},
    {"DejaVu Sans", "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"},
};

struct DalilFonts {
    GPtrArray *faces;  /* DalilFace, by id */
    GArray *known;     /* Known: what was asked for, few enough to look through */
    GHashTable *local; /* "family/bold" -> path in the network's fonts/ */
    FcConfig *config;
};

typedef struct {
    const char *family; /* interned */
    gboolean bold;
    DalilFace *face; /* NULL: is not there */
} Known;

static char *
face_key(const char *family, gboolean bold)
{
    return g_strdup_printf("%s/%d", family, bold ? 1 : 0);
}

static void
face_free(gpointer data)
{
    DalilFace *face = data;

    hb_font_destroy(face->hb);
    g_free(face->path);
    g_free(face);
}

/* Asked of the file's tables: fontconfig calls the first face of any file not variable. */
static gboolean
is_variable(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    gboolean variable = hb_ot_var_has_data(face);

    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return variable;
}

/* Notes the family and weight of one file of fonts/, or says why it cannot serve. */
static void
read_local_file(DalilFonts *fonts, const char *path, DalilDiags *diags)
{
    int count = 0, weight = FC_WEIGHT_REGULAR;
    FcChar8 *family = NULL;
    FcPattern *pattern = FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &count);
    DalilSpan at = {g_intern_string(path), 0, 0};

    if (!pattern || FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch) {
        dalil_diags_warning(diags, at, "is not a font that can be read; remove it from fonts/");
    } else if (is_variable(path)) {
        dalil_diags_warning(diags, at,
                            "is a variable font, which does not survive into a PDF; put its static "
                            "Regular and Bold files in fonts/ instead");
    } else {
        FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
        g_hash_table_replace(fonts->local, face_key((const char *)family, weight >= FC_WEIGHT_BOLD),
                             g_strdup(path));
    }
    if (pattern)
        FcPatternDestroy(pattern);
}

static void
read_local(DalilFonts *fonts, const char *folder, DalilDiags *diags)
{
    static const char *const suffixes[] = {".ttf", ".otf"};

    for (gsize s = 0; s < G_N_ELEMENTS(suffixes); s++) {
        g_auto(GStrv) names = dalil_file_list(folder, suffixes[s]);
        for (char **name = names; *name; name++) {
            g_autofree char *path = g_build_filename(folder, *name, NULL);
            read_local_file(fonts, path, diags);
        }
    }
}

DalilFonts *
dalil_fonts_new(const char *folder, DalilDiags *diags)
{
    DalilFonts *fonts = g_new0(DalilFonts, 1);

    fonts->faces = g_ptr_array_new_with_free_func(face_free);
    fonts->known = g_array_new(FALSE, FALSE, sizeof(Known));
    fonts->local = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    fonts->config = FcConfigCreate();
    FcConfigSetCurrent(fonts->config); /* before any library could ask for the machine's */
    if (folder)
        read_local(fonts, folder, diags);
    return fonts;
}

void
dalil_fonts_free(DalilFonts *fonts)
{
    if (!fonts)
        return;
    g_array_unref(fonts->known);
    g_hash_table_unref(fonts->local);
    g_ptr_array_unref(fonts->faces);
    FcConfigDestroy(fonts->config);
    g_free(fonts);
}

/* Height of @c's ink over (or, @down, depth under) the baseline; 0 when the face lacks it. */
static int
ink_height(hb_font_t *hb, hb_codepoint_t c, gboolean down)
{
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t ink;

    if (!hb_font_get_nominal_glyph(hb, c, &glyph) || !hb_font_get_glyph_extents(hb, glyph, &ink))
        return 0;
    return down ? -(ink.y_bearing + ink.height) : ink.y_bearing;
}

static DalilFace *
open_face(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    hb_face_t *hb_face = NULL;
    DalilFace *face = NULL;

    if (!blob)
        return NULL;
    hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    face = g_new0(DalilFace, 1);
    face->path = g_strdup(path);
    face->hb = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    hb_font_set_scale(face->hb, DALIL_EM, DALIL_EM);
    hb_font_get_nominal_glyph(face->hb, ' ', &face->space);
    face->cap_height = ink_height(face->hb, 'H', FALSE);
    face->x_height = ink_height(face->hb, 'x', FALSE);
    if (face->cap_height == 0) /* no Latin: the alef stands in */
        face->cap_height = ink_height(face->hb, 0x0627, FALSE);
    face->ascent = MAX(ink_height(face->hb, 0xC9, FALSE), face->cap_height);
    face->descent = MAX(ink_height(face->hb, 'p', TRUE), ink_height(face->hb, 0x062D, TRUE));
    return face;
}

/* The file for family and weight; @bold becomes what the file really is. */
static char *
find_file(DalilFonts *fonts, const char *family, gboolean *bold)
{
    for (int wanted = *bold ? 1 : 0; wanted >= 0; wanted--) {
        g_autofree char *key = face_key(family, wanted == 1);
        const char *local = g_hash_table_lookup(fonts->local, key);

        *bold = wanted == 1;
        if (local)
            return g_strdup(local);
        for (gsize i = 0; i < G_N_ELEMENTS(debian_files); i++) {
            const char *file = *bold ? debian_files[i].bold : debian_files[i].regular;
            if (g_str_equal(debian_files[i].family, family) && file)
                return g_strconcat(DEBIAN_FONTS, file, NULL);
        }
    }
    return NULL;
}

const DalilFace *
dalil_fonts_face(DalilFonts *fonts, const char *family, gboolean bold)
{
    g_autofree char *path = NULL;
    DalilFace *face = NULL;
    Known known = {family, bold, NULL};

    for (guint i = 0; i < fonts->known->len; i++) {
        const Known *k = &g_array_index(fonts->known, Known, i);
        if (k->bold == bold && (k->family == family || g_str_equal(k->family, family)))
            return k->face;
    }
    path = find_file(fonts, family, &bold);
    for (guint i = 0; path && i < fonts->faces->len && !face; i++)
        if (g_str_equal(((DalilFace *)fonts->faces->pdata[i])->path, path))
            face = fonts->faces->pdata[i];
    if (path && !face && (face = open_face(path))) {
        face->id = (int)fonts->faces->len;
        face->family = g_intern_string(family);
        face->bold = bold;
        g_ptr_array_add(fonts->faces, face);
    }
    known.family = g_intern_string(family);
    known.face = face;
    g_array_append_val(fonts->known, known);
    return face;
}

const DalilFace *
dalil_fonts_nth(const DalilFonts *fonts, int id)
{
    g_return_val_if_fail(id >= 0 && id < (int)fonts->faces->len, NULL);
    return fonts->faces->pdata[id];
}

int
dalil_fonts_count(const DalilFonts *fonts)
{
    return (int)fonts->faces->len;
}
