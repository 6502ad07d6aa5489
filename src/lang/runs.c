/* runs.c: how far words of the other direction reach */
#include "lang/runs.h"

#include <string.h>

#include "lang/letters.h"
#include "lang/values.h"

enum {
    SENTENCE_WORDS = 4, /* as many words end in a full stop of their own */
    BRACKET_MAX = 200,  /* bytes looked ahead for the closing bracket */
    DEPTH_MAX = 4,
};

typedef struct {
    const char *start; /* of the text */
    const char *begin; /* of the run */
    const char *end;   /* behind its last word so far */
    gboolean rtl;      /* of the text */
    int words;
    gunichar closers[DEPTH_MAX]; /* brackets and quotes to be closed inside the run */
    int depth;
} Run;

static gboolean
is_ours(const Run *run, gunichar c)
{
    return run->rtl ? dalil_letters_is_ltr(c) : dalil_letters_is_rtl(c);
}

static gboolean
is_theirs(const Run *run, gunichar c)
{
    return run->rtl ? dalil_letters_is_rtl(c) : dalil_letters_is_ltr(c);
}

static gunichar
closer_of(gunichar c)
{
    static const gunichar pairs[][2] = {
        {'(', ')'}, {'[', ']'}, {0xAB, 0xBB}, {0x201C, 0x201D}, {'"', '"'},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (pairs[i][0] == c)
            return pairs[i][1];
    }
    return 0;
}

static gboolean
is_closer(gunichar c)
{
    return c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == '"';
}

/* What may stand between two words of a run. */
static gboolean
joins_words(const Run *run, const char *p, gunichar c)
{
    if (dalil_letters_space(p) > 0 || dalil_letters_dash(p) > 0)
        return TRUE;
    if (!run->rtl && (c == ',' || c == ';'))
        return FALSE; /* a list of the sentence around, as "،" is in Arabic */
    if (c < 0x80)
        return strchr("&'.,;:/+%!?@#*_=|<>", (int)c) != NULL;
    if (!run->rtl && (c == 0x060C || c == 0x061B || c == 0x061F || c == 0x066A))
        return TRUE; /* Arabic comma, semicolon, question mark, percent */
    return c == 0x2019 || c == 0x2018 || c == 0x2014 || c == 0x2026 || c == 0xB0 || c == 0xB7 ||
           c == 0xBF || c == 0xA1;
}

/* TRUE when the bracket at @p is closed soon and nothing of the text's direction stands between. */
static gboolean
closes_inside(const Run *run, const char *p, gunichar closer)
{
    const char *from = p, *q = g_utf8_next_char(p);

    for (; *q && *q != '\n' && q - from < BRACKET_MAX; q = g_utf8_next_char(q)) {
        gunichar c = g_utf8_get_char(q);

        if (c == closer)
            return TRUE;
        if (is_theirs(run, c) || dalil_is_bidi_control(c))
            return FALSE;
    }
    return FALSE;
}

static const char *
word_end(const Run *run, const char *p)
{
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        gsize digit = dalil_letters_digit(p);

        if (digit == 0 && !is_ours(run, c) && !dalil_letters_is_mark(c))
            break;
        p = g_utf8_next_char(p);
    }
    return p;
}

/* Digits that Latin letters are tied to: "1er", "2M". */
static gboolean
is_word_with_digits(const Run *run, const char *p)
{
    const char *end = dalil_letters_after_digits(p, 4);

    return run->rtl && end > p && is_ours(run, g_utf8_get_char(end));
}

/* Reads a bracket or a quote. Returns FALSE when the run ends before it. */
static gboolean
read_bracket(Run *run, const char *p, gunichar c, const char **next)
{
    *next = g_utf8_next_char(p);
    if (run->depth > 0 && c == run->closers[run->depth - 1]) {
        if (--run->depth == 0)
            run->end = *next;
        return TRUE;
    }
    if (c == '"' && dalil_letters_before(run->start, run->begin) == '"')
        return FALSE; /* it was opened before the run */
    if (closer_of(c) == 0 || run->depth == DEPTH_MAX || !closes_inside(run, p, closer_of(c)))
        return FALSE;
    run->closers[run->depth++] = closer_of(c);
    return TRUE;
}

static void
set_end(Run *run, const char *end)
{
    if (run->depth == 0)
        run->end = end;
}

/* Reads one word, value or mark at @p. Returns where the next one begins, NULL at the end. */
static const char *
read_on(Run *run, const char *p)
{
    gunichar c = g_utf8_get_char(p);
    const char *next = NULL;
    DalilFound found;

    if (is_theirs(run, c) || dalil_is_bidi_control(c))
        return NULL;
    if (p > run->begin && dalil_values_find(run->start, p, &found))
        return found.end; /* part of the run only when a word follows */
    if (is_ours(run, c) || is_word_with_digits(run, p)) {
        next = word_end(run, p);
        run->words++;
        set_end(run, next);
        return next;
    }
    if (dalil_letters_digit(p) > 0) {
        next = dalil_letters_after_digits(p, G_MAXINT);
        if (run->rtl && run->words > 0)
            set_end(run, next);
        return next;
    }
    if (closer_of(c) || is_closer(c))
        return read_bracket(run, p, c, &next) ? next : NULL;
    return joins_words(run, p, c) ? g_utf8_next_char(p) : NULL;
}

static gboolean
at_line_start(const Run *run, const char *p)
{
    return p == run->start || p[-1] == '\n';
}

static gboolean
ends_text(const char *p)
{
    while (*p && (dalil_letters_space(p) > 0 || strchr(".,;:!?", *p)))
        p = g_utf8_next_char(p);
    return *p == '\0' || *p == '\n';
}

/* Whether the mark at @p, right behind the run, belongs to it and not to the sentence around. */
static gboolean
owns(const Run *run, const char *p)
{
    gunichar c = g_utf8_get_char(p);
    const char *next = *p ? g_utf8_next_char(p) : p;
    gboolean sentence = run->words >= SENTENCE_WORDS;
    gboolean whole = at_line_start(run, run->begin) && ends_text(p);

    if (c == 0)
        return FALSE;
    if (c == '+' || c == '%' || c == '*' || c == '#')
        return dalil_letters_digit(next) == 0;
    if (c == 0x061F)
        return !run->rtl;
    if (c == '?')
        return run->rtl || whole;
    if (c == '!')
        return sentence || whole || !ends_text(next);
    if (c == '.' || c == 0x2026)
        return (run->rtl && sentence) || whole;
    return FALSE;
}

static void
add_own_marks(Run *run)
{
    while (owns(run, run->end))
        run->end = g_utf8_next_char(run->end);
}

/* A number before the first Latin word is part of it ("36 rue des Arts") unless it ends the
 * words before it. */
static gboolean
begins_with_number(const Run *run, const char *p)
{
    const char *before = p, *after = dalil_letters_after_digits(p, 4);
    gunichar c = 0;

    if (!run->rtl || after == p)
        return FALSE;
    if (is_ours(run, g_utf8_get_char(after)))
        return TRUE;
    after += *after == ',';
    if (dalil_letters_space(after) == 0 ||
        !is_ours(run, g_utf8_get_char(after + dalil_letters_space(after))))
        return FALSE;
    while (before > run->start && dalil_letters_before(run->start, before) == ' ')
        before--;
    c = dalil_letters_before(run->start, before);
    return c == 0 || c == '\n' || g_unichar_ispunct(c);
}

const char *
dalil_runs_end(const char *start, const char *p, gboolean rtl)
{
    Run run = {.start = start, .begin = p, .rtl = rtl};
    gunichar c = g_utf8_get_char(p);

    if ((c == 0xA1 || c == 0xBF) && rtl) /* Spanish opens with a mark */
        p = g_utf8_next_char(p);
    else if (!is_ours(&run, c) && !begins_with_number(&run, p))
        return NULL;
    while (p && *p && *p != '\n')
        p = read_on(&run, p);
    if (run.end)
        add_own_marks(&run);
    return run.end;
}
