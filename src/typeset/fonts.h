/* fonts.h: the faces an edition may use, and no others
 *
 * A face is found by family and weight: first in the network's fonts/ folder, then among the
 * files the named Debian packages install. The machine's own font configuration is never
 * read: an empty fontconfig set is made current. Variable fonts are refused (their instances
 * do not survive into a PDF).
 */
#pragma once

#include <hb.h>

#include "base/diag.h"

/* Advances are measured at 100 pt in 1/1024 pt. */
#define DALIL_EM 102400

typedef struct {
    int id;
    const char *family;
    gboolean bold; /* of the face itself */
    char *path;
    hb_font_t *hb;            /* scaled to DALIL_EM */
    hb_codepoint_t space;     /* glyph of U+0020; 0: none */
    int cap_height, x_height; /* at DALIL_EM */
    int ascent, descent;      /* of the tallest capital with accent, the deepest letter; positive */
} DalilFace;

typedef struct DalilFonts DalilFonts;

/* @folder: the network's fonts/ (NULL or absent: Debian's only). Files in it that are no fonts, or
 * variable, are warned about in @diags. (transfer full) */
DalilFonts *dalil_fonts_new(const char *folder, DalilDiags *diags);
void dalil_fonts_free(DalilFonts *fonts); /* NULL is fine */

/* (transfer none): NULL when no file has it. A family without a bold gives its regular face when
 * bold is asked for: look at ->bold. */
const DalilFace *dalil_fonts_face(DalilFonts *fonts, const char *family, gboolean bold);
/* The face with this id, as in placed runs. */
const DalilFace *dalil_fonts_nth(const DalilFonts *fonts, int id);
int dalil_fonts_count(const DalilFonts *fonts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilFonts, dalil_fonts_free)
