/* formats.h: what kinds of files an edition is written as */
#pragma once

#include "layout/layout.h"
#include "press/parity.h"

typedef struct {
    gboolean pdf, png;
    int width; /* of pictures, pixels */
} DalilFormats;

/* Reads "pdf", "png" or both with a comma between, and a width in pixels. Returns: (transfer full):
 * what is wrong with them, in one sentence; NULL when all is well. */
char *dalil_formats_parse(DalilFormats *formats, const char *words, int width);

/* The finished PDF, opened as a stranger would: says it what the listings say? What it says of the
 * services goes to @said (transfer full), for the gate over all editions; with @said NULL the gate
 * is here. FALSE: it does not, or cannot be read. */
gboolean dalil_formats_prove(const GByteArray *pdf, const DalilEdition *edition,
                             const DalilLayout *layout, DalilParity **said, DalilDiags *diags);

/* The PDF of an edition, read back and held against the rules of preflight: NULL with @error set,
 * or, when the finished file does not say what the listings say or breaks a rule, with errors in
 * @diags or with @said (see above). (transfer full) */
GByteArray *dalil_formats_pdf(const DalilLayout *layout, const DalilEdition *edition,
                              const DalilFonts *fonts, const char *title, const char *date,
                              DalilParity **said, DalilDiags *diags, GError **error);

/* Writes DIR/EDITION.pdf, and for every page DIR/EDITION-1.png with its text in DIR/EDITION-1.txt.
 * Nothing is written until all is drawn. Pictures of pages that are no more are removed.
 * Returns: (transfer full): the path of the first file; NULL with @error set, which names its
 * file, or with errors in @diags. */
char *dalil_formats_write(const DalilFormats *formats, const DalilLayout *layout,
                          const DalilEdition *edition, const DalilFonts *fonts, const char *title,
                          const char *date, const char *folder, DalilParity **said,
                          DalilDiags *diags, GError **error);
