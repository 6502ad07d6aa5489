/* arena.h: memory that lives and dies together
 *
 * Trees, texts and boxes of one run sit in an arena and are freed at once.
 * GLib, Pango and Cairo objects never do.
 */
#pragma once

#include <glib.h>

typedef struct DalilArena DalilArena;

DalilArena *dalil_arena_new(void);
void dalil_arena_free(DalilArena *arena); /* NULL is fine */

/* All return memory of the arena, zeroed, aligned for any type. */
void *dalil_arena_alloc(DalilArena *arena, gsize size);
char *dalil_arena_strndup(DalilArena *arena, const char *text, gsize length);
char *dalil_arena_strdup(DalilArena *arena, const char *text); /* NULL gives NULL */
void *dalil_arena_memdup(DalilArena *arena, const void *from, gsize size);
char *dalil_arena_printf(DalilArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Bytes handed out so far. */
gsize dalil_arena_size(const DalilArena *arena);

#define dalil_arena_new0(arena, type) ((type *)dalil_arena_alloc((arena), sizeof(type)))
#define dalil_arena_newn(arena, type, n)                                                           \
    ((type *)dalil_arena_alloc((arena), sizeof(type) * (gsize)(n)))
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilArena, dalil_arena_free)
