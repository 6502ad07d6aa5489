/* test_template_theme.c: themes: what they change of a layout, what is then painted, what their
 * author is told
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#define LAYOUT                                                                                     \
    "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 8mm, end: 8mm}\n"                \
    "inks:\n  - {id: paper, colour: \"#ffffff\"}\n  - {id: text, colour: \"#101010\"}\n"           \
    "  - {id: deep, colour: \"#0b4a59\"}\n  - {id: grey, colour: \"#404040\"}\n"                   \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data, ink: grey}, {id: phone}, {id: "        \
    "heading, ink: paper}]\n"                                                                      \
    "flows: [{id: services, size: [9pt, 10pt], entry: [name, phones], blocks: [{kind: "            \
    "services}]}]\n"                                                                               \
    "panels:\n  - fill: deep\n    frames:\n"                                                       \
    "      - {id: column, flow: services, fill: paper, top: 60mm}\n"                               \
    "      - {id: bar, fill: deep, top: 45mm, height: 10mm, size: 10pt, blocks: [{kind: text, "    \
    "of: title, style: heading}]}\n"                                                               \
    "      - {id: line, fill: deep, top: 57mm, height: 0.5mm}\n"                                   \
    "      - {id: tiles, top: 20mm, height: 20mm, size: 10pt, blocks: [{kind: tiles, fill: "       \
    "paper}]}\n"

#define BW                                                                                         \
    "headings: outline\noutline: 2pt\ncategory_ink: text\n"                                        \
    "other_inks: {colour: \"#000000\", outline: 1pt}\n"                                            \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: grey, colour: \"#202020\"}, {id: own, "         \
    "colour: \"#300000\"}]\n"

static DalilTemplate *
read_layout(Studio *studio, const char *layout, const char *theme)
{
    g_autofree char *text = g_strconcat(LAYOUT, layout, NULL);

    studio_write(studio, "layouts/mine.yaml", text);
    if (theme)
        studio_write(studio, "layouts/themes/plain.yaml", theme);
    return dalil_template_read(studio->arena, studio->diags, studio->folder, NULL, "mine");
}

static DalilColour
colour_of(const DalilTemplate *layout, const char *ink)
{
    int index = dalil_template_ink(layout, ink);

    g_assert_cmpint(index, >=, 0);
    return ((const DalilInk *)layout->inks.items)[index].colour;
}

static void
test_values(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = read_layout(studio, "theme: plain\n",
                                        BW "pictograms: [{category: health, icon: ambulance}]\n");
    const DalilInk *inks = NULL;

    studio_assert_clean(studio->diags);
    g_assert_nonnull(layout);
    inks = layout->inks.items;
    g_assert_cmpint(layout->inks.n, ==, 5);
    g_assert_cmpfloat(colour_of(layout, "paper").red, ==, 1);
    g_assert_cmpfloat(colour_of(layout, "text").red, ==, 0);  /* other_inks */
    g_assert_cmpfloat(colour_of(layout, "deep").blue, ==, 0); /* other_inks */
    g_assert_cmpfloat(colour_of(layout, "grey").red, ==, 32 / 255.0);
    g_assert_cmpfloat(colour_of(layout, "own").red, ==, 48 / 255.0);
    g_assert_cmpfloat(inks[dalil_template_ink(layout, "deep")].outline, ==, 1);
    g_assert_cmpfloat(inks[dalil_template_ink(layout, "paper")].outline, ==, 0);
    g_assert_true(layout->look.outline);
    g_assert_cmpfloat(layout->look.line, ==, 2);
    g_assert_cmpint(layout->look.category_index, ==, dalil_template_ink(layout, "text"));
    g_assert_cmpint(layout->look.pictograms.n, ==, 1);
    g_assert_cmpstr(layout->theme.text, ==, "plain");
}

static void
test_none(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = read_layout(studio, "", NULL);

    studio_assert_clean(studio->diags);
    g_assert_false(layout->look.outline);
    g_assert_cmpint(layout->look.category_index, ==, -1);
    g_assert_cmpfloat(colour_of(layout, "text").red, ==, 16 / 255.0);
}

static const struct {
    const char *name, *layout, *theme, *problems;
} cases[] = {
    {"near", "theme: plian\n", BW,
     "layouts/mine.yaml:17:8: error: there is no theme \"plian\"; did you mean \"plain\"?\n"},
    {"far", "theme: cathedral\n", BW,
     "layouts/mine.yaml:17:8: error: there is no theme \"cathedral\"; themes are files named "
     "layouts/themes/NAME.yaml\n"},
    {"path", "theme: ../mine\n", BW,
     "layouts/mine.yaml:17:8: error: \"../mine\" cannot be an id: use small letters a-z, digits "
     "and hyphens, at most 64, as in \"mine\"\n"},
    {"category-ink", "theme: plain\n", "category_ink: txt\n",
     "layouts/themes/plain.yaml:1:15: error: this layout has no ink \"txt\"; did you mean "
     "\"text\"?\n"},
    {"key", "theme: plain\n", "colors: []\n",
     "layouts/themes/plain.yaml:1:1: error: theme: unknown key `colors`: *"},
    {"headings", "theme: plain\n", "headings: outlin\n",
     "layouts/themes/plain.yaml:1:11: error: `headings` cannot be \"outlin\": did you mean "
     "outline? "
     "(bar, outline)\n"},
    {"colour", "theme: plain\n", "inks: [{id: text, colour: black}]\n",
     "layouts/themes/plain.yaml:1:27: error: `colour` must be a colour in quotes, *"},
    {"called-otherwise", "theme: plain\n", "name: plane\n",
     "layouts/themes/plain.yaml:1:7: error: this theme is called \"plane\" here, but its file "
     "plain.yaml; give both the same name, or leave `name` out\n"},
    {"ink-near", "theme: plain\n", "inks: [{id: gray, colour: \"#000000\"}]\n",
     "layouts/themes/plain.yaml:1:13: warning: layout mine has no ink \"gray\"; did you mean "
     "\"grey\"?\n"},
    {"ink-of-another-layout", "theme: plain\n", "inks: [{id: turquoise, colour: \"#000000\"}]\n",
     ""},
    {"pictogram", "theme: plain\n", "pictograms: [{category: health, icon: ambulanse}]\n",
     "layouts/themes/plain.yaml:1:39: error: there is no pictogram \"ambulanse\"; docs/keys.md "
     "lists "
     "them\n"},
    {"category", "theme: plain\n", "pictograms: [{category: helth, icon: ambulance}]\n",
     "layouts/themes/plain.yaml:1:25: warning: the network has no category \"helth\"; did you mean "
     "\"health\"?\n"},
};

/* The problems without the folder, the count, and what is said of a page with little on it.
 * (transfer full) */
static char *
problems_of(const Studio *studio)
{
    g_autofree char *found = studio_problems(studio->diags);
    g_auto(GStrv) lines = g_strsplit(found, "\n", -1);
    GString *plain = g_string_new(NULL);

    for (char **line = lines; *line; line++)
        if (g_str_has_prefix(*line, studio->folder) && !strstr(*line, "% full"))
            g_string_append_printf(plain, "%s\n", *line + strlen(studio->folder) + 1);
    return g_string_free(plain, FALSE);
}

static void
test_problems(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = read_layout(studio, cases[row].layout, cases[row].theme);
    DalilEdition *edition = NULL;
    g_autofree char *found = NULL;
    gsize length = strcspn(cases[row].problems, "*"); /* the rest may be anything */

    if (layout)
        studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    found = problems_of(studio);
    if (strncmp(found, cases[row].problems, length) != 0 ||
        (cases[row].problems[length] == '\0' && found[length] != '\0'))
        g_error("found:\n%s\nwanted:\n%s", found, cases[row].problems);
}

/* Fills of one ink on the page. */
static int
fills(const DalilLayout *layout, int ink)
{
    int n = 0;

    for (int i = 0; i < layout->pages[0].n; i++)
        n += layout->pages[0].items[i].kind == DALIL_ITEM_FILL &&
             layout->pages[0].items[i].ink == ink;
    return n;
}

/* No letter and no pictogram in the ink of the paper, nor of a category's own colour. */
static void
assert_dark(const DalilLayout *layout, const DalilEdition *edition)
{
    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];

            for (int r = 0; item->kind == DALIL_ITEM_TEXT && r < item->n_runs; r++)
                g_assert_cmpfloat(dalil_contrast(edition->inks[item->runs[r].ink].colour,
                                                 edition->inks[edition->paper].colour),
                                  ==, 21);
            if (item->kind == DALIL_ITEM_ICON || item->kind == DALIL_ITEM_RULE)
                g_assert_cmpint(item->ink, !=, edition->paper);
        }
}

static const char *const tags[] = {"fr", "ar"};

/* A ground becomes an outline with paper inside, a rule stays, a panel's ground is left out. */
static void
test_outlines(gconstpointer data)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout =
        read_layout(studio, "theme: plain\n",
                    "headings: outline\nother_inks: {colour: \"#000000\", outline: 1pt}\n"
                    "category_ink: text\ninks: [{id: paper, colour: \"#ffffff\"}]\n");
    DalilEdition *edition = NULL;
    const DalilLayout *pages = NULL;
    const DalilItem *items = NULL;
    int deep = -1, outlines = 0;

    studio_assert_clean(studio->diags);
    deep = dalil_template_ink(layout, "deep");
    pages = studio_lay_out(studio, layout, dalil_language_lookup(data), &edition);
    studio_assert_clean(studio->diags);
    g_assert_nonnull(pages);
    items = pages->pages[0].items;
    g_assert_cmpint(fills(pages, deep), ==, 2); /* the bar and the line; not the panel */
    for (int i = 0; i + 1 < pages->pages[0].n; i++) {
        const DalilRect *out = &items[i].rect, *in = &items[i + 1].rect;

        if (items[i].kind != DALIL_ITEM_FILL || items[i].ink == edition->paper)
            continue;
        if (out->height < 2) { /* the line */
            g_assert_cmpint(items[i + 1].ink, !=, edition->paper);
            continue;
        }
        outlines++;
        g_assert_cmpint(items[i + 1].kind, ==, DALIL_ITEM_FILL);
        g_assert_cmpint(items[i + 1].ink, ==, edition->paper);
        g_assert_cmpfloat_with_epsilon(in->x, out->x + 1, 1e-6);
        g_assert_cmpfloat_with_epsilon(in->y, out->y + 1, 1e-6);
        g_assert_cmpfloat_with_epsilon(in->width, out->width - 2, 1e-6);
        g_assert_cmpfloat_with_epsilon(in->height, out->height - 2, 1e-6);
    }
    g_assert_cmpint(outlines, ==, 3); /* bar, one heading, one tile */
    assert_dark(pages, edition);
}

/* The same layout without its theme: filled, and light on dark. */
static void
test_filled(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = read_layout(studio, "", NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *pages =
        studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    int light = 0;

    studio_assert_clean(studio->diags);
    g_assert_cmpint(fills(pages, dalil_template_ink(layout, "deep")), ==, 3);
    for (int i = 0; i < pages->pages[0].n; i++) {
        const DalilItem *item = &pages->pages[0].items[i];

        light += item->kind == DALIL_ITEM_TEXT && item->runs[0].ink == edition->paper;
    }
    g_assert_cmpint(light, ==, 2); /* title and heading */
}

static int
icons_of(const DalilLayout *layout, const char *name)
{
    const char *const *names = dalil_icon_names();
    int n = 0;

    for (int i = 0; i < layout->pages[0].n; i++)
        n += layout->pages[0].items[i].kind == DALIL_ITEM_ICON &&
             g_str_equal(names[layout->pages[0].items[i].icon], name);
    return n;
}

/* A theme's pictogram stands wherever the category's own stood. */
static void
test_pictograms(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = read_layout(studio, "theme: plain\n",
                                        "pictograms: [{category: health, icon: ambulance}]\n");
    DalilEdition *edition = NULL;
    const DalilLayout *pages =
        studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);

    studio_assert_clean(studio->diags);
    g_assert_cmpint(icons_of(pages, "ambulance"), ==, 2); /* heading and tile */
    g_assert_cmpint(icons_of(pages, "health"), ==, 0);
}

/* Shipped in black and white: nothing but black on white, in both directions. */
static void
test_shipped(gconstpointer data)
{
    g_auto(GStrv) names = studio_layouts();
    int found = 0;

    for (char **name = names; *name; name++) {
        g_autoptr(Studio) studio = NULL;
        DalilEdition *edition = NULL;
        const DalilLayout *pages = NULL;

        if (!g_str_has_suffix(*name, "-bw"))
            continue;
        found++;
        studio = studio_open(NULL);
        pages = studio_edition(studio, *name, data, &edition);
        assert_dark(pages, edition);
        for (int i = 0; i < edition->n_inks; i++) {
            const DalilColour *c = &edition->inks[i].colour;

            g_assert_cmpfloat(c->red, ==, c->green);
            g_assert_cmpfloat(c->green, ==, c->blue);
            g_assert_true(c->red == 0 || c->red == 1);
        }
        g_assert_cmpfloat(pages->smallest, >=, edition->layout->size_floor);
    }
    g_assert_cmpint(found, >=, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/template/theme/values", test_values);
    g_test_add_func("/template/theme/none", test_none);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/template/theme/problems/%s", cases[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_problems);
    }
    for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
        g_autofree char *outlines = g_strdup_printf("/template/theme/outlines/%s", tags[i]);
        g_autofree char *shipped = g_strdup_printf("/template/theme/shipped/%s", tags[i]);
        g_test_add_data_func(outlines, tags[i], test_outlines);
        g_test_add_data_func(shipped, tags[i], test_shipped);
    }
    g_test_add_func("/template/theme/filled", test_filled);
    g_test_add_func("/template/theme/pictograms", test_pictograms);
    return g_test_run();
}
