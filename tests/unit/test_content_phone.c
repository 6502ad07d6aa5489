/* test_content_phone.c: numbers that pass, and what is said of those that do not */
#include "content/phone.h"

#include <string.h>

static const struct {
    const char *number;
    const char *country;
} good[] = {
    {"+212 5 24 00 00 11", "MA"},
    {"+212-524-000011", NULL},
    {"00212 5 24 00 00 11", "MA"},
    {"05 24 00 00 11", "MA"},
    {"05.24.00.00.11", NULL},
    {"0524-00-00-11", "MA"},
    {"(05) 24/00 00 11", "MA"},
    {"0800 00 00 11", "MA"},
    {"05\u00A024\u00A000\u00A000\u00A011", "MA"},
    {"15", "MA"},
    {"141", NULL},
    {"141", "MA"},
    {"1-9-0", NULL},
    {"*19#", "MA"},
    {"#31#", NULL},
    {"+44 1234 567890", "MA"},
    {"612 345 678", "ES"},
    {"77 123 45 67", "SN"},
    {"012345", NULL},
    {"voir le site", "MA"},
    {"see \"website\"", NULL},
};

static void
test_good_numbers(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autofree char *problem = dalil_phone_problem(good[i].number, good[i].country);

        g_assert_cmpstr(problem, ==, NULL);
    }
}

/* The words that matter: the value at fault and the count, or what to write. */
static const struct {
    const char *number;
    const char *country;
    const char *says;
} bad[] = {
    {"+212 5 24 00 00 1", NULL, "\"+212 5 24 00 00 1\" has 8 digits after +212"},
    {"+212 5 24 00 00 111", NULL, "has 10 digits after +212"},
    {"00212 5 24 00 00 1", NULL, "has 8 digits after +212"},
    {"+212 (0)5 24 00 00 11", NULL, "leave out the (0)"},
    {"+33 1 00 00 00 0", NULL, "has 8 digits after +33"},
    {"05 24 00 00 1", "MA", "has 9 digits, and a number within MA has 10"},
    {"05 24 00 00 111", "MA", "has 11 digits"},
    {"0524", "MA", "has 4 digits"},
    {"0123456789012345", NULL, "has 16 digits"},
    {"+12345678901234567", NULL, "digits"},
    {"+1234567890123456789012345678901234567890123456789012345678901234567890", NULL, "digits"},
    {"524000011", "MA", "was a 0 lost"},
    {"5", "MA", "has 1 digits"},
    {"61 234 567", "ES", "has 8 digits"},
    {"٠٥٢٤٠٠٠٠١١", "MA", "write \"0524000011\""},
    {"۰۵۲۴ ۰۰ ۰۰ ۱۱", "MA", "write \"0524 00 00 11\""},
    {"\"+44 1234 234567\"", NULL, "carries its own quotation marks"},
    {"« 05 24 00 00 11 »", "MA", "carries its own quotation marks"},
    {"06 61 00 00 00 / 05 24 00 00 00", "MA",
     "two telephone numbers in one value (\"06 61 00 00 00\" "
     "and \"05 24 00 00 00\")"},
    {"06 61 00 00 00; 05 24 00 00 00", "MA", "two telephone numbers"},
    {"06 61 00 00 00, 05 24 00 00 00", "MA", "two telephone numbers"},
    {"06 61 00 00 00 ou 05 24 00 00 00", "MA", "two telephone numbers"},
    {"06 61 00 00 00 أو 05 24 00 00 00", "MA", "two telephone numbers"},
    {"05 24 00 00 11 ext. 4", "MA", "holds letters"},
    {"nuit: 05 24 00 00 11", "MA", "holds letters"},
    {"1-800-RIGHTS", "US", "holds letters"},
    {"05 24 00 00 11!", "MA", "holds \"!\""},
    {"05 24 00 00 +11", "MA", "a + that is not in front"},
    {"++212 5 24 00 00 11", "MA", "a + that is not in front"},
    {"05\u200E24 00 00 11", "MA", "invisible character (U+200E)"},
    {"\u202A05 24 00 00 11\u202C", "MA", "invisible character (U+202A)"},
    {"*1234567#", NULL, "too long for a short code"},
};

static void
test_bad_numbers(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *problem = dalil_phone_problem(bad[i].number, bad[i].country);

        g_test_message("%s: %s", bad[i].number, problem == NULL ? "(nothing)" : problem);
        g_assert_nonnull(problem);
        g_assert_nonnull(strstr(problem, bad[i].says));
    }
}

/* Every single digit lost or doubled in a Moroccan number is noticed. */
static void
test_no_digit_gets_lost(void)
{
    const char *numbers[] = {"+212524000011", "0524000011"};

    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        gsize from = numbers[i][0] == '+' ? 4 : 1;

        for (gsize at = from; numbers[i][at] != '\0'; at++) {
            g_autoptr(GString) lost = g_string_new(numbers[i]);
            g_autoptr(GString) doubled = g_string_new(numbers[i]);
            g_autofree char *one = NULL;
            g_autofree char *two = NULL;

            g_string_erase(lost, (gssize)at, 1);
            g_string_insert_c(doubled, (gssize)at, numbers[i][at]);
            one = dalil_phone_problem(lost->str, "MA");
            two = dalil_phone_problem(doubled->str, "MA");
            g_assert_nonnull(one);
            g_assert_nonnull(two);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/phone/good_numbers", test_good_numbers);
    g_test_add_func("/content/phone/bad_numbers", test_bad_numbers);
    g_test_add_func("/content/phone/no_digit_gets_lost", test_no_digit_gets_lost);
    return g_test_run();
}
