/* measure.h: a paragraph as numbers: pieces that never break, and what lies between them
 *
 * Measured once at 100 pt; a line at s pt is s/100 as wide. Fitting adds up widths; only
 * placing looks at the glyph runs again. All widths are integers (1/1024 pt at 100 pt).
 */
#pragma once

#include "base/diag.h"
#include "compose/rich.h"
#include "typeset/shape.h"

typedef struct {
    const DalilShaped *shaped; /* NULL: a pictogram */
    int icon;
    gint32 width;
    double scale; /* size of the glyphs against the paragraph's size */
    int ink;
    guint8 level; /* bidi embedding level */
} DalilTextRun;

typedef struct {
    gint32 width;          /* without what follows */
    gint32 space;          /* to the next piece, dropped at a line's end */
    int dot;               /* run in the middle of this space, dropped with it; 0: none */
    gint32 hyphen;         /* width added when a line ends here; 0: none */
    int first_run, n_runs; /* logical order */
    guint8 space_level;
    guint8 must_break; /* a line ends here in any case */
    guint8 may_break;  /* a line may end here */
} DalilPiece;

typedef struct {
    const DalilRich *rich;
    DalilPiece *pieces;
    int n;
    DalilTextRun *runs;
    int n_runs;
    const DalilShaped *hyphen; /* drawn where a line ends in a soft hyphen; NULL: there is none */
    guint8 base_level;         /* 0 or 1 */
    gboolean mixed;            /* some run is above the base level: lines need reordering */
    gint32 widest;             /* piece */
    gboolean divided;          /* some line may end in a hyphen */
    int forced;                /* line ends that come in any case, before the last */
    gint64 natural;            /* all on one line */
} DalilMeasured;

/* Letters without a font become an error in @diags at the paragraph's place. */
DalilMeasured *dalil_measure(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                             const DalilRich *rich);

/* The text of pieces [from, to), without format characters: for dumps and messages.
 * (transfer full) */
char *dalil_measured_text(const DalilMeasured *measured, int from, int to);
