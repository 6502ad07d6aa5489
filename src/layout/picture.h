/* picture.h: pictures in their places */
#pragma once

#include "layout/emit.h"

/* How large @picture is in a column @room points wide. */
void dalil_picture_size(const DalilLayoutPicture *picture, double room, double *width,
                        double *height);

/* @picture in @rect, by its `fit`; where it is cut at the edge of the page there is enough of it
 * for the bleed. Tells when its pixels are too few. */
void dalil_picture_emit(DalilEmit *emit, const DalilLayoutPicture *picture, DalilRect rect,
                        double radius);
/* The same under a panel or frame: the ground for what stands on it. */
void dalil_picture_ground(DalilEmit *emit, const DalilLayoutPicture *picture, DalilRect rect,
                          double radius);
