/* fit.h: a story set as well as its frames allow, by the moves its layout allows
 *
 * One search for every story, in the order in which moves harm the reader: smaller type on a grid
 * of a tenth of a point, tighter leading and gaps, short texts for long ones one by one (least
 * priority first), the dense design of entries. What was given up is won back where it can be: then
 * type grows again. Categories may change places where the layout says so. Nothing is re-shaped: a
 * try is additions.
 */
#pragma once

#include "layout/flow.h"

/* A story with the frames it runs through, the moves allowed, and what was found for it. */
typedef struct {
    const char *name;
    DalilSpan at; /* of the flow or frame in its layout */
    const DalilStory *story;
    DalilStream stream;
    DalilRange size, leading, gap;
    gboolean shorten, dense, assign; /* allowed, where the story has that choice */
    gboolean even;                   /* balance the frames */
    const int *begins;  /* by frame: the chunk it has to begin with (see flow.h); NULL: free */
    DalilArena *arena;  /* of what follows */
    DalilTrial trial;   /* at the setting found */
    DalilChoice choice; /* found */
    guint8 *brief;      /* by entry, of the choice */
    int *least; /* entries with a short text, in the order they give it up; NULL: not asked */
    int n_least, n_brief;
    DalilFlowed *flowed; /* NULL: did not fit; the diagnostics say why */
} DalilFitted;

/* Searches, and reports to @diags when nothing that is allowed fits. */
void dalil_fit(DalilFitted *fitted, DalilDiags *diags);
/* The same without a word. Returns: whether it fits; if not, the trial and choice are the last that
 * were tried, the tightest. */
gboolean dalil_fit_search(DalilFitted *fitted);
/* The first rung of the ladder (moves.h) that fits, categories changing places where they may; -1:
 * none. @fitted is left on it. */
int dalil_fit_rung(DalilFitted *fitted);
/* One try at the setting and choice of @fitted. Returns: (transfer full): NULL when a word is wider
 * than its measure or room is short; then *@failed, unless NULL, is how it went over. */
DalilFlowed *dalil_fit_try(DalilFitted *fitted, DalilFlowed **failed);
void dalil_fitted_clear(DalilFitted *fitted);
