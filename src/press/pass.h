/* pass.h: a PDF as Cairo writes it, made into one for a printing machine
 *
 * Every content stream, form, pattern, shading, soft mask, group and picture is walked: no RGB is
 * left. What Cairo leaves out or writes wrongly is mended. Memory to memory; the same input gives
 * the same bytes.
 */
#pragma once

#include "press/inkmap.h"

typedef struct {
    DalilInkMap *map; /* counts how its colours were found */
    const DalilProfile *profile;
    DalilPressFlavour flavour;
    double bleed, slug;   /* points; slug: from the bleed to the edge of the medium */
    const char *title;    /* of the document */
    const char *date;     /* "2026-11-15" */
    const char *keywords; /* NULL: none */
    const char *language; /* BCP 47, of the title */
    int min_ppi;
} DalilPassJob;

typedef struct {
    int pages, pictures;
    int mixed; /* gradients between a spot and another colour: printed without the spot */
} DalilPassReport;

/* Returns: (transfer full): the file; NULL with @error set. */
GByteArray *dalil_pass(const DalilPassJob *job, const guint8 *pdf, gsize length,
                       DalilPassReport *report, GError **error);
