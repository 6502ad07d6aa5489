/* pattern.c: ornament of interlaced bands
 *
 * Everything is built on the star of two squares: one upright, with sides at a distance S
 * from the middle, one on its corner, with corners at a distance of half a cell, where it
 * meets those of the next stars. A band is two lines at a distance B from its own middle;
 * along the line x + y = 1/2 that makes x + y = 1/2 + D and x + y = 1/2 - D. Where bands
 * cross, the lines of the lower one end at the lines of the upper one, and going on along
 * any band it is now the upper, now the lower one.
 *
 * The tables hold one quarter of a cell, in cells, from the middle of the star. The other
 * quarters are the same, turned by right angles: nothing is computed that could come out
 * differently on another machine.
 */
#include "paint/pattern.h"

#include <glib.h>
#include <math.h>

#define LINE 0.02
#define B 0.028
#define ROOT2 1.4142135624
#define S (0.25 * ROOT2)
#define D (B * ROOT2)

/* The rosette: a star with eight points, and a square between any two of them. ROSE
 * is the distance from the middle to the sides of the star. BUD is the distance from the
 * middle of the cross to the tips of the star in it. */
#define ROSE 0.082
#define BUD 0.125
#define CELLS_MAX 200.0 /* along a side; finer ornament would only be grey */
#define REACH 0.65      /* how far from its middle a cell draws */

typedef enum {
    BAND,       /* a piece of a line; the three others stand apart */
    STAR,       /* an outline round the middle of the cell, which the other quarters close */
    CORNER_STAR /* the same round the corner of the cell */
} Kind;

typedef struct {
    Kind kind;
    int n;
    double at[5][2];
} Piece;

typedef struct {
    const Piece *lines, *areas;
    int n_lines, n_areas;
} Pattern;

/* A quarter of a star of two squares with corners at a distance R, and of one with sharp
 * points whose sides are at a distance R. */
/* clang-format off */
#define KHATAM(R)                                                                                 \
    {{(R), 0}, {(R) / ROOT2, (R) - (R) / ROOT2},                                                  \
     {(R) / ROOT2, (R) / ROOT2}, {(R) - (R) / ROOT2, (R) / ROOT2}}
#define SHARP(R)                                                                                  \
    {{ROOT2 * (R), 0}, {(1 + ROOT2) * (R), (R)}, {(R), (R)}, {(R), (1 + ROOT2) * (R)}}
/* clang-format on */

static const Piece zellige_lines[] = {
    /* the upright square, from below its right side's upper crossing round the corner */
    {BAND, 3, {{S + B, S + B - 0.5 + D}, {S + B, S + B}, {0.5 + D - S - B, S + B}}},
    {BAND, 3, {{S - B, S - B - 0.5 + D}, {S - B, S - B}, {0.5 + D - S + B, S - B}}},
    /* the square on its corner, from the crossing at (1/2, 0) to that at (0, 1/2) */
    {BAND, 2, {{0.5 + D / 2, D / 2}, {S + B, 0.5 + D - S - B}}},
    {BAND, 2, {{S - B, 0.5 + D - S + B}, {D, 0.5}}},
    {BAND, 2, {{0.5 - D / 2, -D / 2}, {S + B, 0.5 - D - S - B}}},
    {BAND, 2, {{S - B, 0.5 - D - S + B}, {0, 0.5 - D}}},
    {STAR, 4, SHARP(ROSE)},
    {STAR, 4, KHATAM((2 + ROOT2) * ROSE)},
    {CORNER_STAR, 4, KHATAM(BUD)},
};

static const Piece zellige_areas[] = {
    {STAR, 4, SHARP(ROSE)},
    {CORNER_STAR, 4, KHATAM(BUD)},
};

static const Piece stars_lines[] = {
    {BAND,
     5,
     {{0.5 + D / 2, D / 2},
      {S + B, 0.5 + D - S - B},
      {S + B, S + B},
      {0.5 + D - S - B, S + B},
      {D, 0.5}}},
    {BAND,
     5,
     {{0.5 - D / 2, -D / 2},
      {S - B, 0.5 - D - S + B},
      {S - B, S - B},
      {0.5 - D - S + B, S - B},
      {0, 0.5 - D}}},
};

static const Piece stars_areas[] = {
    {STAR, 4, KHATAM(0.5 - D)},
};

static const char *const names[] = {"zellige", "stars", NULL};

/* In the order of the names. */
static const Pattern patterns[] = {
    {zellige_lines, zellige_areas, G_N_ELEMENTS(zellige_lines), G_N_ELEMENTS(zellige_areas)},
    {stars_lines, stars_areas, G_N_ELEMENTS(stars_lines), G_N_ELEMENTS(stars_areas)},
};

const char *const *
dalil_pattern_names(void)
{
    return names;
}

static const Pattern *
lookup(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        if (g_strcmp0(names[i], name) == 0) {
            return &patterns[i];
        }
    }
    return NULL;
}

/* One quarter of @piece round (@cx, @cy), turned by @turns right angles. */
static void
trace_quarter(cairo_t *cr, const Piece *piece, double cx, double cy, int turns)
{
    for (int i = 0; i < piece->n; i++) {
        double x = piece->at[i][0], y = piece->at[i][1];

        for (int turn = 0; turn < turns; turn++) {
            double was = x;

            x = -y;
            y = was;
        }
        if (i == 0 && (piece->kind == BAND || turns == 0)) {
            cairo_move_to(cr, cx + x, cy + y);
        } else {
            cairo_line_to(cr, cx + x, cy + y);
        }
    }
}

static void
trace_cell(cairo_t *cr, const Piece *pieces, int n, double cx, double cy)
{
    for (int i = 0; i < n; i++) {
        double to_corner = pieces[i].kind == CORNER_STAR ? 0.5 : 0;

        for (int turns = 0; turns < 4; turns++) {
            trace_quarter(cr, &pieces[i], cx + to_corner, cy + to_corner, turns);
        }
        if (pieces[i].kind != BAND) {
            cairo_close_path(cr);
        }
    }
}

/* Clips to the rectangle, makes a cell the unit, and traces all cells that reach into it. */
static void
trace_all(cairo_t *cr, const Piece *pieces, int n, const double box[4], double cell)
{
    double unit = MAX(cell, MAX(box[2], box[3]) / CELLS_MAX);
    int columns = (int)floor(box[2] / unit / 2 + REACH);
    int rows = (int)floor(box[3] / unit / 2 + REACH);

    cairo_new_path(cr);
    cairo_rectangle(cr, box[0], box[1], box[2], box[3]);
    cairo_clip(cr);
    cairo_translate(cr, box[0] + box[2] / 2, box[1] + box[3] / 2);
    cairo_scale(cr, unit, unit);
    cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
    for (int row = -rows; row <= rows; row++) {
        for (int column = -columns; column <= columns; column++) {
            trace_cell(cr, pieces, n, column, row);
        }
    }
}

void
dalil_pattern_draw(cairo_t *cr, const char *name, double x, double y, double width, double height,
                   double cell)
{
    const Pattern *pattern = lookup(name);

    g_return_if_fail(pattern != NULL && cell > 0);
    cairo_save(cr);
    trace_all(cr, pattern->lines, pattern->n_lines, (double[]){x, y, width, height}, cell);
    cairo_set_line_width(cr, LINE);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    cairo_set_miter_limit(cr, 2); /* right angles stay sharp; the points of the rose stop short */
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_stroke(cr);
    cairo_restore(cr);
}

void
dalil_pattern_fill(cairo_t *cr, const char *name, double x, double y, double width, double height,
                   double cell)
{
    const Pattern *pattern = lookup(name);

    g_return_if_fail(pattern != NULL && cell > 0);
    cairo_save(cr);
    trace_all(cr, pattern->areas, pattern->n_areas, (double[]){x, y, width, height}, cell);
    cairo_fill(cr);
    cairo_restore(cr);
}
