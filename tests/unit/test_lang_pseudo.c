/* test_lang_pseudo.c: made-up languages change every letter and nothing that is data */
#include "lang/pseudo.h"

#include <string.h>

static const char *const tags[] = {"en-XA", "ar-XB", "xx-tall", "xx-short", "xx-max"};

static void
test_there_are_five(void)
{
    int n;
    const DalilLanguage *const *list = dalil_languages(&n);

    for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
        const DalilLanguage *language = dalil_language_lookup(tags[i]);

        g_assert_nonnull(language);
        g_assert_true(dalil_pseudo_is(language));
        g_assert_true(language == dalil_pseudo_language(tags[i]));
        for (int k = 0; k < n; k++)
            g_assert_true(list[k] != language);
        for (int k = 0; k < DALIL_PHRASE_COUNT; k++)
            g_assert_nonnull(language->phrase[k]);
    }
    g_assert_null(dalil_language_lookup("en-XB"));
    g_assert_false(dalil_pseudo_is(dalil_language_lookup("ar")));
    g_assert_cmpint(dalil_language_lookup("ar-XB")->direction, ==, DALIL_RTL);
}

static const struct {
    const char *tag, *text, *said;
} cases[] = {
    {"en-XA", "Un repas", "[Ûñ ŕéþáš öñé ţŵö ţĥŕéé]"},
    {"ar-XB", "Un repas", "ون ريباس"},
    {"xx-short", "un deux trois quatre cinq", "un deux trois"},
    {"xx-short", "unique", "unique"},
    {"xx-max", "Un repas", "Un repas Un repas"},
};

static void
test_said(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *said =
            dalil_pseudo_text(dalil_language_lookup(cases[i].tag), cases[i].text);

        g_assert_cmpstr(said, ==, cases[i].said);
    }
}

/* Data comes out as it went in, in every language that keeps the whole text. */
static void
test_data_stays(void)
{
    static const char *const data[] = {
        "{phone}", "+212 5 24 00 00 11", "example.org/aide", "aide@example.org", "12:30", "2026"};

    for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
        for (guint k = 0; k < G_N_ELEMENTS(data); k++) {
            g_autofree char *text = g_strdup_printf("%s appelez", data[k]);
            g_autofree char *said = dalil_pseudo_text(dalil_language_lookup(tags[i]), text);

            g_test_message("%s: %s", tags[i], said);
            g_assert_nonnull(strstr(said, data[k]));
            g_assert_true(g_utf8_validate(said, -1, NULL));
        }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lang/pseudo/there_are_five", test_there_are_five);
    g_test_add_func("/lang/pseudo/said", test_said);
    g_test_add_func("/lang/pseudo/data_stays", test_data_stays);
    return g_test_run();
}
