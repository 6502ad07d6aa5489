/* clock.h: times of several runs, and their middle */
#pragma once

#include <glib.h>

enum { CLOCK_RUNS = 32 };

/* Seconds, one a run. */
typedef struct {
    double seconds[CLOCK_RUNS];
    int n;
} Times;

void times_add(Times *times, double seconds);
/* 0 when there are none. */
double times_median(const Times *times);
double times_least(const Times *times);
double times_most(const Times *times);

/* Seconds of a clock that is never set back. */
double clock_now(void);
