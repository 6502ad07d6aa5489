/* press.h: what an ink is on a printing machine, and what a print shop asks for
 *
 * Both may stand in the network's file and in a layout's, so both rooms read them here. What is
 * made of them is the business of the room `press`.
 */
#pragma once

#include "load/fields.h"

enum { DALIL_CMYK = 4 }; /* cyan, magenta, yellow, black */

typedef struct {
    double part[DALIL_CMYK]; /* 0..1 */
    gboolean set;
} DalilCmyk;

typedef struct {
    DalilCmyk cmyk;     /* of a spot: what stands for it elsewhere; not set: by the profile */
    DalilString spot;   /* the name of a spot colour; text NULL: a process colour */
    double tint;        /* percent of the spot; 0: not said, 100 */
    gboolean overprint; /* everything in this ink, not only black text */
} DalilInkPress;

typedef enum { DALIL_PRESS_X4, DALIL_PRESS_X1A } DalilPressFlavour;
typedef enum { DALIL_DUPLEX_SHORT, DALIL_DUPLEX_LONG } DalilDuplex;

typedef struct {
    DalilSpan span;
    double bleed, slug;    /* points; below 0: not said */
    double ink_limit;      /* percent, all four plates together; 0: not said */
    int min_ppi;           /* of pictures; 0: not said */
    DalilString profile;   /* an ICC file, seen from the network's folder; text NULL: FOGRA39 */
    DalilString condition; /* the name of the printing condition, as in the ICC's registry */
    int flavour;           /* DalilPressFlavour; below 0: not said */
    int duplex;            /* DalilDuplex; below 0: not said */
} DalilPressWish;

extern const DalilField dalil_press_fields[];

/* Nothing said. */
DalilPressWish dalil_press_wish(void);
/* What @layout says, else what @network says, else what is usual. */
DalilPressWish dalil_press_choose(const DalilPressWish *layout, const DalilPressWish *network);

/* For rows: `cmyk: [0, 20, 90, 0]`, percent. */
gboolean dalil_press_read_cmyk(DalilReader *reader, const DalilField *field, const DalilNode *node,
                               void *into);

/* The rows an ink, or a category with a colour, has for the press. */
#define DALIL_INK_PRESS_ROWS(type, member)                                                         \
    {.key = "cmyk",                                                                                \
     .kind = DALIL_FIELD_CUSTOM,                                                                   \
     .offset = G_STRUCT_OFFSET(type, member.cmyk),                                                 \
     .read = dalil_press_read_cmyk,                                                                \
     .kind_name = "four percentages",                                                              \
     .help = "on paper: cyan, magenta, yellow, black in percent, as in [0, 20, 90, 0]; from "      \
             "`colour` when left out; of a spot: what stands for it on screens"},                  \
        {.key = "spot",                                                                            \
         .kind = DALIL_FIELD_SPANNED,                                                              \
         .offset = G_STRUCT_OFFSET(type, member.spot),                                             \
         .help = "on paper: a plate of its own by this name, such as PANTONE 286 C"},              \
        {.key = "tint",                                                                            \
         .kind = DALIL_FIELD_NUMBER,                                                               \
         .offset = G_STRUCT_OFFSET(type, member.tint),                                             \
         .help = "percent of the spot; 100 when left out"},                                        \
    {                                                                                              \
        .key = "overprint", .kind = DALIL_FIELD_BOOL,                                              \
        .offset = G_STRUCT_OFFSET(type, member.overprint),                                         \
        .help = "yes: printed over what is beneath instead of in its place; black text always is"  \
    }
