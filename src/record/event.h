/* event.h: what happened to a print run since: one line each, appended, never changed */
#pragma once

#include "record/mended.h"

typedef enum {
    DALIL_EVENT_COUNTED, /* so many copies are left */
    DALIL_EVENT_GIVEN,   /* so many went out */
    DALIL_EVENT_EXHAUSTED,
    DALIL_EVENT_WITHDRAWN,
    DALIL_EVENT_STICKERED, /* labels were put on all that are left, or … */
    DALIL_EVENT_SLIPPED,   /* … slips put in: what those say is mended */
    DALIL_EVENTS
} DalilEventKind;

extern const char *const dalil_event_words[]; /* NULL-terminated, by DalilEventKind */

typedef struct {
    char *run; /* id */
    DalilEventKind kind;
    char *date;        /* ISO */
    int count;         /* COUNTED, GIVEN */
    char *note;        /* or NULL */
    GPtrArray *mended; /* DalilMended: STICKERED, SLIPPED; NULL: not told */
} DalilEvent;

/* Lines of @folder/events.jsonl, in order; a line that cannot be read is told in @problems and
 * passed over. (transfer full): of DalilEvent */
GPtrArray *dalil_events_read(const char *folder, GPtrArray *problems);
/* Appends one line and flushes it. */
gboolean dalil_event_add(const char *folder, const DalilEvent *event, GError **error);
void dalil_event_free(DalilEvent *event);

/* What mended copies of @run say, in each of its languages; as printed when none were mended.
 * @facts (may be NULL): how many fields were mended. NULL with @error set. (transfer full): of
 * DalilCanon */
GPtrArray *dalil_events_canons(const GPtrArray *events, const DalilRun *run, int *facts,
                               GError **error);

/* Copies of @run still about; what was printed when nobody counted. */
int dalil_events_left(const GPtrArray *events, const DalilRun *run);
