/* returned.h: a review that came back: one JSON file, checked before a word of
 * it is believed
 *
 * Written by the review site, sent through many hands. What it says about a
 * sentence counts only if the key is known and both sentences are still, letter
 * for letter, what the reviewer saw.
 */
#pragma once

#include "content/translations.h"

enum { DALIL_RETURNED_MAX = 4 * 1024 * 1024 }; /* bytes of one file */

typedef struct {
    const char *key, *source, *translation; /* the sentences as SHA-256 */
    const char *verdict;                    /* "yes", "no", "unsure" */
    const char *comment, *suggestion;       /* "" when there is none */
} DalilReturnedEntry;

typedef struct {
    const char *network, *edition, *reviewer, *date;
    const DalilLanguage *language;
    GArray *entries; /* DalilReturnedEntry */
} DalilReturned;

/* What is wrong goes to @diags under @shown. NULL: nothing of it can be used.
 * (transfer full), its texts owned by @arena */
DalilReturned *dalil_returned_read(DalilArena *arena, DalilDiags *diags, const char *text,
                                   gsize length, const char *shown);
void dalil_returned_free(DalilReturned *returned); /* NULL is fine */

typedef struct {
    int taken;     /* new lines */
    int same;      /* said before */
    int conflicts; /* told in the diagnostics */
} DalilReturnedCount;

/* Adds to @lines what holds, as lines of content/reviews/<lang>.tsv, but for
 * those in @before (that file's text). To-do: a line in @todo for every "no"
 * and "unsure". */
void dalil_returned_match(const DalilReturned *returned, const DalilTranslations *translations,
                          DalilDiags *diags, const char *shown, const char *before, GString *lines,
                          GString *todo, DalilReturnedCount *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilReturned, dalil_returned_free)
