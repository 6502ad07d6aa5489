/* faces.h: the edition's faces as Cairo sees them */
#pragma once

#include <cairo.h>

#include "typeset/fonts.h"

typedef struct DalilFaces DalilFaces;

/* Borrows @fonts. (transfer full) */
DalilFaces *dalil_faces_new(const DalilFonts *fonts);
void dalil_faces_free(DalilFaces *faces); /* NULL is fine */

/* (transfer none): no hinting, metrics unrounded. */
cairo_scaled_font_t *dalil_faces_scaled(DalilFaces *faces, const DalilFace *face, double size);

/* A glyph of @face that draws nothing and is about a quarter em wide or more, the n-th of them;
 * 0 when there are fewer. They carry letters that a ligature has swallowed (see text.c). */
unsigned long dalil_faces_blank(DalilFaces *faces, const DalilFace *face, int n);
/* One more such glyph, never given by dalil_faces_blank(): it carries vowel marks. 0: none. */
unsigned long dalil_faces_carrier(DalilFaces *faces, const DalilFace *face);

/* Advance of a glyph, in units of DALIL_EM. */
int dalil_faces_advance(const DalilFace *face, unsigned long glyph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilFaces, dalil_faces_free)
