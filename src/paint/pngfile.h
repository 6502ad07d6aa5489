/* pngfile.h: pictures as PNG files, packed fast */
#pragma once

#include <glib.h>

/* So many colours a palette can have. */
enum { DALIL_PNGFILE_COLOURS = 256 };

/* @bytes: rows without gaps from the top, three bytes a point, red first; or one, an index, when
 * there is a @palette (three bytes a colour). The same input gives the same bytes. (transfer full)
 */
GByteArray *dalil_pngfile_pack(const guint8 *bytes, int width, int height, const guint8 *palette,
                               int n_colours);
