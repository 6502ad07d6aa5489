/* visual.c: reordering by embedding level */
#include "layout/visual.h"

static void
reverse(int *order, int from, int to)
{
    for (int i = from, k = to - 1; i < k; i++, k--) {
        int swap = order[i];
        order[i] = order[k];
        order[k] = swap;
    }
}

/* Rule L2: from the highest level down to the lowest odd one, reverse every sequence at or above
 * it. */
static void
reorder(const DalilPlaced *runs, int n, int *order)
{
    int highest = 0, lowest_odd = 255;

    for (int i = 0; i < n; i++) {
        order[i] = i;
        highest = MAX(highest, runs[i].level);
        if (runs[i].level & 1)
            lowest_odd = MIN(lowest_odd, runs[i].level);
    }
    for (int level = highest; level >= lowest_odd; level--)
        for (int i = 0; i < n;) {
            int from = i;
            while (i < n && runs[i].level >= level)
                i++;
            if (i > from)
                reverse(order, from, i);
            else
                i++;
        }
}

static double
points(gint32 width, double size)
{
    return (double)width * size / DALIL_EM;
}

DalilPlaced *
dalil_visual_line(DalilArena *arena, const DalilMeasured *measured, int from, int to, double size,
                  int *n, double *width)
{
    int count = 0, at = 0;
    DalilPlaced *runs = NULL;
    g_autofree int *order = NULL;
    double x = 0;

    for (int i = from; i < to; i++)
        count += measured->pieces[i].n_runs + 1;
    runs = dalil_arena_newn(arena, DalilPlaced, count + 1);
    for (int i = from; i < to; i++) {
        const DalilPiece *piece = &measured->pieces[i];
        for (int r = 0; r < piece->n_runs; r++) {
            const DalilTextRun *run = &measured->runs[piece->first_run + r];
            runs[at++] =
                (DalilPlaced){run->shaped,       run->icon, 0,         points(run->width, size),
                              size * run->scale, run->ink,  run->level};
        }
        if (i + 1 == to && to < measured->n && piece->hyphen > 0 && measured->hyphen) {
            runs[at] = (DalilPlaced){
                measured->hyphen,  -1, 0, points(piece->hyphen, size), size, runs[at - 1].ink,
                runs[at - 1].level};
            at++;
        }
        if (i + 1 < to && piece->space > 0) {
            runs[at] = (DalilPlaced){NULL,
                                     -1,
                                     0,
                                     points(piece->space, size),
                                     size,
                                     runs[at - 1].ink,
                                     piece->space_level};
            at++;
        }
    }
    order = g_new(int, MAX(at, 1));
    reorder(runs, at, order);
    for (int i = 0; i < at; i++) {
        runs[order[i]].x = x;
        x += runs[order[i]].width;
    }
    *n = at;
    *width = x;
    return runs;
}
