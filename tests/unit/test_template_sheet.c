/* test_template_sheet.c: sheets and folds as a layout's author writes them, and their mistakes */
#define _XOPEN_SOURCE 700
#include "edition.h"

#define REST                                                                                       \
    "margin: {top: 5mm, bottom: 5mm, start: 4mm, end: 4mm}\n"                                      \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#101010\"}]\n"                  \
    "styles: [{id: body}]\n"                                                                       \
    "flows: [{id: all, size: 9pt, entry: [name], blocks: [{kind: services}]}]\n"
#define TEXT "{frames: [{size: 9pt, blocks: [{kind: date}]}]}"
#define FLOW "{repeat: yes, frames: [{flow: all}]}"
#define LETTER "sheet: {paper: a4, landscape: yes}\nfold: letter\n"
#define GATE "sheet: {paper: a4, landscape: yes}\nfold: gate\n"
#define SIX "panels: [" TEXT ", {}, {}, {}, {}, {}]\n"
#define BOOKLET "sheet: {paper: a5}\nfold: booklet\n"

static const struct {
    const char *name, *sheet, *panels;
    const char *problems; /* without "layouts/test.yaml:" before and the count behind */
} cases[] = {
    {"custom", "sheet: {width: 90mm, height: 160mm}\n", "panels: [" TEXT "]\n", ""},
    {"a0", "sheet: {paper: a0}\n", "panels: [" TEXT "]\n", ""},
    {"no-size", "sheet: {}\n", "panels: [" TEXT "]\n",
     "1:8: error: the sheet needs a size: paper: a4, or width: 90mm and height: 160mm\n"},
    {"half-size", "sheet: {width: 90mm}\n", "panels: [" TEXT "]\n",
     "1:16: error: the sheet's height is missing: width and height belong together\n"},
    {"other-half", "sheet: {height: 90mm}\n", "panels: [" TEXT "]\n",
     "1:17: error: the sheet's width is missing: width and height belong together\n"},
    {"both-sizes", "sheet: {paper: a5, width: 90mm, height: 160mm}\n", "panels: [" TEXT "]\n",
     "1:27: error: the sheet has a size already, its paper; give either paper, or width and "
     "height\n"},
    {"lying", "sheet: {width: 90mm, height: 160mm, landscape: yes}\n", "panels: [" TEXT "]\n",
     "1:48: error: landscape goes with paper; a sheet with width and height lies as they say\n"},
    {"tiny", "sheet: {width: 9mm, height: 160mm}\n", "panels: [" TEXT "]\n",
     "1:16: error: the sheet's width is 9.0 mm; it can be from 20 to 2000 mm\n"},
    {"none", "sheet: {width: 0, height: 5mm}\n", "panels: [" TEXT "]\n",
     "1:16: error: the sheet's width is 0.0 mm; it can be from 20 to 2000 mm\n"
     "1:27: error: the sheet's height is 5.0 mm; it can be from 20 to 2000 mm\n"},
    {"size-word", "sheet: {width: wide, height: 160mm}\n", "panels: [" TEXT "]\n",
     "1:16: error: `width` must be a length with its unit, such as 12mm, 1.2cm, 8.5pt or 0.5in, "
     "but "
     "\"wide\" stands here\n"},
    {"letter", LETTER, SIX, ""},
    {"letter-tight", LETTER "allowance: 0\n", SIX,
     "3:12: error: folded, panel 5 would hit the fold between panels 2 and 3: it ends 0.0 mm "
     "before "
     "it and needs 1.2 mm; make `allowance` 2mm or more\n"},
    {"letter-absurd", LETTER "allowance: 50mm\n", SIX,
     "3:12: error: folded, panel 5 would end 50.0 mm before the fold between panels 2 and 3; make "
     "`allowance` 10mm or less\n"},
    {"letter-negative", LETTER "allowance: -2mm\n", SIX,
     "3:12: error: `allowance` must be a length with its unit, such as 12mm, 1.2cm, 8.5pt or "
     "0.5in, "
     "but \"-2mm\" stands here\n"},
    {"letter-narrow", "sheet: {width: 21mm, height: 50mm}\nfold: letter\nallowance: 9mm\n", SIX,
     "3:12: error: folded, panel 5 would end 9.0 mm before the fold between panels 2 and 3; make "
     "`allowance` 1.5mm or less\n"},
    {"gate-tight", GATE "allowance: 0.5mm\n", SIX,
     "3:12: error: folded, panels 1 and 2 would touch: between them are 0.5 mm, 1.0 needed; make "
     "`allowance` 1mm or more\n"},
    {"bi-missing", "sheet: {paper: a4, landscape: yes}\nfold: bi\n", "panels: [" TEXT ", {}, {}]\n",
     "2:7: error: a bi fold has 4 panels, but 3 are described: 4 (back) is missing\n"},
    {"z-more", "sheet: {paper: a4, landscape: yes}\nfold: z\n",
     "panels: [" TEXT ", {}, {}, {}, {}, {}, {}]\n",
     "2:7: error: a z fold has 6 panels, but 7 are described\n"},
    {"fold-near", "sheet: {paper: a4}\nfold: double\n", "panels: [" TEXT "]\n",
     "2:7: error: `fold` cannot be \"double\": write one of none, letter, z, bi, gate, "
     "double-gate, booklet\n"},
    {"booklet", BOOKLET, "panels: [" TEXT ", " FLOW ", " TEXT "]\n", ""},
    {"booklet-four", BOOKLET, "panels: [" TEXT ", {}, {}, {}]\n", ""},
    {"booklet-without-repeat", BOOKLET, "panels: [" TEXT ", {}, {}, {}, {}]\n",
     "2:7: error: the pages of a booklet come in fours, but 5 are described and none repeats; "
     "write "
     "repeat: yes at the page that goes on as long as there are services, or describe 8\n"},
    {"repeat-twice", BOOKLET, "panels: [" TEXT ", " FLOW ", {repeat: yes}]\n",
     "7:97: error: only one page of a layout can repeat\n"},
    {"flow-goes-on", BOOKLET, "panels: [" FLOW ", {frames: [{flow: all}]}]\n",
     "7:58: error: the flow \"all\" ends on the page that repeats; a page after it cannot hold "
     "more "
     "of it\n"},
    {"pages-end", "sheet: {paper: a5}\n", "panels: [" FLOW ", " TEXT "]\n", ""},
};

static void
test_case(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    g_autofree char *yaml = g_strconcat(cases[row].sheet, REST, cases[row].panels, NULL);
    DalilTemplate *layout = studio_template(&studio, "test", yaml);
    g_autofree char *found = studio_problems(studio.diags);
    g_auto(GStrv) lines = g_strsplit(found, "\n", -1);
    g_autoptr(GString) plain = g_string_new(NULL);

    for (char **line = lines; *line; line++)
        if (g_str_has_prefix(*line, "layouts/test.yaml:"))
            g_string_append_printf(plain, "%s\n", *line + strlen("layouts/test.yaml:"));
    g_assert_cmpstr(plain->str, ==, cases[row].problems);
    g_assert_true((layout != NULL) == (cases[row].problems[0] == '\0'));
    dalil_diags_free(studio.diags);
}

static void
test_size(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    DalilTemplate *layout = studio_template(
        &studio, "test", "sheet: {width: 90mm, height: 16cm}\n" REST "panels: [" TEXT "]\n");

    studio_assert_clean(studio.diags);
    g_assert_cmpint(layout->sheet.paper, ==, -1);
    g_assert_cmpfloat_with_epsilon(layout->sheet.width, DALIL_MM(90), 1e-9);
    g_assert_cmpfloat_with_epsilon(layout->sheet.height, DALIL_MM(160), 1e-9);
    dalil_diags_free(studio.diags);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/template/sheet/case/%s", cases[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_case);
    }
    g_test_add_func("/template/sheet/size", test_size);
    return g_test_run();
}
