/* fit.h: the largest type at which a story goes into its frames
 *
 * Sizes are tried on a grid of a tenth of a point, from the largest down; then leading and
 * spaces are tightened at the smallest size. Nothing is re-shaped: a try is additions.
 */
#pragma once

#include "layout/flow.h"

/* A story with the frames it runs through and what was found for it. */
typedef struct {
    const char *name;
    DalilSpan at; /* of the flow or frame in its layout */
    const DalilStory *story;
    DalilStream stream;
    DalilRange size, leading, gap;
    gboolean even;       /* balance the frames */
    DalilTrial trial;    /* at the setting found */
    DalilFlowed *flowed; /* NULL: did not fit; the diagnostics say why */
} DalilFitted;

/* Searches, and reports to @diags when nothing in the allowed ranges fits. */
void dalil_fit(DalilFitted *fitted, DalilDiags *diags);
void dalil_fitted_clear(DalilFitted *fitted);
