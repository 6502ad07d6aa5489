/* isolate_text.c: running text, with the values and foreign words in it isolated
 *
 * One pass: what is found is emitted whole, everything else is copied word by word.
 */
#include <string.h>

#include "lang/isolate.h"
#include "lang/letters.h"
#include "lang/runs.h"
#include "lang/values.h"

typedef struct {
    GString *to;
    const char *start; /* of the text */
    gboolean rtl;
} Writer;

/* The first bytes of a bidi control: U+200E.., U+202A.., U+2066... */
static gboolean
is_control_at(const guchar *p)
{
    return p[0] == 0xE2 && ((p[1] == 0x80 && (p[2] == 0x8E || p[2] == 0x8F || p[2] >= 0xAA)) ||
                            (p[1] == 0x81 && p[2] >= 0xA6));
}

/* The first byte of a letter of the other direction, taken widely. */
static gboolean
is_foreign_byte(const guchar *p, gboolean rtl)
{
    if (!rtl)
        return *p >= 0xD6 && *p != 0xE1 && *p != 0xE2;
    return g_ascii_isalpha(*p) || *p == '*' || *p == '#' || (*p >= 0xC3 && *p < 0xD6) ||
           (*p == 0xE2 && p[1] >= 0xB0) || *p == 0xE0 || *p == 0xE1 || (*p >= 0xE3 && *p < 0xEF);
}

/* TRUE when nothing in @text can want isolating: the case of most sentences. */
static gboolean
is_plain(const char *text, gboolean rtl)
{
    for (const guchar *p = (const guchar *)text; *p; p++) {
        if (*p == '@' || is_control_at(p) || is_foreign_byte(p, rtl) ||
            dalil_letters_digit((const char *)p) > 0)
            return FALSE;
        if (*p == '.' && (g_ascii_isalnum(p[1]) || p[1] >= 0x80))
            return FALSE;
        if (*p == ':' && p[1] == '/')
            return FALSE;
    }
    return TRUE;
}

static gboolean
opens(gunichar c)
{
    return (c >= 0x2066 && c <= 0x2068) || c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E;
}

static gboolean
closes(gunichar c)
{
    return c == 0x2069 || c == 0x202C;
}

/* Copies what the author has isolated already, from the opening control to its closing one;
 * at the end of the text what stands open is closed. */
static const char *
copy_isolated(GString *to, const char *p)
{
    GString *open = g_string_new(NULL); /* one letter for each: i isolate, e embedding */

    do {
        gunichar c = g_utf8_get_char(p);

        if (opens(c))
            g_string_append_c(open, c >= 0x2066 ? 'i' : 'e');
        else if (closes(c) && open->str[open->len - 1] == (c == 0x2069 ? 'i' : 'e'))
            g_string_truncate(open, open->len - 1);
        else if (closes(c)) {
            p = g_utf8_next_char(p); /* closes nothing here: dropped */
            continue;
        }
        g_string_append_unichar(to, c);
        p = g_utf8_next_char(p);
    } while (open->len > 0 && *p);
    while (open->len > 0) {
        g_string_append(to, open->str[open->len - 1] == 'i' ? DALIL_PDI : "\u202c");
        g_string_truncate(open, open->len - 1);
    }
    g_string_free(open, TRUE);
    return p;
}

static const char *
write_value(Writer *writer, const char *p, const DalilFound *found)
{
    gsize space = dalil_letters_space(found->end);
    g_autofree char *value = g_strndup(p, (gsize)(found->end - p));

    if (found->isolate)
        dalil_isolate_append(writer->to, found->type, value);
    else
        g_string_append(writer->to, value);
    if (!found->glue || space == 0)
        return found->end;
    g_string_append(writer->to, DALIL_NBSP);
    return found->end + space;
}

/* Copies a word, or one other character; not beyond @limit, where that is not NULL. */
static const char *
copy_word(GString *to, const char *p, const char *limit)
{
    const char *end = g_utf8_next_char(p);
    gunichar c = g_utf8_get_char(p);
    gboolean ltr = dalil_letters_is_ltr(c) || dalil_letters_digit(p) > 0;
    gboolean rtl = dalil_letters_is_rtl(c);

    while ((ltr || rtl) && *end && (limit == NULL || end < limit)) {
        gunichar next = g_utf8_get_char(end);

        if (!dalil_letters_is_mark(next) &&
            !(ltr && (dalil_letters_is_ltr(next) || dalil_letters_digit(end) > 0)) &&
            !(rtl && dalil_letters_is_rtl(next)))
            break;
        end = g_utf8_next_char(end);
    }
    g_string_append_len(to, p, end - p);
    return end;
}

/* The words of a run; its values are wrapped in turn. */
static const char *
write_run(Writer *writer, const char *p, const char *end)
{
    DalilFound found;

    g_string_append(writer->to, writer->rtl ? DALIL_LRI : DALIL_RLI);
    while (p < end) {
        if (dalil_values_find(writer->start, p, &found) && found.end <= end)
            p = write_value(writer, p, &found);
        else
            p = copy_word(writer->to, p, end);
    }
    g_string_append(writer->to, DALIL_PDI);
    return p;
}

static const char *
write_next(Writer *writer, const char *p)
{
    gunichar c = g_utf8_get_char(p);
    const char *end = NULL;
    DalilFound found;

    if (opens(c))
        return copy_isolated(writer->to, p);
    if (closes(c))
        return g_utf8_next_char(p); /* closes nothing here: dropped */
    if (dalil_values_find(writer->start, p, &found))
        return write_value(writer, p, &found);
    if ((end = dalil_runs_end(writer->start, p, writer->rtl)))
        return write_run(writer, p, end);
    return copy_word(writer->to, p, NULL);
}

void
dalil_isolate_text(GString *to, const char *text, gboolean rtl)
{
    Writer writer = {to, text, rtl};

    if (is_plain(text, rtl)) {
        g_string_append(to, text);
        return;
    }
    while (*text)
        text = write_next(&writer, text);
}
