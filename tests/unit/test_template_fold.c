/* test_template_fold.c: where the six panels of a letter fold lie, in both directions
 *
 * Expected: the table a printer works by, in mm from the left edge as each side is seen. The
 * inside is seen after turning the sheet over its upright axis.
 */
#include "template/fold.h"

#include "base/length.h"
#include "layout/place.h"

#define A4 297.0

typedef struct {
    int panel;
    double left, width; /* mm */
} Place;

static const struct {
    const char *name;
    gboolean rtl;
    int side;
    Place places[3]; /* from left to right */
} sheets[] = {
    {"ltr/outside", FALSE, 0, {{5, 0, 97}, {6, 97, 100}, {1, 197, 100}}},
    {"ltr/inside", FALSE, 1, {{2, 0, 100}, {3, 100, 100}, {4, 200, 97}}},
    {"rtl/outside", TRUE, 0, {{1, 0, 100}, {6, 100, 100}, {5, 200, 97}}},
    {"rtl/inside", TRUE, 1, {{4, 0, 97}, {3, 97, 100}, {2, 197, 100}}},
};

/* A panel's ground, put on the page as any item is. */
static DalilItem
panel_item(int panel, gboolean rtl)
{
    DalilFoldPlace place = dalil_fold_place(DALIL_FOLD_LETTER, DALIL_MM(A4), DALIL_MM(3), panel);
    DalilItem item = {.kind = DALIL_ITEM_FILL, .rect = {place.x, 0, place.width, DALIL_MM(210)}};

    dalil_place(&item, 1, DALIL_MM(A4), rtl);
    return item;
}

static void
test_letter(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);

    for (int i = 0; i < 3; i++) {
        const Place *want = &sheets[row].places[i];
        DalilFoldPlace place =
            dalil_fold_place(DALIL_FOLD_LETTER, DALIL_MM(A4), DALIL_MM(3), want->panel);
        DalilItem item = panel_item(want->panel, sheets[row].rtl);

        g_assert_cmpint(place.side, ==, sheets[row].side);
        g_assert_cmpfloat_with_epsilon(item.rect.x, DALIL_MM(want->left), 1e-6);
        g_assert_cmpfloat_with_epsilon(item.rect.width, DALIL_MM(want->width), 1e-6);
        g_assert_cmpfloat_with_epsilon(item.rect.height, DALIL_MM(210), 1e-6);
    }
}

/* A fold outside at x is, the sheet turned over, a fold inside at 297 - x. */
static void
test_folds_meet(void)
{
    static const double folds[2][2][2] = {{{97, 197}, {100, 200}}, {{100, 200}, {97, 197}}};

    for (int rtl = 0; rtl < 2; rtl++)
        for (guint row = 0; row < G_N_ELEMENTS(sheets); row++) {
            const Place *places = sheets[row].places;
            const double *fold = folds[rtl][sheets[row].side];

            if (sheets[row].rtl != rtl)
                continue;
            for (int i = 1; i < 3; i++)
                g_assert_cmpfloat_with_epsilon(panel_item(places[i].panel, rtl).rect.x,
                                               DALIL_MM(fold[i - 1]), 1e-6);
        }
    for (int rtl = 0; rtl < 2; rtl++)
        for (int i = 0; i < 2; i++)
            g_assert_cmpfloat(folds[rtl][0][i] + folds[rtl][1][1 - i], ==, A4);
}

/* Every panel stands once, and the panels fill both sides without a gap. */
static void
test_nothing_left_over(void)
{
    static const double allowances[] = {0, 1.5, 3, 4};

    g_assert_cmpint(dalil_fold_panels(DALIL_FOLD_LETTER), ==, 6);
    g_assert_cmpint(dalil_fold_sides(DALIL_FOLD_LETTER), ==, 2);
    for (guint a = 0; a < G_N_ELEMENTS(allowances); a++) {
        double area[2] = {0, 0}, end[2] = {0, 0}, narrowest = A4;
        int panels[2] = {0, 0};

        for (int number = 1; number <= 6; number++) {
            DalilFoldPlace p = dalil_fold_place(DALIL_FOLD_LETTER, A4, allowances[a], number);
            area[p.side] += p.width;
            panels[p.side]++;
            end[p.side] = MAX(end[p.side], p.x + p.width);
            narrowest = MIN(narrowest, p.width);
        }
        for (int side = 0; side < 2; side++) {
            g_assert_cmpint(panels[side], ==, 3);
            g_assert_cmpfloat_with_epsilon(area[side], A4, 1e-9);
            g_assert_cmpfloat_with_epsilon(end[side], A4, 1e-9);
        }
        g_assert_cmpfloat_with_epsilon(narrowest, (A4 + allowances[a]) / 3 - allowances[a], 1e-9);
    }
}

/* What lies back to back: flap and 4, back and 3, cover and 2. */
static void
test_backs(void)
{
    static const int backs[][2] = {{5, 4}, {6, 3}, {1, 2}};

    for (guint i = 0; i < G_N_ELEMENTS(backs); i++) {
        DalilFoldPlace out = dalil_fold_place(DALIL_FOLD_LETTER, A4, 3, backs[i][0]);
        DalilFoldPlace in = dalil_fold_place(DALIL_FOLD_LETTER, A4, 3, backs[i][1]);

        g_assert_cmpfloat_with_epsilon(out.width, in.width, 1e-9);
        g_assert_cmpfloat_with_epsilon(out.x, A4 - in.x - in.width, 1e-9);
    }
}

static void
test_none(void)
{
    DalilFoldPlace page = dalil_fold_place(DALIL_FOLD_NONE, A4, 3, 1);

    g_assert_cmpint(dalil_fold_panels(DALIL_FOLD_NONE), ==, 1);
    g_assert_cmpint(dalil_fold_sides(DALIL_FOLD_NONE), ==, 1);
    g_assert_cmpint(page.side, ==, 0);
    g_assert_cmpfloat(page.x, ==, 0);
    g_assert_cmpfloat(page.width, ==, A4);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
        g_autofree char *path = g_strdup_printf("/template/fold/letter/%s", sheets[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_letter);
    }
    g_test_add_func("/template/fold/folds-meet", test_folds_meet);
    g_test_add_func("/template/fold/nothing-left-over", test_nothing_left_over);
    g_test_add_func("/template/fold/backs", test_backs);
    g_test_add_func("/template/fold/none", test_none);
    return g_test_run();
}
