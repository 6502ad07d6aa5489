/* pdf.h: pages of items as a PDF (screen profile: sRGB), and as text */
#pragma once

#include "layout/layout.h"
#include "paint/tags.h"

/* Paints every page. @title: for the document's properties. @date: ISO 8601 day, fixed, so that the
 * same input gives the same bytes. Returns: (transfer full): the file; NULL with @error set. */
GByteArray *dalil_paint_pdf(const DalilLayout *layout, const DalilEdition *edition,
                            const DalilFonts *fonts, const char *title, const char *date,
                            GError **error);
/* The same, and tells @tags what is drawn for what, for the screen file's structure (press/screen.h
 * goes on from there); NULL: nobody. */
GByteArray *dalil_paint_tagged(const DalilLayout *layout, const DalilEdition *edition,
                               const DalilFonts *fonts, const char *title, const char *date,
                               DalilTags *tags, GError **error);

/* One item a line, numbers to two decimals. */
void dalil_paint_dump(const DalilLayout *layout, const DalilEdition *edition, GString *to);

#define DALIL_PAINT_ERROR (dalil_paint_error_quark())
GQuark dalil_paint_error_quark(void);
