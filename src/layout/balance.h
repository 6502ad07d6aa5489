/* balance.h: frames filled alike, at the setting that was found */
#pragma once

#include "layout/fit.h"

/* Returns: (transfer full): never NULL when dalil_fit_try() is not. */
DalilFlowed *dalil_balance(DalilFitted *fitted);
/* Frames that begin where breaks.h finds best; NULL: too long a chain to ask, or nothing suits.
 * (transfer full) */
DalilFlowed *dalil_balance_breaks(DalilHeights *heights);
