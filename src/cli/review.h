/* review.h: a language laid out before whoever reviews it, on a screen or on
 * paper */
#pragma once

#include "cli/network.h"
#include "review/cards.h"

typedef struct {
    DalilNetworkRun network;
    DalilGlossary *glossary;
    DalilCards *cards;
    char *date;
} DalilDesk;

/* @name: a language; with @one an edition may be named instead, and is the only
 * one. Returns an exit code; what is wrong has been told. Closed in any case.
 */
int dalil_desk_open(DalilDesk *desk, const char *name, gboolean one);
/* Problems of the listings as usual. Those of translations and pages stand on
 * the cards, and do not count. */
int dalil_desk_report(DalilDesk *desk);
void dalil_desk_close(DalilDesk *desk);
