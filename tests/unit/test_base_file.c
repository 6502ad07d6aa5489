/* test_base_file.c: reading stops at what is no file; writing leaves the old one or the new one */
#define _XOPEN_SOURCE 700
#include "base/file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *folder;
    char *path; /* of "x.txt" in it, not yet there */
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("dalil-file-XXXXXX", NULL);
    g_assert_nonnull(fixture->folder);
    fixture->path = g_build_filename(fixture->folder, "x.txt", NULL);
}

static void
remove_all(const char *path)
{
    g_autoptr(GDir) dir = NULL;
    const char *name;

    (void)g_chmod(path, 0700);
    dir = g_dir_open(path, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *below = g_build_filename(path, name, NULL);

        if (g_file_test(below, G_FILE_TEST_IS_DIR))
            remove_all(below);
        else
            (void)g_unlink(below);
    }
    (void)g_rmdir(path);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    remove_all(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

static int
count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    int n = 0;

    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static void
assert_read_fails(const char *path, DalilFileError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    gsize length = 7;

    g_assert_null(dalil_file_read(path, &length, &error));
    g_assert_error(error, DALIL_FILE_ERROR, (int)code);
    g_assert_cmpstr(error->message, ==, message);
    g_assert_cmpuint(length, ==, 7);
}

static void
test_round_trip(Fixture *fixture, gconstpointer data)
{
    static const char bytes[] = "a\0b\n\xFF";
    g_autofree char *text = NULL;
    gsize length = 0;

    (void)data;
    g_assert_true(dalil_file_write(fixture->path, bytes, sizeof bytes - 1, NULL));
    text = dalil_file_read(fixture->path, &length, NULL);
    g_assert_cmpmem(text, length, bytes, sizeof bytes - 1);
    g_assert_cmpint(text[length], ==, '\0');
    g_assert_cmpint(count_files(fixture->folder), ==, 1);
}

static void
test_empty_file(Fixture *fixture, gconstpointer data)
{
    g_autofree char *text = NULL;
    gsize length = 7;

    (void)data;
    g_assert_true(dalil_file_write(fixture->path, "", 0, NULL));
    text = dalil_file_read(fixture->path, &length, NULL);
    g_assert_cmpuint(length, ==, 0);
    g_assert_cmpstr(text, ==, "");
}

static void
test_what_is_no_file(Fixture *fixture, gconstpointer data)
{
    g_autofree char *pipe = g_build_filename(fixture->folder, "pipe", NULL);

    (void)data;
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    assert_read_fails(fixture->path, DALIL_FILE_ERROR_READ, "cannot open: there is no such file");
    assert_read_fails(fixture->folder, DALIL_FILE_ERROR_DIRECTORY,
                      "a folder stands where a file should be");
    assert_read_fails("/dev/zero", DALIL_FILE_ERROR_DIRECTORY,
                      "a device, pipe or socket stands where a file should be");
    assert_read_fails(pipe, DALIL_FILE_ERROR_DIRECTORY,
                      "a device, pipe or socket stands where a file should be");
}

static void
test_limit(Fixture *fixture, gconstpointer data)
{
    g_autofree char *text = NULL;
    gsize length = 0;

    (void)data;
    g_assert_true(g_file_set_contents(fixture->path, "", 0, NULL));
    g_assert_cmpint(truncate(fixture->path, DALIL_FILE_MAX), ==, 0);
    text = dalil_file_read(fixture->path, &length, NULL);
    g_assert_nonnull(text);
    g_assert_cmpuint(length, ==, DALIL_FILE_MAX);
    g_assert_cmpint(truncate(fixture->path, DALIL_FILE_MAX + 1), ==, 0);
    assert_read_fails(fixture->path, DALIL_FILE_ERROR_TOO_LARGE,
                      "the file is larger than 16 MiB: split it");
}

static void
test_replaces_and_keeps_permissions(Fixture *fixture, gconstpointer data)
{
    g_autofree char *text = NULL;
    struct stat facts;

    (void)data;
    g_assert_true(g_file_set_contents(fixture->path, "old", 3, NULL));
    g_assert_cmpint(chmod(fixture->path, 0640), ==, 0);
    g_assert_true(dalil_file_write(fixture->path, "new", 3, NULL));
    g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "new");
    g_assert_cmpint(stat(fixture->path, &facts), ==, 0);
    g_assert_cmpint(facts.st_mode & 0777, ==, 0640);
    g_assert_cmpint(count_files(fixture->folder), ==, 1);
}

/* A folder in the way makes the very last step fail: nothing may be left beside it. */
static void
test_failure_leaves_nothing(Fixture *fixture, gconstpointer data)
{
    g_autofree char *inside = g_build_filename(fixture->path, "inside", NULL);
    g_autoptr(GError) error = NULL;

    (void)data;
    g_assert_cmpint(g_mkdir_with_parents(inside, 0700), ==, 0);
    g_assert_false(dalil_file_write(fixture->path, "new", 3, &error));
    g_assert_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_WRITE);
    g_assert_cmpint(count_files(fixture->folder), ==, 1);
    g_assert_true(g_file_test(inside, G_FILE_TEST_IS_DIR));
}

static void
test_no_folder(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename(fixture->folder, "none", "x", NULL);
    g_autoptr(GError) error = NULL;

    (void)data;
    g_assert_false(dalil_file_write(path, "new", 3, &error));
    g_assert_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_WRITE);
    g_assert_true(g_str_has_prefix(error->message, "cannot write: there is no folder /"));
}

static void
test_list(Fixture *fixture, gconstpointer data)
{
    static const char *const names[] = {"b.yaml", "a.yaml", "é.yaml", ".hidden.yaml",
                                        "B.yaml", "c.txt",  "yaml"};
    g_autofree char *folder = g_build_filename(fixture->folder, "d.yaml", NULL);
    g_autofree char *link = g_build_filename(fixture->folder, "e.yaml", NULL);
    g_auto(GStrv) list = NULL;
    g_autofree char *joined = NULL;

    (void)data;
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    g_assert_cmpint(symlink("nowhere", link), ==, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(fixture->folder, names[i], NULL);

        g_assert_true(g_file_set_contents(path, "", 0, NULL));
    }
    list = dalil_file_list(fixture->folder, ".yaml");
    joined = g_strjoinv(" ", list);
    g_assert_cmpstr(joined, ==, "B.yaml a.yaml b.yaml d.yaml e.yaml é.yaml");
}

static void
test_list_of_no_folder(Fixture *fixture, gconstpointer data)
{
    g_auto(GStrv) list = dalil_file_list(fixture->path, ".yaml");

    (void)data;
    g_assert_nonnull(list);
    g_assert_null(list[0]);
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {
        {"/base/file/round_trip", test_round_trip},
        {"/base/file/empty_file", test_empty_file},
        {"/base/file/what_is_no_file", test_what_is_no_file},
        {"/base/file/limit", test_limit},
        {"/base/file/replaces_and_keeps_permissions", test_replaces_and_keeps_permissions},
        {"/base/file/failure_leaves_nothing", test_failure_leaves_nothing},
        {"/base/file/no_folder", test_no_folder},
        {"/base/file/list", test_list},
        {"/base/file/list_of_no_folder", test_list_of_no_folder},
    };

    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
    return g_test_run();
}
