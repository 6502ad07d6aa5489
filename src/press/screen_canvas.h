/* screen_canvas.h: the content of one page of a screen file (ISO 32000-1, 8 and 9)
 *
 * Everything belongs to a stretch of an element, or is marked as an artifact (14.8.2.2). Within a
 * stretch there are spans for letters that fonts cannot tell. Programs that read a structure aloud
 * go wrong there: some take the end of the span for the end of the stretch. So such a stretch is
 * written in several pieces, each with a number of its own, the spans among them.
 *
 * Points from the top left corner, y downwards, as items have them.
 */
#pragma once

#include "compose/block.h"
#include "paint/text.h"
#include "press/screen_font.h"

typedef struct DalilCanvas DalilCanvas;

/* A page so high. Borrows both. (transfer full) */
DalilCanvas *dalil_canvas_new(DalilScreenFonts *fonts, const DalilEditionInk *inks, double height);
void dalil_canvas_free(DalilCanvas *canvas); /* NULL is fine */

/* What follows belongs to an element of type @name, "/P", a static string; NULL: to none. */
void dalil_canvas_stretch(DalilCanvas *canvas, const char *name);
/* What follows belongs to no element, and is an artifact of this kind: "/Type /Layout", a static
 * string; NULL: of none that is told. */
void dalil_canvas_artifact(DalilCanvas *canvas, const char *kind);
/* The number that the next piece of an element will have. */
int dalil_canvas_next(const DalilCanvas *canvas);

/* Of the type DalilPenShow. */
void dalil_canvas_show(gpointer canvas, const DalilPenRun *run);
void dalil_canvas_fill(DalilCanvas *canvas, int ink, DalilRect rect, double radius);
/* Form @index, drawn @scale times as large, with its lower left corner at (@x, @y). */
void dalil_canvas_form(DalilCanvas *canvas, int index, double scale, double x, double y);

/* The end of the page. (transfer none) */
const GString *dalil_canvas_finish(DalilCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilCanvas, dalil_canvas_free)
