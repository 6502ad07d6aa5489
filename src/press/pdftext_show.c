/* pdftext_show.c: the operators that show text, obeyed
 *
 * Everything else of a content stream is passed over, but for the matrix and the forms it calls.
 */
#include "press/pdftext_reader.h"

#include <math.h>
#include <string.h>

enum {
    OPERANDS_MAX = 1 << 16,
    GLYPHS_MAX = 1000 * 1000,    /* on a page */
    TEXT_MAX = 16 * 1000 * 1000, /* bytes they say */
    INVISIBLE = 3,               /* text rendering modes that leave no mark */
    CLIP_ONLY = 7
};

/* Whether some of the glyph may be seen: it is somewhere within its size and width. */
static gboolean
is_inside(const DalilPdfGlyph *glyph, const double clip[4])
{
    double far = fmax(fabs(glyph->width), glyph->size);

    return glyph->x + far > clip[0] && glyph->x - far < clip[2] && glyph->y + far > clip[1] &&
           glyph->y - far < clip[3];
}

/* FALSE: the page holds as much as a page can. */
static gboolean
has_room(const DalilReader *reader)
{
    if (reader->page->glyphs->len < GLYPHS_MAX && reader->page->text->len < TEXT_MAX)
        return TRUE;
    reader->show->unpack->too_large = TRUE;
    return FALSE;
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

/* How large the text space is where a string is shown. */
typedef struct {
    DalilAffine ctm;
    double along, up; /* one unit of it on the page */
} Ground;

static Ground
ground_of(const DalilReader *reader)
{
    const DalilTextState *state = dalil_reader_state(reader);
    DalilAffine at = dalil_affine_times(&reader->text, &state->ctm);

    return (Ground){state->ctm, hypot(at.a, at.b), hypot(at.c, at.d)};
}

static void
watch_glyph(DalilReader *reader, guint code)
{
    const DalilTextState *state = dalil_reader_state(reader);
    DalilAffine at = {state->size * state->stretch, 0, 0, state->size, 0, state->rise};

    at = dalil_affine_times(&at, &reader->text);
    at = dalil_affine_times(&at, &state->ctm);
    reader->show->watch->glyph(reader, code, &at, reader->show->watch->user);
}

static void
show_glyph(DalilReader *reader, const Ground *ground, guint code)
{
    const DalilTextState *state = dalil_reader_state(reader);
    const DalilPdfFont *font = state->font;
    DalilAffine *text = &reader->text;
    DalilPdfGlyph glyph = {.bold = font->bold};
    double width = dalil_pdffont_width(font, code) / 1000 * state->size + state->spacing;
    double x = text->e + state->rise * text->c, y = text->f + state->rise * text->d;

    if (!font->wide && code == ' ')
        width += state->word;
    width *= state->stretch;
    glyph.x = x * ground->ctm.a + y * ground->ctm.c + ground->ctm.e;
    glyph.y = x * ground->ctm.b + y * ground->ctm.d + ground->ctm.f;
    glyph.width = width * ground->along;
    glyph.size = fabs(state->size) * ground->up;
    if (reader->show->watch)
        watch_glyph(reader, code);
    text->e += width * text->a;
    text->f += width * text->b;
    if (state->mode == INVISIBLE || state->mode == CLIP_ONLY ||
        !isfinite(glyph.x + glyph.y + glyph.width) || !is_inside(&glyph, state->clip) ||
        !has_room(reader))
        return;
    glyph.seen = seen(font, code);
    dalil_span_say(reader, &glyph, code);
    g_array_index(reader->page->glyphs, DalilPdfGlyph, reader->page->glyphs->len++) = glyph;
}

/* Room for @more glyphs: asked for one by one, it costs more than the glyphs themselves. */
static void
make_room(GArray *glyphs, guint more)
{
    guint length = glyphs->len;

    g_array_set_size(glyphs, MIN(length + more, MAX(GLYPHS_MAX, length)));
    g_array_set_size(glyphs, length);
}

static void
show_string(DalilReader *reader, const DalilOperand *string)
{
    const DalilPdfFont *font = dalil_reader_state(reader)->font;
    const guint8 *bytes = (const guint8 *)reader->bytes->str + string->start;
    const Ground ground = ground_of(reader);
    guint32 step = font && font->wide ? 2 : 1;

    make_room(reader->page->glyphs, string->length / step);
    for (guint32 i = 0; font && i + step <= string->length; i += step)
        show_glyph(reader, &ground, step == 2 ? (guint)(bytes[i] << 8 | bytes[i + 1]) : bytes[i]);
}

static void
next_line(DalilReader *reader, double tx, double ty)
{
    DalilAffine move = dalil_affine_move(tx, ty);

    reader->line = reader->text = dalil_affine_times(&move, &reader->line);
}

static void
op_cm(DalilReader *reader)
{
    DalilAffine m = dalil_reader_matrix(reader);

    dalil_reader_state(reader)->ctm = dalil_affine_times(&m, &dalil_reader_state(reader)->ctm);
}

static void
op_BT(DalilReader *reader)
{
    reader->line = reader->text = dalil_affine_unit();
}

/* TRUE: @font is what @operator found under the name of its first operand before. */
static gboolean
is_known(const DalilReader *reader, const char *operator, char ** key, const DalilPdfFont **font)
{
    const DalilOperand *name = dalil_reader_operand(reader, 0, DALIL_WORD_NAME);
    gpointer found = NULL;
    gboolean known = FALSE;

    *key = g_strdup_printf("%s %.*s", operator, name ? (int)name->length : 0,
                           name ? reader->bytes->str + name->start : "");
    known = g_hash_table_lookup_extended(reader->known, *key, NULL, &found);
    *font = found;
    return known;
}

static void
op_Tf(DalilReader *reader)
{
    const DalilPdfFont *font = NULL;
    char *key = NULL;
    qpdf_oh dict = 0;

    if (is_known(reader, "Tf", &key, &font)) {
        g_free(key);
    } else {
        if (dalil_reader_resource(reader, "/Font", 0, &dict))
            font = reader->show->font_of(dict, reader->show->user);
        g_hash_table_insert(reader->known, key, (gpointer)font);
    }
    dalil_reader_state(reader)->font = font;
    dalil_reader_state(reader)->size = dalil_reader_number(reader, 0);
}

static void
op_Td(DalilReader *reader)
{
    next_line(reader, dalil_reader_number(reader, 1), dalil_reader_number(reader, 0));
}

static void
op_TD(DalilReader *reader)
{
    dalil_reader_state(reader)->leading = -dalil_reader_number(reader, 0);
    op_Td(reader);
}

static void
op_Tm(DalilReader *reader)
{
    reader->line = reader->text = dalil_reader_matrix(reader);
}

static void
op_T_star(DalilReader *reader)
{
    next_line(reader, 0, -dalil_reader_state(reader)->leading);
}

/* Tj and TJ: strings, and numbers that move back. */
static void
op_TJ(DalilReader *reader)
{
    const DalilTextState *state = dalil_reader_state(reader);

    for (guint i = 0; i < reader->operands->len; i++) {
        const DalilOperand *o = &g_array_index(reader->operands, DalilOperand, i);
        double back = o->number / 1000 * state->size * state->stretch;
        if (o->kind == DALIL_WORD_STRING)
            show_string(reader, o);
        if (o->kind != DALIL_WORD_NUMBER)
            continue;
        reader->text.e -= back * reader->text.a;
        reader->text.f -= back * reader->text.b;
    }
}

static void
op_quote(DalilReader *reader)
{
    const DalilOperand *string = dalil_reader_operand(reader, 0, DALIL_WORD_STRING);

    op_T_star(reader);
    if (string)
        show_string(reader, string);
}

static void
op_quotes(DalilReader *reader)
{
    dalil_reader_state(reader)->word = dalil_reader_number(reader, 2);
    dalil_reader_state(reader)->spacing = dalil_reader_number(reader, 1);
    op_quote(reader);
}

static void
op_Tc(DalilReader *reader)
{
    dalil_reader_state(reader)->spacing = dalil_reader_number(reader, 0);
}

static void
op_Tw(DalilReader *reader)
{
    dalil_reader_state(reader)->word = dalil_reader_number(reader, 0);
}

static void
op_Tz(DalilReader *reader)
{
    dalil_reader_state(reader)->stretch = dalil_reader_number(reader, 0) / 100;
}

static void
op_TL(DalilReader *reader)
{
    dalil_reader_state(reader)->leading = dalil_reader_number(reader, 0);
}

static void
op_Ts(DalilReader *reader)
{
    dalil_reader_state(reader)->rise = dalil_reader_number(reader, 0);
}

static void
op_Tr(DalilReader *reader)
{
    dalil_reader_state(reader)->mode = (int)CLAMP(dalil_reader_number(reader, 0), 0, 7);
}

/* An ExtGState may set the font; those without one are remembered. */
static void
op_gs(DalilReader *reader)
{
    qpdf_data pdf = reader->pdf;
    qpdf_oh state = 0, font = 0;
    const DalilPdfFont *none = NULL;
    g_autofree char *key = NULL;

    if (is_known(reader, "gs", &key, &none))
        return;
    if (dalil_reader_resource(reader, "/ExtGState", 0, &state) && qpdf_oh_is_dictionary(pdf, state))
        font = qpdf_oh_get_key(pdf, state, "/Font");
    if (!font || !qpdf_oh_is_array(pdf, font) || qpdf_oh_get_array_n_items(pdf, font) != 2) {
        g_hash_table_insert(reader->known, g_steal_pointer(&key), NULL);
        return;
    }
    dalil_reader_state(reader)->font =
        reader->show->font_of(qpdf_oh_get_array_item(pdf, font, 0), reader->show->user);
    dalil_reader_state(reader)->size =
        qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, font, 1));
}

static const struct {
    const char *name;
    void (*obey)(DalilReader *reader);
} operators[] = {
    {"TJ", op_TJ},
    {"Tj", op_TJ},
    {"Tm", op_Tm},
    {"Tf", op_Tf},
    {"Td", op_Td},
    {"TD", op_TD},
    {"q", dalil_reader_push},
    {"Q", dalil_reader_pop},
    {"cm", op_cm},
    {"BT", op_BT},
    {"gs", op_gs},
    {"BDC", dalil_span_BDC},
    {"BMC", dalil_span_BMC},
    {"EMC", dalil_span_EMC},
    {"Do", dalil_form_Do},
    {"Tc", op_Tc},
    {"Tw", op_Tw},
    {"Tz", op_Tz},
    {"TL", op_TL},
    {"Ts", op_Ts},
    {"Tr", op_Tr},
    {"'", op_quote},
    {"\"", op_quotes},
    {"T*", op_T_star},
};

static void
obey(DalilReader *reader, const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
        if (*operators[i].name == *name && g_str_equal(operators[i].name, name)) {
            operators[i].obey(reader);
            return;
        }
}

static void
keep_operand(DalilReader *reader, const DalilScan *scan)
{
    DalilOperand o = {scan->kind, scan->kind == DALIL_WORD_NUMBER ? scan->number : 0,
                      (guint32)reader->bytes->len, (guint32)scan->bytes->len};

    if (scan->kind == DALIL_WORD_BRACKET || reader->operands->len >= OPERANDS_MAX)
        return;
    if (o.length > 0)
        g_string_append_len(reader->bytes, scan->bytes->str, (gssize)o.length);
    g_array_append_val(reader->operands, o);
}

/* Written as operators are, but of the operands. */
static gboolean
is_constant(const DalilScan *scan)
{
    const char *word = scan->bytes->str;

    return scan->bytes->len >= 4 &&
           (strcmp(word, "true") == 0 || strcmp(word, "false") == 0 || strcmp(word, "null") == 0);
}

void
dalil_reader_run(DalilReader *reader, const guint8 *content, gsize length)
{
    const DalilWatch *watch = reader->show->watch;
    DalilScan scan;
    char name[8]; /* no operator is longer */

    dalil_scan_begin(&scan, content, length);
    while (dalil_scan_next(&scan) != DALIL_WORD_END) {
        if (scan.kind != DALIL_WORD_OPERATOR || is_constant(&scan)) {
            keep_operand(reader, &scan);
            continue;
        }
        if (watch)
            g_strlcpy(name, scan.bytes->str, sizeof name);
        if (g_str_equal(scan.bytes->str, "ID"))
            dalil_scan_skip_image(&scan);
        else
            obey(reader, scan.bytes->str);
        if (watch)
            watch->obeyed(reader, name, watch->user);
        g_array_set_size(reader->operands, 0);
        g_string_truncate(reader->bytes, 0);
    }
    dalil_scan_clear(&scan);
}

void
dalil_show_content(DalilShow *show, DalilPdfPage *page, const guint8 *content, gsize length,
                   qpdf_oh resources, DalilAffine base)
{
    DalilTextState first = {.ctm = base, .stretch = 1, .clip = {-1e9, -1e9, 1e9, 1e9}};
    DalilReader reader = {.show = show,
                          .pdf = show->unpack->pdf,
                          .page = page,
                          .resources = resources,
                          .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                          .operands = g_array_new(FALSE, FALSE, sizeof(DalilOperand)),
                          .bytes = g_string_new(NULL),
                          .states = g_array_new(FALSE, FALSE, sizeof(DalilTextState)),
                          .spans = g_array_new(FALSE, FALSE, sizeof(DalilTextSpan)),
                          .outer = -1,
                          .floor = 1,
                          .line = dalil_affine_unit(),
                          .text = dalil_affine_unit()};

    g_array_append_val(reader.states, first);
    dalil_reader_run(&reader, content, length);
    g_hash_table_unref(reader.known);
    g_array_unref(reader.operands);
    g_string_free(reader.bytes, TRUE);
    g_array_unref(reader.states);
    g_array_unref(reader.spans);
}
