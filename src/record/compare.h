/* compare.h: what changed between two canonical forms, and how much it matters
 *
 * Records are matched by id, then by alias, emergency numbers by who comes when they are called;
 * never by position and never by likeness. What looks
 * like a new name of a lost record is asked, not assumed.
 */
#pragma once

#include "record/canon.h"

typedef enum {
    DALIL_CHANGE_ADDED,
    DALIL_CHANGE_REMOVED,
    DALIL_CHANGE_RENAMED, /* another id, an alias says so */
    DALIL_CHANGE_MOVED,   /* another category */
    DALIL_CHANGE_DATA,    /* telephone, address, price … */
    DALIL_CHANGE_HOURS_CUT,
    DALIL_CHANGE_HOURS_EXTENDED,
    DALIL_CHANGE_HOURS_OTHER, /* some cut, some extended; or other in words alone */
    DALIL_CHANGE_WORDING,     /* the source text and with it the translation */
    DALIL_CHANGE_TRANSLATION, /* the translation alone */
    DALIL_CHANGE_BOOKKEEPING,
} DalilChangeKind;

/* How much a change matters to who holds the old print. */
enum {
    DALIL_SAFETY,       /* S0: somebody may come to harm */
    DALIL_REACHABILITY, /* S1: whoever trusts the print stands before a closed door */
    DALIL_OPPORTUNITY,  /* S2: the print says less than there is */
    DALIL_WORDING,      /* S3 */
    DALIL_APPEARANCE,   /* S4 */
    DALIL_BOOKKEEPING,  /* S5: no reader sees it */
    DALIL_SEVERITIES
};

typedef struct {
    DalilChangeKind kind;
    int severity;
    const char *id;             /* of the record now, or as it was when removed */
    const char *name;           /* as the reader of the edition knows it */
    int field;                  /* DalilCanonFieldName; -1: the whole record */
    const char *before, *after; /* as a reader sees it; NULL: absent */
    const char *reason;         /* why it matters so much: "who trusts the print calls in vain" */
    gboolean translated;        /* the edition is not in the source language */
    const DalilCanonRecord *was, *is;
    const char *language; /* of the edition, or of this half of a bilingual one */
} DalilPrintChange;

typedef struct {
    const DalilCanonRecord *lost, *found;
    double likeness; /* 0.6 to 1 */
} DalilRenameQuestion;

typedef struct {
    GArray *changes;   /* DalilPrintChange, by severity, then id, then field */
    GArray *questions; /* DalilRenameQuestion, likeliest first */
    int same;          /* services without any change */
} DalilComparison;

/* TRUE: a sentence on both sides, to be shown word by word. */
gboolean dalil_compare_is_sentence(const DalilPrintChange *change);

/* Lends from both, which must live longer. (transfer full) */
DalilComparison *dalil_compare(const DalilCanon *before, const DalilCanon *after);
/* The same on a certain day (ISO): an old number may still be answered (`phone_old_until`). */
DalilComparison *dalil_compare_on(const DalilCanon *before, const DalilCanon *after,
                                  const char *today);
/* Every language of an edition: lists of DalilCanon, the first language first. Of the second only
 * what the first does not say already: a sentence changed there; a number is the same in both. */
DalilComparison *dalil_compare_all(const GPtrArray *before, const GPtrArray *after,
                                   const char *today);
/* Takes over from @other what is not said already, as above. */
void dalil_comparison_join(DalilComparison *comparison, const DalilComparison *other);
void dalil_comparison_free(DalilComparison *comparison);

/* Changes of severity @from to @to. */
int dalil_comparison_count(const DalilComparison *comparison, int from, int to);

const char *dalil_change_word(DalilChangeKind kind); /* "hours cut", for JSON "hours-cut" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilComparison, dalil_comparison_free)
