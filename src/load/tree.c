/* tree.c: looking into a tree, and showing it */
#include "load/tree.h"

#include <string.h>

const DalilNode *
dalil_node_get(const DalilNode *map, const char *key)
{
    if (map == NULL || map->kind != DALIL_MAP)
        return NULL;
    for (int i = 0; i < map->n; i++) {
        if (g_str_equal(map->keys[i]->text, key))
            return map->items[i];
    }
    return NULL;
}

static void
dump_start(const DalilNode *node, int depth, GString *to)
{
    g_string_append_printf(to, "%*s%d:%d ", depth * 2, "", node->span.line, node->span.column);
}

/* Line breaks and backslashes are written as in C, so that one thing stays one line. */
static void
dump_text(const DalilNode *scalar, GString *to)
{
    for (const char *at = scalar->text; *at != '\0'; at++) {
        if (*at == '\n')
            g_string_append(to, "\\n");
        else if (*at == '\\')
            g_string_append(to, "\\\\");
        else
            g_string_append_c(to, *at);
    }
}

static void
dump_scalar(const DalilNode *scalar, int depth, GString *to)
{
    dump_start(scalar, depth, to);
    g_string_append_c(to, '=');
    if (scalar->text[0] != '\0')
        g_string_append_c(to, ' ');
    else if (scalar->quoted)
        g_string_append(to, " \"\"");
    dump_text(scalar, to);
    g_string_append_c(to, '\n');
}

static void
dump(const DalilNode *node, int depth, GString *to)
{
    if (node->kind == DALIL_SCALAR) {
        dump_scalar(node, depth, to);
        return;
    }
    if (node->n == 0) {
        dump_start(node, depth, to);
        g_string_append(to, node->kind == DALIL_LIST ? "[]\n" : "{}\n");
    }
    for (int i = 0; i < node->n; i++) {
        const DalilNode *head = node->kind == DALIL_MAP ? node->keys[i] : node->items[i];

        dump_start(head, depth, to);
        if (node->kind == DALIL_MAP)
            dump_text(head, to);
        else
            g_string_append_c(to, '-');
        g_string_append_c(to, '\n');
        dump(node->items[i], depth + 1, to);
    }
}

void
dalil_node_dump(const DalilNode *node, GString *to)
{
    if (node != NULL)
        dump(node, 0, to);
}
