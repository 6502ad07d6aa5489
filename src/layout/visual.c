/* visual.c: reordering by embedding level */
#include "layout/visual.h"

/* A space with a dot in its middle is three runs. */
enum { SPACE_RUNS = 3 };

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

static DalilPlaced
space_of(const DalilPiece *piece, gint32 width, double size, int ink)
{
    return (DalilPlaced){NULL, -1, 0, points(width, size), size, ink, piece->space_level};
}

static DalilPlaced
placed(const DalilTextRun *run, double size)
{
    return (DalilPlaced){run->shaped,       run->icon, 0,         points(run->width, size),
                         size * run->scale, run->ink,  run->level};
}

/* The space behind @piece, with the dot it may have in its middle. Returns how many runs it is. */
static int
place_space(const DalilMeasured *measured, const DalilPiece *piece, double size, int ink,
            DalilPlaced *runs)
{
    const DalilTextRun *dot = piece->dot > 0 ? &measured->runs[piece->dot] : NULL;
    gint32 half = dot ? (piece->space - dot->width) / 2 : piece->space;

    runs[0] = space_of(piece, half, size, ink);
    if (!dot)
        return 1;
    runs[1] = placed(dot, size);
    runs[2] = space_of(piece, piece->space - dot->width - half, size, ink);
    return SPACE_RUNS;
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
        count += measured->pieces[i].n_runs + SPACE_RUNS;
    runs = dalil_arena_newn(arena, DalilPlaced, count + 1);
    for (int i = from; i < to; i++) {
        const DalilPiece *piece = &measured->pieces[i];
        for (int r = 0; r < piece->n_runs; r++) {
            runs[at++] = placed(&measured->runs[piece->first_run + r], size);
        }
        if (i + 1 == to && to < measured->n && piece->hyphen > 0 && measured->hyphen) {
            runs[at] = (DalilPlaced){
                measured->hyphen,  -1, 0, points(piece->hyphen, size), size, runs[at - 1].ink,
                runs[at - 1].level};
            at++;
        }
        if (i + 1 < to && piece->space > 0)
            at += place_space(measured, piece, size, runs[at - 1].ink, &runs[at]);
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
