/* spacing.c: the spaces French sets before high punctuation */
#include "lang/isolate.h"

#include <string.h>

#include "lang/letters.h"
#include "lang/values.h"

static gboolean
is_high(gunichar c)
{
    return c == ';' || c == ':' || c == '!' || c == '?' || c == 0xBB;
}

static gboolean
is_opener(gunichar c)
{
    return c == '(' || c == '[' || c == '{' || c == 0xAB || c == 0x201C;
}

/* A mark that stands behind a word: the next character is no part of one. */
static gboolean
ends_word(const char *next)
{
    gunichar c = g_utf8_get_char(next);

    return c == 0 || g_unichar_isspace(c) || is_high(c) ||
           (c < 0x80 && strchr(".,)]}\"'", (int)c)) || c == 0x2019 || c == 0x201D || c == 0x2026;
}

/* Whether a space is due before the mark at @p that has none. */
static gboolean
misses_space(gunichar before, gunichar mark, const char *p)
{
    if (before == 0 || before == '\n' || is_opener(before) || is_high(before))
        return mark == 0xBB && before != 0 && before != 0xAB && !is_opener(before);
    return mark == 0xBB || ends_word(p);
}

/* Puts the mark at @p with its space; plain spaces before it have been copied already. */
static const char *
write_mark(GString *to, gsize line, const char *p)
{
    gunichar mark = g_utf8_get_char(p), before = 0;
    const char *next = g_utf8_next_char(p);
    gsize length = to->len;

    while (length > line && to->str[length - 1] == ' ')
        length--;
    before = dalil_letters_before(to->str + line, to->str + length);
    if (length < to->len && length > line && !is_opener(before)) {
        g_string_truncate(to, length);
        g_string_append(to, DALIL_NNBSP);
    } else if (length == to->len && !g_unichar_isspace(before) &&
               misses_space(before, mark, next)) {
        g_string_append(to, DALIL_NNBSP);
    }
    g_string_append_unichar(to, mark);
    return next;
}

/* "«": one narrow space behind it, whatever stood there. */
static const char *
write_opening_quote(GString *to, const char *p)
{
    const char *next = g_utf8_next_char(p);

    g_string_append_len(to, p, next - p);
    if (dalil_letters_space(next) > 0 && *next != ' ')
        return next;
    while (*next == ' ')
        next++;
    if (*next && *next != '\n')
        g_string_append(to, DALIL_NNBSP);
    return next;
}

/* What is isolated as left to right is a value, and stays as it is. */
static const char *
isolated_end(const char *p)
{
    const char *end = g_str_has_prefix(p, DALIL_LRI) ? strstr(p, DALIL_PDI) : NULL;

    return end ? end + strlen(DALIL_PDI) : NULL;
}

char *
dalil_french_spacing(const char *text)
{
    GString *to = g_string_new(NULL);
    const char *p = text;
    gsize line = 0; /* where the line begins in @to */

    while (*p) {
        gunichar c = g_utf8_get_char(p);
        const char *end = (guchar)*p == 0xE2 ? isolated_end(p) : NULL;
        DalilFound found;

        if (!end && dalil_values_find_address(text, p, &found))
            end = found.end;
        if (end) {
            g_string_append_len(to, p, end - p);
            p = end;
        } else if (is_high(c)) {
            p = write_mark(to, line, p);
        } else if (c == 0xAB) {
            p = write_opening_quote(to, p);
        } else {
            g_string_append_unichar(to, c);
            p = g_utf8_next_char(p);
            line = c == '\n' ? to->len : line;
        }
    }
    return g_string_free(to, FALSE);
}
