/* test_lang_hours_table.c: which hours hold on which day of the calendar
 *
 * The program itself prints weeks and never asks for a date; here the weeks are laid over a
 * calendar, by the rule that their canonical spelling states: of all that speak for a day the last
 * one holds. With --table it reads hours from standard input, one a line, and prints when they are
 * open in a year, for tests/scripts/hours_oracle.py to compare with another reader of the syntax.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/week.h"

enum { DAY = 24 * 60 };

/* A day of the calendar. */
typedef struct {
    int month, day, weekday, nth; /* from 1, from 1, Monday 0, from 1 */
    gboolean last;                /* of its weekdays of the month */
    gboolean holidays[2];         /* public, school */
} Date;

typedef struct {
    GHashTable *holidays[2]; /* "2026-05-01", public and school */
    int year;
} Calendar;

static gboolean
in_season(const DalilWeek *week, const Date *date)
{
    int first = week->first_month * 100 + week->first_day;
    int last = week->last_month * 100 + (week->last_day > 0 ? week->last_day : 99);
    int at = date->month * 100 + date->day;

    if (week->first_month == 0)
        return TRUE;
    return first <= last ? at >= first && at <= last : at >= first || at <= last;
}

static gboolean
speaks_of(const DalilWeek *week, guint days, const Date *date)
{
    int nth = dalil_week_nth(week);

    if (!in_season(week, date))
        return FALSE;
    for (int k = 0; k < 2; k++)
        if (date->holidays[k] && days >> (DALIL_DAY_PH + k) & 1)
            return TRUE;
    return days >> date->weekday & 1 && (nth == 0 || nth == date->nth || (nth < 0 && date->last));
}

/* The hours of @date, NULL: nobody speaks of it. What is said of holidays alone stands before all
 * weekdays, of public ones before school ones; then, what is said of weekdays and holidays at
 * once before what is said of weekdays; then the later week. */
static const DalilDay *
hours_on(const DalilHours *hours, const Date *date)
{
    const DalilDay *found = NULL;
    int best = -1;

    for (int i = 0; i < hours->n; i++) {
        DalilDayGroup groups[DALIL_DAYS];
        int n = dalil_week_groups(&hours->weeks[i], groups);

        for (int k = 0; k < n; k++) {
            guint days = groups[k].days, holidays = days >> DALIL_DAY_PH;
            int both = (holidays & 1 ? 2 : 0) + (holidays & 2 ? 1 : 0);
            int rank = (days & 0x7F ? 0 : 1000 * both) + 10 * i + both;

            if (rank > best && speaks_of(&hours->weeks[i], days, date)) {
                found = groups[k].hours;
                best = rank;
            }
        }
    }
    return found;
}

static Date
date_of(const Calendar *calendar, const GDate *at)
{
    g_autofree char *name = g_strdup_printf("%04d-%02d-%02d", g_date_get_year(at),
                                            g_date_get_month(at), g_date_get_day(at));
    int day = g_date_get_day(at);
    Date date = {(int)g_date_get_month(at),
                 day,
                 (int)g_date_get_weekday(at) - 1,
                 (day - 1) / 7 + 1,
                 day + 7 > g_date_get_days_in_month(g_date_get_month(at), g_date_get_year(at)),
                 {FALSE, FALSE}};

    for (int k = 0; k < 2; k++)
        date.holidays[k] =
            calendar->holidays[k] && g_hash_table_contains(calendar->holidays[k], name);
    return date;
}

/* "0-540 600-720 …": minutes from the year's beginning, what touches joined. (transfer full) */
static char *
table(const Calendar *calendar, const DalilHours *hours)
{
    GString *to = g_string_new(NULL);
    int end = (g_date_is_leap_year((GDateYear)calendar->year) ? 366 : 365) * DAY;
    g_autofree char *days = g_new0(char, end + 3 * DAY);
    char *open = days + DAY; /* the night before the year is the day before it */
    g_autoptr(GDate) at = g_date_new_dmy(31, G_DATE_DECEMBER, (GDateYear)(calendar->year - 1));

    for (int start = -DAY; start < end; start += DAY, g_date_add_days(at, 1)) {
        Date date = date_of(calendar, at);
        const DalilDay *day = hours_on(hours, &date);
        for (int i = 0; day && i < day->n; i++)
            memset(open + start + day->intervals[i].opens, 1,
                   (gsize)(day->intervals[i].closes - day->intervals[i].opens));
    }
    for (int i = 0; i < end; i++) {
        int from = i;
        while (i < end && open[i])
            i++;
        if (i > from)
            g_string_append_printf(to, "%s%d-%d", to->len > 0 ? " " : "", from, i);
    }
    return g_string_free(to, FALSE);
}

static GHashTable *
dates_of(const char *list)
{
    GHashTable *dates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) words = g_strsplit(list, ",", -1);

    for (char **word = words; *word; word++)
        g_hash_table_add(dates, g_strdup(*word));
    return dates;
}

/* A line out for a line in: "= canonical TAB table", "! message". */
static int
print_tables(int year, const char *public_days, const char *school_days)
{
    Calendar calendar = {{dates_of(public_days), dates_of(school_days)}, year};
    char line[1024];

    while (fgets(line, sizeof line, stdin)) {
        DalilHours hours;
        int column = 0;
        g_autofree char *message = NULL;

        g_strchomp(line);
        if (dalil_hours_parse(line, &hours, &column, &message)) {
            g_autofree char *canonical = dalil_hours_canonical(&hours);
            g_autofree char *open = table(&calendar, &hours);
            printf("= %s\t%s\n", canonical, open);
        } else {
            printf("! %d %s\n", column, message);
        }
    }
    g_hash_table_unref(calendar.holidays[0]);
    g_hash_table_unref(calendar.holidays[1]);
    return 0;
}

/* 1 January 2026 is a Thursday; 1 May, a holiday here, a Friday; July begins on a Wednesday. */
static const struct {
    const char *hours, *date, *holidays, *open;
} days[] = {
    {"Mo-Fr 09:00-17:00", "2026-01-01", "", "540-1020"},
    {"Mo-Fr 09:00-17:00", "2026-01-03", "", ""},
    {"Mo-Fr 09:00-17:00; PH off", "2026-05-01", "2026-05-01", ""},
    {"Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-05-01", "2026-05-01", "600-720"},
    {"Mo-Fr 09:00-17:00", "2026-05-01", "2026-05-01", "540-1020"},
    {"Sa[1] 09:00-12:00", "2026-01-03", "", "540-720"},
    {"Sa[1] 09:00-12:00", "2026-01-10", "", ""},
    {"Sa[-1] 09:00-12:00", "2026-01-31", "", "540-720"},
    {"Sa[5] 09:00-12:00", "2026-01-31", "", "540-720"},
    {"Sa 09:00-12:00; Sa[1] off", "2026-01-03", "", ""},
    {"Jul-Aug: Mo-Fr 09:00-13:00; Mo-Fr 09:00-17:00", "2026-07-01", "", "540-780"},
    {"Mo-Fr 09:00-17:00; Jul-Aug: We off", "2026-07-02", "", "540-1020"},
    {"Dec 20-Jan 5: 10:00-12:00", "2026-01-05", "", "600-720"},
    {"Dec 20-Jan 5: 10:00-12:00", "2026-01-06", "", ""},
    {"Th 20:00-02:00", "2026-01-01", "", "1200-1560"},
};

static void
test_day(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data), column = 0, y = 0, m = 0, d = 0;
    Calendar calendar = {{dates_of(days[i].holidays), NULL}, 2026};
    g_autofree char *message = NULL;
    g_autoptr(GString) open = g_string_new(NULL);
    g_autoptr(GDate) at = NULL;
    DalilHours hours;
    const DalilDay *day = NULL;
    Date date;

    g_assert_true(dalil_hours_parse(days[i].hours, &hours, &column, &message));
    g_assert_cmpint(sscanf(days[i].date, "%d-%d-%d", &y, &m, &d), ==, 3);
    at = g_date_new_dmy((GDateDay)d, (GDateMonth)m, (GDateYear)y);
    date = date_of(&calendar, at);
    day = hours_on(&hours, &date);
    for (int k = 0; day && k < day->n; k++)
        g_string_append_printf(open, "%s%d-%d", k > 0 ? " " : "", day->intervals[k].opens,
                               day->intervals[k].closes);
    g_assert_cmpstr(open->str, ==, days[i].open);
    g_hash_table_unref(calendar.holidays[0]);
}

/* The canonical spelling opens and closes on the same minutes of the year. */
static void
test_canonical(void)
{
    Calendar calendar = {{dates_of("2026-05-01,2026-12-25"), dates_of("2026-07-06")}, 2026};

    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        DalilHours hours, again;
        int column = 0;
        g_autofree char *message = NULL, *canonical = NULL, *first = NULL, *second = NULL;

        g_assert_true(dalil_hours_parse(days[i].hours, &hours, &column, &message));
        canonical = dalil_hours_canonical(&hours);
        g_assert_true(dalil_hours_parse(canonical, &again, &column, &message));
        first = table(&calendar, &hours);
        second = table(&calendar, &again);
        g_assert_cmpstr(first, ==, second);
        g_assert_cmpstr(first, !=, "");
    }
    g_hash_table_unref(calendar.holidays[0]);
    g_hash_table_unref(calendar.holidays[1]);
}

int
main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "--table") == 0)
        return print_tables(atoi(argv[2]), argv[3], argv[4]);
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *path = g_strdup_printf("/lang/hours-table/day/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_day);
    }
    g_test_add_func("/lang/hours-table/canonical", test_canonical);
    return g_test_run();
}
