/* template.c: layouts read through tables, and made ready for use */
#include "template/template.h"

#include <string.h>

#include "base/nearest.h"
#include "load/yaml.h"
#include "template/tables.h"

/* Upright sheets in millimetres, smallest first. A new size is one new row. */
static const struct {
    double width, height;
} paper_sizes[] = {{105, 148}, {148, 210}, {210, 297}, {297, 420}, {420, 594}, {594, 841}};
enum { COLUMNS_MAX = 12 }; /* side by side in a frame; more could not hold a word */

const char *const dalil_paper_words[] = {"a6", "a5", "a4", "a3", "a2", "a1", NULL};

int
dalil_template_ink(const DalilTemplate *layout, const char *id)
{
    const DalilInk *inks = layout->inks.items;

    for (int i = 0; i < layout->inks.n; i++)
        if (g_strcmp0(inks[i].id.text, id) == 0)
            return i;
    return -1;
}

int
dalil_template_style(const DalilTemplate *layout, const char *id)
{
    const DalilStyle *styles = layout->styles.items;

    for (int i = 0; i < layout->styles.n; i++)
        if (g_strcmp0(styles[i].id.text, id) == 0)
            return i;
    return -1;
}

typedef struct {
    DalilTemplate *layout;
    DalilDiags *diags;
    const DalilNode *root;
} Job;

/* TRUE: the file has it, with a mistake that was reported there. */
static gboolean
is_written(const Job *job, const char *what, const char *id)
{
    g_autofree char *key = g_strconcat(what, "s", NULL);
    const DalilNode *list = dalil_node_get(job->root, key);

    for (int i = 0; list && list->kind == DALIL_LIST && i < list->n; i++) {
        const DalilNode *found = dalil_node_get(list->items[i], "id");
        if (found && found->kind == DALIL_SCALAR && g_str_equal(found->text, id))
            return TRUE;
    }
    return FALSE;
}

/* The nearest of the ids in a list of records that begin with a span and an id. */
static void
unknown_id(const Job *job, const char *what, DalilString found, const DalilItems *items, gsize size,
           gsize id_offset)
{
    g_autofree const char **words = g_new0(const char *, items->n + 1);
    const char *near = NULL;

    if (is_written(job, what, found.text))
        return;
    for (int i = 0; i < items->n; i++)
        words[i] =
            ((const DalilString *)((const char *)items->items + size * (gsize)i + id_offset))->text;
    near = dalil_nearest(found.text, words);
    dalil_diags_error(job->diags, found.span, "this layout has no %s \"%s\"%s%s%s", what,
                      found.text, near ? "; did you mean \"" : "", near ? near : "",
                      near ? "\"?" : "");
}

/* The index of the ink named; @otherwise when none is named. "category" is known when composing. */
static int
find_ink(const Job *job, DalilString name, int otherwise)
{
    int index = 0;

    if (!name.text)
        return otherwise;
    if (g_str_equal(name.text, "category"))
        return DALIL_INK_CATEGORY;
    index = dalil_template_ink(job->layout, name.text);
    if (index < 0)
        unknown_id(job, "ink", name, &job->layout->inks, sizeof(DalilInk),
                   G_STRUCT_OFFSET(DalilInk, id));
    return index;
}

static int
find_style(const Job *job, DalilString name)
{
    int index = 0;

    if (!name.text)
        return -1;
    index = dalil_template_style(job->layout, name.text);
    if (index < 0)
        unknown_id(job, "style", name, &job->layout->styles, sizeof(DalilStyle),
                   G_STRUCT_OFFSET(DalilStyle, id));
    return index;
}

static void
finish_blocks(const Job *job, DalilItems *items)
{
    DalilLayoutBlock *blocks = items->items;

    for (int i = 0; i < items->n; i++) {
        blocks[i].style_index = find_style(job, blocks[i].style);
        blocks[i].title_style_index = find_style(job, blocks[i].title_style);
        blocks[i].ink_index = find_ink(job, blocks[i].ink, -1);
        blocks[i].fill_index = find_ink(job, blocks[i].fill, -1);
        if (MIN(blocks[i].before, MIN(blocks[i].stretch, blocks[i].inset)) < 0)
            dalil_diags_error(job->diags, blocks[i].span,
                              "before, stretch and inset cannot be less than 0: blocks would stand "
                              "on each other");
        finish_blocks(job, &blocks[i].blocks);
    }
}

static void
check_range(const Job *job, const DalilRange *size)
{
    double floor = job->layout->size_floor;

    if (size->set && size->min < floor - 1e-9)
        dalil_diags_error(
            job->diags, size->span,
            "type of %.3g pt is under this layout's floor of %.3g pt; raise the size, or "
            "lower size_floor if it is meant",
            size->min, floor);
}

static int
find_flow(const Job *job, DalilString name)
{
    const DalilFlow *flows = job->layout->flows.items;

    if (!name.text)
        return -1;
    for (int i = 0; i < job->layout->flows.n; i++)
        if (g_str_equal(flows[i].id.text, name.text))
            return i;
    unknown_id(job, "flow", name, &job->layout->flows, sizeof(DalilFlow),
               G_STRUCT_OFFSET(DalilFlow, id));
    return -1;
}

static void
check_pattern(const Job *job, const DalilString *pattern)
{
    const char *near = NULL;

    if (!pattern->text || g_strv_contains(dalil_pattern_words, pattern->text))
        return;
    near = dalil_nearest(pattern->text, dalil_pattern_words);
    dalil_diags_error(job->diags, pattern->span, "there is no pattern \"%s\"; %s%s%s",
                      pattern->text, near ? "did you mean \"" : "there are zellige and stars",
                      near ? near : "", near ? "\"?" : "");
}

static void
finish_frame(const Job *job, DalilFrame *frame)
{
    frame->fill_index = find_ink(job, frame->fill, -1);
    frame->pattern_ink_index = find_ink(job, frame->pattern_ink, -1);
    frame->pattern_fill_index = find_ink(job, frame->pattern_fill, -1);
    frame->flow_index = find_flow(job, frame->flow);
    check_range(job, &frame->size);
    check_pattern(job, &frame->pattern);
    finish_blocks(job, &frame->blocks);
    if (frame->columns < 0 || frame->columns > COLUMNS_MAX)
        dalil_diags_error(job->diags, frame->span, "a frame has from 1 to %d columns", COLUMNS_MAX);
    if (frame->columns > 1 && frame->blocks.n > 0)
        dalil_diags_error(job->diags, frame->span,
                          "only a part of a flow can have columns, not blocks of the frame's own");
    if (frame->flow.text && frame->blocks.n > 0)
        dalil_diags_error(job->diags, frame->span,
                          "a frame holds either blocks of its own or a part of a flow, not both");
    if (frame->blocks.n > 0 && !frame->size.set)
        dalil_diags_error(job->diags, frame->span,
                          "say how large the type may be: size: [smallest, largest]");
}

static void
finish_panels(const Job *job)
{
    DalilTemplate *layout = job->layout;
    DalilPanel *panels = layout->panels.items;
    int wanted = dalil_fold_panels(layout->fold);
    int frames = 0;

    if (layout->fold != DALIL_FOLD_NONE && layout->panels.n != wanted)
        dalil_diags_error(job->diags, layout->sheet.span,
                          "a %s fold has %d panels, but %d are described",
                          dalil_fold_words[layout->fold], wanted, layout->panels.n);
    for (int i = 0; i < layout->panels.n; i++) {
        DalilFrame *list = panels[i].frames.items;
        panels[i].fill_index = find_ink(job, panels[i].fill, -1);
        if (panels[i].repeat && (layout->fold != DALIL_FOLD_NONE || i + 1 < layout->panels.n))
            dalil_diags_error(job->diags, panels[i].span,
                              "only the last page of a layout without folds can repeat");
        for (int f = 0; f < panels[i].frames.n; f++)
            finish_frame(job, &list[f]);
        frames += panels[i].frames.n;
    }
    if (frames == 0)
        dalil_diags_error(
            job->diags, layout->sheet.span,
            "this layout has no frames, so nothing could be printed; give a panel frames");
}

static void
finish_flows(const Job *job)
{
    DalilFlow *flows = job->layout->flows.items;

    for (int i = 0; i < job->layout->flows.n; i++) {
        check_range(job, &flows[i].size);
        finish_blocks(job, &flows[i].blocks);
    }
}

static void
finish_styles(const Job *job)
{
    DalilStyle *styles = job->layout->styles.items;

    for (int i = 0; i < job->layout->styles.n; i++) {
        styles[i].ink_index = find_ink(job, styles[i].ink, dalil_template_ink(job->layout, "text"));
        if (styles[i].size <= 0)
            styles[i].size = 1;
        if (styles[i].leading <= 0)
            styles[i].leading = 1;
    }
}

/* The two inks nothing works without. */
static void
need_ink(const Job *job, const char *id)
{
    if (dalil_template_ink(job->layout, id) < 0)
        dalil_diags_error(job->diags, job->layout->sheet.span,
                          "the layout needs an ink called \"%s\"", id);
}

static void
finish_sheet(const Job *job)
{
    DalilTemplate *layout = job->layout;
    double width = DALIL_MM(paper_sizes[layout->sheet.paper].width);
    double height = DALIL_MM(paper_sizes[layout->sheet.paper].height);

    layout->sheet.width = layout->sheet.landscape ? height : width;
    layout->sheet.height = layout->sheet.landscape ? width : height;
}

DalilTemplate *
dalil_template_from_tree(DalilArena *arena, DalilDiags *diags, const DalilNode *root,
                         const char *name)
{
    DalilTemplate *layout = dalil_arena_new0(arena, DalilTemplate);
    DalilReader reader = {arena, diags, layout};
    Job job = {layout, diags, root};
    int before = dalil_diags_errors(diags);

    layout->file = root->span.file;
    layout->size_floor = 8;
    layout->sheet.paper = 2;
    layout->sheet.span = root->span;
    layout->allowance = DALIL_MM(3);
    dalil_fields_read(&reader, dalil_template_fields, "layout", root, layout);
    if (!layout->name.text)
        layout->name = (DalilString){dalil_arena_strdup(arena, name), root->span};
    finish_sheet(&job);
    need_ink(&job, "text");
    need_ink(&job, "paper");
    if (layout->styles.n == 0)
        dalil_diags_error(diags, layout->sheet.span,
                          "the layout needs at least one style, or no text can be set");
    finish_styles(&job);
    finish_flows(&job);
    finish_panels(&job);
    return dalil_diags_errors(diags) > before ? NULL : layout;
}

DalilTemplate *
dalil_template_read(DalilArena *arena, DalilDiags *diags, const char *folder, const char *installed,
                    const char *name)
{
    const char *places[] = {folder, installed};
    g_autofree char *file = g_strconcat(name, ".yaml", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *path = NULL;
        const DalilNode *root = NULL;
        const char *shown = NULL;

        if (!places[i])
            continue;
        path = g_build_filename(places[i], "layouts", file, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            continue; /* a link that leads nowhere is worth a word */
        shown = g_str_has_prefix(path, "./") ? path + 2 : path;
        root = dalil_yaml_read(arena, diags, path, shown, NULL);
        return root ? dalil_template_from_tree(arena, diags, root, name) : NULL;
    }
    dalil_diags_error(diags, (DalilSpan){NULL, 0, 0},
                      "there is no layout \"%s\"; layouts are files named layouts/NAME.yaml", name);
    return NULL;
}
