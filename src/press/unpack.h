/* unpack.h: what readers of finished files share: streams, boxes, matrices
 *
 * A few bytes can be packed so that they fill a machine, and shown so often that they never end. So
 * whatever is made of one file is counted, and at some point nothing more is given.
 */
#pragma once

#include <glib.h>

#include <qpdf/qpdf-c.h>

#include "press/affine.h"

typedef struct {
    qpdf_data pdf;
    double left;        /* bytes that may still be made of this file */
    gboolean too_large; /* something was left out: it was too much */
    gboolean damaged;   /* something could not be unpacked */
} DalilUnpack;

/* As @pdf is read; @left is set. */
void dalil_unpack_begin(DalilUnpack *unpack, qpdf_data pdf);
/* FALSE, and too_large, when @bytes are more than is left. */
gboolean dalil_unpack_charge(DalilUnpack *unpack, double bytes);
/* A stream's bytes, for free(); NULL: it is none, or too large, or damaged. */
unsigned char *dalil_unpack_stream(DalilUnpack *unpack, qpdf_oh stream, gsize *length);
/* A page's content: all its streams, white space between them. (transfer full) */
GByteArray *dalil_unpack_content(DalilUnpack *unpack, qpdf_oh page);

/* Left, low, right, high, in this order whatever the file says; FALSE: no rectangle. */
gboolean dalil_unpack_box(qpdf_data pdf, qpdf_oh dict, const char *key, double box[4]);
/* The /Matrix of a form; the unit when there is none. */
DalilAffine dalil_unpack_matrix(qpdf_data pdf, qpdf_oh dict);
/* What @box covers, seen through @m: the rectangle around it. */
void dalil_unpack_seen(const double box[4], const DalilAffine *m, double seen[4]);
