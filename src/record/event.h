/* event.h: what happened to a print run since: one line each, appended, never changed */
#pragma once

#include "record/run.h"

typedef enum {
    DALIL_EVENT_COUNTED, /* so many copies are left */
    DALIL_EVENT_GIVEN,   /* so many went out */
    DALIL_EVENT_EXHAUSTED,
    DALIL_EVENT_WITHDRAWN,
    DALIL_EVENT_STICKERED, /* labels were put on: its mistakes up to then are mended */
    DALIL_EVENTS
} DalilEventKind;

extern const char *const dalil_event_words[]; /* NULL-terminated, by DalilEventKind */

typedef struct {
    char *run; /* id */
    DalilEventKind kind;
    char *date; /* ISO */
    int count;  /* COUNTED, GIVEN */
    char *note; /* or NULL */
} DalilEvent;

/* Lines of @folder/events.jsonl, in order; a line that cannot be read is told in @problems and
 * passed over. (transfer full): of DalilEvent */
GPtrArray *dalil_events_read(const char *folder, GPtrArray *problems);
/* Appends one line and flushes it. */
gboolean dalil_event_add(const char *folder, const DalilEvent *event, GError **error);
void dalil_event_free(DalilEvent *event);

/* Copies of @run still about; what was printed when nobody counted. */
int dalil_events_left(const GPtrArray *events, const DalilRun *run);
