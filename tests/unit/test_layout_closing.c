/* test_layout_closing.c: pages after the one that repeats stand at the end, a booklet has fours */
#define _XOPEN_SOURCE 700
#include "edition.h"

#define HEAD                                                                                       \
    "sheet: {width: 90mm, height: 70mm}\n"                                                         \
    "margin: {top: 5mm, bottom: 5mm, start: 4mm, end: 4mm}\n"                                      \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#101010\"}, {id: sand, "        \
    "colour: \"#f6f0e4\"}]\n"                                                                      \
    "styles: [{id: name}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: paper}]\n"       \
    "flows: [{id: all, size: 9pt, uneven: yes, entry: [name, phones], blocks: [{kind: "            \
    "services}]}]\n"
#define FOLIO "{bottom: 1mm, height: 5mm, size: 9pt, blocks: [{kind: folio}]}"
#define COVER "{id: cover, frames: [{size: 9pt, blocks: [{kind: text, of: title}]}]}"
#define SERVICES                                                                                   \
    "{id: services, repeat: yes, frames: [{flow: all, bottom: 7mm}, {top: 0mm, height: 5mm, "      \
    "size: 9pt, blocks: [{kind: running}]}, " FOLIO "]}"
#define BACK "{id: back, fill: sand, frames: [" FOLIO "]}"
#define IMPRINT "{id: imprint, frames: [{size: 9pt, blocks: [{kind: text, of: name}]}]}"

/* What is on each page, "cover", "services", "empty", … */
static const struct {
    const char *name, *fold, *panels;
    int services;
    const char *pages;
} cases[] = {
    {"booklet-short", "booklet", COVER ", " SERVICES ", " BACK, 1, "c s . b"},
    {"booklet-full", "booklet", COVER ", " SERVICES ", " IMPRINT ", " BACK, 1, "c s i b"},
    {"booklet-eight", "booklet", COVER ", " SERVICES ", " IMPRINT ", " BACK, 16, "c s s s s . i b"},
    {"booklet-long", "booklet", COVER ", " SERVICES ", " BACK, 60,
     "c s s s s s s s s s s s s s s s . . . b"},
    {"booklet-open", "booklet", COVER ", " SERVICES, 1, "c s . ."},
    {"none", "none", COVER ", " SERVICES ", " IMPRINT ", " BACK, 16, "c s s s s i b"},
};

static char *
services_of(int n)
{
    GString *yaml = g_string_new(NULL);

    for (int i = 0; i < n; i++)
        g_string_append_printf(yaml,
                               "- {id: s%d, agency: maison, category: health, name: {fr: "
                               "Service %d, ar: خدمة %d}, phones: \"+212 5 24 00 00 11\"}\n",
                               i, i, i);
    return g_string_free(yaml, FALSE);
}

static const struct {
    const char *key;
    char letter;
} marks[] = {{"network/title", 'c'}, {"network/name", 'i'}};

static char
letter_of(const DalilPage *page, int number)
{
    g_autofree char *folio = g_strdup_printf("%d", number);
    char letter = '.';

    for (int i = 0; i < page->n; i++) {
        const DalilItem *item = &page->items[i];
        g_autofree char *text = item->kind == DALIL_ITEM_TEXT
                                    ? dalil_measured_text(item->measured, item->from, item->to)
                                    : NULL;

        for (guint m = 0; m < G_N_ELEMENTS(marks); m++)
            if (g_strcmp0(item->key, marks[m].key) == 0)
                letter = marks[m].letter;
        if (item->kind == DALIL_ITEM_FILL && item->rect.width > DALIL_MM(89))
            letter = 'b'; /* the only page with a ground */
        else if (item->key && g_str_has_suffix(item->key, "/phones"))
            letter = 's';
        if (letter == 'b' && text)
            g_assert_nonnull(strstr(text, folio)); /* the folio counts from the beginning */
    }
    return letter;
}

static void
test_pages(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *services = services_of(cases[row].services);
    g_autoptr(Studio) studio = studio_new(NULL, services);
    g_autofree char *yaml =
        g_strdup_printf("%sfold: %s\npanels: [%s]\n", HEAD, cases[row].fold, cases[row].panels);
    DalilTemplate *layout = studio_template(studio, "test", yaml);
    static const char *const tags[] = {"fr", "ar"};

    for (guint t = 0; layout && t < G_N_ELEMENTS(tags); t++) {
        DalilEdition *edition = NULL;
        DalilLayout *pages =
            studio_lay_out(studio, layout, dalil_language_lookup(tags[t]), &edition);
        g_autoptr(GString) found = g_string_new(NULL);

        studio_assert_clean(studio->diags);
        for (int i = 0; i < pages->n_pages; i++) {
            g_string_append_printf(found, "%s%c", i == 0 ? "" : " ",
                                   letter_of(&pages->pages[i], i + 1));
            g_assert_cmpstr(pages->pages[i].name, ==, "page");
            if (found->str[found->len - 1] == '.') /* a page for notes: its number, no heading */
                g_assert_cmpint(pages->pages[i].n, ==, 1);
        }
        g_assert_cmpstr(found->str, ==, cases[row].pages);
    }
    studio_assert_clean(studio->diags);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/layout/closing/%s", cases[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_pages);
    }
    return g_test_run();
}
