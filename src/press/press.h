/* press.h: an edition as a file for a print shop: PDF/X, in plates, with bleed and marks */
#pragma once

#include "layout/layout.h"
#include "press/profile.h"

typedef struct {
    const DalilLayout *layout;
    const DalilEdition *edition;
    const DalilFonts *fonts;
    DalilShaper *shaper;
    const DalilProfile *profile;
    DalilPressWish wish; /* dalil_press_choose() */
    const char *title;
    const char *date; /* "2026-11-15" */
    const char *file; /* its name, for the line outside the trim */
    gboolean strict;  /* a colour that belongs to no ink is an error */
} DalilPressJob;

/* Whether the wishes can be met: bleed and slug within reason, no ink over the limit. Problems, at
 * the place they were written, go to @diags. FALSE: some are errors. */
gboolean dalil_press_check(const DalilPressJob *job, DalilDiags *diags);

/* What is odd about the colours goes to @diags. Returns: (transfer full): the file; NULL with
 * @error set, or with errors in @diags. */
GByteArray *dalil_press_pdf(const DalilPressJob *job, DalilDiags *diags, GError **error);
