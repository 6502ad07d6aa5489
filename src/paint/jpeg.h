/* jpeg.h: a JPEG unpacked, for surfaces that are pixels themselves */
#pragma once

#include <cairo.h>

#include "load/image.h"

/* (transfer full): in an error state when it cannot be unpacked. */
cairo_surface_t *dalil_jpeg_unpack(const DalilImage *image);
