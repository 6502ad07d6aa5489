/* test_template_folding.c: every fold folded in arithmetic, in both directions, and wrong ones
 * caught
 *
 * Expected: what a sheet of paper shows that was folded by hand and numbered with a pencil.
 */
#include "template/folding.h"

#include <string.h>

#define PAPER DALIL_MM(0.1)

/* Numbers as text, "1 2|3 4": views from left to right, parted by strokes. */
static void
write_view(const DalilFoldView *view, GString *to)
{
    if (to->len > 0)
        g_string_append_c(to, '|');
    for (int i = 0; i < view->n; i++)
        g_string_append_printf(to, "%s%d", i == 0 ? "" : " ", view->panels[i]);
}

/* Closed, then fold after fold opened, then the open sheet turned over. */
static char *
views_of(const DalilFolding *folding)
{
    GString *to = g_string_new(NULL);

    for (int k = folding->n_states - 1; k >= 0; k--)
        write_view(&folding->views[k], to);
    write_view(&folding->reverse, to);
    return g_string_free(to, FALSE);
}

/* Faces from the front to the back of the finished piece. */
static char *
stack_of(const DalilFolding *folding)
{
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];
    GString *to = g_string_new(NULL);

    for (int layer = 9; layer >= -9; layer--)
        for (int i = 0; i < folding->plan.n; i++)
            if (leaves[i].layer == layer)
                g_string_append_printf(
                    to, "%s%d/%d", to->len > 0 ? " " : "",
                    leaves[i].turned ? folding->plan.outside[i] : folding->plan.inside[i],
                    leaves[i].turned ? folding->plan.inside[i] : folding->plan.outside[i]);
    return g_string_free(to, FALSE);
}

static char *
problems_of(const DalilFolding *folding)
{
    GString *to = g_string_new(NULL);

    for (int i = 0; i < folding->n_problems; i++)
        g_string_append_printf(to, "%s\n", folding->problems[i]);
    return g_string_free(to, FALSE);
}

typedef struct {
    DalilFoldKind fold;
    gboolean rtl;
    const char *views, *stack, *back;
    double width, layers; /* of the finished A4, mm; sheets thick */
} Fact;

static const Fact facts[] = {
    {DALIL_FOLD_BI, FALSE, "1|2 3|4 1", "1/2 3/4", "4", 148.5, 2},
    {DALIL_FOLD_BI, TRUE, "1|3 2|1 4", "1/2 3/4", "4", 148.5, 2},
    {DALIL_FOLD_LETTER, FALSE, "1|2 5|2 3 4|5 6 1", "1/2 5/4 3/6", "6", 100, 3},
    {DALIL_FOLD_LETTER, TRUE, "1|5 2|4 3 2|1 6 5", "1/2 5/4 3/6", "6", 100, 3},
    {DALIL_FOLD_Z, FALSE, "1|2 3|2 3 4|5 6 1", "1/2 3/6 5/4", "4", 99, 3},
    {DALIL_FOLD_Z, TRUE, "1|3 2|4 3 2|1 6 5", "1/2 3/6 5/4", "4", 99, 3},
    {DALIL_FOLD_GATE, FALSE, "1 2|3 4 2|3 4 5|2 6 1", "1/3 2/5 4/6", "6", 150, 2},
    {DALIL_FOLD_GATE, TRUE, "2 1|2 4 3|5 4 3|1 6 2", "1/3 2/5 4/6", "6", 150, 2},
    {DALIL_FOLD_DOUBLE_GATE, FALSE, "1|2 3|4 5 3|4 5 6 7|3 8 1 2", "1/5 4/2 3/7 6/8", "8", 75, 4},
    {DALIL_FOLD_DOUBLE_GATE, TRUE, "1|3 2|3 5 4|7 6 5 4|2 1 8 3", "1/5 4/2 3/7 6/8", "8", 75, 4},
};

static void
test_fold(gconstpointer data)
{
    const Fact *fact = data;
    g_autoptr(DalilArena) arena = dalil_arena_new();
    DalilFoldPlan plan =
        dalil_folding_plan(fact->fold, DALIL_MM(297), DALIL_MM(3), PAPER, fact->rtl);
    const DalilFolding *folding = dalil_folding_run(arena, &plan);
    g_autofree char *views = views_of(folding), *stack = stack_of(folding);
    g_autofree char *problems = problems_of(folding);
    g_autoptr(GString) back = g_string_new(NULL);

    write_view(&folding->back, back);
    g_assert_cmpstr(problems, ==, "");
    g_assert_cmpstr(views, ==, fact->views);
    g_assert_cmpstr(stack, ==, fact->stack);
    g_assert_cmpstr(back->str, ==, fact->back);
    g_assert_cmpfloat_with_epsilon(folding->width, DALIL_MM(fact->width), 1e-6);
    g_assert_cmpfloat_with_epsilon(folding->thickness, fact->layers * PAPER, 1e-9);
    g_assert_cmpfloat_with_epsilon(folding->hinge, fact->rtl ? 1 : 0, 1e-9);
}

/* Folded from the right a sheet is, at every step, the mirror image of one folded from the left. */
static void
test_mirror(gconstpointer data)
{
    const Fact *fact = data;
    g_autoptr(DalilArena) arena = dalil_arena_new();
    const double whole = DALIL_MM(420);
    DalilFoldPlan plans[2] = {dalil_folding_plan(fact->fold, whole, DALIL_MM(3), PAPER, FALSE),
                              dalil_folding_plan(fact->fold, whole, DALIL_MM(3), PAPER, TRUE)};
    const DalilFolding *ltr = dalil_folding_run(arena, &plans[0]);
    const DalilFolding *rtl = dalil_folding_run(arena, &plans[1]);

    g_assert_cmpint(ltr->n_states, ==, rtl->n_states);
    for (int k = 0; k < ltr->n_states; k++) {
        for (int i = 0; i < ltr->plan.n; i++) {
            const DalilLeaf *one = &ltr->states[k][i], *two = &rtl->states[k][i];
            g_assert_cmpfloat_with_epsilon(one->left, whole - two->right, 1e-6);
            g_assert_cmpfloat_with_epsilon(one->right, whole - two->left, 1e-6);
            g_assert_cmpint(one->layer, ==, two->layer);
            g_assert_cmpint(one->turned, ==, two->turned);
        }
        g_assert_cmpint(ltr->views[k].n, ==, rtl->views[k].n);
        for (int i = 0; i < ltr->views[k].n; i++)
            g_assert_cmpint(ltr->views[k].panels[i], ==,
                            rtl->views[k].panels[ltr->views[k].n - 1 - i]);
    }
}

/* The shipped table is good on every paper it may meet, wallet cards and posters. */
static void
test_papers(void)
{
    static const double widths[] = {148, 210, 297, 420, 841};
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (guint f = 0; f < G_N_ELEMENTS(facts); f++)
        for (guint w = 0; w < G_N_ELEMENTS(widths); w++) {
            DalilFoldPlan plan = dalil_folding_plan(facts[f].fold, DALIL_MM(widths[w]), DALIL_MM(3),
                                                    PAPER, facts[f].rtl);
            g_autofree char *problems = problems_of(dalil_folding_run(arena, &plan));
            double sum = 0;

            for (int i = 0; i < plan.n; i++)
                sum += plan.widths[i];
            g_assert_cmpfloat_with_epsilon(sum, DALIL_MM(widths[w]), 1e-6);
            g_assert_cmpstr(problems, ==, "");
        }
}

static const struct {
    const char *name;
    DalilFoldKind fold;
    double allowance, thickness; /* mm */
    const char *problem;         /* "": none */
} allowances[] = {
    {"letter-none", DALIL_FOLD_LETTER, 0, 0.1,
     "panel 5 would hit the fold between panels 2 and 3: it ends 0.0 mm before it and needs 1.2 "
     "mm\n"},
    {"letter-tight", DALIL_FOLD_LETTER, 1.1, 0.1,
     "panel 5 would hit the fold between panels 2 and 3: it ends 1.1 mm before it and needs 1.2 "
     "mm\n"},
    {"letter-enough", DALIL_FOLD_LETTER, 1.2, 0.1, ""},
    {"letter-board", DALIL_FOLD_LETTER, 1.2, 0.5,
     "panel 5 would hit the fold between panels 2 and 3: it ends 1.2 mm before it and needs 2.0 "
     "mm\n"},
    {"letter-longer", DALIL_FOLD_LETTER, -4, 0.1,
     "panel 5 would hit the fold between panels 2 and 3: it ends -4.0 mm before it and needs 1.2 "
     "mm\n"},
    {"letter-absurd", DALIL_FOLD_LETTER, 60, 0.1,
     "panel 5 would end 60.0 mm before the fold between panels 2 and 3\n"},
    {"letter-no-flap", DALIL_FOLD_LETTER, 150, 0.1, "panel 4 would have no width\n"},
    {"z-none", DALIL_FOLD_Z, 0, 0.1, ""},
    {"bi-none", DALIL_FOLD_BI, 0, 0.1, ""},
    {"gate-none", DALIL_FOLD_GATE, 0, 0.1,
     "panels 1 and 2 would touch: between them are 0.0 mm, 1.0 needed\n"},
    {"gate-longer", DALIL_FOLD_GATE, -4, 0.1,
     "panels 1 and 2 would lie on each other: between them are -4.0 mm, 1.0 needed\n"},
    {"gate-enough", DALIL_FOLD_GATE, 1, 0.1, ""},
    {"gate-absurd", DALIL_FOLD_GATE, 60, 0.1, "panels 1 and 2 would leave 60.0 mm between them\n"},
    {"double-gate-tight", DALIL_FOLD_DOUBLE_GATE, 2, 0.1,
     "panel 2 would hit the fold between panels 5 and 6: it ends 1.0 mm before it and needs 1.3 "
     "mm\n"
     "panel 3 would hit the fold between panels 5 and 6: it ends 1.0 mm before it and needs 1.3 "
     "mm\n"},
    {"double-gate-enough", DALIL_FOLD_DOUBLE_GATE, 2.6, 0.1, ""},
};

static void
test_allowance(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (int rtl = 0; rtl < 2; rtl++) {
        DalilFoldPlan plan = dalil_folding_plan(allowances[row].fold, DALIL_MM(297),
                                                DALIL_MM(allowances[row].allowance),
                                                DALIL_MM(allowances[row].thickness), rtl);
        g_autofree char *problems = problems_of(dalil_folding_run(arena, &plan));

        g_assert_cmpstr(problems, ==, allowances[row].problem);
    }
}

static const DalilFoldStep start_first[] = {{.crease = 1}, {2, .end = TRUE}};
static const DalilFoldStep rolled[] = {{2, .end = TRUE}, {.crease = 1}};
static const DalilFoldStep to_and_fro[] = {{2, .end = TRUE, .under = TRUE}, {.crease = 1}};
static const DalilFoldStep doors[] = {{2, .end = TRUE}, {1, .beside = TRUE}};
static const DalilFoldStep doors_other[] = {{.crease = 1}, {2, .end = TRUE, .beside = TRUE}};
static const DalilFoldStep once[] = {{.crease = 1}}, once_end[] = {{1, .end = TRUE}};

/* Folds nobody should print, and the first thing that is wrong with each. */
static const struct {
    const char *name;
    int n;
    double widths[DALIL_FOLD_COLUMNS]; /* mm */
    int inside[DALIL_FOLD_COLUMNS], outside[DALIL_FOLD_COLUMNS];
    const DalilFoldStep *steps;
    int n_steps;
    const char *problem;
} wrong[] = {
    {"cover-behind",
     2,
     {100, 100},
     {2, 3},
     {4, 1},
     once,
     1,
     "the cover, panel 1, would not be in front: panel 4 would"},
    {"wrong-side",
     2,
     {100, 100},
     {2, 3},
     {4, 1},
     once_end,
     1,
     "the cover would open from the wrong side"},
    {"cover-inside",
     2,
     {100, 100},
     {1, 3},
     {2, 4},
     once,
     1,
     "the cover, panel 1, would not be in front: panel 2 would"},
    {"flap-in-front",
     3,
     {100, 100, 97},
     {2, 3, 4},
     {1, 6, 5},
     start_first,
     2,
     "the cover, panel 1, would not be in front: panel 5 would"},
    {"rolled-z", 3, {99, 99, 99}, {2, 3, 4}, {1, 6, 5}, rolled, 2, "panel 5 would hit the fold"},
    {"long-flap", 3, {90, 90, 120}, {2, 3, 4}, {1, 6, 5}, rolled, 2, "panel 5 would hit the fold"},
    {"long-tail",
     3,
     {90, 90, 120},
     {2, 3, 4},
     {1, 6, 5},
     to_and_fro,
     2,
     "panel 5 would lie across the fold between panels 2 and 3"},
    {"inside-mixed",
     2,
     {100, 100},
     {3, 2},
     {1, 4},
     once,
     1,
     "panels seen at one time would not stand in reading order"},
    {"back-first",
     3,
     {100, 100, 97},
     {3, 2, 4},
     {1, 6, 5},
     rolled,
     2,
     "panel 2 would be met only after panel 3"},
    {"flap-first",
     3,
     {99, 99, 99},
     {4, 5, 6},
     {1, 3, 2},
     to_and_fro,
     2,
     "panel 2 would be met only after panel 6"},
    {"doors-mixed",
     3,
     {73, 150, 73},
     {3, 4, 5},
     {1, 6, 2},
     doors_other,
     2,
     "panel 3 would be met only after panel 4"},
    {"doors-good", 3, {73, 150, 73}, {3, 4, 5}, {1, 6, 2}, doors, 2, NULL},
    {"twice", 2, {100, 100}, {2, 2}, {1, 4}, once, 1, "panel 3 would never be seen"},
    {"no-width", 2, {200, 0}, {2, 3}, {1, 4}, once, 1, "panel 3 would have no width"},
};

static void
test_wrong(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (int rtl = 0; rtl < 2; rtl++) {
        DalilFoldPlan plan = {.n = wrong[row].n,
                              .steps = wrong[row].steps,
                              .n_steps = wrong[row].n_steps,
                              .thickness = PAPER,
                              .rtl = rtl};
        g_autofree char *problems = NULL;

        for (int i = 0; i < plan.n; i++) {
            plan.widths[i] = DALIL_MM(wrong[row].widths[i]);
            plan.inside[i] = wrong[row].inside[i];
            plan.outside[i] = wrong[row].outside[i];
        }
        problems = problems_of(dalil_folding_run(arena, &plan));
        if (!wrong[row].problem)
            g_assert_cmpstr(problems, ==, "");
        else if (!strstr(problems, wrong[row].problem))
            g_error("%s: got \"%s\"", wrong[row].name, problems);
    }
}

/* Leafed through, a booklet of any length has its pages in order, from either side. */
static void
test_booklet(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (int rtl = 0; rtl < 2; rtl++) {
        for (int pages = 4; pages <= 64; pages += 4)
            g_assert_true(dalil_folding_booklet(arena, pages, DALIL_MM(148), PAPER, rtl));
        g_assert_false(dalil_folding_booklet(arena, 6, DALIL_MM(148), PAPER, rtl));
    }
}

/* Eight pages, as a printer lays them: 8 1, 2 7, 6 3, 4 5. */
static void
test_booklet_sheets(void)
{
    static const int sheets[2][2][2] = {{{8, 1}, {2, 7}}, {{6, 3}, {4, 5}}};

    for (int s = 0; s < 2; s++) {
        DalilFoldPlan plan = dalil_folding_booklet_plan(8, s, DALIL_MM(148), PAPER, FALSE);

        for (int i = 0; i < 2; i++) {
            g_assert_cmpint(plan.outside[1 - i], ==, sheets[s][0][i]);
            g_assert_cmpint(plan.inside[i], ==, sheets[s][1][i]);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        const char *fold = dalil_fold_words[facts[i].fold];
        g_autofree char *path =
            g_strdup_printf("/template/folding/fold/%s/%s", fold, facts[i].rtl ? "rtl" : "ltr");
        g_autofree char *mirror = g_strdup_printf("/template/folding/mirror/%s", fold);

        g_test_add_data_func(path, &facts[i], test_fold);
        if (!facts[i].rtl)
            g_test_add_data_func(mirror, &facts[i], test_mirror);
    }
    for (guint i = 0; i < G_N_ELEMENTS(allowances); i++) {
        g_autofree char *path =
            g_strdup_printf("/template/folding/allowance/%s", allowances[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_allowance);
    }
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *path = g_strdup_printf("/template/folding/wrong/%s", wrong[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_wrong);
    }
    g_test_add_func("/template/folding/papers", test_papers);
    g_test_add_func("/template/folding/booklet", test_booklet);
    g_test_add_func("/template/folding/booklet-sheets", test_booklet_sheets);
    return g_test_run();
}
