/* test_content_real.c: 496 listings that nobody here wrote, read without losing one */
#define _XOPEN_SOURCE 700
#include "content_network.h"

enum { SERVICES = 496, REPEATED = 13, AGENCIES = 43 };

static const char *
or_default(const char *name, const char *fallback)
{
    const char *value = g_getenv(name);

    return value != NULL ? value : fallback;
}

/* Runs tests/real/jordan.py into the network's folder. FALSE: the listings are not here. */
static gboolean
convert(Network *network, gboolean unique)
{
    const char *shared = or_default("DALIL_SHARED", "../shared");
    g_autofree char *set = g_build_filename(shared, "data", "services-advisor-jordan-2015", NULL);
    g_autofree char *script =
        g_build_filename(or_default("DALIL_ROOT", "."), "tests", "real", "jordan.py", NULL);
    char *words[] = {"python3", script, network->folder, unique ? "--unique" : NULL, NULL};
    int status = -1;

    if (!g_file_test(set, G_FILE_TEST_IS_DIR)) {
        g_autofree char *reason = g_strdup_printf("there is no %s (set DALIL_SHARED)", set);

        g_test_skip(reason);
        return FALSE;
    }
    g_setenv("DALIL_SHARED", shared, TRUE);
    g_assert_true(g_spawn_sync(NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                               NULL, NULL, NULL, NULL, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    return TRUE;
}

static void
test_all_are_there(void)
{
    g_autoptr(Network) network = network_new(NULL);

    if (!convert(network, TRUE))
        return;
    g_assert_nonnull(network_read(network));
    dalil_content_check_language(network->content, network->diags, "ar");
    g_assert_cmpint(dalil_diags_errors(network->diags), ==, 0);
    g_assert_cmpint(network->content->services.n, ==, SERVICES);
    g_assert_cmpint(network->content->agencies.n, ==, AGENCIES);
}

/* What is half English in the Arabic file is pointed at; nothing is said without a place. */
static void
test_every_problem_has_a_place(void)
{
    g_autoptr(Network) network = network_new(NULL);
    const DalilDiag *list;
    int n;

    if (!convert(network, FALSE))
        return;
    g_assert_nonnull(network_read(network));
    list = dalil_diags_list(network->diags, &n);
    g_assert_cmpint(n, >, 100);
    for (int i = 0; i < n; i++) {
        g_assert_nonnull(list[i].at.file);
        g_assert_cmpint(list[i].at.line, >, 0);
        g_assert_cmpint(list[i].at.column, >, 0);
    }
}

static void
test_repeated_ids_are_named(void)
{
    g_autoptr(Network) network = network_new(NULL);

    if (!convert(network, FALSE))
        return;
    g_assert_nonnull(network_read(network));
    g_assert_cmpint(dalil_diags_errors(network->diags), ==, REPEATED);
    g_assert_cmpint(network->content->services.n, ==, SERVICES - REPEATED);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/real/all_are_there", test_all_are_there);
    g_test_add_func("/content/real/every_problem_has_a_place", test_every_problem_has_a_place);
    g_test_add_func("/content/real/repeated_ids_are_named", test_repeated_ids_are_named);
    return g_test_run();
}
