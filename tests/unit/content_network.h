/* content_network.h: a small network in a folder of its own, for the tests of src/content */
#pragma once

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/content.h"

typedef struct {
    char *folder;
    DalilArena *arena;
    DalilDiags *diags;
    DalilContent *content;
    gboolean unreadable;
} Network;

#define NETWORK_YAML                                                                               \
    "id: exemple\n"                                                                                \
    "name: Exemple\n"                                                                              \
    "source: fr\n"                                                                                 \
    "country: MA\n"                                                                                \
    "languages: [fr, ar]\n"                                                                        \
    "categories:\n"                                                                                \
    "  - {id: health, name: Santé}\n"                                                             \
    "  - {id: legal, name: Droits}\n"

#define AGENCIES_YAML "- {id: clinic, name: Centre exemple}\n"

static inline void
network_write(Network *network, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(network->folder, "content", name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);

    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* @services: the text of services/a.yaml; NULL for none. */
static inline Network *
network_new(const char *services)
{
    Network *network = g_new0(Network, 1);

    network->folder = g_dir_make_tmp("dalil-content-XXXXXX", NULL);
    g_assert_nonnull(network->folder);
    network->arena = dalil_arena_new();
    network->diags = dalil_diags_new();
    network_write(network, "network.yaml", NETWORK_YAML);
    network_write(network, "agencies.yaml", AGENCIES_YAML);
    if (services != NULL)
        network_write(network, "services/a.yaml", services);
    return network;
}

static inline DalilContent *
network_read(Network *network)
{
    network->content =
        dalil_content_read(network->arena, network->diags, network->folder, &network->unreadable);
    return network->content;
}

static inline void
network_remove_tree(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;

    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *inside = g_build_filename(path, name, NULL);

        network_remove_tree(inside);
    }
    if (folder != NULL)
        g_dir_close(folder);
    g_remove(path);
}

static inline void
network_free(Network *network)
{
    network_remove_tree(network->folder);
    g_free(network->folder);
    dalil_diags_free(network->diags);
    dalil_arena_free(network->arena);
    g_free(network);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Network, network_free)

/* Returns: (transfer full): the problems as they are printed. */
static inline char *
network_problems(DalilDiags *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);

    dalil_diags_print(diags, to, FALSE);
    fclose(to);
    return text; /* by malloc, which is what g_free() frees */
}

static inline void
network_assert_problems(Network *network, const char *expected)
{
    g_autofree char *found = network_problems(network->diags);

    g_assert_cmpstr(found, ==, expected);
}

static inline const DalilService *
network_service(const Network *network, int i)
{
    g_assert_cmpint(i, <, network->content->services.n);
    return (const DalilService *)network->content->services.items + i;
}
