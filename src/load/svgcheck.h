/* svgcheck.h: whether a drawing is one that prints as lines, and asks for nothing but itself
 *
 * An SVG can load other files, run programs, and hold what becomes coarse dots on paper (filters,
 * masks) or depends on the fonts of a machine (text). librsvg draws the rest well; so every
 * element and attribute is looked at before it sees the file. What is not known to be harmless is
 * refused, with its line and what to do in the drawing program.
 */
#pragma once

#include "base/diag.h"

enum {
    DALIL_SVG_BYTES_MAX = 2 * 1024 * 1024,
    DALIL_SVG_ELEMENTS_MAX = 20000,
    DALIL_SVG_DEEP = 64, /* elements inside each other */
};

/* Problems go to @diags at their place in @file. @shape: width over height. @alpha: something in it
 * may be half transparent. FALSE: it is refused. */
gboolean dalil_svg_check(const char *text, gsize length, const char *file, DalilDiags *diags,
                         double *shape, gboolean *alpha);
