/* visual.h: a line's runs put in the order they are seen (UAX 9, rules L1 and L2) */
#pragma once

#include "layout/layout.h"

/* Runs of pieces [from, to) in logical order, each with its left edge from the left of the
 * line; @width: of the whole line, points. @size: type size of the paragraph.
 * (transfer none, owned by @arena) */
DalilPlaced *dalil_visual_line(DalilArena *arena, const DalilMeasured *measured, int from, int to,
                               double size, int *n, double *width);
