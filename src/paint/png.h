/* png.h: pages as pictures, for messaging apps, and as text beside them */
#pragma once

#include "layout/layout.h"

/* One page, @width pixels wide, as high as its shape asks. The same input gives the same bytes.
 * Returns: (transfer full): the file; NULL with @error set. */
GByteArray *dalil_paint_png(const DalilPage *page, const DalilEdition *edition,
                            const DalilFonts *fonts, int width, GError **error);

/* What stands on the page, in reading order: paragraphs in logical order with their isolates,
 * pictograms and codes by what they mean. @rtl: of the edition. For who cannot see the picture, and
 * for a messaging app to search, copy and call from. */
void dalil_paint_alt(const DalilPage *page, gboolean rtl, GString *to);
