/* picture.h: photographs and drawings, each made ready once and shown as often as it is placed
 *
 * In a PDF a JPEG goes in as it is, and a drawing as lines in a form of its own, which every place
 * refers to. On a surface of pixels both are drawn anew.
 */
#pragma once

#include <cairo.h>

#include "layout/layout.h"

typedef struct DalilPictures DalilPictures;

DalilPictures *dalil_pictures_new(void);
void dalil_pictures_free(DalilPictures *pictures); /* NULL is fine */

/* Makes the picture, in its place, what @cr draws with. @ink: of `currentColor`; NULL: black.
 * FALSE: it cannot be drawn, though it was checked. */
gboolean dalil_pictures_source(DalilPictures *pictures, cairo_t *cr,
                               const DalilPlacedPicture *placed, const DalilColour *ink);
