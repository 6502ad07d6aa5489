/* bleed.c: grounds that end at the trim go on beyond it, for the knife is never exact */
#include "press/sheet.h"

#define TOUCH 0.1 /* points: nearer than this to the trim counts as at the trim */

/* @rect, drawn out where it touches the edges of the page. */
static DalilRect
drawn_out(DalilRect rect, const DalilPage *page, double bleed)
{
    double left = rect.x, right = rect.x + rect.width;
    double top = rect.y, bottom = rect.y + rect.height;

    if (left < TOUCH)
        left = MIN(left, -bleed);
    if (top < TOUCH)
        top = MIN(top, -bleed);
    if (right > page->width - TOUCH)
        right = MAX(right, page->width + bleed);
    if (bottom > page->height - TOUCH)
        bottom = MAX(bottom, page->height + bleed);
    return (DalilRect){left, top, right - left, bottom - top};
}

/* An ornament starts from the middle of its rectangle: that must stay where it is, so it grows on
 * all sides, and is cut to what is wanted. */
static void
paint_pattern(cairo_t *cr, DalilPainter *painter, const DalilItem *item, DalilRect wanted,
              double bleed)
{
    DalilItem larger = *item;
    const DalilPage one = {.items = &larger, .n = 1};

    larger.rect = (DalilRect){item->rect.x - bleed, item->rect.y - bleed,
                              item->rect.width + 2 * bleed, item->rect.height + 2 * bleed};
    cairo_save(cr);
    cairo_rectangle(cr, wanted.x, wanted.y, wanted.width, wanted.height);
    cairo_clip(cr);
    dalil_painter_page(painter, &one);
    cairo_restore(cr);
}

static void
paint_slice(DalilPainter *painter, const DalilItem *items, int from, int to)
{
    const DalilPage slice = {.items = items + from, .n = to - from};

    if (to > from)
        dalil_painter_page(painter, &slice);
}

static gboolean
is_pattern(const DalilItem *item)
{
    return item->kind == DALIL_ITEM_PATTERN || item->kind == DALIL_ITEM_PATTERN_FILL;
}

void
dalil_bleed_page(cairo_t *cr, DalilPainter *painter, const DalilPage *page, double bleed)
{
    g_autofree DalilItem *items = g_new(DalilItem, MAX(page->n, 1));
    int from = 0;

    for (int i = 0; i < page->n; i++) {
        DalilItem *item = &items[i];
        DalilRect rect = page->items[i].rect;

        *item = page->items[i];
        if (item->kind == DALIL_ITEM_FILL || item->kind == DALIL_ITEM_RULE ||
            item->kind == DALIL_ITEM_PICTURE)
            item->rect = drawn_out(rect, page, bleed);
        if (!is_pattern(item))
            continue;
        paint_slice(painter, items, from, i);
        paint_pattern(cr, painter, item, drawn_out(rect, page, bleed), bleed);
        from = i + 1;
    }
    paint_slice(painter, items, from, page->n);
}
