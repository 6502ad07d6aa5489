/* pdftext_font.h: how the codes of one font are read: letters and widths */
#pragma once

#include "press/unpack.h"

typedef struct {
    int object;     /* its number; 0: it is none of its own */
    gboolean bold;  /* by its name */
    gboolean wide;  /* codes of two bytes */
    double *widths; /* by code, in thousandths of the size; codes beyond @n_widths: @width */
    int n_widths;
    double width;
    GString *letters;          /* what the codes say, by ToUnicode */
    guint32 *starts, *lengths; /* by code, in @letters; length 0: nothing is said */
    int n_letters;
    int said;              /* entries read so far */
    gunichar encoded[256]; /* what a code of one byte shows, by /Encoding; 0: not known */
} DalilPdfFont;

/* @font: a font dictionary. (transfer full): never NULL, what is unknown says nothing. */
DalilPdfFont *dalil_pdffont_new(DalilUnpack *unpack, qpdf_oh font);
void dalil_pdffont_free(DalilPdfFont *font); /* NULL is fine */

/* Reads a ToUnicode character map. FALSE: it says more than any font can. */
gboolean dalil_pdffont_map(DalilPdfFont *font, const guint8 *data, gsize length);
double dalil_pdffont_width(const DalilPdfFont *font, guint code);

/* UTF-16 with a byte order mark, UTF-8 with one, or Latin letters, as UTF-8, which is appended. */
void dalil_pdffont_text(GString *to, const char *bytes, gsize length);

/* The fonts of one file, each read once. */
typedef struct {
    DalilUnpack *unpack;
    GHashTable *by_number; /* of its object */
    GPtrArray *direct;     /* fonts that are no objects of their own */
} DalilPdfFonts;

/* Borrows @unpack. */
void dalil_pdffonts_begin(DalilPdfFonts *fonts, DalilUnpack *unpack);
void dalil_pdffonts_clear(DalilPdfFonts *fonts);
/* A DalilFontOf, see pdftext_show.h; @fonts: DalilPdfFonts. */
const DalilPdfFont *dalil_pdffonts_of(qpdf_oh dict, gpointer fonts);
