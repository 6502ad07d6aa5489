/* ways.h: ways out of a conflict, each with its effect as measured by the same search
 *
 * A way is the story once more with one thing changed: a move allowed, room added, entries left
 * out. Nothing is promised that was not laid out.
 */
#pragma once

#include "layout/fit.h"

enum { DALIL_WAYS = 3 };

/* Up to three ways, those that help first, the gentlest first: "allow summaries (shorten: yes):
 * fits at 8.4 pt, 3 texts shortened; smaller type, size: [7.4pt, 10pt]: fits at 7.4 pt; …". @over:
 * points the story is too high. (transfer full) */
char *dalil_ways(const DalilFitted *fitted, double over);
/* What one search came to: "fits at 8.4 pt, 3 texts shortened" or "still 12 mm over". (transfer
 * full) */
char *dalil_ways_outcome(DalilFitted *fitted, gboolean good);
/* Points that the story is too high at the setting and choice of @fitted. */
double dalil_ways_over(DalilFitted *fitted);
