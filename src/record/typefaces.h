/* typefaces.h: the fonts a print was made with: which, and whether they are still the same */
#pragma once

#include "layout/layout.h"
#include "record/run.h"

/* JSON, sorted by file: [{"bold", "family", "file", "sha256"}…], of the faces that draw anything.
 * @sums: checksums by path, remembered from one edition to the next; NULL: each file is read.
 * (transfer full) */
char *dalil_typefaces_of(const DalilLayout *pages, GHashTable *sums);

/* Names of files that are others now, or gone: "NotoSans-Bold.ttf, …". NULL: none. Opens faces in
 * @fonts. (transfer full) */
char *dalil_typefaces_changed(const DalilRun *run, DalilFonts *fonts);
