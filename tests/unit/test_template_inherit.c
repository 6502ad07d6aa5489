/* test_template_inherit.c: a layout laid over another: what is merged, what is replaced, what its
 * author is told
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "template/inherit.h"
#include "template/scale.h"

/* Trees as dalil_node_dump() shows them, without the places, one space a level. */
static char *
shape_of(const DalilNode *node)
{
    g_autoptr(GString) dump = g_string_new(NULL);
    g_auto(GStrv) lines = NULL;
    GString *plain = g_string_new(NULL);

    dalil_node_dump(node, dump);
    lines = g_strsplit(dump->str, "\n", -1);
    for (char **line = lines; *line && **line; line++) {
        gsize deep = strspn(*line, " ");
        const char *said = strchr(*line + deep, ' ');

        g_string_append_printf(plain, "%*s%s\n", (int)deep / 2, "", said ? said + 1 : "");
    }
    return g_string_free(plain, FALSE);
}

static DalilNode *
tree(DalilArena *arena, DalilDiags *diags, const char *file, const char *yaml)
{
    DalilNode *root = dalil_yaml_parse(arena, diags, file, yaml, strlen(yaml));

    g_assert_nonnull(root);
    return root;
}

static const struct {
    const char *name, *base, *over, *same_as;
} merges[] = {
    {"replaced", "fold: letter\ntitle: A\n", "title: B\n", "fold: letter\ntitle: B\n"},
    {"added", "fold: letter\n", "title: B\n", "fold: letter\ntitle: B\n"},
    {"map", "sheet: {paper: a4, landscape: yes}\n", "sheet: {paper: a3}\n",
     "sheet: {paper: a3, landscape: yes}\n"},
    {"map-for-word", "sheet: a4\n", "sheet: {paper: a3}\n", "sheet: {paper: a3}\n"},
    {"records", "inks: [{id: a, colour: x}, {id: b, colour: y}]\n", "inks: [{id: b, colour: z}]\n",
     "inks: [{id: a, colour: x}, {id: b, colour: z}]\n"},
    {"record-key-by-key", "styles: [{id: name, size: 1.2, bold: yes}]\n",
     "styles: [{id: name, size: 1.4, ink: grey}]\n",
     "styles: [{id: name, size: 1.4, bold: yes, ink: grey}]\n"},
    {"record-added", "inks: [{id: a, colour: x}]\n",
     "inks: [{id: c, colour: z}, {id: a, colour: y}]\n",
     "inks: [{id: a, colour: y}, {id: c, colour: z}]\n"},
    {"inside", "panels: [{id: one, frames: [{id: f, top: 1mm}, {id: g, top: 2mm}]}]\n",
     "panels: [{id: one, frames: [{id: g, top: 3mm, end: 4mm}]}]\n",
     "panels: [{id: one, frames: [{id: f, top: 1mm}, {id: g, top: 3mm, end: 4mm}]}]\n"},
    {"nameless-kept", "frames: [{flow: services}, {id: f, top: 1mm}]\n",
     "frames: [{id: f, top: 2mm}]\n", "frames: [{flow: services}, {id: f, top: 2mm}]\n"},
    {"nameless-replace", "frames: [{flow: services}, {id: f, top: 1mm}]\n",
     "frames: [{flow: news}]\n", "frames: [{flow: news}]\n"},
    {"plain-list", "entry: [name, hours]\n", "entry: [name]\n", "entry: [name]\n"},
    {"empty-list", "flows: [{id: a}]\n", "flows: []\n", "flows: []\n"},
    {"blocks", "blocks: [{kind: qr}, {kind: date}]\n", "blocks: [{kind: date}]\n",
     "blocks: [{kind: date}]\n"},
    {"taken-away", "fill: deep\ntop: 1mm\n", "fill:\n", "top: 1mm\n"},
    {"quoted-is-said", "fill: deep\n", "fill: \"\"\n", "fill: \"\"\n"},
    {"nothing-to-take", "top: 1mm\n", "fill:\n", "top: 1mm\nfill:\n"},
    {"twice", "inks: [{id: a, colour: x}]\n", "inks: [{id: a, colour: y}, {id: a, colour: z}]\n",
     "inks: [{id: a, colour: y}, {id: a, colour: z}]\n"},
};

static void
test_merge(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilNode *base = tree(arena, diags, "base.yaml", merges[row].base);
    g_autofree char *before = shape_of(base);
    const DalilNode *merged =
        dalil_inherit_merge(arena, base, tree(arena, diags, "over.yaml", merges[row].over));
    g_autofree char *after = shape_of(base), *found = shape_of(merged);
    g_autofree char *wanted = shape_of(tree(arena, diags, "same.yaml", merges[row].same_as));

    g_assert_cmpstr(found, ==, wanted);
    g_assert_cmpstr(after, ==, before);
}

/* Every value knows the file it was written in. */
static void
test_places(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilNode *base = tree(arena, diags, "base.yaml", "sheet: {paper: a4, landscape: yes}\n");
    const DalilNode *over = tree(arena, diags, "over.yaml", "title: T\nsheet: {paper: a3}\n");
    const DalilNode *sheet = dalil_node_get(dalil_inherit_merge(arena, base, over), "sheet");

    g_assert_cmpstr(dalil_node_get(sheet, "landscape")->span.file, ==, "base.yaml");
    g_assert_cmpint(dalil_node_get(sheet, "landscape")->span.line, ==, 1);
    g_assert_cmpstr(dalil_node_get(sheet, "paper")->span.file, ==, "over.yaml");
    g_assert_cmpint(dalil_node_get(sheet, "paper")->span.line, ==, 2);
    g_assert_cmpstr(sheet->span.file, ==, "over.yaml");
}

/* A folder of layouts. The last of the files is asked for. */
#define GOOD                                                                                       \
    "sheet: {paper: a4}\nmargin: {top: 10mm, bottom: 10mm, start: 8mm, end: 8mm}\n"                \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#101010\"}, {id: grey, "        \
    "colour: \"#404040\"}]\n"                                                                      \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data, ink: grey}, {id: phone}, {id: "        \
    "heading}]\n"                                                                                  \
    "flows: [{id: services, size: [10pt, 14pt], entry: [name, phones], blocks: [{kind: "           \
    "services}]}]\n"                                                                               \
    "panels: [{id: page, frames: [{id: column, flow: services, top: 20mm}]}]\n"

typedef struct {
    const char *name, *text;
} File;

static const struct {
    const char *name;
    File files[7];
    const char *problems;
} cases[] = {
    {"good", {{"one", GOOD}, {"two", "base: one\n"}}, ""},
    {"name-kept", {{"one", "name: one\n" GOOD}, {"two", "name: two\nbase: one\n"}}, ""},
    {"name-other",
     {{"one", GOOD}, {"two", "name: three\nbase: one\n"}},
     "layouts/two.yaml:1:7: error: this layout is called \"three\" here, but its file two.yaml; "
     "give both the same name, or leave `name` out\n"},
    {"unknown",
     {{"one", GOOD}, {"two", "base: oen\n"}},
     "layouts/two.yaml:1:7: error: there is no layout \"oen\"; did you mean \"one\"?\n"},
    {"unknown-far",
     {{"two", "base: cathedral\n"}},
     "layouts/two.yaml:1:7: error: there is no layout \"cathedral\"; layouts are files named "
     "layouts/NAME.yaml\n"},
    {"path",
     {{"two", "base: ../two\n"}},
     "layouts/two.yaml:1:7: error: \"../two\" cannot be an id: use small letters a-z, digits and "
     "hyphens, at most 64, as in \"two\"\n"},
    {"itself",
     {{"two", "base: two\n"}},
     "layouts/two.yaml:1:7: error: bases go round in a circle: two is based on two; one of them "
     "must stand alone\n"},
    {"circle",
     {{"one", "base: two\n"}, {"three", "base: one\n"}, {"two", "base: three\n"}},
     "layouts/one.yaml:1:7: error: bases go round in a circle: two is based on three is based on "
     "one is based on two; one of them must stand alone\n"},
    {"four-up",
     {{"a", GOOD}, {"b", "base: a\n"}, {"c", "base: b\n"}, {"d", "base: c\n"}, {"e", "base: d\n"}},
     ""},
    {"five-up",
     {{"a", GOOD},
      {"b", "base: a\n"},
      {"c", "base: b\n"},
      {"d", "base: c\n"},
      {"e", "base: d\n"},
      {"f", "base: e\n"}},
     "layouts/b.yaml:1:7: error: a layout can have at most 4 bases one above the other; name a "
     "base nearer to the top\n"},
    {"mistake-in-base",
     {{"one", GOOD "fold: leter\n"}, {"two", "base: one\n"}},
     "layouts/one.yaml:7:7: error: `fold` cannot be \"leter\": did you mean letter?*\n"},
    {"mistake-over",
     {{"one", GOOD}, {"two", "base: one\nstyles: [{id: data, ink: gray}]\n"}},
     "layouts/two.yaml:2:26: error: this layout has no ink \"gray\"; did you mean \"grey\"?\n"},
    {"twice-over",
     {{"one", GOOD}, {"two", "base: one\nstyles: [{id: data, size: 2}, {id: data, size: 3}]\n"}},
     "layouts/two.yaml:2:36: error: there is a style \"data\" already; give one of them another "
     "id\n"},
    {"size-for-paper",
     {{"one", GOOD}, {"two", "base: one\nscale: yes\nsheet: {width: 420mm, height: 594mm}\n"}},
     ""},
    {"scale-alone",
     {{"two", GOOD "scale: yes\n"}},
     "layouts/two.yaml:7:8: error: `scale` goes with a `base`, whose lengths are multiplied\n"},
    {"scale-nothing",
     {{"one", GOOD}, {"two", "base: one\nscale: yes\n"}},
     "layouts/two.yaml:2:8: error: `scale` has nothing to do: the sheet is as wide as that of the "
     "base; give this layout a larger or smaller one, as in sheet: {paper: a3}\n"},
    {"floor-scaled",
     {{"one", GOOD "size_floor: 10pt\n"}, {"two", "base: one\nscale: yes\nsheet: {paper: a5}\n"}},
     ""},
    {"floor-own",
     {{"one", GOOD "size_floor: 10pt\n"},
      {"two", "base: one\nscale: yes\nsheet: {paper: a5}\nsize_floor: 8pt\n"}},
     "layouts/one.yaml:5:30: error: type of 7.05 pt is under this layout's floor of 8 pt; raise "
     "the size, or lower size_floor if it is meant\n"},
};

/* The problems without the folder and without the count. A line ending in * is compared up to it.
 */
static gboolean
says(const char *found, const char *folder, const char *wanted)
{
    g_autofree char *prefix = g_strconcat(folder, "/", NULL);
    g_auto(GStrv) parts = g_strsplit(found, prefix, -1);
    g_autofree char *plain = g_strjoinv("", parts);
    gsize length = strcspn(wanted, "*");

    if (wanted[0] == '\0')
        return plain[0] == '\0';
    if (strncmp(plain, wanted, length) == 0 &&
        (wanted[length] == '*' || g_str_equal(plain + length, "1 error\n")))
        return TRUE;
    g_test_message("found:\n%swanted:\n%s", plain, wanted);
    return FALSE;
}

static DalilTemplate *
read_files(Studio *studio, const File *files, int n)
{
    const char *last = NULL;

    for (int i = 0; i < n && files[i].name; i++) {
        g_autofree char *path = g_strdup_printf("layouts/%s.yaml", files[i].name);

        studio_write(studio, path, files[i].text);
        last = files[i].name;
    }
    return dalil_template_read(studio->arena, studio->diags, studio->folder, NULL, last);
}

static void
test_problems(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout =
        read_files(studio, cases[row].files, (int)G_N_ELEMENTS(cases[row].files));
    g_autofree char *found = studio_problems(studio->diags);

    g_assert_true(says(found, studio->folder, cases[row].problems));
    g_assert_true((layout != NULL) == (cases[row].problems[0] == '\0'));
}

/* From A4 to A5: everything by 148/210, but parts, multiples and what the new file says itself. */
static void
test_scale(void)
{
    static const File files[] = {
        {"one",
         "sheet: {paper: a4}\nmargin: {top: 21mm, bottom: 10mm, start: 8mm, end: 8mm}\n"
         "allowance: 4.2mm\nsize_floor: 12pt\n"
         "inks: [{id: paper, colour: \"#ffffff\", outline: 2.1pt}, {id: text, colour: "
         "\"#101010\"}]\n"
         "styles: [{id: body, size: 1.4}]\n"
         "flows: [{id: services, size: [21pt, 42pt], leading: [0.9, 1], entry: [name], blocks: "
         "[{kind: services, radius: 4.2mm, before: 1.5}]}]\n"
         "panels: [{id: page, frames: [{id: column, flow: services, top: 42mm, start: 40%, inset: "
         "2.1mm, gutter: 21pt, pattern: stars, pattern_cell: 21mm}, {id: q, size: 21pt, blocks: "
         "[{kind: card, inset: 1.1, blocks: [{kind: qr, size: 63mm}]}]}]}]\n"},
        {"two", "base: one\nscale: yes\nsheet: {paper: a5}\nallowance: 3mm\npanels: [{id: page, "
                "frames: [{id: column, end: 9mm}]}]\n"},
    };
    const double k = 148.0 / 210.0;
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = read_files(studio, files, 2);
    const DalilFlow *flow = NULL;
    const DalilFrame *frames = NULL;
    const DalilLayoutBlock *card = NULL;

    studio_assert_clean(studio->diags);
    g_assert_nonnull(layout);
    flow = layout->flows.items;
    frames = ((const DalilPanel *)layout->panels.items)->frames.items;
    card = frames[1].blocks.items;
    const struct {
        double is, wanted;
    } values[] = {
        {layout->sheet.width, DALIL_MM(148)},
        {layout->margin.top, DALIL_MM(21) * k},
        {layout->allowance, DALIL_MM(3)},
        {layout->size_floor, 12 * k},
        {((const DalilInk *)layout->inks.items)->outline, 2.1 * k},
        {((const DalilStyle *)layout->styles.items)->size, 1.4},
        {flow->size.min, 21 * k},
        {flow->size.max, 42 * k},
        {flow->leading.min, 0.9},
        {((const DalilLayoutBlock *)flow->blocks.items)->radius, DALIL_MM(4.2) * k},
        {((const DalilLayoutBlock *)flow->blocks.items)->before, 1.5},
        {frames[0].top.value, DALIL_MM(42) * k},
        {frames[0].start.value, 0.4},
        {frames[0].end.value, DALIL_MM(9)},
        {frames[0].inset, DALIL_MM(2.1) * k},
        {frames[0].gutter, 21 * k},
        {frames[0].pattern_cell, DALIL_MM(21) * k},
        {frames[1].size.max, 21 * k},
        {card->inset, 1.1},
        {((const DalilLayoutBlock *)card->blocks.items)->size, DALIL_MM(63) * k},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        g_test_message("value %d", (int)i);
        g_assert_cmpfloat_with_epsilon(values[i].is, values[i].wanted, 0.001);
    }
    g_assert_true(frames[0].start.percent);
    g_assert_cmpstr(layout->name.text, ==, "two");
    g_assert_cmpstr(layout->base.text, ==, "one");
}

/* Twice by half is once by a quarter, and the tree that was scaled stays. */
static void
test_scale_twice(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilNode *root = tree(arena, diags, "a.yaml", GOOD);
    g_autofree char *before = shape_of(root);
    g_autofree char *twice =
        shape_of(dalil_scale_tree(arena, dalil_scale_tree(arena, root, 0.5), 0.5));
    g_autofree char *once = shape_of(dalil_scale_tree(arena, root, 0.25));
    g_autofree char *after = shape_of(root);

    g_assert_cmpstr(before, ==, after);
    g_assert_cmpstr(before, !=, once);
    g_assert_true(strstr(once, "= 2.500pt") != NULL); /* 10pt */
    g_assert_cmpint((int)strlen(once), ==, (int)strlen(twice));
}

/* What ships as another size of the same sheet really is one. */
static void
test_posters(void)
{
    static const struct {
        const char *name;
        double factor;
    } posters[] = {{"poster-a3", 297.0 / 420}, {"poster-a1", 594.0 / 420}};
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    DalilTemplate *a2 = studio_shipped(&studio, "poster-a2");
    const DalilFrame *of_a2 = ((const DalilPanel *)a2->panels.items)->frames.items;

    for (gsize i = 0; i < G_N_ELEMENTS(posters); i++) {
        DalilTemplate *other = studio_shipped(&studio, posters[i].name);
        const DalilPanel *panel = other->panels.items;
        const DalilFrame *frames = panel->frames.items;

        g_assert_cmpint(panel->frames.n, ==, ((const DalilPanel *)a2->panels.items)->frames.n);
        for (int f = 0; f < panel->frames.n; f++) {
            g_assert_cmpfloat_with_epsilon(frames[f].size.max,
                                           of_a2[f].size.max * posters[i].factor, 0.001);
            g_assert_cmpfloat_with_epsilon(frames[f].height.value,
                                           of_a2[f].height.value * posters[i].factor, 0.001);
        }
        g_assert_cmpfloat(other->size_floor, >=, 8);
    }
    dalil_diags_free(studio.diags);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(merges); i++) {
        g_autofree char *path = g_strdup_printf("/template/inherit/merge/%s", merges[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_merge);
    }
    g_test_add_func("/template/inherit/places", test_places);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/template/inherit/problems/%s", cases[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_problems);
    }
    g_test_add_func("/template/inherit/scale", test_scale);
    g_test_add_func("/template/inherit/scale-twice", test_scale_twice);
    g_test_add_func("/template/inherit/posters", test_posters);
    return g_test_run();
}
