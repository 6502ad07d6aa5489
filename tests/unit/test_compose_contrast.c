/* test_compose_contrast.c: WCAG's contrast, and text that would be hard to read */
#define _XOPEN_SOURCE 700
#include "edition.h"

static DalilColour
colour(guint rgb)
{
    return (DalilColour){((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0,
                         (rgb & 255) / 255.0, TRUE};
}

/* Values that WCAG's own examples and every checker agree on. */
static const struct {
    guint a, b;
    double contrast;
} known[] = {
    {0x000000, 0xffffff, 21.0}, {0xffffff, 0xffffff, 1.0},  {0x777777, 0xffffff, 4.48},
    {0x767676, 0xffffff, 4.54}, {0xff0000, 0xffffff, 4.00}, {0x0000ff, 0xffffff, 8.59},
    {0x008000, 0xffffff, 5.14}, {0xffff00, 0xffffff, 1.07}, {0x000000, 0x777777, 4.69},
    {0x949494, 0xffffff, 3.03}, {0x0000ff, 0xff0000, 2.15}, {0x000000, 0x010101, 1.01},
};

static void
test_known(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        double there = dalil_contrast(colour(known[i].a), colour(known[i].b));

        g_assert_cmpfloat_with_epsilon(there, known[i].contrast, 0.006);
        g_assert_cmpfloat(there, ==, dalil_contrast(colour(known[i].b), colour(known[i].a)));
    }
}

#define TOP "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"
#define STYLES "styles: [{id: body}, {id: phone, bold: yes}]\n"

static const struct {
    const char *name, *inks, *panels, *problems;
} pages[] = {
    {"good", "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#767676\"}]\n",
     "panels: [{frames: [{size: 12pt, blocks: [{kind: text, of: title}]}]}]\n", ""},
    {"grey-on-paper", "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#777777\"}]\n",
     "panels: [{frames: [{size: 12pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"paper\" has a contrast of 4.4:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"black-on-dark-panel",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: night, "
     "colour: \"#202040\"}]\n",
     "panels: [{fill: night, frames: [{size: 12pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"night\" has a contrast of 1.3:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"black-on-dark-frame",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: night, "
     "colour: \"#202040\"}]\n",
     "panels: [{frames: [{fill: night, size: 12pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"night\" has a contrast of 1.3:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"frame-over-another",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: night, "
     "colour: \"#202040\"}]\n",
     "panels: [{frames: [{fill: night}, {size: 12pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"night\" has a contrast of 1.3:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"black-on-dark-card",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: night, "
     "colour: \"#202040\"}]\n",
     "panels: [{frames: [{size: 12pt, blocks: [{kind: card, fill: night, inset: 1, blocks: [{kind: "
     "text, of: title}]}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"night\" has a contrast of 1.3:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"tinted-paper", "inks: [{id: paper, colour: \"#f0e0c0\"}, {id: text, colour: \"#767676\"}]\n",
     "panels: [{frames: [{size: 12pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"paper\" has a contrast of 3.4:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"large", "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#949494\"}]\n",
     "panels: [{frames: [{size: 18pt, blocks: [{kind: text, of: title}]}]}]\n", ""},
    {"not-quite-large",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#949494\"}]\n",
     "panels: [{frames: [{size: 17.9pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"paper\" has a contrast of 3.0:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 4.5:1\n1 error\n"},
    {"large-and-bold",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#949494\"}]\n",
     "panels: [{frames: [{size: 14pt, blocks: [{kind: text, of: title, style: phone}]}]}]\n", ""},
    {"large-but-faint",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#999999\"}]\n",
     "panels: [{frames: [{size: 30pt, blocks: [{kind: text, of: title}]}]}]\n",
     "layouts/test.yaml:3:40: error: text in \"text\" on \"paper\" has a contrast of 2.8:1 and "
     "would be hard to read; make "
     "one darker or lighter until it is at least 3:1\n1 error\n"},
    {"light-on-dark",
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: night, "
     "colour: \"#202040\"}]\n",
     "panels: [{fill: night, frames: [{size: 12pt, blocks: [{kind: text, of: title, ink: "
     "paper}]}]}]\n",
     ""},
};

static void
test_page(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    g_autofree char *yaml = g_strconcat(TOP, pages[row].inks, STYLES, pages[row].panels, NULL);
    g_autofree char *problems = NULL;
    DalilEdition *edition = NULL;
    DalilTemplate *layout = studio_template(studio, "test", yaml);
    DalilLayout *laid_out = NULL;

    studio_assert_clean(studio->diags);
    laid_out = studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    problems = studio_problems(studio->diags);
    g_assert_cmpstr(problems, ==, pages[row].problems);
    g_assert_true((laid_out != NULL) == (pages[row].problems[0] == '\0'));
}

/* A category whose colour cannot carry white letters is blamed where it was chosen. */
static void
test_category(void)
{
    g_autoptr(Studio) studio =
        studio_new("id: exemple\nname: Exemple\nsource: fr\nlanguages: [fr]\n"
                   "categories:\n  - {id: food, name: Repas, icon: food, colour: \"#f0d060\"}\n",
                   "- {id: midi, agency: maison, category: food, name: Repas de midi}\n");
    DalilTemplate *layout = studio_template(
        studio, "test",
        TOP "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"
            "styles: [{id: name}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: paper}]\n"
            "flows: [{id: services, size: 9pt, entry: [name], blocks: [{kind: services}]}]\n"
            "panels: [{frames: [{flow: services}]}]\n");
    DalilEdition *edition = NULL;
    g_autofree char *problems = NULL;

    studio_assert_clean(studio->diags);
    g_assert_null(studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition));
    problems = studio_problems(studio->diags);
    g_assert_true(g_str_has_prefix(
        problems, "content/network.yaml:6:5: error: text in \"paper\" on \"category:food\" has a "
                  "contrast of 1.5:1 and would be hard to read; "));
}

#define INKS                                                                                       \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: night, "       \
    "colour: "                                                                                     \
    "\"#202040\"}]\n"

/* What stands on a tile, in a legend, or in the colour of its category on paper. */
static const struct {
    const char *name, *colour, *flows, *panels, *problem;
} colours[] = {
    {"tile", "#8f5600", "",
     "panels: [{frames: [{size: 9pt, blocks: [{kind: tiles, fill: night}]}]}]\n",
     "warning: a pictogram in \"category:food\" on \"night\" has a contrast of 2.6:1 and would be "
     "hard to make out; make one darker or lighter until it is at least 3:1"},
    {"tile-own", "#8f5600", "", "panels: [{frames: [{size: 9pt, blocks: [{kind: tiles}]}]}]\n",
     NULL},
    {"legend", "#8f5600", "",
     "panels: [{frames: [{fill: night, size: 9pt, blocks: [{kind: legend, ink: paper}]}]}]\n",
     "warning: a pictogram in \"category:food\" on \"night\" has a contrast of 2.6:1 "},
    {"legend-on-paper", "#8f5600", "",
     "panels: [{frames: [{size: 9pt, blocks: [{kind: legend}]}]}]\n", NULL},
    {"legend-in-card", "#8f5600", "",
     "panels: [{frames: [{size: 9pt, blocks: [{kind: card, fill: night, inset: 1, blocks: "
     "[{kind: legend, ink: paper}]}]}]}]\n",
     "warning: a pictogram in \"category:food\" on \"night\" has a contrast of 2.6:1 "},
    {"heading-on-category", "#8f5600",
     "flows: [{id: services, size: 9pt, entry: [name], blocks: [{kind: services}]}]\n",
     "panels: [{frames: [{flow: services}]}]\n",
     "error: text in \"text\" on \"category:food\" has a contrast of 3.4:1 "},
    {"category-on-paper", "#f0d060",
     "flows: [{id: services, size: 9pt, entry: [name], blocks: [{kind: services}]}]\n",
     "panels: [{frames: [{flow: services}]}]\n",
     "content/network.yaml:6:5: error: text in \"category:food\" on \"paper\" has a contrast of "
     "1.5:1 "},
};

static void
test_colours(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *network =
        g_strdup_printf("id: exemple\nname: Exemple\nsource: fr\nlanguages: [fr]\n"
                        "categories:\n  - {id: food, name: Repas, icon: food, colour: \"%s\"}\n",
                        colours[row].colour);
    g_autoptr(Studio) studio =
        studio_new(network, "- {id: midi, agency: maison, category: food, name: Repas de midi}\n");
    g_autofree char *yaml = g_strconcat(
        TOP INKS "styles: [{id: name, ink: category}, {id: body}, {id: data}, {id: phone}, {id: "
                 "heading}]\n",
        colours[row].flows, colours[row].panels, NULL);
    DalilTemplate *layout = studio_template(studio, "test", yaml);
    DalilEdition *edition = NULL;
    g_autofree char *problems = NULL;

    studio_assert_clean(studio->diags);
    studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    problems = studio_problems(studio->diags);
    g_test_message("%s", problems);
    if (colours[row].problem)
        g_assert_nonnull(strstr(problems, colours[row].problem));
    else
        g_assert_cmpstr(problems, ==, "");
}

/* Every colour of the shipped network carries the white headings of the shipped layouts. */
static void
test_shipped(void)
{
    g_autoptr(Studio) studio = studio_open(NULL);
    const DalilCategory *categories = studio->content->network.categories.items;

    for (int i = 0; i < studio->content->network.categories.n; i++)
        g_assert_cmpfloat(dalil_contrast(categories[i].colour, colour(0xffffff)), >=, 4.5);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose/contrast/known", test_known);
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *path = g_strdup_printf("/compose/contrast/page/%s", pages[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_page);
    }
    for (guint i = 0; i < G_N_ELEMENTS(colours); i++) {
        g_autofree char *path = g_strdup_printf("/compose/contrast/colour/%s", colours[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_colours);
    }
    g_test_add_func("/compose/contrast/category", test_category);
    g_test_add_func("/compose/contrast/shipped", test_shipped);
    return g_test_run();
}
