/* dump.c: dalil dump: what a stage made, as text */
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/network.h"
#include "load/yaml.h"
#include "paint/icons.h"
#include "paint/pattern.h"
#include "paint/pdf.h"
#include "record/canon.h"

/* Files are named as seen from the folder of the network. */
static int
dump_trees(const char *folder, char **files)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    gboolean unreadable = FALSE;
    GString *out = g_string_new(NULL);

    for (; *files; files++) {
        g_autofree char *path =
            g_path_is_absolute(*files) ? g_strdup(*files) : g_build_filename(folder, *files, NULL);
        gboolean absent = FALSE;
        const DalilNode *root = dalil_yaml_read(arena, diags, path, *files, &absent);
        unreadable |= absent;
        if (root)
            dalil_node_dump(root, out);
    }
    fputs(out->str, stdout);
    g_string_free(out, TRUE);
    dalil_diags_print(diags, stderr, FALSE);
    return unreadable                      ? DALIL_EXIT_UNREADABLE
           : dalil_diags_errors(diags) > 0 ? DALIL_EXIT_CONTENT
                                           : DALIL_EXIT_DONE;
}

static int
dump_content(DalilNetworkRun *run, const char *lang)
{
    GString *out = g_string_new(NULL);

    dalil_network_open(run);
    if (run->content)
        dalil_content_dump(run->content, lang, out);
    fputs(out->str, stdout);
    g_string_free(out, TRUE);
    return dalil_network_report(run);
}

/* What a print run keeps of the content: the form equal contents have. */
static int
dump_canon(DalilNetworkRun *run, const char *lang)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const DalilLanguage *language = NULL;

    dalil_network_open(run);
    if (run->content) {
        g_autoptr(DalilCanon) canon = NULL;
        language = dalil_language_lookup(lang ? lang : run->content->network.source.text);
        canon = language ? dalil_canon_new(run->content, language) : NULL;
        if (canon)
            dalil_canon_write(canon, out);
    }
    if (run->content && !language) {
        fprintf(stderr, "dalil dump: dalil does not know the language \"%s\"\n", lang);
        return DALIL_EXIT_USAGE;
    }
    fputs(out->str, stdout);
    return dalil_network_report(run);
}

static int
dump_items(DalilNetworkRun *run, char **names)
{
    g_autoptr(GArray) editions = NULL;
    GString *out = g_string_new(NULL);

    dalil_network_open(run);
    editions = dalil_network_editions(run, names, NULL, NULL);
    for (guint i = 0; run->content && i < editions->len; i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        DalilEdition *edition = NULL;
        DalilLayout *layout = dalil_network_layout(
            run, run->diags, arena, &g_array_index(editions, DalilEditionName, i), &edition);
        if (layout)
            dalil_paint_dump(layout, edition, out);
    }
    fputs(out->str, stdout);
    g_string_free(out, TRUE);
    return dalil_network_report(run);
}

/* The network's own files when none is named. */
static int
dump_tree_stage(const char *folder, char **names)
{
    static const char *const usual[] = {"content/network.yaml", "content/agencies.yaml", NULL};

    return dump_trees(folder ? folder : ".", names && *names ? names : (char **)usual);
}

static const char *const keys_stage = "keys";

/* "- `health`, `legal`" under a heading of its own. */
static void
document_names(GString *to, const char *title, const char *const *names)
{
    g_string_append_printf(to, "\n## %s\n\n", title);
    for (int i = 0; names[i]; i++)
        g_string_append_printf(to, "%s`%s`%s", i % 10 == 0 ? "" : " ", names[i],
                               !names[i + 1] ? "\n"
                               : i % 10 == 9 ? ",\n"
                                             : ",");
}

/* docs/keys.md */
static int
dump_keys(void)
{
    GString *out = g_string_new(NULL);

    dalil_content_document(out);
    g_string_append_c(out, '\n');
    dalil_template_document(out);
    document_names(out, "Pictograms", dalil_icon_names());
    document_names(out, "Patterns", dalil_pattern_names());
    document_names(out, "Languages", dalil_language_tags());
    fputs(out->str, stdout);
    g_string_free(out, TRUE);
    return DALIL_EXIT_DONE;
}

static const char *const language_stage = "language";

/* What a reader of the language is given to check. */
static int
dump_language(const char *tag)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    const char *near = tag ? dalil_nearest(tag, dalil_language_tags()) : NULL;
    GString *out = NULL;

    if (!tag) {
        fprintf(stderr, "dalil dump: say which language, as in --lang ar\n");
        return DALIL_EXIT_USAGE;
    }
    if (!language) {
        fprintf(stderr, "dalil dump: dalil does not know the language \"%s\"%s%s%s\n", tag,
                near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        return DALIL_EXIT_USAGE;
    }
    out = g_string_new(NULL);
    dalil_language_dump(language, out);
    fputs(out->str, stdout);
    g_string_free(out, TRUE);
    return DALIL_EXIT_DONE;
}

int
dalil_command_dump(int argc, char **argv)
{
    DalilNetworkRun run = {0};
    g_auto(GStrv) names = NULL;
    g_autofree char *stage = NULL, *lang = NULL;
    const GOptionEntry entries[] = {
        {"stage", 's', 0, G_OPTION_ARG_STRING, &stage,
         "tree, content, canon, items, keys or language", "STAGE"},
        {"lang", 'l', 0, G_OPTION_ARG_STRING, &lang,
         "content in this language only; the language of the language stage", "LANG"},
        DALIL_NETWORK_OPTIONS(&run),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (!dalil_network_parse(&run, "dump", entries, &argc, &argv))
        return code;
    if (g_strcmp0(stage, keys_stage) == 0)
        return dump_keys();
    if (g_strcmp0(stage, language_stage) == 0)
        return dump_language(lang);
    if (g_strcmp0(stage, "tree") == 0) {
        code = dump_tree_stage(run.folder, names);
        g_free(run.folder);
        return code;
    }
    if (g_strcmp0(stage, "content") == 0)
        code = dump_content(&run, lang);
    else if (g_strcmp0(stage, "items") == 0)
        code = dump_items(&run, names);
    else if (g_strcmp0(stage, "canon") == 0)
        code = dump_canon(&run, lang);
    else
        fprintf(stderr, "dalil dump: say which stage: --stage=tree, content, canon, items, keys or "
                        "language\n");
    if (run.arena)
        dalil_network_close(&run);
    return code;
}
