/* lines.h: breaking a measured paragraph into lines
 *
 * Greedy counting for the search, where only the number of lines matters; for the page, the
 * same number of lines with the raggedness spread (least sum of squares, after Knuth & Plass,
 * Breaking Paragraphs into Lines, 1981), no last line under a quarter of the measure where it can
 * be helped. Two lines in a row end in a hyphen only where no other way exists.
 */
#pragma once

#include "typeset/measure.h"

/* A width in points at type of @size points, in the units of a measured paragraph. */
gint64 dalil_lines_limit(double width, double size);

/* Lines needed at @limit. A piece wider than that has a line of its own. */
int dalil_lines_count(const DalilMeasured *measured, gint64 limit);

/* Breaks into as many lines as dalil_lines_count() says. @ends (room for that many): the piece each
 * line ends before. Returns the number of lines. */
int dalil_lines_break(const DalilMeasured *measured, gint64 limit, int *ends);

/* Width of pieces [from, to) on one line, with the hyphen it may end in. */
gint64 dalil_lines_width(const DalilMeasured *measured, int from, int to);
