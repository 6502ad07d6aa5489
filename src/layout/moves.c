/* moves.c: the ladder of settings, and which texts are shortened first */
#include "layout/moves.h"

#include <math.h>

/* Steps from the usual leading and gaps to the tightest. */
enum { TIGHTER = 4 };

typedef struct {
    int entry, priority;
    double saved; /* points, by its short text */
} Candidate;

static int
compare(gconstpointer a, gconstpointer b)
{
    const Candidate *x = a, *y = b;

    if (x->priority != y->priority)
        return x->priority < y->priority ? -1 : 1;
    if (x->saved != y->saved)
        return x->saved > y->saved ? -1 : 1;
    return y->entry - x->entry;
}

/* What the short text of an entry saves at the smallest size, in the first frame's width. */
static double
saved_by(DalilFitted *fitted, const DalilStreamEntry *entry)
{
    const DalilStream *stream = &fitted->stream;
    double saved = 0;
    DalilSlot slot;

    if (!dalil_slots_nth(&stream->chain, 0, &slot))
        return 0;
    for (int i = entry->from; i < entry->to; i++) {
        int when = stream->all[i]->block->when;
        double height = dalil_box_height(&fitted->trial, stream->all[i], slot.rect.width) +
                        dalil_box_before(&fitted->trial, stream->all[i]);
        if (when & DALIL_WHEN_USUAL)
            saved += (when & DALIL_WHEN_LONG ? height : 0) - (when & DALIL_WHEN_SHORT ? height : 0);
    }
    return saved;
}

/* (transfer full): of int */
static GArray *
sorted(GArray *candidates)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(int));

    g_array_sort(candidates, compare);
    for (guint i = 0; i < candidates->len; i++)
        g_array_append_val(entries, g_array_index(candidates, Candidate, i).entry);
    return entries;
}

/* Short texts that save nothing are left alone. */
static void
find_least(DalilFitted *fitted)
{
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate)), entries = NULL;
    const DalilSetting before = fitted->trial.at;

    fitted->trial.at = (DalilSetting){fitted->size.min, fitted->leading.min, fitted->gap.min};
    for (int e = 0; fitted->shorten && e < fitted->stream.n_entries; e++) {
        const DalilStreamEntry *entry = &fitted->stream.entries[e];
        Candidate candidate = {e, entry->block->priority, 0};
        if (entry->has_short)
            candidate.saved = saved_by(fitted, entry);
        if (candidate.saved > 0)
            g_array_append_val(candidates, candidate);
    }
    entries = sorted(candidates);
    fitted->n_least = (int)entries->len;
    fitted->least = dalil_arena_newn(fitted->arena, int, entries->len + 1);
    for (guint i = 0; i < entries->len; i++)
        fitted->least[i] = g_array_index(entries, int, i);
    fitted->brief = dalil_arena_newn(fitted->arena, guint8, fitted->stream.n_entries + 1);
    fitted->trial.at = before;
    fitted->trial.too_wide = NULL;
}

GArray *
dalil_moves_least(const DalilFitted *fitted)
{
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));

    for (int e = 0; e < fitted->stream.n_entries; e++) {
        Candidate candidate = {e, fitted->stream.entries[e].block->priority, 0};
        g_array_append_val(candidates, candidate);
    }
    return sorted(candidates);
}

/* Sizes in tenths of a point, so that the grid is exact; one when none lies on the grid. */
static int
sizes_of(const DalilFitted *fitted)
{
    int largest = (int)floor(fitted->size.max * 10 + 1e-6);
    int smallest = (int)ceil(fitted->size.min * 10 - 1e-6);

    return MAX(largest - smallest + 1, 1);
}

static double
size_at(const DalilFitted *fitted, int rung)
{
    int largest = (int)floor(fitted->size.max * 10 + 1e-6);
    int smallest = (int)ceil(fitted->size.min * 10 - 1e-6);

    return largest < smallest || rung > largest - smallest ? fitted->size.min
                                                           : (largest - rung) / 10.0;
}

static gboolean
can_tighten(const DalilFitted *fitted)
{
    return fitted->leading.max > fitted->leading.min || fitted->gap.max > fitted->gap.min;
}

int
dalil_moves_sizes(const DalilFitted *fitted)
{
    return sizes_of(fitted) + (can_tighten(fitted) ? TIGHTER : 0);
}

static gboolean
can_be_dense(const DalilFitted *fitted)
{
    return fitted->dense && fitted->stream.has_dense;
}

int
dalil_moves_count(DalilFitted *fitted)
{
    if (!fitted->least)
        find_least(fitted);
    return dalil_moves_sizes(fitted) + fitted->n_least +
           (can_be_dense(fitted) ? fitted->n_least + 1 : 0);
}

int
dalil_moves_stretch(DalilFitted *fitted, int rung)
{
    int sizes = dalil_moves_sizes(fitted), count = dalil_moves_count(fitted);

    return rung < sizes                      ? rung
           : rung < sizes + fitted->n_least  ? sizes + fitted->n_least - 1
           : rung == sizes + fitted->n_least ? rung
                                             : count - 1;
}

void
dalil_moves_choose(DalilFitted *fitted)
{
    dalil_stream_choose(&fitted->stream, &fitted->choice);
}

void
dalil_moves_resize(DalilFitted *fitted, int rung)
{
    int sizes = sizes_of(fitted);
    double part = CLAMP(rung - sizes + 1, 0, TIGHTER) / (double)TIGHTER;

    fitted->trial.at =
        (DalilSetting){size_at(fitted, rung),
                       fitted->leading.max - part * (fitted->leading.max - fitted->leading.min),
                       fitted->gap.max - part * (fitted->gap.max - fitted->gap.min)};
}

void
dalil_moves_take(DalilFitted *fitted, int rung)
{
    int count = dalil_moves_count(fitted),
        texts = MIN(rung, count - 1) - dalil_moves_sizes(fitted) + 1;
    gboolean dense = texts > fitted->n_least;

    texts = MAX(dense ? texts - fitted->n_least - 1 : texts, 0);
    dalil_moves_resize(fitted, rung);
    for (int i = 0; i < fitted->n_least; i++)
        fitted->brief[fitted->least[i]] = i < texts;
    fitted->n_brief = texts;
    fitted->choice.dense = dense;
    fitted->choice.brief = texts > 0 ? fitted->brief : NULL;
    dalil_moves_choose(fitted);
}
