/* isolate.c: typed values wrapped so that neither their order nor their lines come apart */
#include "lang/isolate.h"

#include <string.h>

#include "lang/letters.h"

enum {
    LONG_ADDRESS = 24, /* characters up to which an address stays on one line */
    PIECE_MIN = 4,     /* of an address on either side of a break */
};

#define DALIL_LRO "\u202d"
#define DALIL_PDF "\u202c"

gboolean
dalil_is_bidi_control(gunichar c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

gboolean
dalil_is_invisible(gunichar c)
{
    return dalil_is_bidi_control(c) || c == 0x2060 || c == 0x200B || c == 0xFEFF || c == 0x00AD;
}

/* A line may end behind these, if nothing is done. */
static gboolean
breaks_after(gunichar c)
{
    return c < 0x80 ? c && strchr("-/?!|}", (int)c) != NULL : c >= 0x2010 && c <= 0x2015;
}

/* What is read from left to right brings no controls of its own, and no places to break. */
static void
append_unbreakable(GString *to, const char *value)
{
    for (const char *p = value; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (dalil_is_bidi_control(c) || c == 0x200B)
            continue;
        if (c >= 0x2012 && c <= 0x2015 && p > value)
            g_string_append(to, DALIL_WORD_JOINER);
        if (c == 0x00A0 || c == 0x202F || c == 0x2007 || !g_unichar_isspace(c))
            g_string_append_unichar(to, c);
        else
            g_string_append(to, DALIL_NBSP);
        if (breaks_after(c) && p[1])
            g_string_append(to, DALIL_WORD_JOINER);
    }
}

/* Where the parts of an address begin to be its own: behind "https://", "www.". */
static const char *
after_opening(const char *value)
{
    const char *scheme = strstr(value, "://");
    const char *host = scheme ? scheme + strlen("://") : value;

    return g_str_has_prefix(host, "www.") ? host + strlen("www.") : host;
}

/* At @p; never behind a hyphen, for nobody could tell whose it is; a dot within the name of the
 * host is no place unless that name itself is long. */
static gboolean
may_break_url(const char *p, const char *path)
{
    return strchr("/_", p[-1]) || *p == '?' || *p == '&' || (p[-1] == '.' && p > path);
}

static gboolean
may_break_email(const char *p, const char *path G_GNUC_UNUSED)
{
    return p[-1] == '.' || *p == '@';
}

/* Where the path begins, or the host when it fills a line alone. */
static const char *
find_path(const char *value)
{
    const char *host = after_opening(value);
    gsize n = strcspn(host, "/");

    return n > LONG_ADDRESS ? host : host + n;
}

/* A part without any punctuation, such as the number of an online form, may be wider than a
 * column: it breaks where it must. */
static gboolean
is_endless(const char *p, const char *broken)
{
    return p - broken >= LONG_ADDRESS && strcspn(p, "/-_.?&=@") >= PIECE_MIN;
}

/* A long address breaks without a hyphen at its own punctuation, but leaves no crumbs. */
static void
append_address(GString *to, const char *value,
               gboolean (*may_break)(const char *p, const char *path))
{
    gboolean is_long = g_utf8_strlen(value, -1) > LONG_ADDRESS;
    const char *end = value + strlen(value);
    const char *broken = after_opening(value), *path = find_path(value);

    for (const char *p = value; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (dalil_is_bidi_control(c) || c == 0x200B)
            continue;
        if (is_long && p - broken >= PIECE_MIN && end - p >= PIECE_MIN && *p != '/' &&
            (may_break(p, path) || is_endless(p, broken))) {
            g_string_append(to, DALIL_ZWSP);
            broken = p;
        } else if (p > value && breaks_after((guchar)p[-1])) {
            g_string_append(to, DALIL_WORD_JOINER);
        }
        if (g_unichar_isspace(c))
            g_string_append(to, DALIL_NBSP);
        else
            g_string_append_unichar(to, c);
    }
}

/* Digits of Arabic-Indic shape swap their groups even in an isolate (they count as right to
 * left beside spaces and dashes); where only such numbers stand, the order is forced. */
static gboolean
needs_override(const char *value)
{
    gboolean any = FALSE;

    for (const char *p = value; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        any = any || (c >= 0x0660 && c <= 0x0669);
        if (dalil_letters_is_rtl(c))
            return FALSE;
    }
    return any;
}

/* An opened isolate is closed inside, and a closing one that closes nothing is dropped. */
static void
append_balanced(GString *to, const char *value)
{
    int open = 0;

    for (const char *p = value; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (c == 0x2069 && open == 0)
            continue;
        open += (c >= 0x2066 && c <= 0x2068) - (c == 0x2069);
        g_string_append_unichar(to, c);
    }
    for (; open > 0; open--)
        g_string_append(to, DALIL_PDI);
}

void
dalil_isolate_append(GString *to, DalilValue type, const char *value)
{
    gboolean forced = type != DALIL_VALUE_NAME && needs_override(value);

    if (*value == '\0')
        return;
    g_string_append(to, type == DALIL_VALUE_NAME ? DALIL_FSI : DALIL_LRI);
    if (forced)
        g_string_append(to, DALIL_LRO);
    if (type == DALIL_VALUE_NAME)
        append_balanced(to, value);
    else if (type == DALIL_VALUE_URL)
        append_address(to, value, may_break_url);
    else if (type == DALIL_VALUE_EMAIL)
        append_address(to, value, may_break_email);
    else
        append_unbreakable(to, value);
    if (forced)
        g_string_append(to, DALIL_PDF);
    g_string_append(to, DALIL_PDI);
}
