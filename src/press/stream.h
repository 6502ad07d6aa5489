/* stream.h: one content stream, its colours as plates */
#pragma once

#include "press/inkmap.h"

/* What a stream needs to find among its resources once it is rewritten. */
typedef struct {
    guint64 spots; /* bit i: /DalilSp<i>, the colour space of spot i (inks beyond share bit 63) */
    guint over;    /* bit i: /DalilOv<i>, i = 1 fills overprint, 2 lines do, 3 both, 0 neither */
} DalilStreamNeeds;

/* What stands behind the name of a colour space in the stream's resources. */
typedef enum {
    DALIL_SPACE_OTHER, /* passed on: CMYK, Separation, Pattern */
    DALIL_SPACE_GREY,
    DALIL_SPACE_RGB,
} DalilSpace;
typedef DalilSpace (*DalilSpaceOf)(const char *name, gpointer user);

/* Rewrites @length bytes at @data. @mask: it is the lightness of a mask, whose greys stay as they
 * are. @space_of is asked about names other than the device spaces. Returns: (transfer full):
 * NULL with @error set when it is no content stream, or one whose colours cannot be told. */
GString *dalil_stream_rewrite(DalilInkMap *map, const char *data, gsize length, gboolean mask,
                              DalilSpaceOf space_of, gpointer user, DalilStreamNeeds *needs,
                              GError **error);

/* "0.5", "0": at most four decimals. */
void dalil_stream_number(GString *to, double value);
