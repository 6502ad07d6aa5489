/* box.h: blocks with their text measured, and how high they are at a setting
 *
 * A height is arithmetic on cached widths. A word wider than its measure is remembered, so
 * that the search can go on with a smaller size or say which word it was.
 */
#pragma once

#include "layout/layout.h"

typedef struct DalilBox DalilBox;
typedef struct DalilPairs DalilPairs; /* see pair.h */
struct DalilBox {
    const DalilBlock *block;
    const DalilMeasured *text, *value;
    DalilBox **children;
    int n_children;
    int index;             /* in its stream: where its height is kept */
    DalilPairs *pairs;     /* of a PAIR: those it should look like; NULL: it stands alone */
    const DalilBox *below; /* of a heading that is repeated: the first of its list; NULL: unknown */
};

/* The type of a story while it is tried: all the fit may change. */
typedef struct {
    double size;    /* points */
    double leading; /* multiple of the language's */
    double gap;     /* multiple of the spaces asked for */
} DalilSetting;

typedef struct {
    const DalilEdition *edition;
    DalilSetting at;
    const DalilMeasured *too_wide; /* a paragraph with a word wider than its measure; NULL: none */
} DalilTrial;

DalilBox *dalil_box_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                        const DalilBlock *block);

/* Height of @box in a column @width points wide. */
double dalil_box_height(DalilTrial *trial, const DalilBox *box, double width);
/* Boxes one under the other; the first one's space above is dropped. */
double dalil_box_stack(DalilTrial *trial, DalilBox *const *boxes, int n, double width);
/* Space above @box inside a column. */
double dalil_box_before(const DalilTrial *trial, const DalilBox *box);
/* Space between the repeated heading @again and @box, which goes on below it: the same as below the
 * first heading, so that what stands below headings in several columns lines up. */
double dalil_box_before_again(const DalilTrial *trial, const DalilBox *again, const DalilBox *box);

/* Type size, line pitch and measure of @text (NULL: a number to come) in @style, set in @width with
 * @hang em to the start of its text. */
typedef struct {
    double size, pitch, width;
    gint64 limit;
} DalilMeasure;
DalilMeasure dalil_box_measure(const DalilTrial *trial, const DalilMeasured *text, int style,
                               double width, double hang);
/* Width of the mark of a SIDE and of the gap after it. */
double dalil_box_mark(const DalilTrial *trial, const DalilBox *box, double *gap);
/* Where a child of a PACK stands, from the pack's start edge and top, and its measure. */
typedef struct {
    double x, y, width;
} DalilPackPlace;
/* @places: room for all children, or NULL. Returns the height. */
double dalil_box_pack(DalilTrial *trial, const DalilBox *box, double width, DalilPackPlace *places);
/* Width at setting of a ROW's value. */
double dalil_box_value_width(const DalilTrial *trial, const DalilBox *box);
/* Tiles that fit side by side in @width. */
int dalil_box_tiles_across(const DalilBox *box, double width);
