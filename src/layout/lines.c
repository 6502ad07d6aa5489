/* lines.c: greedy and total-fit line breaking on plain numbers */
#include "layout/lines.h"

#include <math.h>

gint64
dalil_lines_limit(double width, double size)
{
    return (gint64)floor(width / size * DALIL_EM + 0.5);
}

gint64
dalil_lines_width(const DalilMeasured *measured, int from, int to)
{
    gint64 width = 0;

    for (int i = from; i < to; i++)
        width += measured->pieces[i].width + (i + 1 < to ? measured->pieces[i].space : 0);
    if (to > from && to < measured->n)
        width += measured->pieces[to - 1].hyphen;
    return width;
}

/* The first piece of the line after the one that begins with @from. */
static int
greedy_end(const DalilMeasured *measured, gint64 limit, int from)
{
    const DalilPiece *pieces = measured->pieces;
    gint64 width = 0;
    int end = from;

    for (int i = from; i < measured->n; i++) {
        width += pieces[i].width;
        if (width > limit && end > from)
            return end;
        if (pieces[i].must_break)
            return i + 1;
        if (pieces[i].may_break && (width + pieces[i].hyphen <= limit || end == from))
            end = i + 1;
        if (width > limit && end > from)
            return end;
        width += pieces[i].space;
    }
    return measured->n;
}

static int
count_greedy(const DalilMeasured *measured, gint64 limit)
{
    int lines = 0;

    for (int from = 0; from < measured->n; lines++)
        from = greedy_end(measured, limit, from);
    return lines;
}

enum {
    WINDOW = 256,     /* pieces a line can hold at most, when breaking well */
    PIECES_MAX = 4000 /* of a paragraph that is broken well */
};

/* How far some number of lines reach, when the last of them ends between words, and when it ends
 * in a hyphen. */
typedef struct {
    int whole, divided;
} Reach;

/* One line more, from piece @from on. */
static void
reach_on(const DalilMeasured *m, gint64 limit, int from, gboolean may_divide, Reach *reach)
{
    gint64 width = 0;

    for (int i = from; i < MIN(m->n, from + WINDOW); i++) {
        const DalilPiece *piece = &m->pieces[i];

        width += piece->width;
        if (width > limit)
            return;
        if (i + 1 == m->n || (piece->may_break && piece->hyphen == 0))
            reach->whole = MAX(reach->whole, i + 1);
        else if (piece->may_break && may_divide && width + piece->hyphen <= limit)
            reach->divided = MAX(reach->divided, i + 1);
        width += piece->space;
    }
}

/* The fewest lines of which no two in a row end in a hyphen; 0: there is no such way. The
 * furthest place of either kind is all one needs to know, for what can be reached from a place
 * can be reached from any place behind it. */
static int
count_apart(const DalilMeasured *m, gint64 limit)
{
    Reach reach = {0, 0};

    for (int lines = 1;; lines++) {
        Reach next = reach;

        reach_on(m, limit, reach.whole, TRUE, &next);
        if (reach.divided > reach.whole)
            reach_on(m, limit, reach.divided, FALSE, &next);
        if (next.whole == m->n)
            return lines;
        if (next.whole == reach.whole && next.divided == reach.divided)
            return 0;
        reach = next;
    }
}

/* @apart: whether hyphens can be, and are, kept apart. */
static int
count(const DalilMeasured *measured, gint64 limit, gboolean *apart)
{
    int lines = 0;

    *apart = FALSE;
    if (measured->natural <= limit)
        return measured->n > 0 ? measured->forced + 1 : 0;
    if (measured->divided && measured->forced == 0 && measured->n <= PIECES_MAX)
        lines = count_apart(measured, limit);
    *apart = lines > 0;
    return *apart ? lines : count_greedy(measured, limit);
}

int
dalil_lines_count(const DalilMeasured *measured, gint64 limit)
{
    gboolean apart = FALSE;

    return count(measured, limit, &apart);
}

/* Badness of a line with @slack left of @limit. The last line is free, unless it is nearly empty.
 */
static double
badness(gint64 slack, gint64 limit, gboolean last, gboolean hyphen)
{
    double r = (double)slack / (double)limit;

    if (last)
        return r > 0.75 ? (r - 0.75) * 8 : 0;
    return r * r + (hyphen ? 0.04 : 0);
}

typedef struct {
    double cost;
    int from; /* where the line that ends here begins */
} Best;

typedef struct {
    const DalilMeasured *m;
    gint64 limit;
    int lines;
    gboolean apart; /* no two hyphens in a row */
} Task;

static gboolean
ends_in_hyphen(const DalilMeasured *m, int end)
{
    return end > 0 && end < m->n && m->pieces[end - 1].hyphen > 0;
}

/* Cost of the lines that end before pieces @from + 1, … when the one before ends at @from. */
static void
try_line(const Task *task, gboolean last, int from, const Best *before, Best *now)
{
    const DalilMeasured *m = task->m;
    gint64 width = 0;

    for (int end = from + 1; end <= MIN(m->n, from + WINDOW); end++) {
        const DalilPiece *piece = &m->pieces[end - 1];
        gboolean hyphen = ends_in_hyphen(m, end), again = hyphen && ends_in_hyphen(m, from);
        double cost = 0;

        width += piece->width;
        if (width > task->limit)
            return;
        if ((end == m->n) == last && (end == m->n || piece->may_break) &&
            width + (hyphen ? piece->hyphen : 0) <= task->limit && !(again && task->apart)) {
            gint64 slack = task->limit - width - (hyphen ? piece->hyphen : 0);
            cost = before[from].cost + badness(slack, task->limit, end == m->n, hyphen) +
                   (again ? 1 : 0);
            if (cost < now[end].cost)
                now[end] = (Best){cost, from};
        }
        width += piece->space;
    }
}

/* best[line][end]: cheapest way to set pieces [0, end) in `line` lines. */
static gboolean
total_fit(const Task *task, int *ends)
{
    int n = task->m->n, lines = task->lines;
    g_autofree Best *best = g_new0(Best, (gsize)(lines + 1) * (gsize)(n + 1));

    for (gsize i = 0; i < (gsize)(lines + 1) * (gsize)(n + 1); i++)
        best[i] = (Best){INFINITY, 0};
    best[0].cost = 0;
    for (int line = 1; line <= lines; line++) {
        Best *now = best + (gsize)line * (gsize)(n + 1), *before = now - (n + 1);
        for (int from = line - 1; from < n; from++)
            if (before[from].cost < INFINITY)
                try_line(task, line == lines, from, before, now);
    }
    if (best[(gsize)lines * (gsize)(n + 1) + (gsize)n].cost == INFINITY)
        return FALSE;
    for (int line = lines, end = n; line > 0; line--) {
        ends[line - 1] = end;
        end = best[(gsize)line * (gsize)(n + 1) + (gsize)end].from;
    }
    return TRUE;
}

int
dalil_lines_break(const DalilMeasured *measured, gint64 limit, int *ends)
{
    gboolean apart = FALSE;
    int lines = count(measured, limit, &apart), line = 0;
    const Task task = {measured, limit, lines, apart};

    if (lines > 1 && measured->n <= PIECES_MAX && measured->forced == 0 && total_fit(&task, ends))
        return lines;
    for (int from = 0; from < measured->n; line++) {
        from = measured->natural <= limit && measured->forced == 0
                   ? measured->n
                   : greedy_end(measured, limit, from);
        ends[line] = from;
    }
    return line;
}
