/* values.h: finding typed values inside running text
 *
 * An author writes telephone numbers, hours and addresses into sentences. What is found by
 * mistake does no harm: it keeps its own order and stays on one line.
 */
#pragma once

#include "lang/isolate.h"

typedef struct {
    const char *end; /* the byte behind the value */
    DalilValue type;
    gboolean isolate; /* FALSE: it stands right as it is, only @glue counts */
    gboolean glue;    /* the space behind it must not break: "20 درهم" */
} DalilFound;

/* A value that begins at @p, inside the text that begins at @start. */
gboolean dalil_values_find(const char *start, const char *p, DalilFound *found);

/* An address on the web or for e-mail that begins at @p; alone, for who cares for these only. */
gboolean dalil_values_find_address(const char *start, const char *p, DalilFound *found);
