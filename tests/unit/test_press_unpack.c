/* test_press_unpack.c: streams that would fill a machine are left packed, and that is told */
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "press/pdftext_show.h"

/* One file with one stream: @dict, @data. */
static qpdf_data
file_of(const char *dict, const void *data, gsize length, qpdf_oh *stream)
{
    qpdf_data pdf = qpdf_init();

    qpdf_silence_errors(pdf);
    qpdf_empty_pdf(pdf);
    *stream = qpdf_oh_new_stream(pdf);
    qpdf_oh_replace_stream_data(pdf, *stream, data, length, qpdf_oh_parse(pdf, dict),
                                qpdf_oh_new_null(pdf));
    return pdf;
}

/* @n spaces, packed. */
static GByteArray *
packed(gsize n)
{
    g_autofree guint8 *plain = g_malloc(n);
    uLongf length = compressBound(n);
    GByteArray *out = g_byte_array_sized_new((guint)length);

    memset(plain, ' ', n);
    g_byte_array_set_size(out, (guint)length);
    g_assert_cmpint(compress(out->data, &length, plain, n), ==, Z_OK);
    g_byte_array_set_size(out, (guint)length);
    return out;
}

static const struct {
    const char *name, *filter;
    gsize size;    /* unpacked, of what is packed by zlib; 0: "abc" as it is */
    gssize length; /* -1: left packed */
    gboolean too_large;
} cases[] = {
    {"plain", "null", 0, 3, FALSE},
    {"flate", "/FlateDecode", 100000, 100000, FALSE},
    {"flate-alone-in-a-row", "[/FlateDecode]", 1000, 1000, FALSE},
    {"bomb", "/FlateDecode", 65 * 1024 * 1024, -1, TRUE},
    {"twice", "[/FlateDecode /FlateDecode]", 1000, -1, TRUE},
    {"run-length", "/RunLengthDecode", 0, -1, FALSE},
    {"unknown", "/NoDecode", 0, -1, FALSE},
    {"jpeg", "/DCTDecode", 0, -1, FALSE},
};

static void
test_case(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    gboolean zipped = cases[row].size > 0;
    g_autoptr(GByteArray) bytes = zipped ? packed(cases[row].size) : NULL;
    qpdf_oh stream = 0;
    qpdf_data pdf = file_of(cases[row].filter, zipped ? (void *)bytes->data : (void *)"abc",
                            zipped ? bytes->len : 3, &stream);
    DalilUnpack unpack;
    gsize length = 0;
    unsigned char *got = NULL;

    dalil_unpack_begin(&unpack, pdf);
    got = dalil_unpack_stream(&unpack, stream, &length);
    g_assert_cmpint(got ? (gssize)length : -1, ==, cases[row].length);
    g_assert_cmpint(unpack.too_large, ==, cases[row].too_large);
    g_assert_cmpint(unpack.damaged, ==, !got && !cases[row].too_large);
    free(got);
    qpdf_cleanup(&pdf);
}

/* However often one stream is asked for, there is an end. */
static void
test_again_and_again(void)
{
    qpdf_oh stream = 0;
    g_autoptr(GByteArray) bytes = packed(30 * 1024 * 1024);
    qpdf_data pdf = file_of("/FlateDecode", bytes->data, bytes->len, &stream);
    DalilUnpack unpack;
    int given = 0;

    dalil_unpack_begin(&unpack, pdf);
    for (int i = 0; i < 30; i++) {
        gsize length = 0;
        unsigned char *got = dalil_unpack_stream(&unpack, stream, &length);
        given += got != NULL;
        free(got);
    }
    g_assert_cmpint(given, ==, 17); /* of 30 MiB in 512 */
    g_assert_true(unpack.too_large);
    qpdf_cleanup(&pdf);
}

/* A map that says the same range again and again, each time 65,536 letters. */
static void
test_map(void)
{
    GString *map = g_string_new(NULL);
    DalilPdfFont *font = g_new0(DalilPdfFont, 1);

    for (int i = 0; i < 100000; i++)
        g_string_append(map, "1 beginbfrange <0000> <ffff> <0661> endbfrange ");
    font->wide = TRUE;
    g_assert_false(dalil_pdffont_map(font, (const guint8 *)map->str, map->len));
    g_assert_cmpuint(font->letters->len, <, 2 * 1024 * 1024);
    dalil_pdffont_free(font);
    g_string_free(map, TRUE);
}

/* A page whose letters say more than a page can. */
static void
test_page(void)
{
    qpdf_oh stream = 0;
    qpdf_data pdf = file_of("null", "", 0, &stream);
    DalilUnpack unpack;
    DalilPdfFonts fonts;
    DalilShow show = {&unpack, dalil_pdffonts_of, &fonts, NULL};
    GString *content = g_string_new("BT /F 1 Tf (");
    DalilPdfPage page = {.text = g_string_new(NULL),
                         .glyphs = g_array_new(FALSE, FALSE, sizeof(DalilPdfGlyph))};

    for (int i = 0; i < 1100000; i++)
        g_string_append_c(content, '1');
    g_string_append(content, ") Tj ET");
    dalil_unpack_begin(&unpack, pdf);
    dalil_pdffonts_begin(&fonts, &unpack);
    dalil_show_content(
        &show, &page, (const guint8 *)content->str, content->len,
        qpdf_oh_parse(pdf, "<</Font <</F <</Subtype /Type1 /Encoding /WinAnsiEncoding>>>>>>"),
        dalil_affine_unit());
    g_assert_true(unpack.too_large);
    g_assert_cmpuint(page.glyphs->len, ==, 1000000);
    dalil_pdffonts_clear(&fonts);
    g_array_unref(page.glyphs);
    g_string_free(page.text, TRUE);
    g_string_free(content, TRUE);
    qpdf_cleanup(&pdf);
}

static void
test_boxes(void)
{
    qpdf_oh stream = 0;
    qpdf_data pdf = file_of("null", "", 0, &stream);
    qpdf_oh dict = qpdf_oh_parse(pdf, "<</A [9 8 1 2] /B [1 2 3] /C [0 0 /x 1] /Matrix [0 1 -1 0 "
                                      "5 0]>>");
    const DalilAffine m = dalil_unpack_matrix(pdf, dict);
    double box[4], seen[4];

    g_assert_true(dalil_unpack_box(pdf, dict, "/A", box));
    g_assert_cmpfloat(box[0], ==, 1);
    g_assert_cmpfloat(box[1], ==, 2);
    g_assert_cmpfloat(box[2], ==, 9);
    g_assert_cmpfloat(box[3], ==, 8);
    dalil_unpack_seen(box, &m, seen);
    g_assert_cmpfloat(seen[0], ==, -3);
    g_assert_cmpfloat(seen[1], ==, 1);
    g_assert_cmpfloat(seen[2], ==, 3);
    g_assert_cmpfloat(seen[3], ==, 9);
    g_assert_false(dalil_unpack_box(pdf, dict, "/B", box));
    g_assert_false(dalil_unpack_box(pdf, dict, "/Z", box));
    qpdf_cleanup(&pdf);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = g_strconcat("/press/unpack/", cases[i].name, NULL);
        g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_case);
    }
    g_test_add_func("/press/unpack/again-and-again", test_again_and_again);
    g_test_add_func("/press/unpack/map", test_map);
    g_test_add_func("/press/unpack/page", test_page);
    g_test_add_func("/press/unpack/boxes", test_boxes);
    return g_test_run();
}
