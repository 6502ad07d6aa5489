/* hours.h: opening hours: a subset of the OpenStreetMap opening_hours syntax
 *
 * Parsed into a canonical week, so that two spellings of the same hours are equal and are
 * printed in the same words. Understood: 24/7; Mo-Fr, Fr-Mo, Mo,We; PH, SH; Sa[1], Sa[-1];
 * Jul-Aug:, Jul 15-Aug 31:, Dec 25,26; several ranges; ends past midnight to 26:00+; off|closed;
 * rules by
 * ";" (the later overrides for its days) and ", " (adds). Left out, each with its own message:
 * "||", sunrise/sunset, week numbers, years, easter, "/" intervals, "+", unknown, comments.
 *
 * A closing time before the opening one is of the next day when it is a plain night (20:00-02:00:
 * until 06:00 after an opening past noon, until 02:00 after any); else it is a mistake, unless
 * written past 24 (09:00-29:00). How rules come together: week.h.
 */
#pragma once

#include "lang/language.h"

typedef struct {
    int opens, closes; /* minutes from midnight; closes > opens, up to 48 h for past midnight */
} DalilInterval;

enum { DALIL_DAY_PH = 7, DALIL_DAY_SH = 8, DALIL_DAYS = 9, DALIL_INTERVALS_MAX = 8 };

typedef struct {
    DalilInterval intervals[DALIL_INTERVALS_MAX];
    int n;
    gboolean stated; /* a rule spoke of this day: n == 0 then means closed, not unsaid */
} DalilDay;

typedef struct {
    /* Months and days from 1; first_month 0: all the year; day 0: the whole month. */
    int first_month, first_day, last_month, last_day;
    int nth[DALIL_DAYS];       /* 0: every; 1..5 or -1: only that one of the month (Sa[1]) */
    DalilDay days[DALIL_DAYS]; /* Monday 0 … Sunday 6, public holidays, school holidays */
} DalilWeek;

enum { DALIL_WEEKS_MAX = 8 };

/* Weeks for parts of the year or nth weekdays; [0] is the ordinary one. */
typedef struct {
    gboolean always; /* 24/7 */
    DalilWeek weeks[DALIL_WEEKS_MAX];
    int n;
} DalilHours;

/* Returns FALSE with @column (1-based, in characters of @text) and @message (transfer full: plain
 * words, the part at fault and what to write instead). */
gboolean dalil_hours_parse(const char *text, DalilHours *hours, int *column, char **message);

/* Days (bits, Monday first) whose opening times a later rule of @text, which parses, puts others in
 * the place of: right by the syntax, and seldom meant. */
guint dalil_hours_replaced(const char *text);

/* TRUE when @text, which parses, has a rule for holidays, nth weekdays or a part of the year before
 * one for ordinary days: it stands here, while others who read the syntax let the later one hold.
 */
gboolean dalil_hours_special_first(const char *text);

/* The longest opening that goes on past midnight and is no whole day, in minutes; 0: none. */
int dalil_hours_longest_night(const DalilHours *hours);

/* Canonical OSM spelling: equal hours, equal text. (transfer full) */
char *dalil_hours_canonical(const DalilHours *hours);
gboolean dalil_hours_equal(const DalilHours *a, const DalilHours *b);

/* In the words of @language, values isolated: "lun.–ven. 9h–12h30 et 14h–17h ; sam. 9h–12h".
 * (transfer full) */
char *dalil_hours_phrase(const DalilHours *hours, const DalilLanguage *language);
