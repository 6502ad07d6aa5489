/* week.h: the canonical week: what rules of opening hours come to
 *
 * A rule for a part of the year or for the nth weekday of a month stands before the ordinary
 * week wherever it was written, and what is said of holidays alone before all of them, of public
 * ones before school ones; among equals, ";" overrides and ", " adds. In an ordinary week
 * that says anything about opening, a weekday left out is a closed one.
 */
#pragma once

#include "lang/hours.h"

enum { DALIL_DAY_MINUTES = 24 * 60 };

/* Days of one week with equal hours, a bit each. */
typedef struct {
    guint days;
    const DalilDay *hours;
} DalilDayGroup;

/* The week of @hours that has the part of the year of @like and this @nth; made when missing.
 * NULL when there are DALIL_WEEKS_MAX already. */
DalilWeek *dalil_week_obtain(DalilHours *hours, const DalilWeek *like, int nth);

/* Adds @interval to @day in order, joining what touches. Returns FALSE with @clash set when it
 * overlaps another or makes more than 24 hours with it, with @clash NULL when there is no room. */
gboolean dalil_week_add(DalilDay *day, DalilInterval interval, const DalilInterval **clash);

/* Brings @hours into the one form equal hours have. */
void dalil_week_settle(DalilHours *hours);

/* TRUE when @closes, a time of the next day, is understood as such without saying so: a night
 * that ends by 06:00 after a day that began past noon, or by 02:00 after any. */
gboolean dalil_week_is_night(int opens, int closes);

/* Days with equal hours put together, ordered by their first day; what is not worth saying is
 * left out: closed weekdays beside open ones in the ordinary week. Returns how many. */
int dalil_week_groups(const DalilWeek *week, DalilDayGroup groups[DALIL_DAYS]);

/* The next run of days in @days (bits 0 to 6) from @from on: first and last day of it.
 * Returns FALSE when there is none. */
gboolean dalil_week_run(guint days, int from, int *first, int *last);

gboolean dalil_week_same_season(const DalilWeek *a, const DalilWeek *b);
gboolean dalil_week_same_day(const DalilDay *a, const DalilDay *b);

/* The @nth all days of @week have (0: every). */
int dalil_week_nth(const DalilWeek *week);
