/* uri.c: what a reader's finger leads to: tel:, https: and mailto:, from the values as printed */
#include "lang/uri.h"

#include <glib.h>
#include <string.h>

#include "lang/isolate.h"

enum {
    DIGITS_MAX = 15, /* of a number, ITU-T E.164 */
    EXT_MAX = 10,
    CODE_MAX = 6, /* digits between * and # */
    HOST_MAX = 253,
    LABEL_MAX = 63,
    URI_MAX = 2000, /* some readers of PDF take no more */
    PORT_MAX = 65535,
};

/* Beside letters and digits, what may stand unencoded (RFC 3986): less ( ) and ', see uri.h. */
#define PATH_SAFE "-._~/:@!$&*+,;="
#define QUERY_SAFE PATH_SAFE "?"
#define LOCAL_SAFE "-._~!$*+" /* before the @ of a mail address (RFC 6068, 2: some-delims) */

/* --- telephone --- */

/* What people set between the digits of a number: bytes of it, 0 for anything else. */
static gsize
separator(const char *p)
{
    static const char *const separators[] = {
        " ",
        "-",
        ".",
        "(",
        ")",
        "\xC2\xA0",
        "\xE2\x80\xAF",
        "\xE2\x80\x90",
        "\xE2\x80\x91",
        "\xE2\x80\x92",
        "\xE2\x80\x93",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
        if (g_str_has_prefix(p, separators[i]))
            return strlen(separators[i]);
    return 0;
}

/* Digits alone, with a + in front where @plus allows one. NULL for anything else. */
static GString *
bare_digits(const char *text, gboolean plus, int max)
{
    g_autoptr(GString) to = g_string_new(NULL);
    int n = 0;

    for (const char *p = text; *p;) {
        gsize skip = separator(p);
        if (skip > 0) {
            p += skip;
        } else if (g_ascii_isdigit(*p) && n++ < max) {
            g_string_append_c(to, *p++);
        } else if (*p == '+' && plus && to->len == 0) {
            g_string_append_c(to, *p++);
        } else {
            return NULL;
        }
    }
    return n > 0 ? g_steal_pointer(&to) : NULL;
}

/* "*19#", "*123*1#": for telephones only the # needs encoding. */
static char *
short_code(const char *number)
{
    g_autoptr(GString) to = g_string_new("tel:");
    int n = 0;

    for (const char *p = number; *p; p++) {
        if (*p == '#')
            g_string_append(to, "%23");
        else if (*p == '*' || (g_ascii_isdigit(*p) && n++ < CODE_MAX))
            g_string_append_c(to, *p);
        else if (separator(p) != 1)
            return NULL;
    }
    return n > 0 ? g_string_free(g_steal_pointer(&to), FALSE) : NULL;
}

/* "+962 (0)77": the zero is for callers within the country. (transfer full) */
static char *
without_trunk(const char *number)
{
    const char *zero = g_str_has_prefix(number, "+") ? strstr(number, "(0)") : NULL;

    return zero ? g_strdup_printf("%.*s%s", (int)(zero - number), number, zero + 3)
                : g_strdup(number);
}

char *
dalil_uri_phone(const char *number, const char *extension)
{
    g_autofree char *called = without_trunk(number);
    g_autoptr(GString) digits = NULL;
    g_autoptr(GString) ext = NULL;

    if (strpbrk(called, "*#"))
        return short_code(called);
    if (!(digits = bare_digits(called, TRUE, DIGITS_MAX + 2))) /* two for 00 */
        return NULL;
    if (g_str_has_prefix(digits->str, "00") && digits->len > CODE_MAX) {
        g_string_erase(digits, 0, 1);
        digits->str[0] = '+';
    }
    if (extension)
        ext = bare_digits(extension, FALSE, EXT_MAX);
    return g_strconcat("tel:", digits->str, ext ? ";ext=" : "", ext ? ext->str : "", NULL);
}

/* --- what web and mail share --- */

/* Valid, and nothing in it that a reader cannot see or that would end a line. */
static gboolean
is_clean(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL) || strlen(text) > URI_MAX)
        return FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        GUnicodeType type = g_unichar_type(c);
        gboolean joiner = c == 0x200C || c == 0x200D; /* Persian and Indic words need them */

        if (g_unichar_iscntrl(c) || g_unichar_isspace(c) || !g_unichar_isdefined(c) ||
            type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
            type == G_UNICODE_SPACE_SEPARATOR || (type == G_UNICODE_FORMAT && !joiner))
            return FALSE;
    }
    return TRUE;
}

static void
append_encoded(GString *to, const char *from, gsize length, const char *safe)
{
    for (gsize i = 0; i < length; i++) {
        if (g_ascii_isalnum(from[i]) || strchr(safe, from[i]))
            g_string_append_c(to, from[i]);
        else
            g_string_append_printf(to, "%%%02X", (guchar)from[i]);
    }
}

static gboolean
is_host(const char *host)
{
    g_auto(GStrv) labels = g_strsplit(host, ".", -1);
    guint n = g_strv_length(labels);

    for (guint i = 0; i < n; i++) {
        gsize length = strlen(labels[i]);
        if (length == 0 || length > LABEL_MAX || labels[i][0] == '-' ||
            labels[i][length - 1] == '-' ||
            strspn(labels[i], "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
            return FALSE;
    }
    return n >= 2 && strlen(host) <= HOST_MAX;
}

/* Appends the host as the network knows it. FALSE: it is none. */
static gboolean
append_host(GString *to, const char *text, gsize length)
{
    g_autofree char *typed = g_strndup(text, length);
    g_autofree char *ascii = g_hostname_to_ascii(typed);
    g_autofree char *small = ascii ? g_ascii_strdown(ascii, -1) : NULL;

    if (!small || !is_host(small))
        return FALSE;
    g_string_append(to, small);
    return TRUE;
}

/* --- web --- */

/* Path, query and fragment, from the first / ? or # on. */
static void
append_rest(GString *to, const char *p)
{
    gboolean query = FALSE, fragment = FALSE;

    for (; *p; p++) {
        if (*p == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
            g_string_append_c(to, '%');
        } else if (*p == '?' && !query && !fragment) {
            query = TRUE;
            g_string_append_c(to, '?');
        } else if (*p == '#' && !fragment) {
            fragment = TRUE;
            g_string_append_c(to, '#');
        } else {
            append_encoded(to, p, 1, query || fragment ? QUERY_SAFE : PATH_SAFE);
        }
    }
}

/* ":8080" at @p, as long as @length. */
static gboolean
is_port(const char *p, gsize length)
{
    int port = 0;

    for (gsize i = 1; i < length; i++) {
        if (!g_ascii_isdigit(p[i]) || port > PORT_MAX)
            return FALSE;
        port = port * 10 + (p[i] - '0');
    }
    return length >= 2 && port <= PORT_MAX;
}

/* Behind "https://"; sets @scheme. NULL: another scheme. */
static const char *
after_scheme(const char *url, const char **scheme)
{
    gsize word = strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    *scheme = "https://";
    if (g_ascii_strncasecmp(url, "https://", 8) == 0)
        return url + 8;
    if (g_ascii_strncasecmp(url, "http://", 7) == 0) {
        *scheme = "http://";
        return url + 7;
    }
    /* "javascript:…", "data:…"; but "example.org:8080" is a host */
    return url[word] == ':' && !g_ascii_isdigit(url[word + 1]) ? NULL : url;
}

char *
dalil_uri_web(const char *url)
{
    const char *scheme = NULL, *host = NULL;
    gsize authority = 0, length = 0;
    g_autoptr(GString) to = NULL;

    if (!is_clean(url) || !(host = after_scheme(url, &scheme)))
        return NULL;
    authority = strcspn(host, "/?#");
    length = strcspn(host, ":/?#");
    to = g_string_new(scheme);
    if (!append_host(to, host, length))
        return NULL;
    if (length < authority) {
        if (!is_port(host + length, authority - length))
            return NULL;
        g_string_append_len(to, host + length, (gssize)(authority - length));
    }
    append_rest(to, host + authority);
    return to->len <= URI_MAX ? g_string_free(g_steal_pointer(&to), FALSE) : NULL;
}

/* --- mail --- */

char *
dalil_uri_email(const char *email)
{
    const char *at = strchr(email, '@');
    g_autoptr(GString) to = g_string_new("mailto:");

    if (!at || at == email || strchr(at + 1, '@') || !is_clean(email))
        return NULL;
    for (const char *p = email; p < at; p++) /* quotes and lists would be more than one address */
        if (strchr("\"(),:;<>[]\\", *p))
            return NULL;
    append_encoded(to, email, (gsize)(at - email), LOCAL_SAFE);
    g_string_append_c(to, '@');
    if (!append_host(to, at + 1, strlen(at + 1)) || to->len > URI_MAX)
        return NULL;
    return g_string_free(g_steal_pointer(&to), FALSE);
}
