/* web.c: web addresses and e-mail normalised */
#include "record/web.h"

#include <glib.h>
#include <string.h>

static gboolean
needs_no_escape(int c)
{
    return g_ascii_isalnum(c) || (c > 0 && strchr("-._~", c) != NULL);
}

static void
append_path(GString *to, const char *path)
{
    for (const char *p = path; *p; p++) {
        if (*p == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
            int c = g_ascii_xdigit_value(p[1]) * 16 + g_ascii_xdigit_value(p[2]);
            if (needs_no_escape(c))
                g_string_append_c(to, (char)c);
            else
                g_string_append_printf(to, "%%%02X", c);
            p += 2;
        } else {
            g_string_append_c(to, *p);
        }
    }
}

char *
dalil_web_canonical(const char *url)
{
    const char *slashes = strstr(url, "://");
    const char *host = slashes ? slashes + 3 : url;
    gsize length = strcspn(host, "/?#");
    g_autofree char *scheme = g_ascii_strdown(url, slashes ? slashes - url : 0);
    g_autofree char *name = g_ascii_strdown(host, (gssize)length);
    GString *out = g_string_new(NULL);

    if ((g_str_equal(scheme, "http") && g_str_has_suffix(name, ":80")) ||
        (g_str_equal(scheme, "https") && g_str_has_suffix(name, ":443")))
        *strrchr(name, ':') = '\0';
    g_string_append_printf(out, "%s%s%s", scheme, slashes ? "://" : "", name);
    if (host[length] != '/')
        g_string_append_c(out, '/');
    append_path(out, host + length);
    return g_string_free(out, FALSE);
}

char *
dalil_web_email(const char *email)
{
    const char *at = strrchr(email, '@');
    g_autofree char *host = at ? g_ascii_strdown(at, -1) : NULL;

    return host ? g_strdup_printf("%.*s%s", (int)(at - email), email, host) : g_strdup(email);
}
