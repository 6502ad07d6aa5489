/* labels.h: sheets of labels, and where stickers stand on them
 *
 * What one leaflet needs is a strip: stickers side by side, wrapped into rows. On a sheet of
 * labels a strip begins at a label of its own; on plain paper strips are cut out, so their size is
 * chosen to fit.
 */
#pragma once

#include <glib.h>

#include "base/length.h"

typedef struct {
    const char *id;   /* "l7160", as asked for */
    const char *name; /* for people */
    double sheet_width_mm, sheet_height_mm;
    double width_mm, height_mm; /* of one label; 0: one plain area, to be cut */
    int across, down;           /* labels */
    double left_mm, top_mm;     /* of the first one */
    double across_mm, down_mm;  /* from one to the next */
} DalilLabels;

/* NULL: there is none of that name; any case, "L7160" or "avery-l7160". */
const DalilLabels *dalil_labels_lookup(const char *id);
const DalilLabels *dalil_labels_nth(int i); /* NULL beyond the last */
const char *const *dalil_labels_ids(void);  /* NULL-terminated */

/* Where a sticker stands in its strip. Points. */
typedef struct {
    int cell;    /* of the strip's cells, from 0 */
    double x, y; /* from the cell's left and top */
} DalilLabelPlace;

typedef struct {
    const DalilLabels *labels;
    double width, height;    /* of a cell: a label, or a strip of plain paper */
    double left, top;        /* of the first */
    double step_x, step_y;   /* from one to the next */
    int across, down;        /* cells on a sheet */
    int cells;               /* of one strip */
    DalilLabelPlace *places; /* one a sticker */
} DalilLabelGrid;

typedef struct {
    double width, height; /* points */
} DalilLabelSize;

/* Around every sticker, for the marks and the number: points. */
#define DALIL_LABELS_ROOM 8.0

/* FALSE: the sticker *@large is larger than a label; nothing to free. */
gboolean dalil_labels_grid(const DalilLabels *labels, const DalilLabelSize *sizes, int n,
                           DalilLabelGrid *grid, int *large);
void dalil_labels_clear(DalilLabelGrid *grid);
/* Cell @cell of strip @strip: the sheet (from 0), and its place there. */
DalilRect dalil_labels_cell(const DalilLabelGrid *grid, int strip, int cell, int *sheet);
int dalil_labels_sheets(const DalilLabelGrid *grid, int strips);
