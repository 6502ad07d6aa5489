/* words.h: what changed inside a sentence, word by word */
#pragma once

#include <glib.h>

typedef enum { DALIL_WORDS_SAME, DALIL_WORDS_OUT, DALIL_WORDS_IN } DalilWordsKind;

/* Words in a row that share a fate, with single spaces between them. */
typedef struct {
    DalilWordsKind kind;
    char *text;
} DalilWords;

/* The shortest way from @before to @after: what went stands before what came in its place. In
 * logical order; whoever shows a piece isolates it (FSI … PDI), so that marks between pieces never
 * turn a right-to-left sentence round. (transfer full): of DalilWords, cleared with the array */
GArray *dalil_words_diff(const char *before, const char *after);
