/* events.h: libyaml, one event at a time, with places as people count them
 *
 * The only file that runs the parser. It may begin again in the middle of a text, at a
 * line where an entry starts: how reading goes on after a mistake.
 */
#pragma once

#include <yaml.h>

#include "base/diag.h"
#include "load/advice.h"

enum { DALIL_EVENTS_MISTAKES = 50 }; /* in one file; then reading stops */

typedef struct {
    DalilDiags *diags;
    const char *file; /* interned */
    DalilSource source;
    int mistakes;
    gboolean over; /* too many mistakes, or too much of something: read no further */

    /* The part being read. */
    yaml_parser_t parser;
    gboolean open;
    int lines_before;
    yaml_event_t event;
    gboolean has_event;
    int blamed_line;    /* of the mistake that ended the part; 0: none */
    DalilMistake quote; /* only its quote fields: the last text in quotes */
    const char *cursor; /* walks along with the events, to see what follows a value */
    gsize cursor_index; /* in characters from the beginning of the part */
} DalilEvents;

void dalil_events_clear(DalilEvents *events);

/* Begins at @line (from 1), forgetting the part before. */
void dalil_events_begin(DalilEvents *events, int line);

/* Returns: (transfer none): the next event, valid until the next call; NULL after a mistake
 * that ends this part (already recorded). */
const yaml_event_t *dalil_events_next(DalilEvents *events);

DalilSpan dalil_events_place(const DalilEvents *events, yaml_mark_t mark);

/* Records an error and counts it. */
void dalil_events_refuse(DalilEvents *events, DalilSpan at, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
