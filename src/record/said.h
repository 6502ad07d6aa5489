/* said.h: what an edition says, by key: the paragraphs of every field, wherever it is printed */
#pragma once

#include "compose/block.h"

typedef struct DalilSaid DalilSaid;

/* Paragraphs of one field that follow one another: the two numbers of a service. */
typedef GPtrArray DalilSaidGroup; /* const DalilBlock *, each a PARA; owned by the arena */

/* Reads the stories as printed in the usual design of entries, with long and short texts. Blocks
 * are copied into @arena where they are no plain paragraphs. (transfer full) */
DalilSaid *dalil_said_new(DalilArena *arena, const DalilEdition *edition);
void dalil_said_free(DalilSaid *said);

/* How often the field @key ("clinic/phones") is said, and the @i-th time. */
int dalil_said_count(const DalilSaid *said, const char *key);
const DalilSaidGroup *dalil_said_nth(const DalilSaid *said, const char *key, int i);

/* The blocks of service @id as an entry has them, with its short text where there is one.
 * (transfer container): of DalilBlock *; empty: not printed here */
GPtrArray *dalil_said_entry(const DalilSaid *said, const char *id);

/* The words of @block without format characters. (transfer full) */
char *dalil_said_words(const DalilBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilSaid, dalil_said_free)
