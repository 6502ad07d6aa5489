/* moves.h: services that stand in another place of the sheet, by id, whatever came before them */
#pragma once

#include "layout/slots.h"
#include "record/compare.h"
#include "record/geometry.h"

/* A name for every place of a layout: "page 2, panel middle", with its column where there are more.
 * Opaque; owned by @arena of dalil_places_new(). */
typedef struct DalilPlaces DalilPlaces;

/* @pages: of the printed or laid-out edition; @rtl: it is mirrored. */
DalilPlaces *dalil_places_new(DalilArena *arena, const DalilTemplate *layout, int pages,
                              gboolean rtl);
int dalil_places_pages(const GArray *geometry); /* pages that hold anything */

typedef struct {
    char *id, *name;
    char *before, *after; /* "page 2, panel middle" */
    gboolean alone;       /* nothing else about it changed that a reader sees */
} DalilMove;

/* Services that both geometries have, at places that differ, by id. @comparison: of the same two.
 * @now: for names. (transfer full): of DalilMove, cleared with the array */
GArray *dalil_moves(const GArray *before, const DalilPlaces *was, const GArray *after,
                    const DalilPlaces *is, const DalilComparison *comparison,
                    const DalilCanon *now);

/* A line each, as `dalil diff` prints them. */
void dalil_moves_tell(const GArray *moves, GString *to);
