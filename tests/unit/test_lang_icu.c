/* test_lang_icu.c: weekdays and months are those of Unicode CLDR, as the ICU here knows them
 *
 * A locale ICU does not have opens all the same, as the machine's own or as root: that is absence.
 * Where a language file knows better, the exception stands in a table below, with its reason.
 */
#include <string.h>
#include <unicode/uclean.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "lang/language.h"

/* Tags that ICU calls otherwise. Gregorian always: Persian would count another year. */
static const struct {
    const char *tag, *locale;
} locales[] = {
    {"ar", "ar_MA"}, /* the months of Morocco */
    {"ti", "ti_ER"},
    {"ff-Adlm", "ff_Adlm"},
};

/* Names that are not ICU's, and why. */
static const struct {
    const char *tag, *list, *reason;
} exceptions[] = {
    {"es", "weekday_short",
     "abbreviations end in a stop in running text; ICU gives calendar heads"},
    {"es", "month_short", "abbreviations end in a stop in running text; ICU gives calendar heads"},
    {"pt", "weekday_short", "days without \"-feira\", as opening hours are written"},
    {"am", "weekday_short", "ICU cuts off one letter of one day; printed whole"},
    {"am", "month_short", "ICU cuts borrowed names in two; printed whole"},
};

/* What a file calls a list, and where ICU keeps it. */
static const struct {
    const char *name;
    UDateFormatSymbolType standing; /* "mars", not "(12) mars": as dalil prints them */
    int first, n;                   /* ICU counts weekdays from Sunday, 1 */
    size_t offset;
} lists[] = {
    {"weekday", UDAT_STANDALONE_WEEKDAYS, 1, 7, G_STRUCT_OFFSET(DalilLanguage, weekday)},
    {"weekday_short", UDAT_STANDALONE_SHORT_WEEKDAYS, 1, 7,
     G_STRUCT_OFFSET(DalilLanguage, weekday_short)},
    {"month", UDAT_STANDALONE_MONTHS, 0, 12, G_STRUCT_OFFSET(DalilLanguage, month)},
    {"month_short", UDAT_STANDALONE_SHORT_MONTHS, 0, 12,
     G_STRUCT_OFFSET(DalilLanguage, month_short)},
};

static const char *
locale_of(const char *tag)
{
    for (gsize i = 0; i < G_N_ELEMENTS(locales); i++)
        if (strcmp(locales[i].tag, tag) == 0)
            return locales[i].locale;
    return tag;
}

static const char *
reason_for(const char *tag, const char *list)
{
    for (gsize i = 0; i < G_N_ELEMENTS(exceptions); i++)
        if (strcmp(exceptions[i].tag, tag) == 0 && strcmp(exceptions[i].list, list) == 0)
            return exceptions[i].reason;
    return NULL;
}

/* (transfer full): NULL when ICU does not have the language. */
static UDateFormat *
open_language(const char *tag)
{
    g_autofree char *locale = g_strconcat(locale_of(tag), "@calendar=gregorian", NULL);
    UErrorCode error = U_ZERO_ERROR, asked = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, locale, u"UTC", -1, NULL, 0, &error);
    gsize length = strcspn(tag, "-");
    const char *actual = NULL;

    if (U_FAILURE(error))
        return NULL;
    actual = udat_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &asked);
    if (error != U_USING_DEFAULT_WARNING && actual && strncmp(actual, tag, length) == 0 &&
        (actual[length] == '\0' || actual[length] == '_'))
        return format;
    udat_close(format);
    return NULL;
}

/* (transfer full) */
static char *
symbol(const UDateFormat *format, UDateFormatSymbolType type, int index)
{
    UChar wide[128];
    char narrow[512];
    UErrorCode error = U_ZERO_ERROR;

    udat_getSymbols(format, type, index, wide, G_N_ELEMENTS(wide), &error);
    u_strToUTF8(narrow, sizeof narrow, NULL, wide, -1, &error);
    g_assert_true(U_SUCCESS(error));
    return g_strdup(narrow);
}

/* How many names of the list differ from ICU's. */
static int
compare(const DalilLanguage *language, const UDateFormat *format, gsize list)
{
    const char *const *ours = G_STRUCT_MEMBER_P(language, lists[list].offset);
    gboolean weekdays = lists[list].n == 7;
    int differ = 0;

    for (int i = 0; i < lists[list].n; i++) {
        int index = weekdays ? (i + 1) % 7 + lists[list].first : i; /* ours: Monday first */
        g_autofree char *theirs = symbol(format, lists[list].standing, index);

        if (g_strcmp0(ours[i], theirs) == 0)
            continue;
        differ++;
        if (!reason_for(language->tag, lists[list].name))
            g_test_message("%s: %s %d is \"%s\", of ICU \"%s\"", language->tag, lists[list].name,
                           i + 1, ours[i], theirs);
    }
    return differ;
}

static void
test_names(gconstpointer data)
{
    const DalilLanguage *language = data;
    UDateFormat *format = open_language(language->tag);

    if (!format) {
        g_test_skip("ICU does not have the language");
        g_assert_false(language->names_verified && language->draft);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        int differ = compare(language, format, i);

        if (reason_for(language->tag, lists[i].name))
            g_assert_cmpint(differ, >, 0); /* else the exception is out of date */
        else
            g_assert_cmpint(differ, ==, 0);
    }
    udat_close(format);
}

/* What is absent is known, so that a file cannot hide behind it. */
static void
test_absent(void)
{
    static const char *const absent[] = {"ary", "nqo"};
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    for (int i = 0; i < n; i++) {
        UDateFormat *format = open_language(list[i]->tag);
        gboolean expected = FALSE;

        for (gsize k = 0; k < G_N_ELEMENTS(absent); k++)
            expected |= strcmp(absent[k], list[i]->tag) == 0;
        if (!format)
            g_test_message("ICU does not have %s", list[i]->tag);
        g_assert_true((format == NULL) == expected);
        if (format)
            udat_close(format);
    }
    g_assert_null(open_language("xx"));
}

int
main(int argc, char **argv)
{
    int n = 0, code = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/lang/icu/absent", test_absent);
    for (int i = 0; i < n; i++) {
        g_autofree char *path = g_strdup_printf("/lang/icu/names/%s", list[i]->tag);

        g_test_add_data_func(path, list[i], test_names);
    }
    code = g_test_run();
    u_cleanup();
    return code;
}
