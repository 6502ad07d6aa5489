/* hyphenate.h: where long words may be divided
 *
 * By Liang's method (libhyphen) with the patterns that Debian has; a language without patterns
 * keeps its words whole. Divided are running words in small letters of seven letters and more,
 * never nearer than three letters to an end; not names, nor words with digits, hyphens or signs
 * inside, nor anything within isolates, where telephone numbers and addresses stand.
 */
#pragma once

#include "base/diag.h"
#include "lang/language.h"

#define DALIL_SOFT_HYPHEN "\xC2\xAD"

/* Holds the patterns, each read when it is first needed. */
typedef struct DalilHyphenator DalilHyphenator;

/* @folder: of the patterns; NULL: where Debian puts them. (transfer full) */
DalilHyphenator *dalil_hyphenator_new(const char *folder);
void dalil_hyphenator_free(DalilHyphenator *hyphenator); /* NULL is fine */

/* @text with U+00AD where a word may be divided. Patterns that are not installed leave it as it
 * is, with a warning that names their package. (transfer full) */
char *dalil_hyphenate(DalilHyphenator *hyphenator, DalilDiags *diags, const DalilLanguage *language,
                      const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilHyphenator, dalil_hyphenator_free)
