/* preflight_gradient.c: the end of a gradient with the most ink (ISO 32000-1, 7.10 and 8.7.4) */
#include "press/preflight_paint.h"

enum { PARTS_MAX = 64, DEEP = 3 };

/* @list as a colour with more ink than @most has; keeps it. */
static void
keep_fuller(DalilPf *pf, qpdf_oh list, DalilPfInk *most, double *sum)
{
    int n = qpdf_oh_is_array(pf->pdf, list) ? qpdf_oh_get_array_n_items(pf->pdf, list) : 0;
    double v[4] = {0}, all = 0;
    gboolean light = most->space == DALIL_PF_GREY || most->space == DALIL_PF_RGB;

    for (int i = 0; i < MIN(n, 4); i++) {
        v[i] = qpdf_oh_get_numeric_value(pf->pdf, qpdf_oh_get_array_item(pf->pdf, list, i));
        all += light ? 1 - v[i] : v[i];
    }
    if (n < 1 || all < *sum)
        return;
    *sum = all;
    for (int i = 0; i < 4; i++)
        most->v[i] = v[i];
}

static void
look(DalilPf *pf, qpdf_oh function, DalilPfInk *most, double *sum, int depth)
{
    qpdf_oh dict =
        qpdf_oh_is_stream(pf->pdf, function) ? qpdf_oh_get_dict(pf->pdf, function) : function;
    qpdf_oh list = dalil_pf_get(pf, dict, "/Functions");
    int n = qpdf_oh_is_array(pf->pdf, list) ? qpdf_oh_get_array_n_items(pf->pdf, list) : 0;

    keep_fuller(pf, dalil_pf_get(pf, dict, "/C0"), most, sum);
    keep_fuller(pf, dalil_pf_get(pf, dict, "/C1"), most, sum);
    for (int i = 0; i < MIN(n, PARTS_MAX) && depth < DEEP; i++)
        look(pf, qpdf_oh_get_array_item(pf->pdf, list, i), most, sum, depth + 1);
}

DalilPfInk
dalil_pf_gradient(DalilPf *pf, qpdf_oh shading)
{
    qpdf_oh dict =
        qpdf_oh_is_stream(pf->pdf, shading) ? qpdf_oh_get_dict(pf->pdf, shading) : shading;
    DalilPfInk most = {.space = DALIL_PF_OTHER};
    double sum = -1;

    most.space = dalil_pf_space_of(pf, dalil_pf_get(pf, dict, "/ColorSpace"), &most.spot);
    look(pf, dalil_pf_get(pf, dict, "/Function"), &most, &sum, 0);
    if (sum < 0 || most.space == DALIL_PF_RGB) /* which is told where the gradient stands */
        most.space = DALIL_PF_PATTERN;
    return most;
}
