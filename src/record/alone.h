/* alone.h: blocks set outside a layout: on a label, a slip, a guide page */
#pragma once

#include "layout/box.h"

/* Lent, all of it; what is set lives in the arena. */
typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags; /* what setting complains of: the layouts' own problems, told elsewhere */
    const DalilEdition *edition;
    int ground; /* ink behind the text */
} DalilAlone;

/* The setting at which @block's own text comes out at @size points. */
DalilSetting dalil_alone_at(const DalilAlone *setter, const DalilBlock *block, double size,
                            double leading);
/* Height in @width; -1: a word is wider. */
double dalil_alone_height(const DalilAlone *setter, const DalilBox *box, DalilSetting at,
                          double width);
/* Adds the items of @box to @items (of DalilItem) with its start corner at (x, y), logical until
 * dalil_place(). Returns the height. */
double dalil_alone_add(const DalilAlone *setter, const DalilBox *box, DalilSetting at, double x,
                       double y, double width, GArray *items);

DalilBox *dalil_alone_box(const DalilAlone *setter, const DalilBlock *block);
/* Several paragraphs as one block, as many side by side as fit; one as it is. */
const DalilBlock *dalil_alone_pack(const DalilAlone *setter, const GPtrArray *blocks);
/* Words of the program or a name, in the layout's first style. */
const DalilBlock *dalil_alone_words(const DalilAlone *setter, const DalilLanguage *language,
                                    const char *words, int ink, gboolean bold);

/* @item moved by (x, y); its runs are copied. */
DalilItem dalil_alone_moved(DalilArena *arena, const DalilItem *item, double x, double y);
void dalil_alone_fill(GArray *items, DalilRect rect, int ink);

/* A copy of @edition with the colour "#rrggbb" among its inks; @ink tells which. */
DalilEdition *dalil_alone_ink(DalilArena *arena, const DalilEdition *edition, const char *colour,
                              int *ink);
