/* pixels.h: two pictures of a page compared point by point: a second opinion, for eyes
 *
 * What was printed and is gone turns red, what is new turns blue, all else fades. Differences of
 * one level in a channel are noise of rounding and do not count.
 */
#pragma once

#include <glib.h>

typedef struct {
    gboolean same_size;
    double part; /* of all points that differ, 0 to 1 */
} DalilPixels;

/* Two PNG files of one page. Returns: (transfer full): a third one, as large as the larger of both
 * in each direction; NULL with @error set. */
GByteArray *dalil_pixels_compare(const guint8 *before, gsize n_before, const guint8 *after,
                                 gsize n_after, DalilPixels *pixels, GError **error);

/* Width of a PNG file, 0 when it is none. */
int dalil_pixels_width(const guint8 *bytes, gsize length);
