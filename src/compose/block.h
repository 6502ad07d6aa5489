/* block.h: what an edition says, as blocks of typed text, before anything is measured
 *
 * A story is a column of blocks; a flow's story runs through the frames that name it, every
 * other frame has one of its own. Sizes are multiples of the story's type size (em).
 */
#pragma once

#include "compose/rich.h"
#include "content/content.h"
#include "template/template.h"

typedef enum {
    DALIL_BOX_PARA,  /* rich, with a hanging pictogram when icon >= 0 */
    DALIL_BOX_ROW,   /* rich at the start, value at the end, on one baseline */
    DALIL_BOX_CARD,  /* children on a ground of their own */
    DALIL_BOX_SIDE,  /* a QR code or a disc with a pictogram, children beside it */
    DALIL_BOX_TILES, /* pictograms in a row, each on a rounded ground */
    DALIL_BOX_PICTURE,
    DALIL_BOX_RULE,
    DALIL_BOX_PAIR, /* two children side by side: the first language at the start, the second at
                       the end of the measure, as high as the higher */
    DALIL_BOX_PACK, /* children, data with a pictogram each, as many side by side as fit */
    DALIL_BOX_SPACE,
} DalilBoxKind;

/* What a number is printed for, once pages are known. */
typedef enum {
    DALIL_LATE_NOTHING,
    DALIL_LATE_FOLIO,
    DALIL_LATE_RUNNING,
    DALIL_LATE_INDEX
} DalilLate;

/* In which settings of an entry a block stands: the fit may take the short text for the long one,
 * service by service, and the dense design for the usual one, for the whole flow. */
typedef enum {
    DALIL_WHEN_LONG = 1 << 0,
    DALIL_WHEN_SHORT = 1 << 1,
    DALIL_WHEN_USUAL = 1 << 2,
    DALIL_WHEN_DENSE = 1 << 3,
    DALIL_WHEN_ALWAYS = 15,
} DalilWhen;

typedef struct {
    int icon, ink, fill; /* the pictogram's ink, the ground's */
    const char *alt;     /* the category's name */
} DalilTile;

typedef struct DalilBlock DalilBlock;
struct DalilBlock {
    DalilBoxKind kind;
    const DalilRich *rich, *value;
    int style, value_style; /* index into the template's styles */
    int align;              /* DalilAlign */
    int icon, icon_ink;     /* -1: none */
    double
        hang; /* em: the text's distance from the start edge when it has, or could have, an icon */
    int fill; /* ink of a ground; -1: none */
    double inset_x, inset_y; /* em, CARD */
    double radius;           /* points */
    const char *qr;          /* SIDE: text of a QR code; NULL: a disc */
    double size;             /* points: QR code, tiles */
    double disc;             /* em: SIDE without a QR code */
    const DalilLayoutPicture *picture;
    DalilTile *tiles;
    int n_tiles;
    DalilBlock **children;
    int n_children;
    double before;            /* em of space above, dropped at the top of a frame */
    double clear;             /* points, at least so much above: the quiet zone of a QR code */
    double stretch;           /* share of left-over space above it */
    int unit;                 /* blocks of one unit stay together; >= 0 */
    gboolean keep_next;       /* its unit stays with the next one */
    int category;             /* index into the network's categories; -1: none */
    DalilBlock *heading;      /* of the category, to be repeated "(continued)" in a new frame */
    const DalilRich *running; /* of a category's heading: what running heads say of it */
    DalilLate late;
    gboolean is_service;
    int service;     /* index into the content's services; -1: none */
    int priority;    /* of the service: texts of the lowest are shortened first */
    guint8 when;     /* DalilWhen bits; DALIL_WHEN_ALWAYS for all but alternatives */
    const char *key; /* service id, for dumps and reports */
    DalilSpan at;
};

typedef struct {
    DalilBlock **blocks;
    int n;
} DalilStory;

typedef struct {
    const char *id; /* template ink, or "category:health" */
    DalilColour colour;
    DalilSpan at;
    double outline; /* points: a ground in this ink is outlined so thick; 0: filled */
    DalilInkPress press;
} DalilEditionInk;

typedef struct {
    const DalilContent *content;
    const DalilTemplate *layout;
    const DalilLanguage *language;
    const DalilLanguage *second; /* of a bilingual edition; NULL */
    gboolean rtl;
    char *name;          /* "trifold-a4.fr", "trifold-a4-two.fr+ar" */
    DalilStory *flows;   /* one a flow of the template */
    DalilStory **frames; /* by frame, in the order of panels and frames; NULL for links of a flow */
    int n_frames;
    DalilEditionInk *inks; /* the template's, then one a category */
    int n_inks;
    int paper, text; /* inks every layout has */
} DalilEdition;

/* Puts the network's words into the layout's places. Problems (a text that is missing, a
 * pictogram nobody knows) go to @diags. @icons: names of the pictograms, NULL-terminated;
 * a block's icon is an index into it. @second: a bilingual edition's other language, or NULL.
 * (transfer none, owned by @arena) */
DalilEdition *dalil_compose(DalilArena *arena, DalilDiags *diags, const DalilContent *content,
                            const DalilTemplate *layout, const DalilLanguage *language,
                            const DalilLanguage *second, const char *const *icons);

/* A paragraph with a page number, made once pages are known. */
const DalilRich *dalil_compose_number(DalilArena *arena, const DalilEdition *edition, int number,
                                      int ink, gboolean bold);
/* WCAG 2 relative-luminance contrast, 1 to 21. */
double dalil_contrast(DalilColour a, DalilColour b);
