/* test_content_numbers.c: the same numbers in other words, and telephone numbers in sentences */
#include "content/numbers.h"

static const struct {
    const char *text;
    const char *numbers;
} sets[] = {
    {"", ""},
    {"aucun", ""},
    {"12", "12"},
    {"de 9h à 12h30", "9, 12, 30"},
    {"12:30, 9 or ٢٠٠٠", "9, 12, 30, 2000"},
    {"09:00", "9"},
    {"9h00", "9"},
    {"2 000 places", "2000"},
    {"2,000 places", "2000"},
    {"2\u00A0000 places", "2000"},
    {"1 234 567", "1234567"},
    {"12 000 et 5", "5, 12000"},
    {"2000 000", "0, 2000"},
    {"۱۲ و ۳", "3, 12"},
    {"00", "0"},
    {"007", "7"},
    {"3, 2, 1", "1, 2, 3"},
};

static void
test_numbers(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
        g_autofree char *found = dalil_numbers_in(sets[i].text);

        g_test_message("%s", sets[i].text);
        g_assert_cmpstr(found, ==, sets[i].numbers);
    }
}

static void
test_agreement(void)
{
    g_assert_true(dalil_numbers_agree("Ouvert de 9h à 12h30", "مفتوح من 9:00 إلى 12:30"));
    g_assert_true(dalil_numbers_agree("20 dirhams", "٢٠ درهما"));
    g_assert_true(dalil_numbers_agree("sans", "بدون"));
    g_assert_false(dalil_numbers_agree("20 dirhams", "٢٥ درهما"));
    g_assert_false(dalil_numbers_agree("20 dirhams", "بدون"));
    g_assert_false(dalil_numbers_agree("sans", "1"));
    g_assert_false(dalil_numbers_agree("2 et 2", "2"));
}

static const struct {
    const char *text;
    const char *phone;
} sentences[] = {
    {"Appelez le 05 24 00 00 11.", "05 24 00 00 11"},
    {"Tel.: +212 5 24 00 00 11, le matin", "+212 5 24 00 00 11"},
    {"0524-00-00-11", "0524-00-00-11"},
    {"du 01/02/2026 au 03/04/2026", NULL},
    {"du 01.02.2026 au 03.04.2026", NULL},
    {"depuis 2014-2015", NULL},
    {"2026-02-01", NULL},
    {"09:00-12:00", NULL},
    {"09.00-12.00 14.00-17.00", NULL},
    {"2 000 000 places", NULL},
    {"12 rue 34, 40000 Marrakech", NULL},
    {"n° 15", NULL},
    {"+", NULL},
    {"0 (", NULL},
    {"", NULL},
};

static void
test_phones_in_sentences(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(sentences); i++) {
        gsize length = 0;
        const char *at = dalil_numbers_find_phone(sentences[i].text, &length);
        g_autofree char *found = at == NULL ? NULL : g_strndup(at, length);

        g_test_message("%s", sentences[i].text);
        g_assert_cmpstr(found, ==, sentences[i].phone);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/numbers/numbers", test_numbers);
    g_test_add_func("/content/numbers/agreement", test_agreement);
    g_test_add_func("/content/numbers/phones_in_sentences", test_phones_in_sentences);
    return g_test_run();
}
