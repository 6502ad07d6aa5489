/* emit.c: from boxes at a setting to items */
#include "layout/emit.h"

#include <math.h>

#include "layout/lines.h"
#include "layout/visual.h"

/* The baseline stands so that capitals (0.714 em of Noto Sans) are centred in their line. */
#define CAPITAL_HALF 0.357
/* Below this contrast text is hard to read for many (WCAG 2.1, 1.4.3). */
#define CONTRAST_MIN 4.5

static void
add(DalilEmit *emit, DalilItem item)
{
    while ((int)emit->pages->len <= emit->page)
        g_ptr_array_add(emit->pages, g_array_new(FALSE, TRUE, sizeof(DalilItem)));
    g_array_append_val((GArray *)emit->pages->pdata[emit->page], item);
}

void
dalil_emit_fill(DalilEmit *emit, DalilRect rect, int ink, double radius)
{
    if (ink >= 0)
        add(emit,
            (DalilItem){
                .kind = DALIL_ITEM_FILL, .rect = rect, .ink = ink, .radius = radius, .icon = -1});
}

typedef struct {
    int page, ink;
    DalilRect rect;
} Ground;

void
dalil_emit_ground(DalilEmit *emit, DalilRect rect, int ink, double radius)
{
    Ground ground = {emit->page, ink, rect};

    if (ink < 0)
        return;
    if (!emit->grounds)
        emit->grounds = g_array_new(FALSE, TRUE, sizeof(Ground));
    g_array_append_val(emit->grounds, ground);
    dalil_emit_fill(emit, rect, ink, radius);
}

int
dalil_emit_ground_at(const DalilEmit *emit, int page, DalilRect rect)
{
    double x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;

    for (guint i = emit->grounds ? emit->grounds->len : 0; i > 0; i--) {
        const Ground *g = &g_array_index(emit->grounds, Ground, i - 1);
        if (g->page == page && x >= g->rect.x && x <= g->rect.x + g->rect.width && y >= g->rect.y &&
            y <= g->rect.y + g->rect.height)
            return g->ink;
    }
    return emit->edition->paper;
}

void
dalil_emit_pattern(DalilEmit *emit, DalilRect rect, const char *name, int ink, double cell,
                   gboolean fill)
{
    add(emit, (DalilItem){.kind = fill ? DALIL_ITEM_PATTERN_FILL : DALIL_ITEM_PATTERN,
                          .rect = rect,
                          .ink = ink,
                          .text = name,
                          .cell = cell,
                          .icon = -1});
}

static void
check_contrast(DalilEmit *emit, int ink)
{
    const DalilEditionInk *inks = emit->edition->inks;
    double contrast = 0;

    if (ink < 0 || emit->ground < 0)
        return;
    contrast = dalil_contrast(inks[ink].colour, inks[emit->ground].colour);
    if (contrast < CONTRAST_MIN)
        dalil_diags_error(
            emit->diags,
            inks[g_str_has_prefix(inks[emit->ground].id, "category:") ? emit->ground : ink].at,
            "text in \"%s\" on \"%s\" has a contrast of %.1f:1 and would be hard to read; make one "
            "darker or lighter until it is at least 4.5:1",
            inks[ink].id, inks[emit->ground].id, floor(contrast * 10) / 10);
}

static void
add_icon(DalilEmit *emit, int icon, int ink, double x, double y, double size, const char *alt)
{
    add(emit, (DalilItem){.kind = DALIL_ITEM_ICON,
                          .rect = {x, y, size, size},
                          .ink = ink,
                          .icon = icon,
                          .text = alt});
}

/* Type under the layout's floor, by a style's own factor. */
static void
check_floor(DalilEmit *emit, int style, double size)
{
    const DalilStyle *styles = emit->edition->layout->styles.items;
    double floor_size = emit->edition->layout->size_floor;

    if (size < floor_size - 0.005)
        dalil_diags_error(emit->diags, styles[style].span,
                          "%s: style \"%s\" comes out at %.3g pt, under this layout's floor of "
                          "%.3g pt; make the style "
                          "larger, or lower size_floor if it is meant",
                          emit->edition->name, styles[style].id.text, size, floor_size);
}

static void
emit_line(DalilEmit *emit, const DalilMeasured *text, int from, int to, DalilRect rect,
          const DalilMeasure *m, int align)
{
    DalilItem item = {.kind = DALIL_ITEM_TEXT,
                      .rect = rect,
                      .icon = -1,
                      .size = m->size,
                      .measured = text,
                      .from = from,
                      .to = to,
                      .align = align,
                      .more = emit->more && to == text->n,
                      .key = text->rich->key};
    double width = 0;

    item.baseline = rect.y + m->pitch / 2 + CAPITAL_HALF * m->size;
    item.runs = dalil_visual_line(emit->arena, text, from, to, m->size, &item.n_runs, &width);
    item.cell = width; /* until placing */
    for (int i = 0; i < item.n_runs; i++)
        if (item.runs[i].shaped && (i == 0 || item.runs[i].ink != item.runs[i - 1].ink))
            check_contrast(emit, item.runs[i].ink);
    emit->smallest = MIN(emit->smallest, m->size);
    add(emit, item);
}

/* A paragraph's lines [from, to). Returns the height. */
static double
emit_text(DalilEmit *emit, const DalilMeasured *text, int style, int align, DalilRect at,
          double hang, int from, int to)
{
    DalilMeasure m = dalil_box_measure(emit->trial, style, at.width, hang);
    double indent = hang * emit->trial->at.size;
    int lines = dalil_lines_count(text, m.limit);
    g_autofree int *ends = g_new(int, MAX(lines, 1));

    lines = dalil_lines_break(text, m.limit, ends);
    to = to < 0 ? lines : MIN(to, lines);
    check_floor(emit, style, m.size);
    for (int line = from; line < to; line++)
        emit_line(
            emit, text, line > 0 ? ends[line - 1] : 0, ends[line],
            (DalilRect){at.x + indent, at.y + (line - from) * m.pitch, at.width - indent, m.pitch},
            &m, align);
    return MAX(to - from, 0) * m.pitch;
}

/* The pictogram that hangs before a paragraph's first line. */
static void
emit_hanging_icon(DalilEmit *emit, const DalilBlock *block, double x, double y, double width)
{
    DalilMeasure m = dalil_box_measure(emit->trial, block->style, width, block->hang);
    double size = m.size * 1.0;

    if (block->icon >= 0)
        add_icon(emit, block->icon, block->icon_ink, x, y + (m.pitch - size) / 2, size, NULL);
}

static double
emit_stack(DalilEmit *emit, DalilBox *const *boxes, int n, double x, double y, double width)
{
    DalilTrial trial = *emit->trial;

    for (int i = 0; i < n; i++) {
        if (i > 0)
            y += dalil_box_before(&trial, boxes[i]);
        dalil_emit_box(emit, boxes[i], x, y, width, 0, -1);
        y += dalil_box_height(&trial, boxes[i], width);
    }
    return y;
}

/* A copy of a late paragraph's look around other words. */
static const DalilMeasured *
late_text(DalilEmit *emit, const DalilBlock *block)
{
    const DalilRichRun *look = &block->rich->runs[0];
    DalilRich *rich = NULL;

    if (block->late == DALIL_LATE_FOLIO)
        return dalil_measure(emit->arena, emit->shaper, emit->diags,
                             dalil_compose_number(emit->arena, emit->edition, emit->page + 1,
                                                  look->ink, look->bold));
    if (!emit->running || !emit->running[emit->page])
        return NULL;
    rich = dalil_arena_memdup(emit->arena, emit->running[emit->page], sizeof *rich);
    rich->runs = dalil_arena_memdup(emit->arena, look, sizeof *look);
    rich->runs[0].start = 0;
    rich->runs[0].end = rich->length;
    rich->n_runs = 1;
    return dalil_measure(emit->arena, emit->shaper, emit->diags, rich);
}

/* Its place was kept for one line of the style: what needs more would stand on its neighbours. */
static void
check_late(DalilEmit *emit, const DalilBox *box, const DalilMeasured *text, double width)
{
    DalilMeasure m = dalil_box_measure(emit->trial, box->block->style, width, box->block->hang);
    g_autofree char *words = NULL;

    if (text->natural <= m.limit)
        return;
    words = dalil_measured_text(text, 0, text->n);
    dalil_diags_error(emit->diags, text->rich->at,
                      "%s: \"%s\" is wider than the place for running heads and page numbers; make "
                      "that frame wider or its type smaller",
                      emit->edition->name, words);
}

static void
emit_para(DalilEmit *emit, const DalilBox *box, double x, double y, double width, int from, int to)
{
    const DalilBlock *block = box->block;
    const DalilMeasured *text = box->text;

    if (block->late)
        text = late_text(emit, block);
    if (!text)
        return;
    if (block->late)
        check_late(emit, box, text, width);
    if (from == 0)
        emit_hanging_icon(emit, block, x, y, width);
    emit_text(emit, text, block->style, block->align, (DalilRect){x, y, width, 0}, block->hang,
              from, to);
}

static const DalilMeasured *
row_value(DalilEmit *emit, const DalilBox *box)
{
    const DalilBlock *block = box->block;
    const DalilRichRun *look = NULL;

    if (block->late != DALIL_LATE_INDEX)
        return box->value;
    if (!emit->index_pages || emit->index_pages[block->category] == 0)
        return NULL;
    look = &block->rich->runs[0];
    return dalil_measure(emit->arena, emit->shaper, emit->diags,
                         dalil_compose_number(emit->arena, emit->edition,
                                              emit->index_pages[block->category], look->ink, TRUE));
}

static void
emit_row(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    const DalilBlock *block = box->block;
    DalilTrial trial = *emit->trial;
    double value = dalil_box_value_width(&trial, box),
           height = dalil_box_height(&trial, box, width);
    DalilMeasure label =
        dalil_box_measure(&trial, block->style, width - value - trial.at.size, block->hang);
    DalilMeasure number = dalil_box_measure(&trial, block->value_style, width, 0);
    const DalilMeasured *text = row_value(emit, box);
    double lines = dalil_lines_count(box->text, label.limit) * label.pitch;
    /* one baseline: both lines are centred in the row */
    double label_y = y + (height - lines) / 2, number_y = y + (height - number.pitch) / 2;

    if (block->icon >= 0)
        add_icon(emit, block->icon, block->icon_ink, x, y + height / 2 - trial.at.size * 0.65,
                 trial.at.size * 1.3, NULL);
    emit->more = text != NULL;
    emit_text(emit, box->text, block->style, DALIL_ALIGN_START,
              (DalilRect){x, label_y, width - value - trial.at.size, 0}, block->hang, 0, -1);
    emit->more = FALSE;
    if (text)
        emit_text(emit, text, block->value_style, DALIL_ALIGN_END,
                  (DalilRect){x, number_y, width, 0}, 0, 0, -1);
}

static void
emit_card(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    const DalilBlock *block = box->block;
    double size = emit->trial->at.size;
    DalilTrial trial = *emit->trial;
    int ground = emit->ground;

    dalil_emit_fill(emit, (DalilRect){x, y, width, dalil_box_height(&trial, box, width)},
                    block->fill, block->radius);
    if (block->fill >= 0)
        emit->ground = block->fill;
    emit_stack(emit, box->children, box->n_children, x + block->inset_x * size,
               y + block->inset_y * size, width - 2 * block->inset_x * size);
    emit->ground = ground;
}

static void
emit_side(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    const DalilBlock *block = box->block;
    double gap = 0, mark = dalil_box_mark(emit->trial, box, &gap);
    DalilTrial trial = *emit->trial;
    double stack = dalil_box_stack(&trial, box->children, box->n_children, width - mark - gap);
    double down = block->qr && stack < mark ? (mark - stack) / 2 : 0;

    if (block->qr) {
        add(emit, (DalilItem){.kind = DALIL_ITEM_QR,
                              .rect = {x, y, mark, mark},
                              .ink = emit->edition->text,
                              .text = block->qr,
                              .icon = -1});
    } else {
        dalil_emit_fill(emit, (DalilRect){x, y + trial.at.size * 0.15, mark, mark}, block->fill,
                        mark / 2);
        if (block->icon >= 0)
            add_icon(emit, block->icon, block->icon_ink, x + mark * 0.22,
                     y + trial.at.size * 0.15 + mark * 0.22, mark * 0.56, NULL);
    }
    emit_stack(emit, box->children, box->n_children, x + mark + gap, y + down, width - mark - gap);
}

static void
emit_pack(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    DalilTrial trial = *emit->trial;
    g_autofree DalilPackPlace *places = g_new(DalilPackPlace, MAX(box->n_children, 1));

    dalil_box_pack(&trial, box, width, places);
    for (int i = 0; i < box->n_children; i++) {
        emit->more = i + 1 < box->n_children && places[i + 1].y == places[i].y;
        emit_para(emit, box->children[i], x + places[i].x, y + places[i].y, places[i].width, 0, -1);
    }
    emit->more = FALSE;
}

static void
emit_tiles(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    const DalilBlock *block = box->block;
    int across = dalil_box_tiles_across(box, width);

    for (int i = 0; i < block->n_tiles; i++) {
        const DalilTile *tile = &block->tiles[i];
        double tx = x + (i % across) * 1.25 * block->size,
               ty = y + (i / across) * 1.25 * block->size;
        dalil_emit_fill(emit, (DalilRect){tx, ty, block->size, block->size}, tile->fill,
                        block->radius);
        if (tile->icon >= 0)
            add_icon(emit, tile->icon, tile->ink, tx + block->size * 0.19, ty + block->size * 0.19,
                     block->size * 0.62, tile->alt);
    }
}

void
dalil_emit_box(DalilEmit *emit, const DalilBox *box, double x, double y, double width, int from,
               int to)
{
    switch (box->block->kind) {
    case DALIL_BOX_PARA:
        emit_para(emit, box, x, y, width, from, to);
        return;
    case DALIL_BOX_ROW:
        emit_row(emit, box, x, y, width);
        return;
    case DALIL_BOX_CARD:
        emit_card(emit, box, x, y, width);
        return;
    case DALIL_BOX_SIDE:
        emit_side(emit, box, x, y, width);
        return;
    case DALIL_BOX_TILES:
        emit_tiles(emit, box, x, y, width);
        return;
    case DALIL_BOX_PACK:
        emit_pack(emit, box, x, y, width);
        return;
    case DALIL_BOX_RULE:
        add(emit, (DalilItem){.kind = DALIL_ITEM_RULE,
                              .rect = {x, y, width, 0.4},
                              .ink = box->block->fill,
                              .icon = -1});
        return;
    case DALIL_BOX_SPACE:
        return;
    }
}
