/* canonical.c: opening hours in the one spelling equal hours have */
#include <string.h>

#include "lang/hours.h"
#include "lang/osm.h"
#include "lang/week.h"

static void
append_list_comma(GString *to, gsize start)
{
    if (to->len > start)
        g_string_append_c(to, ',');
}

static void
append_day(GString *to, int day, int nth)
{
    g_string_append(to, dalil_osm_day(day));
    if (nth != 0 && day < DALIL_DAY_PH)
        g_string_append_printf(to, "[%d]", nth);
}

/* "Mo-We,Fr,PH"; the nth of a month is only said of single days. */
static void
append_days(GString *to, guint days, int nth)
{
    gsize start = to->len;
    int first = 0, last = -1;

    while (dalil_week_run(days, last + 1, &first, &last)) {
        if (last - first >= 2 && nth == 0) {
            append_list_comma(to, start);
            g_string_append_printf(to, "%s-%s", dalil_osm_day(first), dalil_osm_day(last));
            continue;
        }
        for (int day = first; day <= last; day++) {
            append_list_comma(to, start);
            append_day(to, day, nth);
        }
    }
    for (int day = DALIL_DAY_PH; day < DALIL_DAYS; day++) {
        if (days >> day & 1) {
            append_list_comma(to, start);
            append_day(to, day, nth);
        }
    }
}

static void
append_date(GString *to, int month, int day)
{
    g_string_append(to, dalil_osm_month(month));
    if (day > 0)
        g_string_append_printf(to, " %d", day);
}

static void
append_season(GString *to, const DalilWeek *week)
{
    if (week->first_month == 0)
        return;
    append_date(to, week->first_month, week->first_day);
    if (week->last_month != week->first_month || week->last_day != week->first_day) {
        g_string_append_c(to, '-');
        append_date(to, week->last_month, week->last_day);
    }
    g_string_append(to, ": ");
}

static void
append_times(GString *to, const DalilDay *day)
{
    if (day->n == 0)
        g_string_append(to, "off");
    for (int i = 0; i < day->n; i++) {
        if (i > 0)
            g_string_append_c(to, ',');
        dalil_osm_append_interval(to, day->intervals[i]);
    }
}

/* Holidays fall on weekdays of any week, and the last rule holds: what is said of them alone goes
 * last, public holidays behind school holidays. */
enum { STAGE_WEEKDAYS, STAGE_SCHOOL, STAGE_PUBLIC, STAGES };

static int
stage_of(guint days)
{
    if (days & ((1u << DALIL_DAY_PH) - 1))
        return STAGE_WEEKDAYS;
    return days >> DALIL_DAY_PH & 1 ? STAGE_PUBLIC : STAGE_SCHOOL;
}

/* Weekdays that share their hours with holidays go behind those that do not. */
static void
append_week(GString *to, const DalilWeek *week, int stage)
{
    DalilDayGroup groups[DALIL_DAYS];
    int n = dalil_week_groups(week, groups);

    for (guint holidays = 0; holidays < 4; holidays++) {
        for (int i = 0; i < n; i++) {
            guint days = groups[i].days;
            guint its = (days >> DALIL_DAY_PH & 1) << 1 | (days >> DALIL_DAY_SH & 1);

            if (stage_of(days) != stage || its != holidays)
                continue;
            if (to->len > 0)
                g_string_append(to, "; ");
            append_season(to, week);
            append_days(to, days, dalil_week_nth(week));
            g_string_append_c(to, ' ');
            append_times(to, groups[i].hours);
        }
    }
}

char *
dalil_hours_canonical(const DalilHours *hours)
{
    GString *to = g_string_new(NULL);

    if (hours->always) {
        g_string_append(to, "24/7");
        return g_string_free(to, FALSE);
    }
    for (int stage = 0; stage < STAGES; stage++) {
        for (int i = 0; i < hours->n; i++)
            append_week(to, &hours->weeks[i], stage);
    }
    return g_string_free(to, FALSE);
}

gboolean
dalil_hours_equal(const DalilHours *a, const DalilHours *b)
{
    g_autofree char *left = dalil_hours_canonical(a);
    g_autofree char *right = dalil_hours_canonical(b);

    return strcmp(left, right) == 0;
}
