/* osm.c: days, months and times in OpenStreetMap's spelling */
#include "lang/osm.h"

#include <string.h>

#include "lang/week.h"

static const char *const days[DALIL_DAYS] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"};

static const struct {
    const char *name;
    int days;
} months[] = {
    {"Jan", 31}, {"Feb", 29}, {"Mar", 31}, {"Apr", 30}, {"May", 31}, {"Jun", 30},
    {"Jul", 31}, {"Aug", 31}, {"Sep", 30}, {"Oct", 31}, {"Nov", 30}, {"Dec", 31},
};

const char *
dalil_osm_day(int day)
{
    return days[day];
}

const char *
dalil_osm_month(int month)
{
    return months[month - 1].name;
}

int
dalil_osm_month_days(int month)
{
    return months[month - 1].days;
}

int
dalil_osm_day_lookup(const char *word, gsize length)
{
    for (int i = 0; i < DALIL_DAYS; i++) {
        if (length == strlen(days[i]) && g_ascii_strncasecmp(word, days[i], length) == 0)
            return i;
    }
    return -1;
}

int
dalil_osm_month_lookup(const char *word, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(months); i++) {
        if (length == strlen(months[i].name) && strncmp(word, months[i].name, length) == 0)
            return (int)i + 1;
    }
    return -1;
}

void
dalil_osm_append_time(GString *to, int minutes)
{
    g_string_append_printf(to, "%02d:%02d", minutes / 60, minutes % 60);
}

void
dalil_osm_append_interval(GString *to, DalilInterval interval)
{
    int next_day = interval.closes - DALIL_DAY_MINUTES;

    dalil_osm_append_time(to, interval.opens);
    g_string_append_c(to, '-');
    if (next_day > 0 && dalil_week_is_night(interval.opens, next_day))
        dalil_osm_append_time(to, next_day);
    else
        dalil_osm_append_time(to, interval.closes);
}
