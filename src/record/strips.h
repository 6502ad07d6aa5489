/* strips.h: stickers on sheets: a strip a leaflet, as often as there are leaflets */
#pragma once

#include "paint/sheets.h"
#include "record/errata.h"
#include "record/labels.h"

/* FALSE: the sticker *@large (from 0) is larger than a label of @labels; otherwise @grid is to be
 * cleared. */
gboolean dalil_strips_grid(const DalilErrata *errata, const DalilLabels *labels,
                           DalilLabelGrid *grid, int *large);
/* The sheets for @copies leaflets. (transfer full): of DalilSheet, their items in @arena */
GArray *dalil_strips_sheets(DalilArena *arena, DalilShaper *shaper, const DalilErrata *errata,
                            const DalilLabelGrid *grid, int copies);
