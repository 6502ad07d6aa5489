/* screen_font.h: the fonts of a screen file, each with what its glyphs say
 *
 * A font of the file is a subset of a face, of type 0 (ISO 32000-1, 9.7): two bytes a code. A code
 * is a glyph together with the letters it stands for, so that a glyph that means different things
 * in different places can still be read from the file alone.
 */
#pragma once

#include "press/ua_file.h"
#include "typeset/fonts.h"

typedef struct DalilScreenFont DalilScreenFont;
typedef struct DalilScreenFonts DalilScreenFonts;

/* (transfer full) */
DalilScreenFonts *dalil_screen_fonts_new(void);
void dalil_screen_fonts_free(DalilScreenFonts *fonts); /* NULL is fine */

/* The font of @face, which is kept until the end. (transfer none) */
DalilScreenFont *dalil_screen_fonts_of(DalilScreenFonts *fonts, const DalilFace *face);
/* Its number in the dictionary of resources: /F0, /F1, … */
int dalil_screen_font_index(const DalilScreenFont *font);
/* The code of @glyph saying @bytes bytes of @text. Returns 0: none, the text must be told in
 * another way. @bytes 0: it says nothing of its own, there is always a code. */
int dalil_screen_font_code(DalilScreenFont *font, guint32 glyph, const char *text, int bytes);
/* The advance of @code as the file tells it, 1/1000 em. */
int dalil_screen_font_width(const DalilScreenFont *font, int code);

/* Writes all, once every text is set, and their names and numbers to @resources. FALSE: @failed is
 * a face of which no subset can be made. */
gboolean dalil_screen_fonts_put(DalilScreenFonts *fonts, DalilUaFile *file, GString *resources,
                                const DalilFace **failed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilScreenFonts, dalil_screen_fonts_free)
