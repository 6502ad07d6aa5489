/* file.h: reading files with a limit, and writing them so that the last good one survives */
#pragma once

#include <glib.h>

#define DALIL_FILE_MAX (16 * 1024 * 1024) /* bytes of one input file */

typedef enum {
    DALIL_FILE_ERROR_READ,      /* missing, no permission, input/output error */
    DALIL_FILE_ERROR_DIRECTORY, /* a folder, socket or device stands where a file should */
    DALIL_FILE_ERROR_TOO_LARGE,
    DALIL_FILE_ERROR_WRITE,
} DalilFileError;

#define DALIL_FILE_ERROR (dalil_file_error_quark())
GQuark dalil_file_error_quark(void);

/* The messages of all errors read on from "FILE: " and do not name the path themselves:
 * whoever calls knows how the user typed it. */

/* Reads a regular file of at most DALIL_FILE_MAX bytes.
 * Returns: (transfer full): its bytes, NUL-terminated beyond @length; NULL with @error set. */
char *dalil_file_read(const char *path, gsize *length, GError **error);
/* The same with at most @limit bytes: for what dalil wrote itself. */
char *dalil_file_read_most(const char *path, gsize limit, gsize *length, GError **error);

/* Writes beside @path, flushes to the disk, renames. Either the old file stays or
 * the new one stands there whole. */
gboolean dalil_file_write(const char *path, const void *data, gsize length, GError **error);

/* Writes a file that is not there yet, and flushes it: for a folder nobody looks into before it is
 * complete. After an error a part of it may stand there. */
gboolean dalil_file_create(const char *path, const void *data, gsize length, GError **error);

/* Names in @folder that end in @suffix and do not begin with a dot, sorted by bytes. A folder or
 * a link that leads nowhere is named, too: reading it says what is wrong, and nothing is passed
 * over in silence. Returns: (transfer full): NULL-terminated, for g_strfreev(); an empty list
 * when the folder is absent. */
char **dalil_file_list(const char *folder, const char *suffix);
