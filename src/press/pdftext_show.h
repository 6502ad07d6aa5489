/* pdftext_show.h: the operators that show text, obeyed (ISO 32000-1, 9.4) */
#pragma once

#include "press/pdftext.h"
#include "press/pdftext_font.h"

/* A font by its dictionary; lent by whoever reads the file. */
typedef const DalilPdfFont *(*DalilFontOf)(qpdf_oh dict, gpointer user);

typedef struct {
    DalilUnpack *unpack; /* too_large: not all was shown */
    DalilFontOf font_of;
    gpointer user;
} DalilShow;

/* Adds what @content shows to @page. @base: from its user space to points from the page's top
 * left. */
void dalil_show_content(DalilShow *show, DalilPdfPage *page, const guint8 *content, gsize length,
                        qpdf_oh resources, DalilAffine base);
