/* test_review_words.c: a review says every word in every language it speaks */
#include <string.h>

#include "content/translation_checks.h"
#include "review/words.h"

static const char *const tongues[] = {"en", "fr", "ar", "es"};

static void
test_nothing_is_unsaid(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(tongues); i++)
        for (int w = 0; w < DALIL_SAYS; w++) {
            const char *said = dalil_review_say(dalil_language_lookup(tongues[i]), w);
            g_assert_nonnull(said);
            g_assert_cmpint((int)strlen(said), >, 0);
        }
}

static void
test_english_is_the_template(void)
{
    const DalilLanguage *english = dalil_language_lookup("en");

    g_assert_cmpstr(dalil_review_say(english, DALIL_SAY_YES), ==, "Yes");
    g_assert_cmpint(dalil_review_drafts(english), ==, 0);
    g_assert_cmpstr(dalil_review_field(english, "phone2"), ==, "label of a number");
    g_assert_cmpstr(dalil_review_field(english, "phones"), ==, "telephone");
    g_assert_null(dalil_review_field(english, "no such field"));
}

static void
test_others_are_told_as_they_are(void)
{
    const DalilLanguage *arabic = dalil_language_lookup("ar");

    g_assert_cmpstr(dalil_review_say(arabic, DALIL_SAY_YES), ==, "نعم");
    g_assert_cmpint(dalil_review_drafts(arabic), >, 0);
}

static void
test_who_is_spoken_to_how(void)
{
    static const struct {
        const char *language, *source, *interface;
    } cases[] = {{"ar", "fr", "ar"}, {"ary", "fr", "ar"}, {"zgh", "es", "fr"},
                 {"am", "fr", "fr"}, {"am", "so", "en"},  {"en", "fr", "en"}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(dalil_review_interface(dalil_language_lookup(cases[i].language),
                                               dalil_language_lookup(cases[i].source))
                            ->tag,
                        ==, cases[i].interface);
}

/* T05 and T13 are the coordinator's, T14 and T15 the card says itself. */
static void
test_checks_are_told(void)
{
    static const char *const others[] = {"T05", "T13", "T14", "T15", NULL};
    const DalilCheck *check = NULL;

    for (int i = 0; (check = dalil_checks_row(i)); i++)
        for (gsize t = 0; t < G_N_ELEMENTS(tongues); t++)
            g_assert_true(
                g_strv_contains(others, check->id) ==
                (dalil_review_check(dalil_language_lookup(tongues[t]), check->id) == NULL));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/review/words/nothing_is_unsaid", test_nothing_is_unsaid);
    g_test_add_func("/review/words/english_is_the_template", test_english_is_the_template);
    g_test_add_func("/review/words/others_are_told_as_they_are", test_others_are_told_as_they_are);
    g_test_add_func("/review/words/who_is_spoken_to_how", test_who_is_spoken_to_how);
    g_test_add_func("/review/words/checks_are_told", test_checks_are_told);
    return g_test_run();
}
