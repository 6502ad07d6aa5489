/* test_layout_pair.c: two languages in one column: beside each other, or one under the other */
#define _XOPEN_SOURCE 700
#include "edition.h"

#define NETWORK                                                                                        \
    "id: exemple\nname: {fr: %s, ar: %s, en: %s}\ntitle: {fr: Aide, ar: المساعدة, en: Help}\n" \
    "source: fr\ncountry: MA\nlanguages: [fr, ar, en]\n" STUDIO_CATEGORIES
#define LAYOUT                                                                                     \
    "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"              \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: body}]\nbilingual: side\n"                                                      \
    "panels: [{frames: [{width: %gmm, size: 10pt, blocks: [{kind: text, of: name}]}]}]\n"

#define LONG_FR "Réseau de solidarité pour toutes et tous"
#define SHORT_AR "شبكة"
#define LONG_EN "A network of help for everybody"

/* Lines of each language, and whether their first lines share a baseline. */
static const struct {
    const char *tag, *second;
    double width_mm;
    const char *fr, *ar, *en;
    int lines[2];
    gboolean beside;
} cases[] = {
    {"fr", "ar", 100, "Réseau", SHORT_AR, "Network", {1, 1}, TRUE},
    {"ar", "fr", 100, "Réseau", SHORT_AR, "Network", {1, 1}, TRUE},
    /* halves would need two lines; nobody sees that the middle is not in the middle */
    {"fr", "ar", 100, LONG_FR, SHORT_AR, "Network", {1, 1}, TRUE},
    {"ar", "fr", 100, LONG_FR, SHORT_AR, "Network", {1, 1}, TRUE},
    /* of one direction: two columns of the same width, unless stacking takes less room */
    {"fr", "en", 100, LONG_FR, "x", "Help", {2, 1}, TRUE},
    {"en", "fr", 100, LONG_FR, "x", LONG_EN, {2, 2}, TRUE},
    {"fr", "en", 48, LONG_FR, "x", "Help", {2, 1}, FALSE},
    /* a word too wide for its half */
    {"fr", "ar", 40, "Incompréhensibilité", "المستعجلات", "x", {1, 1}, FALSE},
};

static DalilLayout *
lay_out(Studio *studio, int row, DalilEdition **edition)
{
    g_autofree char *yaml = g_strdup_printf(LAYOUT, cases[row].width_mm);
    DalilTemplate *layout = studio_template(studio, "test", yaml);
    DalilLayout *pages = NULL;

    studio_assert_clean(studio->diags);
    *edition = dalil_compose(studio->arena, studio->diags, studio->content, layout,
                             dalil_language_lookup(cases[row].tag),
                             dalil_language_lookup(cases[row].second), dalil_icon_names());
    pages = dalil_layout(studio->arena, studio->shaper, studio->diags, *edition);
    studio_assert_clean(studio->diags);
    return pages;
}

static void
test_pair(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *network =
        g_strdup_printf(NETWORK, cases[row].fr, cases[row].ar, cases[row].en);
    g_autoptr(Studio) studio = studio_new(network, NULL);
    DalilEdition *edition = NULL;
    const DalilPage *page = &lay_out(studio, row, &edition)->pages[0];
    double left = edition->rtl ? page->width - DALIL_MM(10 + cases[row].width_mm) : DALIL_MM(10);
    double right = left + DALIL_MM(cases[row].width_mm);
    const DalilItem *first[2] = {NULL, NULL};
    int lines[2] = {0, 0};

    for (int i = 0; i < page->n; i++) {
        const DalilItem *item = &page->items[i];
        int half = item->measured->rich->language == edition->second;
        g_assert_cmpint(item->kind, ==, DALIL_ITEM_TEXT);
        lines[half]++;
        if (!first[half])
            first[half] = item;
        g_assert_cmpfloat(item->rect.x, >=, left - 0.01);
        g_assert_cmpfloat(item->rect.x + item->rect.width, <=, right + 0.01);
        if (edition->second->direction != edition->language->direction)
            g_assert_cmpfloat_with_epsilon(
                item->measured->rich->rtl ? item->rect.x + item->rect.width : item->rect.x,
                item->measured->rich->rtl ? right : left, 0.01);
    }
    g_assert_cmpint(lines[0], ==, cases[row].lines[0]);
    g_assert_cmpint(lines[1], ==, cases[row].lines[1]);
    if (cases[row].beside)
        g_assert_cmpfloat_with_epsilon(first[0]->baseline, first[1]->baseline, 0.01);
    else
        g_assert_cmpfloat(first[1]->baseline, >, first[0]->baseline + 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strdup_printf("/layout/pair/%d/%s+%s", (int)i, cases[i].tag, cases[i].second);
        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_pair);
    }
    return g_test_run();
}
