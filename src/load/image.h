/* image.h: what a picture's file says of itself, read and judged before anything is decoded
 *
 * The kind is told by the bytes, not by the name. A few bytes can promise a billion pixels, so
 * sizes are limited here, where only headers are looked at. PNG and JPEG are read by us as far as
 * that needs; of an SVG drawing every element is looked at (svgcheck.h).
 */
#pragma once

#include "base/diag.h"

enum {
    DALIL_IMAGE_SIDE_MAX = 20000,          /* pixels */
    DALIL_IMAGE_PIXELS_MAX = 50 * 1000000, /* an A2 sheet at 300 ppi has 35 million */
    DALIL_IMAGE_BYTES_MAX = 32 * 1024 * 1024,
};

typedef enum { DALIL_IMAGE_PNG, DALIL_IMAGE_JPEG, DALIL_IMAGE_SVG } DalilImageKind;

typedef struct {
    DalilImageKind kind;
    const guint8 *bytes; /* the file; lent */
    gsize length;
    const char *place; /* as the layout names it: "images/logo.png" */
    const char *sum;   /* SHA-256 of the bytes, in hex */
    int width, height; /* pixels, as they lie in the file; of a drawing 0 */
    int turned;        /* how they are to be turned: EXIF's orientation, 1 to 8; 1: not */
    double shape;      /* width over height, as it is to be seen */
    gboolean alpha;    /* some of it may be see-through */
    gboolean grey;     /* JPEG: one component */
    gboolean other;    /* its colours go by a profile of its own that is not sRGB */
} DalilImage;

/* Fills in what the bytes say. @image: bytes, length, place and sum are there; what is wrong with a
 * PNG or a JPEG is an error at @at, where the layout names it; with a drawing, at its place in the
 * drawing, which is called @file. FALSE: it cannot be used. */
gboolean dalil_image_read(DalilImage *image, DalilDiags *diags, DalilSpan at, const char *file);

/* Whether there are more pixels than can be handled. */
gboolean dalil_image_is_huge(const DalilImage *image);

/* png.c, jpeg.c: read the header. Returns: (transfer none): what is wrong, to go on from "the
 * picture "images/logo.png" …"; NULL: nothing. */
const char *dalil_image_png(DalilImage *image);
const char *dalil_image_jpeg(DalilImage *image);

/* Said of a file that ends too early. */
extern const char dalil_image_cut[];
