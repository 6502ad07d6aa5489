/* objects.h: what the parts of the pass share: one file open in qpdf, and its objects
 *
 * A handle lives until the object is done with (dalil_objects_forget), not longer: a directory has
 * many thousands.
 */
#pragma once

#include <qpdf/qpdf-c.h>

#include "press/pass.h"

typedef struct {
    qpdf_data pdf;
    const DalilPassJob *job;
    DalilPassReport *report;
    GHashTable *functions; /* number of an object -> 1 + spot, 0 process: is done */
    int *spot_objects;     /* number of the object of each spot's colour space; 0: not yet made */
    int over_objects[4];   /* the same of each state of overprinting */
    GString *reasons;      /* against X-1a, one a line */
    char *problem;         /* the first; what else happens does not matter */
} DalilObjects;

void dalil_objects_fail(DalilObjects *o, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Adds a line to @o->reasons, once. */
void dalil_objects_reason(DalilObjects *o, const char *words);

/* @key of @dict; a null object when it is not there. */
qpdf_oh dalil_objects_get(DalilObjects *o, qpdf_oh dict, const char *key);
gboolean dalil_objects_is_name(DalilObjects *o, qpdf_oh dict, const char *key, const char *name);
/* An object from its text, as in a file. */
void dalil_objects_set(DalilObjects *o, qpdf_oh dict, const char *key, const char *text);
/* The dictionary under @key, made when it is missing. */
qpdf_oh dalil_objects_sub(DalilObjects *o, qpdf_oh dict, const char *key);
/* Keys of a dictionary. (transfer full) */
GPtrArray *dalil_objects_keys(DalilObjects *o, qpdf_oh dict);
/* The decoded bytes of a stream. (transfer full): by malloc; NULL after dalil_objects_fail(). */
guint8 *dalil_objects_data(DalilObjects *o, qpdf_oh stream, gsize *length);
void dalil_objects_replace(DalilObjects *o, qpdf_oh stream, const void *data, gsize length);
/* The same, packed here: as quickly as it goes when @quick, which for noise such as a profile's
 * tables is hardly worse. */
void dalil_objects_pack(DalilObjects *o, qpdf_oh stream, const void *data, gsize length,
                        gboolean quick);
/* A new stream, with a number of its own. */
qpdf_oh dalil_objects_new_stream(DalilObjects *o, const char *dict, const void *data, gsize length);

/* Number of the object that is the colour space of spot @spot. */
int dalil_objects_spot(DalilObjects *o, int spot);

/* shade.c, picture.c, conform.c */
void dalil_shade(DalilObjects *o, qpdf_oh shading);
void dalil_picture(DalilObjects *o, qpdf_oh image);
/* What X-1a forbids, anywhere in @object but behind references. */
void dalil_conform_scan(DalilObjects *o, qpdf_oh object);
void dalil_conform_page(DalilObjects *o, qpdf_oh page);
/* Catalog, Info, XMP, output intent. @seed: what the document's id is made of. */
void dalil_conform_document(DalilObjects *o, const char *seed);
