/* hourset.c: what is lost and gained between two opening hours
 *
 * A year is laid out day by day, each minute of a day one bit: months of 31 days, of which each
 * nth weekday is met (day d of a month that begins on a Monday is weekday (d-1) % 7, the
 * ((d-1) / 7 + 1)th of the month). Public and school holidays are two days more a month.
 */
#include "record/hourset.h"

#include <string.h>

enum { MONTHS = 12, MONTH = 35, SLOTS = MONTH + 2, DAY = 24 * 60, WORDS = 2 * DAY / 64 + 1 };

typedef struct {
    guint64 minutes[WORDS]; /* two days, for what ends past midnight */
} Open;

static gboolean
in_season(const DalilWeek *week, int month, int day)
{
    int first = week->first_month * 100 + MAX(week->first_day, 1);
    int last = week->last_month * 100 + (week->last_day ? week->last_day : 99);
    int now = month * 100 + day;

    if (week->first_month == 0)
        return TRUE;
    return first <= last ? now >= first && now <= last : now >= first || now <= last;
}

/* @slot: 0..34 days, then PH, SH. */
static gboolean
speaks_of(const DalilWeek *week, int month, int slot)
{
    int weekday = slot < MONTH ? slot % 7 : DALIL_DAY_PH + slot - MONTH;
    int nth = week->nth[weekday], which = slot / 7 + 1;

    if (!week->days[weekday].stated || !in_season(week, month, slot < MONTH ? slot + 1 : 15))
        return FALSE;
    if (slot >= MONTH || nth == 0)
        return TRUE;
    return nth > 0 ? nth == which : which == MONTH / 7 + 1 + nth;
}

static void
fill(Open *open, const DalilHours *hours, int month, int slot)
{
    const DalilDay *day = NULL;

    memset(open, 0, sizeof *open);
    if (hours->always) {
        for (int m = 0; m < DAY; m++)
            open->minutes[m / 64] |= (guint64)1 << (m % 64);
        return;
    }
    for (int i = 0; i < hours->n; i++)
        if (speaks_of(&hours->weeks[i], month, slot))
            day = &hours->weeks[i].days[slot < MONTH ? slot % 7 : DALIL_DAY_PH + slot - MONTH];
    if (!day && slot >= MONTH) { /* nothing said of holidays: readers take them for any day */
        fill(open, hours, month, 0);
        return;
    }
    for (int i = 0; day && i < day->n; i++)
        for (int m = day->intervals[i].opens; m < MIN(day->intervals[i].closes, 2 * DAY); m++)
            open->minutes[m / 64] |= (guint64)1 << (m % 64);
}

static int
bits(guint64 word)
{
    int n = 0;

    for (; word; word &= word - 1)
        n++;
    return n;
}

static gboolean
parse(const char *text, DalilHours *hours)
{
    g_autofree char *message = NULL;
    int column = 0;

    memset(hours, 0, sizeof *hours);
    return !text || dalil_hours_parse(text, hours, &column, &message);
}

gboolean
dalil_hourset_compare(const char *before, const char *after, DalilHourChange *change)
{
    DalilHours was, is;

    *change = (DalilHourChange){0, 0};
    if (!parse(before, &was) || !parse(after, &is))
        return FALSE;
    for (int month = 1; month <= MONTHS; month++)
        for (int slot = 0; slot < SLOTS; slot++) {
            Open old, now;
            fill(&old, &was, month, slot);
            fill(&now, &is, month, slot);
            for (int w = 0; w < WORDS; w++) {
                change->cut += bits(old.minutes[w] & ~now.minutes[w]);
                change->extended += bits(now.minutes[w] & ~old.minutes[w]);
            }
        }
    return TRUE;
}
