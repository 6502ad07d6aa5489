/* test_lang_plain.h: text as a reader sees it: without invisible characters, every space plain */
#pragma once

#include "lang/isolate.h"

static inline char *
plain(const char *text)
{
    GString *to = g_string_new(NULL);

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (dalil_is_invisible(c))
            continue;
        if (c == 0x00A0 || c == 0x202F || c == 0x2007)
            c = ' ';
        g_string_append_unichar(to, c);
    }
    return g_string_free(to, FALSE);
}

/* The same, with what matters made visible: <value>, ~ for U+2060, _ for U+00A0, ^ for U+202F,
 * | for U+200B. */
static inline char *
visible(const char *text)
{
    static const struct {
        gunichar c;
        const char *shown;
    } marks[] = {
        {0x2066, "<"}, {0x2067, "<rtl "}, {0x2068, "<auto "}, {0x2069, ">"},      {0x2060, "~"},
        {0x00A0, "_"}, {0x202F, "^"},     {0x200B, "|"},      {0x202D, "<<ltr "}, {0x202C, ">>"},
    };
    GString *to = g_string_new(NULL);

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gsize i = 0;

        while (i < G_N_ELEMENTS(marks) && marks[i].c != c)
            i++;
        if (i < G_N_ELEMENTS(marks))
            g_string_append(to, marks[i].shown);
        else
            g_string_append_unichar(to, c);
    }
    return g_string_free(to, FALSE);
}
