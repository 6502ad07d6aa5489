/* merge.h: a file of translations brought up to date with the listings
 *
 * Entries are matched by their key alone, never because two sentences look alike. What a
 * translator wrote is never changed and never lost: what the listings do not have any more stands
 * at the end of the file, marked as old, and comes back with its service.
 */
#pragma once

#include "content/translations.h"

/* What became of the entries, by number. */
typedef struct {
    int added;      /* new texts */
    int tidied;     /* the source was only tidied up: the translation stays good */
    int changed;    /* other words */
    int major;      /* … another number, negation, limit, address */
    int same_again; /* the source is what the translation was made from again */
    int renamed;    /* under a former id */
    int removed;    /* old now */
    int revived;    /* back among the entries */
} DalilMergeCount;

/* Lines (each ending in "\n") about the room an entry has on paper; NULL: nothing is known.
 * (transfer full) */
typedef char *(*DalilMergeRoom)(const DalilTranslation *entry, gpointer user);

/* @date: "2026-11-15", for the header of a new file. @room may be NULL: then what the file says
 * about room stays. */
void dalil_merge(DalilArena *arena, DalilTranslations *translations, const char *date,
                 DalilMergeRoom room, gpointer user, DalilMergeCount *count);
