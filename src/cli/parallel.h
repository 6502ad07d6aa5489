/* parallel.h: what the editions of a layout with `align: editions` agree on */
#pragma once

#include "cli/network.h"

/* Makes the plans of all such layouts among @editions. Those that network.yaml lists take part
 * whether they are asked for or not, so that an edition comes out the same by itself and with the
 * others. Called before any of them is laid out. */
void dalil_parallel_plan(DalilNetworkRun *run, const GArray *editions);
