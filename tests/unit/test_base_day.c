/* test_base_day.c: which texts are days of the calendar */
#include "base/day.h"

static const struct {
    const char *text;
    gboolean shape, real;
} days[] = {
    {"2026-11-23", TRUE, TRUE},   {"2024-02-29", TRUE, TRUE},   {"0001-01-01", TRUE, TRUE},
    {"2026-02-29", TRUE, FALSE},  {"2026-13-01", TRUE, FALSE},  {"2026-00-10", TRUE, FALSE},
    {"2026-01-00", TRUE, FALSE},  {"0000-01-01", TRUE, FALSE},  {"2026-04-31", TRUE, FALSE},
    {"", FALSE, FALSE},           {"2026-11-2", FALSE, FALSE},  {"2026-11-233", FALSE, FALSE},
    {"2026- 1- 1", FALSE, FALSE}, {"2026-+1-01", FALSE, FALSE}, {"2026--1-01", FALSE, FALSE},
    {" 026-01-01", FALSE, FALSE}, {"2026/01/01", FALSE, FALSE}, {"23-11-2026", FALSE, FALSE},
    {"2026-1١-01", FALSE, FALSE}, {"20261-1-01", FALSE, FALSE}, {"2026-11-23\n", FALSE, FALSE},
};

static void
test_days(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        int year = 0, month = 0, day = 0;
        g_test_message("%s", days[i].text);
        g_assert_cmpint(dalil_day_parse(days[i].text, &year, &month, &day), ==, days[i].shape);
        g_assert_cmpint(dalil_day_is(days[i].text), ==, days[i].real);
    }
}

static void
test_parts(void)
{
    int year = 0, month = 0, day = 0;

    g_assert_true(dalil_day_parse("2026-11-23", &year, &month, &day));
    g_assert_cmpint(year, ==, 2026);
    g_assert_cmpint(month, ==, 11);
    g_assert_cmpint(day, ==, 23);
}

/* What is no time, or one no calendar has, is as if it were not set. */
static void
test_epoch(void)
{
    static const struct {
        const char *epoch, *day;
    } rows[] = {{"1795430400", "2026-11-23"},
                {"0", "1970-01-01"},
                {"99999999999999999999", NULL},
                {"9223372036854775807", NULL},
                {"today", NULL},
                {"", NULL},
                {"12x", NULL}};

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *day = NULL, *today = NULL;
        g_setenv("SOURCE_DATE_EPOCH", rows[i].epoch, TRUE);
        day = dalil_day_epoch();
        today = dalil_day_today();
        g_assert_cmpstr(day, ==, rows[i].day);
        g_assert_true(dalil_day_is(today));
    }
    g_unsetenv("SOURCE_DATE_EPOCH");
    g_assert_null(dalil_day_epoch());
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/day/days", test_days);
    g_test_add_func("/base/day/parts", test_parts);
    g_test_add_func("/base/day/epoch", test_epoch);
    return g_test_run();
}
