/* balance.c: the best breaks; where they cannot be asked, the lowest common height */
#include "layout/balance.h"

#include <math.h>

#include "layout/breaks.h"

DalilFlowed *
dalil_balance_breaks(DalilHeights *heights)
{
    const DalilStream *stream = dalil_heights_stream(heights);
    const DalilBreaksAsk ask = {heights, NULL};
    g_autofree int *begins = NULL;
    DalilFlowed *flowed = NULL;

    if (!dalil_breaks_feasible(stream))
        return NULL;
    begins = g_new(int, stream->chain.n_once + 1);
    if (dalil_breaks(&ask, 1, stream->n_chunks, begins) == INFINITY)
        return NULL;
    dalil_heights_trial(heights)->too_wide = NULL;
    flowed = dalil_flow_at(heights, begins);
    g_assert(flowed->over <= 0); /* both know the same heights */
    return flowed;
}

/* For entries that have to be cut, and for chains too long for breaks: frame after frame, with a
 * ceiling as low as needs no more frames. */
static DalilFlowed *
by_ceiling(DalilHeights *heights, DalilFlowed *full)
{
    const DalilSlots *chain = &dalil_heights_stream(heights)->chain;
    DalilTrial *trial = dalil_heights_trial(heights);
    double low = 0, high = 0, total = 0;
    DalilFlowed *best = full;

    for (guint k = 0; k < full->used->len; k++) {
        DalilSlot slot;
        if (dalil_slots_nth(chain, (int)k, &slot))
            high = MAX(high, slot.rect.height);
        total += g_array_index(full->used, double, k);
    }
    low = total / MAX(chain->n_once, 1) * 0.8;
    for (int step = 0; step < 24 && high - low > 0.5; step++) {
        double cap = (low + high) / 2;
        DalilFlowed *tried = NULL;
        trial->too_wide = NULL; /* a box may come into a narrower frame */
        tried = dalil_flow(heights, cap);
        if (tried->over <= 0 && !trial->too_wide) {
            if (best != full)
                dalil_flowed_free(best);
            best = tried;
            high = cap;
        } else {
            dalil_flowed_free(tried);
            low = cap;
        }
    }
    if (best != full)
        dalil_flowed_free(full);
    return best;
}

DalilFlowed *
dalil_balance(DalilFitted *fitted)
{
    g_autoptr(DalilHeights) heights = dalil_heights_new(&fitted->trial, &fitted->stream);
    DalilFlowed *flowed = dalil_balance_breaks(heights);

    if (flowed)
        return flowed;
    flowed = dalil_fit_try(fitted, NULL);
    return flowed ? by_ceiling(heights, flowed) : NULL;
}
