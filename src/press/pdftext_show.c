/* pdftext_show.c: the operators that show text, obeyed
 *
 * Everything else of a content stream is passed over, but for the matrix and the forms it calls.
 * Inside a span with an ActualText the first glyph says all of it and the others nothing.
 */
#include "press/pdftext_show.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "press/pdftext_scan.h"

enum {
    OPERANDS_MAX = 1 << 16,
    STATES_MAX = 512, /* q in q */
    SPANS_MAX = 512,
    FORMS_DEEP = 12,
    FORMS_MAX = 4000,
    GLYPHS_MAX = 4 * 1000 * 1000, /* on a page */
    INVISIBLE = 3,                /* text rendering modes that leave no mark */
    CLIP_ONLY = 7
};

typedef struct {
    DalilWordKind kind;
    double number;
    guint32 start, length; /* of a name or string, in Reader.bytes */
} Operand;

typedef struct {
    DalilMatrix ctm;
    const DalilPdfFont *font;
    double size, spacing, word, stretch, leading, rise;
    int mode;
} State;

/* A marked-content sequence; @actual: bytes in the page's text. */
typedef struct {
    gboolean has_actual, told;
    guint32 actual, length;
} Span;

typedef struct {
    DalilShow *show;
    DalilPdfPage *page;
    qpdf_oh resources;
    GHashTable *known; /* of these resources: "Tf name" and "gs name" -> font, or NULL */
    GArray *operands;
    GString *bytes;
    GArray *states; /* the last is in force */
    GArray *spans;
    int outer; /* the outermost span with a text of its own; -1: none */
    DalilMatrix line, text;
    int depth, inside[FORMS_DEEP]; /* which forms are being shown, by object */
} Reader;

static DalilMatrix
times(const DalilMatrix *m, const DalilMatrix *n)
{
    return (DalilMatrix){m->a * n->a + m->b * n->c,        m->a * n->b + m->b * n->d,
                         m->c * n->a + m->d * n->c,        m->c * n->b + m->d * n->d,
                         m->e * n->a + m->f * n->c + n->e, m->e * n->b + m->f * n->d + n->f};
}

static State *
state_of(const Reader *reader)
{
    return &g_array_index(reader->states, State, reader->states->len - 1);
}

/* The i-th operand from the end as a number, 0 when there is none. */
static double
number(const Reader *reader, guint i)
{
    const GArray *list = reader->operands;
    double value = i < list->len ? g_array_index(list, Operand, list->len - 1 - i).number : 0;

    return isfinite(value) ? value : 0;
}

static DalilMatrix
matrix(const Reader *reader)
{
    return (DalilMatrix){number(reader, 5), number(reader, 4), number(reader, 3),
                         number(reader, 2), number(reader, 1), number(reader, 0)};
}

/* The first operand of @kind from @from on; NULL: none. */
static const Operand *
operand(const Reader *reader, guint from, DalilWordKind kind)
{
    for (guint i = from; i < reader->operands->len; i++) {
        const Operand *o = &g_array_index(reader->operands, Operand, i);
        if (o->kind == kind)
            return o;
    }
    return NULL;
}

/* /@kind of the resources, entry named by the @i-th operand; FALSE: not there. */
static gboolean
resource(const Reader *reader, const char *kind, guint i, qpdf_oh *found)
{
    const Operand *name =
        i < reader->operands->len ? &g_array_index(reader->operands, Operand, i) : NULL;
    qpdf_data pdf = reader->show->pdf;
    g_autofree char *key = NULL;
    qpdf_oh dict = 0;

    if (!name || name->kind != DALIL_WORD_NAME || !pdf ||
        !qpdf_oh_is_dictionary(pdf, reader->resources))
        return FALSE;
    dict = qpdf_oh_get_key(pdf, reader->resources, kind);
    key = g_strdup_printf("/%.*s", (int)name->length, reader->bytes->str + name->start);
    if (!qpdf_oh_is_dictionary(pdf, dict) || !qpdf_oh_has_key(pdf, dict, key))
        return FALSE;
    *found = qpdf_oh_get_key(pdf, dict, key);
    return TRUE;
}

/* What the glyph of @code says, as bytes of the page's text. */
static void
say(const Reader *reader, DalilPdfGlyph *glyph, const DalilPdfFont *font, guint code)
{
    GString *text = reader->page->text;

    if (reader->outer >= 0) {
        Span *span = &g_array_index(reader->spans, Span, reader->outer);
        if (!span->told) {
            glyph->said = span->actual;
            glyph->length = span->length;
        }
        span->told = TRUE;
        return;
    }
    glyph->said = (guint32)text->len;
    if ((int)code < font->n_letters && font->lengths[code] > 0)
        g_string_append_len(text, font->letters->str + font->starts[code], font->lengths[code]);
    else if (!font->wide && font->encoded[code])
        g_string_append_unichar(text, font->encoded[code]);
    glyph->length = (guint32)text->len - glyph->said;
}

/* What ToUnicode says where no encoding does. */
static gunichar
seen(const DalilPdfFont *font, guint code)
{
    if (!font->wide && font->encoded[code])
        return font->encoded[code];
    if ((int)code < font->n_letters && font->lengths[code] > 0)
        return g_utf8_get_char(font->letters->str + font->starts[code]);
    return 0;
}

static void
show_glyph(Reader *reader, guint code)
{
    const State *state = state_of(reader);
    const DalilPdfFont *font = state->font;
    DalilMatrix move = {1, 0, 0, 1, 0, state->rise};
    DalilMatrix at = times(&reader->text, &state->ctm);
    DalilPdfGlyph glyph = {.bold = font->bold};
    double width = dalil_pdffont_width(font, code) / 1000 * state->size + state->spacing;

    at = times(&move, &at);
    if (!font->wide && code == ' ')
        width += state->word;
    width *= state->stretch;
    glyph.x = at.e;
    glyph.y = at.f;
    glyph.width = width * hypot(at.a, at.b);
    glyph.size = fabs(state->size) * hypot(at.c, at.d);
    move = (DalilMatrix){1, 0, 0, 1, width, 0};
    reader->text = times(&move, &reader->text);
    if (state->mode == INVISIBLE || state->mode == CLIP_ONLY ||
        reader->page->glyphs->len >= GLYPHS_MAX || !isfinite(glyph.x + glyph.y + glyph.width))
        return;
    glyph.seen = seen(font, code);
    say(reader, &glyph, font, code);
    g_array_append_val(reader->page->glyphs, glyph);
}

static void
show_string(Reader *reader, const Operand *string)
{
    const DalilPdfFont *font = state_of(reader)->font;
    const guint8 *bytes = (const guint8 *)reader->bytes->str + string->start;
    guint32 step = font && font->wide ? 2 : 1;

    for (guint32 i = 0; font && i + step <= string->length; i += step)
        show_glyph(reader, step == 2 ? (guint)(bytes[i] << 8 | bytes[i + 1]) : bytes[i]);
}

static void
next_line(Reader *reader, double tx, double ty)
{
    DalilMatrix move = {1, 0, 0, 1, tx, ty};

    reader->line = reader->text = times(&move, &reader->line);
}

static void
op_q(Reader *reader)
{
    State copy = *state_of(reader);

    if (reader->states->len < STATES_MAX)
        g_array_append_val(reader->states, copy);
}

static void
op_Q(Reader *reader)
{
    if (reader->states->len > 1)
        g_array_set_size(reader->states, reader->states->len - 1);
}

static void
op_cm(Reader *reader)
{
    DalilMatrix m = matrix(reader);

    state_of(reader)->ctm = times(&m, &state_of(reader)->ctm);
}

static void
op_BT(Reader *reader)
{
    reader->line = reader->text = (DalilMatrix){1, 0, 0, 1, 0, 0};
}

/* TRUE: @font is what @operator found under the name of its first operand before. */
static gboolean
is_known(const Reader *reader, const char *operator, char ** key, const DalilPdfFont **font)
{
    const Operand *name = operand(reader, 0, DALIL_WORD_NAME);
    gpointer found = NULL;
    gboolean known = FALSE;

    *key = g_strdup_printf("%s %.*s", operator, name ? (int)name->length : 0,
                           name ? reader->bytes->str + name->start : "");
    known = g_hash_table_lookup_extended(reader->known, *key, NULL, &found);
    *font = found;
    return known;
}

static void
op_Tf(Reader *reader)
{
    const DalilPdfFont *font = NULL;
    char *key = NULL;
    qpdf_oh dict = 0;

    if (is_known(reader, "Tf", &key, &font)) {
        g_free(key);
    } else {
        if (resource(reader, "/Font", 0, &dict))
            font = reader->show->font_of(dict, reader->show->user);
        g_hash_table_insert(reader->known, key, (gpointer)font);
    }
    state_of(reader)->font = font;
    state_of(reader)->size = number(reader, 0);
}

static void
op_Td(Reader *reader)
{
    next_line(reader, number(reader, 1), number(reader, 0));
}

static void
op_TD(Reader *reader)
{
    state_of(reader)->leading = -number(reader, 0);
    op_Td(reader);
}

static void
op_Tm(Reader *reader)
{
    reader->line = reader->text = matrix(reader);
}

static void
op_T_star(Reader *reader)
{
    next_line(reader, 0, -state_of(reader)->leading);
}

/* Tj and TJ: strings, and numbers that move back. */
static void
op_TJ(Reader *reader)
{
    const State *state = state_of(reader);

    for (guint i = 0; i < reader->operands->len; i++) {
        const Operand *o = &g_array_index(reader->operands, Operand, i);
        DalilMatrix move = {1, 0, 0, 1, -o->number / 1000 * state->size * state->stretch, 0};
        if (o->kind == DALIL_WORD_STRING)
            show_string(reader, o);
        else if (o->kind == DALIL_WORD_NUMBER)
            reader->text = times(&move, &reader->text);
    }
}

static void
op_quote(Reader *reader)
{
    const Operand *string = operand(reader, 0, DALIL_WORD_STRING);

    op_T_star(reader);
    if (string)
        show_string(reader, string);
}

static void
op_quotes(Reader *reader)
{
    state_of(reader)->word = number(reader, 2);
    state_of(reader)->spacing = number(reader, 1);
    op_quote(reader);
}

static void
op_Tc(Reader *reader)
{
    state_of(reader)->spacing = number(reader, 0);
}

static void
op_Tw(Reader *reader)
{
    state_of(reader)->word = number(reader, 0);
}

static void
op_Tz(Reader *reader)
{
    state_of(reader)->stretch = number(reader, 0) / 100;
}

static void
op_TL(Reader *reader)
{
    state_of(reader)->leading = number(reader, 0);
}

static void
op_Ts(Reader *reader)
{
    state_of(reader)->rise = number(reader, 0);
}

static void
op_Tr(Reader *reader)
{
    state_of(reader)->mode = (int)CLAMP(number(reader, 0), 0, 7);
}

/* An ExtGState may set the font; those without one are remembered. */
static void
op_gs(Reader *reader)
{
    qpdf_data pdf = reader->show->pdf;
    qpdf_oh state = 0, font = 0;
    const DalilPdfFont *none = NULL;
    g_autofree char *key = NULL;

    if (is_known(reader, "gs", &key, &none))
        return;
    if (resource(reader, "/ExtGState", 0, &state) && qpdf_oh_is_dictionary(pdf, state))
        font = qpdf_oh_get_key(pdf, state, "/Font");
    if (!font || !qpdf_oh_is_array(pdf, font) || qpdf_oh_get_array_n_items(pdf, font) != 2) {
        g_hash_table_insert(reader->known, g_steal_pointer(&key), NULL);
        return;
    }
    state_of(reader)->font =
        reader->show->font_of(qpdf_oh_get_array_item(pdf, font, 0), reader->show->user);
    state_of(reader)->size = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, font, 1));
}

static void
begin_span(Reader *reader, const char *text, gsize length, gboolean has_actual)
{
    Span span = {.has_actual = has_actual, .actual = (guint32)reader->page->text->len};

    if (has_actual)
        dalil_pdffont_text(reader->page->text, text, length);
    span.length = (guint32)reader->page->text->len - span.actual;
    if (reader->spans->len >= SPANS_MAX)
        return;
    if (has_actual && reader->outer < 0)
        reader->outer = (int)reader->spans->len;
    g_array_append_val(reader->spans, span);
}

static void
op_BMC(Reader *reader)
{
    begin_span(reader, NULL, 0, FALSE);
}

/* "/Span <</ActualText <…>>> BDC", the brackets dropped, or "/Span /Name BDC". */
static void
op_BDC(Reader *reader)
{
    qpdf_data pdf = reader->show->pdf;
    qpdf_oh properties = 0, actual = 0;

    for (guint i = 1; i + 1 < reader->operands->len; i++) {
        const Operand *key = &g_array_index(reader->operands, Operand, i), *value = key + 1;
        if (key->kind == DALIL_WORD_NAME && value->kind == DALIL_WORD_STRING &&
            key->length == strlen("ActualText") &&
            memcmp(reader->bytes->str + key->start, "ActualText", key->length) == 0) {
            begin_span(reader, reader->bytes->str + value->start, value->length, TRUE);
            return;
        }
    }
    if (reader->operands->len == 2 && resource(reader, "/Properties", 1, &properties) &&
        qpdf_oh_is_dictionary(pdf, properties)) {
        actual = qpdf_oh_get_key(pdf, properties, "/ActualText");
        if (qpdf_oh_is_string(pdf, actual)) {
            gsize length = 0;
            const char *text = qpdf_oh_get_binary_string_value(pdf, actual, &length);
            begin_span(reader, text, length, TRUE);
            return;
        }
    }
    op_BMC(reader);
}

static void
op_EMC(Reader *reader)
{
    if (reader->spans->len == 0)
        return;
    g_array_set_size(reader->spans, reader->spans->len - 1);
    if (reader->outer == (int)reader->spans->len)
        reader->outer = -1;
}

static void read_stream(Reader *reader, const guint8 *content, gsize length);

/* A form draws with its own matrix and resources; the span it stands in goes on in it. */
static void
show_form(Reader *reader, qpdf_oh form)
{
    qpdf_data pdf = reader->show->pdf;
    qpdf_oh dict = qpdf_oh_get_dict(pdf, form), own = qpdf_oh_get_key(pdf, dict, "/Resources");
    qpdf_oh list = qpdf_oh_get_key(pdf, dict, "/Matrix"), before = reader->resources;
    DalilMatrix m = {1, 0, 0, 1, 0, 0}, line = reader->line, text = reader->text;
    gsize length = 0;
    unsigned char *content = dalil_pdffont_stream(pdf, form, &length);
    guint states = reader->states->len, spans = reader->spans->len;
    GHashTable *known = reader->known;

    if (qpdf_oh_is_array(pdf, list) && qpdf_oh_get_array_n_items(pdf, list) == 6) {
        double *const to[] = {&m.a, &m.b, &m.c, &m.d, &m.e, &m.f};
        for (int i = 0; i < 6; i++)
            *to[i] = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, list, i));
    }
    op_q(reader);
    state_of(reader)->ctm = times(&m, &state_of(reader)->ctm);
    if (qpdf_oh_is_dictionary(pdf, own)) {
        reader->resources = own;
        reader->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    if (content)
        read_stream(reader, content, length);
    free(content);
    if (reader->known != known)
        g_hash_table_unref(reader->known);
    reader->known = known;
    reader->resources = before;
    reader->line = line;
    reader->text = text;
    while (reader->spans->len > spans)
        op_EMC(reader);
    while (reader->states->len > states)
        op_Q(reader);
}

static void
op_Do(Reader *reader)
{
    qpdf_data pdf = reader->show->pdf;
    qpdf_oh form = 0;

    if (reader->depth >= FORMS_DEEP || reader->show->forms >= FORMS_MAX ||
        !resource(reader, "/XObject", 0, &form) || !qpdf_oh_is_stream(pdf, form) ||
        !qpdf_oh_is_name_and_equals(
            pdf, qpdf_oh_get_key(pdf, qpdf_oh_get_dict(pdf, form), "/Subtype"), "/Form"))
        return;
    for (int i = 0; i < reader->depth; i++) /* none can show itself */
        if (reader->inside[i] == qpdf_oh_get_object_id(pdf, form))
            return;
    reader->show->forms++;
    reader->inside[reader->depth++] = qpdf_oh_get_object_id(pdf, form);
    g_array_set_size(reader->operands, 0);
    show_form(reader, form);
    reader->depth--;
}

static const struct {
    const char *name;
    void (*obey)(Reader *reader);
} operators[] = {
    {"TJ", op_TJ}, {"Tj", op_TJ},   {"Tm", op_Tm},     {"Tf", op_Tf},     {"Td", op_Td},
    {"TD", op_TD}, {"q", op_q},     {"Q", op_Q},       {"cm", op_cm},     {"BT", op_BT},
    {"gs", op_gs}, {"BDC", op_BDC}, {"BMC", op_BMC},   {"EMC", op_EMC},   {"Do", op_Do},
    {"Tc", op_Tc}, {"Tw", op_Tw},   {"Tz", op_Tz},     {"TL", op_TL},     {"Ts", op_Ts},
    {"Tr", op_Tr}, {"'", op_quote}, {"\"", op_quotes}, {"T*", op_T_star},
};

static void
obey(Reader *reader, const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
        if (g_str_equal(operators[i].name, name)) {
            operators[i].obey(reader);
            return;
        }
}

static void
keep_operand(Reader *reader, const DalilScan *scan)
{
    Operand o = {scan->kind, scan->kind == DALIL_WORD_NUMBER ? scan->number : 0,
                 (guint32)reader->bytes->len, (guint32)scan->bytes->len};

    if (scan->kind == DALIL_WORD_BRACKET || reader->operands->len >= OPERANDS_MAX)
        return;
    g_string_append_len(reader->bytes, scan->bytes->str, (gssize)scan->bytes->len);
    g_array_append_val(reader->operands, o);
}

static void
read_stream(Reader *reader, const guint8 *content, gsize length)
{
    DalilScan scan;

    dalil_scan_begin(&scan, content, length);
    while (dalil_scan_next(&scan) != DALIL_WORD_END) {
        if (scan.kind != DALIL_WORD_OPERATOR) {
            keep_operand(reader, &scan);
            continue;
        }
        if (g_str_equal(scan.bytes->str, "ID"))
            dalil_scan_skip_image(&scan);
        else
            obey(reader, scan.bytes->str);
        g_array_set_size(reader->operands, 0);
        g_string_truncate(reader->bytes, 0);
    }
    dalil_scan_clear(&scan);
}

void
dalil_show_content(DalilShow *show, DalilPdfPage *page, const guint8 *content, gsize length,
                   qpdf_oh resources, DalilMatrix base)
{
    State first = {.ctm = base, .stretch = 1};
    Reader reader = {.show = show,
                     .page = page,
                     .resources = resources,
                     .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .operands = g_array_new(FALSE, FALSE, sizeof(Operand)),
                     .bytes = g_string_new(NULL),
                     .states = g_array_new(FALSE, FALSE, sizeof(State)),
                     .spans = g_array_new(FALSE, FALSE, sizeof(Span)),
                     .outer = -1,
                     .line = {1, 0, 0, 1, 0, 0},
                     .text = {1, 0, 0, 1, 0, 0}};

    g_array_append_val(reader.states, first);
    read_stream(&reader, content, length);
    g_hash_table_unref(reader.known);
    g_array_unref(reader.operands);
    g_string_free(reader.bytes, TRUE);
    g_array_unref(reader.states);
    g_array_unref(reader.spans);
}
