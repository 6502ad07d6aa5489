/* tokens.c: the words of a PDF content stream */
#include "press/tokens.h"

#include <string.h>

static gboolean
is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter(char c)
{
    switch (c) { /* asked of every byte */
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return TRUE;
    default:
        return FALSE;
    }
}

static void
skip_white(DalilTokens *t)
{
    while (t->at < t->end && (is_white(*t->at) || *t->at == '%')) {
        if (*t->at != '%') {
            t->at++;
            continue;
        }
        while (t->at < t->end && *t->at != '\n' && *t->at != '\r')
            t->at++;
    }
}

/* Past the closing bracket of the string that begins here; FALSE: there is none. */
static gboolean
skip_string(DalilTokens *t)
{
    int depth = 0;

    for (; t->at < t->end; t->at++) {
        if (*t->at == '\\' && t->at + 1 < t->end)
            t->at++;
        else if (*t->at == '(')
            depth++;
        else if (*t->at == ')' && --depth == 0) {
            t->at++;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
skip_hex(DalilTokens *t)
{
    const char *close = memchr(t->at, '>', (gsize)(t->end - t->at));

    t->at = close ? close + 1 : t->end;
    return close != NULL;
}

static void
skip_regular(DalilTokens *t)
{
    while (t->at < t->end && !is_white(*t->at) && !is_delimiter(*t->at))
        t->at++;
}

/* Past EI: white space, EI, white space or the end. The data may hold the same by chance; so may
 * the data of every PDF, and readers look for it this way. */
static gboolean
skip_image(DalilTokens *t)
{
    for (; t->end - t->at >= 3; t->at++) {
        if (!is_white(t->at[0]) || t->at[1] != 'E' || t->at[2] != 'I' ||
            (t->end - t->at > 3 && !is_white(t->at[3])))
            continue;
        t->at += 3;
        return TRUE;
    }
    t->at = t->end;
    return FALSE;
}

static gboolean
is_numeric(const char *text, gsize length)
{
    gboolean digit = FALSE;

    for (gsize i = 0; i < length; i++) {
        if (g_ascii_isdigit(text[i]))
            digit = TRUE;
        else if (text[i] != '.' && text[i] != '-' && text[i] != '+')
            return FALSE;
    }
    return digit;
}

static DalilTokenKind
take_delimited(DalilTokens *t)
{
    char first = *t->at;
    gboolean twice = t->end - t->at > 1 && t->at[1] == first;

    switch (first) {
    case '(':
        return skip_string(t) ? DALIL_TOKEN_STRING : DALIL_TOKEN_BAD;
    case '/':
        t->at++;
        skip_regular(t);
        return DALIL_TOKEN_NAME;
    case '<':
        if (!twice)
            return skip_hex(t) ? DALIL_TOKEN_STRING : DALIL_TOKEN_BAD;
        t->at += 2;
        return DALIL_TOKEN_OPEN;
    case '>':
        t->at += twice ? 2 : 1;
        return twice ? DALIL_TOKEN_CLOSE : DALIL_TOKEN_BAD;
    case '[':
        t->at++;
        return DALIL_TOKEN_OPEN;
    case ']':
        t->at++;
        return DALIL_TOKEN_CLOSE;
    default: /* braces belong to PostScript, a round bracket closes nothing */
        t->at++;
        return DALIL_TOKEN_BAD;
    }
}

DalilToken
dalil_tokens_next(DalilTokens *t)
{
    DalilToken token = {DALIL_TOKEN_END, NULL, 0};

    skip_white(t);
    token.text = t->at;
    if (t->at >= t->end)
        return token;
    if (is_delimiter(*t->at)) {
        token.kind = take_delimited(t);
    } else {
        skip_regular(t);
        token.kind = is_numeric(token.text, (gsize)(t->at - token.text)) ? DALIL_TOKEN_NUMBER
                                                                         : DALIL_TOKEN_OPERATOR;
    }
    token.length = (gsize)(t->at - token.text);
    if (dalil_token_is(&token, "BI")) {
        token.kind = skip_image(t) ? DALIL_TOKEN_IMAGE : DALIL_TOKEN_BAD;
        token.length = (gsize)(t->at - token.text);
    }
    return token;
}

gboolean
dalil_token_is(const DalilToken *token, const char *word)
{
    return token->kind == DALIL_TOKEN_OPERATOR && *token->text == *word &&
           token->length == strlen(word) && memcmp(token->text, word, token->length) == 0;
}

double
dalil_token_number(const DalilToken *token)
{
    char text[32];

    if (token->kind != DALIL_TOKEN_NUMBER || token->length >= sizeof text)
        return 0;
    memcpy(text, token->text, token->length);
    text[token->length] = '\0';
    return g_ascii_strtod(text, NULL);
}
