/* test_layout_mirror.c: turn the direction round, and every page is its own mirror image
 *
 * The same words in the same language are set once from the left and once from the right, in
 * every layout that is shipped: what stands where must be mirrored, and nothing else may differ.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <math.h>

#define NEAR 0.01 /* points */

/* @tag's language, whichever way it really runs, in @direction. */
static DalilLayout *
lay_out(Studio *studio, const char *layout, const DalilLanguage *language, DalilEdition **edition)
{
    DalilLayout *pages = studio_lay_out(studio, studio_shipped(studio, layout), language, edition);

    studio_assert_clean(studio->diags);
    g_assert_nonnull(pages);
    return pages;
}

static char *
text_of(const DalilItem *item)
{
    return item->kind == DALIL_ITEM_TEXT ? dalil_measured_text(item->measured, item->from, item->to)
                                         : g_strdup(item->text);
}

/* Where the line's runs stand, all of them inside it. */
static void
assert_runs_inside(const DalilItem *item)
{
    double left = INFINITY, right = -INFINITY;

    for (int i = 0; i < item->n_runs; i++) {
        left = MIN(left, item->runs[i].x);
        right = MAX(right, item->runs[i].x + item->runs[i].width);
    }
    if (item->n_runs > 0) {
        g_assert_cmpfloat_with_epsilon(left, item->rect.x, NEAR);
        g_assert_cmpfloat_with_epsilon(right, item->rect.x + item->rect.width, NEAR);
    }
}

static void
assert_mirrored(const DalilItem *ltr, const DalilItem *rtl, double width)
{
    g_autofree char *one = text_of(ltr), *two = text_of(rtl);

    g_assert_cmpint(ltr->kind, ==, rtl->kind);
    g_assert_cmpstr(one, ==, two);
    if (fabs(rtl->rect.x - (width - ltr->rect.x - ltr->rect.width)) > NEAR)
        g_test_message("%s at %g and %g, %g wide", one ? one : "-", ltr->rect.x, rtl->rect.x,
                       ltr->rect.width);
    g_assert_cmpfloat_with_epsilon(rtl->rect.x, width - ltr->rect.x - ltr->rect.width, NEAR);
    g_assert_cmpfloat_with_epsilon(rtl->rect.width, ltr->rect.width, NEAR);
    g_assert_cmpfloat(rtl->rect.y, ==, ltr->rect.y);
    g_assert_cmpfloat(rtl->rect.height, ==, ltr->rect.height);
    g_assert_cmpfloat(rtl->baseline, ==, ltr->baseline);
    g_assert_cmpfloat(rtl->size, ==, ltr->size);
    g_assert_cmpfloat(rtl->radius, ==, ltr->radius);
    g_assert_cmpint(rtl->ink, ==, ltr->ink);
    g_assert_cmpint(rtl->icon, ==, ltr->icon);
    g_assert_cmpint(rtl->align, ==, ltr->align);
    g_assert_cmpint(rtl->from, ==, ltr->from);
    g_assert_cmpint(rtl->to, ==, ltr->to);
    g_assert_cmpstr(rtl->key, ==, ltr->key);
    assert_runs_inside(ltr);
    assert_runs_inside(rtl);
}

typedef struct {
    char *layout;
    const char *tag;
} Case;

static void
test_mirror(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilLanguage ways[2] = {*dalil_language_lookup(c->tag), *dalil_language_lookup(c->tag)};
    DalilLayout *pages[2] = {NULL, NULL};
    DalilEdition *editions[2] = {NULL, NULL};
    int items = 0;

    for (int i = 0; i < 2; i++) {
        ways[i].direction = i == 0 ? DALIL_LTR : DALIL_RTL;
        pages[i] = lay_out(studio, c->layout, &ways[i], &editions[i]);
    }
    g_assert_false(pages[0]->rtl);
    g_assert_true(pages[1]->rtl);
    g_assert_cmpint(pages[0]->n_pages, ==, pages[1]->n_pages);
    g_assert_cmpint(pages[0]->n_fits, ==, pages[1]->n_fits);
    for (int i = 0; i < pages[0]->n_fits; i++)
        g_assert_cmpfloat(pages[0]->fits[i].size, ==, pages[1]->fits[i].size);
    for (int p = 0; p < pages[0]->n_pages; p++) {
        const DalilPage *ltr = &pages[0]->pages[p], *rtl = &pages[1]->pages[p];

        g_assert_cmpint(ltr->n, ==, rtl->n);
        for (int i = 0; i < ltr->n; i++)
            assert_mirrored(&ltr->items[i], &rtl->items[i], ltr->width);
        items += ltr->n;
    }
    g_assert_cmpint(items, >, 30);
}

int
main(int argc, char **argv)
{
    static const char *const tags[] = {"fr", "ar"};
    g_auto(GStrv) layouts = studio_layouts();
    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(g_free);

    g_test_init(&argc, &argv, NULL);
    for (char **layout = layouts; *layout; layout++)
        for (gsize t = 0; t < G_N_ELEMENTS(tags); t++) {
            g_autofree char *path = g_strdup_printf("/layout/mirror/%s/%s", *layout, tags[t]);
            Case *c = g_new(Case, 1);

            *c = (Case){*layout, tags[t]};
            g_ptr_array_add(cases, c);
            g_test_add_data_func(path, c, test_mirror);
        }
    return g_test_run();
}
