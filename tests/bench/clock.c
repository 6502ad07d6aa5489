/* clock.c: times of several runs, and their middle */
#include "clock.h"

#include <stdlib.h>
#include <string.h>

void
times_add(Times *times, double seconds)
{
    if (times->n < CLOCK_RUNS)
        times->seconds[times->n++] = seconds;
}

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double
times_median(const Times *times)
{
    double sorted[CLOCK_RUNS];
    int n = times->n;

    if (n == 0)
        return 0;
    memcpy(sorted, times->seconds, sizeof(double) * (gsize)n);
    qsort(sorted, (gsize)n, sizeof(double), compare);
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
}

double
times_least(const Times *times)
{
    double least = times->n > 0 ? times->seconds[0] : 0;

    for (int i = 1; i < times->n; i++)
        least = MIN(least, times->seconds[i]);
    return least;
}

double
times_most(const Times *times)
{
    double most = 0;

    for (int i = 0; i < times->n; i++)
        most = MAX(most, times->seconds[i]);
    return most;
}

double
clock_now(void)
{
    return (double)g_get_monotonic_time() / G_USEC_PER_SEC;
}
