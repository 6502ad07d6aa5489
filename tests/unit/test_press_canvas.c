/* test_press_canvas.c: the content of a page: marks, places, letters behind the glyphs */
#define _XOPEN_SOURCE 700
#include "edition.h"
#include "press/pdftext.h"
#include "press/screen_canvas.h"
#include "press/screen_head.h"

/* Shows @text, one letter a glyph but for the letters in @together, which have two glyphs. */
static void
show(DalilCanvas *canvas, const DalilFace *face, const char *text, char together, double x,
     double y)
{
    cairo_glyph_t glyphs[32];
    cairo_text_cluster_t clusters[16];
    DalilPenRun run = {
        .face = face, .size = 10, .glyphs = glyphs, .clusters = clusters, .text = text};

    for (const char *c = text; *c; c++) {
        hb_codepoint_t glyph = 0;
        int n = *c == together ? 2 : 1;
        g_assert_true(hb_font_get_nominal_glyph(face->hb, (guchar)*c, &glyph));
        clusters[run.n_clusters++] = (cairo_text_cluster_t){1, n};
        for (int i = 0; i < n; i++, x += 7)
            glyphs[run.n_glyphs++] = (cairo_glyph_t){glyph, x, y};
    }
    dalil_canvas_show(canvas, &run);
}

typedef struct {
    Studio *studio;
    const DalilFace *face;
    DalilScreenFonts *fonts;
    DalilCanvas *canvas;
} Page;

static const DalilEditionInk inks[] = {{.id = "text", .colour = {0, 0, 0}},
                                       {.id = "red", .colour = {0.8, 0.125, 0}}};

static void
open_page(Page *page)
{
    page->studio = studio_new(NULL, "");
    page->face = dalil_fonts_face(page->studio->fonts, "Noto Sans", FALSE);
    g_assert_nonnull(page->face);
    page->fonts = dalil_screen_fonts_new();
    page->canvas = dalil_canvas_new(page->fonts, inks, 100);
}

/* Bytes of codes as digits. */
static void
assert_content(Page *page, const char *wanted)
{
    const GString *content = dalil_canvas_finish(page->canvas);
    g_autoptr(GString) shown = g_string_new_len(content->str, (gssize)content->len);

    for (gsize i = 0; i < shown->len; i++)
        if ((guchar)shown->str[i] < 10)
            shown->str[i] = (char)(shown->str[i] + '0');
    g_assert_cmpstr(shown->str, ==, wanted);
    dalil_canvas_free(page->canvas);
    dalil_screen_fonts_free(page->fonts);
    studio_free(page->studio);
}

/* What belongs to no element is an artifact, however often it is begun. */
static void
test_marks(void)
{
    Page page;

    open_page(&page);
    dalil_canvas_fill(page.canvas, 1, (DalilRect){1, 2, 3.5, 4}, 0);
    dalil_canvas_form(page.canvas, 4, 0.5, 10, 20.0625);
    dalil_canvas_stretch(page.canvas, "/H1");
    dalil_canvas_form(page.canvas, 4, 1, 0, 0);
    g_assert_cmpint(dalil_canvas_next(page.canvas), ==, 1);
    dalil_canvas_stretch(page.canvas, "/P"); /* nothing stands in it */
    dalil_canvas_stretch(page.canvas, NULL);
    dalil_canvas_fill(page.canvas, 1, (DalilRect){0, 0, 1, 1}, 0);
    assert_content(&page, "/Artifact BMC\n0.8 0.125 0 rg\n1 94 3.5 4 re f\n"
                          "q 0.5 0 0 0.5 10 79.938 cm /X4 Do Q\nEMC\n"
                          "/H1 <</MCID 0>> BDC\nq 1 0 0 1 0 100 cm /X4 Do Q\nEMC\n"
                          "/Artifact BMC\n0 99 1 1 re f\nEMC\n");
}

/* Codes count up from 1. By itself the second letter would stand 5.61 points on, not 7. */
static void
test_text(void)
{
    Page page;

    open_page(&page);
    dalil_canvas_stretch(page.canvas, "/P");
    show(page.canvas, page.face, "aba", 0, 5, 20);
    show(page.canvas, page.face, "a", 0, 5, 32);
    assert_content(&page, "0 0 0 rg\n/F0 10 Tf\n/P <</MCID 0>> BDC\nBT\n"
                          "5 80 Td[(01)-139(02)-85(01)]TJ\n0 -12 Td[(01)]TJ\nET\nEMC\n");
}

/* Two glyphs for one letter: a span, and the paragraph in three pieces. */
static void
test_span(void)
{
    Page page;

    open_page(&page);
    dalil_canvas_stretch(page.canvas, "/P");
    show(page.canvas, page.face, "abc", 'b', 5, 20);
    assert_content(&page,
                   "0 0 0 rg\n/F0 10 Tf\n/P <</MCID 0>> BDC\nBT\n5 80 Td[(01)]TJ\nET\nEMC\n"
                   "/Span <</ActualText (b) /MCID 1>> BDC\nBT\n12 80 Td[(02)-85(02)]TJ\nET\nEMC\n"
                   "/P <</MCID 2>> BDC\nBT\n26 80 Td[(03)]TJ\nET\nEMC\n");
}

/* One glyph that says two things has two codes; bytes that strings need for themselves are kept
 * from them. */
static void
test_codes(void)
{
    Page page;
    DalilScreenFont *font = NULL;

    open_page(&page);
    font = dalil_screen_fonts_of(page.fonts, page.face);
    g_assert_cmpint(dalil_screen_font_code(font, 5, "a", 1), ==, 1);
    g_assert_cmpint(dalil_screen_font_code(font, 5, "b", 1), ==, 2);
    g_assert_cmpint(dalil_screen_font_code(font, 5, "a", 1), ==, 1);
    for (int i = 3; i <= 130; i++) {
        g_autofree char *text = g_strdup_printf("%d", i);
        g_assert_cmpint(dalil_screen_font_code(font, 6, text, (int)strlen(text)), ==, i);
    }
    dalil_canvas_stretch(page.canvas, "/P");
    for (int i = 0; i < 4; i++) {
        static const char *const said[] = {"13", "40", "41", "92"};
        cairo_glyph_t glyph = {6, 0, 100};
        cairo_text_cluster_t cluster = {2, 1};
        const DalilPenRun run = {page.face, 10, 0, &glyph, 1, &cluster, 1, said[i]};
        dalil_canvas_show(page.canvas, &run);
    }
    assert_content(&page, "0 0 0 rg\n/F0 10 Tf\n/P <</MCID 0>> BDC\nBT\n0 0 Td[(0\\r)]TJ\n"
                          "0 0 Td[(0\\()]TJ\n0 0 Td[(0\\))]TJ\n0 0 Td[(0\\\\)]TJ\nET\nEMC\n");
}

/* A file of one page with @page's content. (transfer full) */
static GByteArray *
made(Page *page)
{
    g_autoptr(DalilUaFile) file = dalil_ua_file_new();
    g_autoptr(GString) fonts = g_string_new(NULL);
    const GString *content = dalil_canvas_finish(page->canvas);
    const DalilScreenHead head = {.language = "fr", .title = "Essai", .date = "2026-11-15"};
    const DalilFace *failed = NULL;
    int leaf = dalil_ua_file_new_number(file), pages = dalil_ua_file_new_number(file);
    int stream = dalil_ua_file_new_number(file), info = 0;

    g_assert_true(dalil_ua_file_put_stream(file, stream, "", content->str, content->len, TRUE));
    g_assert_true(dalil_screen_fonts_put(page->fonts, file, fonts, &failed));
    g_string_append_printf(dalil_ua_file_begin(file, leaf),
                           "<</Type /Page /Parent %d 0 R /MediaBox [0 0 100 100] /Contents %d 0 R "
                           "/Resources <<%s>>>>",
                           pages, stream, fonts->str);
    dalil_ua_file_end(file);
    g_string_append_printf(dalil_ua_file_begin(file, pages),
                           "<</Type /Pages /Count 1 /Kids [%d 0 R]>>", leaf);
    dalil_ua_file_end(file);
    info = dalil_screen_put_info(&head, file);
    return dalil_ua_file_finish(file, dalil_screen_put_catalog(&head, file, pages, leaf, 0), info);
}

/* Outlines of the other kind (CFF) have no map from codes to glyphs: a glyph says one thing, and
 * what else it stands for is told by a span. */
static void
test_outlines(void)
{
    static const char folder[] = "/usr/share/fonts/opentype/urw-base35";
    Page page;
    DalilFonts *own = NULL;
    g_autoptr(GByteArray) bytes = NULL;
    g_autoptr(DalilPdfText) text = NULL;
    g_autoptr(GError) error = NULL;

    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_test_skip("the package fonts-urw-base35 is not installed");
        return;
    }
    open_page(&page);
    own = dalil_fonts_new(folder, page.studio->diags);
    page.face = dalil_fonts_face(own, "C059", FALSE);
    g_assert_nonnull(page.face);
    dalil_canvas_stretch(page.canvas, "/P");
    show(page.canvas, page.face, "abab", 0, 5, 20);
    show(page.canvas, page.face, "cc", 'c', 5, 40);
    bytes = made(&page);
    text = dalil_pdftext_read(bytes->data, bytes->len, "essai", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(text->pages[0].text->str, ==, "ababcc");
    dalil_canvas_free(page.canvas);
    dalil_screen_fonts_free(page.fonts);
    dalil_fonts_free(own);
    studio_free(page.studio);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/canvas/marks", test_marks);
    g_test_add_func("/press/canvas/text", test_text);
    g_test_add_func("/press/canvas/span", test_span);
    g_test_add_func("/press/canvas/codes", test_codes);
    g_test_add_func("/press/canvas/outlines", test_outlines);
    return g_test_run();
}
