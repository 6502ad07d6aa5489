/* shape.h: words turned into glyphs, each word once
 *
 * A shaped run is kept for the life of the shaper: the same letters in the same language,
 * weight and direction are shaped once, however often they occur.
 */
#pragma once

#include "lang/language.h"
#include "typeset/fonts.h"

typedef struct {
    guint32 glyph;
    gint32 advance, dx, dy; /* 1/1024 pt at 100 pt; dy upwards */
    guint32 cluster;        /* byte of the run's text where the glyph's letters begin */
} DalilGlyph;

/* Letters of one face and one direction; glyphs from left to right. */
typedef struct DalilShaped DalilShaped;
struct DalilShaped {
    const DalilFace *face;
    double factor; /* size of the face's script against the Latin beside it */
    gboolean rtl;
    gint32 width;
    int n;
    const DalilGlyph *glyphs;
    const char *text; /* without format characters */
    int length;
    gunichar missing;        /* a character no font has; 0: none */
    const char *package;     /* …and the package that would bring it, or NULL */
    const DalilShaped *next; /* the rest of the same word, in another face; logical order */
};

/* How a word is to be shaped. */
typedef struct {
    const DalilLanguage *language;
    gboolean bold, display, rtl;
} DalilLook;

typedef struct DalilShaper DalilShaper;

/* Borrows @fonts. (transfer full) */
DalilShaper *dalil_shaper_new(DalilFonts *fonts);
void dalil_shaper_free(DalilShaper *shaper); /* NULL is fine */

/* Shapes @length bytes of @text, all of one bidi direction; format characters are left out.
 * Returns: (transfer none): a chain by face, in logical order; NULL when nothing is to be drawn. */
const DalilShaped *dalil_shape(DalilShaper *shaper, DalilLook look, const char *text, int length);

DalilFonts *dalil_shaper_fonts(DalilShaper *shaper);
/* Words asked for and words really shaped, for the bench. */
void dalil_shaper_counts(const DalilShaper *shaper, gsize *asked, gsize *shaped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilShaper, dalil_shaper_free)
