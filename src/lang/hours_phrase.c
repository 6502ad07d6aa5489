/* hours_phrase.c: opening hours in the words of a language
 *
 * The ordinary week first, then nth weekdays, then parts of the year behind a label. Days keep
 * together with the first of their times; lines may break between openings and between rules.
 */
#include "lang/hours.h"

#include "lang/isolate.h"
#include "lang/phrase.h"
#include "lang/week.h"

enum { WEEKDAYS = 7, ALL_WEEKDAYS = (1 << WEEKDAYS) - 1, HOUR = 60 };

/* "9h30", "9:00" or "09:00", as the sample in the language file has it. */
static void
append_clock(GString *to, const char *style, int minutes)
{
    gboolean padded = style[0] == '0';
    char mark = padded ? style[2] : style[1];
    int hour = minutes / HOUR, rest = minutes % HOUR;

    g_string_append_printf(to, padded ? "%02d%c" : "%d%c", hour, mark);
    if (mark == ':' || rest > 0)
        g_string_append_printf(to, "%02d", rest);
}

/* A closing time after midnight is that of the clock; where a reader would take it for a slip
 * it says which day is meant. */
static void
append_interval(GString *to, DalilInterval interval, const DalilLanguage *language)
{
    g_autoptr(GString) range = g_string_new(NULL);
    int next_day = interval.closes - DALIL_DAY_MINUTES;

    if (interval.opens == 0 && next_day == 0) {
        g_string_append(to, language->phrase[DALIL_PHRASE_ALL_DAY]);
        return;
    }
    append_clock(range, language->hour_style, interval.opens);
    g_string_append(range, "–");
    append_clock(range, language->hour_style, next_day > 0 ? next_day : interval.closes);
    dalil_isolate_append(to, DALIL_VALUE_TIME, range->str);
    if (next_day > 0 && !dalil_week_is_night(interval.opens, next_day))
        g_string_append_printf(to, DALIL_NBSP "%s", language->phrase[DALIL_PHRASE_NEXT_DAY]);
}

static char *
times_phrase(const DalilDay *day, const DalilLanguage *language)
{
    GString *to = g_string_new(NULL);

    for (int i = 0; i < day->n; i++) {
        if (i > 0)
            g_string_append(to, i == day->n - 1 ? language->list_and : language->list_comma);
        append_interval(to, day->intervals[i], language);
    }
    return g_string_free(to, FALSE);
}

static void
append_item(GString *to, const char *item, const DalilLanguage *language)
{
    if (to->len > 0)
        g_string_append(to, language->list_comma);
    g_string_append(to, item);
}

/* "segunda-feira" does not break behind its hyphen. (transfer full) */
static char *
day_name(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "-", -1);

    return g_strjoinv("-" DALIL_WORD_JOINER, parts);
}

/* Three days or more in a row are a range, two a list. */
static void
append_run(GString *to, int first, int last, const DalilLanguage *language)
{
    const char *const *names = language->short_days ? language->weekday_short : language->weekday;
    const char *pattern = language->short_days ? language->day_range_short : language->day_range;
    g_autofree char *range = NULL;

    if (last - first >= 2) {
        g_autofree char *from = day_name(names[first]);
        g_autofree char *until = day_name(names[last]);

        range = dalil_phrase_fill(pattern, from, until, NULL);
        append_item(to, range, language);
        return;
    }
    for (int day = first; day <= last; day++) {
        g_autofree char *name = day_name(names[day]);

        append_item(to, name, language);
    }
}

static char *
days_phrase(guint days, const DalilLanguage *language)
{
    GString *to = g_string_new(NULL);
    int first = 0, last = -1;

    if ((days & ALL_WEEKDAYS) == ALL_WEEKDAYS) {
        append_item(to, language->phrase[DALIL_PHRASE_EVERY_DAY], language);
    } else {
        while (dalil_week_run(days, last + 1, &first, &last))
            append_run(to, first, last, language);
    }
    if (days >> DALIL_DAY_PH & 1)
        append_item(to, language->phrase[DALIL_PHRASE_PUBLIC_HOLIDAYS], language);
    if (days >> DALIL_DAY_SH & 1)
        append_item(to, language->phrase[DALIL_PHRASE_SCHOOL_HOLIDAYS], language);
    return g_string_free(to, FALSE);
}

static char *
closed_phrase(guint days, const char *days_text, const DalilLanguage *language)
{
    const char *closed = language->phrase[DALIL_PHRASE_CLOSED];

    if (days == ALL_WEEKDAYS)
        return g_strdup(closed);
    if (days == 1u << DALIL_DAY_PH)
        return g_strdup(language->phrase[DALIL_PHRASE_CLOSED_HOLIDAYS]);
    return dalil_phrase_fill(language->label_text, days_text, closed, NULL);
}

static char *
group_phrase(guint days, const char *days_text, const DalilDay *hours,
             const DalilLanguage *language)
{
    g_autofree char *times = NULL;

    if (hours->n == 0)
        return closed_phrase(days, days_text, language);
    times = times_phrase(hours, language);
    return dalil_phrase_fill(language->days_times, days_text, times, NULL);
}

/* Begins the next rule: the separator, and for the first one of a part of the year its label. */
static void
append_rule(GString *to, const char *rule, char **label, const DalilLanguage *language)
{
    g_autofree char *labelled = NULL;

    if (to->len > 0)
        g_string_append(to, language->rule_separator);
    if (*label)
        labelled = dalil_phrase_fill(language->label_text, *label, rule, NULL);
    g_string_append(to, labelled ? labelled : rule);
    g_clear_pointer(label, g_free);
}

static void
append_week(GString *to, const DalilWeek *week, char **label, const DalilLanguage *language)
{
    DalilDayGroup groups[DALIL_DAYS];
    int n = dalil_week_groups(week, groups);

    for (int i = 0; i < n; i++) {
        g_autofree char *days = days_phrase(groups[i].days, language);
        g_autofree char *rule = group_phrase(groups[i].days, days, groups[i].hours, language);

        append_rule(to, rule, label, language);
    }
}

/* "1er et 3e samedi du mois": the ordinals of all weeks from @at on that have the hours of
 * @week on @day. */
static char *
nth_phrase(const DalilHours *hours, int at, int day, const DalilLanguage *language)
{
    const DalilWeek *week = &hours->weeks[at];
    g_autofree const char **ordinals = g_new0(const char *, DALIL_WEEKS_MAX);
    g_autoptr(GString) list = g_string_new(NULL);
    g_autofree char *name = day_name(language->weekday[day]);
    int n = 0;

    for (int i = at; i < hours->n; i++) {
        int nth = dalil_week_nth(&hours->weeks[i]);

        if (nth != 0 && dalil_week_same_season(week, &hours->weeks[i]) &&
            dalil_week_same_day(&week->days[day], &hours->weeks[i].days[day]))
            ordinals[n++] = language->ordinal[nth < 0 ? 5 : nth - 1];
    }
    for (int i = 0; i < n; i++) {
        if (i > 0)
            g_string_append(list, i == n - 1 ? language->ordinals_and : language->list_comma);
        g_string_append(list, ordinals[i]);
    }
    return dalil_phrase_fill(language->nth_weekday, list->str, name, NULL);
}

/* TRUE when an earlier week of the same part of the year has spoken for this one. */
static gboolean
is_said(const DalilHours *hours, int at, int day)
{
    for (int i = 0; i < at; i++) {
        if (dalil_week_nth(&hours->weeks[i]) != 0 &&
            dalil_week_same_season(&hours->weeks[i], &hours->weeks[at]) &&
            dalil_week_same_day(&hours->weeks[i].days[day], &hours->weeks[at].days[day]))
            return TRUE;
    }
    return FALSE;
}

static void
append_nth_week(GString *to, const DalilHours *hours, int at, char **label,
                const DalilLanguage *language)
{
    for (int day = 0; day < WEEKDAYS; day++) {
        const DalilDay *times = &hours->weeks[at].days[day];
        g_autofree char *days = NULL;
        g_autofree char *rule = NULL;

        if (!times->stated || is_said(hours, at, day))
            continue;
        days = nth_phrase(hours, at, day, language);
        rule = group_phrase(1u << day, days, times, language);
        append_rule(to, rule, label, language);
    }
}

/* "juil.–août", "15 juil.–31 août"; NULL for all the year. */
static char *
season_label(const DalilWeek *week, const DalilLanguage *language)
{
    const char *pattern = language->day_range_short;
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;

    if (week->first_month == 0)
        return NULL;
    first = dalil_phrase_day_of_year(language, week->first_month, week->first_day);
    if (week->first_month == week->last_month && week->first_day == week->last_day)
        return g_steal_pointer(&first);
    last = dalil_phrase_day_of_year(language, week->last_month, week->last_day);
    return dalil_phrase_fill(pattern, first, last, NULL);
}

char *
dalil_hours_phrase(const DalilHours *hours, const DalilLanguage *language)
{
    GString *to = g_string_new(NULL);
    g_autofree char *label = NULL;

    if (hours->always) {
        g_string_append(to, language->phrase[DALIL_PHRASE_ALWAYS]);
        return g_string_free(to, FALSE);
    }
    for (int i = 0; i < hours->n; i++) {
        const DalilWeek *week = &hours->weeks[i];

        if (i == 0 || !dalil_week_same_season(week, &hours->weeks[i - 1])) {
            g_free(label);
            label = season_label(week, language);
        }
        if (dalil_week_nth(week) == 0)
            append_week(to, week, &label, language);
        else
            append_nth_week(to, hours, i, &label, language);
    }
    return g_string_free(to, FALSE);
}
