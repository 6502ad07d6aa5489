/* fit.c: the search down the ladder, and back up where something can be won back */
#include "layout/fit.h"

#include "layout/assign.h"
#include "layout/balance.h"
#include "layout/moves.h"
#include "layout/pair.h"
#include "layout/report.h"

/* Beyond so many shortened texts it is not asked of each whether it had to be. */
enum { WON_BACK = 64 };

/* The type may be so much smaller for pairs that look alike. */
#define ALIKE_SIZE 0.95

/* Frame after frame fills them best, but for headings that are repeated: breaks may save one. */
static DalilFlowed *
flow_by_breaks(DalilHeights *heights)
{
    return dalil_heights_stream(heights)->n_sections < 2 ? NULL : dalil_balance_breaks(heights);
}

DalilFlowed *
dalil_fit_try(DalilFitted *fitted, DalilFlowed **failed)
{
    g_autoptr(DalilHeights) heights = dalil_heights_new(&fitted->trial, &fitted->stream);
    DalilFlowed *flowed = NULL, *better = NULL;

    fitted->trial.too_wide = NULL;
    flowed = fitted->begins ? dalil_flow_at(heights, fitted->begins)
             : failed       ? dalil_flow(heights, 0)
                            : dalil_flow_quickly(heights);
    if (flowed->over <= 0 && !fitted->trial.too_wide)
        return flowed;
    if (!fitted->begins && !fitted->trial.too_wide && !flowed->gave_up &&
        (better = flow_by_breaks(heights))) {
        dalil_flowed_free(flowed);
        return better;
    }
    if (failed)
        *failed = flowed;
    else
        dalil_flowed_free(flowed);
    return NULL;
}

static gboolean
fits(DalilFitted *fitted)
{
    DalilFlowed *flowed = dalil_fit_try(fitted, NULL);

    dalil_flowed_free(flowed);
    return flowed != NULL;
}

static gboolean
fits_on(DalilFitted *fitted, int rung)
{
    dalil_moves_take(fitted, rung);
    return fits(fitted);
}

/* The first rung that fits; sizes are asked one after the other, texts by halves. -1: none. */
static int
search_ladder(DalilFitted *fitted)
{
    int count = dalil_moves_count(fitted);

    for (int rung = 0; rung < count; rung++) {
        int low = rung, high = dalil_moves_stretch(fitted, rung);
        if (!fits_on(fitted, high)) {
            rung = high;
            continue;
        }
        while (low < high) {
            int middle = (low + high) / 2;
            if (fits_on(fitted, middle))
                high = middle;
            else
                low = middle + 1;
        }
        return high;
    }
    return -1;
}

/* Gives long texts back where there is room after all, the most important first. */
static void
win_texts_back(DalilFitted *fitted)
{
    for (int i = fitted->n_brief - 2; i >= 0 && fitted->n_brief <= WON_BACK; i--) {
        guint8 *brief = &fitted->brief[fitted->least[i]];
        *brief = FALSE;
        dalil_moves_choose(fitted);
        if (!fits(fitted))
            *brief = TRUE;
    }
    fitted->n_brief = 0;
    for (int e = 0; e < fitted->stream.n_entries; e++)
        fitted->n_brief += fitted->brief[e];
    dalil_moves_choose(fitted);
}

/* Larger type, or more leading, with the texts and the design that were found. */
static void
win_size_back(DalilFitted *fitted)
{
    int sizes = dalil_moves_sizes(fitted);

    for (int rung = 0; rung < sizes; rung++) {
        dalil_moves_resize(fitted, rung);
        if (fits(fitted))
            return;
    }
    dalil_moves_resize(fitted, sizes - 1);
}

/* Other orders of the categories may let the type grow. Returns the rung reached. */
static int
assign_sizes(DalilFitted *fitted, int rung)
{
    int count = dalil_moves_count(fitted);

    if (rung < 0) { /* nothing fits as it is written */
        dalil_moves_take(fitted, count - 1);
        if (!dalil_assign(fitted))
            return -1;
        rung = search_ladder(fitted);
    }
    while (rung > 0) {
        const int *order = fitted->choice.order;
        dalil_moves_take(fitted, rung - 1);
        if (!dalil_assign(fitted)) {
            fitted->choice.order = order;
            break;
        }
        rung--;
    }
    dalil_moves_take(fitted, rung);
    return rung;
}

static gboolean
can_assign(const DalilFitted *fitted)
{
    return fitted->assign && !fitted->begins && dalil_assign_possible(&fitted->stream);
}

int
dalil_fit_rung(DalilFitted *fitted)
{
    int rung = search_ladder(fitted);

    if (can_assign(fitted))
        rung = assign_sizes(fitted, rung);
    dalil_moves_take(fitted, rung >= 0 ? rung : dalil_moves_count(fitted) - 1);
    return rung;
}

gboolean
dalil_fit_search(DalilFitted *fitted)
{
    int rung = dalil_fit_rung(fitted);

    if (rung < 0)
        return FALSE;
    if (rung < dalil_moves_sizes(fitted))
        return TRUE;
    win_texts_back(fitted);
    win_size_back(fitted);
    return TRUE;
}

/* Frames filled at the setting of @fitted; -1: it does not fit. */
static int
frames_needed(DalilFitted *fitted)
{
    g_autoptr(DalilFlowed) flowed = dalil_fit_try(fitted, NULL);

    return flowed ? (int)flowed->used->len : -1;
}

static void
set_alike(DalilFitted *fitted, gboolean alike)
{
    for (DalilPairs **kind = fitted->stream.pairs; *kind; kind++)
        (*kind)->alike = alike;
}

/* Whether all pairs set alike fit nearly as well. */
static gboolean
fits_alike(DalilFitted *fitted, int frames)
{
    double size = fitted->trial.at.size;
    int brief = fitted->n_brief, dense = fitted->choice.dense;

    set_alike(fitted, TRUE);
    return dalil_fit_search(fitted) && fitted->trial.at.size >= ALIKE_SIZE * size &&
           fitted->n_brief <= brief && fitted->choice.dense <= dense &&
           frames_needed(fitted) <= frames;
}

/* Pairs of one kind look alike where that costs little; else those kinds of which it costs nothing.
 */
static void
agree(DalilFitted *fitted)
{
    const int *order = fitted->choice.order;
    int frames = 0;

    if (!fitted->stream.pairs || !fitted->stream.pairs[0])
        return;
    frames = frames_needed(fitted);
    if (fits_alike(fitted, frames))
        return;
    set_alike(fitted, FALSE);
    fitted->choice.order = order;
    dalil_fit_search(fitted);
    for (DalilPairs **kind = fitted->stream.pairs; *kind; kind++) {
        int needed = 0;
        (*kind)->alike = TRUE;
        needed = frames_needed(fitted);
        (*kind)->alike = needed >= 0 && needed <= frames;
    }
}

/* The pages' own flow, at the setting found. */
static DalilFlowed *
finish(DalilFitted *fitted)
{
    const DalilSlots *chain = &fitted->stream.chain;

    if (can_assign(fitted))
        dalil_assign(fitted);
    if (fitted->even && !fitted->begins && chain->n_repeat == 0 && chain->n_once > 1)
        return dalil_balance(fitted);
    return dalil_fit_try(fitted, NULL);
}

void
dalil_fit(DalilFitted *fitted, DalilDiags *diags)
{
    if (!dalil_fit_search(fitted)) {
        dalil_report(fitted, diags);
        return;
    }
    agree(fitted);
    fitted->flowed = finish(fitted);
    g_assert(fitted->flowed); /* it was tried before */
}

void
dalil_fitted_clear(DalilFitted *fitted)
{
    dalil_flowed_free(fitted->flowed);
    fitted->flowed = NULL;
}
