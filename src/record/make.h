/* make.h: a print run put together and sealed */
#pragma once

#include "record/geometry.h"
#include "record/run.h"

/* A file the layout was read from, or a picture it places. */
typedef struct {
    const char *path; /* in the bag: "layouts/trifold-a4.yaml", "images/logo.png" */
    char *bytes;
    gsize length;
} DalilRunFile;

/* All that goes into a run. Lent. */
typedef struct {
    const DalilContent *content;
    const DalilCanon *const *canons; /* one a language of the edition */
    int n_canons;
    const DalilLayout *pages;
    const DalilEdition *edition;
    const GArray *layouts; /* DalilRunFile */
    const GByteArray *pdf;
    GByteArray *const *previews; /* one a page */
    int n_previews;
    const char *certificate;
    const char *plan; /* what it agreed on with other languages; NULL: nothing */
    GHashTable *sums; /* of font files by path, added to; NULL: none are known */
} DalilRunParts;

/* SHA-256 of the layout's files, in hex (transfer full); to be put into the run before
 * dalil_run_name(). */
char *dalil_run_hash_layouts(const GArray *layouts);
/* The libraries that drew it and their versions, as kept in libraries.json. (transfer full) */
char *dalil_run_libraries(void);

/* Writes FOLDER/<run id>/. Sets the run's folder and PDF. FALSE with @error set: nothing is there.
 */
gboolean dalil_run_make(DalilRun *run, const char *folder, const DalilRunParts *parts,
                        GError **error);
