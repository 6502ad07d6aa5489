/* names.c: editions and layouts by name, "trifold-a4.fr" and "trifold-a4-two.fr+ar" */
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/network.h"
#include "cli/parallel.h"

static const DalilSpan nowhere = {NULL, 0, 0};

/* Where the layouts that come with dalil are: $DALIL_DATADIR, where it was installed to, or, run
 * from its build folder, the checkout. (transfer full) */
static char *
installed_data(void)
{
    const char *named = g_getenv("DALIL_DATADIR");
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
    g_autofree char *checkout = folder ? g_build_filename(folder, "..", "..", NULL) : NULL;
    g_autofree char *source =
        checkout ? g_build_filename(checkout, "src", "cli", "network.c", NULL) : NULL;

    if (named)
        return g_strdup(named);
    if (source && g_file_test(source, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&checkout);
    return g_strdup(DALIL_DATADIR);
}

char *
dalil_network_data(const char *folder, const char *file)
{
    g_autofree char *installed = installed_data();

    return g_build_filename(installed, folder, file, NULL);
}

static const DalilTemplate *
layout_of(DalilNetworkRun *run, const char *name)
{
    g_autofree char *installed = installed_data();
    gpointer known = NULL;

    if (!g_hash_table_lookup_extended(run->layouts, name, NULL, &known)) {
        known = dalil_template_read(run->arena, run->diags, run->folder, installed, name);
        g_hash_table_insert(run->layouts, g_strdup(name), known);
    }
    return known;
}

static void
clear_name(gpointer data)
{
    g_free(((DalilEditionName *)data)->name);
}

/* What is wrong with a name is a mistake of the file it stands in, or of the command line. */
static void
refuse_name(DalilNetworkRun *run, DalilSpan at, const char *message)
{
    run->usage |= at.file == NULL;
    dalil_diags_error(run->diags, at, "%s", message);
}

/* Names of the layouts of the network and of the program, the nearest of which may be meant.
 * (transfer full) */
static char *
nearest_layout(const DalilNetworkRun *run, const char *name)
{
    g_autofree char *installed = installed_data();
    const char *const places[] = {run->folder, installed};
    char *found = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(places) && !found; i++) {
        g_autofree char *folder = g_build_filename(places[i], "layouts", NULL);
        g_auto(GStrv) files = dalil_file_list(folder, ".yaml");
        for (char **file = files; *file; file++)
            (*file)[strlen(*file) - strlen(".yaml")] = '\0';
        found = g_strdup(dalil_nearest(name, (const char *const *)files));
    }
    return found;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What to choose from when nothing is near: "; there are bifold-a5, card, …". (transfer full) */
static char *
all_layouts(const DalilNetworkRun *run)
{
    g_autofree char *installed = installed_data();
    const char *const places[] = {run->folder, installed};
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *list = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *folder = g_build_filename(places[i], "layouts", NULL);
        g_auto(GStrv) files = dalil_file_list(folder, ".yaml");
        for (char **file = files; *file; file++) {
            char *name = g_strndup(*file, strlen(*file) - strlen(".yaml"));
            if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                g_free(name);
            else
                g_ptr_array_add(names, name);
        }
    }
    if (names->len == 0)
        return g_strdup("; layouts are files named layouts/NAME.yaml");
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    list = g_strjoinv(", ", (char **)names->pdata);
    return g_strconcat("; there are ", list, NULL);
}

/* Which layout @name may be meant for, or all there are. (transfer full) */
static char *
advise_layout(const DalilNetworkRun *run, const char *name)
{
    g_autofree char *near = nearest_layout(run, name);

    return near ? g_strdup_printf("; did you mean \"%s\"?", near) : all_layouts(run);
}

static gboolean
is_there(const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, "layouts", file, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK);
}

static gboolean
has_layout(const DalilNetworkRun *run, const char *name)
{
    g_autofree char *file = g_strconcat(name, ".yaml", NULL);
    g_autofree char *installed = installed_data();

    return is_there(run->folder, file) || is_there(installed, file);
}

const DalilTemplate *
dalil_network_template(DalilNetworkRun *run, const char *name)
{
    g_autofree char *near = NULL, *message = NULL;

    if (!strchr(name, '/') && has_layout(run, name))
        return layout_of(run, name);
    near = advise_layout(run, name);
    message = g_strdup_printf("there is no layout \"%s\"%s", name, near);
    refuse_name(run, nowhere, message);
    return NULL;
}

/* "trifold-a4-two.fr+ar" taken apart. */
typedef struct {
    char *layout; /* NULL: no name of an edition */
    char **tags;
} NameParts;

static void
name_parts_clear(NameParts *parts)
{
    g_free(parts->layout);
    g_strfreev(parts->tags);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(NameParts, name_parts_clear)

static NameParts
take_apart(const char *name)
{
    const char *dot = strrchr(name, '.');

    if (!dot || dot == name || !dot[1] || strchr(name, '/'))
        return (NameParts){NULL, NULL};
    return (NameParts){g_strndup(name, (gsize)(dot - name)), g_strsplit(dot + 1, "+", -1)};
}

/* (transfer full); NULL: dalil knows it. */
static char *
problem_of_language(const char *name, const char *tag)
{
    const char *near = NULL;

    if (dalil_language_lookup(tag))
        return NULL;
    near = dalil_nearest(tag, dalil_language_tags());
    return g_strdup_printf("edition \"%s\": dalil does not know the language \"%s\"%s%s%s", name,
                           tag, near ? "; did you mean \"" : "", near ? near : "",
                           near ? "\"?" : "");
}

/* What is wrong with the name of an edition; NULL: nothing. (transfer full) */
static char *
problem_of(const DalilNetworkRun *run, const char *name, const NameParts *parts)
{
    g_autofree char *near = NULL;

    if (!parts->layout)
        return g_strdup_printf("\"%s\" names no edition; write LAYOUT.LANG, such as trifold-a4.fr",
                               name);
    for (char **tag = parts->tags; *tag; tag++) {
        char *problem = problem_of_language(name, *tag);
        if (problem)
            return problem;
    }
    if (g_strv_length(parts->tags) > 2)
        return g_strdup_printf("edition \"%s\": an edition is in one language or in two, such as "
                               "%s.%s+%s",
                               name, parts->layout, parts->tags[0], parts->tags[1]);
    if (parts->tags[1] && g_str_equal(parts->tags[0], parts->tags[1]))
        return g_strdup_printf("edition \"%s\" names one language twice; write %s.%s, or another "
                               "second language",
                               name, parts->layout, parts->tags[0]);
    if (has_layout(run, parts->layout))
        return NULL;
    near = advise_layout(run, parts->layout);
    return g_strdup_printf("edition \"%s\": there is no layout \"%s\"%s", name, parts->layout,
                           near);
}

/* Another language of the network, for examples. */
static const char *
other_language(const DalilNetworkRun *run, const char *tag)
{
    const DalilStrings *tags = &run->content->network.languages;

    for (int i = 0; i < tags->n; i++)
        if (!g_str_equal(tags->items[i].text, tag))
            return tags->items[i].text;
    return g_str_equal(tag, "ar") ? "fr" : "ar";
}

/* A layout is made for one language or for two; NULL: for as many as @parts names. (transfer
 * full) */
static char *
problem_of_number(const DalilNetworkRun *run, const char *name, const NameParts *parts,
                  const DalilTemplate *layout)
{
    gboolean two = parts->tags[1] != NULL;

    if (!layout || two == (layout->bilingual != DALIL_BILINGUAL_NO))
        return NULL;
    if (two)
        return g_strdup_printf(
            "edition \"%s\": layout \"%s\" is for one language; write %s.%s, use "
            "a layout for two, such as trifold-a4-two, or make one: layouts/NAME.yaml with "
            "`base: %s` and `bilingual: side`",
            name, parts->layout, parts->layout, parts->tags[0], parts->layout);
    return g_strdup_printf("edition \"%s\": layout \"%s\" is for two languages; write %s.%s+%s",
                           name, parts->layout, parts->layout, parts->tags[0],
                           other_language(run, parts->tags[0]));
}

static void
add_edition(DalilNetworkRun *run, GArray *to, const char *name, DalilSpan at)
{
    g_auto(NameParts) parts = take_apart(name);
    g_autofree char *problem = problem_of(run, name, &parts);
    DalilEditionName edition = {0};

    for (guint i = 0; !problem && i < to->len; i++)
        if (g_str_equal(g_array_index(to, DalilEditionName, i).name, name))
            return;
    if (!problem) {
        g_assert(parts.tags); /* it is a name */
        edition.layout = layout_of(run, parts.layout);
        problem = problem_of_number(run, name, &parts, edition.layout);
    }
    if (problem) {
        refuse_name(run, at, problem);
        return;
    }
    g_assert(parts.tags);
    edition.language = dalil_language_lookup(parts.tags[0]);
    edition.second = parts.tags[1] ? dalil_language_lookup(parts.tags[1]) : NULL;
    edition.name = g_strdup(name);
    g_array_append_val(to, edition);
}

/* @lang: "fr", which bilingual editions with French are in as well, or "fr+ar"; NULL: any. */
static gboolean
is_in(const NameParts *parts, const char *lang)
{
    g_autofree char *both = g_strjoinv("+", parts->tags);

    return !lang || g_str_equal(both, lang) ||
           g_strv_contains((const char *const *)parts->tags, lang);
}

/* Editions of network.yaml in @lang and @layout (NULL: any). What is no name goes in too: it is
 * told where it is added. */
static void
add_written(DalilNetworkRun *run, GArray *to, const char *lang, const char *layout)
{
    const DalilStrings *editions = &run->content->network.editions;

    for (int i = 0; i < editions->n; i++) {
        g_auto(NameParts) parts = take_apart(editions->items[i].text);
        if (parts.layout ? is_in(&parts, lang) && (!layout || g_str_equal(parts.layout, layout))
                         : !lang && !layout)
            add_edition(run, to, editions->items[i].text, editions->items[i].span);
    }
}

static gboolean
is_for_two(DalilNetworkRun *run, const char *layout)
{
    const DalilTemplate *read = has_layout(run, layout) ? layout_of(run, layout) : NULL;

    return read && read->bilingual != DALIL_BILINGUAL_NO;
}

/* Which two languages a layout for two is wanted in stands in network.yaml. */
static void
add_pairs(DalilNetworkRun *run, GArray *to, const char *lang, const char *layout)
{
    const char *first = lang ? lang : run->content->network.source.text;
    g_autofree char *message = NULL;

    add_written(run, to, lang, layout);
    if (to->len > 0 || dalil_diags_errors(run->diags) > 0)
        return;
    message = g_strdup_printf(
        "layout \"%s\" is for two languages, and content/network.yaml lists no "
        "such edition%s%s; name one, such as %s.%s+%s",
        layout, lang ? " in " : "", lang ? lang : "", layout, first, other_language(run, first));
    refuse_name(run, nowhere, message);
}

/* Editions of network.yaml in @lang; with @layout, that layout in every (or that one) language. */
static void
add_listed(DalilNetworkRun *run, GArray *to, const char *lang, const char *layout)
{
    const DalilNetwork *network = &run->content->network;

    if (layout && !(lang && strchr(lang, '+')) && is_for_two(run, layout)) {
        add_pairs(run, to, lang, layout);
        return;
    }
    if (layout && lang) {
        g_autofree char *name = g_strdup_printf("%s.%s", layout, lang);
        add_edition(run, to, name, nowhere);
        return;
    }
    for (int i = 0; layout && i < network->languages.n; i++) {
        g_autofree char *name = g_strdup_printf("%s.%s", layout, network->languages.items[i].text);
        add_edition(run, to, name, nowhere);
    }
    if (layout)
        return;
    add_written(run, to, lang, NULL);
    if (to->len > 0 || dalil_diags_errors(run->diags) > 0)
        return;
    if (lang) {
        g_autofree char *message =
            g_strdup_printf("no edition of content/network.yaml is in the language \"%s\"", lang);
        refuse_name(run, nowhere, message);
    } else {
        dalil_diags_error(run->diags, (DalilSpan){g_intern_string("content/network.yaml"), 0, 0},
                          "the network has no edition; list them, as in editions: [trifold-a4.fr]");
    }
}

GArray *
dalil_network_editions(DalilNetworkRun *run, char **names, const char *lang, const char *layout)
{
    GArray *editions = g_array_new(FALSE, TRUE, sizeof(DalilEditionName));

    g_array_set_clear_func(editions, clear_name);
    if (!run->content)
        return editions;
    if (names && *names)
        for (; *names; names++)
            add_edition(run, editions, *names, nowhere);
    else
        add_listed(run, editions, lang, layout);
    for (guint i = 0; i < editions->len; i++) {
        const DalilEditionName *name = &g_array_index(editions, DalilEditionName, i);
        dalil_network_release(run, name->language);
        if (name->second)
            dalil_network_release(run, name->second);
    }
    dalil_parallel_plan(run, editions);
    return editions;
}

GArray *
dalil_network_listed(DalilNetworkRun *run, const char *layout)
{
    GArray *editions = g_array_new(FALSE, TRUE, sizeof(DalilEditionName));

    g_array_set_clear_func(editions, clear_name);
    add_written(run, editions, NULL, layout);
    if (editions->len == 0 && !is_for_two(run, layout))
        add_listed(run, editions, NULL, layout);
    return editions;
}
