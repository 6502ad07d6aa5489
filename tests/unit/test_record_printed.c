/* test_record_printed.c: an old page asked where things stand, and what a label may cover */
#include <glib.h>

#include "record/printed.h"

/* A sheet in three, two columns of it used: two entries left, one at the right; mirrored for the
 * other direction. */
static const struct {
    const char *key;
    double x, y, width, height;
} rows[] = {
    {"network/title", 20, 10, 200, 20},    {"food/name", 20, 100, 80, 12},
    {"food/phones", 32, 112, 70, 10},      {"food/address", 124, 112, 90, 10},
    {"food/hours", 32, 122, 120, 20},      {"shelter/name", 20, 150, 80, 12},
    {"shelter/phones", 32, 162, 70, 10},   {"shelter/phones", 130, 162, 70, 10},
    {"clinic/name", 300, 100, 80, 12},     {"clinic/phones", 312, 112, 70, 10},
    {"agency:aid/name", 300, 300, 80, 12}, {"network/contact", 300, 320, 265, 10},
};

enum { WIDTH = 842, HEIGHT = 595 };
#define HANG 12.0

typedef struct {
    GArray *geometry;
    DalilTemplate layout;
    DalilPrintedPages pages;
} Page;

static Page *
page_new(gboolean rtl)
{
    Page *page = g_new0(Page, 1);

    page->layout.fold = DALIL_FOLD_Z;
    page->layout.sheet.width = WIDTH;
    page->layout.sheet.height = HEIGHT;
    page->geometry = g_array_new(FALSE, TRUE, sizeof(DalilPrinted));
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        DalilPrinted p = {(char *)rows[i].key,
                          1,
                          rtl ? WIDTH - rows[i].x - rows[i].width : rows[i].x,
                          rows[i].y,
                          rows[i].width,
                          rows[i].height,
                          8,
                          "#ffffff"};
        g_array_append_val(page->geometry, p);
    }
    page->pages = (DalilPrintedPages){page->geometry, &page->layout, rtl};
    return page;
}

static void
page_free(Page *page)
{
    g_array_unref(page->geometry);
    g_free(page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

static const struct {
    const char *key;
    int nth;
    const char *where[2]; /* left to right, right to left */
} places[] = {
    {"food/phones", 0, {"page 2, left column, first entry", "page 2, right column, first entry"}},
    {"shelter/phones",
     0,
     {"page 2, left column, second entry", "page 2, right column, second entry"}},
    {"clinic/phones", 0, {"page 2, right column, first entry", "page 2, left column, first entry"}},
    {"network/title", 0, {"page 2", "page 2"}},
    {"agency:aid/name", 0, {"page 2", "page 2"}},
};

static void
test_where(gconstpointer rtl)
{
    int side = GPOINTER_TO_INT(rtl);
    g_autoptr(Page) page = page_new(side);

    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(GArray) groups = dalil_printed_find(&page->pages, places[i].key);
        g_autofree char *words = dalil_printed_where(
            &page->pages, g_array_index(groups, DalilPrintedGroup, places[i].nth).from);
        g_assert_cmpint(groups->len, ==, 1);
        g_assert_cmpstr(words, ==, places[i].where[side]);
    }
}

/* @start, @end: by direction. */
static DalilRect
core_of(const Page *page, DalilPrintedGroup group)
{
    const DalilPrinted *p = &g_array_index(page->geometry, DalilPrinted, group.from);

    return (DalilRect){page->pages.rtl ? p->x : p->x - HANG, p->y, p->width + HANG, p->height};
}

static void
test_a_label_keeps_off_neighbours(gconstpointer rtl)
{
    g_autoptr(Page) page = page_new(GPOINTER_TO_INT(rtl));
    g_autoptr(GArray) groups = dalil_printed_find(&page->pages, "food/phones");
    DalilPrintedGroup group = g_array_index(groups, DalilPrintedGroup, 0);
    DalilRect core = core_of(page, group);
    DalilRect label = dalil_printed_label(&page->pages, 1, core, group, HANG, 3);
    gboolean back = page->pages.rtl;

    /* the name stands right above, the hours right below; beside it there is air */
    g_assert_cmpfloat(label.y, ==, core.y);
    g_assert_cmpfloat(label.height, ==, core.height);
    g_assert_cmpfloat_with_epsilon(label.width, core.width + 6, 0.001);
    label = dalil_printed_label(&page->pages, 1, core, group, HANG, 20);
    /* the address begins 22 points on, its pictogram 12 before that */
    g_assert_cmpfloat_with_epsilon(
        back ? core.x - label.x : label.x + label.width - core.x - core.width, 10, 0.001);
    g_assert_cmpfloat_with_epsilon(
        back ? label.x + label.width - core.x - core.width : core.x - label.x, 20, 0.001);
}

static void
test_room_for_longer_text(gconstpointer rtl)
{
    g_autoptr(Page) page = page_new(GPOINTER_TO_INT(rtl));
    g_autoptr(GArray) phones = dalil_printed_find(&page->pages, "food/phones");
    g_autoptr(GArray) hours = dalil_printed_find(&page->pages, "food/hours");
    DalilPrintedGroup group = g_array_index(phones, DalilPrintedGroup, 0);
    const DalilPrinted *p = &g_array_index(page->geometry, DalilPrinted, group.from);
    DalilRect rect = {p->x, p->y, p->width, p->height};

    g_assert_cmpfloat_with_epsilon(dalil_printed_room(&page->pages, 1, rect, group, HANG),
                                   70 + 10 - HANG / 2, 0.001);
    group = g_array_index(hours, DalilPrintedGroup, 0);
    p = &g_array_index(page->geometry, DalilPrinted, group.from);
    rect = (DalilRect){p->x, p->y, p->width, p->height};
    /* nothing beside it: as far as the longest line of the column, the address, reaches */
    g_assert_cmpfloat_with_epsilon(dalil_printed_room(&page->pages, 1, rect, group, HANG), 182,
                                   0.001);
}

static void
test_groups_and_folds(void)
{
    g_autoptr(Page) page = page_new(FALSE);
    g_autoptr(GArray) groups = dalil_printed_find(&page->pages, "shelter/phones");
    g_autoptr(GArray) none = dalil_printed_find(&page->pages, "shelter/email");
    DalilPrintedGroup group = g_array_index(groups, DalilPrintedGroup, 0);

    g_assert_cmpint(groups->len, ==, 1);
    g_assert_cmpint(group.to - group.from, ==, 2);
    g_assert_cmpint(none->len, ==, 0);
    g_assert_false(dalil_printed_on_fold(&page->pages, 1, (DalilRect){100, 0, 100, 10}));
    g_assert_true(dalil_printed_on_fold(&page->pages, 1, (DalilRect){200, 0, 100, 10}));
    g_assert_true(dalil_printed_is_shared(&page->pages, 1, (DalilRect){20, 100, 200, 40}, group));
    g_assert_false(dalil_printed_is_shared(&page->pages, 1, (DalilRect){32, 162, 168, 10}, group));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/record/printed/where/ltr", GINT_TO_POINTER(FALSE), test_where);
    g_test_add_data_func("/record/printed/where/rtl", GINT_TO_POINTER(TRUE), test_where);
    g_test_add_data_func("/record/printed/label/ltr", GINT_TO_POINTER(FALSE),
                         test_a_label_keeps_off_neighbours);
    g_test_add_data_func("/record/printed/label/rtl", GINT_TO_POINTER(TRUE),
                         test_a_label_keeps_off_neighbours);
    g_test_add_data_func("/record/printed/room/ltr", GINT_TO_POINTER(FALSE),
                         test_room_for_longer_text);
    g_test_add_data_func("/record/printed/room/rtl", GINT_TO_POINTER(TRUE),
                         test_room_for_longer_text);
    g_test_add_func("/record/printed/groups", test_groups_and_folds);
    return g_test_run();
}
