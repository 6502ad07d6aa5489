/* advice.c: what a parser's complaint means to the person who wrote the line
 *
 * libyaml says what its grammar expected. What people mistyped is found by looking at the
 * line itself; one row of the table below per complaint, in the order they are tried.
 */
#include "load/advice.h"

#include <string.h>

#define LONGEST_EXAMPLE 72 /* bytes of a line that a message repeats */

typedef struct {
    DalilDiags *diags;
    const char *file;
    DalilSource *source;
    const DalilMistake *mistake;
} Advice;

static DalilSpan
place(const Advice *advice, int line, int column)
{
    return (DalilSpan){advice->file, line, column};
}

static DalilSpan
problem_place(const Advice *advice)
{
    return place(advice, advice->mistake->line, advice->mistake->column);
}

static gunichar
problem_char(const Advice *advice)
{
    return dalil_source_char(advice->source, advice->mistake->line, advice->mistake->column);
}

/* The line without its indentation and the dash of a list item. */
static char *
line_text(const Advice *advice, int line)
{
    gsize length;
    const char *text = dalil_source_line(advice->source, line, &length);
    const char *end = text + length;

    while (text < end && (*text == ' ' || *text == '\t'))
        text++;
    while (end - text >= 2 && text[0] == '-' && text[1] == ' ')
        for (text += 2; text < end && *text == ' ';)
            text++;
    return g_strchomp(g_strndup(text, (gsize)(end - text)));
}

static gboolean
is_first_on_line(const Advice *advice)
{
    return dalil_source_indent(advice->source, advice->mistake->line) == advice->mistake->column;
}

/* Each gives its advice and returns TRUE, or finds that it has none. */

static gboolean
advise_indent_char(const Advice *advice)
{
    gunichar c = problem_char(advice);

    if (c > 0x80 && g_unichar_isspace(c)) {
        dalil_diags_error(advice->diags, problem_place(advice),
                          "a no-break space (U+%04X) stands here: use plain spaces to indent", c);
        return TRUE;
    }
    if (c != '\t')
        return FALSE;
    dalil_diags_error(advice->diags, problem_place(advice),
                      "a tab stands here: use spaces to indent");
    return TRUE;
}

/* A quote that was left open ends at the next one, often in another entry. */
static gboolean
advise_late_quote(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    gunichar quote = dalil_source_char(advice->source, m->quote_line, m->quote_column);

    if (m->quote_line == 0 || m->quote_end_line != m->line || m->quote_line == m->line)
        return FALSE;
    dalil_diags_error(advice->diags, place(advice, m->quote_line, m->quote_column),
                      "the quote %s opened here closes only at line %d, column %d: "
                      "close it at the end of its own value",
                      quote == '\'' ? "'" : "\"", m->quote_end_line, m->quote_end_column);
    return TRUE;
}

static gboolean
advise_open_quote(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    gunichar quote = dalil_source_char(advice->source, m->context_line, m->context_column);

    dalil_diags_error(advice->diags, place(advice, m->context_line, m->context_column),
                      "the quote %s opened here is never closed (reading went on to line %d, "
                      "column %d): close it at the end of its value",
                      quote == '\'' ? "'" : "\"", m->line, m->column);
    return TRUE;
}

static gboolean
advise_after_quote(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;

    if (m->quote_line == 0 || m->quote_end_line != m->line || is_first_on_line(advice))
        return FALSE;
    dalil_diags_error(advice->diags, problem_place(advice),
                      "text stands after the closing quote: put the whole value in quotes, and "
                      "write quotes inside it as « » or “ ”");
    return TRUE;
}

static gboolean
advise_bracket(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    gboolean list = strstr(m->context, "sequence") != NULL;

    dalil_diags_error(advice->diags, place(advice, m->context_line, m->context_column),
                      "the bracket %s opened here is not closed: \",\" or \"%s\" is missing at "
                      "line %d, column %d (if %s belongs to the text, put the value in quotes)",
                      list ? "[" : "{", list ? "]" : "}", m->line, m->column, list ? "[" : "{");
    return TRUE;
}

/* Puts @value in the quotes it does not contain itself. */
static char *
quoted(const char *value)
{
    g_autofree char *doubled = NULL;
    g_auto(GStrv) parts = NULL;

    if (strpbrk(value, "\"\\") == NULL)
        return g_strdup_printf("\"%s\"", value);
    parts = g_strsplit(value, "'", -1);
    doubled = g_strjoinv("''", parts);
    return g_strdup_printf("'%s'", doubled);
}

/* name: Maison: des droits */
static gboolean
advise_colon(const Advice *advice)
{
    g_autofree char *line = line_text(advice, advice->mistake->line);
    g_autofree char *value = NULL;
    char *colon = strstr(line, ": ");

    if (colon == NULL || strchr("\"'[{|>", line[0]) != NULL ||
        (strstr(colon + 2, ": ") == NULL && !g_str_has_suffix(colon + 2, ":")))
        return FALSE;
    *colon = '\0';
    value = quoted(g_strstrip(colon + 2));
    if (strlen(line) + strlen(value) > LONGEST_EXAMPLE)
        dalil_diags_error(advice->diags, problem_place(advice),
                          "a value with a colon in it needs quotes: put the value of `%s` in "
                          "quotes",
                          line);
    else
        dalil_diags_error(advice->diags, problem_place(advice),
                          "a value with a colon in it needs quotes: write %s: %s", line, value);
    return TRUE;
}

static gboolean
advise_deeper(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    int column = dalil_source_indent(advice->source, m->line);

    if (column == 1) /* nothing can be less indented: it is the text above that is wrong */
        dalil_diags_error(advice->diags, place(advice, m->line, 1),
                          "the text above this line belongs to no entry: delete it, or begin its "
                          "lines with # to keep it as a comment");
    else
        dalil_diags_error(advice->diags, place(advice, m->line, MAX(column, 1)),
                          "this line is not indented like its neighbours: begin it in the same "
                          "column as the other keys of its entry");
    return TRUE;
}

/* A line that should be "key: value" has no ": ". */
static gboolean
advise_no_colon(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    g_autofree char *line = line_text(advice, m->context_line);
    char *colon = strchr(line, ':');
    DalilSpan at = place(advice, m->context_line, m->context_column);

    if (colon != NULL && colon > line && strpbrk(line, " ") != line && colon[1] != '\0' &&
        colon[1] != ' ' && memchr(line, ' ', (gsize)(colon - line)) == NULL) {
        *colon = '\0';
        dalil_diags_error(advice->diags, at, "write a space after the colon of `%s:`", line);
        return TRUE;
    }
    if (strlen(line) > LONGEST_EXAMPLE)
        *g_utf8_find_prev_char(line, line + LONGEST_EXAMPLE) = '\0';
    dalil_diags_error(advice->diags, at,
                      "\"%s\" lacks its key or its colon: write \"key: value\", or indent the line "
                      "more if it goes on with the text above",
                      line);
    return TRUE;
}

static gboolean
advise_first_char(const Advice *advice)
{
    char text[8] = {0};
    gunichar c = problem_char(advice);

    if (c == 0 || c >= 0x80 || strchr("@`%*&!|>[]{},?", (int)c) == NULL)
        return FALSE;
    g_unichar_to_utf8(c, text);
    dalil_diags_error(advice->diags, problem_place(advice),
                      "a value cannot begin with %s: put it in quotes", text);
    return TRUE;
}

/* The same, where the parser complains about what follows the character. */
static gboolean
advise_context_char(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    DalilMistake moved = *m;
    Advice there = *advice;

    moved.line = m->context_line;
    moved.column = m->context_column;
    there.mistake = &moved;
    return advise_first_char(&there);
}

static gboolean
advise_block_text(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;
    gunichar c = dalil_source_char(advice->source, m->context_line, m->context_column);

    dalil_diags_error(advice->diags, place(advice, m->context_line, m->context_column),
                      "after %s the text must begin on the next line: if %s belongs to the text, "
                      "put the value in quotes",
                      c == '|' ? "|" : ">", c == '|' ? "|" : ">");
    return TRUE;
}

static gboolean
advise_escape(const Advice *advice)
{
    dalil_diags_error(advice->diags, problem_place(advice),
                      "a backslash has a meaning of its own inside \" quotes: write \\\\ for one "
                      "backslash, or use ' quotes");
    return TRUE;
}

static gboolean
advise_dash(const Advice *advice)
{
    dalil_diags_error(advice->diags, problem_place(advice),
                      "a list cannot begin on the line of its key: begin it on the next line, "
                      "or put the value in quotes if the dash belongs to the text");
    return TRUE;
}

static gboolean
advise_outside_list(const Advice *advice)
{
    const DalilMistake *m = advice->mistake;

    if (!is_first_on_line(advice))
        return FALSE;
    if (problem_char(advice) == '-') {
        dalil_diags_error(advice->diags, problem_place(advice), "write a space after the dash");
        return TRUE;
    }
    dalil_diags_error(advice->diags, problem_place(advice),
                      "this line belongs to no entry: begin it in column %d with \"- \", or "
                      "indent it like the other keys of its entry",
                      m->context_column);
    return TRUE;
}

static gboolean
advise_key(const Advice *advice)
{
    if (problem_char(advice) == ':') {
        dalil_diags_error(advice->diags, problem_place(advice),
                          "there is no key before this colon");
        return TRUE;
    }
    if (is_first_on_line(advice))
        return advise_deeper(advice);
    dalil_diags_error(advice->diags, problem_place(advice),
                      "the text from here on is cut off from the value before it: put the whole "
                      "value in quotes");
    return TRUE;
}

static gboolean
advise_after_end(const Advice *advice)
{
    dalil_diags_error(advice->diags, problem_place(advice),
                      "text stands after the end of the listing: delete it, or join it to an "
                      "entry");
    return TRUE;
}

static gboolean
advise_plainly(const Advice *advice)
{
    dalil_diags_error(advice->diags, problem_place(advice),
                      "this line cannot be understood: check its indentation, its colons and "
                      "its quotes");
    return TRUE;
}

/* Both texts are beginnings of the parser's words; "" fits all. */
static const struct {
    const char *problem;
    const char *context;
    gboolean (*advise)(const Advice *advice);
} rows[] = {
    {"found unexpected end of stream", "while scanning a quoted scalar", advise_open_quote},
    {"found unexpected document indicator", "while scanning a quoted scalar", advise_open_quote},
    {"found unknown escape character", "while parsing a quoted scalar", advise_escape},
    {"did not find expected hexdecimal", "while parsing a quoted scalar", advise_escape},
    {"found invalid Unicode character escape", "while parsing a quoted scalar", advise_escape},
    {"", "", advise_indent_char},
    {"", "", advise_late_quote},
    {"mapping values are not allowed", "", advise_after_quote},
    {"mapping values are not allowed", "", advise_colon},
    {"mapping values are not allowed", "", advise_deeper},
    {"could not find expected ':'", "", advise_no_colon},
    {"found character that cannot start", "", advise_first_char},
    {"", "while scanning a directive", advise_context_char},
    {"", "while scanning a %", advise_context_char},
    {"", "while scanning an a", advise_context_char},
    {"", "while scanning a tag", advise_context_char},
    {"", "while parsing a tag", advise_context_char},
    {"found undefined tag handle", "", advise_context_char},
    {"", "while scanning a block scalar", advise_block_text},
    {"block sequence entries are not allowed", "", advise_dash},
    {"mapping keys are not allowed", "", advise_first_char},
    {"did not find expected ',' or", "", advise_bracket},
    {"did not find expected", "", advise_after_quote},
    {"did not find expected node content", "", advise_first_char},
    {"did not find expected '-'", "", advise_outside_list},
    {"did not find expected '-'", "", advise_key},
    {"did not find expected key", "", advise_key},
    {"did not find expected <document start>", "", advise_after_end},
    {"", "", advise_plainly},
};

void
dalil_advice_give(DalilDiags *diags, const char *file, DalilSource *source,
                  const DalilMistake *mistake)
{
    Advice advice = {diags, file, source, mistake};
    const char *context = mistake->context != NULL ? mistake->context : "";

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (g_str_has_prefix(mistake->problem, rows[i].problem) &&
            g_str_has_prefix(context, rows[i].context) && rows[i].advise(&advice))
            return;
    }
}

int
dalil_advice_line(const DalilMistake *mistake)
{
    if (mistake->context != NULL && g_str_has_prefix(mistake->context, "while scanning"))
        return MIN(mistake->line, mistake->context_line);
    return mistake->line;
}
