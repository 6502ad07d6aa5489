/* assign.c: swaps of two categories, as long as one makes things better */
#include "layout/assign.h"

#include <math.h>
#include <string.h>

#include "layout/breaks.h"
#include "layout/moves.h"

/* So many orders are looked at, whatever the number of categories. */
enum { LOOKS = 300 };

/* A reader of two editions finds things sooner when the order is the usual one: what a change of
 * places has to be worth (see the costs of breaks.c). */
#define COST_MOVED 0.002
#define COST_OVER 1e6 /* does not fit at all */

static gboolean
movable(const DalilStream *stream, int section)
{
    return stream->sections[section].category >= 0;
}

gboolean
dalil_assign_possible(const DalilStream *stream)
{
    int n = 0;

    for (int s = 0; s < stream->n_sections; s++)
        n += movable(stream, s);
    return n > 1 && stream->chain.n_once > 1 && dalil_breaks_feasible(stream);
}

typedef struct {
    DalilFitted *fitted;
    DalilHeights *heights;
    int *begins, looks;
} Search;

static double
cost_of(Search *search, const int *order)
{
    DalilFitted *fitted = search->fitted;
    const DalilBreaksAsk ask = {search->heights, NULL};
    DalilFlowed *flowed = NULL;
    double cost = 0;

    search->looks++;
    fitted->choice.order = order;
    dalil_moves_choose(fitted);
    cost = dalil_breaks(&ask, 1, fitted->stream.n_chunks, search->begins);
    if (cost == INFINITY) { /* how much it is over shows which way is better */
        flowed = dalil_flow(search->heights, 0);
        cost = COST_OVER + flowed->over;
        dalil_flowed_free(flowed);
    }
    for (int s = 0; s < fitted->stream.n_sections; s++)
        cost += order[s] != s ? COST_MOVED : 0;
    return cost;
}

/* One round over all pairs; whether anything became better. */
static gboolean
improve(Search *search, int *order, double *cost)
{
    const DalilStream *stream = &search->fitted->stream;
    gboolean better = FALSE;

    for (int a = 0; a < stream->n_sections; a++)
        for (int b = a + 1; b < stream->n_sections && search->looks < LOOKS; b++) {
            int was = order[a];
            double tried = 0;
            if (!movable(stream, order[a]) || !movable(stream, order[b]))
                continue;
            order[a] = order[b];
            order[b] = was;
            tried = cost_of(search, order);
            if (tried < *cost - 1e-9) {
                *cost = tried;
                better = TRUE;
            } else {
                order[b] = order[a];
                order[a] = was;
            }
        }
    return better;
}

gboolean
dalil_assign(DalilFitted *fitted)
{
    const DalilStream *stream = &fitted->stream;
    int *order = dalil_arena_newn(fitted->arena, int, stream->n_sections + 1);
    g_autoptr(DalilHeights) heights = dalil_heights_new(&fitted->trial, stream);
    g_autofree int *begins = g_new(int, stream->chain.n_once + 1);
    Search search = {fitted, heights, begins, 0};
    double cost = 0;

    for (int s = 0; s < stream->n_sections; s++)
        order[s] = fitted->choice.order ? fitted->choice.order[s] : s;
    cost = cost_of(&search, order);
    while (search.looks < LOOKS && improve(&search, order, &cost))
        ;
    fitted->choice.order = order;
    dalil_moves_choose(fitted);
    return cost < COST_OVER;
}
