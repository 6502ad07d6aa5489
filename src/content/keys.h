/* keys.h: every text of a network, under the key translators know it by
 *
 * "clinic/name", "clinic/phone1", "network/title", "category:health/name": msgctxt in PO
 * files. One table of rows serves the walk, the lookup, the checks and the reference page.
 */
#pragma once

#include "content/reading.h"

/* One text met on the walk. */
typedef struct {
    const char *kind;  /* "service", "category", "network" … */
    const char *id;    /* "clinic"; NULL for the network */
    const char *field; /* "name", "phone1" */
    DalilText *text;
    const char *what;    /* for translators: "the heading of an entry" */
    gconstpointer thing; /* the DalilService, DalilCategory … it is of */
} DalilKeyed;

typedef void (*DalilKeysVisit)(const DalilKeyed *keyed, gpointer user);

/* Every text there is (n > 0), in reading order. */
void dalil_keys_walk(const DalilContent *content, DalilKeysVisit visit, gpointer user);

/* Fills DalilText.key everywhere. */
void dalil_keys_assign(DalilArena *arena, DalilContent *content);

/* What a key means. */
typedef enum {
    DALIL_KEY_FOUND,         /* @text is set; its n may be 0 */
    DALIL_KEY_UNKNOWN_THING, /* no service, category … of this name */
    DALIL_KEY_UNKNOWN_FIELD, /* the thing exists, the field does not */
} DalilKeyState;

typedef struct {
    DalilText *text;
    char *thing;       /* "clinic", "category:health" (transfer full) */
    const char *field; /* inside the key that was asked for; "" when it has none */
    char *nearest;     /* the whole key meant, or NULL (transfer full) */
} DalilKeyFound;

/* @services: id or alias -> DalilService. */
DalilKeyState dalil_keys_find(DalilContent *content, GHashTable *services, const char *key,
                              DalilKeyFound *found);
void dalil_keys_clear(DalilKeyFound *found);

/* Markdown: which keys there are. */
void dalil_keys_document(GString *to);
