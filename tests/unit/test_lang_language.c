/* test_lang_language.c: the language files are whole and fit their patterns */
#include <string.h>

#include "lang/language.h"
#include "lang/phrase.h"
#include "test_lang_plain.h"

static void
check_filled(const DalilLanguage *language, const char *what, const char *const *list, int n)
{
    for (int i = 0; i < n; i++) {
        if (!list[i] || !*list[i])
            g_test_message("%s: %s %d is missing", language->tag, what, i);
        g_assert_true(list[i] && *list[i]);
        g_assert_true(!list[i] || g_utf8_validate(list[i], -1, NULL));
    }
}

/* Places a pattern has for words; -1 when it holds any other "%". */
static int
count_places(const char *pattern)
{
    int n = 0;

    for (const char *p = pattern; *p; p++) {
        if (*p != '%')
            continue;
        if (p[1] != 's' && !(g_ascii_isdigit(p[1]) && p[2] == '$' && p[3] == 's'))
            return -1;
        n++;
    }
    return n;
}

static void
test_lookup(void)
{
    const DalilLanguage *arabic = dalil_language_lookup("ar");

    g_assert_nonnull(arabic);
    g_assert_cmpstr(arabic->name, ==, "العربية");
    g_assert_cmpint(arabic->direction, ==, DALIL_RTL);
    g_assert_null(dalil_language_lookup("AR"));
    g_assert_null(dalil_language_lookup("ar-MA"));
    g_assert_null(dalil_language_lookup(""));
    g_assert_null(dalil_language_lookup(NULL));
}

static void
test_list_agrees_with_tags(void)
{
    const char *const *tags = dalil_language_tags();
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    g_assert_cmpint(n, ==, 22);
    for (int i = 0; i < n; i++) {
        g_assert_cmpstr(list[i]->tag, ==, tags[i]);
        g_assert_true(dalil_language_lookup(tags[i]) == list[i]);
    }
    g_assert_null(tags[n]);
}

static void
test_whole(gconstpointer data)
{
    const DalilLanguage *language = data;

    for (int i = 0; i < DALIL_PHRASE_COUNT; i++)
        if (!language->phrase[i])
            g_test_message("src/lang/%s.c has no phrase for \"%s\"", language->tag,
                           dalil_language_lookup("en")->phrase[i]);
    check_filled(language, "phrase", language->phrase, DALIL_PHRASE_COUNT);
    check_filled(language, "spoken language", language->spoken, DALIL_SPOKEN_COUNT);
    check_filled(language, "weekday", language->weekday, 7);
    check_filled(language, "short weekday", language->weekday_short, 7);
    check_filled(language, "month", language->month, 12);
    check_filled(language, "short month", language->month_short, 12);
    check_filled(language, "ordinal", language->ordinal, 6);
    g_assert_true(language->quote_open && language->quote_close);
    g_assert_true(language->name && language->pango);
}

static void
test_patterns(gconstpointer data)
{
    const DalilLanguage *language = data;
    const struct {
        const char *pattern;
        int places;
    } patterns[] = {
        {language->day_range, 2},      {language->day_range_short, 2}, {language->days_times, 2},
        {language->label_text, 2},     {language->list_comma, 0},      {language->list_and, 0},
        {language->rule_separator, 0}, {language->month_year, 2},      {language->day_month, 2},
        {language->day_month_year, 3}, {language->nth_weekday, 2},     {language->ordinals_and, 0},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_test_message("%s: %s", language->tag, patterns[i].pattern);
        g_assert_nonnull(patterns[i].pattern);
        g_assert_cmpint(count_places(patterns[i].pattern), ==, patterns[i].places);
    }
    for (int i = 0; i < DALIL_PHRASE_COUNT; i++) {
        gboolean takes_word = i == DALIL_PHRASE_UNTIL || i == DALIL_PHRASE_FROM ||
                              i == DALIL_PHRASE_CHECKED || i == DALIL_PHRASE_EDITION;

        g_assert_cmpint(count_places(language->phrase[i]), ==, takes_word ? 1 : 0);
    }
}

/* What is written by hand must be ready to print: no stray spaces, no plain apostrophe, French
 * marks with their space, no control that turns the direction. */
static void
test_typography(gconstpointer data)
{
    const DalilLanguage *language = data;

    for (int i = 0; i < DALIL_PHRASE_COUNT; i++) {
        const char *phrase = language->phrase[i];
        g_autofree char *spaced = dalil_french_spacing(phrase);
        g_autofree char *composed = g_utf8_normalize(phrase, -1, G_NORMALIZE_NFC);

        g_assert_null(strchr(phrase, '\''));
        g_assert_null(strstr(phrase, "  "));
        g_assert_false(g_str_has_prefix(phrase, " ") || g_str_has_suffix(phrase, " "));
        g_assert_cmpstr(composed, ==, phrase);
        if (language->french_spacing)
            g_assert_cmpstr(spaced, ==, phrase);
        for (const char *p = phrase; *p; p = g_utf8_next_char(p))
            g_assert_false(dalil_is_bidi_control(g_utf8_get_char(p)));
    }
}

static void
test_fonts(gconstpointer data)
{
    const DalilLanguage *language = data;
    const DalilFontRow *row = dalil_font_row_lookup(language->font.script);
    gboolean nastaliq = strcmp(language->tag, "ur") == 0;

    g_assert_nonnull(row);
    g_assert_cmpstr(language->font.family, ==, nastaliq ? "Noto Nastaliq Urdu" : row->family);
    g_assert_cmpfloat(language->font.leading, >=, row->leading);
    g_assert_cmpfloat(language->font.leading, <=, nastaliq ? 2.24 : row->leading + 0.02);
}

static void
test_font_rows(void)
{
    static const char *const scripts[] = {"Latn", "Arab", "Ethi", "Tfng", "Adlm", "Nkoo"};

    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
        const DalilFontRow *row = dalil_font_row_lookup(scripts[i]);

        g_assert_nonnull(row);
        g_assert_true(row->family && row->package);
        g_assert_true((row->bold == NULL) == (row->bold_package == NULL));
        g_assert_cmpfloat(row->factor, >, 0.9);
        g_assert_cmpfloat(row->leading, >=, 1.25);
        g_assert_cmpfloat(row->leading, <=, 1.6);
    }
    g_assert_null(dalil_font_row_lookup("Cyrl"));
    g_assert_null(dalil_font_row_lookup(NULL));
    g_assert_cmpstr(dalil_font_row_latin()->script, ==, "Latn");
    g_assert_cmpfloat(dalil_language_lookup("fr")->font.leading, ==, 1.25);
    g_assert_cmpfloat(dalil_language_lookup("ar")->font.leading, ==, 1.50);
    g_assert_cmpfloat(dalil_language_lookup("am")->font.leading, ==, 1.34);
}

static void
test_spoken(void)
{
    const DalilLanguage *french = dalil_language_lookup("fr");
    const char *const *tags = dalil_language_spoken_tags();
    int n = 0;

    g_assert_cmpstr(dalil_language_name_in(french, "wo"), ==, "wolof");
    g_assert_cmpstr(dalil_language_name_in(french, "ff-Adlm"), ==, "peul (pular)");
    g_assert_cmpstr(dalil_language_name_in(dalil_language_lookup("ar"), "fr"), ==, "الفرنسية");
    g_assert_null(dalil_language_name_in(french, "w"));
    g_assert_null(dalil_language_name_in(french, "xx"));
    g_assert_null(dalil_language_name_in(french, ""));
    g_assert_null(dalil_language_name_in(french, NULL));
    for (; tags[n]; n++)
        g_assert_nonnull(dalil_language_name_in(french, tags[n]));
    g_assert_cmpint(n, ==, DALIL_SPOKEN_COUNT);
}

/* The program's own languages can be named in one another. */
static void
test_every_language_has_a_name(void)
{
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++)
            g_assert_nonnull(dalil_language_name_in(list[i], list[k]->tag));
    }
}

static void
test_fill(void)
{
    g_autofree char *straight = dalil_phrase_fill("de %s a %s", "lunes", "viernes", NULL);
    g_autofree char *turned = dalil_phrase_fill("%2$s, %1$s", "first", "Saturday", NULL);
    g_autofree char *other = dalil_phrase_fill("100% of %s", "it", NULL);

    g_assert_cmpstr(straight, ==, "de lunes a viernes");
    g_assert_cmpstr(turned, ==, "Saturday, first");
    g_assert_cmpstr(other, ==, "100% of it");
}

static void
test_dates(void)
{
    static const struct {
        const char *tag;
        int month, day;
        const char *date;
    } rows[] = {
        {"fr", 3, 12, "12 mars 2026"},
        {"fr", 8, 1, "1er août 2026"},
        {"fr", 3, 0, "mars 2026"},
        {"en", 3, 12, "12 March 2026"},
        {"es", 3, 12, "12 de marzo de 2026"},
        {"es", 3, 0, "marzo de 2026"},
        {"ar", 8, 1, "1 غشت 2026"},
        {"ar", 9, 0, "شتنبر 2026"},
        {"am", 3, 12, "ማርች 12 ቀን 2026"},
        {"fa", 3, 12, "12 مارس 2026"},
        {"ckb", 3, 12, "12ی ئازار 2026"},
        {"so", 3, 0, "Maarso 2026"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *date =
            dalil_phrase_date(dalil_language_lookup(rows[i].tag), 2026, rows[i].month, rows[i].day);
        g_autofree char *shown = plain(date);

        g_assert_cmpstr(shown, ==, rows[i].date);
        g_assert_true(g_str_has_prefix(date, DALIL_FSI) && g_str_has_suffix(date, DALIL_PDI));
    }
}

static gboolean
has_line(const GString *text, const char *line)
{
    g_autofree char *whole = g_strconcat("\n", line, "\n", NULL);

    return strstr(text->str, whole) != NULL;
}

/* A draft says so phrase by phrase, but for those somebody has vouched for. */
static void
test_drafts(void)
{
    DalilLanguage made_up = *dalil_language_lookup("en");
    g_autoptr(GString) none = g_string_new(NULL);
    g_autoptr(GString) many = g_string_new(NULL);
    g_autoptr(GString) few = g_string_new(NULL);
    g_autofree char *more = g_strdup_printf(" and %d more", DALIL_PHRASE_COUNT - 1 - 5);
    int n = -1;

    dalil_language_draft_phrases(&made_up, none, &n);
    g_assert_cmpint(n, ==, 0);
    g_assert_cmpstr(none->str, ==, "");

    made_up.draft = TRUE;
    made_up.vouched = DALIL_VOUCHED(DALIL_PHRASE_SAMPLE);
    dalil_language_draft_phrases(&made_up, many, &n);
    g_assert_cmpint(n, ==, DALIL_PHRASE_COUNT - 1);
    g_assert_true(g_str_has_prefix(many->str, "\"(continued)\", \"Emergency\", "));
    g_assert_true(g_str_has_suffix(many->str, more));

    made_up.vouched = ~(DALIL_VOUCHED(DALIL_PHRASE_CLOSED) | DALIL_VOUCHED(DALIL_PHRASE_AGENCIES));
    dalil_language_draft_phrases(&made_up, few, &n);
    g_assert_cmpint(n, ==, 2);
    g_assert_cmpstr(few->str, ==, "\"closed\", \"Organisations in the network\"");
}

static void
test_dump(void)
{
    DalilLanguage made_up = *dalil_language_lookup("en");
    g_autoptr(GString) out = g_string_new(NULL);
    int lines = 0;

    made_up.draft = TRUE;
    made_up.vouched = DALIL_VOUCHED(DALIL_PHRASE_CLOSED);
    dalil_language_dump(&made_up, out);
    g_assert_true(has_line(out, "phrase.closed\tverified\tclosed"));
    g_assert_true(has_line(out, "phrase.sample\tdraft\tSample: invented data, do not hand out"));
    g_assert_true(has_line(out, "phrase.all_day\tdraft\t24<U+00A0>hours"));
    g_assert_true(has_line(out, "weekday.monday\tverified\tMonday"));
    g_assert_true(has_line(out, "spoken.wo\tdraft\tWolof"));
    g_assert_null(strstr(out->str, "(null)"));
    for (const char *p = out->str; *p; p++)
        lines += *p == '\n';
    g_assert_cmpint(lines, ==, 1 + DALIL_PHRASE_COUNT + 38 + 16 + 6 + DALIL_SPOKEN_COUNT);
}

static void
add(const char *what, const DalilLanguage *language, GTestDataFunc test)
{
    g_autofree char *path = g_strdup_printf("/lang/language/%s/%s", what, language->tag);

    g_test_add_data_func(path, language, test);
}

int
main(int argc, char **argv)
{
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/lang/language/lookup", test_lookup);
    g_test_add_func("/lang/language/list-agrees-with-tags", test_list_agrees_with_tags);
    g_test_add_func("/lang/language/font-rows", test_font_rows);
    g_test_add_func("/lang/language/spoken", test_spoken);
    g_test_add_func("/lang/language/every-language-has-a-name", test_every_language_has_a_name);
    g_test_add_func("/lang/language/fill", test_fill);
    g_test_add_func("/lang/language/dates", test_dates);
    g_test_add_func("/lang/language/drafts", test_drafts);
    g_test_add_func("/lang/language/dump", test_dump);
    for (int i = 0; i < n; i++) {
        add("whole", list[i], test_whole);
        add("patterns", list[i], test_patterns);
        add("typography", list[i], test_typography);
        add("fonts", list[i], test_fonts);
    }
    return g_test_run();
}
