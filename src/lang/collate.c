/* collate.c: sorting by ICU */
#include "lang/collate.h"

#include <string.h>

#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

struct DalilCollator {
    UCollator *icu;
};

G_DEFINE_QUARK(dalil_collate_error, dalil_collate_error)

/* Rules of another language than the one asked for must have come from the process's locale. */
static gboolean
is_meant(const UCollator *icu, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *actual = ucol_getLocaleByType(icu, ULOC_ACTUAL_LOCALE, &status);
    char mine[ULOC_LANG_CAPACITY] = "", theirs[ULOC_LANG_CAPACITY] = "";

    if (U_FAILURE(status) || !actual)
        return FALSE;
    uloc_getLanguage(locale, mine, sizeof mine, &status);
    uloc_getLanguage(actual, theirs, sizeof theirs, &status);
    return U_SUCCESS(status) &&
           (*theirs == '\0' || strcmp(theirs, "root") == 0 || strcmp(theirs, mine) == 0);
}

DalilCollator *
dalil_collator_new(const DalilLanguage *language, GError **error)
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    UCollator *icu = NULL;
    DalilCollator *collator = NULL;

    uloc_forLanguageTag(language->tag, locale, sizeof locale, NULL, &status);
    icu = ucol_open(locale, &status);
    if (U_SUCCESS(status)) {
        ucol_setAttribute(icu, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
        ucol_setAttribute(icu, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    }
    if (U_FAILURE(status) || !is_meant(icu, locale)) {
        g_set_error(error, DALIL_COLLATE_ERROR, DALIL_COLLATE_ERROR_ICU,
                    "the library ICU does not know the order of words in %s (%s)", language->name,
                    U_FAILURE(status) ? u_errorName(status) : "it offers another language's");
        if (icu)
            ucol_close(icu);
        return NULL;
    }
    collator = g_new(DalilCollator, 1);
    collator->icu = icu;
    return collator;
}

void
dalil_collator_free(DalilCollator *collator)
{
    if (!collator)
        return;
    ucol_close(collator->icu);
    g_free(collator);
}

int
dalil_collator_compare(const DalilCollator *collator, const char *a, const char *b)
{
    UErrorCode status = U_ZERO_ERROR;

    return (int)ucol_strcollUTF8(collator->icu, a, -1, b, -1, &status);
}

char *
dalil_collator_key(const DalilCollator *collator, const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    gsize bytes = strlen(text);
    int length = 0, size = 0;
    g_autofree UChar *utf16 = g_new(UChar, bytes + 1); /* never more units than bytes */
    char *key = NULL;

    u_strFromUTF8WithSub(utf16, (int)bytes + 1, &length, text, (int)bytes, 0xFFFD, NULL, &status);
    size = ucol_getSortKey(collator->icu, utf16, length, NULL, 0);
    key = g_malloc0((gsize)size + 1);
    ucol_getSortKey(collator->icu, utf16, length, (guint8 *)key, size);
    return key;
}
