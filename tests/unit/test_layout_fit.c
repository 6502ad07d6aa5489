/* test_layout_fit.c: the largest type that fits, evened frames, and the words when nothing does */
#define _XOPEN_SOURCE 700
#include "layout/fit.h"

#include <math.h>
#include <stdio.h>

#include "layout/lines.h"
#include "made_up.h"

enum { RANDOM = 400, SEED = 7 };

static DalilFitted
fitted_of(MadeUp *made, double smallest, double largest)
{
    DalilRange one = {1, 1, TRUE, {NULL, 0, 0}};

    return (DalilFitted){.name = "services",
                         .stream = made->stream,
                         .size = {smallest, largest, TRUE, {NULL, 0, 0}},
                         .leading = one,
                         .gap = one,
                         .arena = made->arena,
                         .trial = made->trial};
}

/* Returns: (transfer full): the problems as they are printed. */
static char *
problems_of(DalilDiags *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);

    dalil_diags_print(diags, to, FALSE);
    fclose(to);
    return text;
}

static const struct {
    const char *name, *story, *frames;
    double smallest, largest;
    double leading[2], gap[2]; /* tightest, usual */
    double size, at_leading, at_gap;
} fits[] = {
    {"largest", "e4 e5", "10 10", 8, 12, {1, 1}, {1, 1}, 12, 1, 1},
    {"between", "e10", "10", 8, 12, {1, 1}, {1, 1}, 10, 1, 1},
    {"tenths", "e10", "10.37", 8, 12, {1, 1}, {1, 1}, 10.3, 1, 1},
    {"smallest", "e10", "8", 8, 12, {1, 1}, {1, 1}, 8, 1, 1},
    {"fixed-off-grid", "e10", "20", 8.46, 8.46, {1, 1}, {1, 1}, 8.46, 1, 1},
    {"tighter-leading", "e10", "9", 10, 12, {0.8, 1}, {1, 1}, 10, 0.9, 1},
    {"tightest-leading", "e10", "8", 10, 12, {0.8, 1}, {1, 1}, 10, 0.8, 1},
    {"tighter-gap", "e5 e5", "11", 10, 12, {1, 1}, {0.5, 1}, 10, 1, 0.5},
    {"size-before-leading", "e10", "9", 9, 12, {0.8, 1}, {1, 1}, 9, 1, 1},
};

static void
test_setting(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    MadeUp made;
    DalilFitted fitted;

    made_up_begin(&made, fits[row].story, fits[row].frames);
    if (made.stream.n > 1)
        ((DalilBlock *)made.stream.boxes[1]->block)->before = 2;
    fitted = fitted_of(&made, fits[row].smallest, fits[row].largest);
    fitted.leading = (DalilRange){fits[row].leading[0], fits[row].leading[1], TRUE, {NULL, 0, 0}};
    fitted.gap = (DalilRange){fits[row].gap[0], fits[row].gap[1], TRUE, {NULL, 0, 0}};
    dalil_fit(&fitted, diags);
    g_assert_cmpint(dalil_diags_errors(diags), ==, 0);
    g_assert_nonnull(fitted.flowed);
    g_assert_cmpfloat_with_epsilon(fitted.trial.at.size, fits[row].size, 1e-9);
    g_assert_cmpfloat_with_epsilon(fitted.trial.at.leading, fits[row].at_leading, 1e-9);
    g_assert_cmpfloat_with_epsilon(fitted.trial.at.gap, fits[row].at_gap, 1e-9);
    dalil_fitted_clear(&fitted);
    made_up_end(&made);
}

/* What is given up, in which order, and what is won back. */
static const struct {
    const char *name, *story, *frames;
    double smallest, largest;
    gboolean shorten, dense;
    double size;
    const char *brief; /* by entry: s shortened */
    gboolean is_dense;
} moves[] = {
    {"long-when-it-fits", "e1 l3 s1", "4", 8, 10, TRUE, TRUE, 10, "-", FALSE},
    {"size-before-texts", "e1 l3 s1", "4", 10, 12, TRUE, TRUE, 10, "-", FALSE},
    {"least-priority", "e1!2 l3 s1 e1!1 l3 s1 e1!3 l3 s1", "10", 10, 10, TRUE, TRUE, 10, "-s-",
     FALSE},
    {"two-least", "e1!2 l3 s1 e1!1 l3 s1 e1!3 l3 s1", "8", 10, 10, TRUE, TRUE, 10, "ss-", FALSE},
    {"of-equals-what-saves-most", "e1 l4 s1 e1 l3 s1", "6", 10, 10, TRUE, TRUE, 10, "s-", FALSE},
    {"of-the-same-the-last", "e1 l3 s1 e1 l3 s1", "6", 10, 10, TRUE, TRUE, 10, "-s", FALSE},
    {"one-that-does-it-alone", "e1!1 l2 s1 e1!2 l4 s1", "5", 10, 10, TRUE, TRUE, 10, "-s", FALSE},
    {"nothing-saved", "e1!1 l2 s2 e1!2 l4 s1", "5", 10, 10, TRUE, TRUE, 10, "-s", FALSE},
    {"size-won-back", "e1 l9 s1", "2", 8, 12, TRUE, TRUE, 10, "s", FALSE},
    {"texts-before-dense", "e1 u2 d1 l2 s1", "4", 10, 10, TRUE, TRUE, 10, "s", FALSE},
    {"dense-and-text", "e1 u2 d1 l2 s1", "3", 10, 10, TRUE, TRUE, 10, "s", TRUE},
    {"dense-alone", "e1 u2 d1 l2 s1", "4", 10, 10, FALSE, TRUE, 10, "-", TRUE},
    {"dense-spares-texts", "e1 u9 d1 l3 s1", "5", 10, 10, TRUE, TRUE, 10, "-", TRUE},
    {"dense-grows", "e1 u9 d1", "3", 8, 20, TRUE, TRUE, 15, "-", TRUE},
};

static void
test_moves(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GString) brief = g_string_new(NULL);
    MadeUp made;
    DalilFitted fitted;

    made_up_begin(&made, moves[row].story, moves[row].frames);
    fitted = fitted_of(&made, moves[row].smallest, moves[row].largest);
    fitted.shorten = moves[row].shorten;
    fitted.dense = moves[row].dense;
    dalil_fit(&fitted, diags);
    g_assert_cmpint(dalil_diags_errors(diags), ==, 0);
    g_assert_cmpfloat_with_epsilon(fitted.trial.at.size, moves[row].size, 1e-9);
    for (int e = 0; e < fitted.stream.n_entries; e++)
        g_string_append_c(brief, fitted.choice.brief && fitted.choice.brief[e] ? 's' : '-');
    g_assert_cmpstr(brief->str, ==, moves[row].brief);
    g_assert_cmpint(fitted.choice.dense, ==, moves[row].is_dense);
    g_assert_cmpuint(fitted.flowed->placements->len, ==, (guint)fitted.stream.n);
    dalil_fitted_clear(&fitted);
    made_up_end(&made);
}

/* Categories change places where it is allowed and helps. */
static const struct {
    const char *name, *story, *frames;
    gboolean assign, even;
    const char *shown; /* NULL: does not fit */
} orders[] = {
    {"not-allowed", "h1 e4 h1 e5 h1 e2 h1 e1", "8 8", FALSE, TRUE, NULL},
    {"allowed", "h1 e4 h1 e5 h1 e2 h1 e1", "8 8", TRUE, TRUE, "h1 e4 h1 e2 | h1 e5 h1 e1"},
    {"as-written-when-it-serves", "h1 e4 h1 e2 h1 e4 h1 e2", "8 8", TRUE, TRUE,
     "h1 e4 h1 e2 | h1 e4 h1 e2"},
    {"no-category-torn", "h1 e2 e2 h1 e3 h1 e2 e2 h1 e3", "9 9", TRUE, TRUE,
     "h1 e2 e2 h1 e3 | h1 e2 e2 h1 e3"},
    {"rather-than-torn", "h1 e3 h1 e2 e3 h1 e4", "11 11", TRUE, TRUE, "h1 e2 e3 | h1 e3 h1 e4"},
    {"what-has-no-heading-stays", "e2 h1 e7 h1 e3", "6 8", TRUE, TRUE, "e2 h1 e3 | h1 e7"},
};

static void
test_order(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *shown = NULL;
    MadeUp made;
    DalilFitted fitted;

    made_up_begin(&made, orders[row].story, orders[row].frames);
    fitted = fitted_of(&made, 10, 10);
    fitted.assign = orders[row].assign;
    fitted.even = orders[row].even;
    dalil_fit(&fitted, diags);
    shown = fitted.flowed ? made_up_shown(fitted.flowed) : NULL;
    g_assert_cmpstr(shown, ==, orders[row].shown);
    dalil_fitted_clear(&fitted);
    made_up_end(&made);
}

static const struct {
    const char *name, *story, *frames;
    gboolean even;
    const char *shown;
} balances[] = {
    {"even", "e2 e2 e2 e2 e2 e2 e2 e2 e2", "10 10 10", TRUE, "e2 e2 e2 | e2 e2 e2 | e2 e2 e2"},
    {"uneven", "e2 e2 e2 e2 e2 e2 e2 e2 e2", "10 10 10", FALSE, "e2 e2 e2 e2 e2 | e2 e2 e2 e2"},
    {"unequal-frames", "e2 e2 e2 e2 e2", "2 10 10", TRUE, "e2 | e2 e2 | e2 e2"},
    {"one-tall-entry", "e8 e1 e1", "10 10 10", TRUE, "e8 | e1 | e1"},
    {"tall-entry-whole", "e9 e2", "10 10 10", TRUE, "e9 | e2"},
    {"heading-goes-on", "h1 e3 e3 e3", "10 10 10", TRUE, "h1 e3 | ~1 e3 | ~1 e3"},
    {"already-full", "e5 e5 e5 e5", "10 10", TRUE, "e5 e5 | e5 e5"},
    {"one-frame", "e2 e2", "10", TRUE, "e2 e2"},
    {"pages-that-repeat", "e2 e2 e2", "5 5 …", TRUE, "e2 e2 | e2"},
    {"nothing", "", "5 5", TRUE, ""},
};

static void
test_balance(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *shown = NULL;
    MadeUp made;
    DalilFitted fitted;

    made_up_begin(&made, balances[row].story, balances[row].frames);
    fitted = fitted_of(&made, 10, 10);
    fitted.even = balances[row].even;
    dalil_fit(&fitted, diags);
    g_assert_nonnull(fitted.flowed);
    shown = made_up_shown(fitted.flowed);
    g_assert_cmpstr(shown, ==, balances[row].shown);
    dalil_fitted_clear(&fitted);
    made_up_end(&made);
}

static const struct {
    const char *name, *story, *frames;
    const char *problem;
} overs[] = {
    {"one-entry", "e4 e4 e4", "5 5",
     "is 15 mm over even at 10 pt; the first entry without room is \"e4\". Ways out, as tried with "
     "layouts/made-up.yaml: leave out the entry of lowest priority (e4): fits at 12 pt; smaller "
     "type, size: "
     "[6.2pt, 12pt]: fits at 6.2 pt; one frame more like the last: fits at 12 pt"},
    {"two-entries", "e4 e4 e4 e4", "5 5",
     "is 29 mm over even at 10 pt; the first entry without room is \"e4\". Ways out, as tried with "
     "layouts/made-up.yaml: leave out the 2 entries of lowest priority (e4, e4): fits at 12 pt; "
     "smaller type, "
     "size: [6.2pt, 12pt]: fits at 6.2 pt; 2 frames more like the last: fits at 12 pt"},
    {"far-too-many", "e4 e4 e4 e4 e4 e4 e4 e4", "5",
     "is 96 mm over even at 10 pt; the first entry without room is \"e4\". Ways out, as tried with "
     "layouts/made-up.yaml: make the frame 96 mm higher: fits at 10 pt; leave out the 7 "
     "entries of lowest priority (e4, e4, e4, …): fits at 12 pt; not enough: smaller type alone"},
    {"summaries", "e1 l5 s1 e1 l5 s2", "6",
     "is 22 mm over even at 10 pt; the first entry without room is \"e1\". Ways out, as tried with "
     "layouts/made-up.yaml: allow summaries (shorten: yes): fits at 12 pt, 2 texts shortened; make "
     "the frame 22 mm higher: fits at 10.1 pt; leave out the entry of lowest priority (e1): fits "
     "at 10 pt"},
    {"categories", "h1 e4 h1 e5 h1 e2 h1 e1", "8 8",
     "is 18 mm over even at 10 pt; the first entry without room is \"e2\". Ways out, as tried with "
     "layouts/made-up.yaml: let categories change places (assign: yes): fits at 10 pt; leave out "
     "the "
     "2 entries of lowest priority (e1, e2): fits at 12 pt; smaller type, size: [7.2pt, 12pt]: "
     "fits at 7.2 pt"},
    {"no-entries", "+9", "5",
     "is 15 mm too high even at 10 pt. Ways out, as tried with layouts/made-up.yaml: shorten its "
     "texts by 4 lines; make the frame 15 mm higher: fits at 10.2 pt; smaller type, size: [5.5pt, "
     "12pt]: fits at 5.5 pt"},
};

static void
test_over(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *found = NULL,
                    *expected = g_strdup_printf("error: made-up.fr: \"services\" %s\n1 error\n",
                                                overs[row].problem);
    MadeUp made;
    DalilFitted fitted;

    made_up_begin(&made, overs[row].story, overs[row].frames);
    fitted = fitted_of(&made, 10, 12);
    dalil_fit(&fitted, diags);
    g_assert_null(fitted.flowed);
    found = problems_of(diags);
    g_assert_cmpstr(found, ==, expected);
    dalil_fitted_clear(&fitted);
    made_up_end(&made);
}

/* Entries of running text whose words have random widths, in frames of random heights. */
static void
random_story(MadeUp *made, GRand *rand)
{
    g_autoptr(GString) story = g_string_new(NULL), frames = g_string_new(NULL);
    int n = g_rand_int_range(rand, 1, 30);

    for (int i = 0; i < n; i++)
        g_string_append(story, g_rand_int_range(rand, 0, 5) == 0   ? "h1 e1 "
                               : g_rand_int_range(rand, 0, 3) == 0 ? "+1 "
                                                                   : "e1 ");
    if (story->str[0] == '+')
        story->str[0] = 'e';
    for (int i = g_rand_int_range(rand, 1, 6); i > 0; i--)
        g_string_append_printf(frames, "%d ", g_rand_int_range(rand, 20, 80));
    g_string_append(frames, "…");
    made_up_begin(made, story->str, frames->str);
    for (int i = 0; i < made->stream.n; i++) {
        int words = g_rand_int_range(rand, 1, made->stream.boxes[i]->block->keep_next ? 5 : 30);
        DalilPiece *pieces = dalil_arena_newn(made->arena, DalilPiece, words);
        for (int w = 0; w < words; w++)
            pieces[w] = (DalilPiece){.width = g_rand_int_range(rand, DALIL_EM / 2, 4 * DALIL_EM),
                                     .space = DALIL_EM / 4,
                                     .may_break = TRUE};
        made->stream.boxes[i]->text = made_up_measured(made->arena, pieces, words);
        ((DalilBlock *)made->stream.boxes[i]->block)->before = g_rand_double_range(rand, 0, 1);
    }
}

/* All lines of box @i (at least) up to @line were placed; @line < 0: it was placed whole. */
static void
assert_complete(const MadeUp *made, int i, int line)
{
    DalilMeasure m = dalil_box_measure(&made->trial, NULL, 0, 100, 0);

    if (i >= 0 && line >= 0)
        g_assert_cmpint(line, ==, dalil_lines_count(made->stream.boxes[i]->text, m.limit));
}

/* Every box once, in order, its lines in order; headings never last. Returns: whether one was
 * split. */
static gboolean
assert_sound(const MadeUp *made, const DalilFlowed *flowed)
{
    const DalilPlacement *all = (const DalilPlacement *)(void *)flowed->placements->data;
    int n = (int)flowed->placements->len, box = -1, line = -1, unit = -1;
    gboolean split = FALSE;

    for (int i = 0; i < n; i++) {
        const DalilPlacement *p = &all[i];
        gboolean first = i == 0 || all[i - 1].slot != p->slot,
                 last = i + 1 == n || all[i + 1].slot != p->slot;

        g_assert_false(last && (p->box->block->keep_next || p->box->block->key[0] == '~'));
        g_assert_true(first || p->y >= all[i - 1].y + all[i - 1].height - 1e-9);
        if (p->box->block->key[0] == '~') {
            g_assert_true(first);
            continue;
        }
        if (p->from > 0) {
            g_assert_cmpint(p->from, ==, line);
        } else {
            assert_complete(made, box, line);
            box++;
        }
        g_assert_true(p->box == made->stream.boxes[box]);
        split = split || p->to >= 0 || (first && i > 0 && p->box->block->unit == unit);
        line = p->to;
        unit = p->box->block->unit;
    }
    assert_complete(made, box, line);
    g_assert_cmpint(box, ==, made->stream.n - 1);
    return split;
}

/* Larger type never needs fewer frames, as long as nothing is higher than a frame. */
static void
test_random(void)
{
    GRand *rand = g_rand_new_with_seed(SEED);
    int grown = 0;

    for (int round = 0; round < RANDOM; round++) {
        MadeUp made;
        guint frames = 0;

        random_story(&made, rand);
        for (int tenths = 60; tenths < 160; tenths += 5) {
            DalilFlowed *flowed = NULL;

            made.trial.at.size = tenths / 10.0;
            flowed = made_up_flow(&made, 0);
            g_assert_cmpfloat(flowed->over, ==, 0);
            if (!assert_sound(&made, flowed)) {
                g_assert_cmpuint(flowed->used->len, >=, frames);
                grown += flowed->used->len > frames && frames > 0;
                frames = flowed->used->len;
            }
            dalil_flowed_free(flowed);
        }
        made_up_end(&made);
    }
    g_assert_cmpint(grown, >, 100);
    g_rand_free(rand);
}

/* Entries with every choice there is, in a few frames. */
static void
random_choices(MadeUp *made, GRand *rand)
{
    g_autoptr(GString) story = g_string_new("h1 "), frames = g_string_new(NULL);

    for (int i = g_rand_int_range(rand, 1, 12); i > 0; i--) {
        g_string_append_printf(story, "%se1!%d ", g_rand_int_range(rand, 0, 3) ? "" : "h1 e1 h1 ",
                               g_rand_int_range(rand, 0, 3));
        if (g_rand_boolean(rand))
            g_string_append_printf(story, "l%d s%d ", g_rand_int_range(rand, 2, 6),
                                   g_rand_int_range(rand, 1, 4));
        if (g_rand_boolean(rand))
            g_string_append_printf(story, "u%d d%d ", g_rand_int_range(rand, 2, 4),
                                   g_rand_int_range(rand, 1, 3));
    }
    for (int k = g_rand_int_range(rand, 1, 5); k > 0; k--)
        g_string_append_printf(frames, "%d ", g_rand_int_range(rand, 6, 20));
    made_up_begin(made, story->str, frames->str);
}

/* Each entry once, every frame high enough, no choice of an entry beside the other. */
static void
assert_fits(const DalilFitted *fitted)
{
    const DalilFlowed *flowed = fitted->flowed;
    g_autofree int *seen = g_new0(int, fitted->stream.n_entries + 1);

    g_assert_cmpfloat(flowed->over, ==, 0);
    for (guint k = 0; k < flowed->used->len; k++)
        g_assert_cmpfloat(g_array_index(flowed->used, double, k), <=,
                          fitted->stream.chain.once[k].rect.height + 1e-6);
    for (guint i = 0; i < flowed->placements->len; i++) {
        const DalilPlacement *p = &g_array_index(flowed->placements, DalilPlacement, i);
        int entry =
            p->box->index < fitted->stream.n_all ? fitted->stream.entry_of[p->box->index] : -1;
        gboolean brief = entry >= 0 && fitted->choice.brief && fitted->choice.brief[entry];
        char kind = p->box->block->key[0];

        if (kind == 'e' && p->from <= 0)
            seen[entry]++;
        g_assert_false(kind == (brief ? 'l' : 's') || kind == (fitted->choice.dense ? 'u' : 'd'));
    }
    for (int e = 0; e < fitted->stream.n_entries; e++)
        g_assert_cmpint(seen[e], ==, 1);
}

/* Whatever is found is sound, and found again. More moves allowed never fit less. */
static void
test_random_moves(void)
{
    GRand *rand = g_rand_new_with_seed(SEED);
    int good[2] = {0, 0};

    for (int round = 0; round < RANDOM; round++) {
        double size[2] = {0, 0};
        for (int more = 0; more < 2; more++) {
            g_autoptr(DalilDiags) diags = dalil_diags_new();
            g_autofree char *one = NULL, *two = NULL;
            GRand *again = g_rand_copy(rand);
            MadeUp made;

            random_choices(&made, more ? rand : again);
            for (int time = 0; time < 2; time++) {
                DalilFitted fitted = fitted_of(&made, 8, 10);
                char **shown = time == 0 ? &one : &two;
                fitted.shorten = fitted.dense = fitted.assign = more;
                fitted.even = TRUE;
                dalil_fit(&fitted, diags);
                if (fitted.flowed) {
                    assert_fits(&fitted);
                    *shown = made_up_shown(fitted.flowed);
                    size[more] = fitted.trial.at.size;
                }
                dalil_fitted_clear(&fitted);
            }
            g_assert_cmpstr(one, ==, two);
            good[more] += one != NULL;
            made_up_end(&made);
            g_rand_free(again);
        }
        g_assert_true(size[1] >= size[0] || size[0] == 0);
        g_assert_true(size[0] == 0 || size[1] > 0);
    }
    g_assert_cmpint(good[0], >, RANDOM / 10);
    g_assert_cmpint(good[1], >, good[0]);
    g_assert_cmpint(good[1], <, RANDOM);
    g_rand_free(rand);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(fits); i++) {
        g_autofree char *path = g_strdup_printf("/layout/fit/setting/%s", fits[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_setting);
    }
    for (guint i = 0; i < G_N_ELEMENTS(moves); i++) {
        g_autofree char *path = g_strdup_printf("/layout/fit/moves/%s", moves[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_moves);
    }
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autofree char *path = g_strdup_printf("/layout/fit/order/%s", orders[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_order);
    }
    for (guint i = 0; i < G_N_ELEMENTS(balances); i++) {
        g_autofree char *path = g_strdup_printf("/layout/fit/balance/%s", balances[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_balance);
    }
    for (guint i = 0; i < G_N_ELEMENTS(overs); i++) {
        g_autofree char *path = g_strdup_printf("/layout/fit/over/%s", overs[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_over);
    }
    g_test_add_func("/layout/fit/random", test_random);
    g_test_add_func("/layout/fit/random-moves", test_random_moves);
    return g_test_run();
}
