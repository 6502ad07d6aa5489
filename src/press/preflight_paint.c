/* preflight_paint.c: the operators that paint, obeyed as far as rules ask (ISO 32000-1, 8 and 9)
 *
 * Shapes are known by the rectangles around them. Nothing is drawn.
 */
#include "press/preflight_paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "press/tokens.h"

enum { OPERANDS = 32, STATES_MAX = 256, FORMS_DEEP = 10 };

static const DalilPfBox everywhere = {{-1e9, -1e9, 1e9, 1e9}};

typedef struct {
    DalilPfJudge judge;
    qpdf_oh resources;
    DalilToken operands[OPERANDS]; /* the last ones */
    int n;
    GArray *states;
    guint floor; /* states a form found when it began: not its own to take away */
    int unkept;  /* q that there was no room for */
    DalilPfBox path;
    gboolean clipping; /* W was seen, the path is not yet painted */
    DalilAffine text;
    int depth, inside[FORMS_DEEP];
} Painter;

static DalilPfState *
state_of(const Painter *p)
{
    return &g_array_index(p->states, DalilPfState, p->states->len - 1);
}

/* The @i-th operand from the end. */
static double
number(const Painter *p, int i)
{
    double value = i < p->n ? dalil_token_number(&p->operands[p->n - 1 - i]) : 0;

    return isfinite(value) ? value : 0;
}

/* The last operand as a name with its slash, NULL: it is none. (transfer full) */
static char *
name(const Painter *p)
{
    const DalilToken *last = p->n > 0 ? &p->operands[p->n - 1] : NULL;

    return last && last->kind == DALIL_TOKEN_NAME ? g_strndup(last->text, last->length) : NULL;
}

/* An entry of the resources; FALSE: it is not there. */
static gboolean
resource(const Painter *p, const char *kind, const char *key, qpdf_oh *found)
{
    if (!key)
        return FALSE;
    *found = dalil_pf_get(p->judge.pf, dalil_pf_get(p->judge.pf, p->resources, kind), key);
    return !qpdf_oh_is_null(p->judge.pf->pdf, *found);
}

static DalilPfBox
clipped(const DalilPfBox *box, const DalilPfBox *clip)
{
    DalilPfBox both = *box;

    for (int i = 0; i < 2; i++) {
        both.at[i] = fmax(both.at[i], clip->at[i]);
        both.at[i + 2] = fmin(both.at[i + 2], clip->at[i + 2]);
    }
    return both;
}

static void
op_q(Painter *p)
{
    DalilPfState copy = *state_of(p);

    if (p->states->len < STATES_MAX)
        g_array_append_val(p->states, copy);
    else
        p->unkept++;
}

static void
op_Q(Painter *p)
{
    if (p->unkept > 0)
        p->unkept--;
    else if (p->states->len > p->floor)
        g_array_set_size(p->states, p->states->len - 1);
}

static DalilAffine
matrix(const Painter *p)
{
    return (DalilAffine){number(p, 5), number(p, 4), number(p, 3),
                         number(p, 2), number(p, 1), number(p, 0)};
}

static void
op_cm(Painter *p)
{
    DalilAffine m = matrix(p);

    state_of(p)->ctm = dalil_affine_times(&m, &state_of(p)->ctm);
}

static void
op_w(Painter *p)
{
    state_of(p)->width = number(p, 0);
}

static void
set_ink(Painter *p, int which, DalilPfSpace space, int n)
{
    DalilPfInk *ink = &state_of(p)->ink[which];

    ink->space = space;
    for (int i = 0; i < 4; i++)
        ink->v[i] = i < n ? number(p, n - 1 - i) : 0;
}

static void
op_k(Painter *p)
{
    set_ink(p, DALIL_PF_FILL, DALIL_PF_CMYK, 4);
}

static void
op_K(Painter *p)
{
    set_ink(p, DALIL_PF_LINE, DALIL_PF_CMYK, 4);
}

static void
op_g(Painter *p)
{
    set_ink(p, DALIL_PF_FILL, DALIL_PF_GREY, 1);
}

static void
op_G(Painter *p)
{
    set_ink(p, DALIL_PF_LINE, DALIL_PF_GREY, 1);
}

static void
op_rg(Painter *p)
{
    set_ink(p, DALIL_PF_FILL, DALIL_PF_RGB, 3);
}

static void
op_RG(Painter *p)
{
    set_ink(p, DALIL_PF_LINE, DALIL_PF_RGB, 3);
}

/* A new space begins with its first colour: black; a spot with a full tone. */
static void
set_space(Painter *p, int which)
{
    g_autofree char *key = name(p);
    DalilPfInk *ink = &state_of(p)->ink[which];

    *ink = (DalilPfInk){.space = DALIL_PF_OTHER};
    if (key)
        ink->space = dalil_pf_space(p->judge.pf, p->resources, key);
    if (ink->space == DALIL_PF_CMYK)
        ink->v[3] = 1;
    if (ink->space == DALIL_PF_SPOT || ink->space == DALIL_PF_ALL)
        ink->v[0] = 1;
}

static void
op_cs(Painter *p)
{
    set_space(p, DALIL_PF_FILL);
}

static void
op_CS(Painter *p)
{
    set_space(p, DALIL_PF_LINE);
}

static void show(Painter *p, qpdf_oh stream, const DalilAffine *base, gboolean pattern);

/* A pattern's cell is looked at for its colours; where it lies is not asked. */
static void
set_colour(Painter *p, int which)
{
    static const int parts[] = {[DALIL_PF_GREY] = 1, [DALIL_PF_RGB] = 3, [DALIL_PF_CMYK] = 4,
                                [DALIL_PF_SPOT] = 1, [DALIL_PF_ALL] = 1, [DALIL_PF_PATTERN] = 0};
    DalilPfSpace space = state_of(p)->ink[which].space;
    g_autofree char *key = name(p);
    qpdf_oh pattern = 0;

    if (!key)
        set_ink(p, which, space, parts[space]);
    else if (resource(p, "/Pattern", key, &pattern) && qpdf_oh_is_stream(p->judge.pf->pdf, pattern))
        show(p, pattern, &state_of(p)->ctm, TRUE);
}

static void
op_sc(Painter *p)
{
    set_colour(p, DALIL_PF_FILL);
}

static void
op_SC(Painter *p)
{
    set_colour(p, DALIL_PF_LINE);
}

/* TRUE and its value: @key is a switch in @dict. */
static gboolean
is_switch(const Painter *p, qpdf_oh dict, const char *key, gboolean *value)
{
    qpdf_oh found = dalil_pf_get(p->judge.pf, dict, key);

    if (!qpdf_oh_is_bool(p->judge.pf->pdf, found))
        return FALSE;
    *value = qpdf_oh_get_bool_value(p->judge.pf->pdf, found);
    return TRUE;
}

static void
look_through(Painter *p, qpdf_oh dict)
{
    DalilPf *pf = p->judge.pf;
    qpdf_oh blend = dalil_pf_get(pf, dict, "/BM");
    double alpha = 1;

    if (!pf->x1a)
        return;
    if (qpdf_oh_get_value_as_number(pf->pdf, dalil_pf_get(pf, dict, "/ca"), &alpha) && alpha < 1)
        dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "half transparent");
    if (qpdf_oh_get_value_as_number(pf->pdf, dalil_pf_get(pf, dict, "/CA"), &alpha) && alpha < 1)
        dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "half transparent");
    if (qpdf_oh_is_dictionary(pf->pdf, dalil_pf_get(pf, dict, "/SMask")))
        dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "a soft mask");
    if (qpdf_oh_is_name(pf->pdf, blend) && !qpdf_oh_is_name_and_equals(pf->pdf, blend, "/Normal") &&
        !qpdf_oh_is_name_and_equals(pf->pdf, blend, "/Compatible"))
        dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "blended");
}

static void
op_gs(Painter *p)
{
    DalilPf *pf = p->judge.pf;
    DalilPfState *state = state_of(p);
    g_autofree char *key = name(p);
    qpdf_oh dict = 0;
    gboolean on = FALSE;
    int mode = 0;
    double width = 0;

    if (!resource(p, "/ExtGState", key, &dict))
        return;
    if (is_switch(p, dict, "/OP", &on))
        state->over[DALIL_PF_LINE] = state->over[DALIL_PF_FILL] = on;
    if (is_switch(p, dict, "/op", &on))
        state->over[DALIL_PF_FILL] = on;
    if (qpdf_oh_get_value_as_int(pf->pdf, dalil_pf_get(pf, dict, "/OPM"), &mode))
        state->opm = mode;
    if (qpdf_oh_get_value_as_number(pf->pdf, dalil_pf_get(pf, dict, "/LW"), &width))
        state->width = width;
    look_through(p, dict);
}

static void
op_point(Painter *p)
{
    dalil_pf_cover(&p->path, &state_of(p)->ctm, number(p, 1), number(p, 0));
}

/* Control points hold the curve. */
static void
op_curve(Painter *p)
{
    for (int i = 0; i + 1 < p->n && i < 6; i += 2)
        dalil_pf_cover(&p->path, &state_of(p)->ctm, number(p, i + 1), number(p, i));
}

static void
op_re(Painter *p)
{
    double x = number(p, 3), y = number(p, 2), w = number(p, 1), h = number(p, 0);

    for (int i = 0; i < 4; i++)
        dalil_pf_cover(&p->path, &state_of(p)->ctm, i % 2 ? x + w : x, i / 2 ? y + h : y);
}

static void
op_W(Painter *p)
{
    p->clipping = TRUE;
}

static void
op_n(Painter *p)
{
    if (p->clipping)
        state_of(p)->clip = clipped(&p->path, &state_of(p)->clip);
    p->clipping = FALSE;
    p->path = dalil_pf_nowhere;
}

static void
paint(Painter *p, gboolean fill, gboolean line)
{
    DalilPfState *state = state_of(p);
    DalilPfBox box = clipped(&p->path, &state->clip);

    if (box.at[0] <= box.at[2] && box.at[1] <= box.at[3]) {
        if (fill)
            dalil_pf_judge_area(&p->judge, state, DALIL_PF_FILL, &box);
        if (line)
            dalil_pf_judge_line(&p->judge, state);
    }
    op_n(p);
}

static void
op_f(Painter *p)
{
    paint(p, TRUE, FALSE);
}

static void
op_S(Painter *p)
{
    paint(p, FALSE, TRUE);
}

static void
op_B(Painter *p)
{
    paint(p, TRUE, TRUE);
}

/* A gradient fills whatever is not clipped. */
static void
op_sh(Painter *p)
{
    DalilPfState copy = *state_of(p);

    copy.ink[DALIL_PF_FILL] = (DalilPfInk){.space = DALIL_PF_PATTERN};
    dalil_pf_judge_area(&p->judge, &copy, DALIL_PF_FILL, &copy.clip);
}

static void
op_BT(Painter *p)
{
    p->text = (DalilAffine){1, 0, 0, 1, 0, 0};
}

static void
op_Tf(Painter *p)
{
    state_of(p)->size = fabs(number(p, 0));
}

static void
op_Tm(Painter *p)
{
    p->text = matrix(p);
}

static void
op_Tr(Painter *p)
{
    state_of(p)->mode = (int)CLAMP(number(p, 0), 0, 7);
}

static void
op_Tj(Painter *p)
{
    enum { LINES = 1, INVISIBLE = 3, CLIP_LINES = 5, CLIP = 7 };
    const DalilPfState *state = state_of(p);
    DalilAffine m = dalil_affine_times(&p->text, &state->ctm);

    if (state->mode != LINES && state->mode != INVISIBLE && state->mode != CLIP_LINES &&
        state->mode != CLIP)
        dalil_pf_judge_text(&p->judge, state, state->size * dalil_pf_scale(&m));
}

static void
op_Do(Painter *p)
{
    DalilPf *pf = p->judge.pf;
    g_autofree char *key = name(p);
    qpdf_oh object = 0, dict = 0;

    if (!resource(p, "/XObject", key, &object) || !qpdf_oh_is_stream(pf->pdf, object))
        return;
    dict = qpdf_oh_get_dict(pf->pdf, object);
    if (dalil_pf_is(pf, dict, "/Subtype", "/Image"))
        dalil_pf_judge_picture(&p->judge, state_of(p), dict);
    else if (dalil_pf_is(pf, dict, "/Subtype", "/Form")) {
        if (pf->x1a && dalil_pf_is(pf, dalil_pf_get(pf, dict, "/Group"), "/S", "/Transparency"))
            dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "a transparent group");
        show(p, object, &state_of(p)->ctm, FALSE);
    }
}

static const struct {
    const char *name;
    void (*obey)(Painter *p);
} operators[] = {
    {"q", op_q},     {"Q", op_Q},     {"cm", op_cm},   {"w", op_w},     {"k", op_k},
    {"K", op_K},     {"g", op_g},     {"G", op_G},     {"rg", op_rg},   {"RG", op_RG},
    {"cs", op_cs},   {"CS", op_CS},   {"sc", op_sc},   {"scn", op_sc},  {"SC", op_SC},
    {"SCN", op_SC},  {"gs", op_gs},   {"m", op_point}, {"l", op_point}, {"c", op_curve},
    {"v", op_curve}, {"y", op_curve}, {"re", op_re},   {"W", op_W},     {"W*", op_W},
    {"n", op_n},     {"f", op_f},     {"F", op_f},     {"f*", op_f},    {"S", op_S},
    {"s", op_S},     {"B", op_B},     {"B*", op_B},    {"b", op_B},     {"b*", op_B},
    {"sh", op_sh},   {"BT", op_BT},   {"Tf", op_Tf},   {"Tm", op_Tm},   {"Tr", op_Tr},
    {"Tj", op_Tj},   {"TJ", op_Tj},   {"'", op_Tj},    {"\"", op_Tj},   {"Do", op_Do},
};

static void
obey(Painter *p, const DalilToken *token)
{
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
        if (dalil_token_is(token, operators[i].name)) {
            operators[i].obey(p);
            return;
        }
}

static void
take(Painter *p, const DalilToken *token)
{
    if (p->n == OPERANDS) {
        memmove(p->operands, p->operands + 1, sizeof(DalilToken) * (OPERANDS - 1));
        p->n--;
    }
    p->operands[p->n++] = *token;
}

static void
run(Painter *p, const guint8 *content, gsize length)
{
    DalilTokens tokens = {(const char *)content, (const char *)content + length};
    DalilToken token;

    for (;;) {
        token = dalil_tokens_next(&tokens);
        if (token.kind == DALIL_TOKEN_END)
            return;
        if (token.kind == DALIL_TOKEN_OPERATOR)
            obey(p, &token);
        if (token.kind == DALIL_TOKEN_OPERATOR || token.kind == DALIL_TOKEN_IMAGE)
            p->n = 0;
        else
            take(p, &token);
    }
}

/* FALSE: it shows itself, or there is no room for it. */
static gboolean
enter(Painter *p, qpdf_oh stream)
{
    int id = qpdf_oh_get_object_id(p->judge.pf->pdf, stream);

    for (int i = 0; i < p->depth; i++)
        if (p->inside[i] == id)
            return FALSE;
    if (p->depth >= FORMS_DEEP || p->states->len >= STATES_MAX) {
        p->judge.pf->unpack.too_large = TRUE;
        return FALSE;
    }
    p->inside[p->depth++] = id;
    return TRUE;
}

/* The space of a form or a cell, and what of it may be seen. */
static void
enter_space(Painter *p, qpdf_oh dict, const DalilAffine *base)
{
    qpdf_data pdf = p->judge.pf->pdf;
    DalilPfState *state = state_of(p);
    DalilAffine m = dalil_unpack_matrix(pdf, dict);
    DalilPfBox box, seen = dalil_pf_nowhere;

    state->ctm = dalil_affine_times(&m, base);
    if (dalil_unpack_box(pdf, dict, "/BBox", box.at)) {
        dalil_unpack_seen(box.at, &state->ctm, seen.at);
        state->clip = clipped(&seen, &state->clip);
    }
}

/* A form or a pattern's cell, with its own matrix and resources. */
static void
show(Painter *p, qpdf_oh stream, const DalilAffine *base, gboolean pattern)
{
    DalilPf *pf = p->judge.pf;
    qpdf_oh dict = qpdf_oh_get_dict(pf->pdf, stream);
    qpdf_oh own = dalil_pf_get(pf, dict, "/Resources");
    Painter before = *p;
    guint states = p->states->len;
    gsize length = 0;
    unsigned char *content = NULL;

    if (!enter(p, stream))
        return;
    content = dalil_pf_stream(pf, stream, &length);
    op_q(p);
    p->floor = p->states->len;
    p->unkept = 0;
    if (pattern) { /* which lies elsewhere */
        p->judge.sheet = NULL;
        state_of(p)->clip = everywhere;
    }
    enter_space(p, dict, base);
    if (qpdf_oh_is_dictionary(pf->pdf, own))
        p->resources = own;
    p->path = dalil_pf_nowhere;
    p->n = 0;
    if (content)
        run(p, content, length);
    free(content);
    g_array_set_size(p->states, states);
    *p = before;
    p->n = 0;
}

void
dalil_pf_paint(DalilPf *pf, const DalilPfSheet *sheet, const guint8 *content, gsize length,
               qpdf_oh resources)
{
    DalilPfState first = {.ctm = {1, 0, 0, 1, 0, 0}, .width = 1, .clip = sheet->media};
    Painter p = {.judge = {.pf = pf, .sheet = sheet},
                 .resources = resources,
                 .floor = 1,
                 .path = dalil_pf_nowhere,
                 .text = dalil_affine_unit()};

    first.ink[0].space = first.ink[1].space = DALIL_PF_GREY;
    p.judge.stops = g_array_new(FALSE, FALSE, sizeof(DalilPfStretch));
    p.judge.reaches = g_array_new(FALSE, FALSE, sizeof(DalilPfStretch));
    p.states = g_array_new(FALSE, FALSE, sizeof(DalilPfState));
    g_array_append_val(p.states, first);
    run(&p, content, length);
    dalil_pf_judge_bleed(&p.judge);
    g_array_unref(p.states);
    g_array_unref(p.judge.stops);
    g_array_unref(p.judge.reaches);
}
