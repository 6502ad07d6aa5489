/* setter.h: texts the program sets itself, on a proof: the same shaping, breaking and placing as
 * the edition's own, in inks and styles of the proof
 */
#pragma once

#include "layout/emit.h"

/* Inks of a proof. Each has a contrast of 4.5:1 or more on paper, and paper on each. */
typedef enum {
    DALIL_PROOF_PAPER,
    DALIL_PROOF_INK,
    DALIL_PROOF_GREY,
    DALIL_PROOF_LINE, /* between rows */
    DALIL_PROOF_MARK, /* bars and numbers */
    DALIL_PROOF_OUT,  /* what is only in print */
    DALIL_PROOF_IN,   /* what is only there now */
    DALIL_PROOF_INKS
} DalilProofInk;

typedef enum {
    DALIL_PROOF_BODY,
    DALIL_PROOF_TITLE,
    DALIL_PROOF_HEAD,
    DALIL_PROOF_SMALL,
    DALIL_PROOF_STYLES
} DalilProofStyle;

typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags;
    DalilEdition *edition; /* the proof's: inks, styles, and the direction of what it proves */
    const DalilLanguage *language; /* of values; the edition's until the caller says another */
    DalilTrial trial;
    DalilEmit emit;
    GPtrArray *pages; /* GArray of DalilItem */
} DalilSetter;

/* @of: what is proved; its language and direction are the proof's. @size: type, points. Borrows
 * all. For dalil_setter_clear(). */
DalilSetter *dalil_setter_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                              const DalilEdition *of, double size);
void dalil_setter_clear(DalilSetter *setter);

/* The program's English words. */
DalilBox *dalil_setter_words(DalilSetter *setter, const char *words, DalilProofStyle style,
                             DalilProofInk ink);
/* What the network says, in the setter's language; NULL: a grey dash. */
DalilBox *dalil_setter_value(DalilSetter *setter, const char *text, DalilProofStyle style,
                             DalilProofInk ink, gboolean bold);
/* One side of a sentence that changed: @words of words.h, without the other side's. */
DalilBox *dalil_setter_side(DalilSetter *setter, const GArray *words, gboolean after);
/* A number in the middle of its measure, for a disc. */
DalilBox *dalil_setter_number(DalilSetter *setter, int number);

double dalil_setter_height(DalilSetter *setter, const DalilBox *box, double width);

/* On @page with its top start corner at (x, y). */
void dalil_setter_put(DalilSetter *setter, const DalilBox *box, int page, double x, double y,
                      double width, DalilProofInk ground);
/* Of a paragraph the lines from @from on, as many as @room points hold, one at least. Returns the
 * line to go on with; -1: that was the last. */
int dalil_setter_put_lines(DalilSetter *setter, const DalilBox *box, int page, double x, double y,
                           double width, int from, double room);
void dalil_setter_fill(DalilSetter *setter, int page, DalilRect rect, DalilProofInk ink,
                       double radius);
/* What was put on @page, placed. */
DalilPage dalil_setter_page(DalilSetter *setter, int page, double width, double height);
