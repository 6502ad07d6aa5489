/* preview.h: pages as small pictures, drawn quickly, to know them by */
#pragma once

#include "layout/layout.h"

/* Pixels across, where nothing else is asked. */
enum { DALIL_PREVIEW_WIDTH = 540 };

/* @n pages of one edition, @width pixels wide, one PNG file each, of GByteArray. Letters stand on
 * whole pixels and colours are few, the same in every picture of an edition: two previews of a
 * page differ only where the page does. (transfer full): NULL with @error set. */
GPtrArray *dalil_previews(const DalilPage *pages, int n, const DalilEdition *edition,
                          const DalilFonts *fonts, int width, GError **error);
