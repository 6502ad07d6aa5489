/* test_template_fold.c: where the panels of every fold lie, in both directions
 *
 * Expected: the tables a printer works by, in mm from the left edge as each side is seen. The
 * inside is seen after turning the sheet over its upright axis. An A4 sheet, allowance 3 mm.
 */
#include "template/fold.h"

#include "base/length.h"
#include "layout/place.h"

#define A4 297.0

typedef struct {
    int panel;          /* 0: no more */
    double left, width; /* mm */
} Place;

static const struct {
    DalilFoldKind fold;
    gboolean rtl;
    int side;
    Place places[DALIL_FOLD_COLUMNS + 1]; /* from left to right */
} sheets[] = {
    {DALIL_FOLD_LETTER, FALSE, 0, {{5, 0, 97}, {6, 97, 100}, {1, 197, 100}}},
    {DALIL_FOLD_LETTER, FALSE, 1, {{2, 0, 100}, {3, 100, 100}, {4, 200, 97}}},
    {DALIL_FOLD_LETTER, TRUE, 0, {{1, 0, 100}, {6, 100, 100}, {5, 200, 97}}},
    {DALIL_FOLD_LETTER, TRUE, 1, {{4, 0, 97}, {3, 97, 100}, {2, 197, 100}}},
    {DALIL_FOLD_Z, FALSE, 0, {{5, 0, 99}, {6, 99, 99}, {1, 198, 99}}},
    {DALIL_FOLD_Z, FALSE, 1, {{2, 0, 99}, {3, 99, 99}, {4, 198, 99}}},
    {DALIL_FOLD_Z, TRUE, 0, {{1, 0, 99}, {6, 99, 99}, {5, 198, 99}}},
    {DALIL_FOLD_Z, TRUE, 1, {{4, 0, 99}, {3, 99, 99}, {2, 198, 99}}},
    {DALIL_FOLD_BI, FALSE, 0, {{4, 0, 148.5}, {1, 148.5, 148.5}}},
    {DALIL_FOLD_BI, FALSE, 1, {{2, 0, 148.5}, {3, 148.5, 148.5}}},
    {DALIL_FOLD_BI, TRUE, 0, {{1, 0, 148.5}, {4, 148.5, 148.5}}},
    {DALIL_FOLD_BI, TRUE, 1, {{3, 0, 148.5}, {2, 148.5, 148.5}}},
    {DALIL_FOLD_GATE, FALSE, 0, {{2, 0, 73.5}, {6, 73.5, 150}, {1, 223.5, 73.5}}},
    {DALIL_FOLD_GATE, FALSE, 1, {{3, 0, 73.5}, {4, 73.5, 150}, {5, 223.5, 73.5}}},
    {DALIL_FOLD_GATE, TRUE, 0, {{1, 0, 73.5}, {6, 73.5, 150}, {2, 223.5, 73.5}}},
    {DALIL_FOLD_GATE, TRUE, 1, {{5, 0, 73.5}, {4, 73.5, 150}, {3, 223.5, 73.5}}},
    {DALIL_FOLD_DOUBLE_GATE,
     FALSE,
     0,
     {{3, 0, 73.5}, {8, 73.5, 75}, {1, 148.5, 75}, {2, 223.5, 73.5}}},
    {DALIL_FOLD_DOUBLE_GATE,
     FALSE,
     1,
     {{4, 0, 73.5}, {5, 73.5, 75}, {6, 148.5, 75}, {7, 223.5, 73.5}}},
    {DALIL_FOLD_DOUBLE_GATE,
     TRUE,
     0,
     {{2, 0, 73.5}, {1, 73.5, 75}, {8, 148.5, 75}, {3, 223.5, 73.5}}},
    {DALIL_FOLD_DOUBLE_GATE,
     TRUE,
     1,
     {{7, 0, 73.5}, {6, 73.5, 75}, {5, 148.5, 75}, {4, 223.5, 73.5}}},
};

static const struct {
    DalilFoldKind fold;
    int panels, narrow; /* columns that are folded in */
    double off;         /* allowances a narrow column is less than its share of the whole */
} folds[] = {
    {DALIL_FOLD_LETTER, 6, 1, 2 / 3.0},
    {DALIL_FOLD_Z, 6, 0, 0},
    {DALIL_FOLD_BI, 4, 0, 0},
    {DALIL_FOLD_GATE, 6, 2, 0.25},
    {DALIL_FOLD_DOUBLE_GATE, 8, 2, 0.25},
};

/* A panel's ground, put on the page as any item is. */
static DalilItem
panel_item(DalilFoldKind fold, int panel, gboolean rtl)
{
    DalilFoldPlace place = dalil_fold_place(fold, DALIL_MM(A4), DALIL_MM(3), panel);
    DalilItem item = {.kind = DALIL_ITEM_FILL, .rect = {place.x, 0, place.width, DALIL_MM(210)}};

    dalil_place(&item, 1, DALIL_MM(A4), rtl);
    return item;
}

static void
test_places(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    DalilFoldKind fold = sheets[row].fold;
    int n = 0;

    for (const Place *want = sheets[row].places; want->panel > 0; want++, n++) {
        DalilFoldPlace place = dalil_fold_place(fold, DALIL_MM(A4), DALIL_MM(3), want->panel);
        DalilItem item = panel_item(fold, want->panel, sheets[row].rtl);

        g_assert_cmpint(place.side, ==, sheets[row].side);
        g_assert_cmpfloat_with_epsilon(item.rect.x, DALIL_MM(want->left), 1e-6);
        g_assert_cmpfloat_with_epsilon(item.rect.width, DALIL_MM(want->width), 1e-6);
        g_assert_cmpfloat_with_epsilon(item.rect.height, DALIL_MM(210), 1e-6);
    }
    g_assert_cmpint(n, ==, dalil_fold_columns(fold));
}

/* A fold of a letter outside at x is, the sheet turned over, a fold inside at 297 - x. */
static void
test_folds_meet(void)
{
    static const double creases[2][2][2] = {{{97, 197}, {100, 200}}, {{100, 200}, {97, 197}}};

    for (guint row = 0; row < 4; row++) {
        const double *crease = creases[sheets[row].rtl][sheets[row].side];

        for (int i = 1; i < 3; i++) {
            DalilItem item =
                panel_item(DALIL_FOLD_LETTER, sheets[row].places[i].panel, sheets[row].rtl);
            g_assert_cmpfloat_with_epsilon(item.rect.x, DALIL_MM(crease[i - 1]), 1e-6);
        }
    }
    for (int rtl = 0; rtl < 2; rtl++)
        for (int i = 0; i < 2; i++)
            g_assert_cmpfloat(creases[rtl][0][i] + creases[rtl][1][1 - i], ==, A4);
}

/* Every panel stands once, and the panels fill both sides without a gap. */
static void
test_nothing_left_over(gconstpointer data)
{
    static const double allowances[] = {0, 1.5, 3, 4};
    int row = GPOINTER_TO_INT(data);
    DalilFoldKind fold = folds[row].fold;
    int columns = dalil_fold_columns(fold);

    g_assert_cmpint(dalil_fold_panels(fold), ==, folds[row].panels);
    g_assert_cmpint(dalil_fold_sides(fold), ==, 2);
    g_assert_false(dalil_fold_paged(fold));
    for (guint a = 0; a < G_N_ELEMENTS(allowances); a++) {
        double end[2] = {0, 0}, narrowest = A4;
        int narrow = 0;

        for (int side = 0; side < 2; side++)
            for (int i = 0; i < columns; i++) {
                int number = dalil_fold_number(fold, side, i);
                DalilFoldPlace p = dalil_fold_place(fold, A4, allowances[a], number);
                DalilFoldPlace plain = dalil_fold_place(fold, A4, 0, number);
                g_assert_cmpint(p.side, ==, side);
                g_assert_cmpfloat_with_epsilon(p.x, end[side], 1e-9);
                end[side] += p.width;
                narrow += p.width < plain.width - 1e-9;
                narrowest = MIN(narrowest, p.width);
            }
        g_assert_cmpfloat_with_epsilon(end[0], A4, 1e-9);
        g_assert_cmpfloat_with_epsilon(end[1], A4, 1e-9);
        g_assert_cmpint(narrow, ==, allowances[a] > 0 ? 2 * folds[row].narrow : 0);
        g_assert_cmpfloat_with_epsilon(
            narrowest,
            A4 / (fold == DALIL_FOLD_GATE ? 4 : columns) - folds[row].off * allowances[a], 1e-9);
    }
}

/* What lies back to back is equally wide and covers the same paper. */
static void
test_backs(gconstpointer data)
{
    DalilFoldKind fold = folds[GPOINTER_TO_INT(data)].fold;
    int n = dalil_fold_columns(fold);

    for (int i = 0; i < n; i++) {
        DalilFoldPlace out = dalil_fold_place(fold, A4, 3, dalil_fold_number(fold, 0, i));
        DalilFoldPlace in = dalil_fold_place(fold, A4, 3, dalil_fold_number(fold, 1, n - 1 - i));

        g_assert_cmpfloat_with_epsilon(out.width, in.width, 1e-9);
        g_assert_cmpfloat_with_epsilon(out.x, A4 - in.x - in.width, 1e-9);
    }
}

static void
test_paged(void)
{
    static const DalilFoldKind paged[] = {DALIL_FOLD_NONE, DALIL_FOLD_BOOKLET};

    for (guint i = 0; i < G_N_ELEMENTS(paged); i++) {
        DalilFoldPlace page = dalil_fold_place(paged[i], A4, 3, 1);
        const DalilFoldStep *steps = NULL;

        g_assert_true(dalil_fold_paged(paged[i]));
        g_assert_cmpint(dalil_fold_panels(paged[i]), ==, 1);
        g_assert_cmpint(dalil_fold_sides(paged[i]), ==, 1);
        g_assert_cmpint(dalil_fold_steps(paged[i], &steps), ==, 0);
        g_assert_cmpint(page.side, ==, 0);
        g_assert_cmpfloat(page.x, ==, 0);
        g_assert_cmpfloat(page.width, ==, A4);
    }
}

static void
add(const char *what, DalilFoldKind fold, const char *more, guint row,
    void (*test)(gconstpointer data))
{
    g_autofree char *path =
        g_strdup_printf("/template/fold/%s/%s%s", what, dalil_fold_words[fold], more);

    g_test_add_data_func(path, GUINT_TO_POINTER(row), test);
}

int
main(int argc, char **argv)
{
    static const char *const sides[2][2] = {{"/ltr/outside", "/ltr/inside"},
                                            {"/rtl/outside", "/rtl/inside"}};

    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(sheets); i++)
        add("places", sheets[i].fold, sides[sheets[i].rtl][sheets[i].side], i, test_places);
    for (guint i = 0; i < G_N_ELEMENTS(folds); i++) {
        add("nothing-left-over", folds[i].fold, "", i, test_nothing_left_over);
        add("backs", folds[i].fold, "", i, test_backs);
    }
    g_test_add_func("/template/fold/folds-meet", test_folds_meet);
    g_test_add_func("/template/fold/paged", test_paged);
    return g_test_run();
}
