/* network.c: opening a network, naming its editions, telling its problems */
#include "cli/network.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "paint/icons.h"

static const DalilSpan nowhere = {NULL, 0, 0};

gboolean
dalil_network_parse(DalilNetworkRun *run, const char *command, const GOptionEntry *entries,
                    int *argc, char ***argv)
{
    static const char *const whens[] = {"auto", "always", "never", NULL};

    if (!dalil_command_parse(dalil_command_lookup(command), entries, argc, argv))
        return FALSE;
    if (!run->colour || g_strv_contains(whens, run->colour))
        return TRUE;
    fprintf(stderr, "dalil %s: --colour can be auto, always or never, not \"%s\"\n", command,
            run->colour);
    return FALSE;
}

/* Somebody who stands in the wrong folder needs other words than somebody whose file is broken. */
static void
read_content(DalilNetworkRun *run)
{
    g_autofree char *file = g_build_filename(run->folder, "content", "network.yaml", NULL);
    g_autofree char *folder = g_canonicalize_filename(run->folder, NULL);

    if (g_file_test(file, G_FILE_TEST_EXISTS) || g_file_test(file, G_FILE_TEST_IS_SYMLINK)) {
        run->content = dalil_content_read(run->arena, run->diags, run->folder, &run->unreadable);
        return;
    }
    run->unreadable = TRUE;
    dalil_diags_error(
        run->diags, nowhere,
        "%s is not the folder of a network: it has no content/network.yaml; go to that folder, or "
        "name it with -C",
        folder);
}

void
dalil_network_open(DalilNetworkRun *run)
{
    g_autofree char *fonts = NULL;

    if (!run->folder)
        run->folder = g_strdup(".");
    run->arena = dalil_arena_new();
    run->diags = dalil_diags_new();
    run->layouts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    read_content(run);
    fonts = g_build_filename(run->folder, "fonts", NULL);
    run->fonts = dalil_fonts_new(fonts, run->diags);
    run->shaper = dalil_shaper_new(run->fonts);
}

void
dalil_network_close(DalilNetworkRun *run)
{
    dalil_shaper_free(run->shaper);
    dalil_fonts_free(run->fonts);
    g_hash_table_unref(run->layouts);
    dalil_diags_free(run->diags);
    dalil_arena_free(run->arena);
    g_free(run->folder);
    g_free(run->colour);
}

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

/* What is wrong with the name of an edition; NULL: nothing. (transfer full) */
static char *
problem_of(const DalilNetworkRun *run, const char *name)
{
    const char *dot = strrchr(name, '.'), *near = NULL;
    g_autofree char *layout = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    g_autofree char *near_layout = NULL;

    if (!dot || dot == name || !dot[1] || strchr(name, '/'))
        return g_strdup_printf("\"%s\" names no edition; write LAYOUT.LANG, such as trifold-a4.fr",
                               name);
    if (!dalil_language_lookup(dot + 1)) {
        near = dalil_nearest(dot + 1, dalil_language_tags());
        return g_strdup_printf("edition \"%s\": dalil does not know the language \"%s\"%s%s%s",
                               name, dot + 1, near ? "; did you mean \"" : "", near ? near : "",
                               near ? "\"?" : "");
    }
    if (has_layout(run, layout))
        return NULL;
    near_layout = nearest_layout(run, layout);
    return g_strdup_printf("edition \"%s\": there is no layout \"%s\"%s%s%s", name, layout,
                           near_layout ? "; did you mean \""
                                       : "; layouts are files named layouts/NAME.yaml",
                           near_layout ? near_layout : "", near_layout ? "\"?" : "");
}

static void
add_edition(DalilNetworkRun *run, GArray *to, const char *name, DalilSpan at)
{
    const char *dot = strrchr(name, '.');
    g_autofree char *problem = problem_of(run, name);
    g_autofree char *layout = problem ? NULL : g_strndup(name, (gsize)(dot - name));
    DalilEditionName edition = {0};

    if (problem) {
        refuse_name(run, at, problem);
        return;
    }
    for (guint i = 0; i < to->len; i++)
        if (g_str_equal(g_array_index(to, DalilEditionName, i).name, name))
            return;
    edition.language = dalil_language_lookup(dot + 1);
    edition.layout = layout_of(run, layout);
    edition.name = g_strdup(name);
    g_array_append_val(to, edition);
}

/* Editions of network.yaml in @lang; with @layout, that layout in every (or that one) language. */
static void
add_listed(DalilNetworkRun *run, GArray *to, const char *lang, const char *layout)
{
    const DalilNetwork *network = &run->content->network;

    if (layout && lang) {
        g_autofree char *name = g_strdup_printf("%s.%s", layout, lang);
        add_edition(run, to, name, nowhere);
        return;
    }
    for (int i = 0; layout && i < network->languages.n; i++) {
        g_autofree char *name = g_strdup_printf("%s.%s", layout, network->languages.items[i].text);
        add_edition(run, to, name, nowhere);
    }
    for (int i = 0; !layout && i < network->editions.n; i++) {
        const DalilString *edition = &network->editions.items[i];
        const char *dot = strrchr(edition->text, '.');
        if (!lang || (dot && g_str_equal(dot + 1, lang)))
            add_edition(run, to, edition->text, edition->span);
    }
    if (layout || to->len > 0 || dalil_diags_errors(run->diags) > 0)
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
        const DalilLanguage *language = g_array_index(editions, DalilEditionName, i).language;
        dalil_content_check_language(run->content, run->diags, language->tag);
    }
    return editions;
}

DalilLayout *
dalil_network_layout(DalilNetworkRun *run, DalilDiags *diags, DalilArena *arena,
                     const DalilEditionName *name, DalilEdition **edition)
{
    /* A list of its own: the same fault told for another edition already must count here too. */
    g_autoptr(DalilDiags) own = dalil_diags_new();
    DalilLayout *layout = NULL;

    if (!name->layout)
        return NULL;
    *edition =
        dalil_compose(arena, own, run->content, name->layout, name->language, dalil_icon_names());
    if (dalil_diags_errors(own) == 0)
        layout = dalil_layout(arena, run->shaper, own, *edition);
    dalil_diags_append(diags, own);
    return layout;
}

int
dalil_network_check(DalilNetworkRun *run, const GArray *editions)
{
    int good = 0;

    for (guint i = 0; i < editions->len; i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        DalilEdition *edition = NULL;
        good +=
            dalil_network_layout(run, run->diags, arena,
                                 &g_array_index(editions, DalilEditionName, i), &edition) != NULL;
    }
    return good;
}

int
dalil_network_report(DalilNetworkRun *run)
{
    gboolean colour = g_strcmp0(run->colour, "always") == 0 ||
                      (g_strcmp0(run->colour, "never") != 0 && isatty(2) && !g_getenv("NO_COLOR"));

    fflush(stdout);
    if (run->json)
        dalil_diags_print_json(run->diags, stdout);
    else
        dalil_diags_print(run->diags, stderr, colour);
    if (run->unreadable)
        return DALIL_EXIT_UNREADABLE;
    if (run->usage)
        return DALIL_EXIT_USAGE;
    return dalil_diags_errors(run->diags) > 0 ? DALIL_EXIT_CONTENT : DALIL_EXIT_DONE;
}

char *
dalil_network_output(const DalilNetworkRun *run)
{
    return g_str_equal(run->folder, ".") ? g_strdup("output")
                                         : g_build_filename(run->folder, "output", NULL);
}

char *
dalil_network_date(const DalilContent *content)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    gint64 seconds = epoch ? g_ascii_strtoll(epoch, &end, 10) : 0;

    if (epoch && end != epoch && !*end) {
        g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
        if (date)
            return g_date_time_format(date, "%Y-%m-%d");
    }
    if (content->newest.year == 0)
        return g_strdup("1980-01-01"); /* nothing is dated: any fixed day will do */
    return g_strdup_printf("%04d-%02d-%02d", content->newest.year, content->newest.month,
                           content->newest.day);
}
