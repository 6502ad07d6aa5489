/* test_lang_hours_words.c: the same hours, however they are spelled, are the same words
 *
 * Made-up hours are spelled canonically, then again by somebody else: rules in another order, days
 * singly, times out of order, other dashes and spaces. Every language must print both alike.
 */
#include <string.h>

#include "lang/hours.h"

enum { ROUNDS = 600, SEED = 20261115 };

static const char *const day_names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"};

static int
pick(GRand *rand, int n)
{
    return g_rand_int_range(rand, 0, n);
}

/* What one rule says: a part of the year, days (a bit each) or one nth weekday, times. */
typedef struct {
    const char *season;
    guint days;
    int nth; /* 0: every */
    int ends[6], n;
} Rule;

static void
append_space(GString *to, GRand *rand)
{
    static const char *const spaces[] = {"", "", " ", "  ", "\xC2\xA0"};

    g_string_append(to, spaces[pick(rand, G_N_ELEMENTS(spaces))]);
}

static void
append_dash(GString *to, GRand *rand)
{
    static const char *const dashes[] = {"-", "-", "–", "—", "−"};

    append_space(to, rand);
    g_string_append(to, dashes[pick(rand, G_N_ELEMENTS(dashes))]);
    append_space(to, rand);
}

static void
append_day(GString *to, GRand *rand, int day, int nth)
{
    g_autofree char *small = g_ascii_strdown(day_names[day], -1);

    g_string_append(to, pick(rand, 3) > 0 ? day_names[day] : small);
    if (nth > 0)
        g_string_append_printf(to, "[%d]", nth);
}

/* Singly or as ranges, from any day on: "Fr-Mo", "Sa,Su,Mo,Fr". */
static void
append_days(GString *to, GRand *rand, const Rule *rule)
{
    int first = pick(rand, 7), n = 0;

    for (int k = 0; k < 9; k++) {
        int day = k < 7 ? (first + k) % 7 : k, end = k;

        if (!(rule->days >> day & 1))
            continue;
        while (rule->nth == 0 && end + 1 < 7 && rule->days >> ((first + end + 1) % 7) & 1 &&
               pick(rand, 3) > 0)
            end++;
        if (n++ > 0) {
            g_string_append_c(to, ',');
            append_space(to, rand);
        }
        append_day(to, rand, day, rule->nth);
        if (end > k) {
            append_dash(to, rand);
            append_day(to, rand, (first + end) % 7, 0);
        }
        k = end;
    }
}

static void
append_clock(GString *to, GRand *rand, int minutes)
{
    g_string_append_printf(to, pick(rand, 2) ? "%02d:%02d" : "%d:%02d", minutes / 60, minutes % 60);
}

static void
append_times(GString *to, GRand *rand, const Rule *rule)
{
    int first = rule->n > 0 ? pick(rand, rule->n) : 0;

    if (rule->n == 0)
        g_string_append(to, pick(rand, 2) ? "off" : "closed");
    for (int i = 0; i < rule->n; i++) {
        const int *ends = &rule->ends[2 * ((first + i) % rule->n)];

        if (i > 0)
            g_string_append(to, pick(rand, 2) ? "," : ", ");
        append_clock(to, rand, ends[0]);
        append_dash(to, rand);
        append_clock(to, rand, ends[1]);
    }
}

static void
make_times(GRand *rand, Rule *rule)
{
    int at = 5 * pick(rand, 100);

    rule->n = pick(rand, 6) == 0 ? 0 : 1 + pick(rand, 3);
    for (int i = 0; i < 2 * rule->n; i++) {
        at += 5 * (1 + pick(rand, 30));
        rule->ends[i] = at;
    }
}

/* Rules that do not speak of the same days: their order says nothing. */
static int
make_rules(GRand *rand, Rule rules[8])
{
    static const char *const seasons[] = {"Jul-Aug", "Dec 20-Jan 5", "Feb 1-Mar 31", "Nov 11"};
    guint left = 0x1FF;
    int n = 0;

    for (int tries = 1 + pick(rand, 3); tries > 0; tries--) {
        guint days = left & (guint)pick(rand, 0x200);

        if (days == 0)
            continue;
        left &= ~days;
        rules[n] = (Rule){.season = "", .days = days};
        make_times(rand, &rules[n++]);
    }
    if (n == 0 || pick(rand, 3) == 0) {
        rules[n] = (Rule){.season = "", .days = 1u << pick(rand, 7), .nth = 1 + pick(rand, 4)};
        make_times(rand, &rules[n++]);
    }
    if (pick(rand, 2) == 0) {
        rules[n] = (Rule){.season = seasons[pick(rand, G_N_ELEMENTS(seasons))],
                          .days = 1 + (guint)pick(rand, 0x7F)};
        make_times(rand, &rules[n++]);
    }
    return n;
}

static char *
spell(GRand *rand, const Rule *rules, int n)
{
    GString *to = g_string_new(NULL);
    int first = pick(rand, n);

    for (int i = 0; i < n; i++) {
        const Rule *rule = &rules[(first + i) % n];

        if (i > 0) {
            g_string_append_c(to, ';');
            append_space(to, rand);
        }
        if (*rule->season)
            g_string_append_printf(to, pick(rand, 2) ? "%s: " : "%s ", rule->season);
        append_days(to, rand, rule);
        g_string_append(to, pick(rand, 3) > 0 ? " " : ": ");
        append_times(to, rand, rule);
    }
    return g_string_free(to, FALSE);
}

static void
read_hours(const char *text, DalilHours *hours)
{
    int column = 0;
    g_autofree char *message = NULL;

    if (!dalil_hours_parse(text, hours, &column, &message))
        g_error("%s: column %d: %s", text, column, message);
}

static void
test_spellings(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(SEED);
    int languages = 0, different = 0;
    const DalilLanguage *const *list = dalil_languages(&languages);

    for (int i = 0; i < ROUNDS; i++) {
        Rule rules[8];
        int n = make_rules(rand, rules);
        g_autofree char *one = spell(rand, rules, n);
        g_autofree char *two = spell(rand, rules, n);
        g_autofree char *canonical = NULL;
        g_autofree char *of_canonical = NULL;
        DalilHours a, b, c;

        read_hours(one, &a);
        read_hours(two, &b);
        canonical = dalil_hours_canonical(&a);
        read_hours(canonical, &c);
        of_canonical = dalil_hours_canonical(&c);
        different += strcmp(one, two) != 0;
        g_assert_cmpstr(canonical, ==, of_canonical);
        for (int k = 0; k < languages; k++) {
            g_autofree char *first = dalil_hours_phrase(&a, list[k]);
            g_autofree char *second = dalil_hours_phrase(&b, list[k]);
            g_autofree char *third = dalil_hours_phrase(&c, list[k]);

            if (strcmp(first, second) != 0)
                g_test_message("%s\n%s", one, two);
            g_assert_cmpstr(first, ==, second);
            g_assert_cmpstr(first, ==, third);
            g_assert_true(g_utf8_validate(first, -1, NULL) && *first);
        }
    }
    g_assert_cmpint(different, >, ROUNDS * 9 / 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lang/hours-words/spellings", test_spellings);
    return g_test_run();
}
