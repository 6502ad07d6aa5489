/* hours_advice.c: advice on opening hours that are not understood
 *
 * Real listings say 9-5, 17:00pm, 9h30, Lu-Ve. The message names what was written and, where the
 * meaning is plain, the text to put in its place.
 */
#include "lang/hours_advice.h"

#include <string.h>

#include "lang/cursor.h"
#include "lang/osm.h"
#include "lang/week.h"

enum {
    QUOTE_MAX = 40, /* characters of the listing shown in a message */
    NAME_MIN = 2,   /* characters by which the name of a day or month is known */
};

/* What the whole syntax has and this program leaves out, by how it begins. */
static const struct {
    const char *start;
    const char *advice;
} known[] = {
    {"||", "\"||\" is not understood: write each case as a rule of its own, separated by \";\""},
    {"\"", "a remark in quotes would stay untranslated: put it in hours_text"},
    {"+", "\"+\" leaves the end open: write the closing time, as 18:00-22:00"},
    {"/", "\"/\" is not understood: write every opening, as 10:00-12:00,14:00-16:00"},
    {"(", "brackets are not understood: write clock times, as 07:00-19:00"},
    {"week", "week numbers are not understood: write dates, as Jul 15-Aug 31"},
    {"easter", "\"easter\" moves every year: write the dates of this year, as Apr 3-Apr 6"},
    {"sunrise", "\"sunrise\" is another time every day: write a clock time, as 07:00"},
    {"sunset", "\"sunset\" is another time every day: write a clock time, as 19:00"},
    {"dawn", "\"dawn\" is another time every day: write a clock time, as 07:00"},
    {"dusk", "\"dusk\" is another time every day: write a clock time, as 19:00"},
    {"unknown",
     "\"unknown\" says nothing a reader can use: leave it out, or explain in hours_text"},
    {"open", "leave out \"open\": the times alone say it, as Mo-Fr 09:00-17:00"},
    {"noon", "\"noon\" is written 12:00"},
    {"midnight", "\"midnight\" is written 24:00 for closing, 00:00 for opening"},
    {"daily", "\"daily\" is written Mo-Su"},
    {"everyday", "\"everyday\" is written Mo-Su"},
    {"weekdays", "\"weekdays\" is written Mo-Fr"},
    {"weekend", "\"weekend\" is written Sa,Su"},
    {"weekends", "\"weekends\" is written Sa,Su"},
    {"holidays", "\"holidays\" is written PH for public holidays, SH for school holidays"},
    {"appointment", "appointments are a matter of words: put them in hours_text"},
    {"by", "words are not understood here: put them in hours_text"},
    {"and", "between openings stands a comma, as 09:00-12:00,14:00-17:00; between rules a \";\""},
    {"et", "between openings stands a comma, as 09:00-12:00,14:00-17:00; between rules a \";\""},
    {"off", "\"off\" stands in the place of times, as Su off"},
    {"closed", "\"closed\" stands in the place of times, as Su closed"},
    {",", "there is a comma too many, or something is missing beside it"},
    {"call", "words are not understood here: put them in hours_text"},
};

/* What the author will see as one piece. */
static const char *
piece_end(const char *p)
{
    while (*p && *p != ';' && *p != ',' && !g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

static char *
quote(const char *from, const char *end)
{
    long n = g_utf8_strlen(from, end - from);
    g_autofree char *part = NULL;

    if (n <= QUOTE_MAX)
        return g_strndup(from, (gsize)(end - from));
    part = g_utf8_substring(from, 0, QUOTE_MAX);
    return g_strconcat(part, "…", NULL);
}

/* "Lu", "lun", "lundi" */
static gboolean
begins_name(const char *name, const char *word, gsize length)
{
    g_autofree char *whole = g_utf8_casefold(name, -1);
    g_autofree char *part = g_utf8_casefold(word, (gssize)length);

    return g_utf8_strlen(part, -1) >= NAME_MIN && g_str_has_prefix(whole, part);
}

/* The place of @word in a list of names and in the same list shortened; -1 when in none. */
static int
find_name(const char *const *names, const char *const *shorts, int n, const char *word,
          gsize length)
{
    for (int i = 0; i < n; i++) {
        if (begins_name(names[i], word, length) || begins_name(shorts[i], word, length))
            return i;
    }
    return -1;
}

/* The day and the month (-1: none) that begin like @word in the first language where any does. */
static void
find_names(const char *word, gsize length, int *day, int *month)
{
    int languages = 0;
    const DalilLanguage *const *list = dalil_languages(&languages);

    *day = *month = -1;
    for (int i = 0; i < languages && *day < 0 && *month < 0; i++) {
        *day = find_name(list[i]->weekday, list[i]->weekday_short, 7, word, length);
        *month = find_name(list[i]->month, list[i]->month_short, 12, word, length);
    }
}

static char *
advice_name(const char *at, gsize length)
{
    g_autofree char *shown = quote(at, at + length);
    int day = -1, month = -1;

    find_names(at, length, &day, &month);
    if (day >= 0 && month >= 0)
        return g_strdup_printf(
            "\"%s\": days and months have English letters here: write %s for the "
            "day, %s for the month",
            shown, dalil_osm_day(day), dalil_osm_month(month + 1));
    if (day >= 0)
        return g_strdup_printf("\"%s\" is written %s here (Mo Tu We Th Fr Sa Su)", shown,
                               dalil_osm_day(day));
    if (month >= 0)
        return g_strdup_printf("\"%s\" is written %s here", shown, dalil_osm_month(month + 1));
    return NULL;
}

/* "٠٩:٠٠-١٧:٠٠": the same in the digits and with the colon that are understood; NULL: there is
 * nothing to put right. (transfer full) */
static char *
advice_digits(const char *at)
{
    GString *to = g_string_new(NULL);
    const char *end = piece_end(at);
    g_autofree char *shown = quote(at, end);
    char *advice = NULL;
    gboolean others = FALSE;

    for (const char *p = at; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        others |= c >= 0x80 && (g_unichar_isdigit(c) || c == 0xFF1A);
        if (g_unichar_isdigit(c))
            g_string_append_c(to, (char)('0' + g_unichar_digit_value(c)));
        else
            g_string_append_unichar(to, c == 0xFF1A ? ':' : c);
    }
    if (others)
        advice = g_strdup_printf("\"%s\": hours are written with the digits 0 to 9 and a plain "
                                 "colon in every language: write %s",
                                 shown, to->str);
    g_string_free(to, TRUE);
    return advice;
}

/* "-Fr" behind Mo-We, "13:00-17:00" behind other times. NULL: neither. */
static char *
advice_more(const char *at)
{
    g_autofree char *shown = quote(at, piece_end(at));

    if (dalil_cursor_dash(at) > 0)
        return g_strdup_printf("\"%s\": a dash joins two days, two dates or two times; put a "
                               "comma between more of them, as Mo,We,Fr",
                               shown);
    if (g_ascii_isdigit(*at))
        return g_strdup_printf("before \"%s\" a comma or a \";\" is missing", shown);
    return NULL;
}

char *
dalil_hours_advice_rule(const char *at)
{
    gsize length = dalil_cursor_letters(at);

    if (length > 0 &&
        (dalil_osm_day_lookup(at, length) >= 0 || dalil_osm_month_lookup(at, length) >= 0))
        return g_strdup_printf("\"%.*s\" stands behind times: a new rule begins behind \";\", and "
                               "days come before their times, as Mo-Fr 09:00-17:00",
                               (int)length, at);
    return dalil_hours_advice_other(at);
}

char *
dalil_hours_advice_other(const char *at)
{
    gsize length = dalil_cursor_letters(at);
    char *advice = NULL;
    g_autofree char *shown = NULL;

    if (*at == '\0')
        return g_strdup("the hours stop short: after the comma days or times are missing");
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        gsize n = strlen(known[i].start);

        if (g_ascii_strncasecmp(at, known[i].start, n) == 0 && (length == 0 || length == n))
            return g_strdup(known[i].advice);
    }
    if (length > 0 && dalil_osm_day_lookup(at, length) >= 0)
        return g_strdup_printf(
            "before \"%.*s\" a comma is missing, or the times of the days before it", (int)length,
            at);
    if (length > 0 && (advice = advice_name(at, length)))
        return advice;
    if ((advice = advice_digits(at)) || (advice = advice_more(at)))
        return advice;
    shown = quote(at, piece_end(at) > at ? piece_end(at) : g_utf8_next_char(at));
    return g_strdup_printf(
        "\"%s\" is not understood: write days and times as Mo-Fr 09:00-17:00, and "
        "anything else in hours_text",
        shown);
}

/* A clock time as people write it. */
typedef struct {
    int minutes;
    gboolean bare;   /* "5": may mean the afternoon */
    gboolean suffix; /* am or pm */
} Rough;

static const char *
read_suffix(const char *p, Rough *time)
{
    const char *q = dalil_cursor_after_space(p);
    char half = g_ascii_tolower(*q);

    if (half != 'a' && half != 'p')
        return p;
    q++;
    q += *q == '.';
    if (g_ascii_tolower(*q) != 'm' || g_ascii_isalpha(q[1]))
        return p;
    q++;
    q += *q == '.';
    if (half == 'p' && time->minutes < 12 * 60)
        time->minutes += 12 * 60;
    else if (half == 'a' && time->minutes / 60 == 12)
        time->minutes -= 12 * 60;
    time->suffix = TRUE;
    return q;
}

static const char *
read_rough(const char *p, Rough *time)
{
    int value = 0, digits = 0, minutes = 0;

    *time = (Rough){0, TRUE, FALSE};
    for (; g_ascii_isdigit(*p) && digits < 5; p++, digits++)
        value = value * 10 + (*p - '0');
    if (digits == 0 || digits > 4)
        return NULL;
    if (digits > 2) {
        minutes = value % 100;
        value /= 100;
        time->bare = FALSE;
    } else if (*p && strchr(":.hH", *p)) {
        gboolean marked = *p == 'h' || *p == 'H';

        p++;
        if (g_ascii_isdigit(p[0]) && g_ascii_isdigit(p[1])) {
            minutes = (p[0] - '0') * 10 + (p[1] - '0');
            p += 2;
        } else if (!marked) {
            return NULL;
        }
        time->bare = FALSE;
    }
    if (value > 48 || minutes > 59 || g_ascii_isdigit(*p))
        return NULL;
    time->minutes = value * 60 + minutes;
    return read_suffix(p, time);
}

static const char *
read_between(const char *p)
{
    const char *q = dalil_cursor_after_space(p);
    gsize dash = dalil_cursor_dash(q);

    if (dash > 0)
        return dalil_cursor_after_space(q + dash);
    if (q > p && (g_str_has_prefix(q, "to ") || g_str_has_prefix(q, "à ")))
        return dalil_cursor_after_space(q + strcspn(q, " "));
    return NULL;
}

/* The proper spelling of two rough times, NULL when their meaning is not plain. */
static char *
spell(Rough opens, Rough closes)
{
    GString *to = NULL;
    int o = opens.minutes, c = closes.minutes;

    if (closes.suffix && opens.bare && !opens.suffix && c > 12 * 60 && o + 12 * 60 < c)
        o += 12 * 60; /* 1-5pm */
    if (!closes.suffix && c <= o && c <= 12 * 60 && c + 12 * 60 > o)
        c += 12 * 60; /* 9-5 */
    if (dalil_week_is_night(o, c))
        c += DALIL_DAY_MINUTES;
    if (c <= o || o >= DALIL_DAY_MINUTES || c - o > DALIL_DAY_MINUTES)
        return NULL;
    to = g_string_new(NULL);
    dalil_osm_append_interval(to, (DalilInterval){o, c});
    return g_string_free(to, FALSE);
}

static gboolean
is_year(const char *at)
{
    return strspn(at, "0123456789") == 4 &&
           (strncmp(at, "20", 2) == 0 || strncmp(at, "199", 3) == 0);
}

/* "2026-2027 Mo": a day or a month follows, so that these are no times. */
static gboolean
is_years(const char *at)
{
    const char *p = NULL;

    if (!is_year(at) || dalil_cursor_dash(at + 4) == 0)
        return FALSE;
    p = at + 4 + dalil_cursor_dash(at + 4);
    return is_year(p) && dalil_cursor_letters(dalil_cursor_after_space(p + 4)) > 0;
}

static gboolean
has_bad_minutes(const char *at, const char *end)
{
    for (; at < end; at++) {
        if (*at == ':' && at[1] >= '6' && at[1] <= '9')
            return TRUE;
    }
    return FALSE;
}

static char *
advice_one_time(const char *at, const char *end)
{
    g_autofree char *shown = quote(at, MAX(end, piece_end(at)));

    if (is_years(at) || (is_year(at) && dalil_cursor_dash(at + 4) == 0))
        return g_strdup_printf("the year \"%.4s\" is not understood: leave it out, and say with "
                               "valid_from and valid_to how long the listing holds",
                               at);
    if (has_bad_minutes(at, piece_end(at)))
        return g_strdup_printf("\"%s\" is not a time: minutes go from 00 to 59", shown);
    if (end && end >= piece_end(at))
        return g_strdup_printf("\"%s\" has no closing time: write both, as 09:00-17:00", shown);
    return g_strdup_printf("\"%s\" is not a time: write it as 09:00-17:00", shown);
}

char *
dalil_hours_advice_time(const char *at, const char **fault)
{
    Rough opens, closes;
    const char *first = read_rough(at, &opens);
    const char *between = first ? read_between(first) : NULL;
    const char *end = between ? read_rough(between, &closes) : NULL;
    g_autofree char *shown = NULL;
    g_autofree char *proper = NULL;

    *fault = at;
    if (first && (*first == '+' || (*first == '/' && !between)))
        *fault = first;
    else if (between && !g_ascii_isdigit(*between))
        *fault = between;
    if (!g_ascii_isdigit(**fault))
        return dalil_hours_advice_other(*fault);
    if (!end || is_years(at))
        return advice_one_time(at, is_years(at) ? NULL : first);
    if (end < piece_end(end))
        return advice_one_time(at, NULL);
    shown = quote(at, end);
    proper = spell(opens, closes);
    if (!proper)
        return g_strdup_printf("\"%s\" is not a time: write it as 09:00-17:00", shown);
    if (opens.suffix || closes.suffix)
        return g_strdup_printf("\"%s\": hours count to 24 here, without am and pm: write %s", shown,
                               proper);
    return g_strdup_printf("\"%s\" is not a time: write %s", shown, proper);
}
