/* source.c: the text of one YAML file, by lines and columns */
#include "load/source.h"

#include <string.h>

void
dalil_source_clear(DalilSource *source)
{
    g_clear_pointer(&source->starts, g_array_unref);
}

static void
find_lines(DalilSource *source)
{
    gsize start = 0;

    if (source->starts != NULL)
        return;
    source->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_array_append_val(source->starts, start);
    for (gsize i = 0; i < source->length; i++) {
        char c = source->text[i];
        gboolean pair = c == '\r' && i + 1 < source->length && source->text[i + 1] == '\n';

        if ((c != '\n' && c != '\r') || pair)
            continue;
        start = i + 1;
        g_array_append_val(source->starts, start);
    }
}

int
dalil_source_lines(DalilSource *source)
{
    find_lines(source);
    return (int)source->starts->len;
}

gsize
dalil_source_offset(DalilSource *source, int line)
{
    if (line < 1)
        return 0;
    if (line > dalil_source_lines(source))
        return source->length;
    return g_array_index(source->starts, gsize, line - 1);
}

const char *
dalil_source_line(DalilSource *source, int line, gsize *length)
{
    gsize start = dalil_source_offset(source, line);
    gsize end = start;

    while (end < source->length && source->text[end] != '\n' && source->text[end] != '\r')
        end++;
    *length = end - start;
    return source->text + start;
}

gunichar
dalil_source_char(DalilSource *source, int line, int column)
{
    gsize length;
    const char *at = dalil_source_line(source, line, &length);
    const char *end = at + length;

    for (int i = 1; i < column && at < end; i++)
        at = g_utf8_next_char(at);
    return at < end ? g_utf8_get_char(at) : 0;
}

int
dalil_source_indent(DalilSource *source, int line)
{
    gsize length;
    const char *text = dalil_source_line(source, line, &length);

    for (gsize i = 0; i < length; i++) {
        if (text[i] != ' ' && text[i] != '\t')
            return (int)i + 1;
    }
    return 0;
}

/* "- something", or a dash alone. */
static gboolean
begins_item(const char *text, gsize length)
{
    return length > 0 && text[0] == '-' && (length == 1 || text[1] == ' ');
}

/* "key: …" or "key:" at the end of the line. */
static gboolean
begins_key(const char *text, gsize length)
{
    if (length == 0 || strchr(" \t-#[]{},%@`&*!|>?:", text[0]) != NULL)
        return FALSE;
    for (gsize i = 1; i < length; i++) {
        if (text[i] == ':' && (i + 1 == length || text[i + 1] == ' '))
            return TRUE;
    }
    return FALSE;
}

/* Whether only spaces stand before @column. */
static gboolean
is_indented(const char *text, gsize length, int column)
{
    for (int i = 0; i < column - 1; i++) {
        if ((gsize)i >= length || text[i] != ' ')
            return FALSE;
    }
    return TRUE;
}

static int
next_line(DalilSource *source, int line, int column, gboolean (*begins)(const char *, gsize))
{
    int n = dalil_source_lines(source);

    for (int i = line + 1; i <= n; i++) {
        gsize length;
        const char *text = dalil_source_line(source, i, &length);

        if (is_indented(text, length, column) &&
            begins(text + column - 1, length - (gsize)column + 1))
            return i;
    }
    return 0;
}

int
dalil_source_next_item(DalilSource *source, int line, int column)
{
    return next_line(source, line, column, begins_item);
}

int
dalil_source_next_key(DalilSource *source, int line, int column)
{
    return next_line(source, line, column, begins_key);
}
