/* preflight_paint.h: what is judged when a page paints; inner header of preflight */
#pragma once

#include "press/preflight_parts.h"
#include "press/pdftext_reader.h"

/* What fills or draws: @v are the parts of the colour as they stand in the file. */
typedef struct {
    DalilPfSpace space;
    const char *spot; /* name of its plate; NULL: none, or unknown */
    double v[4];
} DalilPfInk;

enum { DALIL_PF_FILL, DALIL_PF_LINE };

typedef struct {
    DalilAffine ctm;
    DalilPfInk ink[2];
    gboolean over[2]; /* overprints */
    double alpha[2];
    gboolean multiply; /* blends so that inks add */
    int opm;
    double width; /* of lines */
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
    double most, over[5];    /* full plates at most: knocked out; added by each plate, spots last */
} DalilPfJudge;

/* A picture in a page, or an object of its own. */
typedef struct {
    double width, height; /* pixels; 0: not known */
    gboolean mask, smooth, fades;
    DalilPfSpace space;
    const char *spot;
    qpdf_oh stream; /* 0: it stands in the page */
} DalilPfPicture;

/* preflight_picture.c */
DalilPfPicture dalil_pf_picture(DalilPf *pf, qpdf_oh stream);
/* At ID, its parts are operands. */
DalilPfPicture dalil_pf_picture_inline(DalilPf *pf, const DalilReader *reader);

/* Something was painted in @box, already clipped, with @which of @state's inks. */
void dalil_pf_judge_area(DalilPfJudge *judge, const DalilPfState *state, int which,
                         const DalilPfBox *box);
/* A picture, which has its own colours. */
void dalil_pf_judge_picture(DalilPfJudge *judge, const DalilPfState *state,
                            const DalilPfPicture *picture);
/* A line as wide as @state says. */
void dalil_pf_judge_line(DalilPfJudge *judge, const DalilPfState *state);
/* Letters of @size points. */
void dalil_pf_judge_text(DalilPfJudge *judge, const DalilPfState *state, double size);
/* At the end of a page: is all that stops at the trim led on by something else? */
void dalil_pf_judge_bleed(DalilPfJudge *judge);
/* At the end of a page: the most ink there may be on one place, 1 is a full plate. */
double dalil_pf_judge_bound(const DalilPfJudge *judge);
double dalil_pf_scale(const DalilAffine *m);
/* Grows @box so that it holds a point seen through @m. */
void dalil_pf_cover(DalilPfBox *box, const DalilAffine *m, double x, double y);
DalilPfBox dalil_pf_clipped(const DalilPfBox *box, const DalilPfBox *clip);
extern const DalilPfBox dalil_pf_nowhere;

/* preflight_gradient.c: the end of a gradient with the most ink. */
DalilPfInk dalil_pf_gradient(DalilPf *pf, qpdf_oh shading);
