/* ua_marks.c: what of a page's content belongs to which element, and what is decoration
 *
 * Cairo puts each tagged stretch between BDC and EMC, never within a text object or a path. All
 * that stands between two of these goes into one artifact; where it paints nothing (states, clips)
 * it stays as it is.
 *
 * Within a stretch Cairo has spans of its own, for letters that fonts cannot tell. Programs that
 * read a structure aloud go wrong there: some take the end of the span for the end of the stretch.
 * So such a stretch is cut into several, with numbers of their own, the spans among them.
 */
#include <string.h>

#include "press/tokens.h"
#include "press/ua_parts.h"

static gboolean
paints(const DalilToken *token)
{
    static const char *const operators[] = {"f", "F",  "f*", "B",  "B*", "b", "b*", "S",
                                            "s", "sh", "Do", "Tj", "TJ", "'", "\""};

    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
        if (dalil_token_is(token, operators[i]))
            return TRUE;
    return token->kind == DALIL_TOKEN_IMAGE;
}

typedef struct {
    GString *out;
    const GPtrArray *names;
    GArray *starts;    /* int by number of Cairo's: the first of ours */
    const char *loose; /* what is not yet written begins here */
    gboolean painted;  /* something in it is drawn */
    int depth;         /* of marked content */
    int stretch;       /* the depth at which the open stretch began; 0: none is open */
    gboolean cut;      /* the open stretch is taken apart, and written as it is read */
    gboolean piece;    /* of it a piece is open */
    const char *name;  /* of the open stretch */
    int next;          /* number of ours */
} Marks;

/* What stands before @to outside any element. */
static void
put_loose(Marks *m, const char *to)
{
    if (m->painted)
        g_string_append(m->out, "/Artifact BMC\n");
    g_string_append_len(m->out, m->loose, to - m->loose);
    if (m->painted)
        g_string_append(m->out, "\nEMC\n");
    m->painted = FALSE;
}

static void
put_begin(Marks *m)
{
    g_string_append_printf(m->out, "%s <</MCID %d>> BDC\n", m->name, m->next++);
}

/* Whether there is a span in the stretch whose content begins at @at. */
static gboolean
has_span(const char *at, const char *end)
{
    DalilTokens tokens = {at, end};

    for (;;) {
        DalilToken t = dalil_tokens_next(&tokens);
        if (t.kind == DALIL_TOKEN_END || t.kind == DALIL_TOKEN_BAD || dalil_token_is(&t, "EMC"))
            return FALSE;
        if (dalil_token_is(&t, "BDC"))
            return TRUE;
    }
}

/* FALSE: it is not the next stretch that was tagged. */
static gboolean
begin_stretch(Marks *m, const char *operands, const DalilTokens *rest, double number)
{
    if (m->stretch || m->starts->len >= m->names->len || number != m->starts->len)
        return FALSE;
    put_loose(m, operands);
    m->name = m->names->pdata[m->starts->len];
    g_array_append_val(m->starts, m->next);
    m->stretch = m->depth;
    m->loose = rest->at;
    m->cut = has_span(rest->at, rest->end);
    m->piece = FALSE;
    if (!m->cut)
        put_begin(m);
    return TRUE;
}

static void
end_stretch(Marks *m, const char *end)
{
    if (!m->cut)
        g_string_append_len(m->out, m->loose, end - m->loose);
    g_string_append_c(m->out, '\n');
    m->loose = end;
    m->stretch = 0;
    m->painted = FALSE;
}

static void
end_piece(Marks *m)
{
    if (m->piece)
        g_string_append(m->out, "\nEMC");
    m->piece = FALSE;
}

/* An operator with its operands, in a stretch that is cut. */
static void
put_operator(Marks *m, const DalilToken *t, const char *operands)
{
    gsize length = (gsize)(t->text - operands);

    if (dalil_token_is(t, "BDC")) { /* "/Span << … >>": a number goes in before its end */
        const char *close = g_strrstr_len(operands, (gssize)length, ">>");
        end_piece(m);
        g_string_append_c(m->out, '\n');
        g_string_append_len(m->out, operands, close ? close - operands : (gssize)length);
        g_string_append_printf(m->out, "/MCID %d >> BDC", m->next++);
        return;
    }
    if (dalil_token_is(t, "ET"))
        end_piece(m);
    g_string_append_c(m->out, '\n');
    if (paints(t) && !m->piece && m->depth == m->stretch) {
        put_begin(m);
        m->piece = TRUE;
    }
    g_string_append_len(m->out, operands, (gssize)(length + t->length));
}

/* FALSE: it cannot be where it is. */
static gboolean
take_operator(Marks *m, const DalilToken *t, const char *operands, const DalilTokens *rest,
              double number)
{
    gboolean ends = dalil_token_is(t, "EMC");

    m->depth += dalil_token_is(t, "BDC") || dalil_token_is(t, "BMC");
    m->painted |= paints(t);
    if (dalil_token_is(t, "BDC") && number >= 0)
        return begin_stretch(m, operands, rest, number);
    if (m->stretch && m->cut && !(ends && m->depth == m->stretch))
        put_operator(m, t, operands);
    if (ends && m->depth-- == m->stretch && m->stretch)
        end_stretch(m, rest->at);
    return m->depth >= 0;
}

static gboolean
is_name(const DalilToken *token, const char *name)
{
    return token->kind == DALIL_TOKEN_NAME && token->length == strlen(name) &&
           memcmp(token->text, name, token->length) == 0;
}

GString *
dalil_ua_marks(const char *data, gsize length, const GPtrArray *names, GArray *starts)
{
    Marks m = {.out = g_string_sized_new(length + length / 8),
               .names = names,
               .starts = starts,
               .loose = data};
    DalilTokens tokens = {data, data + length};
    const char *operands = NULL; /* of the operator that comes */
    double number = -1;
    gboolean good = TRUE, mcid = FALSE;

    while (good) {
        DalilToken t = dalil_tokens_next(&tokens);
        if (t.kind == DALIL_TOKEN_END)
            break;
        operands = operands ? operands : t.text;
        if (mcid)
            number = dalil_token_number(&t);
        mcid = is_name(&t, "/MCID");
        if (t.kind != DALIL_TOKEN_OPERATOR && t.kind != DALIL_TOKEN_IMAGE) {
            good = t.kind != DALIL_TOKEN_BAD;
            continue;
        }
        good = take_operator(&m, &t, operands, &tokens, number);
        operands = NULL;
        number = -1;
    }
    put_loose(&m, data + length);
    good = good && m.depth == 0 && starts->len == names->len;
    g_array_append_val(starts, m.next);
    if (good)
        return m.out;
    g_string_free(m.out, TRUE);
    return NULL;
}
