/* sheets.c: sheets painted one after the other */
#include "paint/sheets.h"

#include <cairo-pdf.h>
#include <string.h>

#include "paint/page.h"
#include "paint/surface.h"
#include "paint/pdf.h"

typedef struct {
    const DalilPicture *picture;
    gsize at;
} Reading;

static cairo_status_t
deliver(void *closure, unsigned char *data, unsigned length)
{
    Reading *reading = closure;

    if (length > reading->picture->length - reading->at)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, (const char *)reading->picture->bytes + reading->at, length);
    reading->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* A picture that is none is left out: the frame around it is drawn all the same. */
static void
paint_picture(cairo_t *cr, const DalilPicture *picture)
{
    Reading reading = {picture, 0};
    cairo_surface_t *image = cairo_image_surface_create_from_png_stream(deliver, &reading);
    const DalilRect *r = &picture->rect;

    if (cairo_surface_status(image) == CAIRO_STATUS_SUCCESS) {
        cairo_save(cr);
        cairo_translate(cr, r->x, r->y);
        cairo_scale(cr, r->width / cairo_image_surface_get_width(image),
                    r->height / cairo_image_surface_get_height(image));
        cairo_set_source_surface(cr, image, 0, 0);
        cairo_paint(cr);
        cairo_restore(cr);
    }
    cairo_surface_destroy(image);
}

/* A painter serves all sheets of one edition in a row, so that a font is embedded once. Their faces
 * are needed until the file is finished. (transfer full): the painters */
static GPtrArray *
paint_all(cairo_t *cr, cairo_surface_t *surface, const DalilSheet *sheets, int n,
          const DalilFonts *fonts)
{
    GPtrArray *painters = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_painter_free);
    DalilPainter *painter = NULL;

    for (int i = 0; i < n; i++) {
        if (i == 0 || sheets[i].edition != sheets[i - 1].edition) {
            painter = dalil_painter_new(cr, sheets[i].edition, fonts);
            g_ptr_array_add(painters, painter);
        }
        cairo_pdf_surface_set_size(surface, sheets[i].page.width, sheets[i].page.height);
        for (int k = 0; k < sheets[i].n_pictures; k++)
            paint_picture(cr, &sheets[i].pictures[k]);
        dalil_painter_page(painter, &sheets[i].page);
        cairo_show_page(cr);
    }
    return painters;
}

GByteArray *
dalil_paint_sheets(const DalilSheet *sheets, int n, const DalilFonts *fonts, const char *title,
                   const char *date, GError **error)
{
    DalilPdfSurface pdf =
        dalil_pdf_surface_open(sheets[0].page.width, sheets[0].page.height, title, date, NULL);
    g_autoptr(GPtrArray) painters = paint_all(pdf.cr, pdf.surface, sheets, n, fonts);

    return dalil_pdf_surface_close(&pdf, title, error);
}
