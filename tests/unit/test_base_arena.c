/* test_base_arena.c: what an arena hands out is zeroed, aligned and its own */
#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static gboolean
is_zero(const char *memory, gsize size)
{
    for (gsize i = 0; i < size; i++) {
        if (memory[i] != 0)
            return FALSE;
    }
    return TRUE;
}

static void
test_zeroed_and_aligned(void)
{
    static const gsize sizes[] = {0, 1, 3, 8, 17, 1000, 64 * 1024 - 1, 64 * 1024 + 1, 300000};
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (int round = 0; round < 50; round++) {
        for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
            char *memory = dalil_arena_alloc(arena, sizes[i]);

            g_assert_cmpuint((uintptr_t)memory % _Alignof(max_align_t), ==, 0);
            g_assert_true(is_zero(memory, sizes[i]));
            memset(memory, 0xAB, sizes[i]); /* must not show in the next piece */
        }
    }
}

static void
test_pieces_do_not_overlap(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    char *pieces[500];

    for (int i = 0; i < 500; i++) {
        pieces[i] = dalil_arena_alloc(arena, (gsize)i * 7);
        memset(pieces[i], i % 251, (gsize)i * 7);
    }
    for (int i = 0; i < 500; i++) {
        for (int j = 0; j < i * 7; j++)
            g_assert_cmpint((guchar)pieces[i][j], ==, i % 251);
    }
}

static void
test_zero_size_pieces_differ(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    g_assert_true(dalil_arena_alloc(arena, 0) != dalil_arena_alloc(arena, 0));
}

static void
test_texts(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    char from[] = "abc";
    char *copy = dalil_arena_strdup(arena, from);

    from[0] = 'x';
    g_assert_cmpstr(copy, ==, "abc");
    g_assert_null(dalil_arena_strdup(arena, NULL));
    g_assert_cmpstr(dalil_arena_strndup(arena, "abcdef", 3), ==, "abc");
    g_assert_cmpstr(dalil_arena_strndup(arena, NULL, 0), ==, "");
    g_assert_cmpstr(dalil_arena_printf(arena, "%s-%d", "é", 7), ==, "é-7");
    g_assert_cmpmem(dalil_arena_memdup(arena, "a\0b", 3), 3, "a\0b", 3);
}

static void
test_counts_bytes(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    g_assert_cmpuint(dalil_arena_size(arena), ==, 0);
    dalil_arena_alloc(arena, 10);
    (void)dalil_arena_newn(arena, double, 5);
    g_assert_cmpuint(dalil_arena_size(arena), ==, 10 + 5 * sizeof(double));
    dalil_arena_free(NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/arena/zeroed_and_aligned", test_zeroed_and_aligned);
    g_test_add_func("/base/arena/pieces_do_not_overlap", test_pieces_do_not_overlap);
    g_test_add_func("/base/arena/zero_size_pieces_differ", test_zero_size_pieces_differ);
    g_test_add_func("/base/arena/texts", test_texts);
    g_test_add_func("/base/arena/counts_bytes", test_counts_bytes);
    return g_test_run();
}
