/* test_lang_hours.c: opening hours are read, refused in plain words, and have one spelling */
#include <string.h>

#include "lang/hours.h"

/* Another spelling of the same hours; the second is the canonical one. */
static const struct {
    const char *written, *canonical;
} pairs[] = {
    {"Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"},
    {"mo-fr 9:00-17:00", "Mo-Fr 09:00-17:00"},
    {"Mo - Fr: 09:00 – 17:00", "Mo-Fr 09:00-17:00"},
    {"Mo,Tu,We,Th,Fr 09:00-17:00", "Mo-Fr 09:00-17:00"},
    {"Mo-We 09:00-17:00; Th-Fr 09:00-17:00;", "Mo-Fr 09:00-17:00"},
    {"Mo-Sa 09:00-17:00; Sa off", "Mo-Fr 09:00-17:00"},
    {"Mo-Fr 09:00-17:00; Sa,Su closed", "Mo-Fr 09:00-17:00"},
    {"Mo-Fr 09:00-12:00, Mo-Fr 12:00-17:00", "Mo-Fr 09:00-17:00"},
    {"Mo-Fr 09:00-12:00,12:00-17:00", "Mo-Fr 09:00-17:00"},
    {"Fr 14:00-18:00; Fr 09:00-17:00; Mo-Th 09:00-17:00", "Mo-Fr 09:00-17:00"},
    {"Jan-Dec: Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"},
    {"14:00-17:00,09:00-12:00", "Mo-Su 09:00-12:00,14:00-17:00"},
    {"Mo-Fr 14:00-17:00, Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00,14:00-17:00"},
    {"Mo-Fr 09:00-12:00, We 14:00-16:00", "Mo,Tu,Th,Fr 09:00-12:00; We 09:00-12:00,14:00-16:00"},
    {"Fr-Mo 10:00-12:00", "Mo,Fr-Su 10:00-12:00"},
    {"Sa,Su 10:00-12:00", "Sa,Su 10:00-12:00"},
    {"Sa-Su 10:00-12:00", "Sa,Su 10:00-12:00"},
    {"Fr 20:00-26:00", "Fr 20:00-02:00"},
    {"Fr 20:00-02:00", "Fr 20:00-02:00"},
    {"Fr 17:00-00:00", "Fr 17:00-24:00"},
    {"Fr 09:00-29:00", "Fr 09:00-29:00"},
    {"Fr 20:00-32:00", "Fr 20:00-32:00"},
    {"24/7", "24/7"},
    {"Mo-Su 00:00-24:00", "24/7"},
    {"00:00-24:00", "24/7"},
    {"Mo-Su,PH 00:00-24:00", "24/7"},
    {"24/7; PH off", "Mo-Su 00:00-24:00; PH off"},
    {"off", "Mo-Su off"},
    {"Su off", "Su off"},
    {"PH off; Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; PH off"},
    {"PH,Mo-Fr 09:00-17:00", "Mo-Fr,PH 09:00-17:00"},
    {"Mo-Fr 09:00-17:00; SH 10:00-12:00", "Mo-Fr 09:00-17:00; SH 10:00-12:00"},
    {"Sa[1,3] 09:00-12:00", "Sa[1] 09:00-12:00; Sa[3] 09:00-12:00"},
    {"Sa[3] 09:00-12:00; Sa[1] 09:00-12:00", "Sa[1] 09:00-12:00; Sa[3] 09:00-12:00"},
    {"Sa[1-3] 09:00-12:00", "Sa[1] 09:00-12:00; Sa[2] 09:00-12:00; Sa[3] 09:00-12:00"},
    {"Sa[-1] 09:00-12:00", "Sa[-1] 09:00-12:00"},
    {"Sa[1] off; Sa 09:00-12:00", "Sa 09:00-12:00; Sa[1] off"},
    {"Jul,Aug: Mo-Fr 09:00-13:00", "Jul-Aug: Mo-Fr 09:00-13:00"},
    {"Jul 1-Aug 31 Mo-Fr 09:00-13:00", "Jul-Aug: Mo-Fr 09:00-13:00"},
    {"Jul-Aug: Mo-Fr 09:00-13:00; Mo-Fr 09:00-17:00",
     "Mo-Fr 09:00-17:00; Jul-Aug: Mo-Fr 09:00-13:00"},
    {"Jul 15-31 off", "Jul 15-Jul 31: Mo-Su off"},
    {"Jul 15-Aug 31: off", "Jul 15-Aug 31: Mo-Su off"},
    {"Nov-Feb: 10:00-16:00", "Nov-Feb: Mo-Su 10:00-16:00"},
    {"Nov,Dec,Jan,Feb 10:00-16:00", "Nov-Feb: Mo-Su 10:00-16:00"},
    {"Dec 25 off", "Dec 25: Mo-Su off"},
    {"Jan,Mar off", "Jan: Mo-Su off; Mar: Mo-Su off"},
    {"Dec 25,26 off", "Dec 25: Mo-Su off; Dec 26: Mo-Su off"},
    {"Dec 24-26,31 off", "Dec 24-Dec 26: Mo-Su off; Dec 31: Mo-Su off"},
    {"Dec 25,Jan 1 off", "Jan 1: Mo-Su off; Dec 25: Mo-Su off"},
    {"Dec 25,26,Jan 1 off", "Jan 1: Mo-Su off; Dec 25: Mo-Su off; Dec 26: Mo-Su off"},
    {"Mo-Fr 09:00-17:00; SH 10:00-12:00; PH off", "Mo-Fr 09:00-17:00; SH 10:00-12:00; PH off"},
    {"PH off; SH 10:00-12:00", "SH 10:00-12:00; PH off"},
    {"Mo,PH 10:00-12:00; Tu-Su 14:00-16:00", "Tu-Su 14:00-16:00; Mo,PH 10:00-12:00"},
    {"Jul-Aug: Mo-Fr 09:00-13:00; PH off", "Jul-Aug: Mo-Fr 09:00-13:00; PH off"},
    {"Mo-Su,PH 09:00-17:00; Jul: Mo-Su 09:00-13:00",
     "Mo-Su,PH 09:00-17:00; Jul: Mo-Su 09:00-13:00"},
};

/* What is not understood, where, and words the message must have. */
static const struct {
    const char *written;
    int column;
    const char *says;
} mistakes[] = {
    {"", 1, "empty"},
    {" ; ", 4, "empty"},
    {"Mo-Fr 17:00pm-18:00pm", 7, "write 17:00-18:00"},
    {"Mo-Fr 09:00-17:00pm", 7, "write 09:00-17:00"},
    {"Mo-Fr 9am-5pm", 7, "write 09:00-17:00"},
    {"Mo-Fr 09:00-5:00 p.m.", 7, "write 09:00-17:00"},
    {"Mo-Fr 12am-12pm", 7, "write 00:00-12:00"},
    {"Mo-Fr 1-5pm", 7, "write 13:00-17:00"},
    {"Mo-Fr 9-5", 7, "write 09:00-17:00"},
    {"Mo-Fr 9-17", 7, "write 09:00-17:00"},
    {"Mo-Fr 9h30-12h", 7, "write 09:30-12:00"},
    {"Mo-Fr 09.00-17.00", 7, "write 09:00-17:00"},
    {"Mo-Fr 0900-1700", 7, "write 09:00-17:00"},
    {"Mo-Fr 9h à 17h", 7, "write 09:00-17:00"},
    {"Mo-Fr 17:00-09:00", 7, "write 09:00-17:00"},
    {"Mo-Fr 09:00-05:00", 7,
     "write 09:00-17:00, or, if it stays open until 05:00 of the next day, 09:00-29:00"},
    {"Mo-Fr 09:00-09:00", 7, "00:00-24:00"},
    {"Mo-Fr 09:00-34:00", 7, "longer than a day"},
    {"Mo-Fr 09:00-49:00", 7, "before 48:00"},
    {"Mo-Fr 24:00-26:00", 7, "before 24:00"},
    {"Mo-Fr 09:60-10:00", 7, "minutes go from 00 to 59"},
    {"Mo-Fr 09:00", 7, "no closing time"},
    {"Mo-Fr 09:00-12:00,11:00-14:00", 19, "run into each other"},
    {"Mo 09:00-12:00, Mo 11:00-14:00", 17, "run into each other"},
    {"Mo 01:00-20:00, Mo 20:00-26:00", 17, "run into each other"},
    {"Mo 00:00-01:00,02:00-03:00,04:00-05:00,06:00-07:00,08:00-09:00,10:00-11:00,12:00-13:00,"
     "14:00-15:00,16:00-17:00",
     100, "more than 8"},
    {"Mo-Fr", 1, "has no times"},
    {"Mo-Fr 09:00-12:00; Sa", 20, "\"Sa\" has no times"},
    {"Mo-Fr 09:00-12:00,", 19, "stop short"},
    {"Mo-Fr 09:00-17:00 || Sa", 19, "\"||\""},
    {"Mo-Fr sunrise-sunset", 7, "clock time"},
    {"Mo-Fr 09:00-sunset", 13, "clock time"},
    {"Mo-Fr (sunrise-01:00)-17:00", 7, "brackets"},
    {"week 10-20 Mo 09:00-12:00", 1, "week numbers"},
    {"2026 Mo 09:00-12:00", 1, "valid_from"},
    {"easter off", 1, "every year"},
    {"10:00-16:00/90", 12, "every opening"},
    {"Mo 18:00+", 9, "closing time"},
    {"Mo 18:00-20:00+", 15, "closing time"},
    {"unknown", 1, "hours_text"},
    {"Mo 09:00-12:00 unknown", 16, "hours_text"},
    {"Mo 09:00-12:00 \"by appointment\"", 16, "hours_text"},
    {"by appointment", 1, "hours_text"},
    {"Mo noon-14:00", 4, "12:00"},
    {"Mo 09:00-12:00 et 14:00-17:00", 16, "comma"},
    {"Mo 09:00-12:00 14:00-17:00", 16, "comma"},
    {"Mo,,We 09:00-12:00", 4, "too many"},
    {"Mo 09:00-12:00,,14:00-17:00", 16, "too many"},
    {"Mo-We-Fr 09:00-12:00", 6, "Mo,We,Fr"},
    {"09:00-17:00 Mo-Fr", 13, "before their times"},
    {"09:00-17:00 Jul", 13, "before their times"},
    {"Mo 09:00-12:00 off", 16, "in the place of times"},
    {"Sa[1] +1 day 09:00-12:00", 7, "write the dates"},
    {"PH -1 day off", 4, "write the dates"},
    {"PH -2 days off", 4, "write the dates"},
    {"easter -2 days off", 1, "every year"},
    {"2026-2027 Mo 09:00-12:00", 1, "valid_from"},
    {"Jul 15, 2026 off", 7, "too many"},
    {"Mo-Fr ٠٩:٠٠-١٧:٠٠", 7, "write 09:00-17:00"},
    {"Mo-Fr ۰۹:۰۰-17:00", 7, "write 09:00-17:00"},
    {"Mo-Fr 09：00-17：00", 7, "09:00-17:00"},
    {"Lu-Ve 09:00-12:00", 1, "written Mo"},
    {"Mo-Ve 09:00-12:00", 4, "written Fr"},
    {"lundi 09:00-12:00", 1, "written Mo"},
    {"Monday 09:00-12:00", 1, "written Mo"},
    {"sáb. 09:00-12:00", 1, "written Sa"},
    {"الاثنين 09:00-12:00", 1, "written Mo"},
    {"août 09:00-12:00", 1, "written Aug"},
    {"mar 09:00-12:00", 1, "Tu for the day, Mar for the month"},
    {"lunch 09:00-12:00", 1, "not understood"},
    {"Mo Tu 09:00-12:00", 4, "comma"},
    {"SH Mo-Fr 09:00-12:00", 4, "comma"},
    {"PH-SH off", 1, "Mo-Su,PH"},
    {"Mo-Fr[1] 09:00-12:00", 6, "Sa[1]"},
    {"PH[1] off", 3, "Sa[1]"},
    {"Ph [1-3] 09:00-12:00", 3, "Sa[1]"},
    {"Mo[7] 09:00-12:00", 3, "[-1]"},
    {"Mo[-2] 09:00-12:00", 3, "[-1]"},
    {"Mo[ 09:00-12:00", 3, "[-1]"},
    {"Feb 30 off", 1, "no Feb 30"},
    {"Jul 0-Jul 3 off", 1, "no Jul 0"},
    {"Jul 20-10 off", 1, "earlier date first"},
    {"Mo-Fr 24/7", 7, "00:00-24:00"},
    {"ፍ 09:00-12:00", 1, "not understood"},
    {"é Mo-Fr 9-5", 1, "not understood"},
    {"Mo-Fr\xff", 1, "UTF-8"},
    {"Jan 1-2 off; Feb 1-2 off; Mar 1-2 off; Apr 1-2 off; May 1-2 off; Jun 1-2 off; Jul 1-2 off; "
     "Aug 1-2 off",
     92, "more than 8"},
};

static void
read_hours(const char *text, DalilHours *hours)
{
    int column = 0;
    g_autofree char *message = NULL;
    gboolean read = dalil_hours_parse(text, hours, &column, &message);

    if (!read)
        g_test_message("%s: column %d: %s", text, column, message);
    g_assert_true(read);
}

static void
test_pair(gconstpointer data)
{
    const char *written = pairs[GPOINTER_TO_INT(data)].written;
    const char *right = pairs[GPOINTER_TO_INT(data)].canonical;
    DalilHours hours, again;
    g_autofree char *canonical = NULL;
    g_autofree char *twice = NULL;

    read_hours(written, &hours);
    canonical = dalil_hours_canonical(&hours);
    g_assert_cmpstr(canonical, ==, right);
    read_hours(canonical, &again);
    twice = dalil_hours_canonical(&again);
    g_assert_cmpstr(twice, ==, canonical);
    g_assert_true(dalil_hours_equal(&hours, &again));
    g_assert_cmpmem(&hours, sizeof hours, &again, sizeof again);
}

static void
test_mistake(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data), column = 0;
    g_autofree char *message = NULL;
    DalilHours hours;

    g_assert_false(dalil_hours_parse(mistakes[i].written, &hours, &column, &message));
    g_assert_nonnull(message);
    g_test_message("%s: column %d: %s", mistakes[i].written, column, message);
    g_assert_cmpint(column, ==, mistakes[i].column);
    g_assert_nonnull(strstr(message, mistakes[i].says));
    g_assert_cmpint(hours.n, ==, 0);
}

static void
test_week(void)
{
    DalilHours hours;

    read_hours("Mo-Fr 09:00-12:30,14:00-17:00; Sa 20:00-02:00; PH off; Sa[-1] off; Jul: We off",
               &hours);
    g_assert_false(hours.always);
    g_assert_cmpint(hours.n, ==, 3);
    g_assert_cmpint(hours.weeks[0].days[0].n, ==, 2);
    g_assert_cmpint(hours.weeks[0].days[0].intervals[1].opens, ==, 14 * 60);
    g_assert_cmpint(hours.weeks[0].days[5].intervals[0].closes, ==, 26 * 60);
    g_assert_true(hours.weeks[0].days[6].stated); /* Sunday is closed though nobody says so */
    g_assert_cmpint(hours.weeks[0].days[6].n, ==, 0);
    g_assert_true(hours.weeks[0].days[DALIL_DAY_PH].stated);
    g_assert_false(hours.weeks[0].days[DALIL_DAY_SH].stated);
    g_assert_cmpint(hours.weeks[1].nth[5], ==, -1);
    g_assert_cmpint(hours.weeks[2].first_month, ==, 7);
    g_assert_cmpint(hours.weeks[2].last_month, ==, 7);
    g_assert_false(hours.weeks[2].days[0].stated);
}

static void
test_differences_show(void)
{
    static const char *const others[] = {
        "Mo-Fr 09:00-17:01",
        "Mo-Sa 09:00-17:00",
        "Mo-Fr 09:00-17:00; PH off",
        "24/7",
        "Mo-Fr 09:00-17:00; Su[1] off",
        "Jul: Mo-Fr 09:00-17:00",
    };
    DalilHours hours, other;

    read_hours("Mo-Fr 09:00-17:00", &hours);
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        read_hours(others[i], &other);
        g_assert_false(dalil_hours_equal(&hours, &other));
    }
}

static int
pick(GRand *rand, int n)
{
    return g_rand_int_range(rand, 0, n);
}

static void
append_random_days(GString *to, GRand *rand)
{
    static const char *const days[] = {"Mo",    "Tu,Th", "Mo-Fr", "Fr-Mo",    "Sa[1]", "Su[-1]",
                                       "PH",    "SH",    "Mo-Su", "We,Fr,Su", "",      "Tu[2,4]",
                                       "Sa,PH", "Sa-Su", "We-Sa", "Mo,Mo-Tu"};

    g_string_append(to, days[pick(rand, G_N_ELEMENTS(days))]);
    g_string_append_c(to, ' ');
}

static void
append_random_times(GString *to, GRand *rand)
{
    int at = pick(rand, 600), n = 1 + pick(rand, 3);

    if (pick(rand, 6) == 0) {
        g_string_append(to, "off");
        return;
    }
    for (int i = 0; i < n && at < 1380; i++) {
        int end = at + 5 * (1 + pick(rand, 60));

        g_string_append_printf(to, "%s%02d:%02d-%02d:%02d", i > 0 ? "," : "", at / 60, at % 60,
                               end / 60, end % 60);
        at = end + 5 * pick(rand, 40);
    }
}

static char *
random_hours(GRand *rand)
{
    static const char *const seasons[] = {
        "",         "", "", "Jul-Aug: ", "Dec 20-Jan 5: ", "Mar,Apr,Oct: ", "Feb: ", "Jul 15-31: ",
        "Jan-Dec: "};
    GString *to = g_string_new(NULL);
    int rules = 1 + pick(rand, 4);

    for (int i = 0; i < rules; i++) {
        if (i > 0)
            g_string_append(to, pick(rand, 4) == 0 ? ", " : "; ");
        g_string_append(to, seasons[pick(rand, G_N_ELEMENTS(seasons))]);
        append_random_days(to, rand);
        append_random_times(to, rand);
    }
    return g_string_free(to, FALSE);
}

/* Canonical text reads back to the same value, and to the same text. */
static void
test_random(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20260312);
    int read = 0;

    for (int i = 0; i < 5000; i++) {
        g_autofree char *text = random_hours(rand);
        g_autofree char *message = NULL;
        g_autofree char *canonical = NULL;
        g_autofree char *twice = NULL;
        DalilHours hours, again;
        int column = 0;

        if (!dalil_hours_parse(text, &hours, &column, &message))
            continue; /* openings that clash, too many weeks */
        read++;
        canonical = dalil_hours_canonical(&hours);
        read_hours(canonical, &again);
        twice = dalil_hours_canonical(&again);
        if (strcmp(canonical, twice) != 0 || memcmp(&hours, &again, sizeof hours) != 0)
            g_test_message("%s: %s", text, canonical);
        g_assert_cmpstr(canonical, ==, twice);
        g_assert_cmpmem(&hours, sizeof hours, &again, sizeof again);
    }
    g_assert_cmpint(read, >, 3000);
}

/* Whatever is left out at the end, the reader stays within the text. */
static void
test_cut_short(void)
{
    const char *text = "Jul 15-Aug 31,Dec: Mo-Fr,Sa[1,-1],PH 09:00-12:30,20:00-26:00; Su off, 24/7";

    for (gsize n = 0; n <= strlen(text); n++) {
        g_autofree char *part = g_strndup(text, n);
        g_autofree char *message = NULL;
        int column = 0;
        DalilHours hours;

        if (!dalil_hours_parse(part, &hours, &column, &message)) {
            g_assert_cmpint(column, >=, 1);
            g_assert_cmpint(column, <=, (int)n + 1);
            g_assert_nonnull(message);
        }
    }
}

/* What a later rule takes away is known, so that the coordinator can be asked. */
static void
test_replaced(void)
{
    g_assert_cmpuint(dalil_hours_replaced("Mo-Fr 09:00-12:00; Mo 14:00-17:00"), ==, 1u);
    g_assert_cmpuint(dalil_hours_replaced("Mo-Su 09:00-12:00; Sa-Su 10:00-11:00"), ==, 3u << 5);
    g_assert_cmpuint(dalil_hours_replaced("Mo-Fr 09:00-12:00, Mo 14:00-17:00"), ==, 0);
    g_assert_cmpuint(dalil_hours_replaced("Mo-Fr 09:00-12:00; PH off; Mo off"), ==, 0);
    g_assert_cmpuint(dalil_hours_replaced("Mo-Fr 09:00-12:00; Mo 09:00-12:00"), ==, 0);
}

/* Where the order of rules is read otherwise elsewhere, and nights that may be slips. */
static const struct {
    const char *hours;
    gboolean special_first;
    int night;
} doubts[] = {
    {"Mo-Fr 09:00-17:00; PH off", FALSE, 0},
    {"PH off; Mo-Fr 09:00-17:00", TRUE, 0},
    {"SH off; Mo-Fr 09:00-17:00; Jul: Mo off", TRUE, 0},
    {"Jul: Mo-Fr 09:00-13:00; Mo-Fr 09:00-17:00", TRUE, 0},
    {"Jul: Mo-Fr 09:00-13:00; Sa 09:00-17:00", FALSE, 0},
    {"Mo-Fr 09:00-17:00; Jul: Mo-Fr 09:00-13:00", FALSE, 0},
    {"Sa[1] off; Sa 09:00-12:00", TRUE, 0},
    {"Sa 09:00-12:00; Sa[1] off", FALSE, 0},
    {"Mo-Fr,PH 09:00-17:00", FALSE, 0},
    {"Fr 20:00-02:00", FALSE, 6 * 60},
    {"Fr 13:00-06:00", FALSE, 17 * 60},
    {"Fr 09:00-29:00; Sa 20:00-02:00", FALSE, 20 * 60},
    {"Fr 08:00-32:00", FALSE, 0},
    {"24/7", FALSE, 0},
};

static void
test_doubts(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(doubts); i++) {
        DalilHours hours;

        read_hours(doubts[i].hours, &hours);
        g_test_message("%s", doubts[i].hours);
        g_assert_cmpint(dalil_hours_special_first(doubts[i].hours), ==, doubts[i].special_first);
        g_assert_cmpint(dalil_hours_longest_night(&hours), ==, doubts[i].night);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *path = g_strdup_printf("/lang/hours/pair/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_pair);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        g_autofree char *path = g_strdup_printf("/lang/hours/mistake/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_mistake);
    }
    g_test_add_func("/lang/hours/week", test_week);
    g_test_add_func("/lang/hours/differences-show", test_differences_show);
    g_test_add_func("/lang/hours/random", test_random);
    g_test_add_func("/lang/hours/cut-short", test_cut_short);
    g_test_add_func("/lang/hours/replaced", test_replaced);
    g_test_add_func("/lang/hours/doubts", test_doubts);
    return g_test_run();
}
