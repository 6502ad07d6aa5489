/* pdftext_show.h: the operators that show text, obeyed (ISO 32000-1, 9.4) */
#pragma once

#include "press/pdftext.h"
#include "press/pdftext_font.h"

/* A font by its dictionary; lent by whoever reads the file. */
typedef const DalilPdfFont *(*DalilFontOf)(qpdf_oh dict, gpointer user);

typedef struct DalilReader DalilReader; /* pdftext_reader.h */

/* Whoever wants to know more of a page than its letters. */
typedef struct {
    /* Every operator and its operands, once it has been obeyed as far as letters ask. */
    void (*obeyed)(DalilReader *reader, const char *operator, gpointer user);
    /* A form begins: its space is in force, in a state of its own. */
    void (*entered)(DalilReader *reader, qpdf_oh dict, gpointer user);
    /* A glyph is shown. @at: from its space, where a size is 1, to that of the page. */
    void (*glyph)(DalilReader *reader, guint code, const DalilAffine *at, gpointer user);
    gpointer user;
} DalilWatch;

typedef struct {
    DalilUnpack *unpack; /* too_large: not all was shown */
    DalilFontOf font_of;
    gpointer user;
    const DalilWatch *watch; /* may be NULL */
} DalilShow;

/* Adds what @content shows to @page. @base: from its user space to points from the page's top
 * left. */
void dalil_show_content(DalilShow *show, DalilPdfPage *page, const guint8 *content, gsize length,
                        qpdf_oh resources, DalilAffine base);
