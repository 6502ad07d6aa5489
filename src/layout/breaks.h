/* breaks.h: where the frames of a chain best begin
 *
 * Dynamic programming over chunks and frames. Never: a chunk cut or a heading alone. Dear: a
 * category that goes on in the next frame, dearer when one entry of it stands alone. Else the
 * frames are filled as evenly as their heights allow. Several editions can be asked at once: each
 * break then suits them all.
 */
#pragma once

#include "layout/heights.h"

/* Costs, in squared parts of the height all frames should be filled to: a category that goes on is
 * as bad as two frames that are a tenth off. */
#define DALIL_BREAKS_SPLIT 0.02
#define DALIL_BREAKS_ALONE 0.01 /* and one entry of it alone at its end or beginning */
#define DALIL_BREAKS_HOLE 4.0   /* a frame left empty before one that is not */

typedef struct {
    DalilHeights *heights;
    const int *chunk_of; /* by place in the common order: the first of its chunks at or after that
                            place, for n + 1 places; NULL: the order is its own */
} DalilBreaksAsk;

/* @n: chunks in the common order. @begins: room for one more than the chain has frames. Returns the
 * cost; INFINITY: nothing suits all, and @begins is not set. */
double dalil_breaks(const DalilBreaksAsk *asks, int n_asks, int n, int *begins);

/* One edition: whether the work is worth it, or the chain so long that it is not. */
gboolean dalil_breaks_feasible(const DalilStream *stream);
