/* spread.h: left-over space given to the gaps of a story that fits */
#pragma once

#include "layout/fit.h"

/* A flow's, by the weight of each gap. */
void dalil_spread_flow(const DalilFitted *fitted);
/* A frame's own story, by the layout's `stretch` and `align`. */
void dalil_spread_frame(const DalilFitted *fitted, const DalilSlot *slot);
