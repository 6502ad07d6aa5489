/* pdftext.h: what a finished PDF says, glyph by glyph
 *
 * A reader of its own: it opens the bytes as a stranger would and knows nothing of the items they
 * were painted from. Glyphs come in the order of the content stream, which is the order of
 * copying and reading aloud; where they stand is the order of the eye.
 */
#pragma once

#include <glib.h>

typedef struct {
    double x, y;          /* origin, points from the top left corner of the trimmed page */
    double width;         /* advance along the line */
    double size;          /* of the type, points */
    guint32 said, length; /* what copying gives: bytes in DalilPdfPage.text; 0: nothing */
    gunichar seen;        /* the letter by the font's encoding; 0: it does not say */
    gboolean bold;        /* by the font's name */
} DalilPdfGlyph;

typedef struct {
    char *uri;
    double x, y, width, height; /* as glyphs */
} DalilPdfLink;

typedef struct {
    double width, height; /* trimmed, points */
    GString *text;
    GArray *glyphs; /* DalilPdfGlyph */
    GArray *links;  /* DalilPdfLink */
} DalilPdfPage;

typedef struct {
    DalilPdfPage *pages;
    int n;
} DalilPdfText;

#define DALIL_PDFTEXT_ERROR (dalil_pdftext_error_quark())
GQuark dalil_pdftext_error_quark(void);

/* @name: for messages. (transfer full): NULL with @error set: no PDF, encrypted, damaged. */
DalilPdfText *dalil_pdftext_read(const guint8 *bytes, gsize length, const char *name,
                                 GError **error);
void dalil_pdftext_free(DalilPdfText *text); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilPdfText, dalil_pdftext_free)
