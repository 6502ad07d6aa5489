/* breaks.c: dynamic programming over chunks and frames */
#include "layout/breaks.h"

#include <math.h>
#include <stdlib.h>

/* Frames times chunks: beyond this, filling frame after frame serves as well. */
enum { MOST = 60000 };

/* What an ask knows of frames of one width, by chunk. */
typedef struct {
    double width;
    double *sum;  /* height of all chunks before, each with the space above it */
    double *head; /* of the heading repeated above it, with the space between; 0: none */
    int *wide;    /* so many chunks before have a word wider than the frame */
} Column;

typedef struct {
    const DalilStream *stream;
    const int *chunk_of;
    Column *columns;
    int n_columns;
    int *column_of; /* by frame */
    double *before; /* by chunk: the space above, dropped at the head of a frame */
    double level;   /* what frames should be filled to */
} Table;

static gboolean
opens_category(const DalilStream *stream, int chunk)
{
    return stream->boxes[stream->chunk[chunk]]->block->keep_next;
}

/* Whether a frame that begins with @chunk goes on with a category begun before. */
static gboolean
goes_on(const DalilStream *stream, int chunk)
{
    return chunk > 0 && chunk < stream->n_chunks && stream->again[stream->chunk[chunk]] &&
           !opens_category(stream, chunk);
}

static void
fill_column(Column *column, DalilHeights *heights)
{
    const DalilStream *stream = dalil_heights_stream(heights);
    const DalilTrial *trial = dalil_heights_trial(heights);

    for (int c = 0; c < stream->n_chunks; c++) {
        const DalilBox *again = stream->again[stream->chunk[c]];
        double height = 0;
        int wide = 0;
        for (int i = stream->chunk[c]; i < stream->chunk[c + 1]; i++) {
            height += dalil_heights_of(heights, stream->boxes[i], column->width) +
                      dalil_box_before(trial, stream->boxes[i]);
            wide |= dalil_heights_wide(heights, stream->boxes[i], column->width) != NULL;
        }
        column->sum[c + 1] = column->sum[c] + height;
        column->wide[c + 1] = column->wide[c] + wide;
        if (goes_on(stream, c))
            column->head[c] = dalil_heights_of(heights, again, column->width) +
                              dalil_box_before_again(trial, again, stream->boxes[stream->chunk[c]]);
    }
}

static int
column_for(Table *table, DalilHeights *heights, double width)
{
    int n = table->stream->n_chunks + 1;

    for (int w = 0; w < table->n_columns; w++)
        if (fabs(table->columns[w].width - width) <= 1e-6)
            return w;
    table->columns[table->n_columns] =
        (Column){width, g_new0(double, n), g_new0(double, n), g_new0(int, n)};
    fill_column(&table->columns[table->n_columns], heights);
    return table->n_columns++;
}

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The height to which water would rise in the frames: low ones are full, the others alike. */
static double
level_of(const Table *table)
{
    const DalilSlots *chain = &table->stream->chain;
    g_autofree double *heights = g_new(double, chain->n_once);
    double rest = 0;

    for (int k = 0; k < chain->n_once; k++) {
        heights[k] = chain->once[k].rect.height;
        rest += table->columns[table->column_of[k]].sum[table->stream->n_chunks] / chain->n_once;
    }
    qsort(heights, (gsize)chain->n_once, sizeof *heights, compare);
    for (int k = 0; k < chain->n_once; k++) {
        if (heights[k] >= rest / (chain->n_once - k))
            return MAX(rest / (chain->n_once - k), 1);
        rest -= heights[k];
    }
    return MAX(heights[chain->n_once - 1], 1);
}

static void
table_open(Table *table, const DalilBreaksAsk *ask)
{
    const DalilStream *stream = dalil_heights_stream(ask->heights);
    int frames = stream->chain.n_once;

    *table = (Table){.stream = stream,
                     .chunk_of = ask->chunk_of,
                     .columns = g_new0(Column, frames),
                     .column_of = g_new0(int, frames),
                     .before = g_new0(double, stream->n_chunks + 1)};
    for (int c = 0; c < stream->n_chunks; c++)
        table->before[c] =
            dalil_box_before(dalil_heights_trial(ask->heights), stream->boxes[stream->chunk[c]]);
    for (int k = 0; k < frames; k++)
        table->column_of[k] = column_for(table, ask->heights, stream->chain.once[k].rect.width);
    table->level = level_of(table);
}

static void
table_close(Table *table)
{
    for (int w = 0; w < table->n_columns; w++) {
        g_free(table->columns[w].sum);
        g_free(table->columns[w].head);
        g_free(table->columns[w].wide);
    }
    g_free(table->columns);
    g_free(table->column_of);
    g_free(table->before);
}

static int
chunk_at(const Table *table, int place)
{
    return table->chunk_of ? table->chunk_of[place] : place;
}

/* Height of chunks [from, to) at the head of frame @k; the rule for the heading is the one of
 * flow.c. */
static double
height_of(const Table *table, int k, int from, int to)
{
    const Column *column = &table->columns[table->column_of[k]];
    double room = table->stream->chain.once[k].rect.height + 1e-6, head = 0, first = 0;

    if (from >= to)
        return 0;
    head = k > 0 ? column->head[from] : 0;
    first = column->sum[from + 1] - column->sum[from] - table->before[from];
    if (first <= room && head + first > room)
        head = 0;
    return head + column->sum[to] - column->sum[from] - table->before[from];
}

static gboolean
holds(const Table *table, int k, int from, int to)
{
    const Column *column = &table->columns[table->column_of[k]];

    return column->wide[to] == column->wide[from] &&
           height_of(table, k, from, to) <= table->stream->chain.once[k].rect.height + 1e-6;
}

/* What it costs that frame @k holds these chunks of one edition. */
static double
cost_of(const Table *table, int k, int from, int to)
{
    const DalilStream *stream = table->stream;
    double wanted = MIN(stream->chain.once[k].rect.height, table->level);
    double off = (height_of(table, k, from, to) - wanted) / table->level, cost = off * off;

    if (from >= to)
        return cost + (to < stream->n_chunks ? DALIL_BREAKS_HOLE : 0);
    if (goes_on(stream, from)) {
        cost += DALIL_BREAKS_SPLIT;
        if (!goes_on(stream, from + 1))
            cost += DALIL_BREAKS_ALONE;
    }
    if (goes_on(stream, to) && opens_category(stream, to - 1))
        cost += DALIL_BREAKS_ALONE;
    return cost;
}

typedef struct {
    double cost;
    int from; /* where frame k begins, when frames 0..k hold everything before this place */
} Best;

/* Frame @k, all its beginnings and ends. */
static void
advance(const Table *tables, int n_tables, int n, int k, const Best *before, Best *now)
{
    for (int from = 0; from <= n; from++) {
        if (before[from].cost == INFINITY)
            continue;
        for (int to = from; to <= n; to++) {
            double cost = before[from].cost;
            gboolean all = TRUE;
            for (int t = 0; t < n_tables && all; t++) {
                int a = chunk_at(&tables[t], from), b = chunk_at(&tables[t], to);
                all = holds(&tables[t], k, a, b);
                if (all)
                    cost += cost_of(&tables[t], k, a, b) / n_tables;
            }
            if (!all)
                break;
            if (cost < now[to].cost - 1e-12)
                now[to] = (Best){cost, from};
        }
    }
}

static double
solve(const Table *tables, int n_tables, int n, int *begins)
{
    int frames = tables[0].stream->chain.n_once;
    gsize row = (gsize)n + 1;
    g_autofree Best *best = g_new0(Best, row * ((gsize)frames + 1));
    double cost = 0;

    for (gsize i = 0; i < row * ((gsize)frames + 1); i++)
        best[i] = (Best){INFINITY, 0};
    best[0].cost = 0;
    for (int k = 0; k < frames; k++)
        advance(tables, n_tables, n, k, best + row * (gsize)k, best + row * ((gsize)k + 1));
    cost = best[row * (gsize)frames + (gsize)n].cost;
    if (cost == INFINITY)
        return cost;
    for (int k = frames, place = n; k >= 0; k--) {
        begins[k] = place;
        place = best[row * (gsize)k + (gsize)place].from;
    }
    return cost;
}

gboolean
dalil_breaks_feasible(const DalilStream *stream)
{
    return stream->chain.n_repeat == 0 && stream->chain.n_once > 0 &&
           (gint64)stream->chain.n_once * stream->n_chunks <= MOST;
}

double
dalil_breaks(const DalilBreaksAsk *asks, int n_asks, int n, int *begins)
{
    g_autofree Table *tables = g_new0(Table, n_asks);
    double cost = 0;

    g_assert(n_asks > 0);
    for (int t = 0; t < n_asks; t++)
        table_open(&tables[t], &asks[t]);
    cost = solve(tables, n_asks, n, begins);
    for (int t = 0; t < n_asks; t++)
        table_close(&tables[t]);
    return cost;
}
