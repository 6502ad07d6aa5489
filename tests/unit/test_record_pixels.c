/* test_record_pixels.c: pictures that differ, and those that only seem to */
#include <cairo.h>
#include <string.h>

#include "record/pixels.h"

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
give(void *closure, unsigned char *to, unsigned length)
{
    GByteArray *from = closure;

    if (from->len < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, from->data, length);
    g_byte_array_remove_range(from, 0, length);
    return CAIRO_STATUS_SUCCESS;
}

/* A sheet all of @ground with a square of 10 by 10 points in @ink at 5, 5. */
static GByteArray *
sheet(int width, int height, guint32 ground, guint32 ink)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    int stride = cairo_image_surface_get_stride(surface) / 4;
    guint32 *points = (gpointer)cairo_image_surface_get_data(surface);
    GByteArray *out = g_byte_array_new();

    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            points[y * stride + x] = x >= 5 && x < 15 && y >= 5 && y < 15 ? ink : ground;
    cairo_surface_mark_dirty(surface);
    cairo_surface_write_to_png_stream(surface, collect, out);
    cairo_surface_destroy(surface);
    return out;
}

/* The point at @x, @y of a PNG file, which is used up. */
static guint32
point(GByteArray *png, int x, int y)
{
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(give, png);
    guint32 *points = (gpointer)cairo_image_surface_get_data(surface);
    guint32 found = points[y * cairo_image_surface_get_stride(surface) / 4 + x] & 0xffffff;

    cairo_surface_destroy(surface);
    return found;
}

static GByteArray *
compared(GByteArray *before, GByteArray *after, DalilPixels *pixels)
{
    GError *error = NULL;
    GByteArray *both =
        dalil_pixels_compare(before->data, before->len, after->data, after->len, pixels, &error);

    g_assert_no_error(error);
    g_assert_nonnull(both);
    return both;
}

static const struct {
    guint32 before, after;
    double part;
} cases[] = {
    {0x000000, 0x000000, 0},    {0x808080, 0x818181, 0}, /* one level is rounding */
    {0x808080, 0x808280, 0.25}, {0x000000, 0xffffff, 0.25},
    {0xffffff, 0x000000, 0.25}, {0x800000, 0x000080, 0.25},
};

static void
test_parts(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) before = sheet(20, 20, 0xffffff, cases[i].before);
        g_autoptr(GByteArray) after = sheet(20, 20, 0xffffff, cases[i].after);
        DalilPixels pixels = {FALSE, -1};
        g_autoptr(GByteArray) both = compared(before, after, &pixels);
        g_assert_true(pixels.same_size);
        g_assert_cmpfloat_with_epsilon(pixels.part, cases[i].part, 1e-9);
    }
}

static void
test_colours(void)
{
    g_autoptr(GByteArray) white = sheet(20, 20, 0xffffff, 0xffffff);
    g_autoptr(GByteArray) black = sheet(20, 20, 0xffffff, 0x000000);
    DalilPixels pixels;
    g_autoptr(GByteArray) gone = compared(black, white, &pixels);
    g_autoptr(GByteArray) came = compared(white, black, &pixels);
    guint32 red = point(gone, 10, 10), blue = point(came, 10, 10);

    g_assert_cmpuint(red >> 16, >, (red & 255) + 100);
    g_assert_cmpuint(blue & 255, >, (blue >> 16) + 100);
}

/* The least difference that counts is seen all the same. */
static void
test_amplified(void)
{
    g_autoptr(GByteArray) before = sheet(20, 20, 0xffffff, 0xfdfdfd);
    g_autoptr(GByteArray) after = sheet(20, 20, 0xffffff, 0xffffff);
    DalilPixels pixels;
    g_autoptr(GByteArray) both = compared(before, after, &pixels);
    guint32 seen = point(both, 10, 10);

    g_assert_cmpuint((seen >> 16) - (seen & 255), >, 40);
}

static void
test_sizes(void)
{
    g_autoptr(GByteArray) small = sheet(20, 20, 0xffffff, 0x000000);
    g_autoptr(GByteArray) large = sheet(20, 40, 0x000000, 0x000000);
    DalilPixels pixels = {TRUE, 0};
    g_autoptr(GByteArray) both = compared(small, large, &pixels);

    g_assert_false(pixels.same_size);
    g_assert_cmpfloat_with_epsilon(pixels.part, 0.875, 1e-9);
    g_assert_cmpint(dalil_pixels_width(both->data, both->len), ==, 20);
}

static void
test_no_picture(void)
{
    g_autoptr(GByteArray) good = sheet(20, 20, 0xffffff, 0x000000);
    g_autoptr(GError) error = NULL;
    DalilPixels pixels;

    g_assert_null(
        dalil_pixels_compare(good->data, good->len, (const guint8 *)"no", 2, &pixels, &error));
    g_assert_nonnull(error);
    g_assert_nonnull(strstr(error->message, "new picture"));
    g_assert_cmpint(dalil_pixels_width((const guint8 *)"", 0), ==, 0);
    g_assert_cmpint(dalil_pixels_width(good->data, good->len / 2), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/pixels/parts", test_parts);
    g_test_add_func("/record/pixels/colours", test_colours);
    g_test_add_func("/record/pixels/amplified", test_amplified);
    g_test_add_func("/record/pixels/sizes", test_sizes);
    g_test_add_func("/record/pixels/no-picture", test_no_picture);
    return g_test_run();
}
