/* ua_text.c: objects of a PDF as the text they are */
#include "press/ua_text.h"

#include <string.h>

#include "press/tokens.h"

enum { OBJECTS_MAX = 8388607 }; /* of one file (ISO 32000-1, annex C) */

static gboolean
is_reference(const DalilToken *number, const DalilToken *generation, const DalilToken *r)
{
    return number->kind == DALIL_TOKEN_NUMBER && generation->kind == DALIL_TOKEN_NUMBER &&
           dalil_token_is(r, "R");
}

/* FALSE: a bracket never closes. */
static gboolean
skip_group(DalilTokens *tokens)
{
    for (int depth = 1; depth > 0;) {
        DalilToken t = dalil_tokens_next(tokens);
        if (t.kind == DALIL_TOKEN_END || t.kind == DALIL_TOKEN_BAD)
            return FALSE;
        depth += (t.kind == DALIL_TOKEN_OPEN) - (t.kind == DALIL_TOKEN_CLOSE);
    }
    return TRUE;
}

/* The object that comes next. */
static DalilUaText
take(DalilTokens *tokens)
{
    DalilToken first = dalil_tokens_next(tokens);
    DalilUaText text = {first.text, 0};

    if (first.kind == DALIL_TOKEN_END || first.kind == DALIL_TOKEN_BAD ||
        first.kind == DALIL_TOKEN_CLOSE || (first.kind == DALIL_TOKEN_OPEN && !skip_group(tokens)))
        return (DalilUaText){NULL, 0};
    if (first.kind == DALIL_TOKEN_NUMBER) {
        DalilTokens ahead = *tokens;
        DalilToken generation = dalil_tokens_next(&ahead), r = dalil_tokens_next(&ahead);
        if (is_reference(&first, &generation, &r))
            *tokens = ahead;
    }
    text.length = (gsize)(tokens->at - text.at);
    return text;
}

static DalilTokens
tokens_of(DalilUaText text)
{
    return (DalilTokens){text.at, text.at + text.length};
}

DalilUaText
dalil_ua_text_first(DalilUaText text)
{
    DalilTokens tokens = tokens_of(text);

    return take(&tokens);
}

gboolean
dalil_ua_text_is(DalilUaText text, const char *word)
{
    return text.at && text.length == strlen(word) && memcmp(text.at, word, text.length) == 0;
}

static gboolean
begin_dict(DalilTokens *tokens, DalilUaText dict)
{
    DalilToken open = {DALIL_TOKEN_END, NULL, 0};

    if (!dict.at)
        return FALSE;
    *tokens = tokens_of(dict);
    open = dalil_tokens_next(tokens);
    return open.kind == DALIL_TOKEN_OPEN && open.length == 2;
}

/* FALSE: the dictionary ends. */
static gboolean
next_pair(DalilTokens *tokens, DalilUaText *key, DalilUaText *value)
{
    *key = take(tokens);
    if (!key->at || *key->at != '/')
        return FALSE;
    *value = take(tokens);
    return value->at != NULL;
}

DalilUaText
dalil_ua_text_get(DalilUaText dict, const char *key)
{
    DalilTokens tokens;
    DalilUaText name, value;

    if (begin_dict(&tokens, dict))
        while (next_pair(&tokens, &name, &value))
            if (dalil_ua_text_is(name, key))
                return value;
    return (DalilUaText){NULL, 0};
}

static int
object_of(const DalilToken *number)
{
    double n = dalil_token_number(number);

    return n >= 1 && n <= OBJECTS_MAX ? (int)n : 0;
}

void
dalil_ua_text_references(DalilUaText text, GArray *to)
{
    DalilToken last[2] = {{DALIL_TOKEN_END, NULL, 0}, {DALIL_TOKEN_END, NULL, 0}};
    DalilTokens tokens = tokens_of(text);

    while (text.at) {
        DalilToken t = dalil_tokens_next(&tokens);
        int number = is_reference(&last[0], &last[1], &t) ? object_of(&last[0]) : 0;
        if (t.kind == DALIL_TOKEN_END || t.kind == DALIL_TOKEN_BAD)
            return;
        if (number > 0)
            g_array_append_val(to, number);
        last[0] = last[1];
        last[1] = t;
    }
}

int
dalil_ua_text_reference(DalilUaText text)
{
    DalilTokens tokens = tokens_of(text);
    DalilToken t[3];

    for (int i = 0; i < 3 && text.at; i++)
        t[i] = dalil_tokens_next(&tokens);
    return text.at && is_reference(&t[0], &t[1], &t[2]) ? object_of(&t[0]) : 0;
}

int
dalil_ua_text_numbers(DalilUaText list, double *numbers, int max)
{
    DalilTokens tokens = tokens_of(list);
    int n = 0;

    while (list.at && n < max) {
        DalilToken t = dalil_tokens_next(&tokens);
        if (t.kind == DALIL_TOKEN_END || t.kind == DALIL_TOKEN_BAD)
            break;
        if (t.kind == DALIL_TOKEN_NUMBER)
            numbers[n++] = dalil_token_number(&t);
    }
    return n;
}

void
dalil_ua_put_int(GString *to, int number)
{
    char digits[12], *at = digits + sizeof digits;
    gint64 rest = ABS((gint64)number);

    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        *--at = '-';
    g_string_append_len(to, at, digits + sizeof digits - at);
}

void
dalil_ua_put_reference(GString *to, int number)
{
    g_string_append_c(to, ' ');
    dalil_ua_put_int(to, number);
    g_string_append_len(to, " 0 R", 4);
}

static gboolean
is_plain(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~') /* the rest of PDFDocEncoding is not ASCII's */
            return FALSE;
    return TRUE;
}

static void
put_utf16(GString *to, const char *text)
{
    static const char hex[] = "0123456789abcdef";
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);

    g_string_append(to, "<feff");
    for (glong i = 0; units && i < n; i++)
        for (int shift = 12; shift >= 0; shift -= 4)
            g_string_append_c(to, hex[units[i] >> shift & 15]);
    g_string_append_c(to, '>');
}

void
dalil_ua_put_bytes(GString *to, const char *text)
{
    g_string_append_c(to, '(');
    for (; *text; text++) {
        if (strchr("()\\", *text))
            g_string_append_c(to, '\\');
        g_string_append_c(to, *text);
    }
    g_string_append_c(to, ')');
}

void
dalil_ua_put_string(GString *to, const char *text)
{
    if (is_plain(text))
        dalil_ua_put_bytes(to, text);
    else
        put_utf16(to, text);
}

void
dalil_ua_put_numbers(GString *to, const double *numbers, gsize n)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    for (gsize i = 0; i < n; i++) {
        g_string_append_c(to, ' ');
        g_string_append(to, g_ascii_formatd(digits, sizeof digits, "%.2f", numbers[i]));
    }
}
