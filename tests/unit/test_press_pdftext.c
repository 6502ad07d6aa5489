/* test_press_pdftext.c: the reader of finished PDFs: words, character maps, operators, and files
 * that are none */
#include <glib.h>
#include <string.h>

#include "press/pdftext_scan.h"
#include "press/pdftext_show.h"

#define SCANNED "/Na#6de 12 -.5 +3.25 (a(b)\\)\\101\\\nc) <414> <</K[true]>> T* % no\n 'end"

/* Every word in its kind: /name, number, (string), operator; brackets are dots. */
static void
test_words(void)
{
    GString *got = g_string_new(NULL);
    DalilScan scan;

    dalil_scan_begin(&scan, (const guint8 *)SCANNED, strlen(SCANNED));
    while (dalil_scan_next(&scan) != DALIL_WORD_END)
        if (scan.kind == DALIL_WORD_NUMBER)
            g_string_append_printf(got, " %g", scan.number);
        else
            g_string_append_printf(got, " %s%s",
                                   scan.kind == DALIL_WORD_NAME      ? "/"
                                   : scan.kind == DALIL_WORD_STRING  ? "("
                                   : scan.kind == DALIL_WORD_BRACKET ? "."
                                                                     : "",
                                   scan.bytes->str);
    dalil_scan_clear(&scan);
    g_assert_cmpstr(got->str, ==, " /Name 12 -0.5 3.25 (a(b))Ac (A@ . /K . true . . T* 'end");
    g_string_free(got, TRUE);
}

/* What is cut off in the middle of a word ends there. */
static void
test_cut(void)
{
    for (gsize length = 0; length <= strlen(SCANNED); length++) {
        g_autofree guint8 *copy = g_memdup2(SCANNED, MAX(length, 1));
        DalilScan scan;

        dalil_scan_begin(&scan, copy, length);
        while (dalil_scan_next(&scan) != DALIL_WORD_END)
            ;
        dalil_scan_clear(&scan);
    }
}

static const struct {
    const char *name, *map;
    gboolean wide;
    guint code;
    const char *says;
} maps[] = {
    {"char", "1 beginbfchar <31> <0035> endbfchar", FALSE, 0x31, "5"},
    {"ligature", "1 beginbfchar <0001> <006600660069> endbfchar", TRUE, 1, "ffi"},
    {"beyond-bmp", "1 beginbfchar <0001> <D83ADD00> endbfchar", TRUE, 1, "\xF0\x9E\xA4\x80"},
    {"range", "1 beginbfrange <20> <7e> <0020> endbfrange", FALSE, 0x41, "A"},
    {"array", "1 beginbfrange <0002> <0004> [<0661> <0662> <0663>] endbfrange", TRUE, 3,
     "\xD9\xA2"},
    {"nothing", "1 beginbfchar <31> <0035> endbfchar", FALSE, 0x32, ""},
    {"unpaired", "1 beginbfchar <31> <D83A> endbfchar", FALSE, 0x31, ""},
    {"too-far", "1 beginbfchar <FFFFFF> <0035> endbfchar", TRUE, 5, ""},
};

static void
test_map(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    DalilPdfFont *font = g_new0(DalilPdfFont, 1);
    g_autofree char *says = NULL;

    font->wide = maps[row].wide;
    dalil_pdffont_map(font, (const guint8 *)maps[row].map, strlen(maps[row].map));
    if ((int)maps[row].code < font->n_letters)
        says = g_strndup(font->letters->str + font->starts[maps[row].code],
                         font->lengths[maps[row].code]);
    g_assert_cmpstr(says ? says : "", ==, maps[row].says);
    dalil_pdffont_free(font);
}

static void
test_text(void)
{
    GString *to = g_string_new(NULL);

    dalil_pdffont_text(to, "\xFE\xFF\x06\x27\0.", 6);
    dalil_pdffont_text(to, "\xEF\xBB\xBF\xC3\xA9", 5);
    dalil_pdffont_text(to, "\xE9!", 2);
    g_assert_cmpstr(to->str, ==, "\xD8\xA7.\xC3\xA9\xC3\xA9!");
    g_string_free(to, TRUE);
}

/* A page with @content, read: what all letters say, then where the last one stands, and its size.
 * (transfer full) */
static char *
shown(const char *content)
{
    const char *source =
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/TrimBox[10 10 190 90]/Contents 4 "
        "0 "
        "R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R/Z 8 0 R>>/ExtGState<</G "
        "<</Font[5 0 R 5]>>>>"
        "/Properties<</P <</ActualText(seven)>>>>>>>> endobj\n"
        "5 0 obj <</Type/Font/Subtype/TrueType/BaseFont/A-Bold/FirstChar 32/LastChar 34/Widths[250 "
        "500 500]/Encoding/WinAnsiEncoding>> endobj\n"
        "6 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 5 0]/Resources<</Font<</"
        "F 5 0 R>>>>/Length 23>> stream\nBT/F 10 Tf(1)Tj ET    \nendstream endobj\n"
        "7 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 27>> stream\n"
        "Q Q EMC EMC BT(1)Tj ET 9 w \nendstream endobj\n"
        "8 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 35>> stream\n"
        "q q BT/F 10 Tf 99 0 Td(1)Tj ET     \nendstream endobj\n";
    GString *pdf = g_string_new(source);
    g_autoptr(DalilPdfText) text = NULL;
    GError *error = NULL;
    GString *got = g_string_new(NULL);
    const DalilPdfGlyph *last = NULL;
    qpdf_data fixed = qpdf_init();

    /* Without a table of objects: libqpdf makes one, as the reader itself would not. */
    g_string_append_printf(pdf,
                           "4 0 obj <</Length %d>> stream\n%s\nendstream endobj\ntrailer <</Root 1 "
                           "0 R/Size 9>>\nstartxref\n0\n%%%%EOF\n",
                           (int)strlen(content) + 1, content);
    qpdf_silence_errors(fixed);
    qpdf_set_suppress_warnings(fixed, QPDF_TRUE);
    g_assert_cmpint(qpdf_read_memory(fixed, "made up", pdf->str, pdf->len, NULL) & QPDF_ERRORS, ==,
                    0);
    g_assert_cmpint(qpdf_init_write_memory(fixed) & QPDF_ERRORS, ==, 0);
    g_assert_cmpint(qpdf_write(fixed) & QPDF_ERRORS, ==, 0);
    text = dalil_pdftext_read(qpdf_get_buffer(fixed), qpdf_get_buffer_length(fixed), "made up",
                              &error);
    g_assert_no_error(error);
    g_assert_cmpfloat_with_epsilon(text->pages[0].width, 180, 1e-6);
    for (guint i = 0; i < text->pages[0].glyphs->len; i++) {
        last = &g_array_index(text->pages[0].glyphs, DalilPdfGlyph, i);
        g_assert_true(last->bold);
        g_string_append_len(got, text->pages[0].text->str + last->said, last->length);
    }
    if (last)
        g_string_append_printf(got, " %g %g %g", last->x, last->y, last->size);
    qpdf_cleanup(&fixed);
    g_string_free(pdf, TRUE);
    return g_string_free(got, FALSE);
}

/* What all letters say; then the place of the last one, from the top left of the trimmed page (10
 * from the left, 90 high), and its size. A letter of this font is half its size wide, a space a
 * quarter. */
static const struct {
    const char *name, *content, *shown;
} operators[] = {
    {"Tj", "BT /F 10 Tf 20 30 Td (!\")Tj ET", "!\" 15 60 10"},
    {"TJ", "BT /F 10 Tf 20 30 Td [(!)-1000(\")]TJ ET", "!\" 25 60 10"},
    {"Tm", "BT /F 1 Tf 8 0 0 8 20 30 Tm (!)Tj ET", "! 10 60 8"},
    {"cm", "q 2 0 0 2 10 0 cm BT /F 5 Tf 1 0 0 1 5 5 Tm (!)Tj ET Q", "! 10 80 10"},
    {"q-Q", "/F 10 Tf q /F 5 Tf Q BT (!)Tj ET", "! -10 90 10"},
    {"Tc", "BT /F 10 Tf 2 Tc (!!)Tj ET", "!! -3 90 10"},
    {"Tw", "BT /F 10 Tf 2 Tw ( !)Tj ET", " ! -5.5 90 10"},
    {"Tz", "BT /F 10 Tf 50 Tz (!!)Tj ET", "!! -7.5 90 10"},
    {"Ts", "BT /F 10 Tf 3 Ts (!)Tj ET", "! -10 87 10"},
    {"TL", "BT /F 10 Tf 12 TL (!)Tj T* (!)Tj ET", "!! -10 102 10"},
    {"TD", "BT /F 10 Tf 0 -5 TD (!)Tj T* (!)Tj ET", "!! -10 100 10"},
    {"quote", "BT /F 10 Tf 5 TL (!)' ET", "! -10 95 10"},
    {"quotes", "BT /F 10 Tf 5 TL 0 1 (!!)\" ET", "!! -4 95 10"},
    {"gs", "/G gs BT (!)Tj ET", "! -10 90 5"},
    {"invisible", "BT /F 10 Tf (!)Tj 3 Tr (!!)Tj ET", "! -10 90 10"},
    {"form", "2 0 0 2 0 0 cm /X Do", "1 0 90 20"},
    {"actual-text", "BT /F 10 Tf /Span <</ActualText <FEFF0031>>> BDC (!!)Tj EMC (!)Tj ET",
     "1! 0 90 10"},
    {"actual-by-name", "BT /F 10 Tf /Span /P BDC (!!)Tj EMC ET", "seven -5 90 10"},
    {"nested",
     "BT /F 10 Tf /Span <</ActualText(a)>> BDC /Span <</ActualText(b)>> BDC (!)Tj EMC "
     "(!)Tj EMC (!)Tj ET",
     "a! 0 90 10"},
    {"actual-behind-a-switch",
     "BT /F 10 Tf /Span <</X true /ActualText (a) /Y null>> BDC (!)Tj EMC ET", "a -10 90 10"},
    {"marked", "BT /F 10 Tf /P <</MCID 0>> BDC /X BMC (!)Tj EMC EMC EMC ET", "! -10 90 10"},
    {"no-font", "BT (!)Tj ET", ""},
    {"unknown-font", "BT /Z 10 Tf (!)Tj ET", ""},
    {"image", "BI /W 1 ID (!)Tj \nEI BT /F 10 Tf (!)Tj ET", "! -10 90 10"},
    {"form-Q", "/F 10 Tf q 2 0 0 2 0 0 cm /Span <</ActualText(a)>> BDC /Y Do BT (!)Tj ET EMC Q",
     "a -10 90 20"},
    {"form-box", "/Z Do BT /F 10 Tf (!)Tj ET", "! -10 90 10"},
    {"too-many-q", NULL, "! -10 90 10"},
    {"too-many-Q", "Q Q Q BT /F 10 Tf (!)Tj ET", "! -10 90 10"},
};

/* More q than there is room for, then as many Q: what was set within is forgotten. (transfer full)
 */
static char *
too_many_q(void)
{
    GString *text = g_string_new("/F 10 Tf ");

    for (int i = 0; i < 600; i++)
        g_string_append(text, "q ");
    g_string_append(text, "2 0 0 2 0 0 cm ");
    for (int i = 0; i < 600; i++)
        g_string_append(text, "Q ");
    g_string_append(text, "BT (!)Tj ET");
    return g_string_free(text, FALSE);
}

static void
test_operator(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *many = too_many_q();
    const char *content = operators[row].content;
    g_autofree char *got = shown(content ? content : many);

    g_assert_cmpstr(got, ==, operators[row].shown);
}

static const struct {
    const char *name, *bytes;
} strangers[] = {
    {"empty", ""},
    {"text", "Hello\n"},
    {"head-only", "%PDF-1.5\n"},
    {"no-pages", "%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"},
};

static void
test_stranger(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(GError) error = NULL;
    const char *bytes = strangers[row].bytes;

    g_assert_null(dalil_pdftext_read((const guint8 *)bytes, strlen(bytes), "x.pdf", &error));
    g_assert_true(g_str_has_prefix(error->message, "x.pdf: "));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/pdftext/words", test_words);
    g_test_add_func("/press/pdftext/cut", test_cut);
    g_test_add_func("/press/pdftext/text", test_text);
#define ROWS(table, test, path)                                                                    \
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {                                              \
        g_autofree char *name = g_strconcat("/press/pdftext/" path "/", table[i].name, NULL);      \
        g_test_add_data_func(name, GSIZE_TO_POINTER(i), test);                                     \
    }
    ROWS(maps, test_map, "map");
    ROWS(operators, test_operator, "operator");
    ROWS(strangers, test_stranger, "stranger");
    return g_test_run();
}
