/* text.h: lines of glyphs that can be read back as they were written */
#pragma once

#include "layout/layout.h"
#include "paint/faces.h"

typedef struct DalilPen DalilPen;

/* Borrows both. (transfer full) */
DalilPen *dalil_pen_new(cairo_t *cr, DalilFaces *faces);
void dalil_pen_free(DalilPen *pen);

/* Shows the text runs of one line; @inks colours by index. Pictograms are left to the caller. */
void dalil_pen_line(DalilPen *pen, const DalilItem *line, const DalilEditionInk *inks);
