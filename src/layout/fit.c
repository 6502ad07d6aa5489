/* fit.c: the search, the balance, and the words when it does not fit */
#include "layout/fit.h"

#include <math.h>

#define MM(points) ((points)*25.4 / 72)

/* One try. Returns: (transfer full): NULL when a word is wider than its measure or room is short.
 */
static DalilFlowed *
try_setting(DalilFitted *fitted, DalilSetting at, DalilFlowed **failed)
{
    g_autoptr(DalilHeights) heights = NULL;
    DalilFlowed *flowed = NULL;

    fitted->trial.at = at;
    fitted->trial.too_wide = NULL;
    heights = dalil_heights_new(&fitted->trial, &fitted->stream);
    flowed = dalil_flow(heights, 0);
    if (flowed->over <= 0 && !fitted->trial.too_wide)
        return flowed;
    if (failed)
        *failed = flowed;
    else
        dalil_flowed_free(flowed);
    return NULL;
}

/* Sizes in tenths of a point, so that the grid is exact. */
static DalilFlowed *
search_sizes(DalilFitted *fitted, double leading, double gap)
{
    int largest = (int)floor(fitted->size.max * 10 + 1e-6),
        smallest = (int)ceil(fitted->size.min * 10 - 1e-6);
    DalilFlowed *flowed = NULL;

    if (largest < smallest) /* one size between two steps of the grid */
        return try_setting(fitted, (DalilSetting){fitted->size.min, leading, gap}, NULL);
    for (int tenths = largest; tenths >= smallest && !flowed; tenths--)
        flowed = try_setting(fitted, (DalilSetting){tenths / 10.0, leading, gap}, NULL);
    return flowed;
}

static DalilFlowed *
search_tighter(DalilFitted *fitted)
{
    DalilFlowed *flowed = NULL;

    for (int step = 1; step <= 4 && !flowed; step++) {
        double part = step / 4.0;
        double leading = fitted->leading.max - part * (fitted->leading.max - fitted->leading.min);
        double gap = fitted->gap.max - part * (fitted->gap.max - fitted->gap.min);
        flowed = try_setting(fitted, (DalilSetting){fitted->size.min, leading, gap}, NULL);
    }
    return flowed;
}

static const DalilBlock *
entry_at(const DalilStream *stream, int box)
{
    for (int i = box; i < stream->n; i++)
        if (stream->boxes[i]->block->is_service)
            return stream->boxes[i]->block;
    return stream->boxes[box]->block;
}

/* The size, below what is allowed, at which it would fit; 0: not even at 4 pt. */
static double
would_fit_at(DalilFitted *fitted)
{
    for (int tenths = (int)floor(fitted->size.min * 10) - 1; tenths >= 40; tenths--) {
        DalilFlowed *flowed = try_setting(
            fitted, (DalilSetting){tenths / 10.0, fitted->leading.min, fitted->gap.min}, NULL);
        if (flowed) {
            dalil_flowed_free(flowed);
            return tenths / 10.0;
        }
    }
    return 0;
}

static void
report_word(const DalilFitted *fitted, DalilDiags *diags, const DalilMeasured *text)
{
    int widest = 0;
    g_autofree char *word = NULL;

    for (int i = 1; i < text->n; i++)
        if (text->pieces[i].width > text->pieces[widest].width)
            widest = i;
    word = dalil_measured_text(text, widest, widest + 1);
    dalil_diags_error(diags, text->rich->at,
                      "%s: \"%s\" is wider than its column in \"%s\" even at %.3g pt; shorten it, "
                      "or let the layout "
                      "use smaller type or fewer columns",
                      fitted->trial.edition->name, word, fitted->name, fitted->size.min);
}

/* The trial remembers one paragraph only: here each is asked again. */
static void
report_words(DalilFitted *fitted, DalilDiags *diags, const DalilFlowed *failed)
{
    for (guint i = 0; i < failed->placements->len; i++) {
        const DalilPlacement *placement = &g_array_index(failed->placements, DalilPlacement, i);

        fitted->trial.too_wide = NULL;
        dalil_box_height(&fitted->trial, placement->box, placement->width);
        if (fitted->trial.too_wide)
            report_word(fitted, diags, fitted->trial.too_wide);
    }
}

/* What is missing in height: for one frame exactly, for a chain what ran on beyond it. */
static double
over_by(DalilFitted *fitted, const DalilFlowed *failed)
{
    const DalilStream *stream = &fitted->stream;
    DalilSlot slot;

    if (stream->chain.n_once != 1 || stream->chain.n_repeat > 0 ||
        !dalil_slots_nth(&stream->chain, 0, &slot))
        return failed->over;
    return dalil_box_stack(&fitted->trial, stream->boxes, stream->n, slot.rect.width) -
           slot.rect.height;
}

static void
report_room(DalilFitted *fitted, DalilDiags *diags, const DalilFlowed *failed)
{
    const DalilStream *stream = &fitted->stream;
    const DalilEdition *edition = fitted->trial.edition;
    double over = over_by(fitted, failed); /* before trying other sizes */
    int entries = failed->entries_over;
    const DalilBlock *first = failed->first_over >= 0 ? entry_at(stream, failed->first_over) : NULL;
    double smaller = would_fit_at(fitted);
    g_autofree char *at_size = smaller > 0 ? g_strdup_printf("it would fit at %.3g pt", smaller)
                                           : g_strdup("smaller type alone does not help");

    if (entries > 0 && first)
        dalil_diags_error(
            diags, first->at,
            "%s: \"%s\" is %.0f mm over even at %.3g pt; the first entry without room is \"%s\". "
            "Ways out: leave out %d %s, shorten texts, or allow smaller type in layouts/%s.yaml "
            "(%s)",
            edition->name, fitted->name, ceil(MM(over)), fitted->size.min, first->key, entries,
            entries == 1 ? "entry" : "entries", edition->layout->name.text, at_size);
    else
        dalil_diags_error(
            diags, fitted->at,
            "%s: \"%s\" is %.0f mm too high even at %.3g pt. Ways out: shorten its texts, give the "
            "frame more height, or allow smaller type in layouts/%s.yaml (%s)",
            edition->name, fitted->name, ceil(MM(over)), fitted->size.min,
            edition->layout->name.text, at_size);
}

/* Evens the frames out: the lowest common height that still needs no more frames. */
static DalilFlowed *
balance(DalilFitted *fitted, DalilFlowed *full)
{
    g_autoptr(DalilHeights) heights = dalil_heights_new(&fitted->trial, &fitted->stream);
    double low = 0, high = 0, total = 0;
    DalilFlowed *best = full;

    for (guint k = 0; k < full->used->len; k++) {
        DalilSlot slot;
        if (dalil_slots_nth(&fitted->stream.chain, (int)k, &slot))
            high = MAX(high, slot.rect.height);
        total += g_array_index(full->used, double, k);
    }
    low = total / MAX(fitted->stream.chain.n_once, 1) * 0.8;
    for (int step = 0; step < 24 && high - low > 0.5; step++) {
        double cap = (low + high) / 2;
        DalilFlowed *tried = NULL;
        fitted->trial.too_wide = NULL; /* a box may come into a narrower frame */
        tried = dalil_flow(heights, cap);
        if (tried->over <= 0 && !fitted->trial.too_wide) {
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

void
dalil_fit(DalilFitted *fitted, DalilDiags *diags)
{
    DalilFlowed *flowed = search_sizes(fitted, fitted->leading.max, fitted->gap.max);
    DalilFlowed *failed = NULL;

    if (!flowed)
        flowed = search_tighter(fitted);
    if (!flowed) {
        try_setting(fitted, (DalilSetting){fitted->size.min, fitted->leading.min, fitted->gap.min},
                    &failed);
        g_assert(failed); /* what did not fit does not fit now */
        if (fitted->trial.too_wide)
            report_words(fitted, diags, failed);
        else
            report_room(fitted, diags, failed);
        dalil_flowed_free(failed);
        return;
    }
    if (fitted->even && fitted->stream.chain.n_repeat == 0 && fitted->stream.chain.n_once > 1)
        flowed = balance(fitted, flowed);
    fitted->flowed = flowed;
}

void
dalil_fitted_clear(DalilFitted *fitted)
{
    dalil_flowed_free(fitted->flowed);
    fitted->flowed = NULL;
}
