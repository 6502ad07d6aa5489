/* errata.h: what mends an old print: labels over what is wrong, and what only a slip can say
 *
 * A sticker lies over the rectangle a field had in the run and says what the field says today, in
 * the run's own layout: type, colours, direction, pictogram. What does not fit there at a size
 * people can read is left to the slip, with the reason.
 */
#pragma once

#include "record/printed.h"
#include "record/run.h"
#include "record/said.h"
#include "record/compare.h"

#define DALIL_ERRATA_SIZE_MIN 7.0 /* points: smaller type nobody reads */
#define DALIL_ERRATA_SMALL_MM 5.0 /* a label lower than this is hard to stick */

typedef struct {
    const DalilPrintChange *change; /* the first one it mends */
    const char *key;                /* "clinic/phones" */
    int index;                      /* of the rectangle in the geometry */
    int page;                       /* from 0 */
    DalilRect label;                /* on the old page, points from its left and top */
    double size;                    /* of its type; 0: it only covers */
    DalilItem *items;               /* from the label's left and top, its ground first */
    int n;
    gboolean on_fold, small;
} DalilSticker;

/* A grave change no sticker carries. */
typedef struct {
    const DalilPrintChange *change;
    const char *why; /* "at 7 pt it is still too long for its place" */
} DalilUnmended;

typedef struct {
    const DalilRun *run;
    const DalilComparison *comparison;
    DalilEdition *before, *after; /* the run's layout with the words of then and of today */
    DalilSaid *said_before, *said_after;
    GArray *geometry;
    DalilPrintedPages pages;
    GArray *stickers;  /* DalilSticker, in the order of the pages */
    GArray *unmended;  /* DalilUnmended */
    GPtrArray *absent; /* DalilPrintChange: grave, but this layout does not print it */
} DalilErrata;

/* Reads what the run kept, composes it and @now in its layout. @comparison: the run against @now;
 * lent, as are run and content. NULL with @error set: the run is not whole. (transfer full) */
DalilErrata *dalil_errata_new(DalilArena *arena, DalilShaper *shaper, const DalilRun *run,
                              const DalilContent *now, const DalilComparison *comparison,
                              GError **error);
void dalil_errata_free(DalilErrata *errata);

/* Whether stickers carry every grave change: for the decision what to do with the copies. TRUE when
 * the run cannot be read, which others will say. */
gboolean dalil_errata_fits(DalilShaper *shaper, const DalilRun *run, const DalilContent *now,
                           const DalilComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilErrata, dalil_errata_free)
