/* negation.h: small words that turn a sentence round: "not", "without", "under", "from" */
#pragma once

#include <glib.h>

typedef enum { DALIL_WORDS_NEGATION, DALIL_WORDS_LIMIT } DalilWordList;

/* How many words of @list stand in @text, a sentence in @language; -1: the list has no words of
 * this language, so nothing can be said. */
int dalil_negation_count(DalilWordList list, const char *language, const char *text);
