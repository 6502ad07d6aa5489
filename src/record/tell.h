/* tell.h: a comparison in words for people, and as JSON for programs */
#pragma once

#include "record/decision.h"
#include "record/run.h"

/* One edition's answer. All lent. */
typedef struct {
    const char *edition; /* "trifold-a4.ar" */
    const DalilRun *run; /* what it is compared with; NULL: never printed */
    int left;            /* copies */
    int mended;          /* facts that labels and slips on those put right */
    const DalilComparison *comparison;
    const DalilDecision *decision;
    const char *look; /* what of its look changed: "layout, fonts"; NULL: nothing */
} DalilAnswer;

/* @verbose: bookkeeping too. @colour: ANSI colours. */
void dalil_tell_text(const DalilAnswer *answer, gboolean verbose, gboolean colour, GString *to);
/* NDJSON: a line {"type":"edition",…}, then one a change, one a question. docs/diff.schema.json
 * describes them. */
void dalil_tell_json(const DalilAnswer *answer, GString *to);
