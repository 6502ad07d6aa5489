/* powrite.c: a file of translations in gettext's layout */
#include <string.h>

#include "content/pofile.h"

enum { WIDTH = 79 }; /* columns, as gettext's tools wrap */

static int
columns_of(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

static void
append_escaped(GString *to, gunichar c)
{
    static const char values[] = "\n\t\r\b\f\v\a\\\"";
    static const char names[] = "ntrbfva\\\"";
    const char *value = c < 0x80 && c != 0 ? strchr(values, (int)c) : NULL;

    if (value != NULL) {
        g_string_append_c(to, '\\');
        g_string_append_c(to, names[value - values]);
    } else if (c < 0x20 || c == 0x7F) {
        g_string_append_printf(to, "\\%03o", c);
    } else {
        g_string_append_unichar(to, c);
    }
}

/* Columns the characters of [@at, @end) take when written. */
static int
columns_between(const char *at, const char *end)
{
    int columns = 0;

    for (; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        columns += c < 0x20 ? 2 : c == '"' || c == '\\' ? 2 : columns_of(c);
    }
    return columns;
}

/* Behind the next place where a line may end: spaces that follow a word, or a line break. */
static const char *
next_stop(const char *at)
{
    while (*at != '\0' && *at != ' ' && *at != '\n')
        at++;
    while (*at == ' ')
        at++;
    return *at == '\n' ? at + 1 : at;
}

static gboolean
fits_one_line(const char *prefix, const char *word, const char *text)
{
    const char *newline = strchr(text, '\n');

    if (newline != NULL && newline[1] != '\0')
        return FALSE;
    return (int)(strlen(prefix) + strlen(word)) + 3 + columns_between(text, text + strlen(text)) <=
           WIDTH;
}

static void
write_line(GString *to, const char *prefix, const char *at, const char *end)
{
    g_string_append(to, prefix);
    g_string_append_c(to, '"');
    for (; at < end; at = g_utf8_next_char(at))
        append_escaped(to, g_utf8_get_char(at));
    g_string_append(to, "\"\n");
}

/* @word "…", over several lines when it is long; @prefix begins every line. */
static void
write_string(GString *to, const char *prefix, const char *word, const char *text)
{
    const char *begin = text;
    int room = WIDTH - 2 - (int)strlen(prefix);

    g_string_append_printf(to, "%s%s ", prefix, word);
    if (fits_one_line(prefix, word, text)) {
        write_line(to, "", text, text + strlen(text));
        return;
    }
    g_string_append(to, "\"\"\n");
    while (*begin != '\0') {
        const char *end = next_stop(begin);

        while (*end != '\0' && end[-1] != '\n') {
            const char *further = next_stop(end);

            if (columns_between(begin, further) > room)
                break;
            end = further;
        }
        write_line(to, prefix, begin, end);
        begin = end;
    }
}

static void
write_comments(GString *to, const char *mark, const char *lines)
{
    for (const char *at = lines; at != NULL && *at != '\0';) {
        gsize length = strcspn(at, "\n");

        g_string_append_printf(to, "#%s%s%.*s\n", mark, length == 0 ? "" : " ", (int)length, at);
        at += length + (at[length] == '\n');
    }
}

static void
write_old(GString *to, const DalilPoItem *item)
{
    const char *prefix = item->obsolete ? "#~| " : "#| ";

    if (item->old_key != NULL)
        write_string(to, prefix, "msgctxt", item->old_key);
    if (item->old_source != NULL)
        write_string(to, prefix, "msgid", item->old_source);
    if (item->old_plural != NULL)
        write_string(to, prefix, "msgid_plural", item->old_plural);
}

static void
write_item(GString *to, const DalilPoItem *item)
{
    const char *prefix = item->obsolete ? "#~ " : "";

    write_comments(to, "", item->notes);
    write_comments(to, ".", item->extracted);
    write_comments(to, ":", item->places);
    if (item->fuzzy || item->flags != NULL)
        g_string_append_printf(to, "#, %s%s%s\n", item->fuzzy ? "fuzzy" : "",
                               item->fuzzy && item->flags != NULL ? ", " : "",
                               item->flags == NULL ? "" : item->flags);
    write_old(to, item);
    if (item->key != NULL)
        write_string(to, prefix, "msgctxt", item->key);
    write_string(to, prefix, "msgid", item->source);
    if (item->plural != NULL)
        write_string(to, prefix, "msgid_plural", item->plural);
    for (int i = 0; i < item->n_forms; i++) {
        g_autofree char *word = g_strdup_printf("msgstr[%d]", i);

        write_string(to, prefix, word, item->forms[i]);
    }
    if (item->n_forms == 0)
        write_string(to, prefix, "msgstr", item->translation);
}

static void
write_header(GString *to, const DalilPoFile *file)
{
    DalilPoItem item = {.notes = file->notes,
                        .extracted = file->extras,
                        .source = "",
                        .translation = file->header,
                        .fuzzy = file->fuzzy};

    if (file->header != NULL)
        write_item(to, &item);
}

static void
write_items(GString *to, const DalilPoFile *file, gboolean obsolete)
{
    for (guint i = 0; i < file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(file->items, DalilPoItem, i);

        if (item->obsolete != obsolete)
            continue;
        if (to->len > 0)
            g_string_append_c(to, '\n');
        write_item(to, item);
    }
}

void
dalil_pofile_write(const DalilPoFile *file, GString *to)
{
    write_header(to, file);
    write_items(to, file, FALSE);
    write_items(to, file, TRUE);
    if (file->crlf)
        g_string_replace(to, "\n", "\r\n", 0);
}
