/* place.c: logical to physical */
#include "layout/place.h"

static void
place_line(DalilItem *item, gboolean rtl)
{
    double line = item->cell, slack = item->rect.width - line, left = item->rect.x;
    gboolean at_right = (item->align == DALIL_ALIGN_END) != rtl;

    if (item->align == DALIL_ALIGN_CENTRE)
        left += slack / 2;
    else if (at_right)
        left += slack;
    for (int i = 0; i < item->n_runs; i++)
        ((DalilPlaced *)item->runs)[i].x += left;
    item->rect.x = left;
    item->rect.width = line;
    item->cell = 0;
}

/* Its place is mirrored, not what it shows. */
static void
place_picture(DalilPlacedPicture *picture, double width)
{
    picture->whole.x = width - picture->whole.x - picture->whole.width;
}

void
dalil_place(DalilItem *items, int n, double width, gboolean rtl)
{
    for (int i = 0; i < n; i++) {
        if (rtl)
            items[i].rect.x = width - items[i].rect.x - items[i].rect.width;
        if (rtl && items[i].kind == DALIL_ITEM_PICTURE)
            place_picture((DalilPlacedPicture *)items[i].picture, width);
        if (items[i].kind == DALIL_ITEM_TEXT)
            place_line(&items[i], rtl);
    }
}
