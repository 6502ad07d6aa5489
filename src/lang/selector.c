/* selector.c: reading months, dates and days of opening hours */
#include "lang/selector.h"

#include <string.h>

#include "lang/hours_advice.h"
#include "lang/osm.h"

enum {
    NTH_MAX = 5,
    ALL_MONTHS = (1 << 12) - 1,
    APART_MAX = 6, /* seasons that months make when no two follow one another */
};

static int
day_at(const char *p)
{
    return dalil_osm_day_lookup(p, dalil_cursor_letters(p));
}

static int
month_at(const char *p)
{
    return dalil_osm_month_lookup(p, dalil_cursor_letters(p));
}

static gboolean
take_month(DalilCursor *cursor, int *month)
{
    *month = month_at(cursor->at);
    if (*month < 0)
        return FALSE;
    cursor->at += dalil_cursor_letters(cursor->at);
    return TRUE;
}

/* A day of the month: one or two digits that do not begin a time. */
static gboolean
take_date_number(DalilCursor *cursor, int *day)
{
    const char *p = dalil_cursor_after_space(cursor->at);
    gsize digits = strspn(p, "0123456789");

    if (digits < 1 || digits > 2 || g_ascii_isalpha(p[digits]) || p[digits] == '.' ||
        (p[digits] == ':' && g_ascii_isdigit(p[digits + 1])))
        return FALSE;
    *day = (int)g_ascii_strtoll(p, NULL, 10);
    cursor->at = p + digits;
    return TRUE;
}

static gboolean
check_dates(DalilCursor *cursor, const char *from, const DalilWeek *season)
{
    const int ends[2][2] = {{season->first_month, season->first_day},
                            {season->last_month, season->last_day}};

    for (int i = 0; i < 2; i++) {
        int days = dalil_osm_month_days(ends[i][0]);

        if (ends[i][1] < 1 || ends[i][1] > days)
            return dalil_cursor_fail(
                cursor, from,
                g_strdup_printf("there is no %s %d: that month has days 1 to %d",
                                dalil_osm_month(ends[i][0]), ends[i][1], days));
    }
    if (season->first_month == season->last_month && season->first_day > season->last_day)
        return dalil_cursor_fail(
            cursor, from,
            g_strdup_printf("%s %d comes after %s %d: write the earlier date first",
                            dalil_osm_month(season->first_month), season->first_day,
                            dalil_osm_month(season->last_month), season->last_day));
    return TRUE;
}

/* A bit each; the year is a ring. */
static guint
months_between(int first, int last)
{
    guint months = 0;

    for (int month = first;; month = month % 12 + 1) {
        months |= 1u << (month - 1);
        if (month == last)
            return months;
    }
}

/* "Jul", "Jul-Aug", "Jul 15", "Jul 15-31", "Jul 15-Aug 31"; a bare "26" is of
 * @last_month, that of the date before it. */
static gboolean
read_season(DalilCursor *cursor, DalilSelector *selector, guint *months, int *last_month)
{
    const char *from = cursor->at;
    DalilWeek season = {0};
    gboolean first = FALSE, last = FALSE;

    if (*last_month > 0)
        season.first_month = *last_month;
    else
        take_month(cursor, &season.first_month);
    first = take_date_number(cursor, &season.first_day);
    season.last_month = season.first_month;
    season.last_day = season.first_day;
    last = first;
    if (dalil_cursor_take_dash(cursor)) {
        gboolean month = take_month(cursor, &season.last_month);

        if (!month)
            season.last_month = season.first_month;
        last = take_date_number(cursor, &season.last_day);
        if (!month && !(first && last))
            return dalil_cursor_fail(cursor, cursor->at, dalil_hours_advice_other(cursor->at));
    }
    if (!first)
        season.first_day = 1;
    if (!last)
        season.last_day = dalil_osm_month_days(season.last_month);
    if (!check_dates(cursor, from, &season))
        return FALSE;
    *last_month = first ? season.last_month : 0;
    if (season.first_day == 1 && season.last_day == dalil_osm_month_days(season.last_month)) {
        *months |= months_between(season.first_month, season.last_month);
        return TRUE;
    }
    if (selector->n_seasons == DALIL_SELECTOR_SEASONS_MAX)
        return dalil_cursor_fail(cursor, from,
                                 g_strdup("too many dates in one rule: write several rules"));
    selector->seasons[selector->n_seasons++] = season;
    return TRUE;
}

/* Whole months that follow one another become one season; the year is a ring. */
static void
join_months(DalilSelector *selector, guint months)
{
    if (months == ALL_MONTHS)
        selector->seasons[selector->n_seasons++] = (DalilWeek){0};
    for (int first = 0; first < 12 && months != ALL_MONTHS; first++) {
        int last = first;

        if (!(months >> first & 1) || months >> ((first + 11) % 12) & 1)
            continue;
        while (months >> ((last + 1) % 12) & 1)
            last = (last + 1) % 12;
        selector->seasons[selector->n_seasons++] =
            (DalilWeek){.first_month = first + 1, .last_month = last + 1};
    }
}

gboolean
dalil_selector_read_seasons(DalilCursor *cursor, DalilSelector *selector)
{
    guint months = 0;
    int last_month = 0, day = 0;

    while (month_at(cursor->at) > 0 || last_month > 0) {
        DalilCursor ahead = {0};

        if (!read_season(cursor, selector, &months, &last_month))
            return FALSE;
        ahead.at = dalil_cursor_after_space(cursor->at);
        if (*ahead.at != ',')
            break;
        ahead.at = dalil_cursor_after_space(ahead.at + 1);
        if (month_at(ahead.at) > 0)
            last_month = 0;
        else if (last_month == 0 || !take_date_number(&ahead, &day))
            break;
        dalil_cursor_take(cursor, ',');
    }
    if (selector->n_seasons == 0 && months == 0)
        months = ALL_MONTHS;
    else
        dalil_cursor_take(cursor, ':');
    if (selector->n_seasons > DALIL_SELECTOR_SEASONS_MAX - APART_MAX)
        return dalil_cursor_fail(cursor, cursor->at,
                                 g_strdup("too many dates in one rule: write several rules"));
    join_months(selector, months);
    dalil_cursor_skip_space(cursor);
    return TRUE;
}

static gboolean
take_nth_number(DalilCursor *cursor, int *nth)
{
    const char *p = cursor->at;
    gboolean minus = *p == '-';

    p += minus;
    if (*p < '1' || *p > '0' + NTH_MAX || g_ascii_isdigit(p[1]) || (minus && *p != '1'))
        return FALSE;
    *nth = minus ? DALIL_NTH_LAST : *p - '0';
    cursor->at = p + 1;
    return TRUE;
}

/* "[1]", "[1,3]", "[1-2]", "[-1]" */
static gboolean
read_nth(DalilCursor *cursor, guint *bits)
{
    const char *from = cursor->at;
    int first = 0, last = 0;

    if (!dalil_cursor_take(cursor, '['))
        return TRUE;
    *bits = 0;
    do {
        if (!take_nth_number(cursor, &first))
            break;
        last = first;
        if (*cursor->at == '-' && (cursor->at++, !take_nth_number(cursor, &last) || last < first))
            break;
        for (int nth = first; nth <= last; nth++)
            *bits |= 1u << nth;
        if (*cursor->at == ']') {
            cursor->at++;
            return TRUE;
        }
    } while (dalil_cursor_take(cursor, ','));
    return dalil_cursor_fail(
        cursor, from,
        g_strdup("brackets say which one of the month: [1] for the first, [1,3] for the "
                 "first and third, [-1] for the last"));
}

/* "+1 day", "-2 days" */
static gboolean
is_offset(const char *p)
{
    p = dalil_cursor_after_space(p);
    if (*p != '+' && *p != '-')
        return FALSE;
    p += 1 + strspn(p + 1, "0123456789");
    return g_str_has_prefix(dalil_cursor_after_space(p), "day");
}

static gboolean
read_day_item(DalilCursor *cursor, DalilSelector *selector)
{
    const char *from = cursor->at;
    int first = day_at(cursor->at), last = first;
    guint bits = DALIL_NTH_EVERY;

    cursor->at += dalil_cursor_letters(cursor->at);
    if (!is_offset(cursor->at) && dalil_cursor_take_dash(cursor)) {
        last = day_at(cursor->at);
        if (last < 0)
            return dalil_cursor_fail(cursor, cursor->at, dalil_hours_advice_other(cursor->at));
        if (MAX(first, last) >= DALIL_DAY_PH)
            return dalil_cursor_fail(
                cursor, from,
                g_strdup("PH and SH are no days of the week: put a comma, as Mo-Su,PH"));
        cursor->at += dalil_cursor_letters(cursor->at);
    }
    if (*dalil_cursor_after_space(cursor->at) == '[' && (first != last || first >= DALIL_DAY_PH))
        return dalil_cursor_fail(
            cursor, cursor->at,
            g_strdup("brackets go with one day of the week, as Sa[1]: write the days singly"));
    if (!read_nth(cursor, &bits))
        return FALSE;
    if (is_offset(cursor->at))
        return dalil_cursor_fail(
            cursor, dalil_cursor_after_space(cursor->at),
            g_strdup("days counted from another day are not understood: write the dates, as "
                     "Apr 3-Apr 6, or explain in hours_text"));
    for (int day = first;; day = (day + 1) % DALIL_DAY_PH) {
        selector->nth[day] |= bits;
        if (day == last)
            return TRUE;
    }
}

gboolean
dalil_selector_read_days(DalilCursor *cursor, DalilSelector *selector)
{
    if (day_at(cursor->at) < 0) {
        for (int day = 0; day < DALIL_DAY_PH; day++)
            selector->nth[day] = DALIL_NTH_EVERY;
        return TRUE;
    }
    do {
        if (day_at(cursor->at) < 0)
            return dalil_cursor_fail(cursor, cursor->at, dalil_hours_advice_other(cursor->at));
        if (!read_day_item(cursor, selector))
            return FALSE;
    } while (dalil_cursor_take(cursor, ','));
    dalil_cursor_take(cursor, ':');
    dalil_cursor_skip_space(cursor);
    return TRUE;
}
