/* preflight_letters.c: outlines of embedded fonts, as they are first asked for */
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <stdlib.h>

#include "press/preflight_plates.h"

enum { FONTS_MAX = 200 };

typedef struct {
    FT_Face ft; /* NULL: it cannot be opened */
    unsigned char *data;
    unsigned char *glyphs; /* two bytes for each code, NULL: codes are glyphs */
    gsize n_glyphs;
} Font;

struct DalilPfLetters {
    DalilPf *pf;
    FT_Library library;
    GHashTable *fonts; /* DalilPdfFont -> Font */
};

static void
free_font(gpointer data)
{
    Font *font = data;

    if (font->ft)
        FT_Done_Face(font->ft);
    free(font->data);
    free(font->glyphs);
    g_free(font);
}

DalilPfLetters *
dalil_pf_letters_new(DalilPf *pf)
{
    DalilPfLetters *letters = g_new0(DalilPfLetters, 1);

    letters->pf = pf;
    letters->fonts = g_hash_table_new_full(NULL, NULL, NULL, free_font);
    if (FT_Init_FreeType(&letters->library) != 0)
        g_error("FreeType cannot start");
    return letters;
}

void
dalil_pf_letters_free(DalilPfLetters *letters)
{
    if (!letters)
        return;
    g_hash_table_unref(letters->fonts);
    FT_Done_FreeType(letters->library);
    g_free(letters);
}

/* What codes of two bytes are glyphs of; else the font itself. */
static qpdf_oh
below(DalilPf *pf, qpdf_oh dict)
{
    qpdf_oh list = dalil_pf_get(pf, dict, "/DescendantFonts");

    return qpdf_oh_is_array(pf->pdf, list) && qpdf_oh_get_array_n_items(pf->pdf, list) == 1
               ? qpdf_oh_get_array_item(pf->pdf, list, 0)
               : dict;
}

/* The font file in the descriptor; 0: there is none. */
static qpdf_oh
program_of(DalilPf *pf, qpdf_oh dict)
{
    static const char *const keys[] = {"/FontFile2", "/FontFile3", "/FontFile"};
    qpdf_oh about = dalil_pf_get(pf, dict, "/FontDescriptor"), found = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        found = dalil_pf_get(pf, about, keys[i]);
        if (qpdf_oh_is_stream(pf->pdf, found))
            return found;
    }
    return 0;
}

static const Font *
font_of(DalilPfLetters *letters, const DalilPdfFont *key)
{
    DalilPf *pf = letters->pf;
    Font *font = g_hash_table_lookup(letters->fonts, key);
    qpdf_oh dict = 0;
    gsize length = 0;

    if (font || g_hash_table_size(letters->fonts) >= FONTS_MAX)
        return font;
    font = g_new0(Font, 1);
    g_hash_table_insert(letters->fonts, (gpointer)key, font);
    if (key->object > 0) {
        dict = below(pf, qpdf_get_object_by_id(pf->pdf, key->object, 0));
        font->data = dalil_unpack_stream(&pf->unpack, program_of(pf, dict), &length);
        font->glyphs = dalil_unpack_stream(&pf->unpack, dalil_pf_get(pf, dict, "/CIDToGIDMap"),
                                           &font->n_glyphs);
    }
    if (font->data &&
        FT_New_Memory_Face(letters->library, font->data, (FT_Long)length, 0, &font->ft) != 0)
        font->ft = NULL;
    return font;
}

/* Codes of two bytes are glyphs; others are looked up in whatever tables the font has. */
static FT_UInt
glyph_of(const Font *known, const DalilPdfFont *font, guint code)
{
    FT_Face face = known->ft;
    gsize at = 2 * (gsize)code;
    const FT_ULong ways[] = {font->wide ? 0 : font->encoded[code], 0xF000 | code, code};

    if (font->wide && known->glyphs)
        return at + 1 < known->n_glyphs ? (FT_UInt)(known->glyphs[at] << 8 | known->glyphs[at + 1])
                                        : 0;
    if (font->wide)
        return code;
    for (int map = 0; map < face->num_charmaps; map++) {
        FT_Set_Charmap(face, face->charmaps[map]);
        for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
            FT_UInt glyph = ways[i] ? FT_Get_Char_Index(face, ways[i]) : 0;
            if (glyph)
                return glyph;
        }
    }
    return 0;
}

typedef struct {
    DalilPfPlates *plates;
    DalilAffine m;
    double last[2];
} Pen;

static void
through(const Pen *pen, double x, double y, double at[2])
{
    at[0] = pen->m.a * x + pen->m.c * y + pen->m.e;
    at[1] = pen->m.b * x + pen->m.d * y + pen->m.f;
}

static int
move_to(const FT_Vector *to, void *user)
{
    Pen *pen = user;

    through(pen, (double)to->x, (double)to->y, pen->last);
    dalil_pf_plates_close(pen->plates);
    dalil_pf_plates_move(pen->plates, pen->last[0], pen->last[1]);
    return 0;
}

static int
line_to(const FT_Vector *to, void *user)
{
    Pen *pen = user;

    through(pen, (double)to->x, (double)to->y, pen->last);
    dalil_pf_plates_line(pen->plates, pen->last[0], pen->last[1]);
    return 0;
}

static int
cubic_to(const FT_Vector *one, const FT_Vector *two, const FT_Vector *to, void *user)
{
    Pen *pen = user;
    double at[6];

    through(pen, (double)one->x, (double)one->y, at);
    through(pen, (double)two->x, (double)two->y, at + 2);
    through(pen, (double)to->x, (double)to->y, at + 4);
    dalil_pf_plates_curve(pen->plates, at);
    pen->last[0] = at[4];
    pen->last[1] = at[5];
    return 0;
}

/* A curve of the second degree, as one of the third. */
static int
conic_to(const FT_Vector *control, const FT_Vector *to, void *user)
{
    Pen *pen = user;
    double c[2], at[6];

    through(pen, (double)control->x, (double)control->y, c);
    through(pen, (double)to->x, (double)to->y, at + 4);
    for (int i = 0; i < 2; i++) {
        at[i] = pen->last[i] + (c[i] - pen->last[i]) * 2 / 3;
        at[2 + i] = at[4 + i] + (c[i] - at[4 + i]) * 2 / 3;
    }
    dalil_pf_plates_curve(pen->plates, at);
    pen->last[0] = at[4];
    pen->last[1] = at[5];
    return 0;
}

gboolean
dalil_pf_letters_draw(DalilPfLetters *letters, DalilPfPlates *plates, const DalilPdfFont *font,
                      guint code, const DalilAffine *at)
{
    static const FT_Outline_Funcs pen_funcs = {move_to, line_to, conic_to, cubic_to, 0, 0};
    const Font *known = font_of(letters, font);
    Pen pen = {.plates = plates, .m = *at};
    FT_Face face = NULL;
    FT_UInt glyph = 0;
    double unit = 0;

    if (!known || !known->ft || known->ft->units_per_EM == 0)
        return FALSE;
    face = known->ft;
    unit = 1.0 / face->units_per_EM;
    glyph = glyph_of(known, font, code);
    if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return FALSE;
    pen.m.a *= unit;
    pen.m.b *= unit;
    pen.m.c *= unit;
    pen.m.d *= unit;
    dalil_pf_plates_new_path(plates);
    if (FT_Outline_Decompose(&face->glyph->outline, &pen_funcs, &pen) != 0)
        return FALSE;
    dalil_pf_plates_close(plates);
    return TRUE;
}
