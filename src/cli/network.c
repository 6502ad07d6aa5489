/* network.c: opening a network, laying its editions out, telling its problems */
#include "cli/network.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
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
        run->content =
            run->listings_only
                ? dalil_content_read_listings(run->arena, run->diags, run->folder, &run->unreadable)
                : dalil_content_read(run->arena, run->diags, run->folder, &run->unreadable);
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
dalil_network_open_layouts(DalilNetworkRun *run)
{
    if (!run->folder)
        run->folder = g_strdup(".");
    run->arena = dalil_arena_new();
    run->diags = dalil_diags_new();
    run->layouts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    run->plans = g_hash_table_new(NULL, NULL);
}

void
dalil_network_open(DalilNetworkRun *run)
{
    g_autofree char *fonts = NULL;

    dalil_network_open_layouts(run);
    read_content(run);
    run->hyphenator = dalil_hyphenator_new(NULL);
    if (run->content)
        run->content->hyphenator = run->hyphenator;
    fonts = g_build_filename(run->fonts_from ? run->fonts_from : run->folder, "fonts", NULL);
    run->fonts = dalil_fonts_new(fonts, run->diags);
    run->shaper = dalil_shaper_new(run->fonts);
}

void
dalil_network_close(DalilNetworkRun *run)
{
    dalil_hyphenator_free(run->hyphenator);
    dalil_shaper_free(run->shaper);
    dalil_fonts_free(run->fonts);
    g_hash_table_unref(run->layouts);
    g_clear_pointer(&run->plans, g_hash_table_unref); /* `dalil fold` opens none */
    dalil_diags_free(run->diags);
    dalil_arena_free(run->arena);
    g_free(run->folder);
    g_free(run->colour);
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
    *edition = dalil_compose(arena, own, run->content, name->layout, name->language, name->second,
                             dalil_icon_names());
    if (dalil_diags_errors(own) == 0)
        layout = dalil_layout_planned(arena, run->shaper, own, *edition,
                                      g_hash_table_lookup(run->plans, name->layout));
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

gboolean
dalil_network_colour(const DalilNetworkRun *run, int fd)
{
    return g_strcmp0(run->colour, "always") == 0 ||
           (g_strcmp0(run->colour, "never") != 0 && isatty(fd) && !g_getenv("NO_COLOR"));
}

int
dalil_network_report(DalilNetworkRun *run)
{
    fflush(stdout);
    if (run->json)
        dalil_diags_print_json(run->diags, stdout);
    else
        dalil_diags_print(run->diags, stderr, dalil_network_colour(run, STDERR_FILENO));
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
    char *day = dalil_day_epoch();

    if (day)
        return day;
    if (content->newest.year == 0)
        return g_strdup("1980-01-01"); /* nothing is dated: any fixed day will do */
    return g_strdup_printf("%04d-%02d-%02d", content->newest.year, content->newest.month,
                           content->newest.day);
}
