/* translation_checks.h: what may be wrong with a translation: one table, T01 to T24
 *
 * An error would tell readers something that is not so, or print rubbish; a warning is worth a
 * look; a hint is about looks alone. What needs fonts or pages (T06, T07) is found by whoever has
 * them and told through dalil_checks_tell().
 */
#pragma once

#include "content/glossary.h"
#include "content/translations.h"

typedef enum { DALIL_CHECK_ERROR, DALIL_CHECK_WARNING, DALIL_CHECK_HINT } DalilCheckLevel;

typedef struct {
    const char *id; /* "T02" */
    DalilCheckLevel level;
    const char *what;    /* "the numbers are not the same" */
    const char *example; /* a source and its faulty translation */
    const char *mend;    /* "correct the one that is wrong" */
} DalilCheck;

/* The row @i; NULL behind the last. */
const DalilCheck *dalil_checks_row(int i);

/* One finding. @text: what was found, in plain words. */
typedef void (*DalilCheckFound)(const DalilCheck *check, DalilCheckLevel level, DalilSpan at,
                                const char *key, const char *text, gpointer user);

/* Everything that can be found in @entry alone. */
void dalil_checks_entry(const DalilTranslations *translations, const DalilTranslation *entry,
                        const DalilGlossary *glossary, DalilCheckFound found, gpointer user);
/* Every entry, and what is found between them. */
void dalil_checks_all(const DalilTranslations *translations, const DalilGlossary *glossary,
                      DalilCheckFound found, gpointer user);
/* A finding of check @id made elsewhere. */
void dalil_checks_tell(const char *id, const DalilTranslation *entry, const char *text,
                       DalilCheckFound found, gpointer user);

/* DalilCheckFound into a DalilDiags: "T02 "clinic/fees": …; what to do". */
void dalil_checks_to_diags(const DalilCheck *check, DalilCheckLevel level, DalilSpan at,
                           const char *key, const char *text, gpointer diags);
/* Markdown: the table. */
void dalil_checks_document(GString *to);
