/* day.c: days read digit by digit; no locale has a say */
#include "base/day.h"

#include <string.h>

gboolean
dalil_day_parse(const char *text, int *year, int *month, int *day)
{
    static const char shape[] = "dddd-dd-dd";

    if (strlen(text) != sizeof shape - 1)
        return FALSE;
    for (gsize i = 0; i < sizeof shape - 1; i++)
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
            return FALSE;
    *year = (int)g_ascii_strtoll(text, NULL, 10);
    *month = (int)g_ascii_strtoll(text + 5, NULL, 10);
    *day = (int)g_ascii_strtoll(text + 8, NULL, 10);
    return TRUE;
}

gboolean
dalil_day_is(const char *text)
{
    int year = 0, month = 0, day = 0;

    return dalil_day_parse(text, &year, &month, &day) &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

char *
dalil_day_epoch(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    gint64 seconds = epoch ? g_ascii_strtoll(epoch, &end, 10) : 0;
    g_autoptr(GDateTime) date = NULL;

    if (epoch && end != epoch && !*end)
        date = g_date_time_new_from_unix_utc(seconds);
    return date ? g_date_time_format(date, "%Y-%m-%d") : NULL;
}

char *
dalil_day_today(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    char *day = dalil_day_epoch();

    return day ? day : g_date_time_format(now, "%Y-%m-%d");
}
