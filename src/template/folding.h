/* folding.h: a sheet folded in arithmetic, before anybody cuts paper
 *
 * Seen from its lower edge a folded sheet is a line: every panel a stretch of it, with a place,
 * a layer and a face that looks up. A fold mirrors the moving stretches at the crease and lays
 * them, in reversed order, on top of the others or beneath. So the finished piece is known: what
 * is outside, what lies on what, and what a reader sees while opening it, fold after fold.
 *
 * Left and right are real here, as seen with the inside up: right-to-left sheets are folded as
 * they are, not as the mirror image of another one.
 */
#pragma once

#include "base/arena.h"
#include "base/length.h"
#include "template/fold.h"

enum { DALIL_FOLDING_STATES = 4 }; /* flat, and after each of up to three folds */

/* Office paper of 80 g/m2 is 0.1 mm thick. */
#define DALIL_FOLDING_PAPER DALIL_MM(0.1)

/* What is to be folded. Columns are those of the inside, from the start edge; outside[i] is on
 * the back of inside[i]. */
typedef struct {
    int n;
    double widths[DALIL_FOLD_COLUMNS]; /* points */
    int inside[DALIL_FOLD_COLUMNS], outside[DALIL_FOLD_COLUMNS];
    const DalilFoldStep *steps;
    int n_steps;
    double thickness; /* of the paper, points */
    gboolean rtl;
} DalilFoldPlan;

/* A column on its way. */
typedef struct {
    double left, right; /* points, from the left edge of the flat sheet */
    int layer;          /* higher is nearer to the eye */
    gboolean turned;    /* the outside looks up */
} DalilLeaf;

/* Panels seen at once, from left to right. */
typedef struct {
    int panels[DALIL_FOLD_COLUMNS];
    int n;
} DalilFoldView;

typedef struct {
    DalilFoldPlan plan;
    DalilLeaf states[DALIL_FOLDING_STATES][DALIL_FOLD_COLUMNS]; /* states[0] is flat */
    int n_states;
    DalilFoldView views[DALIL_FOLDING_STATES]; /* of each state from above */
    DalilFoldView back;                        /* of the finished piece, turned over */
    DalilFoldView reverse;                     /* of the open sheet, turned over */
    double width, thickness;                   /* of the finished piece, points */
    double hinge; /* where the last crease lies in the finished piece: 0 left edge, 1 right edge */
    const char **problems; /* in plain words, without the remedy */
    int n_problems;
} DalilFolding;

/* The plan of a fold of the table, from where its panels lie. */
DalilFoldPlan dalil_folding_plan(DalilFoldKind fold, double width, double allowance,
                                 double thickness, gboolean rtl);
/* Folds. Returns: (transfer none, owned by @arena): with no problems when the cover is in front
 * and opens from the right side, nothing collides, and panels are met in ascending order. */
const DalilFolding *dalil_folding_run(DalilArena *arena, const DalilFoldPlan *plan);

/* Sheet @sheet (0 is outermost) of a booklet of @pages (a multiple of four): pages in the middle
 * of each other, each sheet folded once. */
DalilFoldPlan dalil_folding_booklet_plan(int pages, int sheet, double width, double thickness,
                                         gboolean rtl);
/* Folds all sheets, puts them into each other and leafs through. TRUE: pages come in order. */
gboolean dalil_folding_booklet(DalilArena *arena, int pages, double width, double thickness,
                               gboolean rtl);
