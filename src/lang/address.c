/* address.c: addresses of the web and of e-mail in running text */
#include "lang/values.h"

#include <string.h>

#include "lang/letters.h"

enum {
    TOP_LEVEL_MIN = 2, /* letters of the last part of a bare domain */
    TOP_LEVEL_MAX = 6,
    DOMAIN_MAX = 253, /* bytes of a domain; the part before "@" is shorter still */
};

static gboolean
is_url_char(char c)
{
    return g_ascii_isalnum(c) || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

static gboolean
is_host_char(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '.';
}

/* The full stop and the closing bracket behind an address belong to the sentence. */
static const char *
without_sentence(const char *from, const char *end)
{
    int open = 0; /* opening brackets less closing ones */

    for (const char *p = from; p < end; p++)
        open += (*p == '(' || *p == '[') - (*p == ')' || *p == ']');
    while (end > from && strchr(".,;:!?'()[]", end[-1])) {
        gboolean closes = end[-1] == ')' || end[-1] == ']';

        if (closes && open >= 0)
            break;
        open += closes - (end[-1] == '(' || end[-1] == '[');
        end--;
    }
    return end;
}

static const char *
url_end(const char *from, const char *p)
{
    for (;;) {
        if (is_url_char(*p))
            p++;
        else if ((guchar)*p >= 0x80 && g_unichar_isalnum(g_utf8_get_char(p)))
            p = g_utf8_next_char(p); /* addresses may be written in any letters */
        else
            return without_sentence(from, p);
    }
}

/* "http://", "https://", "www.": bytes of it, 0 for none. */
static gsize
opening(const char *p)
{
    static const char *const openings[] = {"http://", "https://", "ftp://", "www."};

    for (gsize i = 0; i < G_N_ELEMENTS(openings); i++) {
        gsize n = strlen(openings[i]);

        if (g_ascii_strncasecmp(p, openings[i], n) == 0)
            return g_ascii_isalnum(p[n]) || (guchar)p[n] >= 0x80 ? n : 0;
    }
    return 0;
}

/* The end of "droits.example.org" at @p: small letters, and a last part like one of the known
 * kinds. NULL for a word or an abbreviation. */
static const char *
domain_end(const char *p)
{
    const char *end = p, *part = p;

    while (end - p < DOMAIN_MAX && is_host_char(*end) && !g_ascii_isupper(*end))
        end++;
    while (end > p && (end[-1] == '.' || end[-1] == '-'))
        end--;
    for (const char *q = p; q < end; q++) {
        if (*q == '.' && q[1] == '.')
            return NULL;
        if (*q == '.')
            part = q + 1;
    }
    if (part == p || end - part < TOP_LEVEL_MIN || end - part > TOP_LEVEL_MAX)
        return NULL;
    for (const char *q = part; q < end; q++) {
        if (!g_ascii_islower(*q))
            return NULL;
    }
    return g_ascii_isalnum(*end) || *end == '@' ? NULL : end;
}

static const char *
host_end(const char *p)
{
    const char *from = p;

    while (p - from < DOMAIN_MAX && is_host_char(*p))
        p++;
    while (p[-1] == '.' || p[-1] == '-')
        p--;
    return p;
}

/* "equipe.sante@example.org" */
static const char *
email_end(const char *p)
{
    const char *from = p, *host = NULL, *end = NULL;

    while (p - from < DOMAIN_MAX && (g_ascii_isalnum(*p) || (*p && strchr("._%+-", *p))))
        p++;
    if (*p != '@' || !g_ascii_isalnum(p[1]))
        return NULL;
    host = p + 1;
    end = host_end(host);
    return memchr(host, '.', (gsize)(end - host)) ? end : NULL;
}

gboolean
dalil_values_find_address(const char *start, const char *p, DalilFound *found)
{
    gunichar before = dalil_letters_before(start, p);
    const char *end = NULL;
    gsize n = 0;

    if (!g_ascii_isalnum(*p) || (before < 0x80 && g_ascii_isalnum((char)before)) || before == '@' ||
        before == '.')
        return FALSE;
    *found = (DalilFound){.type = DALIL_VALUE_URL, .isolate = TRUE};
    if ((n = opening(p)) > 0) {
        found->end = url_end(p, p + n);
        return found->end > p + n;
    }
    if ((end = email_end(p))) {
        found->type = DALIL_VALUE_EMAIL;
        found->end = end;
        return TRUE;
    }
    if (!(end = domain_end(p)))
        return FALSE;
    found->end = *end == '/' || *end == '?' || *end == '#' ? url_end(p, end) : end;
    return TRUE;
}
