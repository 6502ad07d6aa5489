/* text.h: lines of glyphs that can be read back as they were written */
#pragma once

#include "layout/layout.h"
#include "paint/faces.h"

typedef struct DalilPen DalilPen;

/* Glyphs of one face, size and ink, and the letters behind them in clusters of both: in logical
 * order, y downwards. */
typedef struct {
    const DalilFace *face;
    double size; /* points */
    int ink;
    const cairo_glyph_t *glyphs;
    int n_glyphs;
    const cairo_text_cluster_t *clusters;
    int n_clusters;
    const char *text; /* all of it belongs to clusters */
} DalilPenRun;

/* Shows @run, which lives until it returns. */
typedef void (*DalilPenShow)(gpointer user, const DalilPenRun *run);

/* Borrows @faces. (transfer full) */
DalilPen *dalil_pen_new(DalilFaces *faces, DalilPenShow show, gpointer user);
void dalil_pen_free(DalilPen *pen);

/* Takes the text runs of one line. Pictograms are left to the caller. Lines are shown together, as
 * far as they look alike: Cairo's work is by the call more than by the letter. */
void dalil_pen_line(DalilPen *pen, const DalilItem *line);
/* Shows what was taken: before anything else is drawn, and at the end of a page. */
void dalil_pen_flush(DalilPen *pen);
