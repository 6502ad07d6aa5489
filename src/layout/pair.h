/* pair.h: how the two languages of a PAIR share a column */
#pragma once

#include "layout/box.h"

/* Where each half stands, from the pair's start edge and top, and its measure. Side by side, or,
 * where that leaves too little room for a word or costs more lines than it saves, one under the
 * other. @places: two, or NULL. Returns the height. */
double dalil_pair_set(DalilTrial *trial, const DalilBox *pair, double width,
                      DalilPackPlace *places);
