/* bag.c: BagIt folders written and checked */
#define _DEFAULT_SOURCE 1 /* flock() */
#include "record/bag.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sum.h"

#define DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
static const char payload_manifest[] = "manifest-sha256.txt";
static const char tag_manifest[] = "tagmanifest-sha256.txt";

struct DalilBag {
    char *parent, *name, *aside;
    int lock;                  /* the parent, locked while the bag is filled */
    GPtrArray *payload, *tags; /* manifest lines */
    gsize bytes;
    guint files;
};

static gboolean
fail(GError **error, const char *doing, const char *what)
{
    g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_WRITE, "cannot %s %s: %s", doing, what,
                g_strerror(errno));
    return FALSE;
}

/* A folder and all in it. */
static void
remove_tree(const char *path)
{
    g_autoptr(GDir) dir = NULL;
    const char *name;
    struct stat facts;

    if (lstat(path, &facts) != 0)
        return;
    if (S_ISDIR(facts.st_mode)) {
        (void)chmod(path, 0700);
        dir = g_dir_open(path, 0, NULL);
        while (dir && (name = g_dir_read_name(dir))) {
            g_autofree char *child = g_build_filename(path, name, NULL);
            remove_tree(child);
        }
    }
    (void)g_remove(path);
}

DalilBag *
dalil_bag_new(const char *parent, const char *name, GError **error)
{
    g_autofree char *aside = g_build_filename(parent, ".new", NULL);
    DalilBag *bag = NULL;
    int lock = -1;

    if (g_mkdir_with_parents(parent, 0755) != 0) {
        fail(error, "make the folder", parent);
        return NULL;
    }
    /* a file system without locks is no reason to fail: two at once are rare */
    if ((lock = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0)
        (void)flock(lock, LOCK_EX);
    remove_tree(aside);
    if (g_mkdir(aside, 0755) != 0) {
        fail(error, "make the folder", aside);
        close(lock);
        return NULL;
    }
    bag = g_new0(DalilBag, 1);
    bag->lock = lock;
    bag->parent = g_strdup(parent);
    bag->name = g_strdup(name);
    bag->aside = g_steal_pointer(&aside);
    bag->payload = g_ptr_array_new_with_free_func(g_free);
    bag->tags = g_ptr_array_new_with_free_func(g_free);
    return bag;
}

static gboolean
write_file(DalilBag *bag, const char *path, GPtrArray *manifest, const void *bytes, gsize length,
           const char *known, GError **error)
{
    g_autofree char *whole = g_build_filename(bag->aside, path, NULL);
    g_autofree char *folder = g_path_get_dirname(whole);
    g_autofree char *sum = known ? g_strdup(known) : dalil_sum_of(bytes, length);

    if (g_mkdir_with_parents(folder, 0755) != 0)
        return fail(error, "make the folder", folder);
    if (!dalil_file_create(whole, bytes, length, error)) {
        g_prefix_error(error, "%s: ", whole);
        return FALSE;
    }
    if (manifest)
        g_ptr_array_add(manifest, g_strdup_printf("%s  %s\n", sum, path));
    return TRUE;
}

gboolean
dalil_bag_add(DalilBag *bag, const char *path, const void *bytes, gsize length, GError **error)
{
    return dalil_bag_add_summed(bag, path, bytes, length, NULL, error);
}

gboolean
dalil_bag_add_summed(DalilBag *bag, const char *path, const void *bytes, gsize length,
                     const char *sum, GError **error)
{
    g_autofree char *inside = g_build_filename("data", path, NULL);

    bag->bytes += length;
    bag->files++;
    return write_file(bag, inside, bag->payload, bytes, length, sum, error);
}

static int
by_path(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a + 64, *(char *const *)b + 64);
}

static gboolean
write_manifest(DalilBag *bag, const char *path, GPtrArray *lines, GPtrArray *listed_in,
               GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);

    g_ptr_array_sort(lines, by_path);
    for (guint i = 0; i < lines->len; i++)
        g_string_append(text, lines->pdata[i]);
    return write_file(bag, path, listed_in, text->str, text->len, NULL, error);
}

/* Takes the right to write from everything, and flushes every folder. */
static void
freeze(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    int fd;

    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        if (g_file_test(child, G_FILE_TEST_IS_DIR))
            freeze(child);
        else
            (void)chmod(child, 0444);
    }
    if ((fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    (void)chmod(path, 0555);
}

static gboolean
publish(DalilBag *bag, GError **error)
{
    g_autofree char *to = g_build_filename(bag->parent, bag->name, NULL);
    int fd;

    freeze(bag->aside);
    (void)chmod(bag->aside, 0755); /* renaming a folder writes its ".." */
    if (g_file_test(to, G_FILE_TEST_EXISTS)) {
        errno = EEXIST;
        return fail(error, "keep the run as", to);
    }
    if (g_rename(bag->aside, to) != 0)
        return fail(error, "keep the run as", to);
    (void)chmod(to, 0555);
    if ((fd = open(bag->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    return TRUE;
}

gboolean
dalil_bag_seal(DalilBag *bag, const char *info, GError **error)
{
    g_autofree char *whole_info =
        g_strdup_printf("%sPayload-Oxum: %" G_GSIZE_FORMAT ".%u\n", info, bag->bytes, bag->files);

    return write_file(bag, "bagit.txt", bag->tags, DECLARATION, strlen(DECLARATION), NULL, error) &&
           write_file(bag, "bag-info.txt", bag->tags, whole_info, strlen(whole_info), NULL,
                      error) &&
           write_manifest(bag, payload_manifest, bag->payload, bag->tags, error) &&
           write_manifest(bag, tag_manifest, bag->tags, NULL, error) && publish(bag, error);
}

void
dalil_bag_free(DalilBag *bag)
{
    if (!bag)
        return;
    remove_tree(bag->aside);
    if (bag->lock >= 0)
        close(bag->lock);
    g_ptr_array_unref(bag->payload);
    g_ptr_array_unref(bag->tags);
    g_free(bag->parent);
    g_free(bag->name);
    g_free(bag->aside);
    g_free(bag);
}

/* Everything in the bag by its path, to be crossed off. */
static void
gather(const char *root, const char *inside, GHashTable *found)
{
    g_autofree char *folder = g_build_filename(root, inside, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        char *path = *inside ? g_build_filename(inside, name, NULL) : g_strdup(name);
        g_autofree char *whole = g_build_filename(root, path, NULL);
        if (g_file_test(whole, G_FILE_TEST_IS_DIR) && !g_file_test(whole, G_FILE_TEST_IS_SYMLINK)) {
            gather(root, path, found);
            g_free(path);
        } else {
            g_hash_table_add(found, path);
        }
    }
}

/* NULL: as told. */
static char *
check_file(const char *folder, const char *path, const char *sum)
{
    g_autofree char *whole = g_build_filename(folder, path, NULL);
    g_autofree char *now = NULL, *bytes = NULL;
    gsize length = 0;

    if (!g_file_test(whole, G_FILE_TEST_EXISTS))
        return g_strdup_printf("%s is missing", path);
    if (!g_file_test(whole, G_FILE_TEST_IS_REGULAR) || g_file_test(whole, G_FILE_TEST_IS_SYMLINK))
        return g_strdup_printf("%s is no plain file", path);
    if (!g_file_get_contents(whole, &bytes, &length, NULL))
        return g_strdup_printf("%s cannot be read", path);
    now = dalil_sum_of(bytes, length);
    return strcmp(now, sum) == 0 ? NULL : g_strdup_printf("%s was altered", path);
}

static gboolean
stays_inside(const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);

    for (char **part = parts; *part; part++)
        if (!**part || strcmp(*part, "..") == 0 || strcmp(*part, ".") == 0)
            return FALSE;
    return TRUE;
}

static void
check_manifest(const char *folder, const char *manifest, GHashTable *found, GPtrArray *problems)
{
    g_autofree char *path = g_build_filename(folder, manifest, NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    gsize length = 0;

    if (!(text = dalil_file_read(path, &length, NULL))) {
        g_ptr_array_add(problems, g_strdup_printf("%s is missing or cannot be read", manifest));
        return;
    }
    g_hash_table_remove(found, manifest);
    lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        char *problem = NULL;
        if (!**line)
            continue;
        if (strlen(*line) < 67 || strncmp(*line + 64, "  ", 2) != 0 || !stays_inside(*line + 66)) {
            g_ptr_array_add(
                problems, g_strdup_printf("%s has a line that is no checksum and file", manifest));
            continue;
        }
        (*line)[64] = '\0';
        if ((problem = check_file(folder, *line + 66, *line)))
            g_ptr_array_add(problems, problem);
        g_hash_table_remove(found, *line + 66);
    }
}

static int
by_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *
dalil_bag_verify(const char *folder)
{
    GPtrArray *problems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iter;
    gpointer path;

    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_ptr_array_add(problems, g_strdup("there is no such folder"));
        return problems;
    }
    gather(folder, "", found);
    check_manifest(folder, payload_manifest, found, problems);
    check_manifest(folder, tag_manifest, found, problems);
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &path, NULL))
        g_ptr_array_add(problems, g_strdup_printf("%s does not belong there", (char *)path));
    g_ptr_array_sort(problems, by_words);
    return problems;
}
