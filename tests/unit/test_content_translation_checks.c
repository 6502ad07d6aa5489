/* test_content_translation_checks.c: every check finds its fault, and leaves good text alone */
#define _XOPEN_SOURCE 700
#include "content_network.h"

#include "content/translation_checks.h"

/* One text in French, one in another language. */
typedef struct {
    const char *id, *language, *source, *good, *bad;
} Case;

static const Case cases[] = {
    {"T01", "en", "Appelez le {phone}", "Call {phone}", "Call {phnoe}"},
    {"T01", "en", "Appelez le {phone}", "Call {phone}", "Call us"},
    {"T02", "en", "20 dirhams", "20 dirhams", "25 dirhams"},
    {"T02", "ar", "20 dirhams", "٢٠ درهما", "٢٥ درهما"},
    {"T02", "fa", "Dès 16 ans", "از ۱۶ سالگی", "از ۱۸ سالگی"},
    {"T02", "nqo", "12 repas", "߁߂ ߘߊߞߎߣ", "߁߃ ߘߊߞߎߣ"},
    {"T02", "en", "de 9h à 12h30", "from 9:00 to 12:30", "from 9:00 to 12:20"},
    {"T03", "en", "Voir example.org/aide", "See example.org/aide", "See example.org/help"},
    {"T03", "en", "Écrire à aide@example.org", "Write to aide@example.org",
     "Write to help@example.org"},
    {"T04", "en", "Appelez le 05 24 00 00 11", NULL, "Call 05 24 00 00 11"},
    {"T04", "en", "Appelez le matin", "Call in the morning", NULL},
    {"T08", "ar", "Bonjour", "مرحبا", "\uFEE3\uFEAE\uFEA3\uFE92\uFE8E"},
    {"T08", "ar", "Bonjour", "مرحبا", "م ر ح ب ا"},
    {"T08", "ar", "Bonjour", "مرحبا", "\u202Eمرحبا\u202C"},
    {"T09", "ar", "Bonjour", "مرحبا", "\u2067مرحبا"},
    {"T09", "ar", "Bonjour", "مرحبا", "مرحبا\u200F"},
    {"T10", "ar", "Un repas chaud", "وجبة ساخنة", "un repas chaud"},
    {"T10", "ar", "Santé", "الصحة", "Health"},
    {"T10", "ar", "Le Wi-Fi Exemple", "Wi-Fi Exemple", NULL},
    {"T10", "fa", "Aide", "کمک", "كمك"},
    {"T10", "ar", "Soins au CHU", "علاج في CHU", "ی"},
    {"T11", "en", "Un repas chaud", "A hot meal", "Un repas chaud"},
    {"T11", "en", "Wi-Fi", "Wi-Fi", NULL},
    {"T12", "en", "Café", "Coffee", "Caf\uFFFD"},
    {"T12", "en", "Café", "Coffee", " "},
    {"T12", "en", "Café", "Coffee", "Cof\\006fee"},
    {"T17", "en", "Demande d’asile", "Asylum request", "Request for refuge"},
    {"T17", "en", "Demande d’asile", "Asylum request", "Asylum (shelter) request"},
    {"T18", "en", "Une erreur ?", "A mistake?", "A mistake"},
    {"T18", "ar", "Une erreur ?", "خطأ؟", "خطأ"},
    {"T18", "am", "Venez.", "ይምጡ።", "ይምጡ"},
    {"T19", "en", "Le médecin", "The doctor", "The  doctor"},
    {"T19", "en", "Le médecin", "The doctor", "The doctor "},
    {"T19", "en", "Le médecin de garde", "The doctor on call", "The doctor doctor on call"},
    {"T21", "ar", "Bonjour", "مرحبا", "مـــرحبا"},
    {"T22", "en", "Des juristes lisent vos courriers et expliquent vos droits",
     "Lawyers read your letters and explain your rights", "Lawyers"},
    {"T23", "en", "<b>Gratuit</b>", "<b>Free</b>", "Free"},
    {"T24", "en", "Sans rendez-vous", "Without appointment", "By appointment"},
    {"T24", "ar", "Sans papiers", "بدون وثائق", "بوثائق"},
    {"T24", "en", "Moins de 18 ans", "Under 18", "Age 18"},
};

static const char glossary_tsv[] = "term\tlanguage\tpreferred\tforbidden\n"
                                   "asile\ten\tasylum\tshelter\n";

static void
note(const DalilCheck *check, DalilCheckLevel level, DalilSpan at, const char *key,
     const char *text, gpointer user)
{
    g_assert_cmpstr(key, !=, "");
    g_assert_cmpstr(text, !=, "");
    g_assert_nonnull(at.file);
    g_assert_cmpint(at.line, >, 0);
    g_assert_cmpint(level, >=, (int)check->level);
    g_string_append_printf(user, "%s ", check->id);
}

/* What the checks find, as "T02 T15 ". (transfer full) */
static char *
find(const char *language, const char *services, const char *entries)
{
    g_autoptr(Network) network = network_new(services);
    g_autoptr(DalilGlossary) glossary = NULL;
    g_autoptr(DalilTranslations) translations = NULL;
    g_autofree char *name = g_strdup_printf("translations/%s.po", language);
    g_autofree char *po = g_strconcat("msgid \"\"\nmsgstr \"\"\n\n", entries, NULL);
    GString *found = g_string_new(NULL);

    network_write(network, "glossary.tsv", glossary_tsv);
    network_write(network, name, po);
    g_assert_nonnull(network_read(network));
    glossary = dalil_glossary_read(network->diags, network->folder);
    translations = dalil_translations_open(network->arena, network->diags, network->content,
                                           network->folder, dalil_language_lookup(language));
    dalil_checks_all(translations, glossary, note, found);
    return g_string_free(found, FALSE);
}

static char *
find_in(const Case *c, const char *translation)
{
    g_autofree char *services = g_strdup_printf(
        "- id: doctor\n  agency: clinic\n  category: health\n  name: \"%s\"\n", c->source);
    g_autofree char *entry = g_strdup_printf(
        "msgctxt \"doctor/name\"\nmsgid \"%s\"\nmsgstr \"%s\"\n", c->source, translation);

    return find(c->language, services, entry);
}

static void
test_each(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *good = cases[i].good ? find_in(&cases[i], cases[i].good) : NULL;
        g_autofree char *bad = cases[i].bad ? find_in(&cases[i], cases[i].bad) : NULL;

        g_test_message("%s %s | %s | %s", cases[i].id, cases[i].source, cases[i].good,
                       cases[i].bad);
        if (good != NULL)
            g_assert_null(strstr(good, cases[i].id));
        if (bad != NULL)
            g_assert_nonnull(strstr(bad, cases[i].id));
    }
}

#define SERVICE                                                                                    \
    "- {id: doctor, agency: clinic, category: health, name: Médecin, fees: Gratuit}\n"            \
    "- {id: lawyer, agency: clinic, category: legal, name: Avocat, fees: Gratuit}\n"
#define ENTRY(key, source, text)                                                                   \
    "msgctxt \"" key "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n\n"

/* What is found between entries, or in their state. */
static const struct {
    const char *id, *good, *bad;
} others[] = {
    {"T05", ENTRY("doctor/name", "Médecin", "Doctor"), ENTRY("doctor/phones", "1", "2")},
    {"T13", ENTRY("doctor/name", "Médecin", "Doctor"),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgid_plural \"Médecins\"\nmsgstr[0] \"Doctor\"\n"
     "msgstr[1] \"Doctors\"\n"},
    {"T14", ENTRY("doctor/name", "médecin.", "Doctor"), ENTRY("doctor/name", "Docteur", "Doctor")},
    {"T15", "", ENTRY("doctor/name", "Médecin", "Doctor")},
    {"T16", ENTRY("doctor/fees", "Gratuit", "Free") ENTRY("lawyer/fees", "Gratuit", "Free"),
     ENTRY("doctor/fees", "Gratuit", "Free") ENTRY("lawyer/fees", "Gratuit", "No charge")},
};

static void
test_others(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *good = find("en", SERVICE, others[i].good);
        g_autofree char *bad = find("en", SERVICE, others[i].bad);

        g_test_message("%s", others[i].id);
        g_assert_null(strstr(good, others[i].id));
        g_assert_nonnull(strstr(bad, others[i].id));
    }
}

/* T20 is for networks whose source is not French. (transfer full): what is found */
static char *
find_in_french(const char *translation)
{
    g_autoptr(Network) network = network_new(
        "- {id: doctor, agency: clinic, category: health, name: 'Attention: danger'}\n");
    g_autoptr(DalilTranslations) translations = NULL;
    g_autofree char *po = g_strdup_printf(
        "msgid \"\"\nmsgstr \"\"\n\n" ENTRY("doctor/name", "Attention: danger", "%s"), translation);
    GString *found = g_string_new(NULL);

    network_write(network, "network.yaml",
                  "id: exemple\nname: Example\nsource: en\nlanguages: [en, fr]\n"
                  "categories: [{id: health, name: Health}]\n");
    network_write(network, "translations/fr.po", po);
    g_assert_nonnull(network_read(network));
    translations = dalil_translations_open(network->arena, network->diags, network->content,
                                           network->folder, dalil_language_lookup("fr"));
    dalil_checks_all(translations, NULL, note, found);
    return g_string_free(found, FALSE);
}

static void
test_french(void)
{
    g_autofree char *good = find_in_french("Attention\u00a0: péril");
    g_autofree char *bad = find_in_french("Attention: péril");

    g_assert_null(strstr(good, "T20"));
    g_assert_nonnull(strstr(bad, "T20"));
}

/* T15 is quiet where somebody has signed both sentences. */
static void
test_signed(void)
{
    g_autoptr(Network) network = network_new(SERVICE);
    g_autoptr(DalilTranslations) translations = NULL;
    g_autofree char *source = dalil_reviews_hash("Médecin");
    g_autofree char *text = dalil_reviews_hash("Doctor");
    g_autofree char *signs =
        g_strdup_printf("2026-11-15\tA\tdoctor/name\t%s\t%s\ten:1\tok\t\n", source, text);
    g_autoptr(GString) found = g_string_new(NULL);

    network_write(network, "reviews/en.tsv", signs);
    network_write(network, "translations/en.po",
                  "msgid \"\"\nmsgstr \"\"\n\n" ENTRY("doctor/name", "Médecin", "Doctor"));
    g_assert_nonnull(network_read(network));
    translations = dalil_translations_open(network->arena, network->diags, network->content,
                                           network->folder, dalil_language_lookup("en"));
    dalil_checks_all(translations, NULL, note, found);
    g_assert_null(strstr(found->str, "T15"));
}

/* Every row has a text that sets it off and one that does not: above, or in the test named here. */
static void
test_all_are_tried(void)
{
    static const char *const elsewhere[] = {
        "T06", "T07", /* with fonts and pages: tests/scripts/translations.py, fonts_and_room() */
        "T15",        /* test_signed */
        "T20",        /* test_french */
        NULL};
    const DalilCheck *check;

    for (int i = 0; (check = dalil_checks_row(i)) != NULL; i++) {
        gboolean good = g_strv_contains(elsewhere, check->id), bad = good;
        g_autofree char *id = g_strdup_printf("T%02d", i + 1);

        for (guint k = 0; k < G_N_ELEMENTS(cases); k++) {
            good |= strcmp(cases[k].id, check->id) == 0 && cases[k].good != NULL;
            bad |= strcmp(cases[k].id, check->id) == 0 && cases[k].bad != NULL;
        }
        for (guint k = 0; k < G_N_ELEMENTS(others); k++)
            if (strcmp(others[k].id, check->id) == 0)
                good = bad = TRUE;
        g_assert_cmpstr(check->id, ==, id);
        g_test_message("%s: good %d, bad %d", check->id, good, bad);
        g_assert_true(good && bad);
        g_assert_cmpstr(check->what, !=, "");
        g_assert_cmpstr(check->mend, !=, "");
    }
    g_assert_null(dalil_checks_row(24));
}

/* docs/translations.md has the table as it is. */
static void
test_documented(void)
{
    const char *root = g_getenv("DALIL_ROOT");
    g_autofree char *path =
        g_build_filename(root == NULL ? "." : root, "docs/translations.md", NULL);
    g_autofree char *page = NULL;
    g_autoptr(GString) table = g_string_new(NULL);

    g_assert_true(g_file_get_contents(path, &page, NULL, NULL));
    dalil_checks_document(table);
    g_assert_nonnull(strstr(page, table->str));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/translation_checks/each", test_each);
    g_test_add_func("/content/translation_checks/others", test_others);
    g_test_add_func("/content/translation_checks/french", test_french);
    g_test_add_func("/content/translation_checks/signed", test_signed);
    g_test_add_func("/content/translation_checks/all_are_tried", test_all_are_tried);
    g_test_add_func("/content/translation_checks/documented", test_documented);
    return g_test_run();
}
