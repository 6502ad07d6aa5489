/* pair.h: how the two languages of a PAIR share a column */
#pragma once

#include "layout/box.h"

/* Pairs of one kind (hours, say, or notices): a reader who has seen two of them that are set alike
 * knows where to look in the third. */
struct DalilPairs {
    const DalilBox **boxes;
    int n;
    gboolean alike; /* all beside each other or all one under the other; else each its own way */
    struct {
        DalilSetting at; /* size 0: not used yet */
        double width;
        gboolean under;
    } known[8]; /* what was found lately; the oldest goes first */
    int next;
};

/* The kinds among @boxes of which there are several; from now on its pairs know each other.
 * Returns: (element-type DalilPairs): in @arena, ended by NULL. */
DalilPairs **dalil_pair_gather(DalilArena *arena, DalilBox *const *boxes, int n);

/* Where each half stands, from the pair's start edge and top, and its measure. Side by side, or,
 * where that leaves too little room for a word or costs more lines than it saves, one under the
 * other. @places: two, or NULL. Returns the height. */
double dalil_pair_set(DalilTrial *trial, const DalilBox *pair, double width,
                      DalilPackPlace *places);
