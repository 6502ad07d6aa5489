/* readback_found.h: the entries of one flow, found again on the pages
 *
 * An entry begins where a line of its own says the name of its service, in a column of the flow;
 * in the order of the stream it goes on to the next one. Two services may have the same name, and
 * a line of running text may say a name: then the entry is where most of its values are.
 */
#pragma once

#include "press/readback_proof.h"

/* A column of the flow, as the eye sees it. */
typedef struct {
    int page;
    DalilRect rect;
} DalilColumn;

/* The name of a service where its entry begins, or of a category on its bar. */
typedef struct {
    int service;              /* index, or that of the category; -1: nobody's */
    gsize from, name_end, to; /* bytes: the entry, up to the next one */
    int column;
    double y;
} DalilAnchor;

typedef struct {
    DalilProof *proof;
    const DalilFlow *flow;
    const DalilEntryDesign *design; /* the one the fit has taken */
    GArray *columns;                /* DalilColumn, in the order of the flow */
    GArray **expected;              /* of DalilExpected, by service */
    DalilPattern **names;           /* by service; NULL: it has none */
    GArray *anchors;                /* DalilAnchor, in the order of the stream */
    GArray *bars;                   /* DalilAnchor of the categories */
    DalilAnchor **found;            /* by service; NULL: nowhere */
    int n;                          /* services */
} DalilFound;

/* FALSE: the flow prints no services. Clear in any case. */
gboolean dalil_found_find(DalilFound *found, DalilProof *proof, int flow);
void dalil_found_clear(DalilFound *found);

const DalilService *dalil_found_service(const DalilFound *found, int index);
/* The column byte @at stands in; -1: in none. */
int dalil_found_column(const DalilFound *found, gsize at);
/* The anchor of @list that the eye meets last before (@column, @y): in this column; else, when
 * @chain, in those before it. NULL: none. */
const DalilAnchor *dalil_found_nearest(const GArray *list, int column, double y, gboolean chain);
gboolean dalil_column_has(const DalilColumn *column, const DalilFoldCell *cell);
