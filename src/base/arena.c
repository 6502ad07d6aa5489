/* arena.c: memory that lives and dies together */
#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#define BLOCK_SIZE ((gsize)64 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

/* The payload begins right behind the header, which the alignment rounds up. */
typedef struct Block Block;
struct Block {
    _Alignas(max_align_t) Block *next;
    gsize size;
    gsize used;
};

struct DalilArena {
    Block *blocks; /* the one being filled comes first */
    gsize handed_out;
};

DalilArena *
dalil_arena_new(void)
{
    return g_new0(DalilArena, 1);
}

void
dalil_arena_free(DalilArena *arena)
{
    if (arena == NULL)
        return;
    for (Block *block = arena->blocks; block != NULL;) {
        Block *next = block->next;

        g_free(block);
        block = next;
    }
    g_free(arena);
}

/* A piece too large to share gets a block of its own behind the first, so that the
 * room left in the first is not wasted. */
static Block *
add_block(DalilArena *arena, gsize size)
{
    gsize room = MAX(size, BLOCK_SIZE);
    Block *block = g_malloc0(sizeof(Block) + room);

    block->size = room;
    if (size > BLOCK_SIZE / 4 && arena->blocks != NULL) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

void *
dalil_arena_alloc(DalilArena *arena, gsize size)
{
    Block *block = arena->blocks;
    gsize padded;
    void *memory;

    g_assert(size <= G_MAXSIZE - ALIGNMENT - sizeof(Block));
    padded = MAX(1, (size + ALIGNMENT - 1) / ALIGNMENT) * ALIGNMENT;
    if (block == NULL || block->size - block->used < padded)
        block = add_block(arena, padded);
    memory = (char *)(block + 1) + block->used;
    block->used += padded;
    arena->handed_out += size;
    return memory;
}

char *
dalil_arena_strndup(DalilArena *arena, const char *text, gsize length)
{
    char *copy = dalil_arena_alloc(arena, length + 1);

    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *
dalil_arena_strdup(DalilArena *arena, const char *text)
{
    return text == NULL ? NULL : dalil_arena_strndup(arena, text, strlen(text));
}

void *
dalil_arena_memdup(DalilArena *arena, const void *from, gsize size)
{
    void *copy = dalil_arena_alloc(arena, size);

    if (size > 0)
        memcpy(copy, from, size);
    return copy;
}

char *
dalil_arena_printf(DalilArena *arena, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    return dalil_arena_strdup(arena, text);
}

gsize
dalil_arena_size(const DalilArena *arena)
{
    return arena->handed_out;
}
