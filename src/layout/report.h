/* report.h: the words when a story does not fit, with ways out that were tried */
#pragma once

#include "layout/fit.h"

/* Call after dalil_fit_search() failed. */
void dalil_report(DalilFitted *fitted, DalilDiags *diags);
