/* ua_parts.h: what the files behind ua.h share */
#pragma once

#include "press/inkmap.h"
#include "press/ua.h"
#include "press/ua_file.h"

/* An open file and its pages. */
typedef struct {
    DalilUaFile *file;
    const DalilUaJob *job;
    int n_pages;
    int *pages;        /* numbers of their objects */
    double *heights;   /* of the pages, points */
    GPtrArray **names; /* by page, by Cairo's number: the element's type, "/P"; static strings */
    GArray **starts;   /* by page, by Cairo's number: the first of ours; and behind the last */
    GString **annotations;  /* by page: references */
    int structure, outline; /* numbers of their roots; 0: none */
    char *problem;          /* the first; what else happens does not matter */
} DalilUa;

typedef struct DalilUaTree DalilUaTree;

void dalil_ua_fail(DalilUa *ua, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* ua_tree.c: the elements; fills @ua->names. (transfer full) */
DalilUaTree *dalil_ua_tree_new(DalilUa *ua);
/* Writes them, once the marks have our numbers, with the parent tree and links. */
void dalil_ua_tree_finish(DalilUaTree *tree);
void dalil_ua_tree_free(DalilUaTree *tree);
/* ua_outline.c: headings, and the names below them, for the reader's margin. */
void dalil_ua_outline(DalilUa *ua);
/* ua_marks.c: a page's content with its marks named and numbered anew, and all else marked as an
 * artifact. Fills the empty @starts. Returns: (transfer full): NULL when the content is not what
 * was tagged. */
GString *dalil_ua_marks(const char *data, gsize length, const GPtrArray *names, GArray *starts);
