/* cards.h: what lies before a translator: every text of a language as a card,
 * and its pages
 *
 * A card is a text with its translation, what changed, what was found, what was
 * said before. The site (site.h), the paper (onpaper.h) and what comes back
 * (returned.h) all read the same cards.
 */
#pragma once

#include "content/translation_checks.h"
#include "record/canon.h"
#include "record/geometry.h"

enum { DALIL_CARD_HASH = 65 };

/* Something found in a translation. */
typedef struct {
    const DalilCheck *check;
    const char *text; /* what was found, English */
} DalilFinding;

typedef struct {
    const DalilTranslation *entry;
    const char *thing;            /* "clinic", "category:health": the key up to its field */
    const char *name;             /* of the thing, for people */
    const DalilLanguage *name_in; /* its language */
    char source[DALIL_CARD_HASH]; /* dalil_reviews_hash() of both sentences */
    char translation[DALIL_CARD_HASH];
    GArray *checks;             /* DalilFinding */
    const DalilReview *refused; /* the last word on these sentences was not "ok"; NULL: none */
    gboolean fresh;             /* nobody ever signed it off */
    gboolean changed;           /* its source or itself, since it was translated or signed */
    gboolean problem;
    gboolean fallback; /* pages show the source in its place, as the policy says */
} DalilCard;

/* One edition laid out. Lent. */
typedef struct {
    const char *name; /* "trifold-a4.ar" */
    const DalilLayout *layout;
    const DalilEdition *edition;
    GArray *geometry; /* DalilPrinted */
} DalilCardPages;

/* An edition without pages. */
typedef struct {
    const char *name, *why; /* English */
} DalilCardsUnset;

typedef struct {
    DalilArena *arena;
    const DalilContent *content;
    const DalilLanguage *language, *source, *interface;
    const DalilFonts *fonts;
    DalilTranslations *translations;
    DalilCanon *canon;    /* data as printed */
    GPtrArray *cards;     /* DalilCard */
    GHashTable *by_key;   /* key -> DalilCard, lent */
    GHashTable *by_place; /* key in the geometry -> GPtrArray of DalilCard */
    GArray *pages;        /* DalilCardPages */
    GArray *unset;        /* DalilCardsUnset */
    char *edition;        /* "ar:1f2e3d4c5b6a": what the language says, in one sum */
    const char *date;     /* ISO */
} DalilCards;

/* Takes @translations. @glossary may be NULL. For dalil_cards_free(). */
DalilCards *dalil_cards_new(DalilArena *arena, const DalilContent *content,
                            DalilTranslations *translations, const DalilGlossary *glossary);
void dalil_cards_pages(DalilCards *cards, const char *name, const DalilLayout *layout,
                       const DalilEdition *edition);
/* An edition that has no room for its texts. */
void dalil_cards_unset(DalilCards *cards, const char *name, const char *why);
/* DalilCheckFound for what only fonts and pages know. @cards: DalilCards. */
void dalil_cards_hear(const DalilCheck *check, DalilCheckLevel level, DalilSpan at, const char *key,
                      const char *text, gpointer cards);
void dalil_cards_free(DalilCards *cards); /* NULL is fine */

/* TRUE: @printed shows the text of @card, or what it stands beside: the numbers of its label. */
gboolean dalil_card_is_at(const DalilCard *card, const char *printed);
/* The cards shown at @printed, an address with its area; NULL: it is data. Of DalilCard. */
const GPtrArray *dalil_cards_at(const DalilCards *cards, const char *printed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilCards, dalil_cards_free)
