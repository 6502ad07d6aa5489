/* cursor.c: small steps through the text of opening hours */
#include "lang/cursor.h"

#include <string.h>

gboolean
dalil_cursor_fail(DalilCursor *cursor, const char *fault, char *message)
{
    g_free(cursor->message);
    cursor->fault = fault;
    cursor->message = message;
    return FALSE;
}

const char *
dalil_cursor_after_space(const char *p)
{
    while (*p && g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

void
dalil_cursor_skip_space(DalilCursor *cursor)
{
    cursor->at = dalil_cursor_after_space(cursor->at);
}

gboolean
dalil_cursor_take(DalilCursor *cursor, char c)
{
    const char *p = dalil_cursor_after_space(cursor->at);

    if (*p != c)
        return FALSE;
    cursor->at = dalil_cursor_after_space(p + 1);
    return TRUE;
}

gsize
dalil_cursor_dash(const char *p)
{
    static const char *const dashes[] = {"-", "–", "‐", "‑", "‒", "—", "−"};

    for (gsize i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (g_str_has_prefix(p, dashes[i]))
            return strlen(dashes[i]);
    }
    return 0;
}

gboolean
dalil_cursor_take_dash(DalilCursor *cursor)
{
    const char *p = dalil_cursor_after_space(cursor->at);
    gsize length = dalil_cursor_dash(p);

    if (length == 0)
        return FALSE;
    cursor->at = dalil_cursor_after_space(p + length);
    return TRUE;
}

gsize
dalil_cursor_letters(const char *p)
{
    const char *end = p;

    while (*end &&
           (g_unichar_isalpha(g_utf8_get_char(end)) || g_unichar_ismark(g_utf8_get_char(end))))
        end = g_utf8_next_char(end);
    return (gsize)(end - p);
}
