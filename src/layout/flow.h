/* flow.h: a story run through a chain of frames
 *
 * Entries stay whole and headings stay with their first entry; a category that goes on in
 * a new frame has its heading repeated. Only what is higher than an empty frame is split,
 * between its blocks, then between lines. What finds no frame flows on into imaginary ones,
 * so that a report can say by how much and with which entry it goes over.
 */
#pragma once

#include "layout/heights.h"

typedef struct {
    const DalilBox *box;
    int slot;
    double y, height; /* from the top of the slot */
    double width;     /* its measure: the slot's, or less for a split paragraph */
    int from, to;     /* lines [from, to) of a split paragraph; to < 0: all */
    int weight;       /* share of left-over space above, in hundredths */
} DalilPlacement;

typedef struct {
    GArray *placements; /* DalilPlacement, in order */
    GArray *used;       /* double: height used in each slot, imaginary ones too */
    int slots;          /* really there; G_MAXINT when pages repeat */
    double over;        /* points in imaginary frames; 0: it fits */
    int first_over;     /* index into boxes of the first that found no room; -1 */
    int entries_over;   /* services that found no room */
    gboolean gave_up;   /* far over: the rest was not placed */
} DalilFlowed;

/* @cap: no frame is filled higher than this (points), for balancing; 0: their own height. */
DalilFlowed *dalil_flow(DalilHeights *heights, double cap);
/* The same for a search, which gives up when the second imaginary frame begins. */
DalilFlowed *dalil_flow_quickly(DalilHeights *heights);
/* The same with every frame beginning with a chunk that is given: @begins by frame of the chain,
 * one more than it has, all the chunks behind the last. What has no room so runs over. */
DalilFlowed *dalil_flow_at(DalilHeights *heights, const int *begins);
void dalil_flowed_free(DalilFlowed *flowed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilFlowed, dalil_flowed_free)
