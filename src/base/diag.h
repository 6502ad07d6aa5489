/* diag.h: every problem found in the input, in reading order
 *
 * A stage that meets a mistake records it here, drops the one item at fault and
 * reads on, so a single run shows the author everything there is to fix.
 */
#pragma once

#include <stdio.h>

#include "base/span.h"

typedef enum { DALIL_WARNING, DALIL_ERROR } DalilLevel;

typedef struct {
    DalilLevel level;
    DalilSpan at;
    char *text; /* one line of plain words: the value at fault and what to do */
} DalilDiag;

typedef struct DalilDiags DalilDiags; /* opaque: it only grows and is printed */

/* Returns: (transfer full): an empty list, for dalil_diags_free(). */
DalilDiags *dalil_diags_new(void);
void dalil_diags_free(DalilDiags *diags); /* NULL is fine */

/* Copies the text; @at points into an interned file name. The same text at the
 * same place is kept once. Control and bidi characters in it are shown as <U+XXXX>. */
void dalil_diags_error(DalilDiags *diags, DalilSpan at, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void dalil_diags_warning(DalilDiags *diags, DalilSpan at, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Copies what @from holds; what @diags has already is kept once. */
void dalil_diags_append(DalilDiags *diags, DalilDiags *from);

int dalil_diags_errors(const DalilDiags *diags);
int dalil_diags_warnings(const DalilDiags *diags);

/* Sorted by file, line, column. Returns: (transfer none): @n entries until the list grows. */
const DalilDiag *dalil_diags_list(DalilDiags *diags, int *n);

/* "file:line:col: error: text" a line, sorted, then "3 errors, 1 warning".
 * Prints nothing at all when there is nothing to say. */
void dalil_diags_print(DalilDiags *diags, FILE *to, gboolean colour);

/* The same as NDJSON: {"schema_version":1,"level":…,"file":…,"line":…,"column":…,"text":…} */
void dalil_diags_print_json(DalilDiags *diags, FILE *to);

/* @text on one line, with what would move a terminal's cursor or turn its letters round as
 * "<U+202E>": for anything printed that somebody else has written. (transfer full) */
char *dalil_diag_visible(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilDiags, dalil_diags_free)
