/* test_lang_spacing.c: the spaces of French punctuation */
#include "test_lang_plain.h"

static const struct {
    const char *text, *shown;
} rows[] = {
    {"Venez !", "Venez^!"},
    {"Venez!", "Venez^!"},
    {"Quoi ?", "Quoi^?"},
    {"Quoi?!", "Quoi^?!"},
    {"Ouvert : oui ; fermé : non", "Ouvert^: oui^; fermé^: non"},
    {"Ouvert: oui", "Ouvert^: oui"},
    {"Ouvert:", "Ouvert^:"},
    {"« Oui »", "«^Oui^»"},
    {"«Oui»", "«^Oui^»"},
    {"«Oui!»", "«^Oui^!^»"},
    {"(vraiment ?)", "(vraiment^?)"},
    {"(vraiment?)", "(vraiment^?)"},
    {"(?)", "(?)"},
    {"Venez  !", "Venez^!"},
    {"Venez\u00a0!", "Venez_!"},
    {"Venez\u202f!", "Venez^!"},
    {"le « menu\u00a0»", "le «^menu_»"},

    /* Numbers, times, addresses. */
    {"à 12:30", "à 12:30"},
    {"à 12:30: repas", "à 12:30^: repas"},
    {"voir https://exemple.org/?a=1;b=2", "voir https://exemple.org/?a=1;b=2"},
    {"voir www.exemple.org/: bien", "voir www.exemple.org/^: bien"},
    {"\u2066a:b ; c\u2069 : d", "<a:b ; c>^: d"},
    {"C:\\dossier", "C:\\dossier"},
    {"a?b", "a?b"},

    /* Nothing stands before the mark. */
    {"!", "!"},
    {" !", " !"},
    {"a\n! b", "a\n! b"},
    {"«", "«"},
    {"", ""},
    {"Rien à faire.", "Rien à faire."},
};

static void
test_row(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autofree char *spaced = dalil_french_spacing(rows[i].text);
    g_autofree char *again = dalil_french_spacing(spaced);
    g_autofree char *shown = visible(spaced);

    g_assert_cmpstr(shown, ==, rows[i].shown);
    g_assert_cmpstr(again, ==, spaced);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/lang/spacing/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_row);
    }
    return g_test_run();
}
