/* template.c: layouts read through tables, and made ready for use */
#include "template/template.h"

#include <string.h>

#include "base/nearest.h"
#include "template/inherit.h"
#include "template/sheet.h"
#include "template/tables.h"
#include "template/theme.h"

enum { COLUMNS_MAX = 12 }; /* side by side in a frame; more could not hold a word */
enum { PICTURE_MAX_MM = 2000 };

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
    DalilArena *arena;
    const char *const *folders; /* where pictures are; NULL-terminated */
    GPtrArray *images;          /* DalilImage */
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
finish_picture(const Job *job, DalilLayoutPicture *picture, DalilFitKind usual)
{
    if (!picture->file.text)
        return;
    picture->fit = picture->fit < 0 ? (int)usual : picture->fit;
    picture->ink_index = find_ink(job, picture->ink, -1);
    picture->ground_index = find_ink(job, picture->ground, -1);
    if (MAX(picture->width, picture->height) > DALIL_MM(PICTURE_MAX_MM) ||
        MIN(picture->width, picture->height) < 0)
        dalil_diags_error(job->diags, picture->span,
                          "a picture can be from 0 to %d mm wide and high", PICTURE_MAX_MM);
    if (picture->ink_index == DALIL_INK_CATEGORY || picture->ground_index == DALIL_INK_CATEGORY)
        dalil_diags_error(job->diags, picture->span,
                          "a picture belongs to no category: name an ink of the layout");
    dalil_picture_open(job->arena, job->diags, job->folders, job->images, picture);
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
        finish_picture(job, &blocks[i].picture, DALIL_FIT_CONTAIN);
        if ((blocks[i].kind == DALIL_BLOCK_PICTURE) != (blocks[i].picture.span.file != NULL))
            dalil_diags_error(job->diags, blocks[i].span,
                              "`kind: picture` and the key `picture` go together, as in {kind: "
                              "picture, picture: {file: images/logo.svg, alt: {fr: …}}}");
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
    finish_picture(job, &frame->picture, DALIL_FIT_COVER);
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
    int frames = 0;

    for (int i = 0; i < layout->panels.n; i++) {
        DalilFrame *list = panels[i].frames.items;
        panels[i].fill_index = find_ink(job, panels[i].fill, -1);
        finish_picture(job, &panels[i].picture, DALIL_FIT_COVER);
        for (int f = 0; f < panels[i].frames.n; f++)
            finish_frame(job, &list[f]);
        frames += panels[i].frames.n;
    }
    if (frames == 0)
        dalil_diags_error(
            job->diags, layout->sheet.span,
            "this layout has no frames, so nothing could be printed; give a panel frames");
    dalil_sheet_check(layout, job->diags, job->root);
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

double
dalil_template_sheet_width(DalilArena *arena, const DalilNode *root)
{
    g_autoptr(DalilDiags) unheard = dalil_diags_new(); /* they are told when the layout is read */
    DalilTemplate *layout = dalil_arena_new0(arena, DalilTemplate);
    DalilReader reader = {arena, unheard, layout};
    const DalilNode *sheet = dalil_node_get(root, "sheet");
    const DalilField *row = dalil_template_fields;

    while (!g_str_equal(row->key, "sheet"))
        row++;
    layout->sheet.span = root->span;
    layout->sheet.paper = -1;
    if (!sheet || !dalil_fields_read(&reader, row->fields, "sheet", sheet, &layout->sheet))
        return 0;
    dalil_sheet_size(layout, unheard, root);
    return dalil_diags_errors(unheard) > 0 ? 0 : layout->sheet.width;
}

void
dalil_template_check_name(DalilDiags *diags, const char *what, DalilString said, const char *name)
{
    if (said.text && !g_str_equal(said.text, name))
        dalil_diags_error(diags, said.span,
                          "this %s is called \"%s\" here, but its file %s.yaml; give both the same "
                          "name, or leave `name` out",
                          what, said.text, name);
}

/* Records of @size that begin with a span and an id: the second of a name would never be found. */
static void
check_twice(const Job *job, const char *what, const DalilItems *items, gsize size, gsize id_offset)
{
    for (int i = 0; i < items->n; i++) {
        const char *item = (const char *)items->items + size * (gsize)i;
        const DalilString *id = (const DalilString *)(const void *)(item + id_offset);

        for (int k = 0; id->text && k < i; k++) {
            const char *other = (const char *)items->items + size * (gsize)k;
            const char *text = ((const DalilString *)(const void *)(other + id_offset))->text;

            if (g_strcmp0(text, id->text) == 0)
                dalil_diags_error(job->diags, id->span,
                                  "there is a %s \"%s\" already; give one of them another id", what,
                                  id->text);
        }
    }
}

#define CHECK_TWICE(job, what, items, type)                                                        \
    check_twice(job, what, items, sizeof(type), G_STRUCT_OFFSET(type, id))

static void
check_ids(const Job *job)
{
    const DalilTemplate *layout = job->layout;
    const DalilPanel *panels = layout->panels.items;

    CHECK_TWICE(job, "ink", &layout->inks, DalilInk);
    CHECK_TWICE(job, "style", &layout->styles, DalilStyle);
    CHECK_TWICE(job, "flow", &layout->flows, DalilFlow);
    CHECK_TWICE(job, "panel", &layout->panels, DalilPanel);
    for (int i = 0; i < layout->panels.n; i++)
        CHECK_TWICE(job, "frame", &panels[i].frames, DalilFrame);
}

static void
finish_look(const Job *job)
{
    int ink = find_ink(job, job->layout->look.category, -1);

    job->layout->look.category_index = MAX(ink, -1);
}

/* @theme: the root of its file; NULL: none. @folders: where pictures are, NULL-terminated. */
static DalilTemplate *
read_trees(DalilArena *arena, DalilDiags *diags, const DalilNode *root, const DalilNode *theme,
           const char *name, const char *const *folders)
{
    g_autoptr(GPtrArray) images = g_ptr_array_new();
    DalilTemplate *layout = dalil_arena_new0(arena, DalilTemplate);
    DalilReader reader = {arena, diags, layout};
    Job job = {layout, diags, root, arena, folders, images};
    int before = dalil_diags_errors(diags);

    layout->file = root->span.file;
    layout->size_floor = 8;
    layout->press = dalil_press_wish();
    layout->sheet.paper = -1;
    layout->sheet.span = root->span;
    layout->allowance = DALIL_MM(3);
    dalil_fields_read(&reader, dalil_template_fields, "layout", root, layout);
    if (!layout->name.text)
        layout->name = (DalilString){dalil_arena_strdup(arena, name), root->span};
    check_ids(&job);
    if (theme)
        dalil_theme_apply(arena, diags, theme, layout->theme.text, layout);
    dalil_sheet_size(layout, diags, root);
    finish_look(&job);
    need_ink(&job, "text");
    need_ink(&job, "paper");
    if (layout->styles.n == 0)
        dalil_diags_error(diags, layout->sheet.span,
                          "the layout needs at least one style, or no text can be set");
    finish_styles(&job);
    finish_flows(&job);
    finish_panels(&job);
    layout->n_images = (int)images->len;
    layout->images = dalil_arena_memdup(arena, images->pdata, sizeof(gpointer) * images->len);
    return dalil_diags_errors(diags) > before ? NULL : layout;
}

DalilTemplate *
dalil_template_from_tree(DalilArena *arena, DalilDiags *diags, const DalilNode *root,
                         const char *name)
{
    static const char *const nowhere[] = {NULL};

    return read_trees(arena, diags, root, NULL, name, nowhere);
}

/* The theme a layout's tree names, read: FALSE when it names one that cannot be used. */
static gboolean
read_theme(const DalilShelf *shelf, const DalilNode *root, const DalilNode **theme)
{
    const DalilNode *node = dalil_node_get(root, "theme");

    *theme = NULL;
    if (!node || node->kind != DALIL_SCALAR || !dalil_shelf_is_name(node->text))
        return TRUE; /* none, or for the reader of the layout to refuse */
    *theme = dalil_shelf_read(shelf, &dalil_shelf_themes, (DalilString){node->text, node->span});
    return *theme != NULL;
}

DalilTemplate *
dalil_template_read(DalilArena *arena, DalilDiags *diags, const char *folder, const char *installed,
                    const char *name)
{
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(DalilLayoutFile));
    g_autofree char *own = g_build_filename(folder, "layouts", NULL);
    g_autofree char *shared = installed ? g_build_filename(installed, "layouts", NULL) : NULL;
    const char *folders[] = {folder, own, shared, NULL};
    const DalilShelf shelf = {arena, diags, folder, installed, files};
    const DalilNode *theme = NULL, *said = NULL,
                    *root = dalil_shelf_read(&shelf, &dalil_shelf_layouts,
                                             (DalilString){name, {NULL, 0, 0}});
    int before = dalil_diags_errors(diags);
    DalilTemplate *layout = NULL;

    if (!root)
        return NULL;
    said = dalil_node_get(root, "name");
    if (said && said->kind == DALIL_SCALAR)
        dalil_template_check_name(diags, "layout", (DalilString){said->text, said->span}, name);
    root = dalil_inherit(&shelf, root, name);
    if (!root || !read_theme(&shelf, root, &theme))
        return NULL;
    layout = read_trees(arena, diags, root, theme, name, folders);
    if (layout) {
        layout->n_files = (int)files->len;
        layout->files =
            dalil_arena_memdup(arena, files->data, files->len * sizeof(DalilLayoutFile));
    }
    return dalil_diags_errors(diags) > before ? NULL : layout;
}
