/* codepage.c: the name of a run's page, from the code on its paper */
#include "compose/codepage.h"

#include <glib.h>

/* Small letters, digits, and one hyphen for all between: good on every server. */
char *
dalil_codepage_name(const char *code)
{
    GString *name = g_string_new(NULL);

    for (const char *p = code; *p; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(name, g_ascii_tolower(*p));
        else if (name->len > 0 && name->str[name->len - 1] != '-')
            g_string_append_c(name, '-');
    }
    g_string_append(name, ".html");
    return g_string_free(name, FALSE);
}

char *
dalil_codepage_url(const char *base, const char *code)
{
    g_autofree char *name = dalil_codepage_name(code);

    return g_strconcat(base, g_str_has_suffix(base, "/") ? "" : "/", name, NULL);
}
