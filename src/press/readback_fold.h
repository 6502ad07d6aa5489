/* readback_fold.h: letters and digits in a row, and where each of them stands
 *
 * Spaces, format characters and hyphens depend on how a text is set: folded away, a value broken
 * over lines or a word that was divided is in one piece again. What was dropped leaves marks.
 */
#pragma once

#include "press/pdftext.h"

typedef enum {
    DALIL_FOLD_GAP = 1 << 0,    /* a space, or a place elsewhere, lies before it */
    DALIL_FOLD_BREAK = 1 << 1,  /* another line, column or look begins with it */
    DALIL_FOLD_HYPHEN = 1 << 2, /* a hyphen stood before it */
    DALIL_FOLD_TAKEN = 1 << 3,  /* something that was looked for has been found here */
} DalilFoldMark;

typedef struct {
    int page;
    const DalilPdfGlyph *glyph;
} DalilFoldCell;

/* A whole file, in the order of its streams. */
typedef struct {
    GString *text;
    GByteArray *marks; /* DalilFoldMark bits, by byte */
    GArray *owner;     /* guint32 by byte: which cell */
    GArray *cells;     /* DalilFoldCell */
} DalilFold;

/* A text that is looked for. */
typedef struct {
    GString *text;
    GByteArray *hyphens; /* by byte: one stood before it */
    GByteArray *group;   /* by byte: what is read from left to right together, from 1; 0: free */
} DalilPattern;

/* Borrows @pdf. (transfer full) */
DalilFold *dalil_fold_new(const DalilPdfText *pdf);
void dalil_fold_free(DalilFold *fold); /* NULL is fine */
const DalilFoldCell *dalil_fold_cell(const DalilFold *fold, gsize byte);
gboolean dalil_fold_has(const DalilFold *fold, gsize byte, int mark); /* TRUE at the end, too */

/* @text with the isolates it should be printed with. (transfer full) */
DalilPattern *dalil_pattern_new(const char *text);
void dalil_pattern_free(DalilPattern *pattern);

/* How a match must stand among its neighbours. */
typedef enum {
    DALIL_MATCH_TEXT,  /* anywhere */
    DALIL_MATCH_VALUE, /* not in the middle of a word or number, hyphens as they are */
    DALIL_MATCH_ALONE, /* a line of its own, or one end of it */
} DalilMatchKind;

/* The first match within bytes [from, to) where nothing is taken, else -1. */
gssize dalil_fold_find(const DalilFold *fold, const DalilPattern *pattern, gsize from, gsize to,
                       DalilMatchKind kind);
/* The same, at this very byte. */
gboolean dalil_fold_match(const DalilFold *fold, const DalilPattern *pattern, gsize at,
                          DalilMatchKind kind);
void dalil_fold_take(DalilFold *fold, gsize at, gsize length);
