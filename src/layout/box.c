/* box.c: measuring blocks once, and their height as often as the search asks */
#include "layout/box.h"

#include "layout/lines.h"
#include "layout/pair.h"
#include "layout/picture.h"

static DalilBox **
boxes_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, DalilBlock *const *blocks,
          int n)
{
    DalilBox **boxes = dalil_arena_newn(arena, DalilBox *, n + 1);

    for (int i = 0; i < n; i++)
        boxes[i] = dalil_box_new(arena, shaper, diags, blocks[i]);
    return boxes;
}

DalilBox *
dalil_box_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, const DalilBlock *block)
{
    DalilBox *box = dalil_arena_new0(arena, DalilBox);

    box->block = block;
    if (block->rich)
        box->text = dalil_measure(arena, shaper, diags, block->rich);
    if (block->value)
        box->value = dalil_measure(arena, shaper, diags, block->value);
    box->n_children = block->n_children;
    if (block->n_children > 0)
        box->children = boxes_new(arena, shaper, diags, block->children, block->n_children);
    return box;
}

DalilMeasure
dalil_box_measure(const DalilTrial *trial, const DalilMeasured *text, int style, double width,
                  double hang)
{
    const DalilStyle *styles = trial->edition->layout->styles.items;
    double leading =
        text && text->rich ? text->rich->leading : trial->edition->language->font.leading;
    DalilMeasure measure = {0};

    measure.size = trial->at.size * styles[style].size;
    measure.pitch = measure.size * leading * styles[style].leading * trial->at.leading;
    measure.width = MAX(width - hang * trial->at.size, 1);
    measure.limit = dalil_lines_limit(measure.width, measure.size);
    return measure;
}

double
dalil_box_before(const DalilTrial *trial, const DalilBox *box)
{
    return MAX(box->block->before * trial->at.size * trial->at.gap, box->block->clear);
}

double
dalil_box_before_again(const DalilTrial *trial, const DalilBox *again, const DalilBox *box)
{
    return dalil_box_before(trial, again->below ? again->below : box);
}

double
dalil_box_value_width(const DalilTrial *trial, const DalilBox *box)
{
    DalilMeasure measure = dalil_box_measure(trial, box->value, box->block->value_style, 1, 0);

    if (!box->value) /* a page number to come: room for four digits */
        return measure.size * 2.4;
    return (double)box->value->natural * measure.size / DALIL_EM;
}

double
dalil_box_mark(const DalilTrial *trial, const DalilBox *box, double *gap)
{
    *gap =
        box->block->qr ? MAX(trial->at.size * 1.1, box->block->size * 0.16) : trial->at.size * 0.8;
    return box->block->qr ? box->block->size : box->block->disc * trial->at.size;
}

int
dalil_box_tiles_across(const DalilBox *box, double width)
{
    return MAX((int)((width + 0.25 * box->block->size + 0.01) / (1.25 * box->block->size)), 1);
}

static double
text_height(DalilTrial *trial, const DalilMeasured *text, int style, double width, double hang)
{
    DalilMeasure measure = dalil_box_measure(trial, text, style, width, hang);

    if (text->widest > measure.limit)
        trial->too_wide = text;
    return dalil_lines_count(text, measure.limit) * measure.pitch;
}

static double
row_height(DalilTrial *trial, const DalilBox *box, double width)
{
    double value = dalil_box_value_width(trial, box);
    double label = text_height(trial, box->text, box->block->style, width - value - trial->at.size,
                               box->block->hang);

    return MAX(label,
               dalil_box_measure(trial, box->value, box->block->value_style, width, 0).pitch);
}

/* Between two values of a pack, in em of the story's size. */
#define PACK_GAP 1.1

double
dalil_box_pack(DalilTrial *trial, const DalilBox *box, double width, DalilPackPlace *places)
{
    double x = 0, y = 0, row = 0;

    for (int i = 0; i < box->n_children; i++) {
        const DalilBox *child = box->children[i];
        const DalilBlock *block = child->block;
        DalilMeasure m = dalil_box_measure(trial, child->text, block->style, width, block->hang);
        double natural =
            block->hang * trial->at.size + (double)child->text->natural * m.size / DALIL_EM + 0.01;

        if (x > 0 && x + natural > width) {
            y += row;
            x = row = 0;
        }
        if (places)
            places[i] = (DalilPackPlace){x, y, x > 0 ? natural : width};
        row = MAX(row, text_height(trial, child->text, block->style, x > 0 ? natural : width,
                                   block->hang));
        x += natural + PACK_GAP * trial->at.size;
    }
    return y + row;
}

double
dalil_box_height(DalilTrial *trial, const DalilBox *box, double width)
{
    const DalilBlock *block = box->block;
    double size = trial->at.size, gap = 0, mark = 0, inner = 0;

    switch (block->kind) {
    case DALIL_BOX_PARA:
        return text_height(trial, box->text, block->style, width, block->hang);
    case DALIL_BOX_ROW:
        return row_height(trial, box, width);
    case DALIL_BOX_CARD:
        inner = width - 2 * block->inset_x * size;
        return 2 * block->inset_y * size +
               dalil_box_stack(trial, box->children, box->n_children, inner);
    case DALIL_BOX_SIDE:
        mark = dalil_box_mark(trial, box, &gap);
        return MAX(block->qr ? mark : mark * 0.8,
                   dalil_box_stack(trial, box->children, box->n_children, width - mark - gap));
    case DALIL_BOX_TILES: {
        int across = dalil_box_tiles_across(box, width),
            rows = (block->n_tiles + across - 1) / across;
        return rows * block->size + (rows - 1) * 0.25 * block->size;
    }
    case DALIL_BOX_PAIR:
        return dalil_pair_set(trial, box, width, NULL);
    case DALIL_BOX_PACK:
        return dalil_box_pack(trial, box, width, NULL);
    case DALIL_BOX_PICTURE:
        dalil_picture_size(block->picture, width, &inner, &mark);
        return mark;
    case DALIL_BOX_RULE:
        return 0.4;
    case DALIL_BOX_SPACE:
        return 0;
    }
    g_return_val_if_reached(0);
}

double
dalil_box_stack(DalilTrial *trial, DalilBox *const *boxes, int n, double width)
{
    double height = 0;

    for (int i = 0; i < n; i++)
        height += (i > 0 ? dalil_box_before(trial, boxes[i]) : 0) +
                  dalil_box_height(trial, boxes[i], width);
    return height;
}
