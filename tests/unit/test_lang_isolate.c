/* test_lang_isolate.c: what is wrapped, what is bound, and that no letter is ever changed */
#include <string.h>

#include "test_lang_plain.h"

static const struct {
    DalilValue type;
    const char *value, *shown;
} typed[] = {
    {DALIL_VALUE_PHONE, "+212 5 24 00 00 00", "<+212_5_24_00_00_00>"},
    {DALIL_VALUE_PHONE, "0524-00-00-00", "<0524-~00-~00-~00>"},
    {DALIL_VALUE_PHONE, "0524 00 00 00 / 01", "<0524_00_00_00_/~_01>"},
    {DALIL_VALUE_PHONE, "Visit in person", "<Visit_in_person>"},
    {DALIL_VALUE_PHONE, "\u202e0524\u2069", "<0524>"},
    {DALIL_VALUE_PHONE, "٠٥٢٤ ٣٠", "<<<ltr ٠٥٢٤_٣٠>>>"},
    {DALIL_VALUE_PHONE, "", ""},
    {DALIL_VALUE_CODE, "*19#", "<*19#>"},
    {DALIL_VALUE_TIME, "09:00–12:30", "<09:00~–~12:30>"},
    {DALIL_VALUE_TIME, "09:00 - 12:30", "<09:00_-~_12:30>"},
    {DALIL_VALUE_DATE, "12/03/2026", "<12/~03/~2026>"},
    {DALIL_VALUE_PRICE, "20 MAD", "<20_MAD>"},
    {DALIL_VALUE_PRICE, "1\u202f500 MAD", "<1^500_MAD>"},
    {DALIL_VALUE_NAME, "Droits & Justice!", "<auto Droits & Justice!>"},
    {DALIL_VALUE_NAME, "\u2067دار", "<auto <rtl دار>>"},
    {DALIL_VALUE_NAME, "دار\u2069!", "<auto دار!>"},
    {DALIL_VALUE_URL, "www.exemple.org/droits", "<www.exemple.org/~droits>"},
    {DALIL_VALUE_URL, "https://www.exemple.org/droits/aide-sociale?ville=marrakech&page=2",
     "<https:/~/~www.exemple.org/|droits/|aide-~sociale|?~ville=marrakech|&page=2>"},
    {DALIL_VALUE_URL, "https://reseau-accueil-marrakech.exemple.org/",
     "<https:/~/~reseau-~accueil-~marrakech.|exemple.|org/>"},
    {DALIL_VALUE_URL, "exemple.org/f/1FAIpQLSfWbVx7Qm3Wk2TzLr8YbN5cHs7JdPq4GaUo6EiXy1RtMw0Zv/view",
     "<exemple.org/|f/~1FAIpQLSfWbVx7Qm3Wk2Tz|Lr8YbN5cHs7JdPq4GaUo6EiX|y1RtMw0Zv/|view>"},
    {DALIL_VALUE_EMAIL, "a.b@exemple.org", "<a.b@exemple.org>"},
    {DALIL_VALUE_EMAIL, "equipe.accueil@reseau-exemple.org",
     "<equipe.|accueil|@reseau-~exemple.org>"},
};

enum { LINES_MAX = 600 /* of one real listing */ };

/* @shown NULL: nothing is found. */
static const struct {
    gboolean rtl;
    const char *text, *shown;
} running[] = {
    /* Plain sentences stay as they are. */
    {FALSE, "Aide aux devoirs, le soir et l’été.", NULL},
    {FALSE, "", NULL},
    {FALSE, "Au 3 rue des Arts, 2e étage.", NULL},
    {FALSE, "Sept jours sur sept: non-fumeurs.", NULL},
    {FALSE, "rue 12 40000 Marrakech", NULL},
    {FALSE, "Article 3,5 et B1/B2, 4x4, 1er.", NULL},
    {TRUE, "مرحبا بكم في المدينة!", NULL},
    {TRUE, "المواد 28، 29، 36 أ", NULL},
    {TRUE, "التعلُُّّم عن طريق المناوبة", NULL},

    /* Telephone numbers and codes. */
    {FALSE, "Tél. 0524 00 00 00.", "Tél. <0524_00_00_00>."},
    {FALSE, "06.61.00.00.00 ou (0)6 61 00 00 00", "<06.61.00.00.00> ou <(0)6_61_00_00_00>"},
    {FALSE, "0524 00 00 00 09:00-12:00", "<0524_00_00_00> <09:00-~12:00>"},
    {FALSE, "0524 00 00 00 0661 00 00 00", "<0524_00_00_00> <0661_00_00_00>"},
    {FALSE, "+212 5 24 00 00 00 0661 00 00 00", "<+212_5_24_00_00_00> <0661_00_00_00>"},
    {FALSE, "(206) 622-5177, 312.341.1070", "<(206)_622-~5177>, <312.341.1070>"},
    {FALSE, "faites *19# ou #31#", "faites <*19#> ou <#31#>"},
    {FALSE, "** important **", NULL},

    /* Times, dates. */
    {FALSE, "de 9h à 12h30, 14h-17h", "de <9h> à <12h30>, <14h-~17h>"},
    {FALSE, "24 h/24, 7 j/7", "<24_h/~24>, <7_j/~7>"},
    {FALSE, "le 12/03/2026 ou 2026-03-12", "le <12/~03/~2026> ou <2026-~03-~12>"},
    {FALSE, "9 – 17h", "<9_~–~_17h>"},
    {FALSE, "12:30:15", NULL},

    /* Prices, units, ranges, minus. */
    {FALSE, "20 MAD, 5 km, 50 %, -5 °C", "<20_MAD>, <5_km>, <50_%>, <-~5_°C>"},
    {FALSE, "10 000 personnes de 18-25 ans", "<10_000> personnes de <18-~25> ans"},
    {FALSE, "MAD 20 et €5", "<MAD_20> et <€5>"},
    {FALSE, "5 minutes, 3 hommes, 2 mois", NULL},
    {TRUE, "الثمن 20 درهم", "الثمن 20_درهم"},

    /* Addresses. */
    {FALSE, "voir www.exemple.org.", "voir <www.exemple.org>."},
    {FALSE, "(https://exemple.org/(b))", "(<https:/~/~exemple.org/~(b)>)"},
    {FALSE, "Écrire à a.b@exemple.org!", "Écrire à <a.b@exemple.org>!"},
    {FALSE, "M. Dupont, p. ex. ici", NULL},
    {TRUE, "https://ar.exemple.org/wiki/المغرب الآن",
     "<https:/~/~ar.exemple.org/|wiki/|المغرب> الآن"},

    /* Words of the other direction. */
    {TRUE, "GADEM، CNDH", "<GADEM>، <CNDH>"},
    {TRUE, "جمعية Droits & Justice! في مراكش", "جمعية <Droits & Justice!> في مراكش"},
    {TRUE, "Call 0524 00 00 00 before coming.", "<Call <0524_00_00_00> before coming.>"},
    {TRUE, "HCR 0524 00 00 00", "<HCR> <0524_00_00_00>"},
    {TRUE, "¡Hola! مرحبا", "<¡Hola!> مرحبا"},
    {FALSE, "L’association دار الحقوق 0524 00 00 00",
     "L’association <rtl دار الحقوق> <0524_00_00_00>"},
    {FALSE, "العربية, الفارسية", "<rtl العربية>, <rtl الفارسية>"},

    /* What is isolated already stays; what does not fit together is put right. */
    {FALSE, "\u20660524 00 00 00\u2069 ou 0661 00 00 00", "<0524 00 00 00> ou <0661_00_00_00>"},
    {TRUE, "\u2068GADEM \u2066x\u2069\u2069 CNDH", "<auto GADEM <x>> <CNDH>"},
    {FALSE, "a\u2069b", "ab"},
    {FALSE, "a\u2066b", "a<b>"},
};

static void
test_typed(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autoptr(GString) to = g_string_new(NULL);
    g_autofree char *shown = NULL;

    dalil_isolate_append(to, typed[i].type, typed[i].value);
    shown = visible(to->str);
    g_assert_cmpstr(shown, ==, typed[i].shown);
}

/* Every isolate is closed, and none but what was opened. */
static void
check_balanced(const char *text)
{
    int open = 0;

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        open += (c >= 0x2066 && c <= 0x2068) - (c == 0x2069);
        g_assert_cmpint(open, >=, 0);
    }
    g_assert_cmpint(open, ==, 0);
}

static void
check_text(const char *text, gboolean rtl)
{
    g_autoptr(GString) to = g_string_new(NULL);
    g_autofree char *before = plain(text);
    g_autofree char *after = NULL;

    dalil_isolate_text(to, text, rtl);
    after = plain(to->str);
    g_assert_cmpstr(after, ==, before);
    check_balanced(to->str);
}

static void
test_running(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    const char *right = running[i].shown ? running[i].shown : running[i].text;
    g_autoptr(GString) to = g_string_new(NULL);
    g_autofree char *shown = NULL;

    dalil_isolate_text(to, running[i].text, running[i].rtl);
    shown = visible(to->str);
    g_assert_cmpstr(shown, ==, right);
    check_text(running[i].text, FALSE);
    check_text(running[i].text, TRUE);
}

/* What was set once may be set again: nothing is added the second time. */
static void
test_twice(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(running); i++) {
        g_autoptr(GString) once = g_string_new(NULL);
        g_autoptr(GString) twice = g_string_new(NULL);

        dalil_isolate_text(once, running[i].text, running[i].rtl);
        dalil_isolate_text(twice, once->str, running[i].rtl);
        g_assert_cmpstr(twice->str, ==, once->str);
    }
}

/* Random mixtures of everything that starts, joins or ends a value. */
static void
test_random(void)
{
    static const char *const pieces[] = {
        "0",      "1",        "24",     "0524",   "212",    "2026",   " ",      "\u00a0",
        "-",      "–",        ".",      ",",      ":",      ";",      "/",      "+",
        "*",      "#",        "(",      ")",      "\"",     "!",      "?",      "%",
        "h",      "MAD",      "km",     "GADEM",  "a",      "rue",    "@",      "www.",
        "x.org",  "https://", "و",      "دار",    "المغرب", "،",      "؟",      "٠٥",
        "۱۲",     "é",        "\u2066", "\u2069", "\u202b", "\u202c", "\u200b", "\u200c",
        "\u064b", "𞤀",     "𞥑",   "ߒ",      "ሰ",      "\n",     "€",      "درهم"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);

    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int n = g_rand_int_range(rand, 1, 14);

        for (int k = 0; k < n; k++)
            g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
        check_text(text->str, i % 2 == 0);
    }
}

/* Texts made to be slow: the time grows with the length, not with its square. */
static void
test_long_texts(void)
{
    static const char *const units[] = {
        "a-", "1 ",        "100 ", "(", "a (",  "*", "\u2066", "0 ", "ا 1 ", "X 1 ", "a@",
        "a.", "http://))", "+",    "-", "\"a ", "!", "\u2069", "9-", "1:",   "www."};
    gint64 start = g_get_monotonic_time();

    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) text = g_string_new(NULL);

        while (text->len < 64 * 1024)
            g_string_append(text, units[i]);
        check_text(text->str, TRUE);
        check_text(text->str, FALSE);
    }
    g_test_message("%.0f ms", (double)(g_get_monotonic_time() - start) / 1000);
    g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_TIME_SPAN_SECOND);
}

/* Listings that nobody here wrote: no letter is lost in them either. */
static void
check_file(const char *path, gboolean rtl)
{
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL) || !g_utf8_validate(text, -1, NULL)) {
        g_test_message("not read: %s", path);
        return;
    }
    lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] && i < LINES_MAX; i++)
        check_text(lines[i], rtl);
}

static void
check_folder(const char *folder, int *files)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name = NULL;

    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            check_folder(path, files);
        } else if (g_str_has_suffix(name, ".json") || g_str_has_suffix(name, ".csv") ||
                   g_str_has_suffix(name, ".tsv")) {
            check_file(path, *files % 2 == 0);
            (*files)++;
        }
    }
}

static void
test_real_listings(void)
{
    const char *shared = g_getenv("DALIL_SHARED");
    g_autofree char *folder = g_build_filename(shared ? shared : "../shared", "data", NULL);
    int files = 0;

    check_folder(folder, &files);
    if (files == 0)
        g_test_skip("no listings found: set DALIL_SHARED to the folder that has data/");
}

static void
test_controls(void)
{
    static const gunichar controls[] = {0x200E, 0x200F, 0x061C, 0x202A, 0x202E, 0x2066, 0x2069};
    static const gunichar others[] = {'a',    ' ',    0x00A0, 0x200C, 0x200D,
                                      0x202F, 0x2065, 0x206A, 0x2010};
    static const gunichar quiet[] = {0x2060, 0x200B, 0xFEFF, 0x00AD};

    for (gsize i = 0; i < G_N_ELEMENTS(controls); i++)
        g_assert_true(dalil_is_bidi_control(controls[i]) && dalil_is_invisible(controls[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        g_assert_false(dalil_is_bidi_control(others[i]) || dalil_is_invisible(others[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(quiet); i++)
        g_assert_true(!dalil_is_bidi_control(quiet[i]) && dalil_is_invisible(quiet[i]));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(typed); i++) {
        g_autofree char *path = g_strdup_printf("/lang/isolate/typed/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_typed);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(running); i++) {
        g_autofree char *path = g_strdup_printf("/lang/isolate/running/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_running);
    }
    g_test_add_func("/lang/isolate/twice", test_twice);
    g_test_add_func("/lang/isolate/random", test_random);
    g_test_add_func("/lang/isolate/long-texts", test_long_texts);
    g_test_add_func("/lang/isolate/real-listings", test_real_listings);
    g_test_add_func("/lang/isolate/controls", test_controls);
    return g_test_run();
}
