/* fold.h: where the panels of a folded sheet lie, and in which steps it is folded
 *
 * A sheet is described by what is seen on each of its sides, from the start edge: the left one
 * when the language runs left to right, the right one otherwise. So one table serves both
 * directions. The inside is seen after turning the sheet over its upright axis: behind column i
 * of n lies column n - 1 - i of the other side.
 *
 * What is folded in is narrower than its room, by parts of the layout's `allowance` (a mm):
 *
 *     letter       the flap by a                       A4, a = 3:   97  100  100
 *     gate         each door by a/2 than half the centre           73.5  150  73.5
 *     double-gate  each door by a/2 than its neighbour             73.5  75  75  73.5
 *
 * These are the usual widths: 2-3 mm for a rolled flap, some 0.75 mm off a quarter for doors.
 */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_FOLD_NONE,        /* pages */
    DALIL_FOLD_LETTER,      /* six panels, the flap tucked in */
    DALIL_FOLD_Z,           /* six panels, to and fro */
    DALIL_FOLD_BI,          /* four panels, once in the middle */
    DALIL_FOLD_GATE,        /* six panels, two doors before a centre of double width */
    DALIL_FOLD_DOUBLE_GATE, /* eight panels, the doors folded in, then once in the middle */
    DALIL_FOLD_BOOKLET,     /* pages, in fours */
} DalilFoldKind;

enum { DALIL_FOLD_COLUMNS = 4 }; /* at most, side by side */

extern const char *const dalil_fold_words[]; /* NULL-terminated, by DalilFoldKind */

typedef struct {
    int side; /* 0 outside, 1 inside */
    double x; /* from the start edge of its side, points */
    double width;
} DalilFoldPlace;

/* One fold of the sheet, which lies with its inside up. */
typedef struct {
    int crease;      /* between columns crease - 1 and crease of the inside */
    gboolean end;    /* the part beyond the crease moves; else the part before it */
    gboolean under;  /* it goes behind the sheet; else over it */
    gboolean beside; /* it must come to lie beside what was folded before, not upon it */
} DalilFoldStep;

/* TRUE: nothing is divided, a panel is a page: none and booklet. */
gboolean dalil_fold_paged(DalilFoldKind fold);
/* Panels of a fold; 1 when a page is a panel. */
int dalil_fold_panels(DalilFoldKind fold);
int dalil_fold_sides(DalilFoldKind fold);
int dalil_fold_columns(DalilFoldKind fold); /* of a side */
/* The number (1-based, reading order) of what stands in a column of a side. */
int dalil_fold_number(DalilFoldKind fold, int side, int column);
/* "cover", "flap", "back": what a panel is called in this fold. */
const char *dalil_fold_role(DalilFoldKind fold, int number);
/* In the order of folding. Returns how many. */
int dalil_fold_steps(DalilFoldKind fold, const DalilFoldStep **steps);

/* Where panel @number (1-based, reading order) lies on a sheet @width wide. */
DalilFoldPlace dalil_fold_place(DalilFoldKind fold, double width, double allowance, int number);
