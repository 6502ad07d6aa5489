/* place.h: the one place where start and end become left and right */
#pragma once

#include "layout/layout.h"

/* Mirrors logical rectangles on a page @width wide when @rtl, and gives every run of a line its
 * place on the page. */
void dalil_place(DalilItem *items, int n, double width, gboolean rtl);
