/* moves.h: the settings a story may be set in, from the best to the tightest */
#pragma once

#include "layout/fit.h"

/* How many rungs the ladder has: sizes, then tighter leading and gaps, then short texts one by one,
 * then the dense design, with short texts one by one again. */
int dalil_moves_count(DalilFitted *fitted);
/* So many of them only change size, leading and gaps. */
int dalil_moves_sizes(const DalilFitted *fitted);
/* The last of the rungs whose answer is likely the same kind as @rung's: within such a stretch,
 * what fits on one rung fits on all further down. */
int dalil_moves_stretch(DalilFitted *fitted, int rung);
/* Puts @fitted into the setting and choice of a rung. */
void dalil_moves_take(DalilFitted *fitted, int rung);
/* Size, leading and gap of a rung only; texts and design stay as they are. */
void dalil_moves_resize(DalilFitted *fitted, int rung);
/* Puts the story's boxes into the choice of @fitted. */
void dalil_moves_choose(DalilFitted *fitted);

/* Entries in the order in which they may be given up: least priority first, of equals the last.
 * (transfer full): of int */
GArray *dalil_moves_least(const DalilFitted *fitted);
