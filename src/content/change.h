/* change.h: how much a source sentence has changed since it was translated */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_CHANGE_NONE,
    DALIL_CHANGE_TRIVIAL, /* spaces, letter case, apostrophes, the final stop: still the same */
    DALIL_CHANGE_MINOR,   /* other words */
    DALIL_CHANGE_MAJOR,   /* a number, a negation, an age limit, a placeholder, an address */
} DalilChange;

/* @language: of both sentences. @why (may be NULL) is set to what makes a change major, in plain
 * words ("a number"), else to NULL. */
DalilChange dalil_change_between(const char *before, const char *after, const char *language,
                                 const char **why);

/* The words in which the two differ, "« old » → « new »" with the same beginning and end left out
 * and whole words kept. (transfer full) */
char *dalil_change_shown(const char *before, const char *after);

/* "{phone}, {url}": what programs or people fill in, sorted, each once for each time it stands
 * there. (transfer full) */
char *dalil_change_placeholders(const char *text);
/* The same for addresses of the web and for e-mail. (transfer full) */
char *dalil_change_addresses(const char *text);
