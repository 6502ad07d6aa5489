/* length.h: lengths and rectangles, in points (1/72 inch) unless the name says mm */
#pragma once

#include <glib.h>

#define DALIL_MM(mm) ((mm)*72.0 / 25.4)

/* x grows to the right, y downwards, from the top left of the sheet; or, where a
 * header says "logical", x grows from the start edge. */
typedef struct {
    double x, y, width, height;
} DalilRect;

/* Reads "12mm", "8.5pt", "1.2cm", "0.5in" (a unit is required, but for 0).
 * Returns FALSE and leaves @points alone when @text is not a length. */
gboolean dalil_length_parse(const char *text, double *points);
