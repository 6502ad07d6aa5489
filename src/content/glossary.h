/* glossary.h: content/glossary.tsv: how a network says what it says often
 *
 * A line: term in the source language, language tag, preferred words, forbidden words, with tabs
 * between; several words for the same with "|" between them.
 */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

typedef struct {
    const char *term, *language;
    char **preferred, **forbidden; /* NULL-terminated; may be empty */
    int line;
} DalilTerm;

typedef struct DalilGlossary DalilGlossary;

/* One that is absent is empty. (transfer full) */
DalilGlossary *dalil_glossary_read(DalilDiags *diags, const char *folder);
void dalil_glossary_free(DalilGlossary *glossary); /* NULL is fine */

/* What is wrong with @translation of @source; NULL: nothing. (transfer full) */
char *dalil_glossary_check(const DalilGlossary *glossary, const char *language, const char *source,
                           const char *translation);
/* TRUE: @text is a term that stays as it is in @language. */
gboolean dalil_glossary_keeps(const DalilGlossary *glossary, const char *language,
                              const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilGlossary, dalil_glossary_free)
