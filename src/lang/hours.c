/* hours.c: reading opening hours
 *
 * A rule is [months or dates] [days] times; it is read into a selector and a day's hours, then
 * laid into the weeks (week.h) at once, so that nothing of the spelling is left.
 */
#include "lang/hours.h"

#include <string.h>

#include "lang/hours_advice.h"
#include "lang/osm.h"
#include "lang/selector.h"
#include "lang/week.h"

enum { CLOSES_MAX = 48 * 60 };

/* "9:00" or "09:00" */
static gboolean
take_time(DalilCursor *cursor, int *minutes)
{
    const char *p = cursor->at;
    gsize digits = strspn(p, "0123456789");

    if (digits < 1 || digits > 2 || p[digits] != ':' || strspn(p + digits + 1, "0123456789") != 2 ||
        p[digits + 1] > '5')
        return FALSE;
    *minutes =
        (int)g_ascii_strtoll(p, NULL, 10) * 60 + (int)g_ascii_strtoll(p + digits + 1, NULL, 10);
    cursor->at = p + digits + 3;
    return TRUE;
}

static char *
spell_interval(int opens, int closes)
{
    GString *to = g_string_new(NULL);

    dalil_osm_append_interval(to, (DalilInterval){opens, closes});
    return g_string_free(to, FALSE);
}

static char *
closes_too_early(int opens, int closes)
{
    int afternoon = closes + 12 * 60;
    gboolean half = opens < 12 * 60 && afternoon > opens; /* 9 to 5 */
    g_autofree char *by_day =
        half ? spell_interval(opens, afternoon) : spell_interval(closes, opens);
    g_autofree char *by_night = spell_interval(opens, closes + DALIL_DAY_MINUTES);

    return g_strdup_printf("%02d:%02d-%02d:%02d closes before it opens: write %s, or, if it stays "
                           "open until %02d:%02d "
                           "of the next day, %s (hours after midnight count on from 24)",
                           opens / 60, opens % 60, closes / 60, closes % 60, by_day, closes / 60,
                           closes % 60, by_night);
}

/* Settles what a closing time means; the night of the day before is not ours to guess. */
static gboolean
check_interval(DalilCursor *cursor, const char *from, DalilInterval *interval)
{
    int length = (int)(cursor->at - from);
    int opens = interval->opens, closes = interval->closes;

    if (opens >= DALIL_DAY_MINUTES)
        return dalil_cursor_fail(
            cursor, from,
            g_strdup_printf("\"%.*s\": an opening time lies before 24:00", length, from));
    if (closes > CLOSES_MAX)
        return dalil_cursor_fail(
            cursor, from,
            g_strdup_printf("\"%.*s\": a closing time lies before 48:00", length, from));
    if (opens == closes)
        return dalil_cursor_fail(
            cursor, from,
            g_strdup_printf("\"%.*s\" closes when it opens: for the whole day write "
                            "00:00-24:00",
                            length, from));
    if (closes < opens) {
        if (!dalil_week_is_night(opens, closes))
            return dalil_cursor_fail(cursor, from, closes_too_early(opens, closes));
        interval->closes += DALIL_DAY_MINUTES;
    }
    if (interval->closes - opens > DALIL_DAY_MINUTES)
        return dalil_cursor_fail(
            cursor, from,
            g_strdup_printf("\"%.*s\" is longer than a day: write 00:00-24:00 for each day", length,
                            from));
    return TRUE;
}

static gboolean
is_half_of_day(const char *p)
{
    gsize n = dalil_cursor_letters(p);

    return (g_ascii_tolower(*p) == 'a' || g_ascii_tolower(*p) == 'p') &&
           (n == 1 || (n == 2 && g_ascii_tolower(p[1]) == 'm'));
}

static gboolean
fail_time(DalilCursor *cursor, const char *from)
{
    const char *fault = from;
    char *message = dalil_hours_advice_time(from, &fault);

    return dalil_cursor_fail(cursor, fault, message);
}

static gboolean
read_interval(DalilCursor *cursor, DalilInterval *interval)
{
    const char *from = cursor->at;

    if (!take_time(cursor, &interval->opens) || !dalil_cursor_take_dash(cursor) ||
        !take_time(cursor, &interval->closes))
        return fail_time(cursor, from);
    if (dalil_cursor_letters(cursor->at) > 0 ||
        is_half_of_day(dalil_cursor_after_space(cursor->at)))
        return fail_time(cursor, from);
    return check_interval(cursor, from, interval);
}

static gboolean
add_interval(DalilCursor *cursor, const char *from, DalilDay *day, DalilInterval interval)
{
    const DalilInterval *clash = NULL;
    g_autofree char *mine = NULL;
    g_autofree char *other = NULL;

    if (dalil_week_add(day, interval, &clash))
        return TRUE;
    if (!clash)
        return dalil_cursor_fail(
            cursor, from,
            g_strdup_printf("more than %d openings on one day: write the rest in hours_text",
                            DALIL_INTERVALS_MAX));
    mine = spell_interval(interval.opens, interval.closes);
    other = spell_interval(clash->opens, clash->closes);
    return dalil_cursor_fail(
        cursor, from,
        g_strdup_printf("%s and %s of the same day run into each other: write them as one, or "
                        "correct one of them",
                        mine, other));
}

static gboolean
take_closed(DalilCursor *cursor)
{
    gsize n = dalil_cursor_letters(cursor->at);

    if (!(n == 3 && g_ascii_strncasecmp(cursor->at, "off", n) == 0) &&
        !(n == 6 && g_ascii_strncasecmp(cursor->at, "closed", n) == 0))
        return FALSE;
    cursor->at += n;
    return TRUE;
}

static gboolean
read_times(DalilCursor *cursor, const char *rule, DalilDay *day)
{
    day->stated = TRUE;
    if (take_closed(cursor))
        return TRUE;
    if (*cursor->at == '\0' || *cursor->at == ';') {
        g_autofree char *shown = g_strndup(rule, (gsize)(cursor->at - rule));

        return dalil_cursor_fail(
            cursor, rule,
            g_strdup_printf("\"%s\" has no times: write them behind it, as 09:00-17:00, or off",
                            g_strstrip(shown)));
    }
    for (;;) {
        const char *from = cursor->at, *next = NULL;
        DalilInterval interval;

        if (!read_interval(cursor, &interval) || !add_interval(cursor, from, day, interval))
            return FALSE;
        next = dalil_cursor_after_space(cursor->at);
        if (*next != ',' || !g_ascii_isdigit(*dalil_cursor_after_space(next + 1)))
            return TRUE;
        dalil_cursor_take(cursor, ',');
    }
}

static gboolean
lay_day(DalilCursor *cursor, const char *rule, DalilDay *to, const DalilDay *from, gboolean adds)
{
    if (!adds || from->n == 0) {
        *to = *from;
        return TRUE;
    }
    to->stated = TRUE;
    for (int i = 0; i < from->n; i++) {
        if (!add_interval(cursor, rule, to, from->intervals[i]))
            return FALSE;
    }
    return TRUE;
}

/* TRUE when some week has hours for a day that is special where @week is not. */
static gboolean
follows_special(const DalilHours *hours, const DalilWeek *week, int day)
{
    gboolean ordinary = week->first_month == 0 && dalil_week_nth(week) == 0;
    gboolean special =
        hours->weeks[0].days[DALIL_DAY_PH].stated || hours->weeks[0].days[DALIL_DAY_SH].stated;

    for (int i = 0; i < hours->n; i++)
        special |= &hours->weeks[i] != week && hours->weeks[i].days[day].stated;
    return ordinary && day < DALIL_DAY_PH && special;
}

static gboolean
lay_rule(DalilCursor *cursor, DalilHours *to, const char *rule, const DalilSelector *selector,
         const DalilDay *hours, gboolean adds)
{
    for (int season = 0; season < selector->n_seasons; season++) {
        for (int day = 0; day < DALIL_DAYS; day++) {
            for (int nth = 0; nth <= DALIL_NTH_LAST; nth++) {
                DalilWeek *week = NULL;

                if (!(selector->nth[day] >> nth & 1))
                    continue;
                week = dalil_week_obtain(to, &selector->seasons[season],
                                         nth == DALIL_NTH_LAST ? -1 : nth);
                if (!week)
                    return dalil_cursor_fail(
                        cursor, rule,
                        g_strdup_printf("more than %d parts of the year and kinds of weeks: "
                                        "write the rest in hours_text",
                                        DALIL_WEEKS_MAX));
                if (!adds && week->days[day].n > 0 && hours->n > 0 &&
                    !dalil_week_same_day(&week->days[day], hours))
                    cursor->replaced |= 1u << day;
                cursor->special_first |=
                    !adds && !week->days[day].stated && follows_special(to, week, day);
                if (!lay_day(cursor, rule, &week->days[day], hours, adds))
                    return FALSE;
            }
        }
    }
    return TRUE;
}

static gboolean
take_always(DalilCursor *cursor)
{
    if (strncmp(cursor->at, "24/7", 4) != 0 || g_ascii_isalnum(cursor->at[4]))
        return FALSE;
    cursor->at += 4;
    return TRUE;
}

static gboolean
read_rule(DalilCursor *cursor, DalilHours *hours, gboolean adds)
{
    const char *rule = cursor->at;
    DalilSelector selector = {0};
    DalilDay day = {0};

    if (!dalil_selector_read_seasons(cursor, &selector))
        return FALSE;
    if (take_always(cursor)) {
        for (int i = 0; i < DALIL_DAY_PH; i++)
            selector.nth[i] = DALIL_NTH_EVERY;
        day = (DalilDay){.intervals = {{0, DALIL_DAY_MINUTES}}, .n = 1, .stated = TRUE};
        return lay_rule(cursor, hours, rule, &selector, &day, FALSE);
    }
    if (!dalil_selector_read_days(cursor, &selector))
        return FALSE;
    if (strncmp(cursor->at, "24/7", 4) == 0)
        return dalil_cursor_fail(
            cursor, cursor->at,
            g_strdup("\"24/7\" means every day of the week: for some days write 00:00-24:00"));
    return read_times(cursor, rule, &day) && lay_rule(cursor, hours, rule, &selector, &day, adds);
}

static gboolean
read_rules(DalilCursor *cursor, DalilHours *hours)
{
    gboolean adds = FALSE, any = FALSE;

    dalil_cursor_skip_space(cursor);
    while (*cursor->at) {
        if (!adds && dalil_cursor_take(cursor, ';'))
            continue;
        if (!read_rule(cursor, hours, adds))
            return FALSE;
        any = TRUE;
        dalil_cursor_skip_space(cursor);
        adds = *cursor->at == ',';
        if (*cursor->at && *cursor->at != ';' && *cursor->at != ',')
            return dalil_cursor_fail(cursor, cursor->at, dalil_hours_advice_rule(cursor->at));
        if (adds && dalil_cursor_take(cursor, ',') && *cursor->at == '\0')
            return dalil_cursor_fail(cursor, cursor->at, dalil_hours_advice_other(cursor->at));
    }
    if (!any)
        return dalil_cursor_fail(
            cursor, cursor->at,
            g_strdup("the hours are empty: write them as Mo-Fr 09:00-17:00, or leave the line "
                     "out"));
    return TRUE;
}

gboolean
dalil_hours_parse(const char *text, DalilHours *hours, int *column, char **message)
{
    DalilCursor cursor = {.at = text, .fault = text};

    memset(hours, 0, sizeof *hours);
    hours->n = 1;
    if (!g_utf8_validate(text, -1, NULL))
        dalil_cursor_fail(&cursor, text,
                          g_strdup("these hours are not UTF-8 text: save the file as UTF-8"));
    else if (read_rules(&cursor, hours))
        dalil_week_settle(hours);
    if (!cursor.message)
        return TRUE;
    memset(hours, 0, sizeof *hours);
    *column = cursor.fault == text ? 1 : (int)g_utf8_pointer_to_offset(text, cursor.fault) + 1;
    *message = cursor.message;
    return FALSE;
}

gboolean
dalil_hours_special_first(const char *text)
{
    DalilCursor cursor = {.at = text, .fault = text};
    DalilHours hours = {.n = 1};

    if (!read_rules(&cursor, &hours))
        g_clear_pointer(&cursor.message, g_free);
    return cursor.special_first;
}

int
dalil_hours_longest_night(const DalilHours *hours)
{
    int longest = 0;

    for (int i = 0; i < hours->n; i++)
        for (int day = 0; day < DALIL_DAYS; day++)
            for (int k = 0; k < hours->weeks[i].days[day].n; k++) {
                DalilInterval it = hours->weeks[i].days[day].intervals[k];
                int length = it.closes - it.opens;

                if (it.closes > DALIL_DAY_MINUTES && length < DALIL_DAY_MINUTES)
                    longest = MAX(longest, length);
            }
    return longest;
}

guint
dalil_hours_replaced(const char *text)
{
    DalilCursor cursor = {.at = text, .fault = text};
    DalilHours hours = {.n = 1};

    if (!read_rules(&cursor, &hours))
        g_clear_pointer(&cursor.message, g_free);
    return cursor.replaced;
}
