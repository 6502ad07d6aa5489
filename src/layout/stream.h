/* stream.h: a story as measured boxes, and the choice of them that stands
 *
 * Boxes of every alternative are made once; choosing others later only picks among them. What
 * never comes apart (an entry; a heading with its first entry) is a chunk.
 */
#pragma once

#include "layout/box.h"
#include "layout/slots.h"

/* A service's boxes. */
typedef struct {
    const DalilBlock *block; /* that begins it */
    int from, to;            /* of all boxes */
    gboolean has_short;      /* a short text can stand for a long one */
} DalilStreamEntry;

/* A category with its heading, or what stands between two of them. */
typedef struct {
    int from, to; /* of all boxes */
    int category; /* -1: none: it stays where it is */
} DalilSection;

/* Which boxes stand, and in which order. All zero: as the story is written. */
typedef struct {
    gboolean dense;         /* entries in their dense design */
    const guint8 *brief;    /* by entry: its short text stands; NULL: none */
    const guint8 *left_out; /* by entry, for trying what that would help; NULL: none */
    const int *order;       /* sections in the order they stand; NULL: as written */
} DalilChoice;

typedef struct {
    DalilBox **boxes; /* that stand */
    DalilBox **again; /* by box: the heading to repeat when a frame begins with it; NULL: none */
    int n;
    DalilSlots chain;
    int *chunk; /* where each begins among the boxes; chunk[n_chunks] is n */
    int n_chunks;
    DalilBox **all, **all_again; /* of every alternative, in the order written */
    int n_all, n_known;          /* n_known: indices given, repeated headings too */
    DalilStreamEntry *entries;
    int n_entries;
    int *entry_of; /* by all boxes: -1: none */
    DalilSection *sections;
    int n_sections;
    gboolean has_dense;
    DalilPairs *
        *pairs; /* kinds of pairs that can be set alike (see pair.h), ended by NULL; NULL: none */
} DalilStream;

DalilStream dalil_stream_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                             const DalilStory *story, DalilSlots chain);
/* The same from boxes (and headings to repeat) that are there already. */
DalilStream dalil_stream_of(DalilArena *arena, DalilBox **boxes, DalilBox **again, int n,
                            DalilSlots chain);
/* Picks the boxes that stand. */
void dalil_stream_choose(DalilStream *stream, const DalilChoice *choice);
/* Services among the boxes that stand. */
int dalil_stream_services(const DalilStream *stream);
