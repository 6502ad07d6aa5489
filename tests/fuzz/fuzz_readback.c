/* fuzz_readback.c: any bytes as a PDF, as the content of a page, and as a character map: glyphs in
 * finite places that say valid text, or a message
 *
 * Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run over the files named.
 */
#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "press/pdftext_show.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_page(const DalilPdfPage *page)
{
    g_assert(g_utf8_validate(page->text->str, (gssize)page->text->len, NULL));
    for (guint i = 0; i < page->glyphs->len; i++) {
        const DalilPdfGlyph *glyph = &g_array_index(page->glyphs, DalilPdfGlyph, i);
        g_assert(isfinite(glyph->x) && isfinite(glyph->y) && isfinite(glyph->width));
        g_assert(glyph->said + glyph->length <= page->text->len);
    }
}

static void
read_file(const uint8_t *data, size_t size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPdfText) text = dalil_pdftext_read(data, size, "fuzz.pdf", &error);

    g_assert((text == NULL) == (error != NULL));
    for (int i = 0; text && i < text->n; i++)
        check_page(&text->pages[i]);
}

static const DalilPdfFont *
this_font(qpdf_oh dict, gpointer user)
{
    (void)dict;
    return user;
}

/* The same bytes as what a page shows, in a font they describe themselves. */
static void
read_content(const uint8_t *data, size_t size, gboolean wide)
{
    static const char resources[] = "<</Font <</F <<>>>> /ExtGState <</G <</Font [<<>> 5]>>>>>>";
    DalilPdfFont *font = g_new0(DalilPdfFont, 1);
    qpdf_data pdf = qpdf_init();
    DalilUnpack unpack;
    DalilShow show = {.unpack = &unpack, .font_of = this_font, .user = font};
    DalilPdfPage page = {.text = g_string_new(NULL),
                         .glyphs = g_array_new(FALSE, FALSE, sizeof(DalilPdfGlyph))};

    font->wide = wide;
    font->width = 500;
    dalil_pdffont_map(font, data, size);
    qpdf_silence_errors(pdf);
    qpdf_empty_pdf(pdf);
    dalil_unpack_begin(&unpack, pdf);
    dalil_show_content(&show, &page, data, size, qpdf_oh_parse(pdf, resources),
                       (DalilAffine){1, 0, 0, -1, 0, 100});
    check_page(&page);
    g_string_free(page.text, TRUE);
    g_array_unref(page.glyphs);
    dalil_pdffont_free(font);
    qpdf_cleanup(&pdf);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree uint8_t *copy = g_malloc(MAX(size, 1)); /* its own block: reading beyond is seen */

    if (size > 0)
        memcpy(copy, data, size);
    if (size > 4 && memcmp(copy, "%PDF", 4) == 0) {
        read_file(copy, size);
    } else {
        read_content(copy, size, FALSE);
        read_content(copy, size, TRUE);
    }
    return 0;
}

#include "replay.h"
