/* door.h: the one way in for translations from elsewhere: spreadsheets, XLIFF
 *
 * A proposal is taken when its key is known, its source is today's, nobody has translated the
 * text otherwise since it was handed out, and no check finds an error. Everything else is named,
 * with its place in the file it came in, and leaves what is there untouched.
 */
#pragma once

#include "content/merge.h"
#include "content/translation_checks.h"

typedef struct {
    const char *key, *source, *translation, *comment;
    const char *state; /* "ok": what stands there is right; "draft"; else no wish */
    const char *stamp; /* dalil_door_stamp() when it was handed out; NULL or "": lost */
    DalilSpan at;
} DalilProposal;

typedef struct {
    int taken;     /* texts written anew */
    int confirmed; /* texts said to be right as they are */
    int same;
    int refused;
} DalilDoorCount;

/* What source and translation were: twelve letters of the SHA-256 of each. (transfer full) */
char *dalil_door_stamp(const char *source, const char *translation);

/* @translations is fresh from dalil_merge(). Refusals go to @diags as errors. */
void dalil_door_take(DalilArena *arena, DalilDiags *diags, DalilTranslations *translations,
                     const GArray *proposals, const DalilGlossary *glossary, DalilDoorCount *count);
