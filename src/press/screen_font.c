/* screen_font.c: the fonts of a screen file: subsets, widths, and what the glyphs say */
#include "press/screen_font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#define CODES_MAX 0xFFFF
#define SAYS_NOTHING "\xE2\x81\xA0" /* U+2060: checkers want a letter behind every code */
enum { BLOCK = 100 };               /* entries at once in a map to letters, at most */

typedef struct {
    guint32 glyph;
    int width;
    const char *text;
    int bytes;
    int next; /* the code of the same glyph with other letters; 0: none */
} Code;

struct DalilScreenFont {
    const DalilFace *face;
    int index;
    gboolean cff;      /* codes are glyphs (ISO 32000-1, 9.7.4.2): each says one thing only */
    GArray *codes;     /* Code; 0 is none */
    int *first;        /* by glyph: its first code */
    guint n_glyphs;    /* of the face */
    gunichar *letters; /* by glyph: the letter it is for by itself; 0: none. NULL: not asked yet */
    GStringChunk *texts;
};

struct DalilScreenFonts {
    GPtrArray *list; /* DalilScreenFont */
};

static void
font_free(gpointer data)
{
    DalilScreenFont *font = data;

    g_array_unref(font->codes);
    g_free(font->first);
    g_free(font->letters);
    g_string_chunk_free(font->texts);
    g_free(font);
}

DalilScreenFonts *
dalil_screen_fonts_new(void)
{
    DalilScreenFonts *fonts = g_new0(DalilScreenFonts, 1);

    fonts->list = g_ptr_array_new_with_free_func(font_free);
    return fonts;
}

void
dalil_screen_fonts_free(DalilScreenFonts *fonts)
{
    if (!fonts)
        return;
    g_ptr_array_unref(fonts->list);
    g_free(fonts);
}

static gboolean
has_table(const DalilFace *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(hb_font_get_face(face->hb), tag);
    gboolean has = hb_blob_get_length(blob) > 0;

    hb_blob_destroy(blob);
    return has;
}

DalilScreenFont *
dalil_screen_fonts_of(DalilScreenFonts *fonts, const DalilFace *face)
{
    DalilScreenFont *font = NULL;

    for (guint i = 0; i < fonts->list->len; i++) {
        font = fonts->list->pdata[i];
        if (font->face == face)
            return font;
    }
    font = g_new0(DalilScreenFont, 1);
    font->face = face;
    font->index = (int)fonts->list->len;
    font->cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    font->codes = g_array_new(FALSE, TRUE, sizeof(Code));
    g_array_set_size(font->codes, 1);
    font->n_glyphs = hb_face_get_glyph_count(hb_font_get_face(face->hb));
    font->first = g_new0(int, font->n_glyphs + 1);
    font->texts = g_string_chunk_new(1024);
    g_ptr_array_add(fonts->list, font);
    return font;
}

int
dalil_screen_font_index(const DalilScreenFont *font)
{
    return font->index;
}

static Code *
code_at(const DalilScreenFont *font, int code)
{
    return &g_array_index(font->codes, Code, code);
}

int
dalil_screen_font_width(const DalilScreenFont *font, int code)
{
    return code_at(font, code)->width;
}

static int
add_code(DalilScreenFont *font, guint32 glyph, const char *text, int bytes)
{
    int code = font->cff ? (int)glyph : (int)font->codes->len;
    Code new = {.glyph = glyph, .bytes = bytes, .next = font->first[glyph]};

    if (code > CODES_MAX)
        return 0;
    new.width = (int)lround(hb_font_get_glyph_h_advance(font->face->hb, glyph) * 1000.0 / DALIL_EM);
    new.text = g_string_chunk_insert_len(font->texts, text, bytes);
    if (code >= (int)font->codes->len)
        g_array_set_size(font->codes, (guint)code + 1);
    *code_at(font, code) = new;
    font->first[glyph] = code;
    return code;
}

static void
find_letters(DalilScreenFont *font)
{
    hb_set_t *all = hb_set_create();
    hb_codepoint_t letter = HB_SET_VALUE_INVALID, glyph = 0;

    font->letters = g_new0(gunichar, font->n_glyphs + 1);
    hb_face_collect_unicodes(hb_font_get_face(font->face->hb), all);
    while (hb_set_next(all, &letter))
        if (hb_font_get_nominal_glyph(font->face->hb, letter, &glyph) && glyph < font->n_glyphs &&
            font->letters[glyph] == 0)
            font->letters[glyph] = letter;
    hb_set_destroy(all);
}

/* A glyph that says nothing of its own still has its letter: programs that know nothing of
 * replacement text read that. Returns: its length. */
static int
own_letter(DalilScreenFont *font, guint32 glyph, char letter[8])
{
    if (!font->letters)
        find_letters(font);
    if (font->letters[glyph] > 0)
        return g_unichar_to_utf8(font->letters[glyph], letter);
    strcpy(letter, SAYS_NOTHING);
    return (int)strlen(letter);
}

int
dalil_screen_font_code(DalilScreenFont *font, guint32 glyph, const char *text, int bytes)
{
    guint32 known = glyph < font->n_glyphs ? glyph : 0;
    gboolean bare = bytes == 0;
    char letter[8];

    if (bare) {
        bytes = own_letter(font, known, letter);
        text = letter;
    }
    for (int code = font->first[known]; code > 0; code = code_at(font, code)->next) {
        const Code *c = code_at(font, code);
        if (c->bytes == bytes && memcmp(c->text, text, (gsize)bytes) == 0)
            return code;
        if (font->cff)
            return bare ? code : 0;
    }
    return add_code(font, known, text, bytes);
}

/* Tables that nobody needs who is given glyphs by number. */
static const hb_tag_t dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'e', 't', 'a'),
};

static hb_subset_input_t *
input_of(const DalilScreenFont *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *glyphs = NULL, *drop = NULL;

    g_assert(input);
    glyphs = hb_subset_input_glyph_set(input);
    drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (guint i = 1; i < font->codes->len; i++)
        hb_set_add(glyphs, code_at(font, (int)i)->glyph);
    for (gsize i = 0; i < G_N_ELEMENTS(dropped); i++)
        hb_set_add(drop, dropped[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         (font->cff ? HB_SUBSET_FLAGS_RETAIN_GIDS : 0));
    return input;
}

/* Writes the subset. @glyphs: from codes to glyphs of it, two bytes each. 0: there is none. */
static int
put_file(const DalilScreenFont *font, DalilUaFile *file, GString *glyphs, char tag[8])
{
    hb_subset_input_t *input = input_of(font);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(hb_font_get_face(font->face->hb), input);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    int number = 0;

    if (subset) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        hb_blob_t *blob = hb_face_reference_blob(subset);
        guint length = 0;
        const char *data = hb_blob_get_data(blob, &length);
        g_autofree char *sum =
            g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)data, length);
        g_autofree char *entries =
            font->cff ? g_strdup("/Subtype /OpenType ") : g_strdup_printf("/Length1 %u ", length);
        for (guint i = 0; i < font->codes->len; i++) {
            hb_codepoint_t glyph = i > 0 ? hb_map_get(map, code_at(font, (int)i)->glyph) : 0;
            g_string_append_c(glyphs, (char)(glyph >> 8));
            g_string_append_c(glyphs, (char)(glyph & 0xFF));
        }
        for (int i = 0; i < 6; i++) /* six capitals, told by the contents (9.6.4) */
            tag[i] = (char)('A' + g_ascii_xdigit_value(sum[i]));
        strcpy(tag + 6, "+");
        number = dalil_ua_file_new_number(file);
        if (!dalil_ua_file_put_stream(file, number, entries, data, length, TRUE))
            number = 0;
        hb_blob_destroy(blob);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return number;
}

/* PostScript names are of plain letters; what is none is left out. */
static char *
name_of(const DalilFace *face, const char *tag)
{
    char name[128] = "";
    unsigned length = sizeof name;
    GString *to = g_string_new(tag);

    hb_ot_name_get_utf8(hb_font_get_face(face->hb), HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        HB_LANGUAGE_INVALID, &length, name);
    for (const char *c = name; *c; c++)
        if (g_ascii_isalnum(*c) || *c == '-')
            g_string_append_c(to, *c);
    if (to->len == strlen(tag))
        g_string_append(to, "Font");
    return g_string_free(to, FALSE);
}

static int
thousandths(int of_em)
{
    return (int)lround(of_em * 1000.0 / DALIL_EM);
}

/* The box round all glyphs, as the face's own head says it, in 1/1000 em. */
static void
put_box(GString *to, const DalilFace *face)
{
    enum { UNITS = 18, BOX = 36 }; /* bytes into the table "head" */
    hb_blob_t *blob =
        hb_face_reference_table(hb_font_get_face(face->hb), HB_TAG('h', 'e', 'a', 'd'));
    guint length = 0;
    const guint8 *head = (const guint8 *)hb_blob_get_data(blob, &length);
    int units = length > UNITS + 1 ? head[UNITS] << 8 | head[UNITS + 1] : 0;

    g_string_append(to, "/FontBBox [");
    for (int i = 0; i < 4; i++) {
        const guint8 *at = head + BOX + 2 * i;
        int value = units > 0 && length >= BOX + 8 ? (gint16)(at[0] << 8 | at[1]) : 0;
        g_string_append_printf(to, " %d", units > 0 ? value * 1000 / units : 0);
    }
    g_string_append(to, "]");
    hb_blob_destroy(blob);
}

static int
put_descriptor(const DalilScreenFont *font, DalilUaFile *file, int program, const char *name)
{
    int number = dalil_ua_file_new_number(file);
    GString *to = dalil_ua_file_begin(file, number);
    hb_font_extents_t extents;

    hb_font_get_h_extents(font->face->hb, &extents);
    g_string_append_printf(to, "<</Type /FontDescriptor /FontName /%s /Flags 4 ", name);
    put_box(to, font->face);
    g_string_append_printf(to,
                           " /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d "
                           "/FontFile%d %d 0 R>>",
                           thousandths(extents.ascender), thousandths(extents.descender),
                           thousandths(font->face->cap_height), font->face->bold ? 140 : 80,
                           font->cff ? 3 : 2, program);
    dalil_ua_file_end(file);
    return number;
}

static void
put_widths(const DalilScreenFont *font, GString *to)
{
    g_string_append(to, "/DW 0 /W [1 [");
    for (guint i = 1; i < font->codes->len; i++) {
        g_string_append_c(to, ' ');
        dalil_ua_put_int(to, code_at(font, (int)i)->width);
    }
    g_string_append(to, "]]");
}

static void
put_hex(GString *to, guint unit)
{
    static const char hex[] = "0123456789abcdef";

    for (int shift = 12; shift >= 0; shift -= 4)
        g_string_append_c(to, hex[unit >> shift & 15]);
}

static void
put_meaning(GString *to, int code, const Code *c)
{
    glong n = 0;
    g_autofree gunichar2 *units =
        g_utf8_to_utf16(c->text ? c->text : SAYS_NOTHING, -1, NULL, &n, NULL);

    g_string_append_c(to, '<');
    put_hex(to, (guint)code);
    g_string_append(to, "> <");
    for (glong i = 0; i < n; i++)
        put_hex(to, units[i]);
    g_string_append(to, ">\n");
}

/* From codes to letters (9.10.3). */
static int
put_meanings(const DalilScreenFont *font, DalilUaFile *file)
{
    int number = dalil_ua_file_new_number(file), n = (int)font->codes->len - 1;
    g_autoptr(GString) to =
        g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n");

    for (int from = 1; from <= n; from += BLOCK) {
        int count = MIN(BLOCK, n - from + 1);
        g_string_append_printf(to, "%d beginbfchar\n", count);
        for (int i = 0; i < count; i++)
            put_meaning(to, from + i, code_at(font, from + i));
        g_string_append(to, "endbfchar\n");
    }
    g_string_append(to, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    dalil_ua_file_put_stream(file, number, "", to->str, to->len, TRUE);
    return number;
}

static int
put_descendant(const DalilScreenFont *font, DalilUaFile *file, const char *name, int descriptor,
               const GString *glyphs)
{
    int map = font->cff ? 0 : dalil_ua_file_new_number(file);
    int number = dalil_ua_file_new_number(file);
    GString *to = NULL;

    if (map > 0)
        dalil_ua_file_put_stream(file, map, "", glyphs->str, glyphs->len, TRUE);
    to = dalil_ua_file_begin(file, number);
    g_string_append_printf(to,
                           "<</Type /Font /Subtype /CIDFontType%d /BaseFont /%s /CIDSystemInfo "
                           "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
                           "/FontDescriptor %d 0 R ",
                           font->cff ? 0 : 2, name, descriptor);
    put_widths(font, to);
    if (map > 0)
        g_string_append_printf(to, " /CIDToGIDMap %d 0 R", map);
    g_string_append(to, ">>");
    dalil_ua_file_end(file);
    return number;
}

/* 0: it cannot be made. */
static int
put_font(const DalilScreenFont *font, DalilUaFile *file)
{
    g_autoptr(GString) glyphs = g_string_new(NULL);
    char tag[8] = "";
    int program = put_file(font, file, glyphs, tag);
    g_autofree char *name = name_of(font->face, tag);
    int descriptor = program ? put_descriptor(font, file, program, name) : 0;
    int descendant = program ? put_descendant(font, file, name, descriptor, glyphs) : 0;
    int meanings = program ? put_meanings(font, file) : 0, number = 0;
    GString *to = NULL;

    if (program == 0)
        return 0;
    number = dalil_ua_file_new_number(file);
    to = dalil_ua_file_begin(file, number);
    g_string_append_printf(to,
                           "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "
                           "/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
                           name, descendant, meanings);
    dalil_ua_file_end(file);
    return number;
}

gboolean
dalil_screen_fonts_put(DalilScreenFonts *fonts, DalilUaFile *file, GString *resources,
                       const DalilFace **failed)
{
    g_string_append(resources, "/Font <<");
    for (guint i = 0; i < fonts->list->len; i++) {
        const DalilScreenFont *font = fonts->list->pdata[i];
        int number = put_font(font, file);
        if (number == 0) {
            *failed = font->face;
            return FALSE;
        }
        g_string_append_printf(resources, "/F%d %d 0 R ", font->index, number);
    }
    g_string_append(resources, ">> ");
    return TRUE;
}
