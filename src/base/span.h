/* span.h: a place in a file the coordinator wrote
 *
 * Lines and columns count from 1; columns count characters, as an editor shows
 * them. Line 0 means the whole file.
 */
#pragma once

#include <glib.h>

typedef struct {
    const char *file; /* interned (g_intern_string), as the user would type it; NULL: no place */
    int line;
    int column;
} DalilSpan;
