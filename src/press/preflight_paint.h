/* preflight_paint.h: what is judged when a page paints; inner header of preflight */
#pragma once

#include "press/preflight_parts.h"

/* What fills or draws: @v are the parts of the colour as they stand in the file. */
typedef struct {
    DalilPfSpace space;
    double v[4];
} DalilPfInk;

enum { DALIL_PF_FILL, DALIL_PF_LINE };

typedef struct {
    DalilAffine ctm;
    DalilPfInk ink[2];
    gboolean over[2]; /* overprints */
    int opm;
    double width, size; /* of lines; of type */
    int mode;           /* of showing text */
    DalilPfBox clip;
} DalilPfState;

/* A stretch along one side of the trim: what stops there, or goes on into the bleed. */
typedef struct {
    int side; /* as in DalilPfBox */
    double from, to;
} DalilPfStretch;

typedef struct {
    DalilPf *pf;
    const DalilPfSheet *sheet;
    GArray *stops, *reaches; /* DalilPfStretch */
} DalilPfJudge;

/* Something was painted in @box, already clipped, with @which of @state's inks. */
void dalil_pf_judge_area(DalilPfJudge *judge, const DalilPfState *state, int which,
                         const DalilPfBox *box);
/* A picture, which has its own colours. */
void dalil_pf_judge_picture(DalilPfJudge *judge, const DalilPfState *state, qpdf_oh dict);
/* A line as wide as @state says. */
void dalil_pf_judge_line(DalilPfJudge *judge, const DalilPfState *state);
/* Letters of @size points. */
void dalil_pf_judge_text(DalilPfJudge *judge, const DalilPfState *state, double size);
/* At the end of a page: is all that stops at the trim led on by something else? */
void dalil_pf_judge_bleed(DalilPfJudge *judge);
double dalil_pf_scale(const DalilAffine *m);
/* Grows @box so that it holds the corners of a rectangle seen through @m. */
void dalil_pf_cover(DalilPfBox *box, const DalilAffine *m, double x, double y);
extern const DalilPfBox dalil_pf_nowhere;
