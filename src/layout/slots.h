/* slots.h: where on which page a frame's columns lie, in logical coordinates */
#pragma once

#include "base/length.h"
#include "compose/block.h"

/* One column of one frame on one page. */
typedef struct {
    int page;        /* or side of the sheet; below 0: counted from the end, -1 is the last page */
    DalilRect panel; /* on its page */
    DalilRect outer; /* the frame, ground and all */
    DalilRect rect;  /* what a column may hold */
    const DalilPanel *in;
    const DalilFrame *frame;
    int index; /* of the frame, in the order of panels and frames */
} DalilSlot;

typedef struct {
    DalilSlot *once; /* slots of pages that come once */
    int n_once;
    DalilSlot *repeat; /* slots of the page that repeats, on its first page */
    int n_repeat;
} DalilSlots;

/* Pages (or sides) up to and with the first time the page comes that repeats; without those that
 * end the piece. */
int dalil_slots_pages(const DalilTemplate *layout);
/* How many pages there are in all when the repeating page has brought them to @running: with those
 * that end the piece, and in a booklet with more of the repeating one before these, where nothing
 * flows, to make a multiple of four. */
int dalil_slots_all_pages(const DalilTemplate *layout, int running);
/* A slot's page counted from the beginning, of @all. */
int dalil_slots_page(int page, int all);

/* All columns of the frames linked to @flow, or, with @flow -1, every frame once. */
DalilSlots dalil_slots_new(DalilArena *arena, const DalilTemplate *layout, int flow);

/* The k-th slot of a chain; FALSE when the chain is shorter. */
gboolean dalil_slots_nth(const DalilSlots *slots, int k, DalilSlot *slot);
/* The page a panel lies on (below 0: from the end), and where. */
int dalil_slots_panel(const DalilTemplate *layout, int panel, DalilRect *rect);
