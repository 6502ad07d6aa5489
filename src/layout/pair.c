/* pair.c: how the two languages of a PAIR share a column
 *
 * Two languages of one direction stand in two columns of the same width. Where one is flush with
 * the start edge and the other with the end, as when their directions differ, nobody sees where
 * the line between them is drawn, so it is drawn where it saves most lines.
 *
 * Pairs of one kind in one story stand all beside each other or all one under the other where
 * fit.c finds that there is room for it.
 */
#include "layout/pair.h"

/* Between the two, in em of the story's size; and the least either may be given of the width. */
#define GAP 1.2
#define LEAST 0.28

/* Half of it first: a way is taken only when it is lower than those before it. */
typedef enum { HALVES, FIRST_ON_A_LINE, SECOND_ON_A_LINE, UNDER, WAYS } Way;

/* Where its text begins, down through what has no ground of its own. */
static const DalilBox *
head_of(const DalilBox *box)
{
    while (box->n_children > 0 && box->block->kind == DALIL_BOX_CARD && box->block->fill < 0)
        box = box->children[0];
    return box;
}

/* Pitch of the first line; 0: it does not begin with text. */
static double
first_pitch(const DalilTrial *trial, const DalilBox *box)
{
    const DalilBox *head = head_of(box);

    return head->block->kind == DALIL_BOX_PARA
               ? dalil_box_measure(trial, head->text, head->block->style, 1, 0).pitch
               : 0;
}

/* Width on one line with what hangs before it; 0: no paragraph. */
static double
one_line(const DalilTrial *trial, const DalilBox *box)
{
    DalilMeasure m = {0};

    if (box->block->kind != DALIL_BOX_PARA)
        return 0;
    m = dalil_box_measure(trial, box->text, box->block->style, 1, 0);
    return box->block->hang * trial->at.size + (double)box->text->natural * m.size / DALIL_EM +
           0.01;
}

static gboolean
face_each_other(const DalilBox *pair)
{
    return head_of(pair->children[0])->block->align == DALIL_ALIGN_START &&
           head_of(pair->children[1])->block->align == DALIL_ALIGN_END;
}

/* Width of the first half. FALSE: the way is none for this pair. */
static gboolean
divide(const DalilTrial *trial, const DalilBox *pair, Way way, double width, double *first)
{
    double room = width - GAP * trial->at.size, own = 0;

    *first = room / 2;
    if (way == HALVES)
        return TRUE;
    if (!face_each_other(pair))
        return FALSE;
    own = one_line(trial, pair->children[way == SECOND_ON_A_LINE]);
    *first = way == FIRST_ON_A_LINE ? own : room - own;
    return own > 0 && MIN(*first, room - *first) >= LEAST * width;
}

/* Both first lines on one baseline, whatever the leading of their scripts. */
static void
place_beside(const DalilTrial *trial, const DalilBox *pair, double width, double first,
             DalilPackPlace *places)
{
    double a = first_pitch(trial, pair->children[0]), b = first_pitch(trial, pair->children[1]);
    double second = width - GAP * trial->at.size - first;

    places[0] = (DalilPackPlace){0, a > 0 ? MAX((b - a) / 2, 0) : 0, first};
    places[1] = (DalilPackPlace){width - second, b > 0 ? MAX((a - b) / 2, 0) : 0, second};
}

/* The second keeps clear of the first one's pictogram. */
static void
place_under(DalilTrial *trial, const DalilBox *pair, double width, DalilPackPlace *places)
{
    double indent = pair->children[0]->block->hang * trial->at.size;

    places[0] = (DalilPackPlace){0, 0, width};
    places[1] =
        (DalilPackPlace){indent, dalil_box_height(trial, pair->children[0], width), width - indent};
}

/* Height of @way; -1: the way is none. @wide: a word does not fit, NULL: all do. */
static double
try_way(const DalilTrial *trial, const DalilBox *pair, Way way, double width,
        DalilPackPlace *places, const DalilMeasured **wide)
{
    DalilTrial own = *trial;
    double height = 0, first = 0;

    own.too_wide = NULL;
    if (way == UNDER)
        place_under(&own, pair, width, places);
    else if (divide(trial, pair, way, width, &first))
        place_beside(trial, pair, width, first, places);
    else
        return -1;
    for (int i = 0; i < 2; i++)
        height =
            MAX(height, places[i].y + dalil_box_height(&own, pair->children[i], places[i].width));
    *wide = own.too_wide;
    return height;
}

/* Whether @way is better than the best before it. Where a word is too wide for every way, it is
 * told of the widest. */
static gboolean
is_better(Way way, double height, const DalilMeasured *wide, double best,
          const DalilMeasured *best_wide)
{
    if (!wide != !best_wide)
        return !wide;
    return wide ? way == UNDER : height < best - 0.01;
}

typedef enum { EACH_ITS_OWN, ALL_BESIDE, ALL_UNDER } Agreed;

static gboolean
may_take(Way way, Agreed agreed)
{
    return agreed == EACH_ITS_OWN || (way == UNDER) == (agreed == ALL_UNDER);
}

/* The best of the ways that @agreed leaves. -1: there is none. */
static double
choose(const DalilTrial *trial, const DalilBox *pair, Agreed agreed, double width,
       DalilPackPlace *places, const DalilMeasured **too_wide)
{
    const DalilMeasured *best_wide = NULL;
    double best = -1;

    for (Way way = HALVES; way < WAYS; way++) {
        const DalilMeasured *wide = NULL;
        DalilPackPlace tried[2];
        double height = may_take(way, agreed) ? try_way(trial, pair, way, width, tried, &wide) : -1;

        if (height < 0 || (best >= 0 && !is_better(way, height, wide, best, best_wide)))
            continue;
        best = height;
        best_wide = wide;
        for (int i = 0; places && i < 2; i++)
            places[i] = tried[i];
    }
    *too_wide = best_wide;
    return best;
}

/* Whether it is lower to set all under each other. A word that is too wide for one to stand beside
 * the other is no reason for the rest. */
static gboolean
is_under_lower(const DalilPairs *pairs, const DalilTrial *trial, double width)
{
    double beside = 0, under = 0;

    for (int i = 0; i < pairs->n; i++) {
        const DalilMeasured *wide = NULL;
        double high = choose(trial, pairs->boxes[i], ALL_UNDER, width, NULL, &wide);
        double low = choose(trial, pairs->boxes[i], ALL_BESIDE, width, NULL, &wide);

        under += high;
        beside += wide ? high : low;
    }
    return under < beside - 0.01;
}

static Agreed
agreed_for(DalilPairs *pairs, const DalilTrial *trial, double width)
{
    const DalilSetting *at = &trial->at;
    int k = 0, n = (int)G_N_ELEMENTS(pairs->known);

    if (!pairs || !pairs->alike)
        return EACH_ITS_OWN;
    while (k < n && (pairs->known[k].at.size != at->size ||
                     pairs->known[k].at.leading != at->leading || pairs->known[k].width != width))
        k++;
    if (k == n) {
        k = pairs->next;
        pairs->next = (k + 1) % n;
        pairs->known[k].under = is_under_lower(pairs, trial, width);
        pairs->known[k].at = *at;
        pairs->known[k].width = width;
    }
    return pairs->known[k].under ? ALL_UNDER : ALL_BESIDE;
}

double
dalil_pair_set(DalilTrial *trial, const DalilBox *pair, double width, DalilPackPlace *places)
{
    const DalilMeasured *wide = NULL;
    Agreed agreed = agreed_for(pair->pairs, trial, width);
    double height = choose(trial, pair, agreed, width, places, &wide);

    if (wide && agreed != EACH_ITS_OWN)
        height = choose(trial, pair, EACH_ITS_OWN, width, places, &wide);
    if (wide)
        trial->too_wide = wide;
    return height;
}

/* What is set in one style behind one pictogram says one kind of thing. */
static gboolean
is_alike(const DalilBox *a, const DalilBox *b)
{
    const DalilBlock *x = head_of(a->children[0])->block, *y = head_of(b->children[0])->block;

    return x->kind == y->kind && x->style == y->style && x->icon == y->icon;
}

static void
find_pairs(GPtrArray *to, DalilBox *const *boxes, int n)
{
    for (int i = 0; i < n; i++)
        if (boxes[i]->block->kind == DALIL_BOX_PAIR)
            g_ptr_array_add(to, boxes[i]);
        else
            find_pairs(to, boxes[i]->children, boxes[i]->n_children);
}

/* All like @all[@from] that no kind has yet. NULL: there is no second. */
static DalilPairs *
gather_like(DalilArena *arena, const GPtrArray *all, guint from)
{
    DalilPairs *kind = dalil_arena_new0(arena, DalilPairs);

    kind->boxes = dalil_arena_newn(arena, const DalilBox *, all->len - from);
    for (guint i = from; i < all->len; i++) {
        DalilBox *box = all->pdata[i];
        if (box->pairs || !is_alike(all->pdata[from], box))
            continue;
        box->pairs = kind;
        kind->boxes[kind->n++] = box;
    }
    return kind->n > 1 ? kind : NULL;
}

DalilPairs **
dalil_pair_gather(DalilArena *arena, DalilBox *const *boxes, int n)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    DalilPairs **kinds = NULL;
    int n_kinds = 0;

    find_pairs(all, boxes, n);
    kinds = dalil_arena_newn(arena, DalilPairs *, all->len + 1);
    for (guint i = 0; i < all->len; i++) {
        const DalilBox *box = all->pdata[i];
        DalilPairs *kind = box->pairs ? NULL : gather_like(arena, all, i);
        if (kind)
            kinds[n_kinds++] = kind;
    }
    return kinds;
}
