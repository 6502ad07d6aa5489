/* test_paint_png.c: pages as pictures, and the text beside them */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <cairo.h>

#include "paint/pdf.h"
#include "paint/png.h"
#include "png.h"

static const char services[] =
    "- id: soins\n"
    "  agency: maison\n"
    "  category: health\n"
    "  name: {fr: Soins, ar: علاج}\n"
    "  description: {fr: Appelez avant de venir, ar: اتصلوا قبل المجيء إلينا في أي يوم}\n"
    "  phones:\n"
    "    - \"+212 5 24 00 00 11\"\n"
    "    - {number: \"+212 6 00 00 00 12\", kind: whatsapp}\n"
    "  url: https://example.org/soins\n"
    "- id: repas\n"
    "  agency: maison\n"
    "  category: food\n"
    "  name: {fr: \"دار Repas\", ar: \"Repas دار\"}\n"
    "  phones: \"19\"\n";

/* Narrow enough to break the description, low enough to have more than one column. */
static const char page[] =
    "name: page\n"
    "sheet: {paper: a6}\n"
    "margin: {top: 6mm, bottom: 6mm, start: 6mm, end: 6mm}\n"
    "size_floor: 6pt\n"
    "inks: [{id: paper, colour: \"#fff4e0\"}, {id: text, colour: \"#000000\"}]\n"
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: "
    "paper}]\n"
    "flows: [{id: s, size: 9pt, entry: [name, description, phones, url], blocks: [{kind: "
    "services}]}]\n"
    "panels:\n"
    "  - frames:\n"
    "      - {id: tiles, top: 6mm, height: 14mm, size: 9pt, blocks: [{kind: tiles, size: 8mm}]}\n"
    "      - {id: qr, top: 24mm, height: 26mm, size: 9pt, blocks: [{kind: qr, size: 20mm}]}\n"
    "      - {id: column, top: 56mm, width: 45mm, flow: s}\n";

static const struct {
    const char *tag, *alt;
} alts[] = {
    {"fr", "Santé · Repas\n"
           "\n"
           "\u2066https://example.org/aide\u2069\n"
           "\n"
           "Santé\n"
           "\n"
           "Soins\n"
           "Appelez avant de venir\n"
           "\u2066+212 5 24 00 00 11\u2069\n"
           "\u2066+212 6 00 00 00 12\u2069 (WhatsApp)\n"
           "\u2066example.org/soins\u2069\n"
           "\n"
           "Repas\n"
           "\n"
           "\u2067دار\u2069 Repas\n"
           "\u206619\u2069\n"},
    {"ar", "الصحة · الطعام\n"
           "\n"
           "\u200f\u2066https://example.org/aide\u2069\n"
           "\n"
           "الصحة\n"
           "\n"
           "علاج\n"
           "اتصلوا قبل المجيء إلينا في أي يوم\n"
           "\u200f\u2066+212 5 24 00 00 11\u2069\n"
           "\u2066+212 6 00 00 00 12\u2069 (واتساب)\n"
           "\u200f\u2066example.org/soins\u2069\n"
           "\n"
           "الطعام\n"
           "\n"
           "\u2066Repas\u2069 دار\n"
           "\u200f\u206619\u2069\n"},
};

static const DalilLayout *
lay(Studio *studio, const DalilTemplate *layout, const char *tag, DalilEdition **edition)
{
    const DalilLayout *pages = studio_lay_out(studio, layout, dalil_language_lookup(tag), edition);

    studio_assert_clean(studio->diags);
    g_assert_nonnull(pages);
    return pages;
}

static const DalilLayout *
pages_of(Studio *studio, const char *tag, DalilEdition **edition)
{
    DalilTemplate *layout = studio_template(studio, "page", page);

    studio_assert_clean(studio->diags);
    return lay(studio, layout, tag, edition);
}

static void
test_alt(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(alts); i++) {
        g_autoptr(Studio) studio = studio_new(NULL, services);
        g_autoptr(GString) text = g_string_new(NULL);
        DalilEdition *edition = NULL;
        const DalilLayout *pages = pages_of(studio, alts[i].tag, &edition);

        for (int p = 0; p < pages->n_pages; p++)
            dalil_paint_alt(&pages->pages[p], pages->rtl, text);
        g_assert_cmpstr(text->str, ==, alts[i].alt);
    }
}

/* The picture has the size asked for, paper in its corners, ink inside, and the same bytes twice.
 */
static void
test_picture(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, services);
    DalilEdition *edition = NULL;
    const DalilLayout *pages = pages_of(studio, "ar", &edition);
    g_autoptr(GByteArray) png =
        dalil_paint_png(&pages->pages[0], edition, studio->fonts, 420, NULL);
    g_autoptr(GByteArray) again =
        dalil_paint_png(&pages->pages[0], edition, studio->fonts, 420, NULL);
    cairo_surface_t *surface = png_open(png);
    const unsigned char *pixels = NULL;
    int height = 0, stride = 0, dark = 0;

    g_assert_cmpmem(png->data, png->len, again->data, again->len);
    g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpint(cairo_image_surface_get_width(surface), ==, 420);
    height = cairo_image_surface_get_height(surface);
    g_assert_cmpint(height, ==, 592); /* 148 / 105 as high */
    pixels = cairo_image_surface_get_data(surface);
    stride = cairo_image_surface_get_stride(surface);
    g_assert_cmpint(pixels[0], ==, 0xE0); /* blue first */
    g_assert_cmpint(pixels[1], ==, 0xF4);
    g_assert_cmpint(pixels[2], ==, 0xFF);
    g_assert_cmpint(pixels[(height - 1) * stride + 419 * 4], ==, 0xE0);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < 420; x++)
            dark += pixels[y * stride + x * 4] < 0x40;
    g_assert_cmpint(dark, >, 4000);
    cairo_surface_destroy(surface);
}

static void
test_too_high(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, services);
    g_autoptr(GError) error = NULL;
    DalilEdition *edition = NULL;
    DalilPage narrow = pages_of(studio, "fr", &edition)->pages[0];

    narrow.width = 10;
    g_assert_null(dalil_paint_png(&narrow, edition, studio->fonts, 1080, &error));
    g_assert_error(error, DALIL_PAINT_ERROR, 0);
    g_assert_nonnull(strstr(error->message, "smaller --width"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/png/alt", test_alt);
    g_test_add_func("/paint/png/picture", test_picture);
    g_test_add_func("/paint/png/too-high", test_too_high);
    return g_test_run();
}
