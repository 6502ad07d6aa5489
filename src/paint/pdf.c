/* pdf.c: pages as a PDF */
#include "paint/pdf.h"

#include <cairo-pdf.h>

#include "paint/page.h"

G_DEFINE_QUARK(dalil_paint_error, dalil_paint_error)

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void
describe(cairo_surface_t *surface, const char *title, const char *date, const char *run)
{
    g_autofree char *stamp = g_strconcat(date, "T00:00:00Z", NULL);

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    if (run) {
        g_autofree char *mark = g_strconcat("dalil-run:", run, NULL);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, mark);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "dalil " DALIL_VERSION);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

GByteArray *
dalil_paint_tagged(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                   const char *title, const char *date, DalilTags *tags, GError **error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        collect, out, layout->pages[0].width, layout->pages[0].height);
    cairo_t *cr = cairo_create(surface);
    DalilPainter *painter = dalil_painter_new(cr, edition, fonts);
    cairo_status_t status = CAIRO_STATUS_SUCCESS;

    describe(surface, title, date, edition->content->print.hash);
    for (int p = 0; p < layout->n_pages; p++) {
        cairo_pdf_surface_set_size(surface, layout->pages[p].width, layout->pages[p].height);
        if (tags)
            dalil_painter_tagged(painter, &layout->pages[p], p, tags);
        else
            dalil_painter_page(painter, &layout->pages[p]);
        cairo_show_page(cr);
    }
    status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    dalil_painter_free(painter);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw %s: %s", edition->name,
                    cairo_status_to_string(status));
        return NULL;
    }
    return g_steal_pointer(&out);
}

GByteArray *
dalil_paint_pdf(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                const char *title, const char *date, GError **error)
{
    return dalil_paint_tagged(layout, edition, fonts, title, date, NULL, error);
}
