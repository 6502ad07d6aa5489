/* pdftext_font.c: how the codes of one font are read (ISO 32000-1, 9.6 to 9.10) */
#include "press/pdftext_font.h"

#include <stdlib.h>
#include <string.h>

#include "press/pdftext_scan.h"

enum {
    CODES_BYTE = 256,
    CODES_WIDE = 65536,
    SAID_MAX = 4 * CODES_WIDE,     /* entries of one map, which may write over each other */
    LETTERS_MAX = 16 * CODES_WIDE, /* bytes of all of them */
    SIZE = (int)sizeof(DalilPdfFont) + 256, /* bytes a font takes at least */
};

/* 0x80 to 0x9F of WinAnsiEncoding; elsewhere it is Latin 1. */
static const guint16 win_ansi[32] = {
    0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};

/* Names of glyphs that a reader must not take for one another; letters are named by themselves. */
static const struct {
    const char *name;
    gunichar letter;
} glyph_names[] = {
    {"zero", '0'},  {"one", '1'},   {"two", '2'},        {"three", '3'},    {"four", '4'},
    {"five", '5'},  {"six", '6'},   {"seven", '7'},      {"eight", '8'},    {"nine", '9'},
    {"plus", '+'},  {"space", ' '}, {"period", '.'},     {"hyphen", '-'},   {"slash", '/'},
    {"colon", ':'}, {"at", '@'},    {"numbersign", '#'}, {"asterisk", '*'},
};

static void
append_utf16(GString *to, const guint8 *bytes, gsize length)
{
    for (gsize i = 0; i + 1 < length; i += 2) {
        gunichar c = (gunichar)(bytes[i] << 8 | bytes[i + 1]);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < length) {
            gunichar low = (gunichar)(bytes[i + 2] << 8 | bytes[i + 3]);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c != 0 && g_unichar_validate(c))
            g_string_append_unichar(to, c);
    }
}

void
dalil_pdffont_text(GString *to, const char *bytes, gsize length)
{
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        append_utf16(to, (const guint8 *)bytes + 2, length - 2);
    else if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 &&
             g_utf8_validate(bytes + 3, (gssize)(length - 3), NULL))
        g_string_append_len(to, bytes + 3, (gssize)(length - 3));
    else
        for (gsize i = 0; i < length; i++)
            if (bytes[i])
                g_string_append_unichar(to, (guint8)bytes[i]);
}

static guint
number_of(const GString *bytes)
{
    guint value = 0;

    for (gsize i = 0; i < bytes->len && i < 4; i++)
        value = value << 8 | (guint8)bytes->str[i];
    return value;
}

/* Room for the letters of @code, which is one that the font can have. */
static void
make_room(DalilPdfFont *font, guint code)
{
    int n = CLAMP((int)code * 2, CODES_BYTE, CODES_WIDE);

    if ((int)code < font->n_letters)
        return;
    font->starts = g_renew(guint32, font->starts, n);
    font->lengths = g_renew(guint32, font->lengths, n);
    memset(font->lengths + font->n_letters, 0, sizeof(guint32) * (gsize)(n - font->n_letters));
    font->n_letters = n;
}

static gboolean
is_full(const DalilPdfFont *font)
{
    return font->said >= SAID_MAX || font->letters->len >= LETTERS_MAX;
}

/* @utf16: what @code says. The last word holds, as in a table that is written over. */
static void
say(DalilPdfFont *font, guint code, const guint8 *utf16, gsize length)
{
    if (code >= (font->wide ? CODES_WIDE : CODES_BYTE) || is_full(font))
        return;
    font->said++;
    make_room(font, code);
    font->starts[code] = (guint32)font->letters->len;
    append_utf16(font->letters, utf16, length);
    font->lengths[code] = (guint32)font->letters->len - font->starts[code];
}

/* <from> <to> <first>, or <from> <to> [<each>…]. FALSE at the end of the section. */
static gboolean
read_range(DalilPdfFont *font, DalilScan *scan)
{
    guint from = 0, to = 0;
    guint8 text[64];
    guint8 *last = NULL;
    gsize length = 0;

    if (dalil_scan_next(scan) != DALIL_WORD_STRING)
        return FALSE;
    from = number_of(scan->bytes);
    if (dalil_scan_next(scan) != DALIL_WORD_STRING)
        return FALSE;
    to = MIN(number_of(scan->bytes), CODES_WIDE - 1);
    if (dalil_scan_next(scan) == DALIL_WORD_BRACKET) {
        while (dalil_scan_next(scan) == DALIL_WORD_STRING)
            say(font, from++, (const guint8 *)scan->bytes->str, scan->bytes->len);
        return scan->kind == DALIL_WORD_BRACKET;
    }
    if (scan->kind != DALIL_WORD_STRING || scan->bytes->len < 2)
        return FALSE;
    length = MIN(scan->bytes->len, sizeof text);
    memcpy(text, scan->bytes->str, length);
    last = text + length - 1;
    for (guint code = from; code <= to && !is_full(font); code++) {
        say(font, code, text, length);
        (*last)++; /* only the last byte counts up (9.10.3) */
    }
    return TRUE;
}

static gboolean
read_char(DalilPdfFont *font, DalilScan *scan)
{
    guint code = 0;

    if (dalil_scan_next(scan) != DALIL_WORD_STRING)
        return FALSE;
    code = number_of(scan->bytes);
    if (dalil_scan_next(scan) != DALIL_WORD_STRING)
        return FALSE;
    say(font, code, (const guint8 *)scan->bytes->str, scan->bytes->len);
    return TRUE;
}

gboolean
dalil_pdffont_map(DalilPdfFont *font, const guint8 *data, gsize length)
{
    DalilScan scan;

    if (!font->letters)
        font->letters = g_string_new(NULL);
    dalil_scan_begin(&scan, data, length);
    while (!is_full(font) && dalil_scan_next(&scan) != DALIL_WORD_END) {
        if (scan.kind != DALIL_WORD_OPERATOR)
            continue;
        if (g_str_equal(scan.bytes->str, "beginbfchar"))
            while (read_char(font, &scan))
                ;
        else if (g_str_equal(scan.bytes->str, "beginbfrange"))
            while (read_range(font, &scan))
                ;
    }
    dalil_scan_clear(&scan);
    return !is_full(font);
}

static void
set_width(DalilPdfFont *font, gint64 code, double width)
{
    if (code < 0 || code >= CODES_WIDE)
        return;
    if (code >= font->n_widths) {
        int n = CLAMP((int)code * 2, CODES_BYTE, CODES_WIDE);
        font->widths = g_renew(double, font->widths, n);
        for (int i = font->n_widths; i < n; i++)
            font->widths[i] = font->width;
        font->n_widths = n;
    }
    font->widths[code] = width;
}

/* /W of a CID font: "first [w w …]" or "first last w". */
static void
read_cid_widths(DalilPdfFont *font, qpdf_data pdf, qpdf_oh cid)
{
    qpdf_oh list = qpdf_oh_get_key(pdf, cid, "/W"), width = qpdf_oh_get_key(pdf, cid, "/DW");
    int n = qpdf_oh_is_array(pdf, list) ? qpdf_oh_get_array_n_items(pdf, list) : 0;
    int set = 0; /* ranges may lie over each other, again and again */

    font->width = qpdf_oh_is_number(pdf, width) ? qpdf_oh_get_numeric_value(pdf, width) : 1000;
    for (int i = 0; i + 1 < n && set < SAID_MAX;) {
        gint64 first = (gint64)CLAMP(
            qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, list, i)), 0, CODES_WIDE);
        qpdf_oh second = qpdf_oh_get_array_item(pdf, list, i + 1);
        if (qpdf_oh_is_array(pdf, second)) {
            int many = MIN(qpdf_oh_get_array_n_items(pdf, second), CODES_WIDE);
            for (int k = 0; k < many; k++)
                set_width(font, first + k,
                          qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, second, k)));
            set += many + 1;
            i += 2;
        } else if (i + 2 < n) {
            gint64 last = (gint64)CLAMP(qpdf_oh_get_numeric_value(pdf, second), 0, CODES_WIDE - 1);
            double all = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, list, i + 2));
            for (gint64 code = first; code <= last; code++)
                set_width(font, code, all);
            set += (int)MAX(last - first, 0) + 1;
            i += 3;
        } else {
            break;
        }
    }
}

static void
read_simple_widths(DalilPdfFont *font, qpdf_data pdf, qpdf_oh dict)
{
    qpdf_oh list = qpdf_oh_get_key(pdf, dict, "/Widths");
    qpdf_oh first = qpdf_oh_get_key(pdf, dict, "/FirstChar");
    qpdf_oh matrix = qpdf_oh_get_key(pdf, dict, "/FontMatrix"); /* Type 3 */
    int n = qpdf_oh_is_array(pdf, list) ? qpdf_oh_get_array_n_items(pdf, list) : 0;
    int from = qpdf_oh_is_integer(pdf, first) ? qpdf_oh_get_int_value_as_int(pdf, first) : 0;
    double scale = 1;

    if (qpdf_oh_is_array(pdf, matrix) && qpdf_oh_get_array_n_items(pdf, matrix) == 6)
        scale = 1000 * qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, matrix, 0));
    for (int i = 0; i < MIN(n, CODES_BYTE); i++)
        set_width(font, (gint64)from + i,
                  scale * qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, list, i)));
}

static gunichar
letter_named(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(glyph_names); i++)
        if (g_str_equal(glyph_names[i].name, name))
            return glyph_names[i].letter;
    if (name[0] && !name[1])
        return (gunichar)(guint8)name[0];
    if (g_str_has_prefix(name, "uni") && strlen(name) == 7)
        return (gunichar)g_ascii_strtoull(name + 3, NULL, 16);
    return 0;
}

static void
read_encoding(DalilPdfFont *font, qpdf_data pdf, qpdf_oh encoding)
{
    qpdf_oh base = qpdf_oh_is_dictionary(pdf, encoding)
                       ? qpdf_oh_get_key(pdf, encoding, "/BaseEncoding")
                       : encoding;
    qpdf_oh list = qpdf_oh_is_dictionary(pdf, encoding)
                       ? qpdf_oh_get_key(pdf, encoding, "/Differences")
                       : base;
    int n = qpdf_oh_is_array(pdf, list) ? qpdf_oh_get_array_n_items(pdf, list) : 0;
    gint64 code = 0;

    if (qpdf_oh_is_name_and_equals(pdf, base, "/WinAnsiEncoding"))
        for (gunichar c = 32; c < CODES_BYTE; c++)
            font->encoded[c] = c >= 0x80 && c < 0xA0 ? win_ansi[c - 0x80] : c;
    for (int i = 0; i < n; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(pdf, list, i);
        if (qpdf_oh_is_name(pdf, item) && code >= 0 && code < CODES_BYTE)
            font->encoded[code++] = letter_named(qpdf_oh_get_name(pdf, item) + 1);
        else
            code = qpdf_oh_is_integer(pdf, item) ? qpdf_oh_get_int_value(pdf, item) : code;
    }
}

static void
read_letters(DalilPdfFont *font, DalilUnpack *unpack, qpdf_oh dict)
{
    gsize length = 0;
    unsigned char *map =
        dalil_unpack_stream(unpack, qpdf_oh_get_key(unpack->pdf, dict, "/ToUnicode"), &length);

    if (map && !dalil_pdffont_map(font, map, length))
        unpack->too_large = TRUE;
    free(map);
}

DalilPdfFont *
dalil_pdffont_new(DalilUnpack *unpack, qpdf_oh dict)
{
    DalilPdfFont *font = g_new0(DalilPdfFont, 1);
    qpdf_data pdf = unpack->pdf;
    qpdf_oh below = qpdf_oh_get_key(pdf, dict, "/DescendantFonts");
    qpdf_oh name = qpdf_oh_get_key(pdf, dict, "/BaseFont");

    font->bold = qpdf_oh_is_name(pdf, name) && strstr(qpdf_oh_get_name(pdf, name), "Bold");
    font->wide = qpdf_oh_is_name_and_equals(pdf, qpdf_oh_get_key(pdf, dict, "/Subtype"), "/Type0");
    if (font->wide && qpdf_oh_is_array(pdf, below) && qpdf_oh_get_array_n_items(pdf, below) == 1 &&
        qpdf_oh_is_dictionary(pdf, qpdf_oh_get_array_item(pdf, below, 0)))
        read_cid_widths(font, pdf, qpdf_oh_get_array_item(pdf, below, 0));
    if (!font->wide) {
        read_simple_widths(font, pdf, dict);
        read_encoding(font, pdf, qpdf_oh_get_key(pdf, dict, "/Encoding"));
    }
    read_letters(font, unpack, dict);
    dalil_unpack_charge(unpack, SIZE + 8.0 * (font->n_widths + font->n_letters));
    return font;
}

void
dalil_pdffont_free(DalilPdfFont *font)
{
    if (!font)
        return;
    g_free(font->widths);
    g_free(font->starts);
    g_free(font->lengths);
    if (font->letters)
        g_string_free(font->letters, TRUE);
    g_free(font);
}

double
dalil_pdffont_width(const DalilPdfFont *font, guint code)
{
    return (int)code < font->n_widths ? font->widths[code] : font->width;
}

static void
free_font(gpointer font)
{
    dalil_pdffont_free(font);
}

void
dalil_pdffonts_begin(DalilPdfFonts *fonts, DalilUnpack *unpack)
{
    fonts->unpack = unpack;
    fonts->by_number = g_hash_table_new_full(NULL, NULL, NULL, free_font);
    fonts->direct = g_ptr_array_new_with_free_func(free_font);
}

void
dalil_pdffonts_clear(DalilPdfFonts *fonts)
{
    g_hash_table_unref(fonts->by_number);
    g_ptr_array_unref(fonts->direct);
}

const DalilPdfFont *
dalil_pdffonts_of(qpdf_oh dict, gpointer user)
{
    DalilPdfFonts *fonts = user;
    qpdf_data pdf = fonts->unpack->pdf;
    int id = qpdf_oh_get_object_id(pdf, dict);
    DalilPdfFont *font = g_hash_table_lookup(fonts->by_number, GINT_TO_POINTER(id));

    if (font || !qpdf_oh_is_dictionary(pdf, dict) || !dalil_unpack_charge(fonts->unpack, SIZE))
        return font;
    font = dalil_pdffont_new(fonts->unpack, dict);
    font->object = id;
    if (id > 0)
        g_hash_table_insert(fonts->by_number, GINT_TO_POINTER(id), font);
    else
        g_ptr_array_add(fonts->direct, font);
    return font;
}
