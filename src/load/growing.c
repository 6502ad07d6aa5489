/* growing.c: a list or a map while its entries arrive */
#include "load/growing.h"

#define FEW_KEYS 8 /* up to here comparing beats hashing */

void
dalil_growing_init(DalilGrowing *growing)
{
    *growing = (DalilGrowing){g_ptr_array_new(), g_ptr_array_new(), NULL, FALSE};
}

void
dalil_growing_clear(DalilGrowing *growing)
{
    g_clear_pointer(&growing->keys, g_ptr_array_unref);
    g_clear_pointer(&growing->items, g_ptr_array_unref);
    g_clear_pointer(&growing->seen, g_hash_table_destroy);
}

static void
start_hashing(DalilGrowing *growing)
{
    growing->seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < growing->keys->len; i++) {
        DalilNode *node = growing->keys->pdata[i];

        g_hash_table_insert(growing->seen, (gpointer)node->text, node);
    }
}

const DalilNode *
dalil_growing_lookup(DalilGrowing *growing, const char *key)
{
    if (growing->seen != NULL)
        return g_hash_table_lookup(growing->seen, key);
    for (guint i = 0; i < growing->keys->len; i++) {
        const DalilNode *node = growing->keys->pdata[i];

        if (g_str_equal(node->text, key))
            return node;
    }
    return NULL;
}

void
dalil_growing_add_pair(DalilGrowing *growing, DalilNode *key, DalilNode *value)
{
    g_ptr_array_add(growing->keys, key);
    g_ptr_array_add(growing->items, value);
    if (growing->seen != NULL)
        g_hash_table_insert(growing->seen, (gpointer)key->text, key);
    else if (growing->keys->len > FEW_KEYS)
        start_hashing(growing);
}

void
dalil_growing_add_item(DalilGrowing *growing, DalilNode *item)
{
    g_ptr_array_add(growing->items, item);
}

void
dalil_growing_drop_last(DalilGrowing *growing)
{
    if (growing->keys->len > 0) {
        const DalilNode *key = g_ptr_array_steal_index(growing->keys, growing->keys->len - 1);

        if (growing->seen != NULL)
            g_hash_table_remove(growing->seen, key->text);
    }
    g_ptr_array_steal_index(growing->items, growing->items->len - 1);
}

void
dalil_growing_settle(DalilGrowing *growing, DalilArena *arena, DalilNode *node)
{
    gsize size = sizeof(DalilNode *) * growing->items->len;

    node->n = (int)growing->items->len;
    node->items = dalil_arena_memdup(arena, growing->items->pdata, size);
    if (node->kind == DALIL_MAP)
        node->keys = dalil_arena_memdup(arena, growing->keys->pdata, size);
    node->broken = growing->broken;
    dalil_growing_clear(growing);
}
