/* fold.c: the table of folds */
#include "template/fold.h"

const char *const dalil_fold_words[] = {"none", "letter",      "z",       "bi",
                                        "gate", "double-gate", "booklet", NULL};

enum { STEPS_MAX = 3 };

/* One place on a side, from the start edge. */
typedef struct {
    int number; /* reading order, 1 is the cover */
    const char *role;
    int parts;     /* of the sheet's width */
    double narrow; /* allowances it is narrower by */
} Slot;

typedef struct {
    gboolean paged;
    int sides, columns;
    Slot slots[2][DALIL_FOLD_COLUMNS]; /* outside, inside */
    int n_steps;
    DalilFoldStep steps[STEPS_MAX];
} Fold;

/* The part that is opened first is folded last: so numbers ascend while the reader opens. */
/* clang-format off */
static const Fold folds[] = {
    [DALIL_FOLD_NONE] = {TRUE, 1, 1, {{{1, "page", 1, 0}}}, 0, {{0}}},
    [DALIL_FOLD_BOOKLET] = {TRUE, 1, 1, {{{1, "page", 1, 0}}}, 0, {{0}}},
    [DALIL_FOLD_BI] = {
        FALSE, 2, 2,
        {{{4, "back", 1, 0}, {1, "cover", 1, 0}},
         {{2, "inside", 1, 0}, {3, "inside", 1, 0}}},
        1, {{.crease = 1}}},
    /* 4 is behind the flap */
    [DALIL_FOLD_LETTER] = {
        FALSE, 2, 3,
        {{{5, "flap", 1, 1}, {6, "back", 1, 0}, {1, "cover", 1, 0}},
         {{2, "inside", 1, 0}, {3, "inside", 1, 0}, {4, "inside", 1, 1}}},
        2, {{2, .end = TRUE}, {.crease = 1}}},
    /* closed, 4 is the back; 5 and 6 are seen when the open sheet is turned over */
    [DALIL_FOLD_Z] = {
        FALSE, 2, 3,
        {{{5, "reverse", 1, 0}, {6, "reverse", 1, 0}, {1, "cover", 1, 0}},
         {{2, "inside", 1, 0}, {3, "inside", 1, 0}, {4, "back", 1, 0}}},
        2, {{2, .end = TRUE, .under = TRUE}, {.crease = 1}}},
    /* closed, the doors stand as 1, 2 */
    [DALIL_FOLD_GATE] = {
        FALSE, 2, 3,
        {{{2, "door", 1, 0.5}, {6, "back", 2, 0}, {1, "cover door", 1, 0.5}},
         {{3, "inside", 1, 0.5}, {4, "centre", 2, 0}, {5, "inside", 1, 0.5}}},
        2, {{2, .end = TRUE}, {1, .beside = TRUE}}},
    /* the cover opened, the doors stand as 2, 3 */
    [DALIL_FOLD_DOUBLE_GATE] = {
        FALSE, 2, 4,
        {{{3, "door", 1, 0.5}, {8, "back", 1, 0}, {1, "cover", 1, 0}, {2, "door", 1, 0.5}},
         {{4, "inside", 1, 0.5}, {5, "inside", 1, 0}, {6, "inside", 1, 0}, {7, "inside", 1, 0.5}}},
        3, {{3, .end = TRUE}, {1, .beside = TRUE}, {2}}},
};
/* clang-format on */

static const Slot *
slot_of(DalilFoldKind fold, int number)
{
    for (int side = 0; side < folds[fold].sides; side++)
        for (int i = 0; i < folds[fold].columns; i++)
            if (folds[fold].slots[side][i].number == number)
                return &folds[fold].slots[side][i];
    g_return_val_if_reached(&folds[fold].slots[0][0]);
}

gboolean
dalil_fold_paged(DalilFoldKind fold)
{
    return folds[fold].paged;
}

int
dalil_fold_panels(DalilFoldKind fold)
{
    return folds[fold].sides * folds[fold].columns;
}

int
dalil_fold_sides(DalilFoldKind fold)
{
    return folds[fold].sides;
}

int
dalil_fold_columns(DalilFoldKind fold)
{
    return folds[fold].columns;
}

int
dalil_fold_number(DalilFoldKind fold, int side, int column)
{
    return folds[fold].slots[side][column].number;
}

const char *
dalil_fold_role(DalilFoldKind fold, int number)
{
    return slot_of(fold, number)->role;
}

int
dalil_fold_steps(DalilFoldKind fold, const DalilFoldStep **steps)
{
    *steps = folds[fold].steps;
    return folds[fold].n_steps;
}

DalilFoldPlace
dalil_fold_place(DalilFoldKind fold, double width, double allowance, int number)
{
    const Fold *f = &folds[fold];
    double parts = 0, narrow = 0, part = 0;

    for (int i = 0; i < f->columns; i++) {
        parts += f->slots[0][i].parts;
        narrow += f->slots[0][i].narrow;
    }
    part = (width + narrow * allowance) / parts;
    for (int side = 0; side < f->sides; side++) {
        double x = 0;
        for (int i = 0; i < f->columns; i++) {
            const Slot *slot = &f->slots[side][i];
            double w = slot->parts * part - slot->narrow * allowance;
            if (slot->number == number)
                return (DalilFoldPlace){side, x, w};
            x += w;
        }
    }
    g_return_val_if_reached(((DalilFoldPlace){0, 0, width}));
}
