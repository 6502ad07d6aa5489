/* test_content_lint.c: sentences that would be printed wrong, and those that only look so */
#include "content/lint.h"

#include <string.h>

static const struct {
    const char *text;
    const char *language;
    gboolean source;
    DalilLevel level;
    const char *says; /* NULL: nothing to say */
} rows[] = {
    {"Un mot", "fr", TRUE, DALIL_WARNING, NULL},
    {"كلمة واحدة", "ar", FALSE, DALIL_WARNING, NULL},
    {"Un \u202Emot", "fr", TRUE, DALIL_ERROR, "forces the direction (U+202E)"},
    {"Un \u202Dmot\u202C", "fr", TRUE, DALIL_ERROR, "forces the direction (U+202D)"},
    {"Un \u2066mot\u2069", "fr", TRUE, DALIL_WARNING, NULL},
    {"Un \u2066mot", "fr", TRUE, DALIL_ERROR, "not opened and closed in pairs"},
    {"Un mot\u2069", "fr", TRUE, DALIL_ERROR, "not opened and closed in pairs"},
    {"Un \u202Amot\u202C", "fr", TRUE, DALIL_WARNING, NULL},
    {"Un \u202B\u2067mot\u202C\u2069", "fr", TRUE, DALIL_ERROR, "in pairs"},
    {"\uFEE3\uFEA0", "ar", FALSE, DALIL_ERROR, "fixed shapes (U+FEE3)"},
    {"\uFB56", "ar", FALSE, DALIL_ERROR, "fixed shapes (U+FB56)"},
    {"محمد \uFDFA", "ar", FALSE, DALIL_WARNING, NULL},
    {"\uFD3Eآية\uFD3F", "ar", FALSE, DALIL_WARNING, NULL},
    {"perdu \uFFFD", "fr", TRUE, DALIL_ERROR, "a letter that was lost"},
    {"mot\u200Bcoupé", "fr", TRUE, DALIL_WARNING, "invisible space"},
    {"mot\uFEFFcoupé", "fr", TRUE, DALIL_WARNING, "invisible space"},
    {"می\u200Cمانید", "ar", FALSE, DALIL_WARNING, NULL},
    {"<strong>fort</strong>", "fr", TRUE, DALIL_WARNING, "\"<strong>\""},
    {"زبان </strong> خود", "ar", FALSE, DALIL_WARNING, "\"</strong>\""},
    {"pain &amp; eau", "fr", TRUE, DALIL_WARNING, "\"&amp;\""},
    {"pain & eau", "fr", TRUE, DALIL_WARNING, NULL},
    {"moins de < 18 ans, ou > 60", "fr", TRUE, DALIL_WARNING, NULL},
    {"Appelez le 05 24 00 00 11", "fr", TRUE, DALIL_WARNING, "(\"05 24 00 00 11\")"},
    {"Appelez le 05 24 00 00 11", "fr", FALSE, DALIL_WARNING, NULL},
    {"Send a message to us", "ar", FALSE, DALIL_WARNING, "not translated"},
    {"مرحبا send a message to us", "ar", FALSE, DALIL_WARNING, "looks like it is not translated"},
    {"إلى UNHCR و UNICEF و WFP", "ar", FALSE, DALIL_WARNING, NULL},
    {"مخيم الزعتري (all district)", "ar", FALSE, DALIL_WARNING, "11 of its 22 letters"},
    {"أرسلوا رسالة إلى مكتب المنظمة عبر email", "ar", FALSE, DALIL_WARNING, NULL},
    {"أرسلوا رسالة إلى مكتب المنظمة", "fr", FALSE, DALIL_WARNING, "not translated"},
    {"ⵜⴰⵎⴰⵣⵉⵖⵜ ⵏ ⵓⴳⵔⴰⵡ", "fr", FALSE, DALIL_WARNING, "not translated"},
    /* A tag whose script the text contradicts: not a letter of it, and more than one name. */
    {"Ballal e cellal", "ff-Adlm", FALSE, DALIL_WARNING, "no ADLaM letter, and 13 Latin ones"},
    {"𞤐𞤢𞥄𞤧𞤢𞥄𞤲𞤣𞤫 𞤃𞤢𞤱𞤲𞤣𞤫", "ff-Adlm", FALSE,
     DALIL_WARNING, NULL},
    {"𞤐𞤢𞥄𞤧𞤢𞥄𞤲𞤣𞤫 𞤃𞤢𞤱𞤲𞤣𞤫", "ff", FALSE, DALIL_WARNING,
     "no Latin letter"},
    {"ab cd", "ti", FALSE, DALIL_WARNING, "this Tigrinya text (ti) is in the wrong script"},
    {"ab c", "ti", FALSE, DALIL_WARNING, NULL},
    {"abcdef", "ti", FALSE, DALIL_WARNING, NULL},
    {"ሰኑይ", "ti", FALSE, DALIL_WARNING, NULL},
    {"Accueil social", "ar", FALSE, DALIL_WARNING, "write it in Arabic letters"},
    {"مرحبا بكم", "fr", FALSE, DALIL_WARNING, "no Latin letter, and 8 Arabic ones"},
    {"مرکز بهداشت", "am", FALSE, DALIL_WARNING, "no Ethiopic letter"},
    {"Доктор здесь", "zgh", FALSE, DALIL_WARNING, "Cyrillic ones"},
    {"WhatsApp", "ar", FALSE, DALIL_WARNING, NULL},
    {"ውዑይ ምሳሕ ብ Facebook", "ti", FALSE, DALIL_WARNING, NULL}, /* syllables are few letters */
    {"Alimentation", "ar", FALSE, DALIL_WARNING, "12 of its 12 letters"},
    {"CNSS, ONG, SIAM", "fa", FALSE, DALIL_WARNING, NULL},
    {"UNHCR Rabat", "ar", FALSE, DALIL_WARNING, NULL},
    {"123 456", "ar", FALSE, DALIL_WARNING, NULL},
};

static void
test_sentences(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        DalilLint lint = {diags, {"a.yaml", 3, 7}, "name", rows[i].language, rows[i].source, 0};
        const DalilDiag *list;
        int n;

        dalil_lint_text(&lint, rows[i].text);
        list = dalil_diags_list(diags, &n);
        g_test_message("%s: %s", rows[i].text, n == 0 ? "(nothing)" : list[0].text);
        g_assert_cmpint(n, ==, rows[i].says == NULL ? 0 : 1);
        if (n == 0)
            continue;
        g_assert_cmpint(list[0].level, ==, rows[i].level);
        g_assert_cmpint(list[0].at.line, ==, 3);
        g_assert_nonnull(strstr(list[0].text, rows[i].says));
        g_assert_nonnull(strstr(list[0].text, "`name`"));
    }
}

static void
test_deep_nesting_ends(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GString) text = g_string_new(NULL);
    DalilLint lint = {diags, {"a.yaml", 1, 1}, "name", "fr", FALSE, 0};

    for (int i = 0; i < 5000; i++)
        g_string_append(text, "\u2066");
    dalil_lint_text(&lint, text->str);
    g_assert_cmpint(dalil_diags_errors(diags), ==, 1);
}

static void
test_length(void)
{
    g_autofree char *text = g_strnfill(2001, 'a');

    for (int short_by = 0; short_by <= 1; short_by++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        DalilLint lint = {diags, {"a.yaml", 1, 1}, "description", "fr", FALSE, 2000};

        dalil_lint_text(&lint, text + short_by);
        g_assert_cmpint(dalil_diags_warnings(diags), ==, 1 - short_by);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/lint/sentences", test_sentences);
    g_test_add_func("/content/lint/deep_nesting_ends", test_deep_nesting_ends);
    g_test_add_func("/content/lint/length", test_length);
    return g_test_run();
}
