/* readback_expect.h: what an edition must say, by the listings and the layout alone
 *
 * Made from the content anew, not from what was composed, so that a fault in composing is found
 * as well.
 */
#pragma once

#include "compose/block.h"
#include "press/readback_fold.h"

typedef struct {
    const char *field;    /* "phones" */
    const char *language; /* tag */
    const char *shown;    /* as the listing has it */
    DalilSpan at;
    DalilPattern *pattern;
    DalilMatchKind kind;
    gboolean whole; /* stands on one line */
    int choice;     /* of those with the same number one is enough; 0: must be there */
} DalilExpected;

/* A list of DalilExpected that frees its patterns. Strings are lent by the content and @arena.
 * (transfer full) */
GArray *dalil_expect_list(void);

/* The name an entry goes by, in the first language of @edition that has one. NULL: none. */
const DalilTextIn *dalil_expect_name(const DalilEdition *edition, const DalilText *name);
/* All that @design prints of @service, longest first; without the name it goes by. */
void dalil_expect_service(GArray *list, DalilArena *arena, const DalilEdition *edition,
                          const DalilEntryDesign *design, const DalilService *service);
/* What @blocks print of the network, its emergency numbers, agencies and notices. */
void dalil_expect_blocks(GArray *list, DalilArena *arena, const DalilEdition *edition,
                         const DalilItems *blocks);
void dalil_expect_sort(GArray *list);
