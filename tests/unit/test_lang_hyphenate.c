/* test_lang_hyphenate.c: which words may be divided, and where */
#include <string.h>

#include "lang/hyphenate.h"

/* Soft hyphens are shown as "|". */
static const struct {
    const char *tag, *text, *shown;
} cases[] = {
    /* Letters before the break that take two bytes: a count of bytes gives "déje|uner". */
    {"fr", "déjeuner", "déjeu|ner"},
    {"fr", "hébergement", "héber|ge|ment"},
    {"fr", "(hébergement), établissements…", "(héber|ge|ment), éta|blis|se|ments…"},
    {"es", "desayuno", "des|ayuno"},
    {"es", "información", "infor|ma|ción"},
    {"es", "señalización", "seña|li|za|ción"},
    {"pt", "informação", "infor|ma|ção"}, /* its patterns are in ISO 8859-1 */
    {"pt", "alimentação", "ali|men|ta|ção"},
    {"en", "information", "inform|a|tion"},
    /* libhyphen wrote marks for all that followed a word not ended by a NUL: far over the stack. */
    {"en", "ccessibility walk-in (ramp, lift), outreach on foot, by van and by post, all the year",
     "ccess|ib|il|ity walk-in (ramp, lift), out|reach on foot, by van and by post, all the year"},
    /* Three letters at least on either side, seven in all. */
    {"fr", "maison", "maison"},
    {"fr", "médecin", "méde|cin"},
    {"fr", "entendu", "entendu"},
    /* Names, capitals. */
    {"fr", "Hébergement", "Hébergement"},
    {"fr", "HÉBERGEMENT", "HÉBERGEMENT"},
    {"fr", "YouTubeuses", "YouTubeuses"},
    /* What is no plain word. */
    {"fr", "covid19hébergement", "covid19hébergement"},
    {"fr", "centre-accompagnement", "centre-accompagnement"},
    {"fr", "https://hebergement.example/accompagnement",
     "https://hebergement.example/accompagnement"},
    {"fr", "hebergement.example", "hebergement.example"},
    {"fr", "accueil@hebergement.example", "accueil@hebergement.example"},
    {"fr", "santé/hébergement", "santé/hébergement"},
    {"fr",
     "hé\xC2\xAD"
     "bergement",
     "hé|bergement"},
    {"fr", "hébergement\xE2\x81\xA0:",
     "hé"
     "ber|ge|ment\xE2\x81\xA0:"},
    {"fr",
     "he\xCC\x81"
     "bergement",
     "he\xCC\x81"
     "bergement"}, /* the accent by itself */
    /* Each part at an apostrophe is judged for itself. */
    {"fr", "l’hébergement", "l’héber|ge|ment"},
    {"fr", "L'hébergement", "L'héber|ge|ment"},
    {"fr", "aujourd’hui", "aujourd’hui"},
    /* Isolates keep what they hold, whatever their depth. */
    {"fr", "\xE2\x81\xA6hébergement\xE2\x81\xA9 hébergement",
     "\xE2\x81\xA6hébergement\xE2\x81\xA9 héber|ge|ment"},
    {"fr",
     "\xE2\x81\xA8"
     "a \xE2\x81\xA6"
     "b\xE2\x81\xA9 hébergement\xE2\x81\xA9 (hébergement)",
     "\xE2\x81\xA8"
     "a \xE2\x81\xA6"
     "b\xE2\x81\xA9 hébergement\xE2\x81\xA9 (héber|ge|ment)"},
    {"fr", "\xE2\x81\xA6hébergement", "\xE2\x81\xA6hébergement"},
    {"fr", "\xE2\x81\xA9hébergement", "\xE2\x81\xA9héber|ge|ment"},
    /* Spaces of every kind part words and stay what they are. */
    {"fr", "hébergement\xC2\xA0: médecin\xE2\x80\xAF!\tmédecin",
     "héber|ge|ment\xC2\xA0: méde|cin\xE2\x80\xAF!\tméde|cin"},
    {"fr", "", ""},
    {"fr", " ", " "},
    /* Letters of another script, in a language with patterns. */
    {"fr", "المساعدات ⵜⴰⵎⴰⵣⵉⵖⵜ", "المساعدات ⵜⴰⵎⴰⵣⵉⵖⵜ"},
    {"pt", "œcuménico informação", "œcuménico infor|ma|ção"}, /* no œ in ISO 8859-1 */
    /* Languages without patterns. */
    {"ar", "المساعدات القانونية", "المساعدات القانونية"},
    {"am", "የመጀመሪያ", "የመጀመሪያ"},
};

static char *
shown(const char *text)
{
    GString *to = g_string_new(text);

    g_string_replace(to, DALIL_SOFT_HYPHEN, "|", 0);
    return g_string_free(to, FALSE);
}

static void
test_case(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    /* Languages whose file is not written yet have no row to test. */
    const DalilLanguage *known = dalil_language_lookup(cases[i].tag);
    DalilLanguage language = {.tag = cases[i].tag, .name = cases[i].tag};
    g_autoptr(DalilHyphenator) hyphenator = dalil_hyphenator_new(NULL);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *divided =
        dalil_hyphenate(hyphenator, diags, known ? known : &language, cases[i].text);
    g_autofree char *got = shown(divided);

    g_assert_cmpint(dalil_diags_warnings(diags), ==, 0);
    g_assert_cmpstr(got, ==, cases[i].shown);
}

/* Taking the soft hyphens out gives the text back, whatever it is. */
static void
test_random(void)
{
    static const char *const bits[] = {
        "hébergement", "é",
        "ç",           "’",
        "'",           " ",
        "-",           "accompagnement",
        "œ",           "ß",
        "ﬁ",           "ا",
        "1",           "\xE2\x81\xA6",
        ".",           "\xE2\x81\xA9",
        "\xC2\xA0",    "qualité",
        "Préfecture",  "\xCC\x81",
        "...",         "𞤀",
        "ñ",           "\xE2\x81\xA8",
    };
    static const char *const tags[] = {"fr", "es", "pt", "en"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261115);
    g_autoptr(DalilHyphenator) hyphenator = dalil_hyphenator_new(NULL);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    int divided = 0;

    for (int i = 0; i < 2000; i++) {
        DalilLanguage language = {.tag = tags[i % 4], .name = tags[i % 4]};
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *got = NULL;
        g_autoptr(GString) back = NULL;

        for (int n = g_rand_int_range(rand, 0, 14); n > 0; n--)
            g_string_append(text, bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))]);
        got = dalil_hyphenate(hyphenator, diags, &language, text->str);
        back = g_string_new(got);
        divided += (int)g_string_replace(back, DALIL_SOFT_HYPHEN, "", 0);
        g_assert_cmpstr(back->str, ==, text->str);
    }
    g_assert_cmpint(divided, >, 500);
}

static void
test_missing(void)
{
    g_autoptr(DalilHyphenator) hyphenator = dalil_hyphenator_new("/nowhere");
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilLanguage *french = dalil_language_lookup("fr");
    const DalilDiag *list = NULL;
    int n = 0;

    for (int i = 0; i < 3; i++) {
        g_autofree char *text = dalil_hyphenate(hyphenator, diags, french, "hébergement");
        g_assert_cmpstr(text, ==, "hébergement");
    }
    list = dalil_diags_list(diags, &n);
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(list[0].level, ==, DALIL_WARNING);
    g_assert_nonnull(strstr(list[0].text, "install the package hyphen-fr"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/lang/hyphenate/case/%s-%d", cases[i].tag, (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_case);
    }
    g_test_add_func("/lang/hyphenate/random", test_random);
    g_test_add_func("/lang/hyphenate/missing", test_missing);
    return g_test_run();
}
