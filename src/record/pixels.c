/* pixels.c: the difference of two pictures */
#include "record/pixels.h"

#include <cairo.h>
#include <string.h>

#include "paint/pdf.h"

enum {
    TOLERANCE = 1, /* levels of a channel */
    FAINTEST = 90, /* a difference of two levels is seen as one of so many */
    AMPLIFY = 4,
    FADE = 8, /* what did not change keeps an eighth of its darkness */
};

typedef struct {
    const guint8 *bytes;
    gsize left;
} Source;

static cairo_status_t
give(void *closure, unsigned char *to, unsigned length)
{
    Source *source = closure;

    if (source->left < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, source->bytes, length);
    source->bytes += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* On white, and as large as asked. NULL: no picture. (transfer full) */
static cairo_surface_t *
open_picture(const guint8 *bytes, gsize length)
{
    Source source = {bytes, length};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(give, &source);

    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

static cairo_surface_t *
spread(cairo_surface_t *picture, int width, int height)
{
    cairo_surface_t *sheet = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(sheet);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_flush(sheet);
    return sheet;
}

static int
channel(guint32 pixel, int n)
{
    return (int)(pixel >> (8 * n) & 255);
}

/* Perceived lightness, 0 to 255 (ITU-R BT.601). */
static int
lightness(guint32 pixel)
{
    return (299 * channel(pixel, 2) + 587 * channel(pixel, 1) + 114 * channel(pixel, 0)) / 1000;
}

/* Differing points in red (it was darker: something went) or blue (something came). */
static guint32
judge(guint32 was, guint32 is, gboolean *differs)
{
    int most = 0, faded = 255 - (255 - lightness(is)) / FADE, strong = 0, rest = 0;

    for (int n = 0; n < 3; n++)
        most = MAX(most, ABS(channel(was, n) - channel(is, n)));
    *differs = most > TOLERANCE;
    if (!*differs)
        return (guint32)(faded << 16 | faded << 8 | faded);
    strong = MIN(FAINTEST + AMPLIFY * most, 255);
    rest = 255 - strong;
    return lightness(was) < lightness(is) ? (guint32)(220 << 16 | rest << 8 | rest)
                                          : (guint32)(rest << 16 | (rest / 2 + 60) << 8 | 230);
}

/* Draws the difference over @to, which is the picture of before. */
static gint64
compare_rows(cairo_surface_t *to, cairo_surface_t *from)
{
    int width = cairo_image_surface_get_width(to), height = cairo_image_surface_get_height(to);
    guint8 *was = cairo_image_surface_get_data(to), *is = cairo_image_surface_get_data(from);
    gint64 differing = 0;

    for (int y = 0; y < height; y++) {
        guint32 *old = (gpointer)(was + (gsize)y * (gsize)cairo_image_surface_get_stride(to));
        guint32 *new = (gpointer)(is + (gsize)y * (gsize)cairo_image_surface_get_stride(from));
        for (int x = 0; x < width; x++) {
            gboolean differs = FALSE;
            old[x] = judge(old[x], new[x], &differs);
            differing += differs;
        }
    }
    cairo_surface_mark_dirty(to);
    return differing;
}

static GByteArray *
compare(cairo_surface_t *old, cairo_surface_t *new, DalilPixels *pixels, GError **error)
{
    int width = MAX(cairo_image_surface_get_width(old), cairo_image_surface_get_width(new));
    int height = MAX(cairo_image_surface_get_height(old), cairo_image_surface_get_height(new));
    cairo_surface_t *was = spread(old, width, height), *is = spread(new, width, height);
    g_autoptr(GByteArray) out = g_byte_array_new();
    cairo_status_t status = cairo_surface_status(was);

    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(is);
    pixels->same_size = cairo_image_surface_get_width(old) == cairo_image_surface_get_width(new) &&
                        cairo_image_surface_get_height(old) == cairo_image_surface_get_height(new);
    if (status == CAIRO_STATUS_SUCCESS) {
        pixels->part = (double)compare_rows(was, is) / ((double)width * height);
        status = cairo_surface_write_to_png_stream(was, collect, out);
    }
    cairo_surface_destroy(was);
    cairo_surface_destroy(is);
    if (status == CAIRO_STATUS_SUCCESS)
        return g_steal_pointer(&out);
    g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot compare pictures: %s",
                cairo_status_to_string(status));
    return NULL;
}

GByteArray *
dalil_pixels_compare(const guint8 *before, gsize n_before, const guint8 *after, gsize n_after,
                     DalilPixels *pixels, GError **error)
{
    cairo_surface_t *old = open_picture(before, n_before), *new = open_picture(after, n_after);
    GByteArray *out = NULL;

    if (old && new)
        out = compare(old, new, pixels, error);
    else
        g_set_error(error, DALIL_PAINT_ERROR, 0, "the %s picture is no PNG file",
                    old ? "new" : "old");
    g_clear_pointer(&old, cairo_surface_destroy);
    g_clear_pointer(&new, cairo_surface_destroy);
    return out;
}

int
dalil_pixels_width(const guint8 *bytes, gsize length)
{
    cairo_surface_t *picture = open_picture(bytes, length);
    int width = picture ? cairo_image_surface_get_width(picture) : 0;

    g_clear_pointer(&picture, cairo_surface_destroy);
    return width;
}
