/* ua_parts.h: what the files behind ua.h share */
#pragma once

#include "press/objects.h"
#include "press/ua.h"

/* An open file and its pages. */
typedef struct {
    DalilObjects *o;
    const DalilUaJob *job;
    qpdf_oh *pages;
    double *heights; /* of the pages, points */
    int n_pages;
    GPtrArray **names; /* by page, by Cairo's number: the element's type, "/P"; static strings */
    GArray **starts;   /* by page, by Cairo's number: the first of ours; and behind the last */
} DalilUa;

typedef struct DalilUaTree DalilUaTree;

/* ua_tree.c: the elements; fills @ua->names. (transfer full) */
DalilUaTree *dalil_ua_tree_new(DalilUa *ua);
/* What they consist of, once the marks have our numbers: the parent tree, and links. Takes @tree.
 */
void dalil_ua_tree_finish(DalilUaTree *tree);
/* ua_outline.c: headings, and the names below them, for the reader's margin. */
void dalil_ua_outline(DalilUa *ua);
/* ua_marks.c: a page's content with its marks named and numbered anew, and all else marked as an
 * artifact. Fills the empty @starts. Returns: (transfer full): NULL when the content is not what
 * was tagged. */
GString *dalil_ua_marks(const char *data, gsize length, const GPtrArray *names, GArray *starts);
