/* phrase.c: patterns filled with words, and dates */
#include "lang/phrase.h"

#include "lang/isolate.h"

enum { WORDS_MAX = 4 };

/* Reads "%s" or "%2$s" at @p. Returns the byte behind it, NULL for any other text. */
static const char *
read_place(const char *p, int *next, int *index)
{
    if (p[0] != '%')
        return NULL;
    if (p[1] == 's') {
        *index = (*next)++;
        return p + 2;
    }
    if (g_ascii_isdigit(p[1]) && p[2] == '$' && p[3] == 's') {
        *index = p[1] - '1';
        return p + 4;
    }
    return NULL;
}

char *
dalil_phrase_fill(const char *pattern, ...)
{
    GString *to = g_string_new(NULL);
    const char *words[WORDS_MAX] = {NULL};
    int n = 0, next = 0, index = 0;
    va_list list;

    va_start(list, pattern);
    for (const char *word; n < WORDS_MAX && (word = va_arg(list, const char *)); n++)
        words[n] = word;
    va_end(list);

    while (*pattern) {
        const char *behind = read_place(pattern, &next, &index);

        if (!behind) {
            g_string_append_c(to, *pattern++);
            continue;
        }
        g_assert(index >= 0 && index < n);
        g_string_append(to, words[index]);
        pattern = behind;
    }
    return g_string_free(to, FALSE);
}

static char *
day_number(const DalilLanguage *language, int day)
{
    if (day == 1 && language->first_of_month)
        return g_strdup(language->first_of_month);
    return g_strdup_printf("%d", day);
}

char *
dalil_phrase_date(const DalilLanguage *language, int year, int month, int day)
{
    g_autofree char *number = day_number(language, day);
    g_autofree char *year_text = g_strdup_printf("%d", year);
    g_autofree char *date = NULL;
    GString *to = g_string_new(NULL);

    g_assert(month >= 1 && month <= 12);
    if (day == 0)
        date = dalil_phrase_fill(language->month_year, language->month[month - 1], year_text, NULL);
    else
        date = dalil_phrase_fill(language->day_month_year, number, language->month[month - 1],
                                 year_text, NULL);
    dalil_isolate_append(to, DALIL_VALUE_NAME, date);
    return g_string_free(to, FALSE);
}

char *
dalil_phrase_day_of_year(const DalilLanguage *language, int month, int day)
{
    const char *const *names = language->short_days ? language->month_short : language->month;
    g_autofree char *number = day_number(language, day);

    g_assert(month >= 1 && month <= 12);
    if (day == 0)
        return g_strdup(names[month - 1]);
    return dalil_phrase_fill(language->day_month, number, names[month - 1], NULL);
}
