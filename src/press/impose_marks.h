/* impose_marks.h: marks outside of what is kept: for the knife, the folder, and who puts a poster
 * together. No words: a mark is read in every language and needs no font. */
#pragma once

#include "base/length.h"
#include "press/impose_plan.h"

#define DALIL_MARKS_ROOM DALIL_MM(7) /* outside the bleed */

/* At the four corners of the side's trim, @bleed off it. */
void dalil_impose_corners(DalilSide *side, double bleed);
/* At @x above and below the side's trim, or, when @x is NAN, at @y on its left and right. */
void dalil_impose_ticks(DalilSide *side, double bleed, double x, double y, gboolean fold);
/* In the low margin: the poster as a small grid with this sheet filled, and its number. */
void dalil_impose_label(DalilSide *side, int column, int row, int columns, int rows, int number);
