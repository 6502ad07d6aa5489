/* tokens.h: the words of a PDF content stream (ISO 32000-1, 7.2 and 7.8), one after the other
 *
 * A token is a piece of the stream itself: nothing is decoded, so what is passed on unchanged is
 * copied unchanged. Hostile bytes end in DALIL_TOKEN_BAD, never outside the stream.
 */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_TOKEN_END,
    DALIL_TOKEN_NUMBER,
    DALIL_TOKEN_NAME,     /* with its slash */
    DALIL_TOKEN_STRING,   /* (…) or <…> */
    DALIL_TOKEN_OPEN,     /* [ or << */
    DALIL_TOKEN_CLOSE,    /* ] or >> */
    DALIL_TOKEN_OPERATOR, /* and true, false, null */
    DALIL_TOKEN_IMAGE,    /* an inline image from BI to EI */
    DALIL_TOKEN_BAD,      /* a string, or an image, that never ends; a closing bracket too many */
} DalilTokenKind;

typedef struct {
    DalilTokenKind kind;
    const char *text;
    gsize length;
} DalilToken;

typedef struct {
    const char *at, *end;
} DalilTokens;

DalilToken dalil_tokens_next(DalilTokens *tokens);
gboolean dalil_token_is(const DalilToken *token, const char *word);
/* 0 when it is no number. */
double dalil_token_number(const DalilToken *token);
