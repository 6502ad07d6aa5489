/* sheet.h: what stands round a page on a printed sheet
 *
 * From the inside out: the trim, where the knife cuts; the bleed, filled by whatever touches the
 * trim; the slug, with marks for cutting, folding and for putting the plates on each other. All
 * places here are points from the top left corner of the trim.
 */
#pragma once

#include "paint/page.h"
#include "press/inkmap.h"

enum { DALIL_FOLD_MARKS = DALIL_FOLD_COLUMNS - 1 };

typedef struct {
    double width, height; /* of the trim */
    double bleed, slug;
    double folds[DALIL_FOLD_MARKS]; /* from the left edge */
    int n_folds;
    int page, n_pages; /* from 0 */
    gboolean folded;   /* pages are the two sides of one sheet */
} DalilSheet;

/* Inks beyond those of the edition, by which marks are drawn: their numbers come after the
 * edition's. */
typedef enum {
    DALIL_MARK_ALL, /* on every plate */
    DALIL_MARK_BLACK,
    DALIL_MARK_BAR, /* first patch of the ink bar */
} DalilMark;

/* Page @page of @layout as a sheet. */
DalilSheet dalil_sheet_of(const DalilLayout *layout, const DalilEdition *edition,
                          const DalilPressWish *wish, int page);

/* Adds the inks of marks, and of a bar with every plate: full and half. Returns how many. */
int dalil_marks_inks(DalilInkMap *map);

/* Paints the page; grounds and patterns that touch the trim reach to the edge of the bleed. */
void dalil_bleed_page(cairo_t *cr, DalilPainter *painter, const DalilPage *page, double bleed);
/* Marks for cutting and folding, targets, ink bar. @inks: where the marks' inks begin. */
void dalil_marks_draw(cairo_t *cr, const DalilSheet *sheet, const DalilEditionInk *inks,
                      int n_inks);

/* What is said on the slug: text for the edge above and the edge below. */
typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    const DalilSheet *sheet;
    int ink;
    const char *foot; /* file, code, date */
} DalilSlug;
void dalil_slug_draw(cairo_t *cr, DalilPainter *painter, const DalilSlug *slug);
