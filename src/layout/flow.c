/* flow.c: chunks into frames */
#include "layout/flow.h"

#include <math.h>

#include "layout/lines.h"

enum { WIDTHS = 6 };

/* Between a heading that is repeated and the paragraph that goes on below it. */
#define CONTINUED_EM 0.55

struct DalilHeights {
    DalilTrial *trial;
    const DalilStream *stream;
    double width[WIDTHS];
    double *height[WIDTHS]; /* by box; NAN: not asked yet */
    const DalilMeasured *
        *wide[WIDTHS]; /* by box: what has a word wider than its measure; NULL: nothing */
};

DalilHeights *
dalil_heights_new(DalilTrial *trial, const DalilStream *stream)
{
    DalilHeights *heights = g_new0(DalilHeights, 1);

    heights->trial = trial;
    heights->stream = stream;
    return heights;
}

void
dalil_heights_free(DalilHeights *heights)
{
    if (!heights)
        return;
    for (int w = 0; w < WIDTHS; w++) {
        g_free(heights->height[w]);
        g_free(heights->wide[w]);
    }
    g_free(heights);
}

/* Which of the widths @width is; the last one is used for all there is no room for. */
static int
width_at(DalilHeights *heights, double width)
{
    int w = 0, n = heights->stream->n;

    while (w < WIDTHS - 1 && heights->height[w] && fabs(heights->width[w] - width) > 1e-6)
        w++;
    if (heights->height[w] && fabs(heights->width[w] - width) <= 1e-6)
        return w;
    g_free(heights->height[w]);
    g_free(heights->wide[w]);
    heights->height[w] = g_new0(double, MAX(n, 1));
    heights->wide[w] = g_new0(const DalilMeasured *, MAX(n, 1));
    heights->width[w] = width;
    for (int i = 0; i < n; i++)
        heights->height[w][i] = NAN;
    return w;
}

/* A box may be asked how high it would be in a frame it never gets into: that its words are too
 * wide there is remembered, and only said when it is put there. */
static double
height_of(DalilHeights *heights, int box, double width)
{
    int w = width_at(heights, width);
    const DalilMeasured *said = heights->trial->too_wide;

    if (isnan(heights->height[w][box])) {
        heights->trial->too_wide = NULL;
        heights->height[w][box] =
            dalil_box_height(heights->trial, heights->stream->boxes[box], width);
        heights->wide[w][box] = heights->trial->too_wide;
        heights->trial->too_wide = said;
    }
    return heights->height[w][box];
}

/* The state of a run. */
typedef struct {
    DalilHeights *heights;
    DalilFlowed *out;
    double cap;
    int k; /* slot being filled */
    DalilSlot slot;
    double y, limit;
    double head; /* height of the heading repeated at its top */
} Run;

static void
open_slot(Run *run, int k)
{
    double zero = 0;

    run->k = k;
    if (!dalil_slots_nth(&run->heights->stream->chain, k, &run->slot) && k > 0)
        dalil_slots_nth(&run->heights->stream->chain, 0,
                        &run->slot); /* imaginary: like the first */
    run->limit = run->slot.rect.height;
    if (run->cap > 0 && k < run->out->slots)
        run->limit = MIN(run->limit, run->cap);
    run->y = run->head = 0;
    while ((int)run->out->used->len <= k)
        g_array_append_val(run->out->used, zero);
}

static gboolean
imaginary(const Run *run)
{
    return run->k >= run->out->slots;
}

static void
put(Run *run, const DalilBox *box, double before, double height, int from, int to, int weight)
{
    DalilPlacement placement = {box,
                                run->k,
                                run->y + (run->y > 0 ? before : 0),
                                height,
                                run->slot.rect.width,
                                from,
                                to,
                                run->y > 0 ? weight : 0};

    g_array_append_val(run->out->placements, placement);
    run->y = placement.y + height;
    g_array_index(run->out->used, double, run->k) = run->y;
    if (run->y > run->limit + 1e-6 && run->k < run->out->slots)
        run->out->over += run->y - run->limit;
}

/* Box @i was put into the open frame, @width wide. */
static void
say_wide(const Run *run, int i, double width)
{
    DalilHeights *heights = run->heights;

    height_of(heights, i, width);
    if (heights->wide[width_at(heights, width)][i])
        heights->trial->too_wide = heights->wide[width_at(heights, width)][i];
}

static void
put_box(Run *run, int i, int weight)
{
    const DalilBox *box = run->heights->stream->boxes[i];
    double width = run->slot.rect.width;

    put(run, box, dalil_box_before(run->heights->trial, box), height_of(run->heights, i, width), 0,
        -1, weight);
    say_wide(run, i, width);
}

static int
weight_of(const DalilBlock *block, gboolean first)
{
    return !first || block->kind == DALIL_BOX_ROW ? 0
           : block->keep_next                     ? 220
           : block->is_service                    ? 100
                                                  : 60;
}

/* Boxes [from, to) of one chunk with the spaces between them, without the space above. */
static double
chunk_height(const Run *run, int from, int to, double width)
{
    const DalilStream *stream = run->heights->stream;
    double height = 0;

    for (int i = from; i < to; i++)
        height += height_of(run->heights, i, width) +
                  (i > from ? dalil_box_before(run->heights->trial, stream->boxes[i]) : 0);
    return height;
}

/* Whether the chunk has room below what stands in the open frame, as far down as @limit. */
static gboolean
has_room(const Run *run, int from, int to, double limit)
{
    double before =
        run->y > 0 ? dalil_box_before(run->heights->trial, run->heights->stream->boxes[from]) : 0;

    return run->y + before + chunk_height(run, from, to, run->slot.rect.width) <= limit + 1e-6;
}

/* Whether a frame after the open one could hold the whole chunk. */
static gboolean
fits_later(const Run *run, int from, int to)
{
    const DalilSlots *chain = &run->heights->stream->chain;
    DalilSlot slot;

    for (int k = run->k + 1;
         k <= run->k + chain->n_once + chain->n_repeat && dalil_slots_nth(chain, k, &slot); k++)
        if (chunk_height(run, from, to, slot.rect.width) <= slot.rect.height + 1e-6)
            return TRUE;
    return FALSE;
}

static void next_slot(Run *run, int first, int to);

/* The measure that every frame of the chain has room for. */
static double
narrowest(const DalilSlots *chain, double width)
{
    for (int i = 0; i < chain->n_once; i++)
        width = MIN(width, chain->once[i].rect.width);
    for (int i = 0; i < chain->n_repeat; i++)
        width = MIN(width, chain->repeat[i].rect.width);
    return width;
}

/* A paragraph higher than what is left, line by line into one frame after another: all in one
 * measure, or its lines would not be the same ones in each. */
static void
split_lines(Run *run, int i, double before)
{
    const DalilBox *box = run->heights->stream->boxes[i];
    double width = narrowest(&run->heights->stream->chain, run->slot.rect.width);
    DalilMeasure m =
        dalil_box_measure(run->heights->trial, box->block->style, width, box->block->hang);
    int lines = dalil_lines_count(box->text, m.limit), done = 0;
    gboolean fresh =
        run->y <= run->head; /* at the head of a frame one line goes in whatever happens */

    say_wide(run, i, width);
    while (done < lines) {
        double room = run->limit - run->y - (run->y > 0 ? before : 0);
        int n = MIN(MAX((int)floor(room / m.pitch + 1e-6), fresh ? 1 : 0), lines - done);
        if (n > 0) {
            put(run, box, before, n * m.pitch, done, done + n, 0);
            g_array_index(run->out->placements, DalilPlacement, run->out->placements->len - 1)
                .width = width;
        }
        done += n;
        if (done < lines)
            next_slot(run, i, i);
        before = CONTINUED_EM * run->heights->trial->at.size * run->heights->trial->at.gap;
        fresh = TRUE;
    }
}

/* A chunk higher than a whole frame: block by block. */
static void
split_chunk(Run *run, int from, int to)
{
    for (int i = from; i < to; i++) {
        const DalilBox *box = run->heights->stream->boxes[i];
        double before = dalil_box_before(run->heights->trial, box);
        double height = height_of(run->heights, i, run->slot.rect.width);
        gboolean plain = box->block->kind == DALIL_BOX_PARA;

        if (!has_room(run, i, i + 1, run->limit) && run->y > run->head &&
            height <= run->slot.rect.height)
            next_slot(run, i, i + 1);
        if (plain && !has_room(run, i, i + 1, run->slot.rect.height))
            split_lines(run, i, before);
        else
            put_box(run, i, weight_of(box->block, i == from));
        if (box->block->keep_next) /* what follows is cut rather than leaving its heading alone */
            run->head = run->y;
    }
}

/* Opens the next frame that can hold boxes [first, to), under their category's heading unless it
 * would take the room they need to stay whole. */
static void
next_slot(Run *run, int first, int to)
{
    const DalilStream *stream = run->heights->stream;
    const DalilBox *again = stream->again[first];
    const DalilMeasured *said = run->heights->trial->too_wide;
    double height = 0, whole = 0;

    do
        open_slot(run, run->k + 1);
    while (!has_room(run, first, to, run->slot.rect.height) && fits_later(run, first, to));
    if (!again || stream->boxes[first]->block->keep_next)
        return;
    height = dalil_box_height(run->heights->trial, again, run->slot.rect.width);
    whole = chunk_height(run, first, to, run->slot.rect.width);
    if (whole <= run->slot.rect.height + 1e-6 &&
        height + dalil_box_before(run->heights->trial, stream->boxes[first]) + whole >
            run->slot.rect.height + 1e-6) {
        run->heights->trial->too_wide = said;
        return;
    }
    put(run, again, 0, height, 0, -1, 0);
    run->head = run->y;
}

static void
place_chunk(Run *run, int from, int to)
{
    const DalilStream *stream = run->heights->stream;

    if (!has_room(run, from, to, run->limit) &&
        (run->y > 0 ||
         (!has_room(run, from, to, run->slot.rect.height) && fits_later(run, from, to))))
        next_slot(run, from, to);
    if (!has_room(run, from, to, run->slot.rect.height))
        split_chunk(run, from, to);
    else
        for (int i = from; i < to; i++)
            put_box(run, i,
                    weight_of(stream->boxes[i]->block,
                              i == from || (stream->boxes[i - 1]->block->unit !=
                                                stream->boxes[i]->block->unit &&
                                            !stream->boxes[i - 1]->block->keep_next)));
    if (imaginary(run)) {
        if (run->out->first_over < 0)
            run->out->first_over = from;
        for (int i = from; i < to; i++)
            run->out->entries_over += stream->boxes[i]->block->is_service;
    }
}

/* The end of the chunk that begins with @from: its unit, and the next one when it must stay with
 * it. */
static int
chunk_end(const DalilStream *stream, int from)
{
    int to = from;
    gboolean keep = FALSE;

    do {
        int unit = stream->boxes[to]->block->unit;
        keep = stream->boxes[to]->block->keep_next;
        while (to < stream->n && stream->boxes[to]->block->unit == unit)
            to++;
    } while (keep && to < stream->n);
    return to;
}

DalilFlowed *
dalil_flow(DalilHeights *heights, double cap)
{
    const DalilStream *stream = heights->stream;
    DalilFlowed *out = g_new0(DalilFlowed, 1);
    Run run = {.heights = heights, .out = out, .cap = cap};

    out->placements = g_array_new(FALSE, TRUE, sizeof(DalilPlacement));
    out->used = g_array_new(FALSE, TRUE, sizeof(double));
    out->slots = stream->chain.n_repeat > 0 ? G_MAXINT : stream->chain.n_once;
    out->first_over = -1;
    open_slot(&run, 0);
    for (int i = 0; i < stream->n;) {
        int to = chunk_end(stream, i);
        place_chunk(&run, i, to);
        i = to;
    }
    for (int k = out->slots; out->slots < G_MAXINT && k < (int)out->used->len; k++)
        out->over += g_array_index(out->used, double, k);
    return out;
}

void
dalil_flowed_free(DalilFlowed *flowed)
{
    if (!flowed)
        return;
    g_array_unref(flowed->placements);
    g_array_unref(flowed->used);
    g_free(flowed);
}
