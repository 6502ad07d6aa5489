/* runs.h: words of the other direction inside a text, with the punctuation that is theirs
 *
 * A Latin name in an Arabic sentence keeps its "&" and "!", an English sentence nobody has
 * translated its commas and numbers; a list with Arabic commas between is several names.
 */
#pragma once

#include <glib.h>

/* The end of the run that begins at @p inside the text that begins at @start: of Latin words
 * when the text runs from right to left (@rtl), of words from right to left otherwise.
 * NULL when none begins here. */
const char *dalil_runs_end(const char *start, const char *p, gboolean rtl);
