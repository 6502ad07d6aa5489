/* surface.c: Cairo's PDF surface, opened and closed */
#include "paint/surface.h"

#include <cairo-pdf.h>

#include "paint/pdf.h"

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

DalilPdfSurface
dalil_pdf_surface_open(double width, double height, const char *title, const char *date,
                       const char *run)
{
    DalilPdfSurface pdf = {.bytes = g_byte_array_new()};

    pdf.surface = cairo_pdf_surface_create_for_stream(collect, pdf.bytes, width, height);
    pdf.cr = cairo_create(pdf.surface);
    describe(pdf.surface, title, date, run);
    return pdf;
}

GByteArray *
dalil_pdf_surface_close(DalilPdfSurface *pdf, const char *name, GError **error)
{
    g_autoptr(GByteArray) bytes = g_steal_pointer(&pdf->bytes);
    cairo_status_t status = cairo_status(pdf->cr);

    cairo_destroy(pdf->cr);
    cairo_surface_finish(pdf->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(pdf->surface);
    cairo_surface_destroy(pdf->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return g_steal_pointer(&bytes);
    g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw %s: %s", name,
                cairo_status_to_string(status));
    return NULL;
}
