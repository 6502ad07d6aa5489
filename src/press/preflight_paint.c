/* preflight_paint.c: the operators that paint, obeyed as far as rules ask (ISO 32000-1, 8 and 9)
 *
 * The reader of letters knows spaces, states and forms; this watches it. Shapes are known by the
 * rectangles around them; only to measure ink a page is drawn, coarsely.
 */
#include "press/preflight_paint.h"

#include <math.h>
#include <string.h>

#include "base/length.h"
#include "press/preflight_plates.h"

#define DISPLAY_SIZE 14.0 /* points: below, letters are a grey */
#define GREY_OF_TEXT 0.25 /* of their box, as text faces are */
#define TEXT_RISE 0.7     /* of their size: how high that box is */

static const DalilPfBox everywhere = {{-1e9, -1e9, 1e9, 1e9}};

typedef struct {
    DalilPfJudge judge;
    DalilReader *reader;
    GArray *states; /* as many as the reader has */
    DalilPfBox path;
    gboolean clipping, even_odd; /* W was seen, the path is not yet painted */
    double x, y;                 /* where the path goes on */
    gboolean in_cell;            /* the form that begins is a pattern's cell */
    DalilPfPlates *plates;       /* NULL: ink is not measured */
    DalilPfLetters *letters;
    gboolean boxed; /* letters of a string wait to be filled */
} Painter;

static DalilPfState *
state_of(const Painter *p)
{
    return &g_array_index(p->states, DalilPfState, p->states->len - 1);
}

static double
number(const Painter *p, guint i)
{
    return dalil_reader_number(p->reader, i);
}

/* The last operand as a name with a slash, NULL: it is none. (transfer full) */
static char *
name(const Painter *p)
{
    const GArray *list = p->reader->operands;
    const DalilOperand *o =
        list->len > 0 ? &g_array_index(list, DalilOperand, list->len - 1) : NULL;

    return o && o->kind == DALIL_WORD_NAME
               ? g_strdup_printf("/%.*s", (int)o->length, p->reader->bytes->str + o->start)
               : NULL;
}

/* The entry of the resources that the last operand names; FALSE: it is not there. */
static gboolean
resource(const Painter *p, const char *kind, qpdf_oh *found)
{
    guint n = p->reader->operands->len;

    return n > 0 && dalil_reader_resource(p->reader, kind, n - 1, found);
}

/* States come and go with the reader's. */
static void
follow(Painter *p)
{
    const GArray *theirs = p->reader->states;

    while (p->states->len > theirs->len) {
        g_array_set_size(p->states, p->states->len - 1);
        if (p->plates)
            dalil_pf_plates_pop(p->plates);
    }
    while (p->states->len < theirs->len) {
        DalilPfState copy = *state_of(p);
        g_array_append_val(p->states, copy);
        if (p->plates)
            dalil_pf_plates_push(p->plates);
    }
    state_of(p)->ctm = dalil_reader_state(p->reader)->ctm;
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
        ink->v[i] = i < n ? number(p, (guint)(n - 1 - i)) : 0;
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
        ink->space = dalil_pf_space(p->judge.pf, p->reader->resources, key, &ink->spot);
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

/* A pattern's cell is looked at for its colours; where it lies is not asked, nor what it says. */
static void
show_cell(Painter *p, qpdf_oh cell)
{
    DalilPdfPage *page = p->reader->page;
    guint glyphs = page->glyphs->len;
    gsize said = page->text->len;
    const DalilPfSheet *sheet = p->judge.sheet;
    DalilPfPlates *plates = p->plates;
    DalilPfBox path = p->path;

    p->judge.sheet = NULL;
    p->plates = NULL;
    p->in_cell = TRUE;
    p->path = dalil_pf_nowhere;
    dalil_form_show(p->reader, cell);
    follow(p);
    p->in_cell = FALSE;
    p->path = path;
    p->plates = plates;
    p->judge.sheet = sheet;
    g_array_set_size(page->glyphs, glyphs);
    g_string_truncate(page->text, said);
}

static void
set_colour(Painter *p, int which)
{
    static const int parts[] = {[DALIL_PF_GREY] = 1, [DALIL_PF_RGB] = 3, [DALIL_PF_CMYK] = 4,
                                [DALIL_PF_SPOT] = 1, [DALIL_PF_ALL] = 1, [DALIL_PF_PATTERN] = 0};
    DalilPf *pf = p->judge.pf;
    DalilPfSpace space = state_of(p)->ink[which].space;
    g_autofree char *key = name(p);
    qpdf_oh pattern = 0;

    if (!key) {
        set_ink(p, which, space, parts[space]);
        return;
    }
    if (!resource(p, "/Pattern", &pattern))
        return;
    if (qpdf_oh_is_stream(pf->pdf, pattern))
        show_cell(p, pattern);
    else
        state_of(p)->ink[which] = dalil_pf_gradient(pf, dalil_pf_get(pf, pattern, "/Shading"));
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
    static const char *const keys[] = {[DALIL_PF_FILL] = "/ca", [DALIL_PF_LINE] = "/CA"};
    DalilPf *pf = p->judge.pf;
    DalilPfState *state = state_of(p);
    qpdf_oh blend = dalil_pf_get(pf, dict, "/BM");
    double alpha = 1;

    for (int i = 0; i < 2; i++)
        if (qpdf_oh_get_value_as_number(pf->pdf, dalil_pf_get(pf, dict, keys[i]), &alpha)) {
            state->alpha[i] = CLAMP(alpha, 0, 1);
            if (alpha < 1 && pf->x1a)
                dalil_pf_found(pf, DALIL_RULE_TRANSPARENCY, "half transparent");
        }
    if (qpdf_oh_is_name(pf->pdf, blend))
        state->multiply = qpdf_oh_is_name_and_equals(pf->pdf, blend, "/Multiply") ||
                          qpdf_oh_is_name_and_equals(pf->pdf, blend, "/Darken");
    if (!pf->x1a)
        return;
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
    qpdf_oh dict = 0;
    gboolean on = FALSE;
    int mode = 0;
    double width = 0;

    if (!resource(p, "/ExtGState", &dict))
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

/* The @i-th pair of operands from the end, in the space of the page. */
static void
point(Painter *p, guint i, double at[2])
{
    const DalilAffine *m = &state_of(p)->ctm;
    double x = number(p, 2 * i + 1), y = number(p, 2 * i);

    at[0] = m->a * x + m->c * y + m->e;
    at[1] = m->b * x + m->d * y + m->f;
    dalil_pf_cover(&p->path, m, x, y);
}

static void
op_m(Painter *p)
{
    double at[2];

    point(p, 0, at);
    if (p->plates)
        dalil_pf_plates_move(p->plates, at[0], at[1]);
    p->x = at[0];
    p->y = at[1];
}

static void
op_l(Painter *p)
{
    double at[2];

    point(p, 0, at);
    if (p->plates)
        dalil_pf_plates_line(p->plates, at[0], at[1]);
    p->x = at[0];
    p->y = at[1];
}

/* Control points hold the curve. */
static void
curve(Painter *p, const double at[6])
{
    if (p->plates)
        dalil_pf_plates_curve(p->plates, at);
    p->x = at[4];
    p->y = at[5];
}

static void
op_c(Painter *p)
{
    double at[6];

    for (guint i = 0; i < 3; i++)
        point(p, 2 - i, at + 2 * i);
    curve(p, at);
}

static void
op_v(Painter *p)
{
    double at[6] = {p->x, p->y};

    point(p, 1, at + 2);
    point(p, 0, at + 4);
    curve(p, at);
}

static void
op_y(Painter *p)
{
    double at[6];

    point(p, 1, at);
    point(p, 0, at + 2);
    at[4] = at[2];
    at[5] = at[3];
    curve(p, at);
}

static void
op_h(Painter *p)
{
    if (p->plates)
        dalil_pf_plates_close(p->plates);
}

static void
op_re(Painter *p)
{
    double x = number(p, 3), y = number(p, 2), w = number(p, 1), h = number(p, 0);
    const DalilAffine *m = &state_of(p)->ctm;
    const double xs[4] = {x, x + w, x + w, x}, ys[4] = {y, y, y + h, y + h};

    for (int i = 0; i < 4; i++) {
        double to_x = m->a * xs[i] + m->c * ys[i] + m->e;
        double to_y = m->b * xs[i] + m->d * ys[i] + m->f;
        dalil_pf_cover(&p->path, m, xs[i], ys[i]);
        if (p->plates && i == 0)
            dalil_pf_plates_move(p->plates, to_x, to_y);
        else if (p->plates)
            dalil_pf_plates_line(p->plates, to_x, to_y);
    }
    op_h(p);
}

static void
op_W(Painter *p)
{
    p->clipping = TRUE;
    p->even_odd = FALSE;
}

static void
op_W_star(Painter *p)
{
    p->clipping = p->even_odd = TRUE;
}

static void
op_n(Painter *p)
{
    if (p->clipping)
        state_of(p)->clip = dalil_pf_clipped(&p->path, &state_of(p)->clip);
    if (p->clipping && p->plates)
        dalil_pf_plates_clip(p->plates, p->even_odd);
    if (p->plates)
        dalil_pf_plates_new_path(p->plates);
    p->clipping = FALSE;
    p->path = dalil_pf_nowhere;
}

typedef enum { FILLS = 1, FILLS_EVEN_ODD = 2, DRAWS = 4, CLOSES = 8 } Way;

static void
paint(Painter *p, int way)
{
    DalilPfState *state = state_of(p);
    DalilPfBox box = dalil_pf_clipped(&p->path, &state->clip);

    if (way & CLOSES)
        op_h(p);
    if (box.at[0] <= box.at[2] && box.at[1] <= box.at[3]) {
        if (way & (FILLS | FILLS_EVEN_ODD)) {
            dalil_pf_judge_area(&p->judge, state, DALIL_PF_FILL, &box);
            if (p->plates)
                dalil_pf_plates_fill(p->plates, state, (way & FILLS_EVEN_ODD) != 0, 1);
        }
        if (way & DRAWS) {
            dalil_pf_judge_line(&p->judge, state);
            if (p->plates)
                dalil_pf_plates_stroke(p->plates, state);
        }
    }
    op_n(p);
}

static void
op_f(Painter *p)
{
    paint(p, FILLS);
}

static void
op_f_star(Painter *p)
{
    paint(p, FILLS_EVEN_ODD);
}

static void
op_S(Painter *p)
{
    paint(p, DRAWS);
}

static void
op_s(Painter *p)
{
    paint(p, DRAWS | CLOSES);
}

static void
op_B(Painter *p)
{
    paint(p, FILLS | DRAWS);
}

static void
op_B_star(Painter *p)
{
    paint(p, FILLS_EVEN_ODD | DRAWS);
}

static void
op_b(Painter *p)
{
    paint(p, FILLS | DRAWS | CLOSES);
}

static void
op_b_star(Painter *p)
{
    paint(p, FILLS_EVEN_ODD | DRAWS | CLOSES);
}

/* A gradient fills whatever is not clipped. */
static void
op_sh(Painter *p)
{
    DalilPfState copy = *state_of(p);
    qpdf_oh shading = 0;

    if (!resource(p, "/Shading", &shading))
        return;
    copy.ink[DALIL_PF_FILL] = dalil_pf_gradient(p->judge.pf, shading);
    dalil_pf_judge_area(&p->judge, &copy, DALIL_PF_FILL, &copy.clip);
    if (p->plates)
        dalil_pf_plates_paint(p->plates, &copy);
}

/* Letters fill, or fill and draw; the other ways leave lines, nothing, or a clip. */
static gboolean
is_filled(int mode)
{
    return mode == 0 || mode == 2 || mode == 4 || mode == 6;
}

static void
fill_letters(Painter *p, double strength)
{
    dalil_pf_plates_fill(p->plates, state_of(p), FALSE, strength);
    dalil_pf_plates_new_path(p->plates);
}

static void
op_Tj(Painter *p)
{
    const DalilTextState *text = dalil_reader_state(p->reader);
    DalilAffine m = dalil_affine_times(&p->reader->text, &text->ctm);

    if (is_filled(text->mode))
        dalil_pf_judge_text(&p->judge, state_of(p), fabs(text->size) * dalil_pf_scale(&m));
    if (p->boxed)
        fill_letters(p, GREY_OF_TEXT);
    p->boxed = FALSE;
}

static void
picture(Painter *p, const DalilPfPicture *picture)
{
    dalil_pf_judge_picture(&p->judge, state_of(p), picture);
    if (p->plates)
        dalil_pf_plates_picture(p->plates, state_of(p), p->judge.pf, picture);
}

static void
op_Do(Painter *p)
{
    DalilPf *pf = p->judge.pf;
    qpdf_oh object = 0;

    if (resource(p, "/XObject", &object) && qpdf_oh_is_stream(pf->pdf, object) &&
        dalil_pf_is(pf, qpdf_oh_get_dict(pf->pdf, object), "/Subtype", "/Image")) {
        DalilPfPicture one = dalil_pf_picture(pf, object);
        picture(p, &one);
    }
}

static void
op_ID(Painter *p)
{
    DalilPfPicture one = dalil_pf_picture_inline(p->judge.pf, p->reader);

    picture(p, &one);
}

static const struct {
    const char *name;
    void (*obey)(Painter *p);
} operators[] = {
    {"Tj", op_Tj}, {"TJ", op_Tj}, {"w", op_w},       {"k", op_k},       {"K", op_K},
    {"g", op_g},   {"G", op_G},   {"rg", op_rg},     {"RG", op_RG},     {"cs", op_cs},
    {"CS", op_CS}, {"sc", op_sc}, {"scn", op_sc},    {"SC", op_SC},     {"SCN", op_SC},
    {"gs", op_gs}, {"m", op_m},   {"l", op_l},       {"c", op_c},       {"v", op_v},
    {"y", op_y},   {"h", op_h},   {"re", op_re},     {"W", op_W},       {"W*", op_W_star},
    {"n", op_n},   {"f", op_f},   {"F", op_f},       {"f*", op_f_star}, {"S", op_S},
    {"s", op_s},   {"B", op_B},   {"B*", op_B_star}, {"b", op_b},       {"b*", op_b_star},
    {"sh", op_sh}, {"'", op_Tj},  {"\"", op_Tj},     {"Do", op_Do},     {"ID", op_ID},
};

static void
obeyed(DalilReader *reader, const char *operator, gpointer user)
{
    Painter *p = user;

    p->reader = reader;
    follow(p);
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
        if (strcmp(operators[i].name, operator) == 0) {
            operators[i].obey(p);
            return;
        }
}

/* The box of a form on the plates, where it may lie askew. */
static void
clip_plates(Painter *p, const double box[4])
{
    const DalilAffine *m = &state_of(p)->ctm;

    dalil_pf_plates_new_path(p->plates);
    for (int i = 0; i < 4; i++) {
        double x = box[i == 1 || i == 2 ? 2 : 0], y = box[i / 2 ? 3 : 1];
        double to_x = m->a * x + m->c * y + m->e, to_y = m->b * x + m->d * y + m->f;
        if (i == 0)
            dalil_pf_plates_move(p->plates, to_x, to_y);
        else
            dalil_pf_plates_line(p->plates, to_x, to_y);
    }
    dalil_pf_plates_close(p->plates);
    dalil_pf_plates_clip(p->plates, FALSE);
    dalil_pf_plates_new_path(p->plates);
}

/* A form, or a pattern's cell: what of it may be seen. */
static void
entered(DalilReader *reader, qpdf_oh dict, gpointer user)
{
    Painter *p = user;
    const double *seen = dalil_reader_state(reader)->clip;
    DalilPfBox clip = {{seen[0], seen[1], seen[2], seen[3]}};
    double box[4];

    p->reader = reader;
    follow(p);
    state_of(p)->clip = p->in_cell ? everywhere : dalil_pf_clipped(&clip, &state_of(p)->clip);
    p->path = dalil_pf_nowhere;
    if (p->plates && dalil_unpack_box(reader->pdf, dict, "/BBox", box))
        clip_plates(p, box);
}

/* A box, to be as grey as letters are: where their outline is not known, or too small to matter. */
static void
box_letter(Painter *p, guint code, const DalilAffine *at)
{
    double width = dalil_pdffont_width(dalil_reader_state(p->reader)->font, code) / 1000;
    const double xs[4] = {0, width, width, 0}, ys[4] = {0, 0, TEXT_RISE, TEXT_RISE};

    for (int i = 0; i < 4; i++) {
        double x = at->a * xs[i] + at->c * ys[i] + at->e;
        double y = at->b * xs[i] + at->d * ys[i] + at->f;
        if (i == 0)
            dalil_pf_plates_move(p->plates, x, y);
        else
            dalil_pf_plates_line(p->plates, x, y);
    }
    dalil_pf_plates_close(p->plates);
}

static void
glyph(DalilReader *reader, guint code, const DalilAffine *at, gpointer user)
{
    Painter *p = user;
    const DalilTextState *text = dalil_reader_state(reader);

    if (!p->plates || !is_filled(text->mode) || code == (text->font->wide ? 0 : ' '))
        return;
    p->reader = reader;
    if (dalil_pf_scale(at) < DISPLAY_SIZE) { /* filled when all of the string are there */
        box_letter(p, code, at);
        p->boxed = TRUE;
        return;
    }
    if (dalil_pf_letters_draw(p->letters, p->plates, text->font, code, at)) {
        fill_letters(p, 1);
        return;
    }
    dalil_pf_plates_new_path(p->plates);
    box_letter(p, code, at);
    fill_letters(p, GREY_OF_TEXT);
}

static void
walk(Painter *p, DalilPdfPage *page, const DalilPfSheet *sheet, const GByteArray *content,
     qpdf_oh resources)
{
    DalilPf *pf = p->judge.pf;
    const DalilWatch watch = {obeyed, entered, glyph, p};
    DalilShow show = {&pf->unpack, dalil_pdffonts_of, &pf->readers, &watch};
    DalilPfState first = {
        .ctm = dalil_affine_unit(), .width = 1, .alpha = {1, 1}, .clip = sheet->media};

    first.ink[0].space = first.ink[1].space = DALIL_PF_GREY;
    p->path = dalil_pf_nowhere;
    p->states = g_array_new(FALSE, FALSE, sizeof(DalilPfState));
    g_array_append_val(p->states, first);
    dalil_show_content(&show, page, content->data, content->len, resources, dalil_affine_unit());
    g_array_unref(p->states);
}

/* Once more, to draw it: what there is to find has been found. */
static void
measure(Painter *p, const DalilPfSheet *sheet, const GByteArray *content, qpdf_oh resources)
{
    DalilPf *pf = p->judge.pf;
    DalilPfBox area = dalil_pf_clipped(&sheet->bleed, &sheet->media);
    DalilPdfPage page = {.text = g_string_new(NULL),
                         .glyphs = g_array_new(FALSE, FALSE, sizeof(DalilPdfGlyph))};
    double at[2] = {0, 0}, most = 0;

    p->plates = dalil_pf_plates_new(&area);
    p->letters = dalil_pf_letters_new(pf);
    pf->silent = TRUE;
    if (p->plates) {
        walk(p, &page, sheet, content, resources);
        most = dalil_pf_plates_most(p->plates, at);
    }
    pf->silent = FALSE;
    pf->result->facts.area_ink = fmax(pf->result->facts.area_ink, most);
    if (most > pf->wish->ink_limit + DALIL_PF_INK_CLOSE)
        dalil_pf_found(pf, DALIL_RULE_INK_AREA, "%.0f %%, %.0f mm from the left, %.0f from above",
                       most * 100, (at[0] - sheet->trim.at[0]) / DALIL_MM(1),
                       (sheet->trim.at[3] - at[1]) / DALIL_MM(1));
    dalil_pf_letters_free(p->letters);
    dalil_pf_plates_free(p->plates);
    g_array_unref(page.glyphs);
    g_string_free(page.text, TRUE);
}

void
dalil_pf_paint(DalilPf *pf, const DalilPfSheet *sheet, const GByteArray *content, qpdf_oh resources,
               DalilPdfPage *page)
{
    Painter p = {.judge = {.pf = pf, .sheet = sheet}};

    p.judge.stops = g_array_new(FALSE, FALSE, sizeof(DalilPfStretch));
    p.judge.reaches = g_array_new(FALSE, FALSE, sizeof(DalilPfStretch));
    walk(&p, page, sheet, content, resources);
    dalil_pf_judge_bleed(&p.judge);
    if (pf->wish->purpose == DALIL_FOR_PRINT &&
        (!pf->wish->quick || dalil_pf_judge_bound(&p.judge) > pf->wish->ink_limit))
        measure(&p, sheet, content, resources);
    g_array_unref(p.judge.stops);
    g_array_unref(p.judge.reaches);
}
