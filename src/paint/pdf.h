/* pdf.h: pages of items as a plain PDF in sRGB, and as text
 *
 * What is read on screens is made elsewhere, with a structure (press/screen.h).
 */
#pragma once

#include "layout/layout.h"

/* Paints every page. @title: for the document's properties. @date: ISO 8601 day, fixed, so that the
 * same input gives the same bytes. Returns: (transfer full): the file; NULL with @error set. */
GByteArray *dalil_paint_pdf(const DalilLayout *layout, const DalilEdition *edition,
                            const DalilFonts *fonts, const char *title, const char *date,
                            GError **error);
/* One item a line, numbers to two decimals. */
void dalil_paint_dump(const DalilLayout *layout, const DalilEdition *edition, GString *to);

#define DALIL_PAINT_ERROR (dalil_paint_error_quark())
GQuark dalil_paint_error_quark(void);
