/* pdftext_reader.h: a content stream being read; inner header of pdftext */
#pragma once

#include "press/pdftext_scan.h"
#include "press/pdftext_show.h"

enum { DALIL_FORMS_DEEP = 12 };

typedef struct {
    DalilWordKind kind;
    double number;
    guint32 start, length; /* of a name or string, in DalilReader.bytes */
} DalilOperand;

typedef struct {
    DalilAffine ctm;
    const DalilPdfFont *font;
    double size, spacing, word, stretch, leading, rise;
    int mode;
    double clip[4]; /* left, high, right, low: forms show nothing outside */
} DalilTextState;

/* A marked-content sequence; @actual: bytes in the page's text. */
typedef struct {
    gboolean has_actual, told;
    guint32 actual, length;
} DalilTextSpan;

struct DalilReader {
    DalilShow *show;
    qpdf_data pdf;
    DalilPdfPage *page;
    qpdf_oh resources;
    GHashTable *known; /* of these resources: "Tf name" and "gs name" -> font, or NULL */
    GArray *operands;
    GString *bytes;
    GArray *states; /* the last is in force */
    guint floor;    /* states a form found when it began: not its own to take away */
    int unkept;     /* q that there was no room for */
    GArray *spans;
    guint span_floor;
    int unspanned; /* spans that there was no room for */
    int outer;     /* the outermost span with a text of its own; -1: none */
    DalilAffine line, text;
    int depth, inside[DALIL_FORMS_DEEP]; /* which forms are being shown, by object */
};

static inline DalilTextState *
dalil_reader_state(const DalilReader *reader)
{
    return &g_array_index(reader->states, DalilTextState, reader->states->len - 1);
}

/* The i-th operand from the end as a number, 0 when there is none. */
double dalil_reader_number(const DalilReader *reader, guint i);
DalilAffine dalil_reader_matrix(const DalilReader *reader);
/* The first operand of @kind from @from on; NULL: none. */
const DalilOperand *dalil_reader_operand(const DalilReader *reader, guint from, DalilWordKind kind);
/* /@kind of the resources, entry named by the @i-th operand; FALSE: not there. */
gboolean dalil_reader_resource(const DalilReader *reader, const char *kind, guint i,
                               qpdf_oh *found);
/* q and Q. */
void dalil_reader_push(DalilReader *reader);
void dalil_reader_pop(DalilReader *reader);

/* pdftext_span.c: what glyphs say: by themselves, or by the span they stand in */
void dalil_span_say(const DalilReader *reader, DalilPdfGlyph *glyph, guint code);
void dalil_span_BMC(DalilReader *reader);
void dalil_span_BDC(DalilReader *reader);
void dalil_span_EMC(DalilReader *reader);

/* pdftext_show.c */
void dalil_reader_run(DalilReader *reader, const guint8 *content, gsize length);
/* pdftext_form.c: a form draws in its own space, with its own resources */
void dalil_form_Do(DalilReader *reader);
/* @form, or a pattern's cell; not when it shows itself. */
void dalil_form_show(DalilReader *reader, qpdf_oh form);
