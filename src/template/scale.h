/* scale.h: every length of a layout, larger or smaller
 *
 * The rows of the layout's table say which values are lengths: type sizes, edges, margins, cells
 * of patterns. Parts (40%), multiples and the sheet itself stay.
 */
#pragma once

#include "load/tree.h"

/* Returns: (transfer none, owned by @arena): a copy of @root; what cannot be read as a length
 * stays as it is, for the reader to refuse. */
const DalilNode *dalil_scale_tree(DalilArena *arena, const DalilNode *root, double factor);
