/* icons.h: pictograms
 *
 * Drawn for dalil on one grid of 24 units, with one weight of line, and without letters or
 * digits, so that they need no translation. Each is scaled to one optical size and centred
 * by its ink; the weight of the line is the same in all of them.
 */
#pragma once

#include <cairo.h>

/* Returns: (transfer none): every name, in the order of the table, NULL-terminated. */
const char *const *dalil_icon_names(void);

/* Returns: the number of the icon, for dalil_icon_draw(); -1 when no icon has that name. */
int dalil_icon_lookup(const char *name);

/* Draws in the current source, which must be opaque; (@x, @y) is the top left of a square of
 * @size points, more than 0, and no ink leaves it. The current path is lost, all else stays
 * as it was. Right-to-left pages draw the same icons; only "arrow" points (to the right), and
 * the caller mirrors it. */
void dalil_icon_draw(cairo_t *cr, int icon, double x, double y, double size);
