/* page.h: walking the items of a page onto a Cairo surface of any kind */
#pragma once

#include <cairo.h>

#include "layout/layout.h"

typedef struct DalilPainter DalilPainter;

/* Draws on @cr, one unit a point. Borrows all three. (transfer full) */
DalilPainter *dalil_painter_new(cairo_t *cr, const DalilEdition *edition, const DalilFonts *fonts);
void dalil_painter_free(DalilPainter *painter); /* NULL is fine */

/* Other colours for the same inks, by index, lent: what a press pass knows them by. */
void dalil_painter_inks(DalilPainter *painter, const DalilEditionInk *inks);

void dalil_painter_page(DalilPainter *painter, const DalilPage *page);
/* One item of it alone. */
void dalil_painter_item(DalilPainter *painter, const DalilItem *item);
