/* test_record_labels.c: sheets of labels add up; strips find their places on them */
#include <glib.h>

#include "record/labels.h"

static void
test_a_grid_fills_its_sheet(void)
{
    const DalilLabels *l = NULL;

    for (int i = 0; (l = dalil_labels_nth(i)); i++) {
        double width = l->width_mm > 0 ? l->width_mm : l->across_mm;
        double height = l->width_mm > 0 ? l->height_mm : l->down_mm;
        double right = l->sheet_width_mm - l->left_mm - (l->across - 1) * l->across_mm - width;
        double bottom = l->sheet_height_mm - l->top_mm - (l->down - 1) * l->down_mm - height;

        g_test_message("%s: %.2f left at the right, %.2f below", l->id, right, bottom);
        g_assert_cmpfloat_with_epsilon(right, l->left_mm, 0.05);
        g_assert_cmpfloat_with_epsilon(bottom, l->top_mm, 0.05);
        g_assert_cmpfloat(l->across_mm, >=, width);
        g_assert_cmpfloat(l->down_mm, >=, height);
        g_assert_cmpstr(dalil_labels_ids()[i], ==, l->id);
    }
    g_assert_cmpint(dalil_labels_nth(0)->across, ==, 1);
}

static void
test_a_name_in_any_case(void)
{
    g_assert_nonnull(dalil_labels_lookup("a4"));
    g_assert_true(dalil_labels_lookup("L7160") == dalil_labels_lookup("avery-l7160"));
    g_assert_null(dalil_labels_lookup("l716"));
    g_assert_null(dalil_labels_lookup(""));
}

/* Every label inside its cell, no two on one another, every cell on the sheet. */
static void
check_grid(const DalilLabelGrid *grid, const DalilLabelSize *sizes, int n)
{
    double right = grid->left + (grid->across - 1) * grid->step_x + grid->width;
    double bottom = grid->top + (grid->down - 1) * grid->step_y + grid->height;

    g_assert_cmpfloat(right, <=, DALIL_MM(grid->labels->sheet_width_mm));
    g_assert_cmpfloat(bottom, <=, DALIL_MM(grid->labels->sheet_height_mm));
    for (int i = 0; i < n; i++) {
        const DalilLabelPlace *p = &grid->places[i];
        g_assert_cmpint(p->cell, <, grid->cells);
        g_assert_cmpfloat(p->x + sizes[i].width + DALIL_LABELS_ROOM, <=, grid->width + 0.02);
        g_assert_cmpfloat(p->y + sizes[i].height + DALIL_LABELS_ROOM, <=, grid->height + 0.02);
        for (int k = 0; k < i; k++) {
            const DalilLabelPlace *q = &grid->places[k];
            g_assert_true(p->cell != q->cell || p->x >= q->x + sizes[k].width ||
                          p->y >= q->y + sizes[k].height || q->y >= p->y + sizes[i].height);
        }
    }
}

static const struct {
    const char *label;
    int n;
    DalilLabelSize sizes[4];
    int cells, across, down; /* expected; across 0: no label so large */
} strips[] = {
    {"a4", 1, {{100, 12}}, 1, 4, 28},
    {"a4", 2, {{90, 10}, {200, 20}}, 1, 1, 21},
    {"a4", 4, {{300, 20}, {300, 20}, {300, 20}, {300, 20}}, 1, 1, 5},
    {"a4", 3, {{500, 400}, {500, 400}, {500, 400}}, 3, 1, 1},
    {"l7160", 1, {{90, 10}}, 1, 3, 7},
    {"l7160", 2, {{90, 10}, {90, 12}}, 1, 3, 7},
    {"l7160", 4, {{150, 20}, {150, 20}, {150, 20}, {150, 20}}, 2, 3, 7},
    {"l7651", 1, {{110, 12}}, 0, 0, 0},
    {"l7651", 1, {{60, 50}}, 0, 0, 0},
};

static void
test_strips(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(strips); i++) {
        DalilLabelGrid grid = {0};
        int large = -1;
        gboolean good = dalil_labels_grid(dalil_labels_lookup(strips[i].label), strips[i].sizes,
                                          strips[i].n, &grid, &large);

        g_test_message("row %d: %d cells, %d x %d", (int)i, grid.cells, grid.across, grid.down);
        g_assert_cmpint(good, ==, strips[i].across > 0);
        if (!good) {
            g_assert_cmpint(large, ==, 0);
            continue;
        }
        g_assert_cmpint(grid.cells, ==, strips[i].cells);
        g_assert_cmpint(grid.across, ==, strips[i].across);
        g_assert_cmpint(grid.down, ==, strips[i].down);
        check_grid(&grid, strips[i].sizes, strips[i].n);
        dalil_labels_clear(&grid);
    }
}

static void
test_a_strip_follows_the_other(void)
{
    const DalilLabelSize sizes[] = {{150, 20}, {150, 20}, {150, 20}, {150, 20}};
    DalilLabelGrid grid = {0};
    int large = 0, sheet = 0;
    DalilRect first, next;

    g_assert_true(dalil_labels_grid(dalil_labels_lookup("l7160"), sizes, 4, &grid, &large));
    first = dalil_labels_cell(&grid, 0, 1, &sheet);
    next = dalil_labels_cell(&grid, 1, 0, &sheet);
    g_assert_cmpint(sheet, ==, 0);
    g_assert_cmpfloat(next.x, >, first.x);
    dalil_labels_cell(&grid, 10, 0, &sheet); /* 21 labels: ten strips of two, and one more */
    g_assert_cmpint(sheet, ==, 0);
    dalil_labels_cell(&grid, 10, 1, &sheet);
    g_assert_cmpint(sheet, ==, 1);
    g_assert_cmpint(dalil_labels_sheets(&grid, 10), ==, 1);
    g_assert_cmpint(dalil_labels_sheets(&grid, 11), ==, 2);
    dalil_labels_clear(&grid);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/labels/sheet", test_a_grid_fills_its_sheet);
    g_test_add_func("/record/labels/name", test_a_name_in_any_case);
    g_test_add_func("/record/labels/strips", test_strips);
    g_test_add_func("/record/labels/next", test_a_strip_follows_the_other);
    return g_test_run();
}
