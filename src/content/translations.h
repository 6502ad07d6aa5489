/* translations.h: one language of a network: every text with its translation and how it stands
 *
 * The listings say which texts there are, the PO file what they became, the sign-offs who has
 * vouched for that. Entries are in reading order.
 */
#pragma once

#include "content/change.h"
#include "content/content.h"
#include "content/pofile.h"
#include "content/reviews.h"

typedef enum {
    DALIL_STATE_MISSING,    /* no entry, or one that is not in the listings' words yet */
    DALIL_STATE_EMPTY,      /* an entry waits for its translation */
    DALIL_STATE_UNVERIFIED, /* written in the YAML: nobody can tell when it goes out of date */
    DALIL_STATE_DRAFT,      /* fuzzy, but made from today's source */
    DALIL_STATE_TRANSLATED,
    DALIL_STATE_REVIEWED, /* signed off, and both sentences are still the same */
    DALIL_STATE_COUNT,
} DalilState;

extern const char *const dalil_state_names[DALIL_STATE_COUNT]; /* "missing", "empty" … */

typedef struct {
    const char *key; /* "clinic/name" */
    const char *kind, *field;
    const char *what;      /* for translators: "the heading of an entry" */
    const char **old_keys; /* the same under former ids; NULL-terminated */
    int category, agency;  /* indices; -1: none */
    const char *source;    /* today's */
    DalilSpan source_at;
    DalilPoItem *item;       /* in the file; NULL: none. Lives until the file grows */
    const char *translation; /* NULL: none; from the YAML when unverified */
    DalilSpan at;            /* of the translation, else of the source */
    DalilState state;
    DalilChange stale;         /* NONE, MINOR or MAJOR */
    const char *why;           /* what makes it major */
    const char *old_source;    /* what the translation was made from; NULL: today's source */
    gboolean copied;           /* the translation is the source, letter for letter */
    gboolean in_yaml;          /* an inline sentence stands in the listings */
    DalilSpan yaml_at;         /* its place */
    const char *yaml;          /* its text */
    const DalilReview *review; /* the sign-off that counts; NULL: none */
    const DalilReview *voided; /* the last one that does not count any more */
} DalilTranslation;

typedef struct {
    const DalilContent *content;
    const DalilLanguage *language;
    const char *shown; /* content/translations/ar.po (interned) */
    char *path;
    DalilPoFile *file;       /* empty when there is none */
    gboolean contradicts;    /* some text stands in the listings in other words */
    gboolean exists, broken; /* broken: mistakes, already told; it must not be written */
    gboolean unreadable;     /* … because it cannot even be opened */
    GArray *entries;         /* DalilTranslation */
    GHashTable *by_key;      /* key or old key -> DalilTranslation */
    gboolean renamed;        /* some text has old keys */
    DalilReviews *reviews;
} DalilTranslations;

/* @folder: the network's. Mistakes in the file and in the sign-offs go to @diags.
 * (transfer full), its texts owned by @arena */
DalilTranslations *dalil_translations_open(DalilArena *arena, DalilDiags *diags,
                                           const DalilContent *content, const char *folder,
                                           const DalilLanguage *language);
void dalil_translations_free(DalilTranslations *translations); /* NULL is fine */

/* What the language says as a whole, in one sum, "ar:0123456789ab": the edition somebody has read
 * and signs. (transfer full) */
char *dalil_translations_edition(const DalilTranslations *translations);

/* Looks at the entries again, after items of the file have changed. */
void dalil_translations_settle(DalilArena *arena, DalilTranslations *translations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilTranslations, dalil_translations_free)
