/* preflight_plates.h: a page coarsely drawn in its plates, to measure how much ink lies where
 *
 * One grey picture for each plate; a point of it is about two thirds of a millimetre. What is
 * painted knocks out, overprints or multiplies as on a machine. Small letters are as grey as they
 * are from afar; gradients and patterns are taken for their darkest colour.
 */
#pragma once

#include "press/preflight_paint.h"

typedef struct DalilPfPlates DalilPfPlates;

/* @area: of the page; nothing outside is looked at. (transfer full): NULL when it is empty. */
DalilPfPlates *dalil_pf_plates_new(const DalilPfBox *area);
void dalil_pf_plates_free(DalilPfPlates *plates); /* NULL is fine */

void dalil_pf_plates_push(DalilPfPlates *plates);
void dalil_pf_plates_pop(DalilPfPlates *plates);

/* The path, in the space of the page. */
void dalil_pf_plates_move(DalilPfPlates *plates, double x, double y);
void dalil_pf_plates_line(DalilPfPlates *plates, double x, double y);
void dalil_pf_plates_curve(DalilPfPlates *plates, const double at[6]);
void dalil_pf_plates_close(DalilPfPlates *plates);
void dalil_pf_plates_new_path(DalilPfPlates *plates);
/* Of these, none ends the path. */
void dalil_pf_plates_clip(DalilPfPlates *plates, gboolean even_odd);
/* @strength: how much of the area is inked, 0..1. */
void dalil_pf_plates_fill(DalilPfPlates *plates, const DalilPfState *state, gboolean even_odd,
                          double strength);
void dalil_pf_plates_stroke(DalilPfPlates *plates, const DalilPfState *state);
/* All that is not clipped, in the filling ink. */
void dalil_pf_plates_paint(DalilPfPlates *plates, const DalilPfState *state);
/* A picture in the unit square. */
void dalil_pf_plates_picture(DalilPfPlates *plates, const DalilPfState *state, DalilPf *pf,
                             const DalilPfPicture *picture);

/* The most ink of all plates that lies on an area of some square millimetres, 1 is a full plate;
 * @at: its middle. */
double dalil_pf_plates_most(DalilPfPlates *plates, double at[2]);

/* preflight_letters.c: outlines of embedded fonts, opened as they are first asked for */
typedef struct DalilPfLetters DalilPfLetters;
DalilPfLetters *dalil_pf_letters_new(DalilPf *pf);
void dalil_pf_letters_free(DalilPfLetters *letters); /* NULL is fine */
/* Adds a glyph to the path. FALSE: its outline is not known. */
gboolean dalil_pf_letters_draw(DalilPfLetters *letters, DalilPfPlates *plates,
                               const DalilPdfFont *font, guint code, const DalilAffine *at);
