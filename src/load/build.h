/* build.h: events become nodes
 *
 * A value that is refused (a tag, too long, a key twice) is left out and its parent marked
 * broken; a mistake that ends the part leaves out everything still open but the root.
 */
#pragma once

#include "load/events.h"
#include "load/growing.h"

typedef struct {
    DalilArena *arena;
    DalilEvents events;
    int nodes;
    int depth;
    gboolean ended; /* the part: after a mistake, or at a limit */

    /* The root, to which every part adds. */
    gboolean has_root;
    DalilNodeKind root_kind;
    DalilSpan root_span;
    DalilGrowing root;
    DalilNode *root_scalar;
    int entry_line; /* of the root's entry being read; 0: between entries */
    int last_line;  /* of the root's last entry; or the line before the part */
} DalilBuild;

/* Reads the one document of the part into the root. FALSE: it ended early. */
gboolean dalil_build_part(DalilBuild *build);
