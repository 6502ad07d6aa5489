/* ranks.h: which services changed their place in a list, the fewest that explain it */
#pragma once

#include "record/canon.h"

/* A record and its former self. */
typedef struct {
    const DalilCanonRecord *was, *is;
} DalilPair;

/* Of @pairs (DalilPair) those whose place among their neighbours of the
 * same category is another. One that came or went moves nobody. (transfer full): of DalilPair */
GArray *dalil_ranks_moved(const GArray *pairs);
