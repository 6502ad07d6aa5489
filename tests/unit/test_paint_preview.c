/* test_paint_preview.c: small pictures of pages, and the files they are packed in */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "paint/pngfile.h"
#include "paint/preview.h"
#include "png.h"

enum { WIDTH = 300 };

static const char services[] =
    "- {id: soins, agency: maison, category: health, name: {fr: Soins, ar: علاج}, phones: \"19\"}\n"
    "- {id: repas, agency: maison, category: food, name: {fr: Repas, ar: طعام}, phones: \"15\"}\n";

/* Two pages alike, but for what flows. */
static const char page[] =
    "name: page\n"
    "sheet: {paper: a6}\n"
    "margin: {top: 6mm, bottom: 6mm, start: 6mm, end: 6mm}\n"
    "inks: [{id: paper, colour: \"#fef5e1\"}, {id: text, colour: \"#012345\"}]\n"
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: "
    "paper}]\n"
    "flows: [{id: s, size: 30pt, entry: [name, phones], blocks: [{kind: services}]}]\n"
    "panels: [{repeat: yes, frames: [{id: column, flow: s}]}]\n";

static guint32
pixel_of(cairo_surface_t *surface, int x, int y)
{
    guint32 pixel = 0;

    memcpy(&pixel,
           cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface) +
               4 * x,
           sizeof pixel);
    return pixel & 0xFFFFFF;
}

static const DalilLayout *
pages_of(Studio *studio, const char *tag, DalilEdition **edition)
{
    const DalilTemplate *layout = studio_template(studio, "page", page);
    const DalilLayout *pages = studio_lay_out(studio, layout, dalil_language_lookup(tag), edition);

    studio_assert_clean(studio->diags);
    g_assert_nonnull(pages);
    return pages;
}

/* The paper and the ink keep their colours, which are no steps of sixteen. */
static void
test_inks(void)
{
    static const char *const tags[] = {"fr", "ar"};

    for (gsize t = 0; t < G_N_ELEMENTS(tags); t++) {
        g_autoptr(Studio) studio = studio_new(NULL, services);
        DalilEdition *edition = NULL;
        const DalilLayout *pages = pages_of(studio, tags[t], &edition);
        g_autoptr(GPtrArray) files =
            dalil_previews(pages->pages, pages->n_pages, edition, studio->fonts, WIDTH, NULL);
        cairo_surface_t *surface = png_open(files->pdata[0]);
        int dark = 0;

        g_assert_cmpint(cairo_image_surface_get_width(surface), ==, WIDTH);
        g_assert_cmphex(pixel_of(surface, 0, 0), ==, 0xFEF5E1);
        for (int y = 0; y < cairo_image_surface_get_height(surface); y++)
            for (int x = 0; x < WIDTH; x++)
                dark += pixel_of(surface, x, y) == 0x012345;
        g_assert_cmpint(dark, >, 50);
        cairo_surface_destroy(surface);
    }
}

/* Else a comparison would find differences where there are none. */
static void
test_alone_and_together(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, services);
    DalilEdition *edition = NULL;
    const DalilLayout *pages = pages_of(studio, "ar", &edition);
    g_autoptr(GPtrArray) files =
        dalil_previews(pages->pages, pages->n_pages, edition, studio->fonts, WIDTH, NULL);

    g_assert_cmpint(pages->n_pages, >, 0);
    for (int p = pages->n_pages - 1; p >= 0; p--) {
        g_autoptr(GPtrArray) alone =
            dalil_previews(&pages->pages[p], 1, edition, studio->fonts, WIDTH, NULL);
        const GByteArray *a = alone->pdata[0], *b = files->pdata[p];
        g_assert_cmpmem(a->data, a->len, b->data, b->len);
    }
}

/* Fonts of an edition are let go with it. What another one draws in between changes nothing. */
static void
test_again(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, services);
    g_autoptr(GByteArray) first = NULL;

    for (int i = 0; i < 9; i++) {
        DalilEdition *edition = NULL;
        const DalilLayout *pages = pages_of(studio, i % 2 ? "ar" : "fr", &edition);
        g_autoptr(GPtrArray) files =
            dalil_previews(pages->pages, 1, edition, studio->fonts, WIDTH, NULL);
        GByteArray *file = files->pdata[0];
        if (i == 0)
            first = g_byte_array_ref(file);
        g_assert_cmpint(i % 2 == 0, ==,
                        file->len == first->len && memcmp(file->data, first->data, file->len) == 0);
    }
}

/* Each page has its own size; one that no picture can hold is refused, not cut. */
static void
test_sizes(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, services);
    g_autoptr(GError) error = NULL;
    DalilEdition *edition = NULL;
    const DalilLayout *pages = pages_of(studio, "fr", &edition);
    DalilPage three[] = {pages->pages[0], pages->pages[0], pages->pages[0]};
    g_autoptr(GPtrArray) files = NULL;

    three[1].height *= 2;
    files = dalil_previews(three, 3, edition, studio->fonts, WIDTH, &error);
    g_assert_no_error(error);
    for (int i = 0; i < 3; i++) {
        cairo_surface_t *surface = png_open(files->pdata[i]);
        g_assert_cmpint(cairo_image_surface_get_height(surface), ==,
                        (int)ceil(three[i].height * WIDTH / three[i].width));
        cairo_surface_destroy(surface);
    }
    three[1].height *= 1000;
    g_assert_null(dalil_previews(three, 3, edition, studio->fonts, WIDTH, &error));
    g_assert_nonnull(strstr(error->message, "too tall for a picture"));
}

static void
test_plain_file(void)
{
    static const guint8 points[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    g_autoptr(GByteArray) file = dalil_pngfile_pack(points, 3, 2, NULL, 0);
    cairo_surface_t *surface = png_open(file);

    g_assert_cmphex(pixel_of(surface, 0, 0), ==, 0xFF0000);
    g_assert_cmphex(pixel_of(surface, 2, 0), ==, 0x0000FF);
    g_assert_cmphex(pixel_of(surface, 1, 1), ==, 0x040506);
    cairo_surface_destroy(surface);
}

static void
test_palette_file(void)
{
    static const guint8 palette[] = {1, 2, 3, 250, 251, 252};
    static const guint8 points[] = {0, 1, 1, 0};
    g_autoptr(GByteArray) file = dalil_pngfile_pack(points, 2, 2, palette, 2);
    cairo_surface_t *surface = png_open(file);

    g_assert_cmphex(pixel_of(surface, 0, 0), ==, 0x010203);
    g_assert_cmphex(pixel_of(surface, 1, 0), ==, 0xFAFBFC);
    g_assert_cmphex(pixel_of(surface, 1, 1), ==, 0x010203);
    cairo_surface_destroy(surface);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/preview/inks", test_inks);
    g_test_add_func("/paint/preview/alone-and-together", test_alone_and_together);
    g_test_add_func("/paint/preview/again", test_again);
    g_test_add_func("/paint/preview/sizes", test_sizes);
    g_test_add_func("/paint/pngfile/plain", test_plain_file);
    g_test_add_func("/paint/pngfile/palette", test_palette_file);
    return g_test_run();
}
