/* test_layout_breaks.c: the best breaks against every way to break, in small made-up stories */
#include "layout/breaks.h"

#include <math.h>

#include "layout/flow.h"
#include "made_up.h"

enum { RANDOM = 300, SEED = 11, FRAMES_MOST = 4, CHUNKS_MOST = 9 };

static gboolean
is_heading(const DalilPlacement *p)
{
    return p->box->block->key[0] == 'h';
}

/* What a flow costs, told from what stands on the page. */
static double
cost_of(const MadeUp *made, const DalilFlowed *flowed, double level)
{
    const DalilPlacement *all = (const DalilPlacement *)(void *)flowed->placements->data;
    int n = (int)flowed->placements->len;
    double cost = 0;

    for (int k = 0; k < made->stream.chain.n_once; k++) {
        double room = made->stream.chain.once[k].rect.height;
        double used = k < (int)flowed->used->len ? g_array_index(flowed->used, double, k) : 0;
        double off = (used - MIN(room, level)) / level;
        gboolean later = used <= 0 && n > 0 && all[n - 1].slot > k;
        cost += off * off + (later ? DALIL_BREAKS_HOLE : 0);
    }
    for (int i = 1; i < n; i++) {
        gboolean first = all[i].slot != all[i - 1].slot, split = FALSE;
        int next = i + (first && all[i].box->block->key[0] == '~' ? 2 : 1);
        if (!first || is_heading(&all[i]) || i - 1 < 0)
            continue;
        split = made->stream.again[0] != NULL;
        if (!split)
            continue;
        cost += DALIL_BREAKS_SPLIT;
        cost += next >= n || is_heading(&all[next]) ? DALIL_BREAKS_ALONE : 0;
        cost += i > 1 && is_heading(&all[i - 2]) ? DALIL_BREAKS_ALONE : 0;
    }
    return cost;
}

/* Headings of one line and entries of one block, in a category from the beginning on. */
static void
random_story(MadeUp *made, GRand *rand, int frames)
{
    g_autoptr(GString) story = g_string_new("h1 "), heights = g_string_new(NULL);
    int entries = g_rand_int_range(rand, 1, CHUNKS_MOST);

    for (int i = 0; i < entries; i++)
        g_string_append_printf(story, "%se%d ", i > 0 && g_rand_boolean(rand) ? "h1 " : "",
                               g_rand_int_range(rand, 1, 6));
    for (int k = 0; k < frames; k++)
        g_string_append_printf(heights, "%d ", g_rand_int_range(rand, 4, 12));
    made_up_begin(made, story->str, heights->str);
}

/* As breaks.c counts it: all that stands, as high as frames filled alike would be. */
static double
level_of(const MadeUp *made)
{
    const DalilSlots *chain = &made->stream.chain;
    double total = 0, low = 0, high = 1e4;

    for (int i = 0; i < made->stream.n; i++)
        total += made->stream.boxes[i]->text->n * MADE_UP_LINE;
    for (int step = 0; step < 60; step++) {
        double level = (low + high) / 2, held = 0;
        for (int k = 0; k < chain->n_once; k++)
            held += MIN(chain->once[k].rect.height, level);
        if (held < total)
            low = level;
        else
            high = level;
    }
    return high;
}

typedef struct {
    MadeUp *made;
    DalilHeights *heights;
    int begins[FRAMES_MOST + 1];
    double best, level;
    gboolean fits;
} Brute;

/* Every way to let frames k and later begin. */
static void
try_all(Brute *brute, int k)
{
    const DalilStream *stream = &brute->made->stream;
    DalilFlowed *flowed = NULL;

    if (k < stream->chain.n_once) {
        for (int at = brute->begins[k - 1]; at <= stream->n_chunks; at++) {
            brute->begins[k] = at;
            try_all(brute, k + 1);
        }
        return;
    }
    brute->begins[k] = stream->n_chunks;
    flowed = dalil_flow_at(brute->heights, brute->begins);
    if (flowed->over <= 0) {
        brute->fits = TRUE;
        brute->best = MIN(brute->best, cost_of(brute->made, flowed, brute->level));
    }
    dalil_flowed_free(flowed);
}

static void
test_best_of_all(void)
{
    GRand *rand = g_rand_new_with_seed(SEED);
    int fitted = 0;

    for (int round = 0; round < RANDOM; round++) {
        MadeUp made;
        int frames = g_rand_int_range(rand, 1, FRAMES_MOST + 1), begins[FRAMES_MOST + 1];
        double cost = 0;

        random_story(&made, rand, frames);
        {
            g_autoptr(DalilHeights) heights = dalil_heights_new(&made.trial, &made.stream);
            const DalilBreaksAsk ask = {heights, NULL};
            Brute brute = {&made, heights, {0}, INFINITY, level_of(&made), FALSE};

            try_all(&brute, 1);
            cost = dalil_breaks(&ask, 1, made.stream.n_chunks, begins);
            g_assert_cmpint(cost != INFINITY, ==, brute.fits);
            if (brute.fits) {
                DalilFlowed *flowed = dalil_flow_at(heights, begins);
                g_assert_cmpfloat(flowed->over, ==, 0);
                g_assert_cmpfloat_with_epsilon(cost, brute.best, 1e-6);
                g_assert_cmpfloat_with_epsilon(cost_of(&made, flowed, brute.level), cost, 1e-6);
                dalil_flowed_free(flowed);
                fitted++;
            }
        }
        made_up_end(&made);
    }
    g_assert_cmpint(fitted, >, RANDOM / 5);
    g_assert_cmpint(fitted, <, RANDOM);
    g_rand_free(rand);
}

/* Breaks for two languages suit both, and are found whenever there are any. */
static void
test_common(void)
{
    GRand *rand = g_rand_new_with_seed(SEED);
    int fitted = 0;

    for (int round = 0; round < RANDOM; round++) {
        MadeUp made[2];
        int n = g_rand_int_range(rand, 2, 6), begins[4] = {0};
        gboolean any = FALSE;
        DalilHeights *heights[2];
        DalilBreaksAsk asks[2];
        double cost = 0;

        for (int m = 0; m < 2; m++) {
            g_autoptr(GString) story = g_string_new(NULL);
            for (int i = 0; i < n; i++)
                g_string_append_printf(story, "e%d ", g_rand_int_range(rand, 1, 6));
            made_up_begin(&made[m], story->str, "8 6 6");
            heights[m] = dalil_heights_new(&made[m].trial, &made[m].stream);
            asks[m] = (DalilBreaksAsk){heights[m], NULL};
        }
        for (int a = 0; a <= n; a++)
            for (int b = a; b <= n; b++) {
                const int at[] = {0, a, b, n};
                DalilFlowed *one = dalil_flow_at(heights[0], at);
                DalilFlowed *two = dalil_flow_at(heights[1], at);
                any |= one->over <= 0 && two->over <= 0;
                dalil_flowed_free(one);
                dalil_flowed_free(two);
            }
        cost = dalil_breaks(asks, 2, n, begins);
        g_assert_cmpint(cost != INFINITY, ==, any);
        for (int m = 0; m < 2; m++) {
            if (any) {
                DalilFlowed *flowed = dalil_flow_at(heights[m], begins);
                g_assert_cmpfloat(flowed->over, ==, 0);
                dalil_flowed_free(flowed);
            }
            dalil_heights_free(heights[m]);
            made_up_end(&made[m]);
        }
        fitted += any;
    }
    g_assert_cmpint(fitted, >, RANDOM / 5);
    g_assert_cmpint(fitted, <, RANDOM);
    g_rand_free(rand);
}

static const struct {
    const char *name, *story, *frames, *shown; /* NULL: cannot be done whole */
} cases[] = {
    {"categories-whole", "h1 e2 e2 h1 e2 e2 e2 h1 e2 e2", "9 9 9",
     "h1 e2 e2 | h1 e2 e2 e2 | h1 e2 e2"},
    {"even-rather-than-whole", "h1 e3 e3 e3 e3", "14 14", "h1 e3 e3 | ~1 e3 e3"},
    {"no-lonely-heading", "e3 e3 h1 e3", "7 7", "e3 e3 | h1 e3"},
    {"a-heading-less-makes-room", "h2 e3 h2 e4 e1", "9 7", "h2 e3 | h2 e4 e1"},
    {"short-frame-full", "e3 e3 e3 e3 e3", "3 12 12", "e3 | e3 e3 | e3 e3"},
    {"from-the-first", "e3", "12 4", "e3"},
    {"too-small-frame-passed", "e3 e3", "4 2 4", "e3 | | e3"},
    {"higher-than-any", "e9", "5 5", NULL},
    {"nothing", "", "5", ""},
};

static void
test_case(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data), begins[FRAMES_MOST + 1];
    MadeUp made;
    DalilHeights *heights = NULL;
    DalilFlowed *flowed = NULL;
    g_autofree char *shown = NULL;
    double cost = 0;

    made_up_begin(&made, cases[row].story, cases[row].frames);
    heights = dalil_heights_new(&made.trial, &made.stream);
    cost = dalil_breaks(&(DalilBreaksAsk){heights, NULL}, 1, made.stream.n_chunks, begins);
    if (cost != INFINITY) {
        flowed = dalil_flow_at(heights, begins);
        g_assert_cmpfloat(flowed->over, ==, 0);
        shown = made_up_shown(flowed);
    }
    g_assert_cmpstr(shown, ==, cases[row].shown);
    dalil_flowed_free(flowed);
    dalil_heights_free(heights);
    made_up_end(&made);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/layout/breaks/case/%s", cases[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_case);
    }
    g_test_add_func("/layout/breaks/best-of-all", test_best_of_all);
    g_test_add_func("/layout/breaks/common", test_common);
    return g_test_run();
}
