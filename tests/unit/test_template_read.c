/* test_template_read.c: a layout file read, and what its author is told about mistakes */
#define _XOPEN_SOURCE 700
#include "edition.h"

/* The parts of a good layout; a case puts another text in the place of one. */
#define SHEET "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 8mm, end: 9mm}\n"
#define INKS                                                                                       \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#101010\"}, {id: grey, "        \
    "colour: \"#404040\"}]\n"
#define STYLES                                                                                     \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data, ink: grey, size: 0.9}, {id: phone}, "  \
    "{id: heading}]\n"
#define FLOWS                                                                                      \
    "flows: [{id: services, size: [8pt, 10pt], entry: [name, [phones, hours]], blocks: [{kind: "   \
    "services}]}]\n"
#define PANELS "panels: [{frames: [{flow: services}]}]\n"

typedef struct {
    const char *name;
    const char *sheet, *inks, *styles, *flows, *panels; /* NULL: as above */
    const char *problems; /* without "layouts/test.yaml:" before and the count behind */
} Case;

static char *
yaml_of(const Case *c)
{
    return g_strconcat(c->sheet ? c->sheet : SHEET, c->inks ? c->inks : INKS,
                       c->styles ? c->styles : STYLES, c->flows ? c->flows : FLOWS,
                       c->panels ? c->panels : PANELS, NULL);
}

#define EDGE(key) "`" key "` must be a length such as 12mm or 9pt, or a part such as 40%\n"

static const Case cases[] = {
    {"good", NULL, NULL, NULL, NULL, NULL, ""},
    {"ink-near", NULL, NULL, "styles: [{id: body, ink: gray}]\n", NULL, NULL,
     "4:26: error: this layout has no ink \"gray\"; did you mean \"grey\"?\n"},
    {"ink-plain", NULL, NULL, NULL, NULL,
     "panels: [{fill: turquoise, frames: [{flow: services}]}]\n",
     "6:17: error: this layout has no ink \"turquoise\"\n"},
    {"frame-inks", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{flow: services, fill: papr, pattern: stars, pattern_ink: gold}]}]\n",
     "6:43: error: this layout has no ink \"papr\"; did you mean \"paper\"?\n"
     "6:78: error: this layout has no ink \"gold\"\n"},
    {"style-near", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{size: 9pt, blocks: [{kind: date, style: boddy}]}]}]\n",
     "6:61: error: this layout has no style \"boddy\"; did you mean \"body\"?\n"},
    {"style-plain", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{size: 9pt, blocks: [{kind: emergency, title_style: cathedral}]}]}]\n",
     "6:72: error: this layout has no style \"cathedral\"\n"},
    {"style-inside", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{size: 9pt, blocks: [{kind: card, fill: gery, blocks: [{kind: date, "
     "style: dta}]}]}]}]\n",
     "6:60: error: this layout has no ink \"gery\"; did you mean \"grey\"?\n"
     "6:95: error: this layout has no style \"dta\"; did you mean \"data\"?\n"},
    {"flow-near", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: service}]}]\n",
     "6:27: error: this layout has no flow \"service\"; did you mean \"services\"?\n"},
    {"flow-plain", NULL, NULL, NULL, "\n", "panels: [{frames: [{flow: news}]}]\n",
     "6:27: error: this layout has no flow \"news\"\n"},
    {"ink-dropped", NULL,
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#101010\"}, {id: grey, colour: "
     "gris}]\n",
     NULL, NULL, NULL,
     "3:90: error: `colour` must be a colour in quotes, such as \"#1a6b5c\", but \"gris\" stands "
     "here\n"},
    {"no-styles", NULL, NULL, "styles: []\n", NULL,
     "panels: [{frames: [{size: 9pt, blocks: [{kind: date}]}]}]\n",
     "1:8: error: the layout needs at least one style, or no text can be set\n"},
    {"no-text-ink", NULL,
     "inks: [{id: paper, colour: \"#ffffff\"}, {id: grey, colour: \"#404040\"}]\n", NULL, NULL,
     NULL, "1:8: error: the layout needs an ink called \"text\"\n"},
    {"edge-word", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: services, top: high}]}]\n",
     "6:42: error: " EDGE("top")},
    {"edge-unit", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: services, start: 12}]}]\n",
     "6:44: error: " EDGE("start")},
    {"edge-part", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: services, width: 101%}]}]\n",
     "6:44: error: " EDGE("width")},
    {"edge-bare", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: services, height: \"%\"}]}]\n",
     "6:45: error: " EDGE("height")},
    {"edge-list", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{flow: services, end: [1mm, 2mm]}]}]\n", "6:42: error: " EDGE("end")},
    {"size-word", NULL, NULL, NULL,
     "flows: [{id: services, size: large, blocks: [{kind: date}]}]\n", NULL,
     "5:30: error: `size` must be a type size such as 9pt or [smallest, largest]\n"},
    {"range-order", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, leading: [1.2, 0.9], blocks: [{kind: date}]}]\n", NULL,
     "5:44: error: `leading` goes from the smallest to the largest value\n"},
    {"range-number", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, gap: [0, 1], blocks: [{kind: date}]}]\n", NULL,
     "5:41: error: `gap` must be a number such as 1.2 or [smallest, largest]\n"},
    {"range-infinite", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, leading: inf, blocks: [{kind: date}]}]\n", NULL,
     "5:44: error: `leading` must be a number such as 1.2 or [smallest, largest]\n"},
    {"size-huge", NULL, NULL, NULL,
     "flows: [{id: services, size: [9pt, 2000pt], blocks: [{kind: date}]}]\n", NULL,
     "5:36: error: `size` can be at most 1000pt\n"},
    {"leading-huge", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, leading: 11, blocks: [{kind: date}]}]\n", NULL,
     "5:44: error: `leading` can be at most 10\n"},
    {"columns", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: services, columns: 300}]}]\n",
     "6:20: error: a frame has from 1 to 12 columns\n"},
    {"range-three", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{size: [8pt, 9pt, 10pt], blocks: [{kind: date}]}]}]\n",
     "6:20: error: say how large the type may be: size: [smallest, largest]\n"
     "6:27: error: `size` must be a type size such as 9pt or [smallest, largest]\n"},
    {"floor", NULL, NULL, NULL,
     "flows: [{id: services, size: [6.5pt, 10pt], blocks: [{kind: date}]}]\n", NULL,
     "5:30: error: type of 6.5 pt is under this layout's floor of 8 pt; raise the size, or lower "
     "size_floor if it is meant\n"},
    {"floor-lowered", SHEET "size_floor: 6pt\n", NULL, NULL,
     "flows: [{id: services, size: [6.5pt, 10pt], blocks: [{kind: date}]}]\n", NULL, ""},
    {"frame-without-size", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{blocks: [{kind: date}]}]}]\n",
     "6:20: error: say how large the type may be: size: [smallest, largest]\n"},
    {"frame-both", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{flow: services, size: 9pt, blocks: [{kind: date}]}]}]\n",
     "6:20: error: a frame holds either blocks of its own or a part of a flow, not both\n"},
    {"no-frames", NULL, NULL, NULL, NULL, "panels: [{fill: paper}]\n",
     "1:8: error: this layout has no frames, so nothing could be printed; give a panel frames\n"},
    {"too-few-panels", SHEET "fold: letter\n", NULL, NULL, NULL, NULL,
     "3:7: error: a letter fold has 6 panels, but 1 is described: 2 (inside), 3 (inside), 4 "
     "(inside), 5 (flap) and 6 (back) are missing\n"},
    {"repeat-folded", SHEET "fold: letter\n", NULL, NULL, NULL,
     "panels: [{repeat: yes, frames: [{flow: services}]}, {}, {}, {}, {}, {}]\n",
     "7:10: error: a letter fold has a fixed number of panels, so none can repeat\n"},
    {"repeat-first", NULL, NULL, NULL, NULL,
     "panels: [{repeat: yes, frames: [{flow: services}]}, {fill: paper}]\n", ""},
    {"entry-near", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, entry: [name, [phone, hours]], blocks: [{kind: "
     "services}]}]\n",
     NULL, "5:50: error: an entry has no part \"phone\"; did you mean \"phones\"?\n"},
    {"entry-plain", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, entry: [name, photograph], blocks: [{kind: services}]}]\n",
     NULL, "5:49: error: an entry has no part \"photograph\"\n"},
    {"entry-word", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, entry: name, blocks: [{kind: services}]}]\n", NULL,
     "5:42: error: `entry` must be a list of parts, such as [name, description, place, [phones, "
     "url], hours]\n"},
    {"entry-five", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, entry: [name, [phones, url, email, hours, place]], blocks: "
     "[{kind: services}]}]\n",
     NULL, "5:49: error: an entry's line is a list of at most four parts\n"},
    {"entry-crowded", NULL, NULL, NULL,
     "flows: [{id: services, size: 9pt, entry: [name, [phones, agency]], blocks: [{kind: "
     "services}]}]\n",
     NULL, "5:58: error: \"agency\" needs a line of its own in an entry\n"},
    {"key-near", SHEET "folds: letter\n", NULL, NULL, NULL, NULL,
     "3:1: error: layout: unknown key `folds`: did you mean `fold`?\n"},
    {"key-in-frame", NULL, NULL, NULL, NULL, "panels: [{frames: [{flow: services, colums: 2}]}]\n",
     "6:37: error: frames: unknown key `colums`: did you mean `columns`?\n"},
    {"key-in-block", NULL, NULL, NULL, NULL,
     "panels: [{frames: [{size: 9pt, blocks: [{kind: date, stile: body}]}]}]\n",
     "6:54: error: block: unknown key `stile`: did you mean `style`?\n"},
    {"key-plain", NULL, NULL, NULL, NULL, "panels: [{rotation: 90, frames: [{flow: services}]}]\n",
     "6:11: error: panels: unknown key `rotation`: the keys are id, fill, picture, repeat, "
     "frames\n"},
    {"paper", "sheet: {paper: a9}\nmargin: {top: 10mm, bottom: 10mm, start: 8mm, end: 9mm}\n", NULL,
     NULL, NULL, NULL,
     "1:16: error: `paper` cannot be \"a9\": did you mean a6? (a6, a5, a4, a3, a2, a1, a0)\n"},
};

static void
test_problems(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    g_autofree char *yaml = yaml_of(c);
    DalilTemplate *layout = studio_template(&studio, "test", yaml);
    g_autofree char *found = studio_problems(studio.diags);
    g_auto(GStrv) lines = g_strsplit(found, "\n", -1);
    g_autoptr(GString) plain = g_string_new(NULL);

    for (char **line = lines; *line; line++)
        if (g_str_has_prefix(*line, "layouts/test.yaml:"))
            g_string_append_printf(plain, "%s\n", *line + strlen("layouts/test.yaml:"));
    if (g_getenv("SHOW") && strcmp(plain->str, c->problems)) {
        g_printerr("== %s\n%s-- want\n%s", c->name, plain->str, c->problems);
        return;
    }
    g_assert_cmpstr(plain->str, ==, c->problems);
    g_assert_true((layout != NULL) == (c->problems[0] == '\0'));
    dalil_diags_free(studio.diags);
}
/* One value of every kind, and what it became. */
static void
test_values(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    DalilTemplate *layout = studio_template(
        &studio, "by-file",
        "sheet: {paper: a4, landscape: yes}\nallowance: 2mm\nmargin: {top: 1pt, bottom: 2pt, "
        "start: 3pt, end: 4pt}\n" INKS STYLES "flows:\n  - {id: services, size: [8pt, 10.5pt], "
        "leading: [0.9, 1.1], gap: 1, uneven: yes,\n"
        "     entry: [name, [phones, url, hours, email], place], blocks: [{kind: services}]}\n"
        "panels:\n  - {fill: grey, frames: [{flow: services, top: 40%, start: 6pt, width: 50%, "
        "height: 1in, columns: 3, gutter: 4mm}]}\n"
        "  - {repeat: yes, frames: [{flow: services}]}\n");
    const DalilStyle *styles = layout ? layout->styles.items : NULL;
    const DalilFlow *flow = layout ? layout->flows.items : NULL;
    const DalilPanel *panels = layout ? layout->panels.items : NULL;
    const DalilFrame *frame = layout ? panels[0].frames.items : NULL;

    studio_assert_clean(studio.diags);
    g_assert_cmpstr(layout->name.text, ==, "by-file");
    g_assert_cmpfloat_with_epsilon(layout->sheet.width, DALIL_MM(297), 1e-9);
    g_assert_cmpfloat_with_epsilon(layout->sheet.height, DALIL_MM(210), 1e-9);
    g_assert_cmpfloat_with_epsilon(layout->allowance, DALIL_MM(2), 1e-9);
    g_assert_cmpfloat(layout->margin.top, ==, 1);
    g_assert_cmpfloat(layout->margin.end, ==, 4);
    g_assert_cmpfloat(layout->size_floor, ==, 8);
    g_assert_cmpint(dalil_template_ink(layout, "grey"), ==, 2);
    g_assert_cmpint(dalil_template_ink(layout, "gris"), ==, -1);
    g_assert_cmpint(dalil_template_style(layout, "data"), ==, 2);
    g_assert_cmpfloat(styles[2].size, ==, 0.9);
    g_assert_cmpint(styles[2].ink_index, ==, 2);
    g_assert_cmpfloat(styles[1].size, ==, 1);
    g_assert_cmpint(styles[1].ink_index, ==, 1);
    g_assert_true(styles[0].bold);
    g_assert_cmpfloat(flow->size.min, ==, 8);
    g_assert_cmpfloat(flow->size.max, ==, 10.5);
    g_assert_cmpfloat(flow->leading.max, ==, 1.1);
    g_assert_cmpfloat(flow->gap.min, ==, flow->gap.max);
    g_assert_true(flow->uneven);
    g_assert_cmpint(flow->entry.n, ==, 3);
    g_assert_cmpint(flow->entry.lines[1].fields[0], ==, DALIL_ENTRY_PHONES);
    g_assert_cmpint(flow->entry.lines[1].fields[2], ==, DALIL_ENTRY_HOURS);
    g_assert_cmpint(flow->entry.lines[1].fields[3], ==, DALIL_ENTRY_EMAIL);
    g_assert_cmpint(flow->entry.lines[2].fields[0], ==, DALIL_ENTRY_PLACE);
    g_assert_cmpint(flow->entry.lines[2].fields[1], ==, -1);
    g_assert_cmpint(panels[0].fill_index, ==, 2);
    g_assert_cmpint(panels[1].fill_index, ==, -1);
    g_assert_true(panels[1].repeat);
    g_assert_true(frame->top.percent);
    g_assert_cmpfloat(frame->top.value, ==, 0.4);
    g_assert_false(frame->start.percent);
    g_assert_cmpfloat(frame->height.value, ==, 72);
    g_assert_false(frame->bottom.set);
    g_assert_cmpint(frame->columns, ==, 3);
    g_assert_cmpint(frame->flow_index, ==, 0);
    dalil_diags_free(studio.diags);
}

static void
test_shipped(void)
{
    g_auto(GStrv) names = studio_layouts();

    for (char **name = names; *name; name++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        Studio studio = {.arena = arena, .diags = dalil_diags_new()};
        DalilTemplate *layout = studio_shipped(&studio, *name);

        g_assert_cmpint(dalil_diags_warnings(studio.diags), ==, 0);
        g_assert_cmpstr(layout->name.text, ==, *name);
        g_assert_nonnull(layout->title.text);
        dalil_diags_free(studio.diags);
    }
}

static void
test_absent(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *root = studio_path("");
    g_autofree char *problems = NULL;

    g_assert_null(dalil_template_read(arena, diags, "/nowhere", root, "poster-a9"));
    problems = studio_problems(diags);
    g_assert_cmpstr(problems, ==,
                    "error: there is no layout \"poster-a9\"; layouts are files named "
                    "layouts/NAME.yaml\n1 error\n");
    g_assert_nonnull(dalil_template_read(arena, diags, "/nowhere", root, "poster-a2"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/template/read/problems/%s", cases[i].name);

        g_test_add_data_func(path, &cases[i], test_problems);
    }
    g_test_add_func("/template/read/values", test_values);
    g_test_add_func("/template/read/shipped", test_shipped);
    g_test_add_func("/template/read/absent", test_absent);
    return g_test_run();
}
