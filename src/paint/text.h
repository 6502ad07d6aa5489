/* text.h: lines of glyphs that can be read back as they were written */
#pragma once

#include "layout/layout.h"
#include "paint/faces.h"

typedef struct DalilPen DalilPen;

/* Borrows both. (transfer full) */
DalilPen *dalil_pen_new(cairo_t *cr, DalilFaces *faces);
void dalil_pen_free(DalilPen *pen);

/* Takes the text runs of one line; @inks colours by index. Pictograms are left to the caller. Lines
 * are shown together, as far as they look alike: Cairo's work is by the call more than by the
 * letter. */
void dalil_pen_line(DalilPen *pen, const DalilItem *line, const DalilEditionInk *inks);
/* Shows what was taken: before anything else is drawn, and at the end of a page. */
void dalil_pen_flush(DalilPen *pen);
