/* test_load_errors.c: the mistakes people make, and every word they are told about them
 *
 * Each tests/errors/yaml/NAME.yaml has a NAME.txt beside it: what could still be read, an
 * empty line, and the problems as they are printed.
 */
#define _XOPEN_SOURCE 700
#include "load/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

static char *
fixture_path(const char *name)
{
    const char *root = g_getenv("DALIL_ROOT");

    return g_build_filename(root != NULL ? root : ".", "tests", "errors", "yaml", name, NULL);
}

/* Returns: (transfer full): what is printed for the file. */
static char *
outcome(const char *name)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *path = fixture_path(name);
    g_autoptr(GString) dump = g_string_new(NULL);
    gboolean unreadable = TRUE;
    char *printed = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&printed, &size);

    dalil_node_dump(dalil_yaml_read(arena, diags, path, name, &unreadable), dump);
    g_assert_false(unreadable);
    fprintf(to, "%s\n", dump->str);
    dalil_diags_print(diags, to, FALSE);
    fclose(to);
    return printed; /* by malloc, which is what g_free() frees */
}

static void
test_file(gconstpointer data)
{
    const char *name = data;
    g_autofree char *expected_name = g_strdup(name);
    g_autofree char *path = NULL;
    g_autofree char *expected = NULL;
    g_autofree char *found = outcome(name);

    memcpy(strrchr(expected_name, '.'), ".txt", 5);
    path = fixture_path(expected_name);
    if (!g_file_get_contents(path, &expected, NULL, NULL))
        g_test_message("%s is missing", path);
    g_assert_cmpstr(found, ==, expected);
}

int
main(int argc, char **argv)
{
    g_autofree char *folder = fixture_path("");
    g_auto(GStrv) names = dalil_file_list(folder, ".yaml");

    g_test_init(&argc, &argv, NULL);
    g_assert_nonnull(names[0]);
    for (int i = 0; names[i] != NULL; i++) {
        g_autofree char *path = g_strdup_printf("/load/errors/%s", names[i]);

        g_test_add_data_func(path, names[i], test_file);
    }
    return g_test_run();
}
