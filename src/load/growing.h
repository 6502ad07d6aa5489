/* growing.h: a list or a map while its entries arrive */
#pragma once

#include "load/tree.h"

typedef struct {
    GPtrArray *keys;  /* DalilNode; stays empty in a list */
    GPtrArray *items; /* DalilNode */
    GHashTable *seen; /* text of a key: its node; only when there are many */
    gboolean broken;
} DalilGrowing;

void dalil_growing_init(DalilGrowing *growing);
void dalil_growing_clear(DalilGrowing *growing);

/* Returns: (transfer none): the key node with this text; NULL: none. */
const DalilNode *dalil_growing_lookup(DalilGrowing *growing, const char *key);
void dalil_growing_add_pair(DalilGrowing *growing, DalilNode *key, DalilNode *value);
void dalil_growing_add_item(DalilGrowing *growing, DalilNode *item);
void dalil_growing_drop_last(DalilGrowing *growing); /* there must be one */

/* Moves everything into @node, in @arena, and clears @growing. */
void dalil_growing_settle(DalilGrowing *growing, DalilArena *arena, DalilNode *node);
