/* day.h: days of the calendar as ISO 8601 writes them, "2026-11-23" */
#pragma once

#include <glib.h>

/* FALSE: not four digits, two and two with hyphens between and nothing else. The day may still not
 * be in the calendar. */
gboolean dalil_day_parse(const char *text, int *year, int *month, int *day);
/* TRUE: so written, and in the calendar. */
gboolean dalil_day_is(const char *text);

/* The day that SOURCE_DATE_EPOCH names, in Greenwich; NULL: it is not set, or names none.
 * (transfer full) */
char *dalil_day_epoch(void);
/* That day, else today in Greenwich. (transfer full) */
char *dalil_day_today(void);
