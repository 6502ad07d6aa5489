/* pdftext_show.h: the operators that show text, obeyed (ISO 32000-1, 9.4) */
#pragma once

#include "press/pdftext.h"
#include "press/pdftext_font.h"

typedef struct {
    double a, b, c, d, e, f; /* as in a cm operator */
} DalilMatrix;

/* A font by its dictionary; lent by whoever reads the file. */
typedef const DalilPdfFont *(*DalilFontOf)(qpdf_oh dict, gpointer user);

typedef struct {
    qpdf_data pdf;
    DalilFontOf font_of;
    gpointer user;
    int forms; /* shown so far in this file: what calls itself over and over is left */
} DalilShow;

/* Adds what @content shows to @page. @base: from its user space to points from the page's top
 * left. */
void dalil_show_content(DalilShow *show, DalilPdfPage *page, const guint8 *content, gsize length,
                        qpdf_oh resources, DalilMatrix base);
