/* ua_parts.h: what the files behind screen.h share */
#pragma once

#include "paint/tags.h"
#include "press/ua_file.h"

/* The file that is being written, and its pages. */
typedef struct {
    DalilUaFile *file;
    DalilTags *tags;
    const DalilLanguage *language; /* of the edition */
    int n_pages;
    int *pages;             /* numbers of their objects */
    double *heights;        /* of the pages, points */
    GPtrArray **names;      /* by page, by stretch: the element's type, "/P"; static strings */
    GArray **starts;        /* by page, by stretch: its first piece; and behind the last */
    GString **annotations;  /* by page: references */
    int structure, outline; /* numbers of their roots; 0: none */
} DalilUa;

typedef struct DalilUaTree DalilUaTree;

/* ua_tree.c: the elements; fills @ua->names. (transfer full) */
DalilUaTree *dalil_ua_tree_new(DalilUa *ua);
/* Writes them, once the pages are written, with the parent tree and links. */
void dalil_ua_tree_finish(DalilUaTree *tree);
void dalil_ua_tree_free(DalilUaTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilUaTree, dalil_ua_tree_free)
/* ua_outline.c: headings, and the names below them, for the reader's margin. */
void dalil_ua_outline(DalilUa *ua);
