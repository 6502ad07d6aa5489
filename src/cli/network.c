/* network.c: opening a network, naming its editions, telling its problems */
#include "cli/network.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "paint/icons.h"

void
dalil_network_open(DalilNetworkRun *run)
{
    g_autofree char *fonts = NULL;

    if (!run->folder)
        run->folder = g_strdup(".");
    run->arena = dalil_arena_new();
    run->diags = dalil_diags_new();
    run->layouts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    run->content = dalil_content_read(run->arena, run->diags, run->folder, &run->unreadable);
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

static const DalilTemplate *
layout_of(DalilNetworkRun *run, const char *name)
{
    gpointer known = NULL;

    if (!g_hash_table_lookup_extended(run->layouts, name, NULL, &known)) {
        known = dalil_template_read(run->arena, run->diags, run->folder, DALIL_DATADIR, name);
        g_hash_table_insert(run->layouts, g_strdup(name), known);
    }
    return known;
}

static void
clear_name(gpointer data)
{
    g_free(((DalilEditionName *)data)->name);
}

static void
add_edition(DalilNetworkRun *run, GArray *to, const char *name, DalilSpan at)
{
    const char *dot = strrchr(name, '.');
    g_autofree char *layout = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    DalilEditionName edition = {0};

    if (!dot || dot == name || !dot[1]) {
        dalil_diags_error(run->diags, at, "\"%s\" names no edition; write LAYOUT.LANG, such as trifold-a4.fr", name);
        return;
    }
    edition.language = dalil_language_lookup(dot + 1);
    if (!edition.language) {
        const char *near = dalil_nearest(dot + 1, dalil_language_tags());
        dalil_diags_error(run->diags, at, "edition \"%s\": dalil does not know the language \"%s\"%s%s%s", name, dot + 1,
                          near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        return;
    }
    edition.layout = layout_of(run, layout);
    edition.name = g_strdup(name);
    g_array_append_val(to, edition);
}

/* Editions of network.yaml in @lang; with @layout, that layout in every (or that one) language. */
static void
add_listed(DalilNetworkRun *run, GArray *to, const char *lang, const char *layout)
{
    const DalilNetwork *network = &run->content->network;
    static const DalilSpan nowhere = {NULL, 0, 0};

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
    if (!layout && to->len == 0 && dalil_diags_errors(run->diags) == 0)
        dalil_diags_error(run->diags, network->editions.n > 0 ? network->editions.items[0].span : nowhere,
                          "no edition to render%s%s; list them in network.yaml, as in editions: [trifold-a4.fr]",
                          lang ? " in " : "", lang ? lang : "");
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
            add_edition(run, editions, *names, (DalilSpan){NULL, 0, 0});
    else
        add_listed(run, editions, lang, layout);
    for (guint i = 0; i < editions->len; i++) {
        const DalilLanguage *language = g_array_index(editions, DalilEditionName, i).language;
        dalil_content_check_language(run->content, run->diags, language->tag);
    }
    return editions;
}

DalilLayout *
dalil_network_layout(DalilNetworkRun *run, DalilDiags *diags, DalilArena *arena, const DalilEditionName *name,
                     DalilEdition **edition)
{
    int errors = dalil_diags_errors(diags);

    if (!name->layout)
        return NULL;
    *edition = dalil_compose(arena, diags, run->content, name->layout, name->language, dalil_icon_names());
    if (dalil_diags_errors(diags) > errors)
        return NULL;
    return dalil_layout(arena, run->shaper, diags, *edition);
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
    return dalil_diags_errors(run->diags) > 0 ? DALIL_EXIT_CONTENT : DALIL_EXIT_DONE;
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
    return g_strdup_printf("%04d-%02d-%02d", content->newest.year, content->newest.month, content->newest.day);
}
