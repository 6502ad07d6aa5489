/* decision.h: what to do with the copies that are out: rules in order, each with its reason */
#pragma once

#include "record/compare.h"

typedef enum {
    DALIL_DO_NOTHING,
    DALIL_DO_NEXT_RUN,
    DALIL_DO_SLIP,
    DALIL_DO_STICKER,
    DALIL_DO_REPRINT,
    DALIL_DO_WITHDRAW,
} DalilDo;

/* From network.yaml, `circulation`. */
typedef struct {
    int stickers_max;    /* more labels than this nobody sticks; default 6 */
    int sticker_percent; /* of the services on the leaflet; default 10 */
    int months_max;      /* since the oldest check; default 12 */
    int slip_copies;     /* with more copies left than this new services get a slip; default 200 */
} DalilThresholds;

typedef struct {
    int left;                /* copies; -1: nobody counted */
    gboolean stickers_fit;   /* every grave change fits the place it had */
    gboolean layout_changed; /* layout, fonts or program are others */
    const char *today;       /* ISO */
} DalilCirculation;

typedef struct {
    DalilDo what;
    GPtrArray *reasons; /* char *, plain sentences */
} DalilDecision;

extern const DalilThresholds dalil_thresholds_default;
DalilThresholds dalil_thresholds_of(const DalilNetwork *network);

/* @before: what was printed. (transfer full) */
DalilDecision *dalil_decide(const DalilComparison *comparison, const DalilCanon *before,
                            const DalilCirculation *circulation, const DalilThresholds *thresholds);
void dalil_decision_free(DalilDecision *decision);
const char *dalil_do_word(DalilDo what); /* "NEXT RUN" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilDecision, dalil_decision_free)
