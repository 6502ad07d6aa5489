/* reviews.h: who has vouched for which sentence: content/reviews/<lang>.tsv, only ever added to
 *
 * A line names the source and the translation by their SHA-256, so that any later change of
 * either ends it, without anybody having to remember. Columns: date, reviewer, key, source,
 * translation, edition, verdict ("ok" or "change"), note.
 */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

typedef struct {
    const char *date, *reviewer, *key, *source, *translation, *edition, *verdict, *note;
    gboolean ok;
    int line;
} DalilReview;

typedef struct {
    GArray *rows;       /* DalilReview, as written */
    GHashTable *by_key; /* key -> index of its last row + 1; rows of a key are chained by @before */
    GArray *before;     /* int: index + 1 of the row of the same key before this one; 0: none */
    gboolean broken;
} DalilReviews;

/* Reads the file; one that is absent is empty. (transfer full) */
DalilReviews *dalil_reviews_read(DalilArena *arena, DalilDiags *diags, const char *path,
                                 const char *shown);
void dalil_reviews_free(DalilReviews *reviews); /* NULL is fine */

/* The sign-off of @key that holds for these sentences; NULL: none. @voided is set to the last
 * sign-off of other sentences. */
const DalilReview *dalil_reviews_find(const DalilReviews *reviews, const char *key,
                                      const char *source, const char *translation,
                                      const DalilReview **voided);

/* A line of the file for one sign-off. */
void dalil_reviews_line(GString *to, const DalilReview *review);
/* Adds @lines to the file, which is made with its head when it is not there. What was there stays,
 * byte for byte. FALSE with @error set. */
gboolean dalil_reviews_append(const char *path, const char *lines, GError **error);
/* SHA-256 of @text without spaces at its ends, NFC, in hexadecimal. (transfer full) */
char *dalil_reviews_hash(const char *text);
