/* preflight_parts.h: what the parts of preflight share */
#pragma once

#include <qpdf/qpdf-c.h>

#include "press/pdftext_show.h"
#include "press/preflight.h"

#define DALIL_PF_INK_CLOSE 0.005 /* of a full plate: not over the limit */

/* Left, low, right, high. */
typedef struct {
    double at[4];
} DalilPfBox;

typedef struct {
    qpdf_data pdf;
    const guint8 *bytes; /* the file */
    gsize length;
    const DalilPreflightWish *wish;
    DalilPreflight *result;
    int page; /* being looked at, from 1; 0: the file */
    gboolean x1a;
    gboolean silent; /* what is found is not told */
    DalilUnpack unpack;
    DalilFinding rules[DALIL_RULES]; /* times 0: not broken */
    int last[DALIL_RULES];           /* page it was last broken on */
    GHashTable *fonts, *spots;       /* sets of names */
    DalilPdfFonts readers;
    DalilPfBox first_trim;
} DalilPf;

/* @format may be NULL: the rule says it all. */
void dalil_pf_found(DalilPf *pf, DalilRuleId rule, const char *format, ...) G_GNUC_PRINTF(3, 4);
qpdf_oh dalil_pf_get(const DalilPf *pf, qpdf_oh dict, const char *key);
gboolean dalil_pf_is(const DalilPf *pf, qpdf_oh dict, const char *key, const char *name);
/* "" when it is none. (transfer full) */
char *dalil_pf_text(const DalilPf *pf, qpdf_oh string);
/* Without its slash, "" when it is none. (transfer full) */
char *dalil_pf_name(const DalilPf *pf, qpdf_oh name);
/* Keys of a dictionary, at most some thousands. (transfer full) */
GPtrArray *dalil_pf_keys(const DalilPf *pf, qpdf_oh dict);
/* What was left out by @pf->unpack is a finding. */
void dalil_pf_tell_unpack(DalilPf *pf);
/* A stream's bytes, for free(); NULL: it cannot be unpacked, or is too large, which is told. */
unsigned char *dalil_pf_stream(DalilPf *pf, qpdf_oh stream, gsize *length);

/* preflight_file.c: catalog, Info, XMP, output intent. */
void dalil_pf_file(DalilPf *pf);
/* preflight_object.c: every object by itself. */
void dalil_pf_object(DalilPf *pf, qpdf_oh object);
/* Whether a string, as it stands in a file, is an address of a kind that links may have. */
gboolean dalil_pf_scheme(const char *string, gsize length);
/* preflight_glance.c: numbers (int) of the objects that may break a rule; what is not named breaks
 * none. (transfer full): NULL: the file is not plain, all are to be looked at. */
GArray *dalil_pf_glance(const guint8 *bytes, gsize length);
/* preflight_page.c: one page. */
void dalil_pf_page(DalilPf *pf, int number);
/* preflight_paint.c: what a page paints, in the space of its user. */
typedef struct {
    DalilPfBox media, bleed, trim;
    gboolean boxed; /* all three are there: bleed can be judged */
} DalilPfSheet;
/* Judges what @content paints; its letters go to @page. */
void dalil_pf_paint(DalilPf *pf, const DalilPfSheet *sheet, const GByteArray *content,
                    qpdf_oh resources, DalilPdfPage *page);
/* preflight_colour.c: what a colour space is. */
typedef enum {
    DALIL_PF_OTHER,
    DALIL_PF_GREY,
    DALIL_PF_RGB,
    DALIL_PF_CMYK,
    DALIL_PF_SPOT,
    DALIL_PF_ALL,
    DALIL_PF_PATTERN,
} DalilPfSpace;
/* @name: of a device space, or in the resources. Remembers the names of spots; @spot, which may be
 * NULL, is set to this one's. */
DalilPfSpace dalil_pf_space(DalilPf *pf, qpdf_oh resources, const char *name, const char **spot);
DalilPfSpace dalil_pf_space_of(DalilPf *pf, qpdf_oh space, const char **spot);
