/* fold_picture.h: a folded sheet drawn for people: as letters, and as SVG */
#pragma once

#include "template/folding.h"
#include "template/template.h"

typedef struct {
    const DalilTemplate *layout;
    const char *lang;            /* tag; NULL: none was named */
    gboolean rtl;                /* the sheet is drawn as it is printed for that language */
    int pages;                   /* of a booklet, a multiple of four */
    double thickness;            /* of the paper, points */
    const DalilFolding *folding; /* NULL: pages */
} DalilFoldPicture;

/* What stands in one place of a side, counted from the left. */
typedef struct {
    int number;       /* reading order: panel, or page */
    const char *name; /* its id, else what it is called in this fold */
    double x, width;  /* points, from the left edge of the side */
    int crease;       /* at its left edge: 0 none, 1 a valley, 2 a mountain, as this side is seen */
} DalilFoldCell;

/* Fills @cells (room for DALIL_FOLD_COLUMNS) with a side, 0 outside, 1 inside. Returns how many. */
int dalil_fold_picture_side(const DalilFoldPicture *picture, int side, DalilFoldCell *cells);
/* The same for a sheet of a booklet, 0 the outermost. */
int dalil_fold_picture_booklet(const DalilFoldPicture *picture, int sheet, int side,
                               DalilFoldCell *cells);
/* The name of a panel. */
const char *dalil_fold_picture_name(const DalilFoldPicture *picture, int number);
/* "A (1)": first line of either picture. */
void dalil_fold_picture_title(const DalilFoldPicture *picture, GString *to);

void dalil_fold_picture_text(const DalilFoldPicture *picture, GString *to);
void dalil_fold_picture_svg(const DalilFoldPicture *picture, GString *to);
