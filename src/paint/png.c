/* png.c: a page as a picture */
#include "paint/png.h"

#include <math.h>

#include "paint/page.h"
#include "paint/pdf.h"

enum { PIXELS_MAX = 32767 }; /* a side, Cairo's limit */

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
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
    g_autoptr(GByteArray) out = g_byte_array_new();
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
    status = cairo_surface_write_to_png_stream(surface, collect, out);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw %s: %s", edition->name,
                    cairo_status_to_string(status));
        return NULL;
    }
    return g_steal_pointer(&out);
}
