/* pdftext_scan.h: the words of content streams and character maps (ISO 32000-1, 7.2) */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_WORD_END,
    DALIL_WORD_NUMBER,
    DALIL_WORD_NAME,   /* without its slash, #XX undone */
    DALIL_WORD_STRING, /* decoded, either spelling */
    DALIL_WORD_OPERATOR,
    DALIL_WORD_BRACKET, /* [ ] << >> { } */
} DalilWordKind;

typedef struct {
    const guint8 *at, *end;
    DalilWordKind kind;
    double number;
    GString *bytes; /* of a name, a string, an operator */
} DalilScan;

/* Borrows @data. */
void dalil_scan_begin(DalilScan *scan, const guint8 *data, gsize length);
void dalil_scan_clear(DalilScan *scan);
/* Reads the next word; never fails: what makes no sense is passed over. */
DalilWordKind dalil_scan_next(DalilScan *scan);
/* Behind the operator ID: goes to the end of the inline image. */
void dalil_scan_skip_image(DalilScan *scan);
