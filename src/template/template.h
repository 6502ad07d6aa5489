/* template.h: a layout: sheet, fold, panels, frames, flows, styles, inks
 *
 * Everything is logical: x runs from the start edge (left for French, right for Arabic),
 * y from the top. Panels are numbered in reading order, 1 is the front cover.
 */
#pragma once

#include "base/length.h"
#include "content/press.h"
#include "load/fields.h"
#include "template/fold.h"
#include "template/picture.h"

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilColour colour;
    double outline; /* points: a ground in this ink is outlined so thick; 0: filled */
    DalilInkPress press;
} DalilInk;

typedef enum { DALIL_ALIGN_START, DALIL_ALIGN_CENTRE, DALIL_ALIGN_END } DalilAlign;

typedef struct {
    DalilSpan span;
    DalilString id;
    double size;    /* multiple of the frame's type size; default 1 */
    double leading; /* multiple of the language's leading; default 1 */
    gboolean bold, display;
    gboolean hyphens; /* words may be divided, in languages with patterns */
    DalilString ink;  /* default "text" */
    int ink_index;
    int align; /* DalilAlign */
} DalilStyle;

/* An edge: points, or a part of the panel's width or height. */
typedef struct {
    double value;
    gboolean percent;
    gboolean set;
} DalilEdge;

typedef struct {
    double min, max; /* min == max: fixed */
    gboolean set;
    DalilSpan span;
} DalilRange;

/* What a block holds. One row each in the table of block kinds (tables.c). */
typedef enum {
    DALIL_BLOCK_TEXT,      /* a text of the network: `of` */
    DALIL_BLOCK_SERVICES,  /* every service by category, each in the entry design */
    DALIL_BLOCK_EMERGENCY, /* a row for every emergency number */
    DALIL_BLOCK_AGENCIES,
    DALIL_BLOCK_NOTICES,
    DALIL_BLOCK_TILES,     /* the categories' pictograms */
    DALIL_BLOCK_LEGEND,    /* pictogram and name of every category */
    DALIL_BLOCK_LANGUAGES, /* "also in": the other editions */
    DALIL_BLOCK_DATE,      /* edition of … */
    DALIL_BLOCK_CODE, /* "AR 2026-11 r003 7f3a": of the recorded print run; the month alone else */
    DALIL_BLOCK_SAMPLE,  /* the sample mark; nothing when the network is no sample */
    DALIL_BLOCK_INDEX,   /* categories with the page they begin on */
    DALIL_BLOCK_FOLIO,   /* page number */
    DALIL_BLOCK_RUNNING, /* the category that reigns on this page */
    DALIL_BLOCK_CONTACT, /* telephone and e-mail of the network */
    DALIL_BLOCK_QR,      /* the network's url as QR code; its `blocks` stand beside it */
    DALIL_BLOCK_CARD,    /* a tinted box around its `blocks` */
    DALIL_BLOCK_PICTURE, /* a photograph, a drawing, an emblem */
    DALIL_BLOCK_RULE,
    DALIL_BLOCK_SPACE,
} DalilBlockKind;

typedef enum {
    DALIL_OF_NAME,
    DALIL_OF_TITLE,
    DALIL_OF_SUBTITLE,
    DALIL_OF_IMPRINT,
    DALIL_OF_UPDATE_TITLE,
    DALIL_OF_UPDATE_TEXT,
    DALIL_OF_CORRECTION_TITLE,
    DALIL_OF_CORRECTION_TEXT,
    DALIL_OF_NOTICES_TITLE,
    DALIL_OF_EMERGENCY_TITLE,
    DALIL_OF_AGENCIES_TITLE,
    DALIL_OF_INDEX_TITLE,
    DALIL_OF_URL,
} DalilTextOf;

typedef struct {
    DalilSpan span;
    int kind;                       /* DalilBlockKind */
    int of;                         /* DalilTextOf */
    DalilString style, title_style; /* "" : the kind's own */
    int style_index, title_style_index;
    DalilString ink, fill, icon; /* fill: card, icon disc */
    int ink_index, fill_index;   /* -1: none */
    double before;               /* em of the frame's size */
    double stretch;              /* share of the space left over */
    double inset;                /* em, card */
    double radius;               /* points, card and heading bars */
    double size;                 /* points: QR code's width, tile's width */
    gboolean all_languages;      /* emergency: labels in every language of the network */
    DalilLayoutPicture picture;  /* kind picture */
    DalilItems blocks;           /* DalilLayoutBlock, of a card or beside a QR code */
} DalilLayoutBlock;

/* The data of an entry, in the order and grouping the layout wants. */
typedef enum {
    DALIL_ENTRY_NAME,
    DALIL_ENTRY_AGENCY,
    DALIL_ENTRY_DESCRIPTION,
    DALIL_ENTRY_SUMMARY,
    DALIL_ENTRY_ALERT,
    DALIL_ENTRY_ELIGIBILITY,
    DALIL_ENTRY_BRING,
    DALIL_ENTRY_FEES,
    DALIL_ENTRY_APPLY,
    DALIL_ENTRY_LANGUAGES,
    DALIL_ENTRY_PLACE,
    DALIL_ENTRY_ACCESS,
    DALIL_ENTRY_PHONES,
    DALIL_ENTRY_EMAIL,
    DALIL_ENTRY_URL,
    DALIL_ENTRY_HOURS,
    DALIL_ENTRY_SEASONS,
    DALIL_ENTRY_DATES,
    DALIL_ENTRY_CHECKED,
    DALIL_ENTRY_COUNT,
} DalilEntryField;

typedef struct {
    int fields[4]; /* set on one line when they fit; -1: no more */
} DalilEntryLine;

typedef struct {
    DalilEntryLine *lines;
    int n;
} DalilEntryDesign;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilRange size, leading, gap;
    DalilItems blocks;      /* DalilLayoutBlock */
    DalilEntryDesign entry; /* how a service is set */
    DalilEntryDesign dense; /* and how when room is short; n 0: no such way out */
    gboolean shorten;       /* `summary` may stand for `description`, least priority first */
    gboolean assign;        /* categories may change places to fill the frames better */
    gboolean plain;         /* no pictograms before data */
    gboolean uneven;        /* fill frame after frame; default: even them out */
} DalilFlow;

typedef enum {
    DALIL_VALIGN_TOP,
    DALIL_VALIGN_MIDDLE,
    DALIL_VALIGN_BOTTOM,
    DALIL_VALIGN_SPREAD
} DalilVAlign;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilEdge top, bottom, start, end, width, height; /* unset: the panel's margins */
    DalilString fill, pattern, pattern_ink, pattern_fill;
    int fill_index, pattern_ink_index, pattern_fill_index; /* -1: none */
    double pattern_cell;                                   /* points */
    DalilLayoutPicture picture;                            /* over the fill */
    double radius, inset;
    int columns;
    double gutter;
    gboolean rules;   /* hairlines between the columns */
    DalilString flow; /* the frame is a link of this chain… */
    int flow_index;   /* -1: it has blocks of its own */
    DalilRange size, leading, gap;
    int align; /* DalilVAlign */
    DalilItems blocks;
} DalilFrame;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilString fill;
    int fill_index;
    DalilLayoutPicture picture; /* over the fill */
    gboolean repeat;            /* folds of pages: this page again as long as its flow has more */
    DalilItems frames;          /* DalilFrame */
} DalilPanel;

typedef struct {
    const char *path;  /* to open it */
    const char *place; /* in a network's folder: "layouts/themes/bw.yaml" */
} DalilLayoutFile;

/* How a second language stands beside the first ("LAYOUT.fr+ar"). */
typedef enum { DALIL_BILINGUAL_NO, DALIL_BILINGUAL_SIDE, DALIL_BILINGUAL_STACKED } DalilBilingual;

/* Whether language editions of one layout are fitted together. */
typedef enum { DALIL_ALIGN_NONE, DALIL_ALIGN_EDITIONS } DalilAlignEditions;

/* A theme's own pictogram for a category of the network. */
typedef struct {
    DalilSpan span;
    DalilString category, icon;
} DalilPictogram;

typedef struct {
    DalilString name;
    DalilString title;      /* for people, in `dalil --help` and messages */
    const char *file;       /* as shown in messages */
    DalilLayoutFile *files; /* it was read from: its own, its bases', its theme's */
    int n_files;
    const DalilImage **images; /* the pictures it places, each once */
    int n_images;
    DalilString base;     /* the layout this one changes */
    gboolean scale;       /* lengths and type grow with the paper, from the base's to this one's */
    DalilString theme;    /* layouts/themes/NAME.yaml */
    struct {              /* from the theme */
        gboolean outline; /* heading bars and tiles are outlined, not filled */
        double line;      /* points: how thick */
        DalilString category;  /* the one ink of all categories; NULL: each its own */
        int category_index;    /* -1: each its own */
        DalilItems pictograms; /* DalilPictogram */
    } look;
    int align;      /* DalilAlignEditions */
    int bilingual;  /* DalilBilingual */
    gboolean links; /* for screens: telephone numbers and addresses lead there */
    struct {
        DalilSpan span;
        int paper; /* index into dalil_papers; -1: width and height are given */
        gboolean landscape;
        double width, height; /* of the sheet, points, set while reading */
    } sheet;
    int fold;         /* DalilFoldKind */
    double allowance; /* points a flap is narrower */
    struct {
        DalilSpan span;
        double top, bottom, start, end; /* of every panel, points */
    } margin;
    double size_floor; /* smallest type allowed, points; default 8 */
    DalilPressWish press;
    DalilItems inks;   /* DalilInk; "paper" and "text" among them */
    DalilItems styles; /* DalilStyle */
    DalilItems flows;  /* DalilFlow */
    DalilItems panels; /* DalilPanel, reading order */
} DalilTemplate;

/* Looks for layouts/NAME.yaml in @folder, then in @installed (may be NULL); all problems go to
 * @diags. Returns: (transfer none, owned by @arena): NULL when it cannot be used. */
DalilTemplate *dalil_template_read(DalilArena *arena, DalilDiags *diags, const char *folder,
                                   const char *installed, const char *name);
/* The same from a parsed tree. */
DalilTemplate *dalil_template_from_tree(DalilArena *arena, DalilDiags *diags, const DalilNode *root,
                                        const char *name);

int dalil_template_ink(const DalilTemplate *layout, const char *id);   /* -1 unknown */
int dalil_template_style(const DalilTemplate *layout, const char *id); /* -1 unknown */

/* The reference page of all layout keys, Markdown. */
void dalil_template_document(GString *to);
