/* test_lang_collate.c: the order of words, whatever the machine's own language is */
#include <locale.h>
#include <string.h>
#include <unicode/uloc.h>

#include "lang/collate.h"

/* In their order. */
static const struct {
    const char *tag;
    const char *words[8];
} orders[] = {
    /* Accents decide last, capitals after them; the ligature is its two letters. */
    {"fr", {"abri", "école", "ecole primaire", "Écoute", "été", "œuvre", "zone"}},
    {"fr", {"cote", "coté", "côte", "côté"}},
    {"fr", {"Centre 2", "Centre 10", "centre d’accueil", "Centre Zerktouni"}},
    {"es", {"nariz", "nube", "ñame", "ochenta"}},
    {"ar", {"إسكان", "العيادة", "الملجأ", "صحة", "عيادة", "ملجأ"}}, /* ال is not passed over */
    /* ICU knows this of Arabic; by Unicode alone the bare alef would be first. */
    {"ar", {"أحمد", "إحمد", "احمد"}},
    {"am", {"ሀኪም", "ለምሳሌ", "መኖሪያ"}},
    /* Unknown to ICU: Unicode's own order. */
    {"nqo", {"ߊ", "ߋ", "ߓ"}},
};

static DalilCollator *
collator_of(const char *tag)
{
    const DalilLanguage *known = dalil_language_lookup(tag);
    DalilLanguage language = {.tag = tag, .name = tag};
    g_autoptr(GError) error = NULL;
    DalilCollator *collator = dalil_collator_new(known ? known : &language, &error);

    g_assert_no_error(error);
    g_assert_nonnull(collator);
    return collator;
}

static void
assert_order(const char *tag, const char *const *words)
{
    g_autoptr(DalilCollator) collator = collator_of(tag);

    for (int i = 0; words[i]; i++)
        for (int k = 0; words[k]; k++) {
            g_autofree char *a = dalil_collator_key(collator, words[i]);
            g_autofree char *b = dalil_collator_key(collator, words[k]);
            int compared = dalil_collator_compare(collator, words[i], words[k]);

            if ((compared < 0) != (i < k) || (compared == 0) != (i == k))
                g_test_message("%s: %s and %s", tag, words[i], words[k]);
            g_assert_true((compared < 0) == (i < k) && (compared == 0) == (i == k));
            g_assert_true((strcmp(a, b) < 0) == (i < k) && (strcmp(a, b) == 0) == (i == k));
        }
}

static void
test_order(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);

    assert_order(orders[i].tag, orders[i].words);
}

/* In Swedish "ö" comes last: neither ICU's default locale nor the C library's may show. */
static void
test_own_locale(void)
{
    static const char *const words[] = {"öl", "oma", "zebra", NULL};
    static const char *const tags[] = {"fr", "nqo", "ary"};
    UErrorCode status = U_ZERO_ERROR;
    g_autofree char *before = g_strdup(uloc_getDefault());

    setlocale(LC_ALL, "sv_SE.UTF-8");
    uloc_setDefault("sv_SE", &status);
    for (gsize i = 0; i < G_N_ELEMENTS(tags); i++)
        assert_order(tags[i], words);
    uloc_setDefault(before, &status);
    setlocale(LC_ALL, "C");
}

/* The same letters, composed or not, are equal; broken text has a place too. */
static void
test_forms(void)
{
    g_autoptr(DalilCollator) collator = collator_of("fr");
    g_autofree char *empty = dalil_collator_key(collator, "");
    g_autofree char *broken = dalil_collator_key(collator, "a\xC3");

    g_assert_cmpint(dalil_collator_compare(collator, "é", "e\xCC\x81"), ==, 0);
    g_assert_cmpint(dalil_collator_compare(collator, "", "a"), <, 0);
    g_assert_cmpint(strcmp(empty, broken), <, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autofree char *path = g_strdup_printf("/lang/collate/order/%s-%d", orders[i].tag, (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_order);
    }
    g_test_add_func("/lang/collate/own-locale", test_own_locale);
    g_test_add_func("/lang/collate/forms", test_forms);
    return g_test_run();
}
