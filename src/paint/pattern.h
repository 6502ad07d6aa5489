/* pattern.h: ornament of interlaced bands, as vectors
 *
 * "zellige"  eight-pointed khatams of two interlaced squares, linked tip to tip, with a
 *            rosette in each and a star in each cross between them: for covers
 * "stars"    stars and crosses bounded by one interlaced band: for strips
 *
 * A star stands in the middle of the rectangle and the next one @cell further on, so that
 * the ornament is cut alike at opposite sides. No more than 200 stars stand side by side:
 * a smaller @cell is enlarged. @name is one of dalil_pattern_names().
 */
#pragma once

#include <cairo.h>

/* Returns: (transfer none): NULL-terminated. */
const char *const *dalil_pattern_names(void);

/* Draws the lines of the bands, @cell * 0.02 wide, in the current source. All lengths are
 * in points. Nothing leaves the rectangle; the current path is lost, all else stays. */
void dalil_pattern_draw(cairo_t *cr, const char *name, double x, double y, double width,
                        double height, double cell);

/* Fills the stars between the bands in the current source: a tint, to be drawn first. */
void dalil_pattern_fill(cairo_t *cr, const char *name, double x, double y, double width,
                        double height, double cell);
