/* pdf.c: pages as a PDF */
#include "paint/pdf.h"

#include <cairo-pdf.h>

#include "paint/page.h"
#include "paint/surface.h"

G_DEFINE_QUARK(dalil_paint_error, dalil_paint_error)

GByteArray *
dalil_paint_pdf(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                const char *title, const char *date, GError **error)
{
    DalilPdfSurface pdf = dalil_pdf_surface_open(layout->pages[0].width, layout->pages[0].height,
                                                 title, date, edition->content->print.hash);
    DalilPainter *painter = dalil_painter_new(pdf.cr, edition, fonts);
    GByteArray *bytes = NULL;

    for (int p = 0; p < layout->n_pages; p++) {
        cairo_pdf_surface_set_size(pdf.surface, layout->pages[p].width, layout->pages[p].height);
        dalil_painter_page(painter, &layout->pages[p]);
        cairo_show_page(pdf.cr);
    }
    bytes = dalil_pdf_surface_close(&pdf, edition->name, error);
    dalil_painter_free(painter); /* its faces are read until the file is ended */
    return bytes;
}
