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
/* A gap between two values on one line: a break opportunity, 1.3 em wide. */
#define DALIL_EM_SPACE "\xE2\x80\x83"

typedef struct {
    int start, end; /* bytes */
    gboolean bold;
    int ink;      /* index into the edition's inks */
    double scale; /* of the paragraph's size */
    int icon;     /* a pictogram in place of the text; -1: text */
} DalilRichRun;

typedef struct {
    const DalilLanguage *language;
    gboolean rtl;       /* base direction of the paragraph */
    gboolean display;   /* titles: the script's display family where there is one */
    const char *text;   /* with isolates and no-break repairs */
    int length;         /* bytes */
    DalilRichRun *runs; /* in order, without gaps, at least one */
    int n_runs;
    const char *key; /* "service/field" for messages and dumps; NULL: the program's own words */
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
