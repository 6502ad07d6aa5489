/* test_content_change.c: how much a sentence has changed */
#include "content/change.h"

static const struct {
    const char *before, *after;
    DalilChange change;
    const char *why;
} cases[] = {
    {"Un repas chaud", "Un repas chaud", DALIL_CHANGE_NONE, NULL},
    {"Un repas chaud", "Un repas chaud.", DALIL_CHANGE_TRIVIAL, NULL},
    {"Un  repas chaud ", "un Repas chaud", DALIL_CHANGE_TRIVIAL, NULL},
    {"Une erreur ?", "Une erreur\u202f?", DALIL_CHANGE_TRIVIAL, NULL},
    {"l'aide", "l’aide", DALIL_CHANGE_TRIVIAL, NULL},
    {"Me\u0301decin", "Médecin", DALIL_CHANGE_TRIVIAL, NULL},
    {"Une erreur", "Une erreur ?", DALIL_CHANGE_MINOR, NULL},
    {"Un repas chaud", "Un repas froid", DALIL_CHANGE_MINOR, NULL},
    {"Le matin", "Le soir", DALIL_CHANGE_MINOR, NULL},
    {"Dès 16 ans", "Dès 18 ans", DALIL_CHANGE_MAJOR, "a number"},
    {"20 dirhams", "Gratuit", DALIL_CHANGE_MAJOR, "a number"},
    {"Avec rendez-vous", "Sans rendez-vous", DALIL_CHANGE_MAJOR, "a negation"},
    {"Appelez", "N’appelez pas", DALIL_CHANGE_MAJOR, "a negation"},
    {"Moins de 18 ans", "Plus de 18 ans et moins aussi", DALIL_CHANGE_MAJOR, "a limit"},
    {"Appelez {phone}", "Appelez {fax}", DALIL_CHANGE_MAJOR, "a placeholder"},
    {"Voir example.org/a", "Voir example.org/b", DALIL_CHANGE_MAJOR,
     "an address of the web or for e-mail"},
};

static void
test_classes(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *why = "?";
        DalilChange change = dalil_change_between(cases[i].before, cases[i].after, "fr", &why);

        g_test_message("%s | %s", cases[i].before, cases[i].after);
        g_assert_cmpint(change, ==, cases[i].change);
        g_assert_cmpstr(why, ==, cases[i].why);
    }
}

static const struct {
    const char *before, *after, *shown;
} shown[] = {
    {"Enfants de 6 à 14 ans", "Enfants de 6 à 12 ans", "« 14 » → « 12 »"},
    {"Le matin", "Le soir", "« matin » → « soir »"},
    {"tout", "rien", "« tout » → « rien »"},
};

static void
test_shown(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
        g_autofree char *found = dalil_change_shown(shown[i].before, shown[i].after);

        g_assert_cmpstr(found, ==, shown[i].shown);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/change/classes", test_classes);
    g_test_add_func("/content/change/shown", test_shown);
    return g_test_run();
}
