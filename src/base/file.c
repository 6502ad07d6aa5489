/* file.c: reading files with a limit, and writing them so that the last good one survives */
#define _XOPEN_SOURCE 700
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

GQuark
dalil_file_error_quark(void)
{
    return g_quark_from_static_string("dalil-file-error");
}

/* What goes wrong most, in the words of somebody who uses files. */
static const struct {
    int number;
    const char *words;
} troubles[] = {
    {ENOENT, "there is no such file"},
    {EACCES, "permission denied"},
    {EPERM, "permission denied"},
    {EROFS, "the disk cannot be written to"},
    {ENOSPC, "the disk is full"},
    {EDQUOT, "your share of the disk is full"},
    {EISDIR, "a folder stands there"},
    {ENOTDIR, "a part of the path is not a folder"},
    {ELOOP, "the links to the file lead round in a circle"},
    {ENAMETOOLONG, "the name is too long"},
};

static gboolean
fail(GError **error, DalilFileError code, const char *doing, int number)
{
    const char *words = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(troubles) && words == NULL; i++) {
        if (troubles[i].number == number)
            words = troubles[i].words;
    }
    g_set_error(error, DALIL_FILE_ERROR, code, "cannot %s: %s", doing,
                words != NULL ? words : g_strerror(number));
    return FALSE;
}

/* A pipe or a device could give bytes for ever, or none. */
static gboolean
check_regular(int fd, gsize limit, gsize *expected, GError **error)
{
    struct stat facts;

    if (fstat(fd, &facts) != 0)
        return fail(error, DALIL_FILE_ERROR_READ, "read", errno);
    if (S_ISDIR(facts.st_mode)) {
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_DIRECTORY,
                    "a folder stands where a file should be");
        return FALSE;
    }
    if (!S_ISREG(facts.st_mode)) {
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_DIRECTORY,
                    "a device, pipe or socket stands where a file should be");
        return FALSE;
    }
    *expected = (gsize)MIN((gsize)facts.st_size, limit + 1);
    return TRUE;
}

/* The size the disk told is only a hint: the file may grow while it is read. */
static gboolean
read_all(int fd, gsize limit, GByteArray *bytes, GError **error)
{
    guint8 buffer[64 * 1024];

    while (bytes->len <= limit) {
        ssize_t n = read(fd, buffer, sizeof buffer);

        if (n == 0)
            return TRUE;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(error, DALIL_FILE_ERROR_READ, "read", errno);
        g_byte_array_append(bytes, buffer, (guint)n);
    }
    g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_TOO_LARGE,
                "the file is larger than %d MiB: split it", (int)(limit / (1024 * 1024)));
    return FALSE;
}

char *
dalil_file_read(const char *path, gsize *length, GError **error)
{
    return dalil_file_read_most(path, DALIL_FILE_MAX, length, error);
}

char *
dalil_file_read_most(const char *path, gsize limit, gsize *length, GError **error)
{
    g_autoptr(GByteArray) bytes = NULL;
    gsize expected = 0;
    gboolean ok;
    int fd;

    fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        fail(error, DALIL_FILE_ERROR_READ, "open", errno);
        return NULL;
    }
    ok = check_regular(fd, limit, &expected, error);
    if (ok) {
        bytes = g_byte_array_sized_new((guint)expected + 1);
        ok = read_all(fd, limit, bytes, error);
    }
    close(fd);
    if (!ok)
        return NULL;
    *length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}

static gboolean
write_all(int fd, const char *data, gsize length)
{
    while (length > 0) {
        ssize_t n = write(fd, data, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        data += n;
        length -= (gsize)n;
    }
    return TRUE;
}

/* Makes the new name last through a power cut. A file system that cannot flush folders is
 * no reason to fail: the file itself is safe. */
static void
flush_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

/* Fills the open temporary file and closes it. FALSE with errno set. */
static gboolean
fill(int fd, const char *path, const void *data, gsize length)
{
    struct stat old;
    gboolean ok = write_all(fd, data, length);
    int number;

    if (ok && stat(path, &old) == 0 && S_ISREG(old.st_mode))
        (void)fchmod(fd, old.st_mode & 0777);
    ok = ok && fsync(fd) == 0;
    number = errno;
    if (close(fd) != 0 && ok) {
        ok = FALSE;
        number = errno;
    }
    errno = number;
    return ok;
}

gboolean
dalil_file_create(const char *path, const void *data, gsize length, GError **error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0 || !fill(fd, path, data, length))
        return fail(error, DALIL_FILE_ERROR_WRITE, "write", errno);
    return TRUE;
}

gboolean
dalil_file_write(const char *path, const void *data, gsize length, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *hidden = g_strdup_printf(".%s.XXXXXX", name);
    g_autofree char *aside = g_build_filename(folder, hidden, NULL);
    int fd = g_mkstemp_full(aside, O_WRONLY | O_CLOEXEC, 0666);

    if (fd < 0 && errno == ENOENT) {
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_WRITE,
                    "cannot write: there is no folder %s", folder);
        return FALSE;
    }
    if (fd < 0)
        return fail(error, DALIL_FILE_ERROR_WRITE, "write", errno);
    if (!fill(fd, path, data, length) || rename(aside, path) != 0) {
        int number = errno;

        (void)unlink(aside);
        return fail(error, DALIL_FILE_ERROR_WRITE, "write", number);
    }
    flush_folder(folder);
    return TRUE;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
dalil_file_list(const char *folder, const char *suffix)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (name[0] != '.' && g_str_has_suffix(name, suffix))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}
