/* preflight_judge.c: rules about what is painted, and how */
#include "press/preflight_paint.h"

#include <math.h>

#include "base/length.h"

#define CLOSE 0.5         /* points: an edge that is on another */
#define SHORT DALIL_MM(3) /* of an edge: less is a corner or a curve */
#define HAIR 0.245        /* points; 0.25 is allowed */
#define FULL 0.99         /* of black: not a grey */
#define SOME 0.02         /* of a plate: less is not seen */
#define NEUTRAL 0.25      /* how far plates of a grey are apart */
#define DARK 0.75         /* of black and the least other plate */
#define DISPLAY 24.0      /* points: letters that hide a plate that moved */
#define SMALL 9.0
#define POOR_PPI 150.0

enum { STRETCHES_MAX = 20000 };

const DalilPfBox dalil_pf_nowhere = {{1e9, 1e9, -1e9, -1e9}};

static const char *const sides[] = {"left", "lower", "right", "upper"};

double
dalil_pf_scale(const DalilAffine *m)
{
    return sqrt(fabs(m->a * m->d - m->b * m->c));
}

void
dalil_pf_cover(DalilPfBox *box, const DalilAffine *m, double x, double y)
{
    double at[2] = {m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};

    for (int i = 0; i < 2; i++) {
        box->at[i] = fmin(box->at[i], at[i]);
        box->at[i + 2] = fmax(box->at[i + 2], at[i]);
    }
}

DalilPfBox
dalil_pf_clipped(const DalilPfBox *box, const DalilPfBox *clip)
{
    DalilPfBox both = *box;

    for (int i = 0; i < 2; i++) {
        both.at[i] = fmax(both.at[i], clip->at[i]);
        both.at[i + 2] = fmin(both.at[i + 2], clip->at[i + 2]);
    }
    return both;
}

static gboolean
is_white(const DalilPfInk *ink)
{
    const double *v = ink->v;

    switch (ink->space) {
    case DALIL_PF_CMYK:
        return v[0] + v[1] + v[2] + v[3] < SOME / 2;
    case DALIL_PF_GREY:
        return v[0] > 1 - SOME / 2;
    case DALIL_PF_RGB:
        return v[0] + v[1] + v[2] > 3 - SOME;
    case DALIL_PF_SPOT:
    case DALIL_PF_ALL:
        return v[0] < SOME / 2;
    default:
        return FALSE;
    }
}

/* What may lie on one place at most: the fullest ink that knocks out, and what is laid on it. */
static void
count_bound(DalilPfJudge *judge, const DalilPfState *state, int which, double all)
{
    const DalilPfInk *ink = &state->ink[which];
    gboolean process = ink->space == DALIL_PF_CMYK;

    if (!state->over[which] && !state->multiply) {
        judge->most = fmax(judge->most, all);
        return;
    }
    for (int i = 0; i < 4 && process; i++)
        judge->over[i] = fmax(judge->over[i], ink->v[i]);
    if (!process)
        judge->over[4] += ink->space == DALIL_PF_SPOT ? ink->v[0] : all;
}

double
dalil_pf_judge_bound(const DalilPfJudge *judge)
{
    double bound = judge->most;

    for (int i = 0; i < 5; i++)
        bound += judge->over[i];
    return bound;
}

/* Remembers which plates there are, and the most that lies on one place in one colour. */
static void
count_ink(DalilPfJudge *judge, const DalilPfState *state, int which)
{
    DalilPdfFacts *facts = &judge->pf->result->facts;
    const DalilPfInk *ink = &state->ink[which];
    double all = 0;

    if (ink->space == DALIL_PF_GREY)
        facts->process[3] |= ink->v[0] < 1;
    if (ink->space == DALIL_PF_CMYK)
        for (int i = 0; i < 4; i++) {
            facts->process[i] |= ink->v[i] > 0;
            all += ink->v[i];
        }
    if (ink->space != DALIL_PF_ALL) /* which only marks are in */
        count_bound(judge, state, which, ink->space == DALIL_PF_CMYK ? all : 1);
    facts->ink = fmax(facts->ink, all);
    if (all > judge->pf->wish->ink_limit + DALIL_PF_INK_CLOSE)
        dalil_pf_found(judge->pf, DALIL_RULE_INK_LIMIT, "%.0f %%", all * 100);
}

static void
judge_ink(DalilPfJudge *judge, const DalilPfState *state, int which)
{
    const DalilPfInk *ink = &state->ink[which];

    if (ink->space == DALIL_PF_RGB)
        dalil_pf_found(judge->pf, DALIL_RULE_RGB, "%.2f %.2f %.2f", ink->v[0], ink->v[1],
                       ink->v[2]);
    if (ink->space == DALIL_PF_CMYK && state->over[which] && state->opm == 1 && is_white(ink))
        dalil_pf_found(judge->pf, DALIL_RULE_WHITE_OVER, NULL);
    count_ink(judge, state, which);
}

static void
add_stretch(GArray *list, int side, double from, double to)
{
    DalilPfStretch one = {side, from, to};

    if (list->len < STRETCHES_MAX)
        g_array_append_val(list, one);
}

/* Whether @box, which lies on the page, ends at the trim or goes on to the bleed. */
static void
judge_edges(DalilPfJudge *judge, const DalilPfBox *box)
{
    const double *trim = judge->sheet->trim.at, *bleed = judge->sheet->bleed.at, *b = box->at;

    for (int i = 0; i < 4; i++) {
        int across = (i + 1) % 2;
        double out = i < 2 ? -1 : 1; /* the way to the bleed */
        double from = fmax(b[across], trim[across]), to = fmin(b[across + 2], trim[across + 2]);
        gboolean inside = i < 2 ? b[i + 2] > trim[i] + CLOSE : b[i - 2] < trim[i] - CLOSE;
        if (!inside || to - from < SHORT || fabs(bleed[i] - trim[i]) < CLOSE)
            continue;
        if ((b[i] - bleed[i]) * out > -CLOSE)
            add_stretch(judge->reaches, i, from, to);
        else if (fabs(b[i] - trim[i]) < CLOSE)
            add_stretch(judge->stops, i, from, to);
    }
}

static gboolean
overlaps(const DalilPfBox *a, const DalilPfBox *b)
{
    return a->at[0] < b->at[2] - CLOSE && a->at[2] > b->at[0] + CLOSE &&
           a->at[1] < b->at[3] - CLOSE && a->at[3] > b->at[1] + CLOSE;
}

void
dalil_pf_judge_area(DalilPfJudge *judge, const DalilPfState *state, int which,
                    const DalilPfBox *box)
{
    judge_ink(judge, state, which);
    if (!judge->sheet || !judge->sheet->boxed || is_white(&state->ink[which]))
        return;
    if (state->ink[which].space == DALIL_PF_ALL && overlaps(box, &judge->sheet->trim))
        dalil_pf_found(judge->pf, DALIL_RULE_REGISTRATION, NULL);
    judge_edges(judge, box);
}

void
dalil_pf_judge_line(DalilPfJudge *judge, const DalilPfState *state)
{
    double width = state->width * dalil_pf_scale(&state->ctm);

    if (width < HAIR)
        dalil_pf_found(judge->pf, DALIL_RULE_HAIRLINE, "%.2f pt", width);
    judge_ink(judge, state, DALIL_PF_LINE);
}

void
dalil_pf_judge_text(DalilPfJudge *judge, const DalilPfState *state, double size)
{
    const DalilPfInk *ink = &state->ink[DALIL_PF_FILL];
    const double *v = ink->v;
    double least = fmin(v[0], fmin(v[1], v[2])), most = fmax(v[0], fmax(v[1], v[2]));

    judge_ink(judge, state, DALIL_PF_FILL);
    if (ink->space != DALIL_PF_CMYK)
        return;
    if (least > SOME && v[3] > SOME) {
        if (most - least < NEUTRAL && least + v[3] > DARK && size < DISPLAY)
            dalil_pf_found(judge->pf, DALIL_RULE_BLACK_TEXT, "%.2f %.2f %.2f %.2f", v[0], v[1],
                           v[2], v[3]);
        else if (size < SMALL)
            dalil_pf_found(judge->pf, DALIL_RULE_SMALL_INKS, "%.1f pt in %.2f %.2f %.2f %.2f", size,
                           v[0], v[1], v[2], v[3]);
    } else if (most < SOME && v[3] > FULL && !(state->over[DALIL_PF_FILL] && state->opm == 1)) {
        dalil_pf_found(judge->pf, DALIL_RULE_BLACK_OVER, NULL);
    }
}

static void
judge_pixels(DalilPfJudge *judge, const DalilPfState *state, const DalilPfPicture *picture)
{
    double across = hypot(state->ctm.a, state->ctm.b) / 72;
    double down = hypot(state->ctm.c, state->ctm.d) / 72, ppi = 0;
    int *least = &judge->pf->result->facts.min_ppi;

    if (picture->width <= 0 || picture->height <= 0 || across <= 0 || down <= 0)
        return;
    ppi = CLAMP(fmin(picture->width / across, picture->height / down), 1, 1e6);
    if (*least == 0 || ppi < *least)
        *least = (int)(ppi + 0.5);
    if (ppi < fmin(POOR_PPI, judge->pf->wish->min_ppi) - CLOSE)
        dalil_pf_found(judge->pf, DALIL_RULE_PPI_POOR, "%.0f", ppi);
    else if (ppi < judge->pf->wish->min_ppi - CLOSE)
        dalil_pf_found(judge->pf, DALIL_RULE_PPI_LOW, "%.0f, not %d", ppi,
                       judge->pf->wish->min_ppi);
}

/* Which plates it is on; what it puts on one place is known when it is drawn. */
static void
count_picture(DalilPfJudge *judge, const DalilPfPicture *picture)
{
    DalilPdfFacts *facts = &judge->pf->result->facts;
    gboolean process = picture->space == DALIL_PF_CMYK;

    for (int i = 0; i < 4; i++)
        facts->process[i] |= process || (i == 3 && picture->space == DALIL_PF_GREY);
    judge->most = fmax(judge->most, process ? 4 : 1);
}

void
dalil_pf_judge_picture(DalilPfJudge *judge, const DalilPfState *state,
                       const DalilPfPicture *picture)
{
    DalilPf *pf = judge->pf;
    DalilPfBox box = dalil_pf_nowhere;

    for (int i = 0; i < 4; i++)
        dalil_pf_cover(&box, &state->ctm, i % 2, i / 2);
    box = dalil_pf_clipped(&box, &state->clip);
    if (picture->smooth)
        dalil_pf_found(pf, DALIL_RULE_INTERPOLATE, NULL);
    if (pf->x1a && picture->fades)
        dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "a picture fades out");
    if (picture->mask) {
        dalil_pf_judge_area(judge, state, DALIL_PF_FILL, &box);
        return;
    }
    judge_pixels(judge, state, picture);
    count_picture(judge, picture);
    if (picture->space == DALIL_PF_RGB)
        dalil_pf_found(pf, DALIL_RULE_RGB, "in a picture");
    if (judge->sheet && judge->sheet->boxed)
        judge_edges(judge, &box);
}

static gboolean
is_led_on(const DalilPfJudge *judge, const DalilPfStretch *stop)
{
    for (guint i = 0; i < judge->reaches->len; i++) {
        const DalilPfStretch *r = &g_array_index(judge->reaches, DalilPfStretch, i);
        if (r->side == stop->side && r->from <= stop->from + CLOSE && r->to >= stop->to - CLOSE)
            return TRUE;
    }
    return FALSE;
}

/* Each stretch is compared with every other: hostile pages have many, and a page is told of once
 * a side. */
void
dalil_pf_judge_bleed(DalilPfJudge *judge)
{
    gboolean told[4] = {FALSE};
    guint tried = 0;

    for (guint i = 0; i < judge->stops->len && tried < STRETCHES_MAX; i++) {
        const DalilPfStretch *stop = &g_array_index(judge->stops, DalilPfStretch, i);
        if (told[stop->side])
            continue;
        tried += 1 + judge->reaches->len / 64;
        if (is_led_on(judge, stop))
            continue;
        told[stop->side] = TRUE;
        dalil_pf_found(judge->pf, DALIL_RULE_BLEED_REACHED, "at the %s edge", sides[stop->side]);
    }
}
