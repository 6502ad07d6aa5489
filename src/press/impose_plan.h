/* impose_plan.h: where pages stand on the sheets they are printed on
 *
 * Only numbers: a plan is a list of sides, each with pages moved and clipped, and marks. All is in
 * points from the lower left corner, as PDF counts. Sides are described as they are seen.
 */
#pragma once

#include <glib.h>

/* Left, low, right, high. */
typedef struct {
    double left, low, right, high;
} DalilEdges;

/* A page of the file that is imposed. Without a bleed of its own @bleed is the trim. */
typedef struct {
    DalilEdges trim, bleed;
} DalilImposedPage;

typedef struct {
    int page;      /* from 0 */
    double dx, dy; /* from the page's own space to the sheet's */
    DalilEdges clip;
} DalilPut;

typedef struct {
    double x0, y0, x1, y1;
    gboolean dashed; /* a fold */
} DalilMarkLine;

typedef struct {
    double width, height; /* of the medium */
    DalilEdges trim, bleed;
    GArray *puts;  /* DalilPut */
    GArray *lines; /* DalilMarkLine */
    GArray *fills; /* DalilEdges */
} DalilSide;

/* (transfer full): DalilSide. g_ptr_array_unref() frees all. */
typedef GPtrArray DalilImposed;

/* The left and the right page, from 1, of side @side of a stitched booklet of @n pages, a multiple
 * of 4. Side 0 is the outside of the outermost sheet, 1 its inside, 2 the outside of the next. */
void dalil_impose_order(int n, int side, gboolean rtl, int pair[2]);
/* @n rounded up so that whole sheets are filled. */
int dalil_impose_round(int n);

/* A stitched booklet, two pages a side. @creep: how thick a sheet is; pages of inner sheets are
 * moved that much to the spine for every sheet around them. All leaves are of one size. */
DalilImposed *dalil_impose_booklet(const DalilImposedPage *leaves, int n, gboolean rtl,
                                   double creep);

/* How pages fill the cells of a sheet. */
typedef struct {
    int columns, rows;
    double width, height; /* of the paper */
    gboolean rtl;         /* cells are filled from the right */
    gboolean repeat;      /* each page fills a side of its own */
} DalilCells;

/* NULL: they are wider or higher than the paper; @most says how many columns and rows there may
 * be. All leaves are of one size. */
DalilImposed *dalil_impose_cells(const DalilImposedPage *leaves, int n, const DalilCells *cells,
                                 int most[2]);

/* A poster on small paper. */
typedef struct {
    double width, height; /* of the paper */
    double margin, overlap;
    gboolean rtl; /* sheets are counted from the right */
} DalilTiles;

enum { DALIL_TILES_MAX = 400 }; /* of one page */

/* NULL: nothing would be left between the overlaps, or the sheets are too many. */
DalilImposed *dalil_impose_tiles(const DalilImposedPage *leaves, int n, const DalilTiles *tiles);
