/* labels.c: the sizes of label sheets, and stickers put on them row by row */
#include "record/labels.h"

#include <math.h>
#include <string.h>

/* The makers' printed sizes; the edges are what is left of the sheet, shared evenly. A new sheet is
 * a new row. */
static const DalilLabels rows[] = {
    {"a4", "A4, to be cut", 210, 297, 0, 0, 1, 1, 10, 10, 190, 277},
    {"l7160", "Avery L7160 (63.5 x 38.1 mm, 3 x 7)", 210, 297, 63.5, 38.1, 3, 7, 7.21, 15.15, 66.04,
     38.1},
    {"l7159", "Avery L7159 (63.5 x 33.9 mm, 3 x 8)", 210, 297, 63.5, 33.9, 3, 8, 7.21, 12.9, 66.04,
     33.9},
    {"l7161", "Avery L7161 (63.5 x 46.6 mm, 3 x 6)", 210, 297, 63.5, 46.6, 3, 6, 7.21, 8.7, 66.04,
     46.6},
    {"l7162", "Avery L7162 (99.1 x 33.9 mm, 2 x 8)", 210, 297, 99.1, 33.9, 2, 8, 4.65, 12.9, 101.6,
     33.9},
    {"l7163", "Avery L7163 (99.1 x 38.1 mm, 2 x 7)", 210, 297, 99.1, 38.1, 2, 7, 4.65, 15.15, 101.6,
     38.1},
    {"l7165", "Avery L7165 (99.1 x 67.7 mm, 2 x 4)", 210, 297, 99.1, 67.7, 2, 4, 4.65, 13.1, 101.6,
     67.7},
    {"l7173", "Avery L7173 (99.1 x 57 mm, 2 x 5)", 210, 297, 99.1, 57, 2, 5, 4.65, 6, 101.6, 57},
    {"l7651", "Avery L7651 (38.1 x 21.2 mm, 5 x 13)", 210, 297, 38.1, 21.2, 5, 13, 4.67, 10.7,
     40.64, 21.2},
    {"5160", "Avery 5160 (2 5/8 x 1 in, 3 x 10, US Letter)", 215.9, 279.4, 66.675, 25.4, 3, 10,
     4.7625, 12.7, 69.85, 25.4},
};

static const char *const ids[] = {"a4",    "l7160", "l7159", "l7161", "l7162", "l7163",
                                  "l7165", "l7173", "l7651", "5160",  NULL};

G_STATIC_ASSERT(G_N_ELEMENTS(ids) == G_N_ELEMENTS(rows) + 1);

const DalilLabels *
dalil_labels_lookup(const char *id)
{
    const char *name = g_ascii_strncasecmp(id, "avery-", 6) == 0 ? id + 6 : id;

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (g_ascii_strcasecmp(rows[i].id, name) == 0)
            return &rows[i];
    return NULL;
}

const DalilLabels *
dalil_labels_nth(int i)
{
    return i >= 0 && i < (int)G_N_ELEMENTS(rows) ? &rows[i] : NULL;
}

const char *const *
dalil_labels_ids(void)
{
    return ids;
}

/* Rows from the top left, in order, into cells @width by @height. Returns how many cells; the
 * extent of what stands there is in *@right and *@bottom. */
static int
set_rows(const DalilLabelSize *sizes, int n, double width, double height, DalilLabelPlace *places,
         double *right, double *bottom)
{
    double x = 0, y = 0, row = 0;
    int cell = 0;

    *right = *bottom = 0;
    for (int i = 0; i < n; i++) {
        double w = sizes[i].width + 2 * DALIL_LABELS_ROOM;
        double h = sizes[i].height + 2 * DALIL_LABELS_ROOM;
        if (x > 0 && x + w > width + 0.01) {
            x = 0;
            y += row;
            row = 0;
        }
        if (y > 0 && y + h > height + 0.01) {
            cell++;
            x = y = row = 0;
        }
        places[i] = (DalilLabelPlace){cell, x + DALIL_LABELS_ROOM, y + DALIL_LABELS_ROOM};
        x += w;
        row = MAX(row, h);
        *right = MAX(*right, x);
        *bottom = MAX(*bottom, y + row);
    }
    return cell + 1;
}

static int
largest_beyond(const DalilLabelSize *sizes, int n, double width, double height)
{
    for (int i = 0; i < n; i++)
        if (sizes[i].width + 2 * DALIL_LABELS_ROOM > width + 0.01 ||
            sizes[i].height + 2 * DALIL_LABELS_ROOM > height + 0.01)
            return i;
    return -1;
}

/* As many strips as go into the plain area, side by side and one under the other. */
static void
fill_plain(DalilLabelGrid *grid, double width, double height, double right, double bottom)
{
    if (grid->cells > 1) { /* a strip is larger than a sheet */
        right = width;
        bottom = height;
    }
    grid->width = grid->step_x = right;
    grid->height = grid->step_y = bottom;
    grid->across = MAX((int)floor((width + 0.01) / right), 1);
    grid->down = MAX((int)floor((height + 0.01) / bottom), 1);
}

gboolean
dalil_labels_grid(const DalilLabels *labels, const DalilLabelSize *sizes, int n,
                  DalilLabelGrid *grid, int *large)
{
    gboolean plain = labels->width_mm == 0;
    double width = DALIL_MM(plain ? labels->across_mm : labels->width_mm);
    double height = DALIL_MM(plain ? labels->down_mm : labels->height_mm);
    double right = 0, bottom = 0;

    *large = largest_beyond(sizes, n, width, height);
    if (*large >= 0)
        return FALSE;
    *grid = (DalilLabelGrid){.labels = labels,
                             .width = width,
                             .height = height,
                             .left = DALIL_MM(labels->left_mm),
                             .top = DALIL_MM(labels->top_mm),
                             .step_x = DALIL_MM(labels->across_mm),
                             .step_y = DALIL_MM(labels->down_mm),
                             .across = labels->across,
                             .down = labels->down,
                             .places = g_new0(DalilLabelPlace, MAX(n, 1))};
    grid->cells = set_rows(sizes, n, width, height, grid->places, &right, &bottom);
    if (plain)
        fill_plain(grid, width, height, right, bottom);
    return TRUE;
}

void
dalil_labels_clear(DalilLabelGrid *grid)
{
    g_clear_pointer(&grid->places, g_free);
}

DalilRect
dalil_labels_cell(const DalilLabelGrid *grid, int strip, int cell, int *sheet)
{
    int at = strip * grid->cells + cell, on = grid->across * grid->down;

    *sheet = at / on;
    at %= on;
    return (DalilRect){grid->left + (at % grid->across) * grid->step_x,
                       grid->top + (at / grid->across) * grid->step_y, grid->width, grid->height};
}

int
dalil_labels_sheets(const DalilLabelGrid *grid, int strips)
{
    int on = grid->across * grid->down;

    return (strips * grid->cells + on - 1) / on;
}
