/* rich.h: one paragraph as it will be set: text with its isolates, in runs of one look
 *
 * Composing decides what is said and how it looks; measuring and breaking come later.
 */
#pragma once

#include "base/arena.h"
#include "base/span.h"
#include "lang/language.h"

/* U+FFFC in the text stands for a pictogram; its run names which. */
#define DALIL_OBJECT "\xEF\xBF\xBC"
#define DALIL_LINE_END "\xE2\x80\xA8" /* U+2028: a line ends here in any case */

typedef struct {
    int start, end; /* bytes */
    gboolean bold;
    int ink;      /* index into the edition's inks */
    double scale; /* of the paragraph's size */
    int icon;     /* a pictogram in place of the text; -1: text */
} DalilRichRun;

/* What a paragraph is, for who does not see how it is set: the screen file's structure. */
typedef enum {
    DALIL_ROLE_TEXT,
    DALIL_ROLE_TITLE,     /* of the whole piece */
    DALIL_ROLE_HEADING,   /* of a category, or of another part of the piece */
    DALIL_ROLE_NAME,      /* of a service or a notice */
    DALIL_ROLE_DATUM,     /* one of a list */
    DALIL_ROLE_LABEL,     /* one of a list too, and says of what the value beside it is */
    DALIL_ROLE_FURNITURE, /* page numbers, running heads, headings that are repeated */
} DalilRole;

typedef struct {
    const DalilLanguage *language;
    DalilRole role;
    gboolean rtl;       /* base direction of the paragraph */
    gboolean display;   /* titles: the script's display family where there is one */
    const char *text;   /* with isolates and no-break repairs */
    int length;         /* bytes */
    DalilRichRun *runs; /* in order, without gaps, at least one */
    int n_runs;
    double leading;   /* the tallest language's in it, as DalilFontRow has it */
    const char *link; /* URI the whole paragraph leads to, encoded (lang/uri.h); NULL: none */
    const char *key;  /* "service/field" for messages and dumps; NULL: the program's own words */
    DalilSpan at;
} DalilRich;

/* Grows a paragraph piece by piece. */
typedef struct {
    GString *text;
    GArray *runs; /* DalilRichRun */
} DalilRichBuilder;

void dalil_rich_begin(DalilRichBuilder *builder);
/* @text goes in as it is (isolate it before). */
void dalil_rich_add(DalilRichBuilder *builder, const char *text, gboolean bold, int ink,
                    double scale);
void dalil_rich_add_icon(DalilRichBuilder *builder, int icon, int ink, double scale);
/* Moves what was built into @arena. NULL when nothing was added. The builder is cleared. */
DalilRich *dalil_rich_end(DalilRichBuilder *builder, DalilArena *arena,
                          const DalilLanguage *language, gboolean rtl, const char *key,
                          DalilSpan at);
