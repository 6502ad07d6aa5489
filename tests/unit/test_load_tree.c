/* test_load_tree.c: looking a key up, and the dump that other tests read */
#include "load/yaml.h"

#include <string.h>

static DalilNode *
parse(DalilArena *arena, const char *text)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    DalilNode *root = dalil_yaml_parse(arena, diags, "t.yaml", text, strlen(text));

    g_assert_cmpint(dalil_diags_errors(diags), ==, 0);
    return root;
}

static void
test_get(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    const DalilNode *root = parse(arena, "a: 1\nlist: [x]\né: 2\n");

    g_assert_cmpstr(dalil_node_get(root, "a")->text, ==, "1");
    g_assert_cmpint(dalil_node_get(root, "list")->kind, ==, DALIL_LIST);
    g_assert_cmpstr(dalil_node_get(root, "é")->text, ==, "2");
    g_assert_null(dalil_node_get(root, "A"));
    g_assert_null(dalil_node_get(dalil_node_get(root, "a"), "a"));
    g_assert_null(dalil_node_get(dalil_node_get(root, "list"), "x"));
    g_assert_null(dalil_node_get(NULL, "a"));
}

static void
test_dump(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(GString) dump = g_string_new(NULL);

    dalil_node_dump(NULL, dump);
    g_assert_cmpstr(dump->str, ==, "");
    dalil_node_dump(parse(arena, "- id: \"a\\n\\\\b\"\n"
                                 "  empty:\n"
                                 "  meant: ''\n"
                                 "  list: [x, {y: z}, []]\n"
                                 "  none: {}\n"
                                 "- مركز\n"),
                    dump);
    g_assert_cmpstr(dump->str, ==,
                    "1:3 -\n"
                    "  1:3 id\n"
                    "    1:7 = a\\n\\\\b\n"
                    "  2:3 empty\n"
                    "    2:9 =\n"
                    "  3:3 meant\n"
                    "    3:10 = \"\"\n"
                    "  4:3 list\n"
                    "    4:10 -\n"
                    "      4:10 = x\n"
                    "    4:13 -\n"
                    "      4:14 y\n"
                    "        4:17 = z\n"
                    "    4:21 -\n"
                    "      4:21 []\n"
                    "  5:3 none\n"
                    "    5:9 {}\n"
                    "6:3 -\n"
                    "  6:3 = مركز\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/tree/get", test_get);
    g_test_add_func("/load/tree/dump", test_dump);
    return g_test_run();
}
