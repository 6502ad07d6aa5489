/* emit.c: from boxes at a setting to items */
#include "layout/emit.h"

#include <math.h>

#include "layout/lines.h"
#include "layout/pair.h"
#include "layout/picture.h"
#include "layout/visual.h"

/* The baseline stands so that capitals (0.714 em of Noto Sans) are centred in their line. */
#define CAPITAL_HALF 0.357
/* Below this contrast text is hard to read for many; large text, and pictograms, bear less (WCAG
 * 2.1, 1.4.3 and 1.4.11). */
#define CONTRAST_MIN 4.5
#define CONTRAST_LARGE 3.0
#define LARGE 18.0 /* points */
#define LARGE_BOLD 14.0

void
dalil_emit_add(DalilEmit *emit, DalilItem item)
{
    while ((int)emit->pages->len <= emit->page)
        g_ptr_array_add(emit->pages, g_array_new(FALSE, TRUE, sizeof(DalilItem)));
    item.frame = emit->frame;
    g_array_append_val((GArray *)emit->pages->pdata[emit->page], item);
}

void
dalil_emit_fill(DalilEmit *emit, DalilRect rect, int ink, double radius)
{
    if (ink >= 0)
        dalil_emit_add(
            emit,
            (DalilItem){
                .kind = DALIL_ITEM_FILL, .rect = rect, .ink = ink, .radius = radius, .icon = -1});
}

/* Whether a ground is outlined: not when it is a rule, too thin to have an inside. */
static gboolean
is_outlined(const DalilEmit *emit, DalilRect rect, int ink)
{
    return emit->edition->inks[ink].outline > 0 &&
           MIN(rect.width, rect.height) > 2 * emit->edition->inks[ink].outline;
}

int
dalil_emit_shape(DalilEmit *emit, DalilRect rect, int ink, double radius)
{
    double line = 0;

    if (ink < 0)
        return emit->ground;
    dalil_emit_fill(emit, rect, ink, radius);
    if (!is_outlined(emit, rect, ink))
        return ink;
    line = emit->edition->inks[ink].outline;
    rect = (DalilRect){rect.x + line, rect.y + line, rect.width - 2 * line, rect.height - 2 * line};
    dalil_emit_fill(emit, rect, emit->edition->paper, MAX(radius - line, 0));
    return emit->edition->paper;
}

/* Where a dark ground became an outline, what stood on it in paper is set in text. */
static int
seen_ink(const DalilEmit *emit, int ink)
{
    const DalilEdition *edition = emit->edition;

    return edition->layout->look.outline && ink == edition->paper && emit->ground == edition->paper
               ? edition->text
               : ink;
}

/* A hairline is lost in the second photocopy; where all is outlined, rules are bolder. */
static double
rule_height(const DalilEmit *emit)
{
    return emit->edition->layout->look.outline ? 0.7 : 0.4;
}

typedef struct {
    int page, ink;
    DalilRect rect;
} Ground;

void
dalil_emit_stand(DalilEmit *emit, DalilRect rect, int ink)
{
    Ground ground = {emit->page, ink, rect};

    if (!emit->grounds)
        emit->grounds = g_array_new(FALSE, TRUE, sizeof(Ground));
    g_array_append_val(emit->grounds, ground);
}

void
dalil_emit_ground(DalilEmit *emit, DalilRect rect, int ink, double radius)
{
    if (ink >= 0)
        dalil_emit_stand(emit, rect, dalil_emit_shape(emit, rect, ink, radius));
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
    dalil_emit_add(emit, (DalilItem){.kind = fill ? DALIL_ITEM_PATTERN_FILL : DALIL_ITEM_PATTERN,
                                     .rect = rect,
                                     .ink = ink,
                                     .text = name,
                                     .cell = cell,
                                     .icon = -1});
}

/* Of text, an error; of a pictogram, which only helps to find it, a warning. */
static void
check_contrast(DalilEmit *emit, int ink, double least, gboolean text)
{
    const DalilEditionInk *inks = emit->edition->inks;
    g_autofree char *words = NULL;
    double contrast = 0;
    DalilSpan at;

    emit->blind |= text && emit->ground < 0;
    if (ink < 0 || emit->ground < 0)
        return;
    contrast = dalil_contrast(inks[ink].colour, inks[emit->ground].colour);
    if (contrast >= least)
        return;
    at = inks[g_str_has_prefix(inks[emit->ground].id, "category:") ? emit->ground : ink].at;
    words = g_strdup_printf("%s in \"%s\" on \"%s\" has a contrast of %.1f:1 and would be hard to "
                            "%s; make one darker or lighter until it is at least %.2g:1",
                            text ? "text" : "a pictogram", inks[ink].id, inks[emit->ground].id,
                            floor(contrast * 10) / 10, text ? "read" : "make out", least);
    if (text)
        dalil_diags_error(emit->diags, at, "%s", words);
    else
        dalil_diags_warning(emit->diags, at, "%s", words);
}

/* What text of @size points must have. */
static double
least_contrast(double size, gboolean bold)
{
    return size >= (bold ? LARGE_BOLD : LARGE) ? CONTRAST_LARGE : CONTRAST_MIN;
}

static void
add_icon(DalilEmit *emit, int icon, int ink, double x, double y, double size, const char *alt)
{
    ink = seen_ink(emit, ink);
    dalil_emit_add(emit, (DalilItem){.kind = DALIL_ITEM_ICON,
                                     .rect = {x, y, size, size},
                                     .ink = ink,
                                     .icon = icon,
                                     .text = alt});
}

/* A pictogram in another ink than any text beside it. */
static void
add_own_icon(DalilEmit *emit, int icon, int ink, double x, double y, double size, const char *alt)
{
    check_contrast(emit, seen_ink(emit, ink), CONTRAST_LARGE, FALSE);
    add_icon(emit, icon, ink, x, y, size, alt);
}

/* The pictogram of a paragraph or a row, if it has one. */
static void
add_icon_beside(DalilEmit *emit, const DalilBlock *block, double x, double y, double size)
{
    if (block->icon < 0)
        return;
    if (block->icon_ink == block->rich->runs[0].ink)
        add_icon(emit, block->icon, block->icon_ink, x, y, size, NULL);
    else
        add_own_icon(emit, block->icon, block->icon_ink, x, y, size, NULL);
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
                      .measure = rect.width,
                      .measured = text,
                      .from = from,
                      .to = to,
                      .align = align,
                      .more = emit->more && to == text->n,
                      .key = text->rich->key};
    double width = 0;
    DalilPlaced *runs =
        dalil_visual_line(emit->arena, text, from, to, m->size, &item.n_runs, &width);

    item.baseline =
        rect.y + m->pitch / 2 + (CAPITAL_HALF + text->rich->language->font.drop) * m->size;
    item.runs = runs;
    item.cell = width; /* until placing */
    for (int i = 0; i < item.n_runs; i++) {
        runs[i].ink = seen_ink(emit, runs[i].ink);
        if (runs[i].shaped && (i == 0 || runs[i].ink != runs[i - 1].ink))
            check_contrast(emit, runs[i].ink, least_contrast(m->size, runs[i].shaped->face->bold),
                           TRUE);
    }
    emit->smallest = MIN(emit->smallest, m->size);
    dalil_emit_add(emit, item);
}

/* A paragraph's lines [from, to). Returns the height. */
static double
emit_text(DalilEmit *emit, const DalilMeasured *text, int style, int align, DalilRect at,
          double hang, int from, int to)
{
    DalilMeasure m = dalil_box_measure(emit->trial, text, style, at.width, hang);
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
emit_hanging_icon(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    const DalilBlock *block = box->block;
    DalilMeasure m = dalil_box_measure(emit->trial, box->text, block->style, width, block->hang);
    double size = m.size * 1.0;

    add_icon_beside(emit, block, x, y + (m.pitch - size) / 2, size);
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
    const DalilRich *said = block->late == DALIL_LATE_FOLIO
                                ? dalil_compose_number(emit->arena, emit->edition, emit->page + 1,
                                                       look->ink, look->bold)
                            : emit->running ? emit->running[emit->page]
                                            : NULL;
    DalilRich *rich = NULL;

    if (!said)
        return NULL;
    rich = dalil_arena_memdup(emit->arena, said, sizeof *rich);
    rich->role = DALIL_ROLE_FURNITURE;
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
    DalilMeasure m =
        dalil_box_measure(emit->trial, text, box->block->style, width, box->block->hang);
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
        emit_hanging_icon(emit, box, x, y, width);
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
    DalilMeasure label = dalil_box_measure(&trial, box->text, block->style,
                                           width - value - trial.at.size, block->hang);
    DalilMeasure number = dalil_box_measure(&trial, box->value, block->value_style, width, 0);
    const DalilMeasured *text = row_value(emit, box);
    double lines = dalil_lines_count(box->text, label.limit) * label.pitch;
    /* one baseline: both lines are centred in the row */
    double label_y = y + (height - lines) / 2, number_y = y + (height - number.pitch) / 2;

    add_icon_beside(emit, block, x, y + height / 2 - trial.at.size * 0.65, trial.at.size * 1.3);
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

    if (block->fill >= 0)
        emit->ground =
            dalil_emit_shape(emit, (DalilRect){x, y, width, dalil_box_height(&trial, box, width)},
                             block->fill, block->radius);
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
    int ground = emit->ground;

    if (block->qr) {
        dalil_emit_add(emit, (DalilItem){.kind = DALIL_ITEM_QR,
                                         .rect = {x, y, mark, mark},
                                         .ink = emit->edition->text,
                                         .text = block->qr,
                                         .icon = -1});
    } else {
        emit->ground = dalil_emit_shape(emit, (DalilRect){x, y + trial.at.size * 0.15, mark, mark},
                                        block->fill, mark / 2);
        if (block->icon >= 0)
            add_own_icon(emit, block->icon, block->icon_ink, x + mark * 0.22,
                         y + trial.at.size * 0.15 + mark * 0.22, mark * 0.56, NULL);
        emit->ground = ground;
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
emit_pair(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    DalilTrial trial = *emit->trial;
    DalilPackPlace places[2];

    dalil_pair_set(&trial, box, width, places);
    for (int i = 0; i < 2; i++)
        dalil_emit_box(emit, box->children[i], x + places[i].x, y + places[i].y, places[i].width, 0,
                       -1);
}

static void
emit_tiles(DalilEmit *emit, const DalilBox *box, double x, double y, double width)
{
    const DalilBlock *block = box->block;
    int across = dalil_box_tiles_across(box, width), ground = emit->ground;

    for (int i = 0; i < block->n_tiles; i++) {
        const DalilTile *tile = &block->tiles[i];
        double tx = x + (i % across) * 1.25 * block->size,
               ty = y + (i / across) * 1.25 * block->size;
        emit->ground = dalil_emit_shape(emit, (DalilRect){tx, ty, block->size, block->size},
                                        tile->fill, block->radius);
        if (tile->icon >= 0)
            add_own_icon(emit, tile->icon, tile->ink, tx + block->size * 0.19,
                         ty + block->size * 0.19, block->size * 0.62, tile->alt);
        emit->ground = ground;
    }
}

/* At the start of its column, or where its `align` says. */
static void
emit_picture(DalilEmit *emit, const DalilBox *box, double x, double y, double room)
{
    const DalilLayoutPicture *picture = box->block->picture;
    double width = 0, height = 0;

    dalil_picture_size(picture, room, &width, &height);
    if (picture->align != DALIL_ALIGN_START)
        x += (room - width) / (picture->align == DALIL_ALIGN_CENTRE ? 2 : 1);
    dalil_picture_emit(emit, picture, (DalilRect){x, y, width, height}, box->block->radius);
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
    case DALIL_BOX_PAIR:
        emit_pair(emit, box, x, y, width);
        return;
    case DALIL_BOX_PACK:
        emit_pack(emit, box, x, y, width);
        return;
    case DALIL_BOX_PICTURE:
        emit_picture(emit, box, x, y, width);
        return;
    case DALIL_BOX_RULE:
        dalil_emit_add(emit, (DalilItem){.kind = DALIL_ITEM_RULE,
                                         .rect = {x, y, width, rule_height(emit)},
                                         .ink = seen_ink(emit, box->block->fill),
                                         .icon = -1});
        return;
    case DALIL_BOX_SPACE:
        return;
    }
}
