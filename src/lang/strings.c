/* strings.c: the strings of a language one by one, and who has vouched for them */
#include "lang/language.h"

enum { NAMED_MAX = 5 }; /* drafts a message names; the rest is a number */

/* How the dump calls the phrases. */
static const char *const phrase_keys[DALIL_PHRASE_COUNT] = {
    [DALIL_PHRASE_CONTINUED] = "continued",
    [DALIL_PHRASE_SAMPLE] = "sample",
    [DALIL_PHRASE_EMERGENCY] = "emergency",
    [DALIL_PHRASE_ALSO_IN] = "also_in",
    [DALIL_PHRASE_CLOSED] = "closed",
    [DALIL_PHRASE_PUBLIC_HOLIDAYS] = "public_holidays",
    [DALIL_PHRASE_CLOSED_HOLIDAYS] = "closed_holidays",
    [DALIL_PHRASE_SCHOOL_HOLIDAYS] = "school_holidays",
    [DALIL_PHRASE_EVERY_DAY] = "every_day",
    [DALIL_PHRASE_ALWAYS] = "always",
    [DALIL_PHRASE_ALL_DAY] = "all_day",
    [DALIL_PHRASE_NEXT_DAY] = "next_day",
    [DALIL_PHRASE_APPOINTMENT] = "appointment",
    [DALIL_PHRASE_RAMADAN] = "ramadan",
    [DALIL_PHRASE_SUMMER] = "summer",
    [DALIL_PHRASE_FREE] = "free",
    [DALIL_PHRASE_ELIGIBILITY] = "eligibility",
    [DALIL_PHRASE_BRING] = "bring",
    [DALIL_PHRASE_FEES] = "fees",
    [DALIL_PHRASE_APPLY] = "apply",
    [DALIL_PHRASE_LANGUAGES] = "languages",
    [DALIL_PHRASE_ACCESSIBILITY] = "accessibility",
    [DALIL_PHRASE_ENTRANCE] = "entrance",
    [DALIL_PHRASE_ADDRESS_BY_PHONE] = "address_by_phone",
    [DALIL_PHRASE_WHATSAPP] = "whatsapp",
    [DALIL_PHRASE_TOLLFREE] = "tollfree",
    [DALIL_PHRASE_TEXT_MESSAGE] = "text_message",
    [DALIL_PHRASE_EXTENSION] = "extension",
    [DALIL_PHRASE_UNTIL] = "until",
    [DALIL_PHRASE_FROM] = "from",
    [DALIL_PHRASE_CHECKED] = "checked",
    [DALIL_PHRASE_EDITION] = "edition",
    [DALIL_PHRASE_PAGE] = "page",
    [DALIL_PHRASE_INDEX] = "index",
    [DALIL_PHRASE_AGENCIES] = "agencies",
};

static const char *const weekday_keys[7] = {"monday", "tuesday",  "wednesday", "thursday",
                                            "friday", "saturday", "sunday"};
static const char *const month_keys[12] = {"january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december"};
static const char *const ordinal_keys[6] = {"first", "second", "third", "fourth", "fifth", "last"};

gboolean
dalil_language_phrase_is_draft(const DalilLanguage *language, DalilPhrase phrase)
{
    return language->draft && (language->vouched & DALIL_VOUCHED(phrase)) == 0;
}

void
dalil_language_draft_phrases(const DalilLanguage *language, GString *to, int *n)
{
    const DalilLanguage *english = dalil_language_lookup("en");

    *n = 0;
    for (int i = 0; i < DALIL_PHRASE_COUNT; i++) {
        if (!dalil_language_phrase_is_draft(language, (DalilPhrase)i))
            continue;
        if (*n < NAMED_MAX)
            g_string_append_printf(to, "%s\"%s\"", *n == 0 ? "" : ", ", english->phrase[i]);
        (*n)++;
    }
    if (*n > NAMED_MAX)
        g_string_append_printf(to, " and %d more", *n - NAMED_MAX);
}

/* Spaces that do not break and marks that do not print are shown by their code. */
static void
dump_string(GString *to, const char *group, const char *key, gboolean draft, const char *text)
{
    g_string_append_printf(to, "%s%s%s\t%s\t", group, key ? "." : "", key ? key : "",
                           draft ? "draft" : "verified");
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == ' ' || g_unichar_isgraph(c))
            g_string_append_unichar(to, c);
        else
            g_string_append_printf(to, "<U+%04X>", c);
    }
    g_string_append_c(to, '\n');
}

static void
dump_list(GString *to, const char *group, const char *const *keys, gboolean draft,
          const char *const *texts, int n)
{
    for (int i = 0; i < n; i++)
        dump_string(to, group, keys[i], draft, texts[i]);
}

static void
dump_patterns(const DalilLanguage *language, GString *to)
{
    const struct {
        const char *key, *text;
    } patterns[] = {
        {"day_range", language->day_range},
        {"day_range_short", language->day_range_short},
        {"days_times", language->days_times},
        {"label_text", language->label_text},
        {"list_comma", language->list_comma},
        {"list_and", language->list_and},
        {"rule_separator", language->rule_separator},
        {"hour_style", language->hour_style},
        {"month_year", language->month_year},
        {"day_month_year", language->day_month_year},
        {"day_month", language->day_month},
        {"first_of_month", language->first_of_month},
        {"ordinals_and", language->ordinals_and},
        {"nth_weekday", language->nth_weekday},
        {"quote_open", language->quote_open},
        {"quote_close", language->quote_close},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++)
        dump_string(to, "pattern", patterns[i].key, language->draft, patterns[i].text);
    dump_list(to, "ordinal", ordinal_keys, language->draft, language->ordinal, 6);
}

void
dalil_language_dump(const DalilLanguage *language, GString *to)
{
    gboolean names = !language->names_verified;

    dump_string(to, "name", NULL, language->draft, language->name);
    for (int i = 0; i < DALIL_PHRASE_COUNT; i++)
        dump_string(to, "phrase", phrase_keys[i],
                    dalil_language_phrase_is_draft(language, (DalilPhrase)i), language->phrase[i]);
    dump_list(to, "weekday", weekday_keys, names, language->weekday, 7);
    dump_list(to, "weekday_short", weekday_keys, names, language->weekday_short, 7);
    dump_list(to, "month", month_keys, names, language->month, 12);
    dump_list(to, "month_short", month_keys, names, language->month_short, 12);
    dump_patterns(language, to);
    dump_list(to, "spoken", dalil_language_spoken_tags(), language->draft, language->spoken,
              DALIL_SPOKEN_COUNT);
}
