/* preflight.h: a finished PDF, ours or anybody's, held against the table of rules
 *
 * A rule that is broken is one finding, however often it is: the first place is told, and how many
 * there are. So what comes out is short, whatever goes in.
 */
#pragma once

#include "press/preflight_rules.h"

typedef struct {
    DalilRuleId rule;
    int page;  /* the first, from 1; 0: the file as a whole */
    int pages; /* on how many */
    int times;
    char *found; /* what was there the first time; NULL: the rule says it all */
} DalilFinding;

/* What the file is, for whoever prints it. Sizes are of the first page, points. */
typedef struct {
    int pages;
    double width, height;  /* of the trim */
    double bleed;          /* the narrowest side */
    char *title, *version; /* "PDF/X-4"; NULL: it says none */
    char *condition;       /* "FOGRA39" */
    GPtrArray *fonts;      /* names without the mark of a subset, sorted */
    GPtrArray *spots;      /* names, sorted */
    gboolean process[4];   /* whether anything is in cyan, magenta, yellow, black */
    double ink;            /* the most of all plates in one colour, 1 is one full plate */
    double area_ink;       /* the most on some square millimetres; 0: not measured */
    int min_ppi;           /* 0: no pictures */
    gboolean rtl;
} DalilPdfFacts;

typedef struct {
    DalilPurpose purpose;
    GArray *findings; /* DalilFinding, by rule */
    DalilPdfFacts facts;
} DalilPreflight;

typedef struct {
    DalilPurpose purpose;
    double ink_limit; /* of all plates, 3 is 300 %; 0: 3 */
    int min_ppi;      /* 0: 250 */
    gboolean quick;   /* a file just made and read back: what that proves is not asked again, and
                       * ink measured only where colours allow that it is too much */
} DalilPreflightWish;

#define DALIL_PREFLIGHT_ERROR (dalil_preflight_error_quark())
GQuark dalil_preflight_error_quark(void);

/* Errors read on from "FILE: ". (transfer full): NULL with @error set: no PDF, or one that a
 * password locks. */
DalilPreflight *dalil_preflight(const guint8 *pdf, gsize length, const DalilPreflightWish *wish,
                                GError **error);
void dalil_preflight_free(DalilPreflight *preflight); /* NULL is fine */

/* The level of a finding. */
DalilRuleLevel dalil_preflight_level(const DalilPreflight *preflight, const DalilFinding *finding);
int dalil_preflight_count(const DalilPreflight *preflight, DalilRuleLevel level);
/* "page 2 and 3 others: what; found; mend" (transfer full) */
char *dalil_preflight_sentence(const DalilFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilPreflight, dalil_preflight_free)
