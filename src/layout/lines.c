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

int
dalil_lines_count(const DalilMeasured *measured, gint64 limit)
{
    int lines = 0;

    if (measured->natural <= limit)
        return measured->n > 0 ? measured->forced + 1 : 0;
    for (int from = 0; from < measured->n; lines++)
        from = greedy_end(measured, limit, from);
    return lines;
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

enum { WINDOW = 256 }; /* pieces a line can hold at most, when breaking well */

/* best[line][end]: cheapest way to set pieces [0, end) in `line` lines. */
static gboolean
total_fit(const DalilMeasured *m, gint64 limit, int lines, int *ends)
{
    int n = m->n;
    g_autofree Best *best = g_new0(Best, (gsize)(lines + 1) * (gsize)(n + 1));

    for (gsize i = 0; i < (gsize)(lines + 1) * (gsize)(n + 1); i++)
        best[i] = (Best){INFINITY, 0};
    best[0].cost = 0;
    for (int line = 1; line <= lines; line++) {
        Best *now = best + (gsize)line * (gsize)(n + 1), *before = now - (n + 1);
        for (int from = line - 1; from < n; from++) {
            gint64 width = 0;
            if (before[from].cost == INFINITY)
                continue;
            for (int end = from + 1; end <= MIN(n, from + WINDOW); end++) {
                const DalilPiece *piece = &m->pieces[end - 1];
                gint64 full = 0;
                double cost = 0;
                width += piece->width;
                full = width + (end < n ? piece->hyphen : 0);
                if (width > limit)
                    break;
                if ((end == n) == (line == lines) && (end == n || piece->may_break) &&
                    full <= limit) {
                    cost = before[from].cost +
                           badness(limit - full, limit, end == n, piece->hyphen > 0 && end < n);
                    if (cost < now[end].cost)
                        now[end] = (Best){cost, from};
                }
                width += piece->space;
            }
        }
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
    int lines = dalil_lines_count(measured, limit), line = 0;

    if (lines > 1 && measured->n <= 4000 && measured->forced == 0 &&
        total_fit(measured, limit, lines, ends))
        return lines;
    for (int from = 0; from < measured->n; line++) {
        from = measured->natural <= limit && measured->forced == 0
                   ? measured->n
                   : greedy_end(measured, limit, from);
        ends[line] = from;
    }
    return line;
}
