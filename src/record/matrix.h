/* matrix.h: every service in every edition that was printed; and prints that contradict each other
 *
 * Each edition is held against its own last run. Contradictions are looked for among all runs of
 * which copies are about: a reader of one is sent elsewhere than a reader of the other.
 */
#pragma once

#include "record/compare.h"
#include "record/decision.h"
#include "record/run.h"

typedef enum {
    DALIL_CELL_NONE,    /* neither in print nor in the listings */
    DALIL_CELL_SAME,    /* or what no reader sees */
    DALIL_CELL_WORDING, /* right, but said otherwise or less fully: S2 to S4 */
    DALIL_CELL_WRONG,   /* S0, S1 */
    DALIL_CELL_MISSING, /* not in print */
} DalilCell;

typedef struct DalilMatrix DalilMatrix; /* opaque: it only grows and is printed */

DalilMatrix *dalil_matrix_new(void);
void dalil_matrix_free(DalilMatrix *matrix);

/* A column: what @edition would say @now, what changed since its last run, and what to do with
 * that. Copies all. */
void dalil_matrix_add(DalilMatrix *matrix, const char *edition, const DalilCanon *now,
                      const DalilComparison *comparison, const DalilDecision *decision);
/* A run of which copies are about. Takes @canon, lends @run. */
void dalil_matrix_circulates(DalilMatrix *matrix, const DalilRun *run, DalilCanon *canon);

void dalil_matrix_text(DalilMatrix *matrix, gboolean colour, GString *to);
/* A line {"type":"cell",…} a service and edition, then one {"type":"decision",…} an edition, then
 * one {"type":"skew",…} a contradiction. */
void dalil_matrix_json(DalilMatrix *matrix, GString *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilMatrix, dalil_matrix_free)
