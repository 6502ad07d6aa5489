/* test_content_read.c: folders become networks; every mistake in one run
 *
 * Each folder of tests/errors/content is a network, with all it has to say in expected.txt.
 * With DALIL_ACCEPT set the files are written anew: read the difference.
 */
#define _XOPEN_SOURCE 700
#include "content_network.h"

static char *
fixture_path(const char *name, const char *file)
{
    const char *root = g_getenv("DALIL_ROOT");

    return g_build_filename(root != NULL ? root : ".", "tests", "errors", "content", name, file,
                            NULL);
}

static void
assert_file(const char *path, const char *found)
{
    g_autofree char *expected = NULL;

    if (g_getenv("DALIL_ACCEPT") != NULL)
        g_assert_true(g_file_set_contents(path, found, -1, NULL));
    if (!g_file_get_contents(path, &expected, NULL, NULL))
        g_test_message("%s is missing", path);
    g_assert_cmpstr(found, ==, expected);
}

static void
check_languages(const DalilContent *content, DalilDiags *diags)
{
    for (int i = 0; content != NULL && i < content->network.languages.n; i++)
        dalil_content_check_language(content, diags, content->network.languages.items[i].text);
}

static void
test_fixture(gconstpointer data)
{
    const char *name = data;
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *folder = fixture_path(name, NULL);
    g_autofree char *expected = fixture_path(name, "expected.txt");
    g_autofree char *found = NULL;
    gboolean unreadable;

    check_languages(dalil_content_read(arena, diags, folder, &unreadable), diags);
    found = network_problems(diags);
    assert_file(expected, found);
}

static void
test_good_network_is_read_whole(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *folder = fixture_path("none", NULL);
    g_autofree char *expected = fixture_path("none", "dump.txt");
    g_autoptr(GString) dump = g_string_new(NULL);
    gboolean unreadable = TRUE;
    DalilContent *content = dalil_content_read(arena, diags, folder, &unreadable);

    g_assert_false(unreadable);
    g_assert_nonnull(content);
    g_assert_cmpint(dalil_diags_errors(diags), ==, 0);
    dalil_content_dump(content, NULL, dump);
    assert_file(expected, dump->str);
}

static const char ordered[] = "- {id: a, agency: clinic, category: legal, name: A}\n"
                              "- {id: b, agency: clinic, category: health, name: B}\n"
                              "- {id: c, agency: clinic, category: health, name: C, priority: 2}\n"
                              "- {id: d, agency: clinic, category: health, name: D}\n"
                              "- {id: e, agency: clinic, category: legal, name: E, priority: -1}\n"
                              "- {id: f, agency: clinic, category: legal, name: F}\n";

static void
test_order_is_category_priority_file(void)
{
    g_autoptr(Network) network = network_new(ordered);
    static const char *const ids[] = {"c", "b", "d", "z", "a", "f", "e"};

    network_write(network, "services/b.yaml", "id: z\nagency: clinic\ncategory: health\nname: Z\n");
    g_assert_nonnull(network_read(network));
    network_assert_problems(network, "");
    g_assert_cmpint(network->content->services.n, ==, G_N_ELEMENTS(ids));
    for (int i = 0; i < (int)G_N_ELEMENTS(ids); i++) {
        const DalilService *service = network_service(network, i);

        g_assert_cmpstr(service->id.text, ==, ids[i]);
        g_assert_cmpint(service->agency, ==, 0);
        g_assert_cmpint(service->category, ==, i < 4 ? 0 : 1);
    }
}

static void
test_broken_field_leaves_the_others(void)
{
    g_autoptr(Network) network = network_new("- id: a\n"
                                             "  agency: clinic\n"
                                             "  category: health\n"
                                             "  name: A\n"
                                             "  url: nulle-part\n"
                                             "  email: contact@example.org\n"
                                             "  phones: [05 24 00 00 11, 05 24]\n");
    const DalilService *service;

    g_assert_nonnull(network_read(network));
    g_assert_cmpint(dalil_diags_errors(network->diags), ==, 2);
    service = network_service(network, 0);
    g_assert_null(service->url.text);
    g_assert_cmpstr(service->email.text, ==, "contact@example.org");
    g_assert_cmpint(service->phones.n, ==, 1);
}

static void
test_nothing_is_left_from_a_dropped_service(void)
{
    g_autoptr(Network) network =
        network_new("- {id: a, agency: nobody, category: health, name: A, url: 'https://a.org'}\n"
                    "- {id: b, agency: clinic, category: health, name: B}\n");

    g_assert_nonnull(network_read(network));
    g_assert_cmpint(network->content->services.n, ==, 1);
    g_assert_cmpstr(network_service(network, 0)->id.text, ==, "b");
    g_assert_null(network_service(network, 0)->url.text);
}

typedef struct {
    const char *visibility;
    gboolean address, area;
} Visibility;

/* The misspelt word must not lay a refuge open. */
static const Visibility visibilities[] = {
    {"public", TRUE, TRUE},  {"area", FALSE, TRUE},      {"hidden", FALSE, FALSE},
    {"hiden", FALSE, FALSE}, {"[hidden]", FALSE, FALSE},
};

static void
test_what_is_hidden_is_not_there(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(visibilities); i++) {
        const Visibility *row = &visibilities[i];
        g_autofree char *services =
            g_strdup_printf("- id: a\n  agency: clinic\n  category: health\n  name: A\n  place:\n"
                            "    visibility: %s\n    address: 1 rue exemple\n    area: Médina\n"
                            "    entrance: porte verte\n    accessibility: rampe\n"
                            "    coordinates: 31.6, -7.9\n",
                            row->visibility);
        g_autoptr(Network) network = network_new(services);
        const DalilPlace *place;

        g_assert_nonnull(network_read(network));
        place = &network_service(network, 0)->place;
        g_assert_cmpint(place->address.n, ==, row->address);
        g_assert_cmpint(place->entrance.n, ==, row->address);
        g_assert_cmpint(place->has_coordinates, ==, row->address);
        g_assert_true(row->address || (place->latitude == 0 && place->longitude == 0));
        g_assert_cmpint(place->area.n, ==, row->area);
        g_assert_cmpint(place->accessibility.n, ==, 1);
    }
}

static void
test_sleeping_services_are_left_out(void)
{
    g_autoptr(Network) network =
        network_new("- {id: a, agency: clinic, category: health, name: A, status: paused}\n"
                    "- {id: b, agency: clinic, category: health, name: B, status: inactive}\n"
                    "- {id: c, agency: clinic, category: health, name: C, status: active}\n");

    g_assert_nonnull(network_read(network));
    network_assert_problems(network, "");
    g_assert_cmpint(network->content->services.n, ==, 1);
    g_assert_cmpstr(network_service(network, 0)->id.text, ==, "c");
}

static void
test_newest_date(void)
{
    g_autoptr(Network) network = network_new(
        "- {id: a, agency: clinic, category: health, name: A, verified: {on: 2026-02-03}}\n"
        "- {id: b, agency: clinic, category: health, name: B, verified: {on: 2026-02-11}}\n"
        "- {id: c, agency: clinic, category: health, name: C, verified: {on: 2025-12-31}}\n");

    g_assert_nonnull(network_read(network));
    g_assert_cmpint(network->content->newest.year, ==, 2026);
    g_assert_cmpint(network->content->newest.month, ==, 2);
    g_assert_cmpint(network->content->newest.day, ==, 11);
}

static void
test_no_network(void)
{
    g_autoptr(Network) network = network_new(NULL);

    network_write(network, "network.yaml", "- un\n- deux\n");
    g_assert_null(network_read(network));
    g_assert_false(network->unreadable);
    g_assert_cmpint(dalil_diags_errors(network->diags), ==, 1);
}

static void
test_no_folder(void)
{
    g_autoptr(Network) network = network_new(NULL);

    network_remove_tree(network->folder);
    g_assert_null(network_read(network));
    g_assert_true(network->unreadable);
    g_assert_cmpint(dalil_diags_errors(network->diags), ==, 1);
}

static void
add_fixtures(void)
{
    g_autofree char *path = fixture_path(NULL, NULL);
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;

    g_assert_nonnull(folder);
    while ((name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *test = g_strdup_printf("/content/read/fixture/%s", name);

        g_test_add_data_func(test, g_intern_string(name), test_fixture);
    }
    g_dir_close(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_fixtures();
    g_test_add_func("/content/read/good_network_is_read_whole", test_good_network_is_read_whole);
    g_test_add_func("/content/read/order_is_category_priority_file",
                    test_order_is_category_priority_file);
    g_test_add_func("/content/read/broken_field_leaves_the_others",
                    test_broken_field_leaves_the_others);
    g_test_add_func("/content/read/nothing_is_left_from_a_dropped_service",
                    test_nothing_is_left_from_a_dropped_service);
    g_test_add_func("/content/read/what_is_hidden_is_not_there", test_what_is_hidden_is_not_there);
    g_test_add_func("/content/read/sleeping_services_are_left_out",
                    test_sleeping_services_are_left_out);
    g_test_add_func("/content/read/newest_date", test_newest_date);
    g_test_add_func("/content/read/no_network", test_no_network);
    g_test_add_func("/content/read/no_folder", test_no_folder);
    return g_test_run();
}
