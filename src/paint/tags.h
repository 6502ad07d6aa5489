/* tags.h: which marks in the drawing are which paragraph or picture, in reading order
 *
 * The screen file has a structure that is read aloud and searched. What is drawn for one paragraph
 * without a break is a stretch, numbered page by page from 0; here stands what each number is, and
 * press/ua_tree.c makes the structure. What has no tag is decoration.
 */
#pragma once

#include "layout/layout.h"

/* One stretch of the drawing. */
typedef struct {
    int page;   /* from 0 */
    int number; /* on that page */
} DalilTagMark;

/* Where on a page it stands: a line, or a picture. */
typedef struct {
    int page;
    DalilRect rect;
} DalilTagBox;

typedef struct {
    DalilRole role;
    gboolean figure;               /* a pictogram that stands for a word, or a code */
    gboolean value;                /* on one line with the label before it */
    const DalilLanguage *language; /* NULL: the edition's */
    char *text;                    /* what it says, on one line */
    const char *link;              /* NULL: it leads nowhere */
    int page, frame;               /* where it begins */
    GArray *marks;                 /* DalilTagMark */
    GArray *boxes;                 /* DalilTagBox */
} DalilTag;

typedef struct DalilTags DalilTags;

/* @paged: pages are read one after the other; else it is a folded sheet, read panel by panel.
 * @links: lines may lead somewhere. (transfer full) */
DalilTags *dalil_tags_new(gboolean paged, gboolean links);
void dalil_tags_free(DalilTags *tags); /* NULL is fine */

/* What @item, on page @page, belongs to; items must come in the order of the pages. NULL: it is
 * decoration. (transfer none) */
DalilTag *dalil_tags_of(DalilTags *tags, int page, const DalilItem *item);
/* A stretch of the drawing begins that belongs to @tag. */
void dalil_tags_mark(DalilTags *tags, int page, DalilTag *tag);

/* All in reading order, @n of them, once everything is drawn. (transfer none) */
DalilTag *const *dalil_tags_list(DalilTags *tags, int *n);
/* How many stretches @page has. */
int dalil_tags_marks(const DalilTags *tags, int page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilTags, dalil_tags_free)
