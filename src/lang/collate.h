/* collate.h: the order of words in a language
 *
 * ICU's collation (Unicode's, UTS 10, with the language's own rules where it has any). Nothing
 * is taken from the process's locale. An article counts as letters: Arabic "ال" is not passed
 * over. Numbers inside words go by their value.
 */
#pragma once

#include "lang/language.h"

typedef struct DalilCollator DalilCollator;

#define DALIL_COLLATE_ERROR dalil_collate_error_quark()
GQuark dalil_collate_error_quark(void);
typedef enum { DALIL_COLLATE_ERROR_ICU } DalilCollateError;

/* Languages without rules of their own get Unicode's. NULL: ICU or its data is not usable.
 * (transfer full) */
DalilCollator *dalil_collator_new(const DalilLanguage *language, GError **error);
void dalil_collator_free(DalilCollator *collator); /* NULL is fine */

/* Below, at or above 0, as strcmp(). */
int dalil_collator_compare(const DalilCollator *collator, const char *a, const char *b);

/* Bytes that strcmp() orders as dalil_collator_compare() orders the texts. (transfer full) */
char *dalil_collator_key(const DalilCollator *collator, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilCollator, dalil_collator_free)
