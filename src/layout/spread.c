/* spread.c: left-over space given to the gaps */
#include "layout/spread.h"

/* Placements [from, to) of one slot of a flow, and what a hundredth of weight could get there. */
typedef struct {
    guint from, to;
    double unit;
} Share;

static Share
share_of(const DalilFitted *fitted, guint from)
{
    GArray *placements = fitted->flowed->placements;
    int k = g_array_index(placements, DalilPlacement, from).slot;
    Share share = {from, from, 0};
    double weights = 0;
    DalilSlot slot;

    while (share.to < placements->len &&
           g_array_index(placements, DalilPlacement, share.to).slot == k)
        weights += g_array_index(placements, DalilPlacement, share.to++).weight;
    if (weights > 0 && dalil_slots_nth(&fitted->stream.chain, k, &slot))
        share.unit =
            MAX(slot.rect.height - g_array_index(fitted->flowed->used, double, k), 0) / weights;
    return share;
}

/* Left-over space goes to the gaps, by weight. Columns side by side should look alike, so no
 * gap gets much more than the tightest column can give. */
void
dalil_spread_flow(const DalilFitted *fitted)
{
    GArray *placements = fitted->flowed->placements;
    double em = fitted->trial.at.size / 100, tightest = 0.75 * em;
    Share share = {0, 0, 0};

    for (guint from = 0; from < placements->len; from = share.to) {
        share = share_of(fitted, from);
        tightest = MIN(tightest, share.unit);
    }
    for (guint from = 0; from < placements->len; from = share.to) {
        double moved = 0, unit = 0;
        share = share_of(fitted, from);
        unit = MIN(share.unit, tightest + 0.25 * em);
        for (guint i = share.from; i < share.to; i++) {
            DalilPlacement *p = &g_array_index(placements, DalilPlacement, i);
            moved += unit * p->weight;
            p->y += moved;
        }
    }
}

/* A frame's own story: left-over space goes where the layout's `stretch` wants it, or as `align`
 * says. */
void
dalil_spread_frame(const DalilFitted *fitted, const DalilSlot *slot)
{
    GArray *placements = fitted->flowed->placements;
    double left = slot->rect.height - g_array_index(fitted->flowed->used, double, 0);
    double shares = 0, moved = 0;

    for (guint i = 1; i < placements->len; i++)
        shares += g_array_index(placements, DalilPlacement, i).box->block->stretch;
    if (shares <= 0) {
        moved = slot->frame->align == DALIL_VALIGN_MIDDLE   ? left / 2
                : slot->frame->align == DALIL_VALIGN_BOTTOM ? left
                                                            : 0;
        left = 0;
        shares = 1;
    }
    if (slot->frame->align == DALIL_VALIGN_SPREAD && left > 0)
        shares = MAX(shares, 1);
    for (guint i = 0; i < placements->len; i++) {
        DalilPlacement *p = &g_array_index(placements, DalilPlacement, i);
        if (i > 0)
            moved += left * p->box->block->stretch / shares;
        p->y += moved;
    }
}
