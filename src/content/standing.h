/* standing.h: how an entry of a translation file stands to today's listings
 *
 * Everybody who reads such a file asks here: what is printed, what is counted, what is merged.
 */
#pragma once

#include "content/change.h"
#include "content/pofile.h"

typedef struct {
    DalilChange change; /* of the source, since the translation was made: NONE, MINOR or MAJOR */
    const char *why;    /* what makes it major; NULL: it is not */
    const char *before; /* what the translation was made from; NULL: today's source */
    gboolean draft;     /* nobody vouches for it, or did before the source changed */
} DalilStanding;

/* @item has a translation. @source: today's, in @language. Texts are owned by @arena. */
DalilStanding dalil_standing_of(DalilArena *arena, const DalilPoItem *item, const char *source,
                                const char *language);

/* A text of the file as it is compared and printed: NFC, single spaces, none at its ends. */
const char *dalil_standing_text(DalilArena *arena, const char *text);

/* The note about a change of the source, among the lines that dalil wrote for @item. @draft: it
 * was a draft before. Nothing when the source is the same. */
void dalil_standing_note(DalilArena *arena, const DalilPoItem *item, const char *source,
                         const char *language, gboolean draft, GString *to);
gboolean dalil_standing_was_draft(const DalilPoItem *item); /* by that note */
/* What of that note an old entry keeps; NULL: nothing. */
const char *dalil_standing_draft_note(const DalilPoItem *item);
/* Takes that note away: somebody has looked. */
void dalil_standing_settle(DalilArena *arena, DalilPoItem *item);

/* TRUE, after saying so: the file says @translation at @at, and the listings, at @inline_at, say
 * @in_line for the same. */
gboolean dalil_standing_contradicts(DalilDiags *diags, DalilSpan at, const char *language,
                                    const char *key, const char *translation, const char *in_line,
                                    DalilSpan inline_at);
