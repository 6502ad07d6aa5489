/* selector.h: which days of the year a rule of opening hours speaks of */
#pragma once

#include "lang/cursor.h"
#include "lang/hours.h"

enum {
    DALIL_SELECTOR_SEASONS_MAX = 12,
    DALIL_NTH_EVERY = 1, /* bit 0 of nth: every such day; bits 1 to 5: that one of the month */
    DALIL_NTH_LAST = 6,  /* the last of the month, as a bit's place */
};

typedef struct {
    DalilWeek seasons[DALIL_SELECTOR_SEASONS_MAX]; /* only their dates are used */
    int n_seasons;
    guint nth[DALIL_DAYS];
} DalilSelector;

/* Reads "Jul-Aug:", "Jul 15-Aug 31"; without them the one season is all the year. */
gboolean dalil_selector_read_seasons(DalilCursor *cursor, DalilSelector *selector);

/* Reads "Mo-Fr", "Sa[1],PH"; without them it is every weekday. */
gboolean dalil_selector_read_days(DalilCursor *cursor, DalilSelector *selector);
