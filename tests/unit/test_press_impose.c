/* test_press_impose.c: which page stands where on a sheet */
#include <glib.h>
#include <math.h>

#include "base/length.h"
#include "press/impose_plan.h"

/* Left and right page of each side, as a bookbinder writes them: outside, inside, from the
 * outermost sheet inwards. */
static const struct {
    int n;
    gboolean rtl;
    const char *sides;
} orders[] = {
    {4, FALSE, "4-1 2-3"},
    {4, TRUE, "1-4 3-2"},
    {8, FALSE, "8-1 2-7 6-3 4-5"},
    {8, TRUE, "1-8 7-2 3-6 5-4"},
    {12, FALSE, "12-1 2-11 10-3 4-9 8-5 6-7"},
    {12, TRUE, "1-12 11-2 3-10 9-4 5-8 7-6"},
    {16, FALSE, "16-1 2-15 14-3 4-13 12-5 6-11 10-7 8-9"},
    {16, TRUE, "1-16 15-2 3-14 13-4 5-12 11-6 7-10 9-8"},
};

static void
test_order(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autoptr(GString) said = g_string_new(NULL);
        for (int side = 0; side < orders[i].n / 2; side++) {
            int pair[2];
            dalil_impose_order(orders[i].n, side, orders[i].rtl, pair);
            g_string_append_printf(said, "%s%d-%d", side ? " " : "", pair[0], pair[1]);
        }
        g_assert_cmpstr(said->str, ==, orders[i].sides);
    }
}

static void
test_round(void)
{
    static const int rounded[][2] = {{1, 4}, {4, 4}, {5, 8}, {8, 8}, {10, 12}, {16, 16}};

    for (gsize i = 0; i < G_N_ELEMENTS(rounded); i++)
        g_assert_cmpint(dalil_impose_round(rounded[i][0]), ==, rounded[i][1]);
}

/* Pages of 100 x 200, with a bleed of 10 all round, in a medium that begins at (-20, -30). */
static DalilImposedPage *
pages(int n)
{
    DalilImposedPage *list = g_new0(DalilImposedPage, n);

    for (int i = 0; i < n; i++) {
        list[i].trim = (DalilEdges){0, 0, 100, 200};
        list[i].bleed = (DalilEdges){-10, -10, 110, 210};
    }
    return list;
}

static const DalilPut *
put_of(const DalilImposed *plan, int side, guint i)
{
    const DalilSide *s = plan->pdata[side];

    g_assert_cmpuint(i, <, s->puts->len);
    return &g_array_index(s->puts, DalilPut, i);
}

static void
test_booklet_places(void)
{
    g_autofree DalilImposedPage *list = pages(8);
    g_autoptr(GPtrArray) plan = dalil_impose_booklet(list, 8, FALSE, 0);
    const DalilSide *side = plan->pdata[0];
    const DalilPut *left = put_of(plan, 0, 0), *right = put_of(plan, 0, 1);
    double spine = side->trim.left + 100;

    g_assert_cmpuint(plan->len, ==, 4);
    g_assert_cmpint(left->page, ==, 7);
    g_assert_cmpint(right->page, ==, 0);
    g_assert_cmpfloat_with_epsilon(side->trim.right - side->trim.left, 200, 1e-9);
    g_assert_cmpfloat_with_epsilon(left->dx, side->trim.left, 1e-9);
    g_assert_cmpfloat_with_epsilon(right->dx, spine, 1e-9);
    /* Bleed goes over the edges of the sheet, never over the spine. */
    g_assert_cmpfloat_with_epsilon(left->clip.right, spine, 1e-9);
    g_assert_cmpfloat_with_epsilon(right->clip.left, spine, 1e-9);
    g_assert_cmpfloat_with_epsilon(left->clip.left, side->trim.left - 10, 1e-9);
    g_assert_cmpfloat_with_epsilon(right->clip.high, side->trim.high + 10, 1e-9);
    g_assert_cmpfloat(side->bleed.left, >, 0);
}

/* Inner sheets stick out when folded: what is on them moves to the spine, from both sides. */
static void
test_creep(void)
{
    g_autofree DalilImposedPage *list = pages(16);

    for (int rtl = 0; rtl < 2; rtl++) {
        g_autoptr(GPtrArray) flat = dalil_impose_booklet(list, 16, rtl, 0);
        g_autoptr(GPtrArray) plan = dalil_impose_booklet(list, 16, rtl, 0.5);
        g_assert_cmpuint(plan->len, ==, 8);
        for (int side = 0; side < 8; side++) {
            double creep = 0.5 * (side / 2);
            g_assert_cmpfloat_with_epsilon(put_of(plan, side, 0)->dx,
                                           put_of(flat, side, 0)->dx + creep, 1e-9);
            g_assert_cmpfloat_with_epsilon(put_of(plan, side, 1)->dx,
                                           put_of(flat, side, 1)->dx - creep, 1e-9);
        }
    }
}

static void
test_booklet_ends_blank(void)
{
    g_autofree DalilImposedPage *list = pages(6);
    g_autoptr(GPtrArray) plan = dalil_impose_booklet(list, 6, FALSE, 0);
    const DalilSide *outside = plan->pdata[0], *inside = plan->pdata[1];

    g_assert_cmpuint(plan->len, ==, 4);
    g_assert_cmpuint(outside->puts->len, ==, 1); /* 8 is blank */
    g_assert_cmpint(put_of(plan, 0, 0)->page, ==, 0);
    g_assert_cmpuint(inside->puts->len, ==, 1); /* 7 is blank */
    g_assert_cmpint(put_of(plan, 1, 0)->page, ==, 1);
}

static void
test_cells(void)
{
    g_autofree DalilImposedPage *list = pages(5);
    DalilCells cells = {2, 2, 400, 600, FALSE, FALSE};
    int most[2];
    g_autoptr(GPtrArray) plan = dalil_impose_cells(list, 5, &cells, most);
    const DalilPut *first = put_of(plan, 0, 0), *second = put_of(plan, 0, 1);
    const DalilPut *third = put_of(plan, 0, 2);

    g_assert_cmpuint(plan->len, ==, 2);
    /* Two bleeds of 10 lie between neighbours; all stand in the middle of the paper. */
    g_assert_cmpfloat_with_epsilon(first->dx, (400 - 220) / 2.0, 1e-9);
    g_assert_cmpfloat_with_epsilon(second->dx - first->dx, 120, 1e-9);
    g_assert_cmpfloat_with_epsilon(first->dy - third->dy, 220, 1e-9);
    g_assert_cmpfloat_with_epsilon(first->clip.right, second->clip.left, 1e-9);
    g_assert_cmpint(most[0], ==, 3);
    g_assert_cmpint(most[1], ==, 2);
}

static void
test_cells_from_the_right(void)
{
    g_autofree DalilImposedPage *list = pages(2);
    DalilCells cells = {2, 1, 400, 600, TRUE, FALSE};
    int most[2];
    g_autoptr(GPtrArray) plan = dalil_impose_cells(list, 2, &cells, most);

    g_assert_cmpint(put_of(plan, 0, 0)->page, ==, 0);
    g_assert_cmpfloat(put_of(plan, 0, 0)->dx, >, put_of(plan, 0, 1)->dx);
}

static void
test_cells_repeat(void)
{
    g_autofree DalilImposedPage *list = pages(2);
    DalilCells cells = {2, 2, 400, 600, FALSE, TRUE};
    int most[2];
    g_autoptr(GPtrArray) plan = dalil_impose_cells(list, 2, &cells, most);

    g_assert_cmpuint(plan->len, ==, 2);
    for (int side = 0; side < 2; side++)
        for (guint i = 0; i < 4; i++)
            g_assert_cmpint(put_of(plan, side, i)->page, ==, side);
    cells.columns = 4;
    g_assert_null(dalil_impose_cells(list, 2, &cells, most));
}

/* An A2 poster with bleed on A4: three by three, as a calculator says. */
static void
test_tiles_of_a2(void)
{
    DalilImposedPage page = {{0, 0, DALIL_MM(420), DALIL_MM(594)},
                             {DALIL_MM(-3), DALIL_MM(-3), DALIL_MM(423), DALIL_MM(597)}};
    DalilTiles tiles = {DALIL_MM(210), DALIL_MM(297), DALIL_MM(10), DALIL_MM(10), FALSE};
    g_autoptr(GPtrArray) plan = dalil_impose_tiles(&page, 1, &tiles);
    const DalilPut *first = put_of(plan, 0, 0), *second = put_of(plan, 1, 0);
    const DalilPut *below = put_of(plan, 3, 0);

    g_assert_cmpuint(plan->len, ==, 9);
    /* A step is what is shown less what is shared. */
    g_assert_cmpfloat_with_epsilon(first->dx - second->dx, DALIL_MM(180), 1e-6);
    g_assert_cmpfloat_with_epsilon(below->dy - first->dy, DALIL_MM(267), 1e-6);
}

/* Whatever is on the poster is on a sheet; where corners overlap, on four. */
static void
test_tiles_cover(void)
{
    DalilImposedPage page = {{5, 7, DALIL_MM(500), DALIL_MM(333)},
                             {0, 0, DALIL_MM(505), DALIL_MM(338)}};
    DalilTiles tiles = {DALIL_MM(210), DALIL_MM(297), DALIL_MM(10), DALIL_MM(10), FALSE};
    g_autoptr(GPtrArray) plan = dalil_impose_tiles(&page, 1, &tiles);

    for (double x = 1; x < DALIL_MM(505); x += 13)
        for (double y = 1; y < DALIL_MM(338); y += 13) {
            int times = 0;
            for (guint i = 0; i < plan->len; i++) {
                const DalilPut *p = put_of(plan, (int)i, 0);
                times += x + p->dx >= p->clip.left && x + p->dx <= p->clip.right &&
                         y + p->dy >= p->clip.low && y + p->dy <= p->clip.high;
            }
            g_assert_cmpint(times, >=, 1);
            g_assert_cmpint(times, <=, 4);
        }
}

static void
test_tiles_from_the_right(void)
{
    DalilImposedPage page = {{0, 0, 1000, 300}, {0, 0, 1000, 300}};
    DalilTiles tiles = {595, 842, 28, 28, TRUE};
    g_autoptr(GPtrArray) plan = dalil_impose_tiles(&page, 1, &tiles);

    g_assert_cmpuint(plan->len, ==, 2);
    g_assert_cmpfloat(put_of(plan, 0, 0)->dx, <, put_of(plan, 1, 0)->dx);
}

static void
test_tiles_refused(void)
{
    DalilImposedPage page = {{0, 0, 1000, 300}, {0, 0, 1000, 300}};
    DalilImposedPage huge = {{0, 0, 1e6, 1e6}, {0, 0, 1e6, 1e6}};
    DalilTiles thin = {100, 842, 40, 28, FALSE}, tiles = {595, 842, 28, 28, FALSE};

    g_assert_null(dalil_impose_tiles(&page, 1, &thin));
    g_assert_null(dalil_impose_tiles(&huge, 1, &tiles));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/impose/order", test_order);
    g_test_add_func("/press/impose/round", test_round);
    g_test_add_func("/press/impose/booklet/places", test_booklet_places);
    g_test_add_func("/press/impose/booklet/creep", test_creep);
    g_test_add_func("/press/impose/booklet/blank", test_booklet_ends_blank);
    g_test_add_func("/press/impose/cells/places", test_cells);
    g_test_add_func("/press/impose/cells/right", test_cells_from_the_right);
    g_test_add_func("/press/impose/cells/repeat", test_cells_repeat);
    g_test_add_func("/press/impose/tiles/a2", test_tiles_of_a2);
    g_test_add_func("/press/impose/tiles/cover", test_tiles_cover);
    g_test_add_func("/press/impose/tiles/right", test_tiles_from_the_right);
    g_test_add_func("/press/impose/tiles/refused", test_tiles_refused);
    return g_test_run();
}
