/* pdftext_scan.c: the words of content streams and character maps */
#include "press/pdftext_scan.h"

#include <string.h>

void
dalil_scan_begin(DalilScan *scan, const guint8 *data, gsize length)
{
    static const guint8 nothing[] = "";

    data = data ? data : nothing; /* nothing can be added to NULL */
    *scan = (DalilScan){.at = data, .end = data + length, .bytes = g_string_new(NULL)};
}

void
dalil_scan_clear(DalilScan *scan)
{
    g_string_free(scan->bytes, TRUE);
}

static gboolean
is_white(guint8 c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
ends_word(guint8 c)
{
    return is_white(c) || strchr("()<>[]{}/%", c) != NULL;
}

static void
skip_white(DalilScan *scan)
{
    while (scan->at < scan->end) {
        if (*scan->at == '%')
            while (scan->at < scan->end && *scan->at != '\n' && *scan->at != '\r')
                scan->at++;
        else if (is_white(*scan->at))
            scan->at++;
        else
            return;
    }
}

/* Behind a backslash. */
static void
read_escape(DalilScan *scan)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    const char *found = NULL;
    guint value = 0;

    if (scan->at == scan->end)
        return;
    found = *scan->at ? strchr(from, *scan->at) : NULL;
    if (found) {
        g_string_append_c(scan->bytes, to[found - from]);
        scan->at++;
    } else if (*scan->at >= '0' && *scan->at <= '7') {
        for (int i = 0; i < 3 && scan->at < scan->end && *scan->at >= '0' && *scan->at <= '7'; i++)
            value = value * 8 + (guint)(*scan->at++ - '0');
        g_string_append_c(scan->bytes, (char)(value & 0xFF));
    } else if (*scan->at == '\r') { /* a line that goes on */
        scan->at += scan->at + 1 < scan->end && scan->at[1] == '\n' ? 2 : 1;
    } else if (*scan->at == '\n') {
        scan->at++;
    } else {
        g_string_append_c(scan->bytes, (char)*scan->at++);
    }
}

static DalilWordKind
read_string(DalilScan *scan)
{
    int depth = 1;

    while (scan->at < scan->end) {
        guint8 c = *scan->at++;
        if (c == '\\') {
            read_escape(scan);
            continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0)
            break;
        g_string_append_c(scan->bytes, (char)c);
    }
    return DALIL_WORD_STRING;
}

static DalilWordKind
read_hex(DalilScan *scan)
{
    int digits = 0, value = 0;

    while (scan->at < scan->end && *scan->at != '>') {
        int digit = g_ascii_xdigit_value((char)*scan->at++);
        if (digit < 0)
            continue;
        value = value * 16 + digit;
        if (++digits % 2 == 0) {
            g_string_append_c(scan->bytes, (char)value);
            value = 0;
        }
    }
    if (digits % 2 == 1)
        g_string_append_c(scan->bytes, (char)(value * 16));
    if (scan->at < scan->end)
        scan->at++;
    return DALIL_WORD_STRING;
}

static DalilWordKind
read_name(DalilScan *scan)
{
    while (scan->at < scan->end && !ends_word(*scan->at)) {
        guint8 c = *scan->at++;
        if (c == '#' && scan->end - scan->at >= 2 && g_ascii_isxdigit((char)scan->at[0]) &&
            g_ascii_isxdigit((char)scan->at[1])) {
            c = (guint8)(g_ascii_xdigit_value((char)scan->at[0]) * 16 +
                         g_ascii_xdigit_value((char)scan->at[1]));
            scan->at += 2;
        }
        g_string_append_c(scan->bytes, (char)c);
    }
    return DALIL_WORD_NAME;
}

static gboolean
begins_number(guint8 c)
{
    return g_ascii_isdigit((char)c) || c == '+' || c == '-' || c == '.';
}

static DalilWordKind
read_number(DalilScan *scan)
{
    double sign = 1, value = 0, place = 0;

    for (; scan->at < scan->end && begins_number(*scan->at); scan->at++) {
        guint8 c = *scan->at;
        if (c == '-')
            sign = -1;
        else if (c == '.' && place == 0)
            place = 1;
        else if (g_ascii_isdigit((char)c) && place > 0)
            value += (c - '0') * (place /= 10);
        else if (g_ascii_isdigit((char)c))
            value = value * 10 + (c - '0');
    }
    scan->number = sign * value;
    return DALIL_WORD_NUMBER;
}

DalilWordKind
dalil_scan_next(DalilScan *scan)
{
    guint8 c = 0, next = 0;

    g_string_truncate(scan->bytes, 0);
    skip_white(scan);
    if (scan->at == scan->end)
        return scan->kind = DALIL_WORD_END;
    c = *scan->at;
    next = scan->end - scan->at > 1 ? scan->at[1] : 0;
    if (begins_number(c))
        return scan->kind = read_number(scan);
    if (!ends_word(c)) {
        while (scan->at < scan->end && !ends_word(*scan->at))
            g_string_append_c(scan->bytes, (char)*scan->at++);
        return scan->kind = DALIL_WORD_OPERATOR;
    }
    scan->at++;
    if (c == '/')
        return scan->kind = read_name(scan);
    if (c == '(')
        return scan->kind = read_string(scan);
    if (c == '<' && next != '<')
        return scan->kind = read_hex(scan);
    if ((c == '<' || c == '>') && next == c)
        scan->at++;
    return scan->kind = DALIL_WORD_BRACKET;
}

void
dalil_scan_skip_image(DalilScan *scan)
{
    while (scan->end - scan->at >= 4) {
        const guint8 *at = scan->at++;
        if (is_white(at[0]) && at[1] == 'E' && at[2] == 'I' && is_white(at[3])) {
            scan->at = at + 3;
            return;
        }
    }
    scan->at = scan->end;
}
