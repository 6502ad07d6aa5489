/* impose.h: finished pages set on larger or smaller sheets, plates and letters kept
 *
 * Each page becomes a form of the same file and is shown where it belongs: nothing is drawn anew,
 * so inks, overprint and fonts stay as they were. What belongs to reading on a screen (tags,
 * links, bookmarks) is left behind.
 */
#pragma once

#include "press/impose_plan.h"

typedef enum { DALIL_IMPOSE_BOOKLET, DALIL_IMPOSE_CELLS, DALIL_IMPOSE_TILES } DalilImposeKind;

typedef struct {
    DalilImposeKind kind;
    gboolean rtl;
    double creep;           /* points; booklet */
    int columns, rows;      /* cells */
    gboolean repeat;        /* cells */
    double width, height;   /* of the paper, upright; cells and tiles */
    double margin, overlap; /* tiles */
} DalilImposeWish;

typedef struct {
    int pages, sides;
    int blank; /* pages that a booklet ends with so that its sheets are full */
} DalilImposeReport;

#define DALIL_IMPOSE_ERROR (dalil_impose_error_quark())
GQuark dalil_impose_error_quark(void);
typedef enum {
    DALIL_IMPOSE_UNREADABLE, /* no PDF, or one that cannot be read */
    DALIL_IMPOSE_WRONG,      /* its pages do not suit the wish */
} DalilImposeError;

/* Errors read on from "FILE: ". (transfer full): the new file; NULL with @error set. */
GByteArray *dalil_impose(const DalilImposeWish *wish, const guint8 *pdf, gsize length,
                         DalilImposeReport *report, GError **error);

/* Sets the first @n pages of @pdf, trimmed and made smaller, on the first page of @base; @places
 * in points from its lower left corner, each as high or as wide as it can be. An arrow above each
 * says which edge is the upper one. (transfer full): NULL with @error set. */
GByteArray *dalil_impose_stamp(const GByteArray *base, const guint8 *pdf, gsize length,
                               const DalilEdges *places, int n, GError **error);
