/* tree.h: YAML as a tree in which every key and value knows its place */
#pragma once

#include "base/arena.h"
#include "base/span.h"

typedef enum { DALIL_SCALAR, DALIL_LIST, DALIL_MAP } DalilNodeKind;

typedef struct DalilNode DalilNode;
struct DalilNode {
    DalilNodeKind kind;
    DalilSpan span;
    gboolean broken;   /* list or map: a mistake, recorded already, cost some of it */
    gboolean quoted;   /* scalar in quotes or a block scalar: an empty one was meant */
    const char *text;  /* scalar: NFC, never NULL, may be empty */
    int n;             /* list: items; map: pairs */
    DalilNode **keys;  /* map only, scalars */
    DalilNode **items; /* list items or map values */
};

/* The value of @key in a map, NULL when absent or @map is no map. */
const DalilNode *dalil_node_get(const DalilNode *map, const char *key);

/* One thing a line, indented: "3:5 phone" / "3:12 = +212 5 24 00 00 11". For tests and people. */
void dalil_node_dump(const DalilNode *node, GString *to);
