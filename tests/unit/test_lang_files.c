/* test_lang_files.c: every string of every language file can be printed as it stands
 *
 * What test_lang_language.c asks of the phrases is asked here of all strings, and of the fonts: a
 * draft may be a poor translation, but not a placeholder, a box, or half in another script.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/hours.h"
#include "lang/isolate.h"
#include "lang/phrase.h"

enum { STRINGS_MAX = 200, PLACES_MAX = 4 };

typedef struct {
    const char *what;
    int nth;
    const char *text;
} String;

typedef struct {
    String list[STRINGS_MAX];
    int n;
} Strings;

static void
add_strings(Strings *to, const char *what, const char *const *texts, int n)
{
    for (int i = 0; i < n; i++) {
        g_assert_cmpint(to->n, <, STRINGS_MAX);
        to->list[to->n++] = (String){what, i, texts[i]};
    }
}

/* All but first_of_month, which may be NULL. */
static void
collect(const DalilLanguage *l, Strings *to)
{
    const struct {
        const char *what, *text;
    } singles[] = {
        {"name", l->name},
        {"day_range", l->day_range},
        {"day_range_short", l->day_range_short},
        {"days_times", l->days_times},
        {"label_text", l->label_text},
        {"list_comma", l->list_comma},
        {"list_and", l->list_and},
        {"rule_separator", l->rule_separator},
        {"hour_style", l->hour_style},
        {"month_year", l->month_year},
        {"day_month_year", l->day_month_year},
        {"day_month", l->day_month},
        {"ordinals_and", l->ordinals_and},
        {"nth_weekday", l->nth_weekday},
        {"quote_open", l->quote_open},
        {"quote_close", l->quote_close},
    };

    to->n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
        add_strings(to, singles[i].what, &singles[i].text, 1);
    add_strings(to, "ordinal", l->ordinal, 6);
    add_strings(to, "weekday", l->weekday, 7);
    add_strings(to, "weekday_short", l->weekday_short, 7);
    add_strings(to, "month", l->month, 12);
    add_strings(to, "month_short", l->month_short, 12);
    add_strings(to, "spoken", l->spoken, DALIL_SPOKEN_COUNT);
    add_strings(to, "phrase", l->phrase, DALIL_PHRASE_COUNT);
}

/* A failure without its string would send the reader through all files. */
static void
check(gboolean good, const DalilLanguage *language, const String *string, const char *wrong)
{
    if (!good)
        g_test_message("%s: %s %d \"%s\": %s", language->tag, string->what, string->nth,
                       string->text ? string->text : "NULL", wrong);
    g_assert_true(good);
}

/* Which words @pattern takes, as bits; -1 when it has a "%" of another kind or one word twice. */
static int
places_of(const char *pattern)
{
    int bits = 0, next = 0;

    for (const char *p = pattern; *p; p++) {
        int place = -1;

        if (*p != '%')
            continue;
        if (p[1] == 's')
            place = next++;
        else if (g_ascii_isdigit(p[1]) && p[2] == '$' && p[3] == 's')
            place = p[1] - '1';
        if (place < 0 || place >= PLACES_MAX || bits & 1 << place)
            return -1;
        bits |= 1 << place;
    }
    return bits;
}

/* @text without its places. (transfer full) */
static char *
words_of(const char *text)
{
    return dalil_phrase_fill(text, "", "", "", "", NULL);
}

static void
check_marks(const DalilLanguage *language, const String *string)
{
    g_autofree char *composed = g_utf8_normalize(string->text, -1, G_NORMALIZE_NFC);
    int depth = 0;

    check(composed && strcmp(composed, string->text) == 0, language, string,
          "is not composed (NFC)");
    check(!strpbrk(string->text, "'\"\t\n\\"), language, string,
          "has a straight quote or a control");
    check(!strstr(string->text, "  "), language, string, "has two spaces");
    for (const char *p = string->text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        check(depth >= 0 && depth <= 1, language, string, "has a bracket too many");
        check(!dalil_is_bidi_control(c), language, string, "turns the direction");
        check(g_unichar_isdefined(c) && g_unichar_type(c) != G_UNICODE_PRIVATE_USE && c != 0xFFFD,
              language, string, "has no real letter");
        check(!g_unichar_isdigit(c) || c < 0x80, language, string,
              "has digits that are not Western");
    }
    check(depth == 0, language, string, "has an open bracket");
}

static void
test_clean(gconstpointer data)
{
    const DalilLanguage *language = data;
    Strings strings;

    collect(language, &strings);
    for (int i = 0; i < strings.n; i++) {
        const String *string = &strings.list[i];

        check(string->text && *string->text, language, string, "is missing");
        if (!string->text)
            continue;
        check(g_utf8_validate(string->text, -1, NULL), language, string, "is not UTF-8");
        if (g_utf8_validate(string->text, -1, NULL))
            check_marks(language, string);
    }
}

/* Patterns take the words that the French ones take. */
static void
test_places(gconstpointer data)
{
    const DalilLanguage *language = data;
    Strings strings, french;

    collect(language, &strings);
    collect(dalil_language_lookup("fr"), &french);
    for (int i = 0; i < strings.n; i++)
        check(places_of(strings.list[i].text) == places_of(french.list[i].text), language,
              &strings.list[i], "does not take the words that French takes");
}

static void
test_places_can_differ(void)
{
    g_assert_cmpint(places_of("du %s au %s"), ==, 3);
    g_assert_cmpint(places_of("%2$s %1$s"), ==, 3);
    g_assert_cmpint(places_of("%2$s"), ==, 2);
    g_assert_cmpint(places_of("%1$s %1$s"), ==, -1);
    g_assert_cmpint(places_of("100 %"), ==, -1);
    g_assert_cmpint(places_of("%d"), ==, -1);
}

/* Names that are the same in any script. */
static char *
without_allowed(const char *words)
{
    static const char *const allowed[] = {"WhatsApp", "SMS"};
    char *rest = g_strdup(words);

    for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++) {
        g_auto(GStrv) parts = g_strsplit(rest, allowed[i], -1);

        g_free(rest);
        rest = g_strjoinv("", parts);
    }
    return rest;
}

/* No Latin placeholder in another script, and no letter borrowed from a third. */
static void
test_script(gconstpointer data)
{
    const DalilLanguage *language = data;
    const char *tag = language->font.script;
    guint32 iso =
        (guint32)tag[0] << 24 | (guint32)tag[1] << 16 | (guint32)tag[2] << 8 | (guint32)tag[3];
    GUnicodeScript own = g_unicode_script_from_iso15924(iso);
    Strings strings;

    collect(language, &strings);
    g_assert_cmpint(own, !=, G_UNICODE_SCRIPT_UNKNOWN);
    for (int i = 0; i < strings.n; i++) {
        g_autofree char *words = words_of(strings.list[i].text);
        g_autofree char *rest = without_allowed(words);

        for (const char *p = rest; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            GUnicodeScript script = g_unichar_get_script(c);

            check(!g_unichar_isalpha(c) || script == own || script == G_UNICODE_SCRIPT_COMMON ||
                      script == G_UNICODE_SCRIPT_INHERITED,
                  language, &strings.list[i], "has a letter of another script");
        }
    }
}

static void
check_distinct(const DalilLanguage *language, const char *what, const char *const *names, int n)
{
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++) {
            if (strcmp(names[i], names[k]) == 0)
                g_test_message("%s: %s %d and %d are both \"%s\"", language->tag, what, k, i,
                               names[i]);
            g_assert_cmpstr(names[i], !=, names[k]);
        }
    }
}

static void
test_distinct(gconstpointer data)
{
    const DalilLanguage *language = data;

    check_distinct(language, "weekday", language->weekday, 7);
    check_distinct(language, "short weekday", language->weekday_short, 7);
    check_distinct(language, "month", language->month, 12);
    check_distinct(language, "short month", language->month_short, 12);
    check_distinct(language, "ordinal", language->ordinal, 6);
    check_distinct(language, "spoken language", language->spoken, DALIL_SPOKEN_COUNT);
}

static void
test_hour_style(gconstpointer data)
{
    static const char *const styles[] = {"9h30", "9:00", "09:00", NULL};
    const DalilLanguage *language = data;

    g_assert_true(g_strv_contains(styles, language->hour_style));
}

/* A letter without a glyph is a box; a mark without its letter is drawn on a dotted circle. */
static void
check_glyphs(Studio *setter, DalilLook look, const String *string)
{
    g_autofree char *words = words_of(string->text);
    const DalilShaped *shaped = dalil_shape(setter->shaper, look, words, (int)strlen(words));

    for (; shaped; shaped = shaped->next) {
        hb_codepoint_t circle = 0;

        if (shaped->missing)
            g_test_message("U+%04X, %s%s", shaped->missing, look.bold ? "bold " : "",
                           look.display ? "title" : "text");
        check(shaped->missing == 0, look.language, string, "has a letter that no font has");
        if (!hb_font_get_nominal_glyph(shaped->face->hb, 0x25CC, &circle))
            continue;
        for (int i = 0; i < shaped->n; i++)
            check(shaped->glyphs[i].glyph != circle, look.language, string,
                  "has a mark without its letter");
    }
}

/* Hours with every kind of part, as they are printed. (transfer full) */
static char *
printed_hours(const DalilLanguage *language)
{
    static const char *const text = "Mo-Fr 09:00-12:30,14:30-18:00; Sa,Su 20:00-32:00; Sa[1,-1] "
                                    "09:00-10:00; PH,SH off; Jul 15-Aug 31: Mo-Su 00:00-24:00";
    DalilHours hours;
    int column = 0;
    g_autofree char *message = NULL;

    g_assert_true(dalil_hours_parse(text, &hours, &column, &message));
    return dalil_hours_phrase(&hours, language);
}

static void
test_glyphs(gconstpointer data)
{
    const DalilLanguage *language = data;
    g_autoptr(Studio) setter = studio_setter(NULL);
    g_autofree char *hours = printed_hours(language);
    Strings strings;

    collect(language, &strings);
    add_strings(&strings, "hours", (const char *const *)&hours, 1);
    g_test_message("%s", hours);
    for (int look = 0; look < 4; look++) {
        for (int i = 0; i < strings.n; i++)
            check_glyphs(setter,
                         (DalilLook){language, (look & 1) != 0, (look & 2) != 0,
                                     language->direction == DALIL_RTL},
                         &strings.list[i]);
    }
}

static void
add(const char *what, const DalilLanguage *language, GTestDataFunc test)
{
    g_autofree char *path = g_strdup_printf("/lang/files/%s/%s", what, language->tag);

    g_test_add_data_func(path, language, test);
}

int
main(int argc, char **argv)
{
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/lang/files/places-can-differ", test_places_can_differ);
    for (int i = 0; i < n; i++) {
        add("clean", list[i], test_clean);
        add("places", list[i], test_places);
        add("script", list[i], test_script);
        add("distinct", list[i], test_distinct);
        add("hour-style", list[i], test_hour_style);
        add("glyphs", list[i], test_glyphs);
    }
    return g_test_run();
}
