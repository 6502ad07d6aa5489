/* png.c: a page as a picture */
#include "paint/png.h"

#include <math.h>
#include <string.h>

#include "paint/page.h"
#include "paint/pdf.h"
#include "paint/pngfile.h"

enum { PIXELS_MAX = 32767 }; /* a side, Cairo's limit */

/* (transfer full) */
static GByteArray *
pack(cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    g_autofree guint8 *bytes = g_malloc(3 * (gsize)width * (gsize)height);
    const guint8 *data = NULL;
    guint8 *to = bytes;

    cairo_surface_flush(surface);
    data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guint32 pixel;
            memcpy(&pixel, data + (gsize)y * (gsize)stride + 4 * (gsize)x, sizeof pixel);
            *to++ = (guint8)(pixel >> 16);
            *to++ = (guint8)(pixel >> 8);
            *to++ = (guint8)pixel;
        }
    return dalil_pngfile_pack(bytes, width, height, NULL, 0);
}

static void
draw(cairo_surface_t *surface, const DalilPage *page, const DalilEdition *edition,
     const DalilFonts *fonts, double scale)
{
    const DalilColour *paper = &edition->inks[edition->paper].colour;
    cairo_t *cr = cairo_create(surface);
    DalilPainter *painter = dalil_painter_new(cr, edition, fonts);

    cairo_set_source_rgb(cr, paper->red, paper->green, paper->blue);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    dalil_painter_page(painter, page);
    cairo_destroy(cr);
    dalil_painter_free(painter);
}

GByteArray *
dalil_paint_png(const DalilPage *page, const DalilEdition *edition, const DalilFonts *fonts,
                int width, GError **error)
{
    GByteArray *out = NULL;
    double scale = width / page->width, height = ceil(page->height * scale);
    cairo_surface_t *surface = NULL;
    cairo_status_t status = CAIRO_STATUS_SUCCESS;

    if (height > PIXELS_MAX) {
        g_set_error(error, DALIL_PAINT_ERROR, 0,
                    "%d pixels wide, the picture would be %.0f high, and %d is the most: ask for "
                    "a smaller --width",
                    width, height, PIXELS_MAX);
        return NULL;
    }
    /* RGB24 has no transparency: an app with a dark background shows the paper all the same. */
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, (int)height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        draw(surface, page, edition, fonts, scale);
    status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        out = pack(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw %s: %s", edition->name,
                    cairo_status_to_string(status));
        return NULL;
    }
    return out;
}
