/* parity_data.h: the data inside a text, in the one form equal data have */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_DATA_PHONES,  /* every number, its digits in one piece */
    DALIL_DATA_TIMES,   /* every time of day, "09:30" */
    DALIL_DATA_NUMBERS, /* every number in a sentence: prices, ages */
    DALIL_DATA_ADDRESS, /* of the web or for e-mail: letters without spaces and scheme */
} DalilData;

/* What @text, printed or typed, holds: "09:00, 12:30", sorted, each once, in Western digits.
 * (transfer full): "" when there is none. */
char *dalil_parity_data(DalilData kind, const char *text);
