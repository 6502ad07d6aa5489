/* layout.h: from blocks to pages of placed items, and a report of how it fitted
 *
 * Everything is numbers here: no drawing library. Text is measured when boxes are made, and for
 * page numbers and running heads, which are known last; the fit never asks a font. Logical
 * coordinates (x from the start edge) are kept until place.c turns them into left and right.
 */
#pragma once

#include "compose/block.h"
#include "typeset/measure.h"

typedef enum {
    DALIL_ITEM_TEXT,
    DALIL_ITEM_FILL, /* a ground, with rounded corners when radius > 0 */
    DALIL_ITEM_RULE, /* the same, thin */
    DALIL_ITEM_ICON,
    DALIL_ITEM_QR,
    DALIL_ITEM_PATTERN,      /* its lines */
    DALIL_ITEM_PATTERN_FILL, /* its stars, filled: painted before the lines */
    DALIL_ITEM_PICTURE,
} DalilItemKind;

/* A run of a line, placed. In logical order within its line. */
typedef struct {
    const DalilShaped *shaped; /* NULL: a space or a pictogram */
    int icon;                  /* -1: none */
    double x;                  /* left edge, points; until placing, from the line's left edge */
    double width;
    double size; /* of the glyphs, points */
    int ink;
    guint8 level;
} DalilPlaced;

typedef struct {
    const DalilImage *image;
    DalilRect whole;               /* where all of it lies; of it the item's rectangle is seen */
    const DalilLanguage *language; /* of its alternative text; NULL: it has none */
    DalilSpan at;
    int ink; /* what `currentColor` is; -1: black */
} DalilPlacedPicture;

typedef struct {
    DalilItemKind kind;
    DalilRect rect; /* TEXT: the line's own box; its baseline is `baseline` */
    int ink;        /* FILL, RULE, ICON, QR, PATTERN */
    const DalilPlacedPicture *picture;
    double radius;
    int icon;
    /* QR: what it says; PATTERN: its name; ICON, PICTURE: alternative text or NULL */
    const char *text;
    double cell; /* PATTERN */
    double baseline, size;
    const DalilPlaced *runs;
    int n_runs;
    const DalilMeasured *measured; /* TEXT: whose pieces [from, to) these are */
    int from, to;
    double measure;  /* TEXT: the width it was set in, points */
    int align;       /* DalilAlign */
    gboolean more;   /* another text follows on the same line */
    const char *key; /* "service/field", NULL */
    int frame;       /* the frame it stands in, in the order of panels and frames */
} DalilItem;

typedef struct {
    double width, height;
    const DalilItem *items;
    int n;
    const char *name; /* "outside", "inside", "page" */
} DalilPage;

/* Where a service stands: its id, and in which frame of its flow. */
typedef struct {
    const char *service;
    int frame;
} DalilFitPlace;

/* How one story fitted, and by which moves: its certificate. */
typedef struct {
    const char *name;          /* flow or frame */
    gboolean is_even;          /* its frames should be filled alike */
    double size, leading, gap; /* as set */
    double size_max, leading_max, gap_max;
    int n_frames;
    double *filled;      /* part of each frame's height that is used, 0..1 */
    const char **panels; /* the name of each frame */
    DalilFitPlace *places;
    int services; /* so many places */
    const char **shortened;
    int n_shortened;       /* services with their short text */
    gboolean dense, moved; /* entries in the dense design; categories in another order */
    gboolean planned;      /* breaks shared with the other languages' editions */
} DalilFit;

typedef struct {
    DalilPage *pages;
    int n_pages;
    DalilFit *fits;
    int n_fits;
    double smallest; /* type anywhere in the edition, points; 0: none */
    gboolean rtl;
} DalilLayout;

/* Lays @edition out. Returns: (transfer none, owned by @arena): NULL when something does not fit or
 * has no font; @diags says what and how to go on. */
DalilLayout *dalil_layout(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                          const DalilEdition *edition);

/* What the editions of one layout agreed on (plan.h). */
typedef struct DalilPlan DalilPlan;
/* The same with categories on the panels of @plan; NULL: without. */
DalilLayout *dalil_layout_planned(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                                  const DalilEdition *edition, const DalilPlan *plan);

/* One line a story: type size, fill of each frame; below it the moves that were taken and the
 * panels that stay nearly empty. */
void dalil_layout_certificate(const DalilLayout *layout, const char *name, GString *to);
