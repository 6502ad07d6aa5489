/* svgstyle.h: values of style in a drawing: one attribute's, or a whole sheet's */
#pragma once

#include <glib.h>

/* Adds to @targets (by g_malloc) the parts of the drawing that url(#…) names. Returns: (transfer
 * full): what it may not say, and what to do; NULL: all is well. */
char *dalil_svg_style(const char *css, GPtrArray *targets);
