/* stream.c: one content stream, its colours as plates
 *
 * Bytes are copied as they are, except for operators that set a colour. Overprinting is a matter of
 * the graphics state and may not change between a path and its painting: it is set before a path
 * begins, and before letters are shown, when it is not what the colours of that moment want.
 */
#include "press/stream.h"

#include <string.h>

#include "press/tokens.h"

enum { OPERANDS = 8, DEPTH_MAX = 256, SPOTS_MAX = 64 };

typedef struct {
    DalilSpace space; /* set by cs: what sc means */
    DalilPlates plates;
    gboolean known; /* FALSE: passed on; never overprints */
} Paint;

typedef struct {
    Paint paint[2]; /* fill, line */
    int over;       /* as in DalilStreamNeeds */
} State;

typedef struct {
    DalilInkMap *map;
    gboolean mask;
    DalilSpaceOf space_of;
    gpointer user;
    DalilStreamNeeds *needs;
    GString *out;
    const char *copied; /* up to here the source went out */
    const char *first;  /* where the operands of the operator to come begin; NULL: none yet */
    DalilToken operands[OPERANDS];
    int n;
    State state;
    GArray *stack;
    gboolean path; /* one is begun and not painted */
    const char *problem;
} Rewrite;

void
dalil_stream_number(GString *to, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    gsize length = 0;

    g_ascii_formatd(text, sizeof text, "%.4f", value);
    length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    g_string_append_len(to, text, (gssize)length);
}

/* What precedes @at goes out as it is. */
static void
copy_to(Rewrite *r, const char *at)
{
    g_string_append_len(r->out, r->copied, at - r->copied);
    r->copied = at;
}

/* The operator that ends at @end, with its operands, is replaced by what @r->out is given next. */
static void
drop(Rewrite *r, const char *end)
{
    copy_to(r, r->first);
    r->copied = end;
}

static void
write_colour(Rewrite *r, const DalilPlates *plates, gboolean line)
{
    if (plates->spot >= SPOTS_MAX) {
        r->problem = "more than 64 spot colours";
        return;
    }
    if (plates->spot >= 0) {
        r->needs->spots |= G_GUINT64_CONSTANT(1) << plates->spot;
        g_string_append_printf(r->out, "/DalilSp%d %s ", plates->spot, line ? "CS" : "cs");
        dalil_stream_number(r->out, plates->tint);
        g_string_append(r->out, line ? " SCN" : " scn");
        return;
    }
    for (int i = 0; i < DALIL_CMYK; i++) {
        dalil_stream_number(r->out, plates->cmyk[i]);
        g_string_append_c(r->out, ' ');
    }
    g_string_append_c(r->out, line ? 'K' : 'k');
}

static void
set_colour(Rewrite *r, DalilPlates plates, gboolean line, const char *end)
{
    drop(r, end);
    write_colour(r, &plates, line);
    r->state.paint[line].plates = plates;
    r->state.paint[line].known = TRUE;
}

static double
operand(const Rewrite *r, int i)
{
    return dalil_token_number(&r->operands[i]);
}

static void
set_grey(Rewrite *r, gboolean line, const char *end)
{
    DalilPlates plates = {.cmyk = {0, 0, 0, 1 - CLAMP(operand(r, 0), 0, 1)}, .spot = -1, .tint = 1};

    r->state.paint[line].known = FALSE;
    if (!r->mask)
        set_colour(r, plates, line, end);
}

static void
set_rgb(Rewrite *r, gboolean line, const char *end)
{
    double rgb[3] = {operand(r, 0), operand(r, 1), operand(r, 2)};

    set_colour(r, dalil_inkmap_find(r->map, rgb), line, end);
}

static void
set_cmyk(Rewrite *r, gboolean line)
{
    Paint *paint = &r->state.paint[line];

    paint->plates = (DalilPlates){.spot = -1, .tint = 1};
    for (int i = 0; i < DALIL_CMYK; i++)
        paint->plates.cmyk[i] = operand(r, i);
    paint->known = TRUE;
}

/* cs and CS: nothing is written for a space that goes; its colours bring their own. */
static void
set_space(Rewrite *r, gboolean line, const char *end)
{
    Paint *paint = &r->state.paint[line];
    const DalilToken *token = &r->operands[0];
    g_autofree char *name = NULL;

    if (token->kind != DALIL_TOKEN_NAME) {
        r->problem = "a colour space without a name";
        return;
    }
    name = g_strndup(token->text, token->length);
    paint->space = g_str_equal(name, "/DeviceRGB")    ? DALIL_SPACE_RGB
                   : g_str_equal(name, "/DeviceGray") ? DALIL_SPACE_GREY
                   : r->space_of                      ? r->space_of(name, r->user)
                                                      : DALIL_SPACE_OTHER;
    paint->known = FALSE;
    if (paint->space == DALIL_SPACE_OTHER || (paint->space == DALIL_SPACE_GREY && r->mask))
        return;
    /* every space begins with its black */
    set_colour(r, (DalilPlates){.cmyk = {0, 0, 0, 1}, .spot = -1, .tint = 1}, line, end);
}

static void
set_components(Rewrite *r, gboolean line, const char *end)
{
    Paint *paint = &r->state.paint[line];
    int wanted = paint->space == DALIL_SPACE_RGB ? 3 : paint->space == DALIL_SPACE_GREY ? 1 : -1;

    if (wanted < 0)
        paint->known = FALSE;
    else if (r->n != wanted)
        r->problem = "a colour with the wrong number of parts";
    else if (wanted == 3)
        set_rgb(r, line, end);
    else
        set_grey(r, line, end);
}

/* Overprinting as the colours want it; before the token at @at. */
static void
want_over(Rewrite *r, const char *at, gboolean text, gboolean painted)
{
    const Paint *fill = &r->state.paint[0], *line = &r->state.paint[1];
    int over = 0;

    if (fill->known && (fill->plates.over || (text && dalil_plates_are_black(&fill->plates))))
        over |= 1;
    if (line->known && line->plates.over)
        over |= 2;
    if (!painted)
        over = 0;
    if (over == r->state.over)
        return;
    copy_to(r, at);
    g_string_append_printf(r->out, "/DalilOv%d gs\n", over);
    r->needs->over |= 1U << over;
    r->state.over = over;
}

static void
save(Rewrite *r)
{
    if (r->stack->len >= DEPTH_MAX)
        r->problem = "graphics states nested more than 256 deep";
    else
        g_array_append_val(r->stack, r->state);
}

static void
restore(Rewrite *r)
{
    if (r->stack->len == 0) {
        r->problem = "a graphics state restored that was never saved";
        return;
    }
    r->state = g_array_index(r->stack, State, r->stack->len - 1);
    g_array_set_size(r->stack, r->stack->len - 1);
}

typedef enum {
    OP_GREY,
    OP_RGB,
    OP_CMYK,
    OP_SPACE,
    OP_COLOUR,
    OP_SAVE,
    OP_RESTORE,
    OP_BEGIN, /* of a path */
    OP_PAINT, /* of a path, or its end */
    OP_TEXT,
    OP_OBJECT, /* painted with colours of its own */
} OperatorKind;

/* Operators the pass looks at; all others go through. */
static const struct {
    const char *word;
    OperatorKind kind;
    gboolean line;
    int operands; /* -1: as many as there are */
} operators[] = {
    {"g", OP_GREY, FALSE, 1},      {"G", OP_GREY, TRUE, 1},      {"rg", OP_RGB, FALSE, 3},
    {"RG", OP_RGB, TRUE, 3},       {"k", OP_CMYK, FALSE, 4},     {"K", OP_CMYK, TRUE, 4},
    {"cs", OP_SPACE, FALSE, 1},    {"CS", OP_SPACE, TRUE, 1},    {"sc", OP_COLOUR, FALSE, -1},
    {"scn", OP_COLOUR, FALSE, -1}, {"SC", OP_COLOUR, TRUE, -1},  {"SCN", OP_COLOUR, TRUE, -1},
    {"q", OP_SAVE, FALSE, -1},     {"Q", OP_RESTORE, FALSE, -1}, {"m", OP_BEGIN, FALSE, -1},
    {"re", OP_BEGIN, FALSE, -1},   {"f", OP_PAINT, FALSE, -1},   {"F", OP_PAINT, FALSE, -1},
    {"f*", OP_PAINT, FALSE, -1},   {"S", OP_PAINT, FALSE, -1},   {"s", OP_PAINT, FALSE, -1},
    {"B", OP_PAINT, FALSE, -1},    {"B*", OP_PAINT, FALSE, -1},  {"b", OP_PAINT, FALSE, -1},
    {"b*", OP_PAINT, FALSE, -1},   {"n", OP_PAINT, FALSE, -1},   {"Tj", OP_TEXT, FALSE, -1},
    {"TJ", OP_TEXT, FALSE, -1},    {"'", OP_TEXT, FALSE, -1},    {"\"", OP_TEXT, FALSE, -1},
    {"sh", OP_OBJECT, FALSE, -1},  {"Do", OP_OBJECT, FALSE, -1},
};

static void
act(Rewrite *r, gsize which, const DalilToken *token)
{
    gboolean line = operators[which].line;
    const char *end = token->text + token->length;

    switch (operators[which].kind) {
    case OP_GREY:
        set_grey(r, line, end);
        break;
    case OP_RGB:
        set_rgb(r, line, end);
        break;
    case OP_CMYK:
        set_cmyk(r, line);
        break;
    case OP_SPACE:
        set_space(r, line, end);
        break;
    case OP_COLOUR:
        set_components(r, line, end);
        break;
    case OP_SAVE:
        save(r);
        break;
    case OP_RESTORE:
        restore(r);
        break;
    case OP_BEGIN:
        if (!r->path)
            want_over(r, r->first, FALSE, TRUE);
        r->path = TRUE;
        break;
    case OP_PAINT:
        r->path = FALSE;
        break;
    case OP_TEXT:
        want_over(r, r->first, TRUE, TRUE);
        break;
    case OP_OBJECT:
        want_over(r, r->first, FALSE, FALSE);
        break;
    }
}

static void
take_operator(Rewrite *r, const DalilToken *token)
{
    if (!r->first)
        r->first = token->text;
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (!dalil_token_is(token, operators[i].word))
            continue;
        if (operators[i].operands >= 0 && r->n != operators[i].operands)
            r->problem = "an operator with the wrong number of operands";
        else
            act(r, i, token);
        break;
    }
    r->first = NULL;
    r->n = 0;
}

static void
take(Rewrite *r, const DalilToken *token)
{
    switch (token->kind) {
    case DALIL_TOKEN_END:
        return;
    case DALIL_TOKEN_BAD:
        r->problem = "bytes that are no operator and no operand";
        return;
    case DALIL_TOKEN_IMAGE:
        r->problem = "a picture inside the stream";
        return;
    case DALIL_TOKEN_OPERATOR:
        take_operator(r, token);
        return;
    default:
        if (!r->first)
            r->first = token->text;
        if (r->n < OPERANDS)
            r->operands[r->n] = *token;
        r->n++;
    }
}

GString *
dalil_stream_rewrite(DalilInkMap *map, const char *data, gsize length, gboolean mask,
                     DalilSpaceOf space_of, gpointer user, DalilStreamNeeds *needs, GError **error)
{
    Rewrite r = {.map = map,
                 .mask = mask,
                 .space_of = space_of,
                 .user = user,
                 .needs = needs,
                 .out = g_string_sized_new(length + length / 8 + 64),
                 .copied = data,
                 .stack = g_array_new(FALSE, FALSE, sizeof(State))};
    DalilTokens tokens = {data, data + length};
    DalilToken token = {DALIL_TOKEN_OPERATOR, data, 0};

    while (token.kind != DALIL_TOKEN_END && !r.problem) {
        token = dalil_tokens_next(&tokens);
        take(&r, &token);
    }
    copy_to(&r, data + length);
    g_array_unref(r.stack);
    if (!r.problem)
        return r.out;
    g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                "a content stream holds %s, near byte %d", r.problem, (int)(token.text - data));
    g_string_free(r.out, TRUE);
    return NULL;
}
