/* svguse.h: which parts of a drawing use which others, and how much is drawn in all
 *
 * Ten parts that each use the one before ten times are ten thousand million shapes in a file of a
 * page. So what is drawn is counted before anything is.
 */
#pragma once

#include "base/diag.h"

typedef struct DalilSvgUse DalilSvgUse;

DalilSvgUse *dalil_svg_use_new(void);
void dalil_svg_use_free(DalilSvgUse *use);

/* An element begins inside the one that is open, @weight: what drawing it costs, 1 or more; it
 * ends.
 */
void dalil_svg_use_open(DalilSvgUse *use, int weight);
void dalil_svg_use_close(DalilSvgUse *use);
/* Of the open element: its id; that it uses @target. Every element may use what @..._all names. */
void dalil_svg_use_name(DalilSvgUse *use, const char *id, int line, int column);
void dalil_svg_use_add(DalilSvgUse *use, const char *target, int line, int column);
void dalil_svg_use_all(DalilSvgUse *use, const char *target, int line, int column);

/* Once all is known. */
void dalil_svg_use_check(DalilSvgUse *use, DalilDiags *diags, const char *file);
