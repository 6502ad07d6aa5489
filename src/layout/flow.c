/* flow.c: chunks into frames */
#include "layout/flow.h"

#include <math.h>

#include "layout/lines.h"

/* Between a heading that is repeated and the paragraph that goes on below it. */
#define CONTINUED_EM 0.55

/* The state of a run. */
typedef struct {
    DalilHeights *heights;
    DalilTrial *trial;
    const DalilStream *stream;
    DalilFlowed *out;
    double cap;
    const int *begins; /* by slot: the chunk it begins with; NULL: as they come */
    int k;             /* slot being filled */
    DalilSlot slot;
    double y, limit;
    double head;           /* height of the heading repeated at its top */
    const DalilBox *again; /* that heading, while nothing stands below it; NULL: none */
} Run;

static void
open_slot(Run *run, int k)
{
    double zero = 0;

    run->k = k;
    if (!dalil_slots_nth(&run->stream->chain, k, &run->slot) && k > 0)
        dalil_slots_nth(&run->stream->chain, 0, &run->slot); /* imaginary: like the first */
    run->limit = run->slot.rect.height;
    if (run->cap > 0 && k < run->out->slots)
        run->limit = MIN(run->limit, run->cap);
    run->y = run->head = 0;
    run->again = NULL;
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
    run->again = NULL;
    g_array_index(run->out->used, double, run->k) = run->y;
    if (run->y > run->limit + 1e-6 && run->k < run->out->slots)
        run->out->over += run->y - run->limit;
}

/* Space above box @i where the open frame is filled to. */
static double
before_of(const Run *run, int i)
{
    const DalilBox *box = run->stream->boxes[i];

    if (run->y <= 0)
        return 0;
    return run->again ? dalil_box_before_again(run->trial, run->again, box)
                      : dalil_box_before(run->trial, box);
}

static double
height_of(const Run *run, int i, double width)
{
    return dalil_heights_of(run->heights, run->stream->boxes[i], width);
}

/* @box was put into the open frame, @width wide. */
static void
say_wide(const Run *run, const DalilBox *box, double width)
{
    const DalilMeasured *wide = dalil_heights_wide(run->heights, box, width);

    if (wide)
        run->trial->too_wide = wide;
}

static void
put_box(Run *run, int i, int weight)
{
    const DalilBox *box = run->stream->boxes[i];
    double width = run->slot.rect.width;

    put(run, box, before_of(run, i), height_of(run, i, width), 0, -1, run->again ? 0 : weight);
    say_wide(run, box, width);
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
    const DalilStream *stream = run->stream;
    double height = 0;

    for (int i = from; i < to; i++)
        height += height_of(run, i, width) +
                  (i > from ? dalil_box_before(run->trial, stream->boxes[i]) : 0);
    return height;
}

/* Whether the chunk has room below what stands in the open frame, as far down as @limit. */
static gboolean
has_room(const Run *run, int from, int to, double limit)
{
    return run->y + before_of(run, from) + chunk_height(run, from, to, run->slot.rect.width) <=
           limit + 1e-6;
}

/* Whether a frame after the open one could hold the whole chunk. */
static gboolean
fits_later(const Run *run, int from, int to)
{
    const DalilSlots *chain = &run->stream->chain;
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
    const DalilBox *box = run->stream->boxes[i];
    double width = narrowest(&run->stream->chain, run->slot.rect.width);
    DalilMeasure m =
        dalil_box_measure(run->trial, box->text, box->block->style, width, box->block->hang);
    int lines = dalil_lines_count(box->text, m.limit), done = 0;
    gboolean fresh =
        run->y <= run->head; /* at the head of a frame one line goes in whatever happens */

    say_wide(run, box, width);
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
        before = CONTINUED_EM * run->trial->at.size * run->trial->at.gap;
        fresh = TRUE;
    }
}

/* A chunk higher than a whole frame: block by block. */
static void
split_chunk(Run *run, int from, int to)
{
    for (int i = from; i < to; i++) {
        const DalilBox *box = run->stream->boxes[i];
        double height = height_of(run, i, run->slot.rect.width);
        gboolean plain = box->block->kind == DALIL_BOX_PARA;

        if (!has_room(run, i, i + 1, run->limit) && run->y > run->head &&
            height <= run->slot.rect.height)
            next_slot(run, i, i + 1);
        if (plain && !has_room(run, i, i + 1, run->slot.rect.height))
            split_lines(run, i, before_of(run, i));
        else
            put_box(run, i, weight_of(box->block, i == from));
        if (box->block->keep_next) /* what follows is cut rather than leaving its heading alone */
            run->head = run->y;
    }
}

/* Boxes [first, to) come next at the head of the open frame: their category's heading goes above
 * them, unless it would take the room they need to stay whole. */
static void
repeat_heading(Run *run, int first, int to)
{
    const DalilBox *again = run->stream->again[first];
    double width = run->slot.rect.width, room = run->slot.rect.height + 1e-6;
    double height = 0, whole = 0;

    if (!again || run->stream->boxes[first]->block->keep_next)
        return;
    height = dalil_heights_of(run->heights, again, width);
    whole = chunk_height(run, first, to, width);
    if (whole <= room &&
        height + dalil_box_before_again(run->trial, again, run->stream->boxes[first]) + whole >
            room)
        return;
    say_wide(run, again, width);
    put(run, again, 0, height, 0, -1, 0);
    run->head = run->y;
    run->again = again;
}

/* Opens the next frame that can hold boxes [first, to). */
static void
next_slot(Run *run, int first, int to)
{
    do
        open_slot(run, run->k + 1);
    while (!has_room(run, first, to, run->slot.rect.height) && fits_later(run, first, to));
    repeat_heading(run, first, to);
}

static void
put_chunk(Run *run, int from, int to)
{
    DalilBox *const *boxes = run->stream->boxes;

    for (int i = from; i < to; i++) {
        gboolean begins = i == from || (boxes[i - 1]->block->unit != boxes[i]->block->unit &&
                                        !boxes[i - 1]->block->keep_next);
        put_box(run, i, weight_of(boxes[i]->block, begins));
    }
}

static void
place_chunk(Run *run, int from, int to)
{
    if (!has_room(run, from, to, run->limit) &&
        (run->y > 0 ||
         (!has_room(run, from, to, run->slot.rect.height) && fits_later(run, from, to))))
        next_slot(run, from, to);
    if (!has_room(run, from, to, run->slot.rect.height))
        split_chunk(run, from, to);
    else
        put_chunk(run, from, to);
    if (imaginary(run)) {
        if (run->out->first_over < 0)
            run->out->first_over = from;
        for (int i = from; i < to; i++)
            run->out->entries_over += run->stream->boxes[i]->block->is_service;
    }
}

/* The chunk stands where @begins wants it, whether there is room or not. */
static void
place_given(Run *run, int chunk)
{
    int from = run->stream->chunk[chunk], to = run->stream->chunk[chunk + 1], k = run->k;

    while (k + 1 < run->out->slots && run->begins[k + 1] <= chunk)
        open_slot(run, ++k);
    if (run->y == 0 && k > 0)
        repeat_heading(run, from, to);
    put_chunk(run, from, to);
}

static DalilFlowed *
flow(DalilHeights *heights, double cap, const int *begins, gboolean quick)
{
    const DalilStream *stream = dalil_heights_stream(heights);
    DalilFlowed *out = g_new0(DalilFlowed, 1);
    Run run = {.heights = heights,
               .trial = dalil_heights_trial(heights),
               .stream = stream,
               .out = out,
               .cap = cap,
               .begins = begins};

    out->placements = g_array_new(FALSE, TRUE, sizeof(DalilPlacement));
    out->used = g_array_new(FALSE, TRUE, sizeof(double));
    out->slots = stream->chain.n_repeat > 0 ? G_MAXINT : stream->chain.n_once;
    out->first_over = -1;
    open_slot(&run, 0);
    for (int c = 0; c < stream->n_chunks && !out->gave_up; c++) {
        if (begins)
            place_given(&run, c);
        else
            place_chunk(&run, stream->chunk[c], stream->chunk[c + 1]);
        out->gave_up = quick && out->slots < G_MAXINT && run.k > out->slots;
    }
    for (int k = out->slots; out->slots < G_MAXINT && k < (int)out->used->len; k++)
        out->over += g_array_index(out->used, double, k);
    return out;
}

DalilFlowed *
dalil_flow(DalilHeights *heights, double cap)
{
    return flow(heights, cap, NULL, FALSE);
}

DalilFlowed *
dalil_flow_quickly(DalilHeights *heights)
{
    return flow(heights, 0, NULL, TRUE);
}

DalilFlowed *
dalil_flow_at(DalilHeights *heights, const int *begins)
{
    g_assert(begins);
    return flow(heights, 0, begins, FALSE);
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
