/* sheet.c: the sheet of a layout: its size, its fold, and whether the panels suit it */
#include "template/sheet.h"

#include <math.h>

#include "template/folding.h"
#include "template/tables.h"

/* Upright sheets in millimetres, smallest first. A new size is one new row. */
static const struct {
    double width, height;
} paper_sizes[] = {{105, 148}, {148, 210}, {210, 297}, {297, 420},
                   {420, 594}, {594, 841}, {841, 1189}};
const char *const dalil_paper_words[] = {"a6", "a5", "a4", "a3", "a2", "a1", "a0", NULL};

enum { SIDE_MIN_MM = 20, SIDE_MAX_MM = 2000, ALLOWANCE_MAX_MM = 10, FOUR = 4 };

static const DalilNode *
value_of(const DalilNode *root, const char *map, const char *key)
{
    const DalilNode *node = dalil_node_get(root, map);

    return node && key ? dalil_node_get(node, key) : node;
}

/* Where the value of @key stands; the sheet when it was left out. */
static DalilSpan
place_of(const DalilTemplate *layout, const DalilNode *root, const char *key)
{
    const DalilNode *node = dalil_node_get(root, key);

    return node ? node->span : layout->sheet.span;
}

static void
check_side(DalilDiags *diags, const char *key, const DalilNode *node)
{
    double points = 0;

    if (!node || node->kind != DALIL_SCALAR || !dalil_length_parse(node->text, &points) ||
        points < 0)
        return; /* none, or reported already */
    if (points < DALIL_MM(SIDE_MIN_MM) || points > DALIL_MM(SIDE_MAX_MM))
        dalil_diags_error(diags, node->span,
                          "the sheet's %s is %.1f mm; it can be from %d to %d mm", key,
                          points / DALIL_MM(1), SIDE_MIN_MM, SIDE_MAX_MM);
}

/* Either way of saying the size, and not both. */
static void
check_size(const DalilTemplate *layout, DalilDiags *diags, const DalilNode *root)
{
    const DalilNode *sheet = value_of(root, "sheet", NULL);
    const DalilNode *paper = value_of(root, "sheet", "paper");
    const DalilNode *width = value_of(root, "sheet", "width");
    const DalilNode *height = value_of(root, "sheet", "height");

    if (!sheet || sheet->kind != DALIL_MAP || sheet->broken)
        return; /* reported already */
    if (paper && (width || height))
        dalil_diags_error(diags, (width ? width : height)->span,
                          "the sheet has a size already, its paper; give either paper, or width "
                          "and height");
    else if (!paper && !width && !height)
        dalil_diags_error(diags, sheet->span,
                          "the sheet needs a size: paper: a4, or width: 90mm and height: 160mm");
    else if (!paper && (!width || !height))
        dalil_diags_error(diags, (width ? width : height)->span,
                          "the sheet's %s is missing: width and height belong together",
                          width ? "height" : "width");
    if (!paper && layout->sheet.landscape)
        dalil_diags_error(diags, value_of(root, "sheet", "landscape")->span,
                          "landscape goes with paper; a sheet with width and height lies as they "
                          "say");
    if (!paper) {
        check_side(diags, "width", width);
        check_side(diags, "height", height);
    }
}

void
dalil_sheet_size(DalilTemplate *layout, DalilDiags *diags, const DalilNode *root)
{
    int paper = layout->sheet.paper;
    double width = 0, height = 0;

    check_size(layout, diags, root);
    if (paper < 0)
        return;
    width = DALIL_MM(paper_sizes[paper].width);
    height = DALIL_MM(paper_sizes[paper].height);
    layout->sheet.width = layout->sheet.landscape ? height : width;
    layout->sheet.height = layout->sheet.landscape ? width : height;
}

int
dalil_sheet_repeat(const DalilTemplate *layout)
{
    const DalilPanel *panels = layout->panels.items;

    for (int i = 0; i < layout->panels.n; i++)
        if (panels[i].repeat)
            return i;
    return -1;
}

/* ": 5 (flap) and 6 (back) are missing" */
static char *
missing_panels(DalilFoldKind fold, int described)
{
    int wanted = dalil_fold_panels(fold);
    GString *to = g_string_new(": ");

    for (int i = described + 1; i <= wanted; i++)
        g_string_append_printf(to, "%s%d (%s)",
                               i == described + 1 ? ""
                               : i == wanted      ? " and "
                                                  : ", ",
                               i, dalil_fold_role(fold, i));
    g_string_append(to, described + 1 == wanted ? " is missing" : " are missing");
    return g_string_free(to, FALSE);
}

static void
check_count(const DalilTemplate *layout, DalilDiags *diags, const DalilNode *root)
{
    int wanted = dalil_fold_panels(layout->fold), n = layout->panels.n;
    g_autofree char *missing = n < wanted ? missing_panels(layout->fold, n) : NULL;

    if (n != wanted)
        dalil_diags_error(diags, place_of(layout, root, "fold"),
                          "a %s fold has %d panels, but %d %s described%s",
                          dalil_fold_words[layout->fold], wanted, n, n == 1 ? "is" : "are",
                          missing ? missing : "");
}

/* A booklet is as long as its services want, or a multiple of four pages long. */
static void
check_booklet(const DalilTemplate *layout, DalilDiags *diags, const DalilNode *root)
{
    int n = layout->panels.n;

    if (n % FOUR != 0 || n == 0)
        dalil_diags_error(diags, place_of(layout, root, "fold"),
                          "the pages of a booklet come in fours, but %d %s described and none "
                          "repeats; write repeat: yes at the page that goes on as long as there "
                          "are services, or describe %d",
                          n, n == 1 ? "is" : "are", (n / FOUR + 1) * FOUR);
}

/* One page repeats; what comes after it closes the piece, so the flow cannot go on there. */
static void
check_repeat(const DalilTemplate *layout, DalilDiags *diags)
{
    const DalilPanel *panels = layout->panels.items;
    int repeat = dalil_sheet_repeat(layout);
    const DalilFrame *running = panels[repeat].frames.items;

    if (!dalil_fold_paged(layout->fold)) {
        dalil_diags_error(diags, panels[repeat].span,
                          "a %s fold has a fixed number of panels, so none can repeat",
                          dalil_fold_words[layout->fold]);
        return;
    }
    for (int i = repeat + 1; i < layout->panels.n; i++) {
        const DalilFrame *frames = panels[i].frames.items;
        if (panels[i].repeat)
            dalil_diags_error(diags, panels[i].span, "only one page of a layout can repeat");
        for (int f = 0; f < panels[i].frames.n; f++)
            for (int k = 0; k < panels[repeat].frames.n; k++)
                if (frames[f].flow_index >= 0 && frames[f].flow_index == running[k].flow_index)
                    dalil_diags_error(diags, frames[f].span,
                                      "the flow \"%s\" ends on the page that repeats; a page after "
                                      "it cannot hold more of it",
                                      frames[f].flow.text);
    }
}

/* Whether the sheet can be folded with this allowance. */
static gboolean
folds_well(DalilArena *arena, const DalilTemplate *layout, double allowance)
{
    DalilFoldPlan plan = dalil_folding_plan(layout->fold, layout->sheet.width, allowance,
                                            DALIL_FOLDING_PAPER, FALSE);

    return dalil_folding_run(arena, &plan)->n_problems == 0;
}

/* "make `allowance` 2mm or more": the nearest good one in whole millimetres, else in halves. */
static char *
remedy_for(DalilArena *arena, const DalilTemplate *layout)
{
    double now = layout->allowance / DALIL_MM(1);

    for (double step = 1; step > 0.4; step /= 2) {
        for (double mm = ceil(now / step) * step; mm <= ALLOWANCE_MAX_MM; mm += step)
            if (folds_well(arena, layout, DALIL_MM(mm)))
                return g_strdup_printf("make `allowance` %.3gmm or more", mm);
        for (double mm = MIN(floor(now / step) * step, ALLOWANCE_MAX_MM); mm >= 0; mm -= step)
            if (folds_well(arena, layout, DALIL_MM(mm)))
                return g_strdup_printf("make `allowance` %.3gmm or less", mm);
    }
    return g_strdup("no `allowance` would do: take wider paper or another fold");
}

static void
check_folding(const DalilTemplate *layout, DalilDiags *diags, const DalilNode *root)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autofree char *remedy = NULL;
    DalilFoldPlan plan = dalil_folding_plan(layout->fold, layout->sheet.width, layout->allowance,
                                            DALIL_FOLDING_PAPER, FALSE);
    const DalilFolding *folding = dalil_folding_run(arena, &plan);
    const char *key = dalil_node_get(root, "allowance") ? "allowance" : "fold";

    if (folding->n_problems > 0)
        remedy = remedy_for(arena, layout);
    for (int i = 0; i < folding->n_problems; i++)
        dalil_diags_error(diags, place_of(layout, root, key), "folded, %s; %s",
                          folding->problems[i], remedy);
}

void
dalil_sheet_check(const DalilTemplate *layout, DalilDiags *diags, const DalilNode *root)
{
    gboolean paged = dalil_fold_paged(layout->fold);

    if (dalil_sheet_repeat(layout) >= 0)
        check_repeat(layout, diags);
    else if (layout->fold == DALIL_FOLD_BOOKLET)
        check_booklet(layout, diags, root);
    if (paged)
        return;
    check_count(layout, diags, root);
    if (layout->sheet.width > 0)
        check_folding(layout, diags, root);
}
