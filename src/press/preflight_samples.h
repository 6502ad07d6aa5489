/* preflight_samples.h: the pixels of a picture, plate by plate, small enough to be measured */
#pragma once

#include <cairo.h>

#include "press/preflight_paint.h"

typedef struct {
    int width, height;
    cairo_surface_t *planes[4]; /* A8: 255 is a full plate; of a mask: 255 is inked */
    cairo_surface_t *mask;      /* A8; NULL: all of it is seen */
} DalilPfSamples;

/* FALSE: it is of a kind that is not measured, or too large. */
gboolean dalil_pf_samples_read(DalilPfSamples *samples, DalilPf *pf, const DalilPfPicture *picture);
void dalil_pf_samples_clear(DalilPfSamples *samples);
