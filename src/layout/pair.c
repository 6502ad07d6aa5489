/* pair.c: how the two languages of a PAIR share a column
 *
 * Two languages of one direction stand in two columns of the same width. Where one is flush with
 * the start edge and the other with the end, as when their directions differ, nobody sees where
 * the line between them is drawn, so it is drawn where it saves most lines.
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

double
dalil_pair_set(DalilTrial *trial, const DalilBox *pair, double width, DalilPackPlace *places)
{
    const DalilMeasured *best_wide = NULL;
    double best = -1;

    for (Way way = HALVES; way < WAYS; way++) {
        const DalilMeasured *wide = NULL;
        DalilPackPlace tried[2];
        double height = try_way(trial, pair, way, width, tried, &wide);

        if (height < 0 || (best >= 0 && !is_better(way, height, wide, best, best_wide)))
            continue;
        best = height;
        best_wide = wide;
        for (int i = 0; places && i < 2; i++)
            places[i] = tried[i];
    }
    if (best_wide)
        trial->too_wide = best_wide;
    return best;
}
