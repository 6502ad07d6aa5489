/* poline.h: one line of a file of translations: what it is, and the text between its quotation
 * marks
 */
#pragma once

#include <glib.h>

/* The text of an entry that a line begins, or goes on with. */
typedef enum {
    DALIL_PO_NONE,
    DALIL_PO_KEY,    /* msgctxt */
    DALIL_PO_SOURCE, /* msgid */
    DALIL_PO_PLURAL, /* msgid_plural */
    DALIL_PO_TEXT,   /* msgstr */
    DALIL_PO_FORM,   /* msgstr[0] … */
} DalilPoPart;

typedef enum {
    DALIL_POLINE_BLANK,
    DALIL_POLINE_COMMENT,
    DALIL_POLINE_PART,   /* a keyword and a string */
    DALIL_POLINE_STRING, /* a string alone: the text goes on */
    DALIL_POLINE_RUBBISH,
} DalilPoLineKind;

typedef struct {
    DalilPoLineKind kind;
    char mark; /* COMMENT: '.' dalil's, ':' places, ',' flags, else the translator's own */
    DalilPoPart part;
    gboolean old;      /* "#|": what the source was */
    gboolean obsolete; /* "#~" */
    const char *rest;  /* COMMENT: behind the mark; PART, STRING: where the string should begin */
} DalilPoLine;

/* @line without its end. */
DalilPoLine dalil_poline_read(const char *line);

/* Appends the text of the string at @at, escapes undone. @coded is set when an escape names a byte:
 * what comes of it may be no UTF-8. Returns: (transfer none): what is wrong; NULL: nothing. */
const char *dalil_poline_unquote(const char *at, GString *to, gboolean *coded);

extern const char *const dalil_poline_no_keyword; /* what is wrong with RUBBISH */
