/* test_paint_golden.c: small networks, and every item of their pages as it has always been
 *
 * Each tests/golden/NAME is a network with one layout; expected.items.txt is what `dalil dump
 * --stage=items` says of its editions. DALIL_ACCEPT=1 writes the files anew: read them before
 * they are committed.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "paint/pdf.h"

/* The editions that network.yaml lists, dumped one after the other. (transfer full) */
static char *
dump(const char *folder)
{
    g_autoptr(Studio) studio = studio_open(folder);
    const DalilStrings *editions = &studio->content->network.editions;
    GString *to = g_string_new(NULL);

    g_assert_cmpint(editions->n, >, 0);
    for (int i = 0; i < editions->n; i++) {
        g_auto(GStrv) parts = g_strsplit(editions->items[i].text, ".", 2);
        DalilTemplate *layout =
            dalil_template_read(studio->arena, studio->diags, studio->folder, NULL, parts[0]);
        DalilEdition *edition = NULL;
        DalilLayout *pages = NULL;

        studio_assert_clean(studio->diags);
        pages = studio_lay_out(studio, layout, dalil_language_lookup(parts[1]), &edition);
        studio_assert_clean(studio->diags);
        dalil_paint_dump(pages, edition, to);
    }
    return g_string_free(to, FALSE);
}

static void
test_case(gconstpointer data)
{
    g_autofree char *folder = g_build_filename("tests", "golden", data, NULL);
    g_autofree char *file = g_build_filename(folder, "expected.items.txt", NULL);
    g_autofree char *path = studio_path(file);
    g_autofree char *found = dump(folder);
    g_autofree char *again = dump(folder);
    g_autofree char *expected = NULL;

    g_assert_cmpstr(found, ==, again);
    if (g_strcmp0(g_getenv("DALIL_ACCEPT"), "1") == 0)
        g_assert_true(g_file_set_contents(path, found, -1, NULL));
    g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
    g_assert_cmpstr(found, ==, expected);
}

int
main(int argc, char **argv)
{
    static const char *const cases[] = {"ltr", "rtl", "split"};

    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/paint/golden/%s", cases[i]);

        g_test_add_data_func(path, cases[i], test_case);
    }
    return g_test_run();
}
