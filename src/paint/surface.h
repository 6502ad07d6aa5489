/* surface.h: a PDF in memory, from its first page to its bytes */
#pragma once

#include <cairo.h>
#include <glib.h>

typedef struct {
    cairo_surface_t *surface;
    cairo_t *cr;
    GByteArray *bytes;
} DalilPdfSurface;

/* @title: for the document's properties. @date: ISO 8601 day. @run: hash of the recorded print run,
 * kept among the keywords; NULL: none. */
DalilPdfSurface dalil_pdf_surface_open(double width, double height, const char *title,
                                       const char *date, const char *run);
/* Ends the file. @name: what was drawn, for the message. (transfer full): NULL with @error set. */
GByteArray *dalil_pdf_surface_close(DalilPdfSurface *pdf, const char *name, GError **error);
