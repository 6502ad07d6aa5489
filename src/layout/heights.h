/* heights.h: how high boxes are at one setting, each asked once for every width of frame */
#pragma once

#include "layout/stream.h"

typedef struct DalilHeights DalilHeights; /* opaque: it must not outlive its trial and stream */

/* (transfer full) */
DalilHeights *dalil_heights_new(DalilTrial *trial, const DalilStream *stream);
void dalil_heights_free(DalilHeights *heights);

DalilTrial *dalil_heights_trial(DalilHeights *heights);
const DalilStream *dalil_heights_stream(const DalilHeights *heights);

double dalil_heights_of(DalilHeights *heights, const DalilBox *box, double width);
/* What in @box has a word wider than its measure in a frame @width wide; NULL: nothing. That a box
 * was asked of a frame it never gets into is no trouble, so the trial does not remember it. */
const DalilMeasured *dalil_heights_wide(DalilHeights *heights, const DalilBox *box, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilHeights, dalil_heights_free)
