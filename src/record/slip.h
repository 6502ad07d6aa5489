/* slip.h: a slip of paper to put into a leaflet: what is another now, in the leaflet's language */
#pragma once

#include "paint/sheets.h"
#include "record/errata.h"

typedef struct {
    GArray *sheets; /* DalilSheet, A4 */
    int on_sheet;   /* slips on one: 3, 2, 1; all the same */
    int changes;    /* services and other records told about; 0: nothing, no sheets */
} DalilSlip;

/* Everything a reader should know, S0 to S2, that the layout prints. (transfer full) */
DalilSlip dalil_slip_new(DalilArena *arena, DalilShaper *shaper, const DalilErrata *errata);
