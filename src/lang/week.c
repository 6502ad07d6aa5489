/* week.c: rules of opening hours put together into weeks */
#include "lang/week.h"

#include <stdlib.h>
#include <string.h>

enum { NOON = 12 * 60, NIGHT_END = 6 * 60, LATE_END = 2 * 60, WEEKDAYS = 7 };

gboolean
dalil_week_same_season(const DalilWeek *a, const DalilWeek *b)
{
    return a->first_month == b->first_month && a->first_day == b->first_day &&
           a->last_month == b->last_month && a->last_day == b->last_day;
}

int
dalil_week_nth(const DalilWeek *week)
{
    for (int i = 0; i < DALIL_DAYS; i++) {
        if (week->nth[i] != 0)
            return week->nth[i];
    }
    return 0;
}

DalilWeek *
dalil_week_obtain(DalilHours *hours, const DalilWeek *like, int nth)
{
    DalilWeek *week = NULL;

    hours->n = MAX(hours->n, 1); /* the ordinary week is always there, if only empty */
    for (int i = 0; i < hours->n; i++) {
        if (dalil_week_same_season(&hours->weeks[i], like) &&
            dalil_week_nth(&hours->weeks[i]) == nth)
            return &hours->weeks[i];
    }
    if (hours->n == DALIL_WEEKS_MAX)
        return NULL;
    week = &hours->weeks[hours->n++];
    memset(week, 0, sizeof *week);
    week->first_month = like->first_month;
    week->first_day = like->first_day;
    week->last_month = like->last_month;
    week->last_day = like->last_day;
    for (int i = 0; i < WEEKDAYS; i++)
        week->nth[i] = nth;
    return week;
}

static void
remove_interval(DalilDay *day, int at)
{
    memmove(&day->intervals[at], &day->intervals[at + 1],
            sizeof day->intervals[0] * (gsize)(day->n - at - 1));
    day->n--;
    memset(&day->intervals[day->n], 0, sizeof day->intervals[0]);
}

gboolean
dalil_week_add(DalilDay *day, DalilInterval interval, const DalilInterval **clash)
{
    int at = 0;

    *clash = NULL;
    for (int i = 0; i < day->n; i++) {
        if (interval.opens < day->intervals[i].closes &&
            day->intervals[i].opens < interval.closes) {
            *clash = &day->intervals[i];
            return FALSE;
        }
    }
    for (int i = day->n - 1; i >= 0; i--) {
        const DalilInterval *near = &day->intervals[i];

        if (near->closes != interval.opens && near->opens != interval.closes)
            continue;
        if (MAX(near->closes, interval.closes) - MIN(near->opens, interval.opens) >
            DALIL_DAY_MINUTES) {
            *clash = near;
            return FALSE;
        }
        interval.opens = MIN(near->opens, interval.opens);
        interval.closes = MAX(near->closes, interval.closes);
        remove_interval(day, i);
    }
    if (day->n == DALIL_INTERVALS_MAX)
        return FALSE;
    while (at < day->n && day->intervals[at].opens < interval.opens)
        at++;
    memmove(&day->intervals[at + 1], &day->intervals[at],
            sizeof day->intervals[0] * (gsize)(day->n - at));
    day->intervals[at] = interval;
    day->n++;
    return TRUE;
}

/* Ordinary first, then nth weekdays, then parts of the year as they come; of two that begin
 * together the longer one. */
static int
order(const void *left, const void *right)
{
    const DalilWeek *a = left, *b = right;
    int nth_a = dalil_week_nth(a), nth_b = dalil_week_nth(b);

    if (a->first_month != b->first_month)
        return a->first_month - b->first_month;
    if (a->first_day != b->first_day)
        return a->first_day - b->first_day;
    if (a->last_month != b->last_month)
        return b->last_month - a->last_month;
    if (a->last_day != b->last_day)
        return b->last_day - a->last_day;
    return (nth_a < 0 ? DALIL_DAYS : nth_a) - (nth_b < 0 ? DALIL_DAYS : nth_b);
}

static gboolean
is_whole_day(const DalilDay *day)
{
    return day->n == 1 && day->intervals[0].opens == 0 &&
           day->intervals[0].closes == DALIL_DAY_MINUTES;
}

static gboolean
any_open_weekday(const DalilWeek *week)
{
    for (int i = 0; i < WEEKDAYS; i++) {
        if (week->days[i].n > 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_always(const DalilHours *hours)
{
    const DalilWeek *week = &hours->weeks[0];

    for (int i = 0; i < DALIL_DAYS; i++) {
        if (!is_whole_day(&week->days[i]) && (i < WEEKDAYS || week->days[i].stated))
            return FALSE;
    }
    return hours->n == 1;
}

void
dalil_week_settle(DalilHours *hours)
{
    DalilWeek *week = &hours->weeks[0];

    hours->n = MAX(hours->n, 1);
    qsort(hours->weeks + 1, (gsize)hours->n - 1, sizeof hours->weeks[0], order);
    if (any_open_weekday(week)) {
        for (int i = 0; i < WEEKDAYS; i++)
            week->days[i].stated = TRUE;
    }
    hours->always = is_always(hours);
    if (hours->always) {
        memset(&week->days[DALIL_DAY_PH], 0, sizeof week->days[0]);
        memset(&week->days[DALIL_DAY_SH], 0, sizeof week->days[0]);
    }
}

gboolean
dalil_week_is_night(int opens, int closes)
{
    return closes < opens && closes <= (opens >= NOON ? NIGHT_END : LATE_END);
}

gboolean
dalil_week_same_day(const DalilDay *a, const DalilDay *b)
{
    if (a->stated != b->stated || a->n != b->n)
        return FALSE;
    for (int i = 0; i < a->n; i++) {
        if (a->intervals[i].opens != b->intervals[i].opens ||
            a->intervals[i].closes != b->intervals[i].closes)
            return FALSE;
    }
    return TRUE;
}

/* A holiday's closing has words of its own, so it is not put together with weekdays. */
static gboolean
joins(const DalilDayGroup *group, const DalilDay *day, int index)
{
    return dalil_week_same_day(group->hours, day) && (day->n > 0 || index < WEEKDAYS);
}

int
dalil_week_groups(const DalilWeek *week, DalilDayGroup groups[DALIL_DAYS])
{
    gboolean ordinary = week->first_month == 0 && dalil_week_nth(week) == 0;
    gboolean skip_closed = ordinary && any_open_weekday(week);
    int n = 0;

    for (int i = 0; i < DALIL_DAYS; i++) {
        const DalilDay *day = &week->days[i];
        int at = 0;

        if (!day->stated || (day->n == 0 && i < WEEKDAYS && skip_closed))
            continue;
        while (at < n && !joins(&groups[at], day, i))
            at++;
        if (at == n)
            groups[n++] = (DalilDayGroup){0, day};
        groups[at].days |= 1u << i;
    }
    return n;
}

gboolean
dalil_week_run(guint days, int from, int *first, int *last)
{
    int at = from;

    while (at < WEEKDAYS && !(days >> at & 1))
        at++;
    if (at >= WEEKDAYS)
        return FALSE;
    *first = at;
    while (at + 1 < WEEKDAYS && days >> (at + 1) & 1)
        at++;
    *last = at;
    return TRUE;
}
