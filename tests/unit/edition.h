/* edition.h: a network opened in this process, and its editions, for the tests of template to paint
 */
#pragma once

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "load/yaml.h"
#include "paint/icons.h"

typedef struct {
    char *folder;
    gboolean made; /* a folder of our own, removed at the end */
    DalilArena *arena;
    DalilDiags *diags;
    DalilContent *content;
    DalilFonts *fonts;
    DalilShaper *shaper;
    DalilHyphenator *hyphenator;
} Studio;

static inline char *
studio_path(const char *below)
{
    const char *root = g_getenv("DALIL_ROOT");

    return g_build_filename(root != NULL ? root : ".", below, NULL);
}

/* Returns: (transfer full): the problems as they are printed. */
static inline char *
studio_problems(DalilDiags *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);

    dalil_diags_print(diags, to, FALSE);
    fclose(to);
    return text; /* by malloc, which is what g_free() frees */
}

/* No errors; warnings are let through. Ends the test with the whole list otherwise. */
static inline void
studio_assert_clean(DalilDiags *diags)
{
    g_autofree char *text = studio_problems(diags);

    if (dalil_diags_errors(diags) > 0)
        g_error("%s", text);
}

static inline void
studio_read(Studio *studio)
{
    g_autofree char *fonts = g_build_filename(studio->folder, "fonts", NULL);

    studio->arena = dalil_arena_new();
    studio->diags = dalil_diags_new();
    studio->content = dalil_content_read(studio->arena, studio->diags, studio->folder, NULL);
    g_assert_nonnull(studio->content);
    studio->hyphenator = studio->content->hyphenator = dalil_hyphenator_new(NULL);
    studio->fonts = dalil_fonts_new(fonts, studio->diags);
    studio->shaper = dalil_shaper_new(studio->fonts);
}

/* Fonts and no content, for tests of words. @fonts: a private folder of them, or NULL. */
static inline Studio *
studio_setter(const char *fonts)
{
    Studio *studio = g_new0(Studio, 1);

    studio->arena = dalil_arena_new();
    studio->diags = dalil_diags_new();
    studio->fonts = dalil_fonts_new(fonts, studio->diags);
    studio->shaper = dalil_shaper_new(studio->fonts);
    return studio;
}

/* The network below @folder of the checkout; NULL: the one that is shipped. */
static inline Studio *
studio_open(const char *folder)
{
    Studio *studio = g_new0(Studio, 1);

    studio->folder = studio_path(folder != NULL ? folder : "");
    studio_read(studio);
    return studio;
}

static inline void
studio_write(Studio *studio, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(studio->folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);

    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

#define STUDIO_CATEGORIES                                                                          \
    "categories:\n"                                                                                \
    "  - {id: health, name: {fr: Santé, ar: الصحة}, icon: health, colour: \"#b3261e\"}\n"    \
    "  - {id: food, name: {fr: Repas, ar: الطعام}, icon: food, colour: \"#8f5600\"}\n"
#define STUDIO_NETWORK                                                                             \
    "id: exemple\nname: {fr: Réseau Exemple, ar: شبكة المثال}\n"                        \
    "title: {fr: Aide, ar: المساعدة}\nsource: fr\ncountry: MA\nlanguages: [fr, ar]\n"      \
    "url: https://example.org/aide\ndate: 2026-11-15\n" STUDIO_CATEGORIES
#define STUDIO_AGENCIES "- {id: maison, name: {fr: Maison, ar: دار}}\n"

#define STUDIO_SERVICES                                                                            \
    "- {id: soins, agency: maison, category: health, name: {fr: Soins, ar: علاج},\n"           \
    "   phones: \"+212 5 24 00 00 11\"}\n"

/* A small network in a folder of its own; NULL: as above. */
static inline Studio *
studio_new(const char *network, const char *services)
{
    Studio *studio = g_new0(Studio, 1);

    studio->folder = g_dir_make_tmp("dalil-studio-XXXXXX", NULL);
    g_assert_nonnull(studio->folder);
    studio->made = TRUE;
    studio_write(studio, "content/network.yaml", network != NULL ? network : STUDIO_NETWORK);
    studio_write(studio, "content/agencies.yaml", STUDIO_AGENCIES);
    studio_write(studio, "content/services/a.yaml", services != NULL ? services : STUDIO_SERVICES);
    studio_read(studio);
    return studio;
}

static inline void
studio_remove_tree(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name = NULL;

    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *inside = g_build_filename(path, name, NULL);

        studio_remove_tree(inside);
    }
    if (folder != NULL)
        g_dir_close(folder);
    g_remove(path);
}

static inline void
studio_free(Studio *studio)
{
    dalil_hyphenator_free(studio->hyphenator);
    dalil_shaper_free(studio->shaper);
    dalil_fonts_free(studio->fonts);
    dalil_diags_free(studio->diags);
    dalil_arena_free(studio->arena);
    if (studio->made)
        studio_remove_tree(studio->folder);
    g_free(studio->folder);
    g_free(studio);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Studio, studio_free)

/* A layout from its text; NULL with problems in the studio's list. */
static inline DalilTemplate *
studio_template(Studio *studio, const char *name, const char *yaml)
{
    DalilNode *root =
        dalil_yaml_parse(studio->arena, studio->diags, "layouts/test.yaml", yaml, strlen(yaml));

    return root != NULL ? dalil_template_from_tree(studio->arena, studio->diags, root, name) : NULL;
}

/* A layout that is shipped. */
static inline DalilTemplate *
studio_shipped(Studio *studio, const char *name)
{
    g_autofree char *root = studio_path("");
    DalilTemplate *layout = dalil_template_read(studio->arena, studio->diags, root, NULL, name);

    studio_assert_clean(studio->diags);
    g_assert_nonnull(layout);
    return layout;
}

static inline int
studio_compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names of all layouts that are shipped, sorted. (transfer full) */
static inline char **
studio_layouts(void)
{
    g_autofree char *folder = studio_path("layouts");
    GDir *dir = g_dir_open(folder, 0, NULL);
    GPtrArray *names = g_ptr_array_new();
    const char *name = NULL;

    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".yaml") && name[0] != '.')
            g_ptr_array_add(names, g_strndup(name, strlen(name) - 5));
    g_dir_close(dir);
    g_assert_cmpuint(names->len, >=, 3);
    g_ptr_array_sort(names, studio_compare);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

/* Composed and laid out; NULL with problems in the studio's list. */
static inline DalilLayout *
studio_lay_out(Studio *studio, const DalilTemplate *layout, const DalilLanguage *language,
               DalilEdition **edition)
{
    int errors = dalil_diags_errors(studio->diags);

    *edition = dalil_compose(studio->arena, studio->diags, studio->content, layout, language, NULL,
                             dalil_icon_names());
    if (dalil_diags_errors(studio->diags) > errors)
        return NULL;
    return dalil_layout(studio->arena, studio->shaper, studio->diags, *edition);
}

/* The same for a shipped layout, which must succeed. */
static inline DalilLayout *
studio_edition(Studio *studio, const char *layout, const char *tag, DalilEdition **edition)
{
    DalilLayout *laid_out =
        studio_lay_out(studio, studio_shipped(studio, layout), dalil_language_lookup(tag), edition);

    studio_assert_clean(studio->diags);
    g_assert_nonnull(laid_out);
    return laid_out;
}
