/* picture.h: pictures a layout places: their files found, read and judged
 *
 * A picture is named as seen from the network's folder ("images/logo.png"), or from the folder of
 * the layouts, so that a layout can bring its own. It never lies outside these.
 */
#pragma once

#include "load/fields.h"
#include "load/image.h"

typedef enum { DALIL_FIT_CONTAIN, DALIL_FIT_COVER } DalilFitKind;

typedef struct {
    DalilSpan span;
    DalilString file; /* text NULL: no picture */
    DalilItems alt;   /* DalilPictureAlt; none: decorative */
    gboolean decorative;
    double width, height; /* points; 0: not said */
    int fit;              /* DalilFitKind; below 0: not said */
    int align;            /* DalilAlign */
    DalilString ink;      /* what `currentColor` is in a drawing */
    int ink_index;        /* -1: none */
    DalilString ground;   /* ink that text on the picture must stand out from */
    int ground_index;     /* -1: not said */
    const DalilImage *image;
} DalilLayoutPicture;

typedef struct {
    const char *language; /* interned tag; "": the network's source */
    const char *text;
    DalilSpan span;
} DalilPictureAlt;

extern const DalilField dalil_picture_fields[];

/* DalilFieldRead for a DalilLayoutPicture. Its file is not opened yet. */
gboolean dalil_picture_read(DalilReader *reader, const DalilField *field, const DalilNode *node,
                            void *into);

/* Opens the file of @picture in one of @folders (NULL-terminated; the first is the network's own,
 * the others hold layouts), or finds it among @images, those opened before, and adds to them.
 * FALSE: problems were recorded. */
gboolean dalil_picture_open(DalilArena *arena, DalilDiags *diags, const char *const *folders,
                            GPtrArray *images, DalilLayoutPicture *picture);
