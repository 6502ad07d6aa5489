/* mended.h: what labels and slips say in place of the print, for as long as the copies are about
 *
 * `dalil errata` writes it beside the labels. When they are on, the event tells it again in the
 * log: listings may have changed between the two, and will later.
 */
#pragma once

#include <jansson.h>

#include "record/errata.h"

typedef struct {
    char *language;
    char *id;            /* as printed */
    gboolean is_service; /* else of the network around */
    int field;           /* DalilCanonFieldName; -1: it is told that the whole is no more */
    char *value, *shown, *source; /* as in DalilCanonField; value NULL: covered */
} DalilMended;

/* What the labels say, or (@slip) the slips, in each language: @now, of DalilCanon.
 * (transfer full): of DalilMended */
GPtrArray *dalil_mended_new(const DalilErrata *errata, const GPtrArray *now, gboolean slip);
/* A list, and back; NULL: it is none. (transfer full) */
json_t *dalil_mended_json(const GPtrArray *mended);
GPtrArray *dalil_mended_read(const json_t *list);

/* Makes @canon, of a run, say what its mended copies say. */
void dalil_mended_apply(const GPtrArray *mended, DalilCanon *canon);
