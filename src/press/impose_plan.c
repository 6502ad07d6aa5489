/* impose_plan.c: where pages stand on the sheets they are printed on */
#include "press/impose_plan.h"

#include <math.h>

#include "base/length.h"
#include "press/impose_marks.h"

#define CLOSE 0.01             /* points: what rounding in a file may differ */
#define PAPER_EDGE DALIL_MM(5) /* what office printers leave white */

static double
width_of(const DalilEdges *e)
{
    return e->right - e->left;
}

static double
height_of(const DalilEdges *e)
{
    return e->high - e->low;
}

static void
free_side(gpointer data)
{
    DalilSide *side = data;

    g_array_unref(side->puts);
    g_array_unref(side->lines);
    g_array_unref(side->fills);
    g_free(side);
}

static DalilSide *
add_side(DalilImposed *plan, double width, double height)
{
    DalilSide *side = g_new0(DalilSide, 1);

    side->width = width;
    side->height = height;
    side->trim = side->bleed = (DalilEdges){0, 0, width, height};
    side->puts = g_array_new(FALSE, FALSE, sizeof(DalilPut));
    side->lines = g_array_new(FALSE, FALSE, sizeof(DalilMarkLine));
    side->fills = g_array_new(FALSE, FALSE, sizeof(DalilEdges));
    g_ptr_array_add(plan, side);
    return side;
}

/* Page @page with the lower left corner of its trim at (x, y), bleed and all, but nothing outside
 * of @limit. */
static void
put(DalilSide *side, const DalilImposedPage *leaf, int page, double x, double y,
    const DalilEdges *limit)
{
    DalilPut one = {.page = page, .dx = x - leaf->trim.left, .dy = y - leaf->trim.low};

    one.clip = (DalilEdges){fmax(leaf->bleed.left + one.dx, limit->left),
                            fmax(leaf->bleed.low + one.dy, limit->low),
                            fmin(leaf->bleed.right + one.dx, limit->right),
                            fmin(leaf->bleed.high + one.dy, limit->high)};
    g_array_append_val(side->puts, one);
}

/* The widest bleed of any side of any page. */
static double
bleed_of(const DalilImposedPage *leaves, int n)
{
    double most = 0;

    for (int i = 0; i < n; i++) {
        const DalilEdges *t = &leaves[i].trim, *b = &leaves[i].bleed;
        most = fmax(most, fmax(fmax(t->left - b->left, b->right - t->right),
                               fmax(t->low - b->low, b->high - t->high)));
    }
    return most;
}

int
dalil_impose_round(int n)
{
    return (n + 3) / 4 * 4;
}

void
dalil_impose_order(int n, int side, gboolean rtl, int pair[2])
{
    int sheet = side / 2;
    int early = side % 2 ? 2 + 2 * sheet : 1 + 2 * sheet;
    int late = n + 1 - early;
    gboolean early_left = (side % 2 == 1) != rtl;

    pair[0] = early_left ? early : late;
    pair[1] = early_left ? late : early;
}

static void
booklet_side(DalilImposed *plan, const DalilImposedPage *leaves, int n, const int pair[2],
             double creep)
{
    double bleed = bleed_of(leaves, n), margin = bleed + DALIL_MARKS_ROOM;
    double w = width_of(&leaves[0].trim), h = height_of(&leaves[0].trim);
    DalilSide *side = add_side(plan, 2 * w + 2 * margin, h + 2 * margin);
    double spine = margin + w;

    side->trim = (DalilEdges){margin, margin, margin + 2 * w, margin + h};
    side->bleed =
        (DalilEdges){margin - bleed, margin - bleed, margin + 2 * w + bleed, margin + h + bleed};
    for (int half = 0; half < 2; half++) {
        DalilEdges limit = side->bleed;
        if (half == 0)
            limit.right = spine;
        else
            limit.left = spine;
        if (pair[half] <= n)
            put(side, &leaves[pair[half] - 1], pair[half] - 1,
                half == 0 ? margin + creep : spine - creep, margin, &limit);
    }
    dalil_impose_corners(side, bleed);
    dalil_impose_ticks(side, bleed, spine, NAN, TRUE);
}

DalilImposed *
dalil_impose_booklet(const DalilImposedPage *leaves, int n, gboolean rtl, double creep)
{
    DalilImposed *plan = g_ptr_array_new_with_free_func(free_side);
    int whole = dalil_impose_round(n);

    for (int side = 0; side < whole / 2; side++) {
        int pair[2];
        dalil_impose_order(whole, side, rtl, pair);
        booklet_side(plan, leaves, n, pair, side / 2 * creep);
    }
    return plan;
}

/* Cuts between cells: two where a bleed lies between them, one where they touch. */
static void
cell_marks(DalilSide *side, const DalilCells *cells, double w, double h, double bleed)
{
    double gap = 2 * bleed;

    for (int c = 0; c < cells->columns; c++) {
        double x = side->trim.left + c * (w + gap);
        dalil_impose_ticks(side, bleed, x, NAN, FALSE);
        if (gap > 0 || c == cells->columns - 1)
            dalil_impose_ticks(side, bleed, x + w, NAN, FALSE);
    }
    for (int r = 0; r < cells->rows; r++) {
        double y = side->trim.high - r * (h + gap);
        dalil_impose_ticks(side, bleed, NAN, y, FALSE);
        if (gap > 0 || r == cells->rows - 1)
            dalil_impose_ticks(side, bleed, NAN, y - h, FALSE);
    }
}

/* Returns the page after the last one that was set. */
static int
cells_side(DalilImposed *plan, const DalilImposedPage *leaves, int n, int from,
           const DalilCells *cells)
{
    double w = width_of(&leaves[0].trim), h = height_of(&leaves[0].trim);
    double bleed = bleed_of(leaves, n), gap = 2 * bleed;
    double all_w = cells->columns * (w + gap) - gap, all_h = cells->rows * (h + gap) - gap;
    double left = (cells->width - all_w) / 2, low = (cells->height - all_h) / 2;
    DalilSide *side = add_side(plan, cells->width, cells->height);
    DalilEdges limit = {left - bleed, low - bleed, left + all_w + bleed, low + all_h + bleed};
    int page = from;

    side->trim = (DalilEdges){left, low, left + all_w, low + all_h};
    side->bleed = limit;
    for (int i = 0; i < cells->columns * cells->rows && page < n; i++) {
        int row = i / cells->columns, c = i % cells->columns;
        int column = cells->rtl ? cells->columns - 1 - c : c;
        put(side, &leaves[page], page, left + column * (w + gap), low + all_h - h - row * (h + gap),
            &limit);
        page += cells->repeat ? 0 : 1;
    }
    cell_marks(side, cells, w, h, bleed);
    return cells->repeat ? page + 1 : page;
}

DalilImposed *
dalil_impose_cells(const DalilImposedPage *leaves, int n, const DalilCells *cells, int most[2])
{
    double gap = 2 * bleed_of(leaves, n), around = 2 * PAPER_EDGE;
    double w = width_of(&leaves[0].trim) + gap, h = height_of(&leaves[0].trim) + gap;
    DalilImposed *plan = NULL;

    most[0] = (int)floor((cells->width - around + CLOSE) / w);
    most[1] = (int)floor((cells->height - around + CLOSE) / h);
    if (cells->columns > most[0] || cells->rows > most[1])
        return NULL;
    plan = g_ptr_array_new_with_free_func(free_side);
    for (int page = 0; page < n;)
        page = cells_side(plan, leaves, n, page, cells);
    return plan;
}

/* One sheet of a poster. */
typedef struct {
    const DalilTiles *tiles;
    const DalilImposedPage *leaf;
    int page, columns, rows;
    double step_w, step_h;
    double left, high; /* of the first tile's window, in the page's own space */
} Grid;

/* How many windows of @window, each over the last one's end by @overlap, cover @length; one more
 * than can be when it is too many. */
static int
count(double length, double window, double overlap)
{
    return (int)CLAMP(ceil((length - overlap - CLOSE) / (window - overlap)), 1,
                      DALIL_TILES_MAX + 1);
}

static Grid
grid_of(const DalilTiles *tiles, const DalilImposedPage *leaf, int page)
{
    double w = tiles->width - 2 * tiles->margin, h = tiles->height - 2 * tiles->margin;
    double all_w = width_of(&leaf->bleed), all_h = height_of(&leaf->bleed);
    Grid grid = {.tiles = tiles, .leaf = leaf, .page = page};

    grid.columns = count(all_w, w, tiles->overlap);
    grid.rows = count(all_h, h, tiles->overlap);
    grid.step_w = w - tiles->overlap;
    grid.step_h = h - tiles->overlap;
    /* What is too much is divided: no sheet holds only a strip. */
    grid.left = leaf->bleed.left - (grid.columns * grid.step_w + tiles->overlap - all_w) / 2;
    grid.high = leaf->bleed.high + (grid.rows * grid.step_h + tiles->overlap - all_h) / 2;
    return grid;
}

static void
tile(DalilImposed *plan, const Grid *grid, int column, int row)
{
    const DalilTiles *t = grid->tiles;
    const DalilEdges *trim = &grid->leaf->trim;
    DalilSide *side = add_side(plan, t->width, t->height);
    DalilEdges window = {t->margin, t->margin, t->width - t->margin, t->height - t->margin};
    double x = t->margin - (grid->left + column * grid->step_w) + trim->left;
    double y = t->height - t->margin - (grid->high - row * grid->step_h) + trim->low;
    double half = t->overlap / 2, w = width_of(trim), h = height_of(trim);
    int shown = t->rtl ? grid->columns - 1 - column : column;

    side->trim = side->bleed = window;
    put(side, grid->leaf, grid->page, x, y, &window);
    /* Where the knife goes: half-way through an overlap, on the trim at the poster's edge. */
    dalil_impose_ticks(side, 0, column > 0 ? window.left + half : x, NAN, FALSE);
    dalil_impose_ticks(side, 0, column < grid->columns - 1 ? window.right - half : x + w, NAN,
                       FALSE);
    dalil_impose_ticks(side, 0, NAN, row > 0 ? window.high - half : y + h, FALSE);
    dalil_impose_ticks(side, 0, NAN, row < grid->rows - 1 ? window.low + half : y, FALSE);
    dalil_impose_label(side, column, row, grid->columns, grid->rows,
                       row * grid->columns + shown + 1);
}

DalilImposed *
dalil_impose_tiles(const DalilImposedPage *leaves, int n, const DalilTiles *tiles)
{
    DalilImposed *plan = NULL;

    if (tiles->width - 2 * tiles->margin < tiles->overlap * 2 ||
        tiles->height - 2 * tiles->margin < tiles->overlap * 2)
        return NULL;
    plan = g_ptr_array_new_with_free_func(free_side);
    for (int i = 0; i < n; i++) {
        Grid grid = grid_of(tiles, &leaves[i], i);
        if ((double)grid.columns * grid.rows > DALIL_TILES_MAX) {
            g_ptr_array_unref(plan);
            return NULL;
        }
        for (int row = 0; row < grid.rows; row++)
            for (int c = 0; c < grid.columns; c++)
                tile(plan, &grid, tiles->rtl ? grid.columns - 1 - c : c, row);
    }
    return plan;
}
