/* bytes.h: is this text at all?
 *
 * Everything a file must not contain is reported with its place before the file is read,
 * and taken out of a copy, so that the rest can still be checked in the same run.
 */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

enum { DALIL_BYTES_REPORTS = 20 }; /* bad places told one by one; the rest is counted */

/* Reports broken UTF-8, control characters, byte order marks in the middle. Lines and columns
 * of what is left stay the same. U+2028, U+2029 and U+0085, which few editors show, are read
 * as spaces, with a warning.
 * Returns: (transfer none): @text itself without its byte order mark, or a repaired copy in
 * @arena, *@length adjusted; NULL when it is not UTF-8 text at all (UTF-16). */
const char *dalil_bytes_check(DalilArena *arena, DalilDiags *diags, const char *file,
                              const char *text, gsize *length);

/* Whether a byte of @file (interned) was found not to be UTF-8: U+FFFD stands in its place, and
 * needs no second message. */
gboolean dalil_bytes_reported(DalilDiags *diags, const char *file);

/* Whether valid UTF-8 holds a character that a listing must not contain, even as an escape;
 * @which (may be NULL) is set to the first one. */
gboolean dalil_bytes_forbidden(const char *text, gsize length, gunichar *which);
