/* fold.h: where the panels of a folded sheet lie
 *
 * A sheet is described by what is seen on each of its sides, from the start edge: the
 * left one when the language runs left to right, the right one otherwise. So one table
 * serves both directions. Widths and orders: the usual letter (roll) fold has a flap
 * 2-3 mm narrower, so that it lies flat inside.
 */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_FOLD_NONE,
    DALIL_FOLD_LETTER, /* six panels, the flap tucked in */
} DalilFoldKind;

extern const char *const dalil_fold_words[]; /* NULL-terminated, by DalilFoldKind */

typedef struct {
    int side; /* 0 outside, 1 inside */
    double x; /* from the start edge of its side, points */
    double width;
} DalilFoldPlace;

/* Panels of a fold; 1 for none (a page is a panel). */
int dalil_fold_panels(DalilFoldKind fold);
int dalil_fold_sides(DalilFoldKind fold);

/* Where panel @number (1-based, reading order) lies on a sheet @width wide, its flap
 * narrower by @allowance. */
DalilFoldPlace dalil_fold_place(DalilFoldKind fold, double width, double allowance, int number);
