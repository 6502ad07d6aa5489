/* emit.h: placed blocks become items, line by line, in logical coordinates */
#pragma once

#include "layout/fit.h"

/* What is being filled: the pages made so far and the ground the next item stands on. */
typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags;
    const DalilEdition *edition;
    GPtrArray *pages; /* GArray of DalilItem */
    GArray *grounds;  /* what lies under frames: page, rectangle, ink, in the order painted */
    const DalilTrial *trial;
    int page;
    int frame;              /* being filled, in the order of panels and frames */
    int ground;             /* ink; below 0: a picture, which is of many colours */
    gboolean again;         /* of a page that repeats, and not for the first time */
    gboolean blind;         /* text was set on a picture, and nobody knows how dark that is */
    gboolean more;          /* the text being emitted is followed by another on its line */
    double smallest;        /* type so far, points */
    const int *index_pages; /* by category: the page it begins on (from 1); NULL: not known */
    const DalilRich *const *running; /* by page: the heading that reigns there; NULL: none */
} DalilEmit;

/* Remembers that a ground was painted, and tells the ink seen at the middle of @rect. */
void dalil_emit_ground(DalilEmit *emit, DalilRect rect, int ink, double radius);
int dalil_emit_ground_at(const DalilEmit *emit, int page, DalilRect rect);

/* The same of what was painted otherwise; @ink below 0: a picture. */
void dalil_emit_stand(DalilEmit *emit, DalilRect rect, int ink);

/* One item more on the page and in the frame that are being filled. */
void dalil_emit_add(DalilEmit *emit, DalilItem item);

/* Items of @box with its top left (logical) corner at (x, y). Lines [from, to) only, when @to >= 0.
 */
void dalil_emit_box(DalilEmit *emit, const DalilBox *box, double x, double y, double width,
                    int from, int to);

/* A ground, filled, or outlined when its ink says so. Returns the ink that is then seen inside. */
int dalil_emit_shape(DalilEmit *emit, DalilRect rect, int ink, double radius);

/* A ground or a pattern. */
void dalil_emit_fill(DalilEmit *emit, DalilRect rect, int ink, double radius);
void dalil_emit_pattern(DalilEmit *emit, DalilRect rect, const char *name, int ink, double cell,
                        gboolean fill);
