/* fold.c: the table of folds */
#include "template/fold.h"

const char *const dalil_fold_words[] = {"none", "letter", NULL};

/* One place on a side, from the start edge. */
typedef struct {
    int number;      /* reading order, 1 is the cover */
    gboolean narrow; /* the flap, and what lies behind it */
} Slot;

typedef struct {
    int sides, columns;
    Slot slots[2][4];
} Fold;

static const Fold folds[] = {
    [DALIL_FOLD_NONE] = {1, 1, {{{1, FALSE}}}},
    /* outside: flap, back, cover; inside: 2, 3, and 4 behind the flap */
    [DALIL_FOLD_LETTER] =
        {2, 3, {{{5, TRUE}, {6, FALSE}, {1, FALSE}}, {{2, FALSE}, {3, FALSE}, {4, TRUE}}}},
};

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

DalilFoldPlace
dalil_fold_place(DalilFoldKind fold, double width, double allowance, int number)
{
    const Fold *f = &folds[fold];
    int narrow = 0;
    double wide = 0;

    for (int i = 0; i < f->columns; i++)
        narrow += f->slots[0][i].narrow;
    wide = (width + narrow * allowance) / f->columns;
    for (int side = 0; side < f->sides; side++) {
        double x = 0;
        for (int i = 0; i < f->columns; i++) {
            const Slot *slot = &f->slots[side][i];
            double w = slot->narrow ? wide - allowance : wide;
            if (slot->number == number)
                return (DalilFoldPlace){side, x, w};
            x += w;
        }
    }
    g_return_val_if_reached(((DalilFoldPlace){0, 0, width}));
}
