/* translations.c: dalil translations: files for translators */
#include "cli/translations.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "content/pofile.h"
#include "lang/pseudo.h"

static const DalilSpan nowhere = {NULL, 0, 0};

static const struct {
    const char *name;
    int (*act)(DalilTranslationsRun *run);
} acts[] = {
    {"update", dalil_translations_update}, {"status", dalil_translations_status},
    {"check", dalil_translations_check},   {"adopt", dalil_translations_adopt},
    {"export", dalil_translations_export}, {"import", dalil_translations_import},
    {"sign", dalil_translations_sign},
};

static void
add_language(DalilTranslationsRun *run, GPtrArray *to, const char *tag)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    const char *near = language == NULL ? dalil_nearest(tag, dalil_language_tags()) : NULL;
    gboolean source = strcmp(tag, run->network.content->network.source.text) == 0;

    if (language != NULL && !source && !dalil_pseudo_is(language)) {
        if (!g_ptr_array_find(to, language, NULL))
            g_ptr_array_add(to, (gpointer)language);
        return;
    }
    run->network.usage = TRUE;
    if (source)
        dalil_diags_error(run->network.diags, nowhere,
                          "the listings are written in \"%s\": there is nothing to translate", tag);
    else if (language != NULL)
        dalil_diags_error(run->network.diags, nowhere,
                          "\"%s\" is made up by the program: it has no file", tag);
    else
        dalil_diags_error(run->network.diags, nowhere,
                          "dalil does not know the language \"%s\"%s%s%s", tag,
                          near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

GPtrArray *
dalil_translations_languages(DalilTranslationsRun *run)
{
    GPtrArray *languages = g_ptr_array_new();
    const DalilNetwork *network = &run->network.content->network;

    if (run->names != NULL && run->names[0] != NULL) {
        for (char **name = run->names; *name != NULL; name++)
            add_language(run, languages, *name);
        return languages;
    }
    for (int i = 0; i < network->languages.n; i++) {
        const DalilLanguage *language = dalil_language_lookup(network->languages.items[i].text);

        if (language != NULL && language != network->source_language && !dalil_pseudo_is(language))
            add_language(run, languages, language->tag);
    }
    return languages;
}

/* What translations have wrong is no reason: that is what these files are for. */
gboolean
dalil_translations_ready(DalilTranslationsRun *run)
{
    int n = 0;
    const DalilDiag *list = dalil_diags_list(run->network.diags, &n);

    if (run->network.content == NULL)
        return FALSE;
    for (int i = 0; i < n; i++)
        if (list[i].level == DALIL_ERROR && list[i].at.file != NULL &&
            !g_str_has_prefix(list[i].at.file, "content/translations/")) {
            dalil_diags_error(run->network.diags, nowhere,
                              "nothing was done: first mend the listings, behind whose mistakes "
                              "texts may be hidden");
            return FALSE;
        }
    return TRUE;
}

int
dalil_translations_save(const DalilTranslations *translations, gboolean dry, gboolean *written)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *folder = g_path_get_dirname(translations->path);
    g_autofree char *before = NULL;
    g_autoptr(GError) error = NULL;
    gsize length = 0;

    *written = FALSE;
    dalil_pofile_write(translations->file, text);
    if (translations->exists)
        before = dalil_file_read(translations->path, &length, NULL);
    if (before != NULL && length == text->len && memcmp(before, text->str, length) == 0)
        return DALIL_EXIT_DONE;
    *written = TRUE;
    if (dry)
        return DALIL_EXIT_DONE;
    g_mkdir_with_parents(folder, 0755);
    if (dalil_file_write(translations->path, text->str, text->len, &error))
        return DALIL_EXIT_DONE;
    fprintf(stderr, "dalil: %s: %s\n", translations->shown, error->message);
    return DALIL_EXIT_UNREADABLE;
}

static int
act(DalilTranslationsRun *run, char **names)
{
    const char *words[G_N_ELEMENTS(acts) + 1] = {NULL};
    const char *near = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(acts); i++) {
        words[i] = acts[i].name;
        if (names == NULL || names[0] == NULL || strcmp(names[0], acts[i].name) != 0)
            continue;
        run->names = names + 1;
        run->network.listings_only = acts[i].act != dalil_translations_check;
        dalil_network_open(&run->network);
        return run->network.content == NULL ? dalil_network_report(&run->network)
                                            : acts[i].act(run);
    }
    near = names && names[0] ? dalil_nearest(names[0], words) : NULL;
    fprintf(stderr,
            "dalil translations: say what: update, status, check, adopt, export, import or "
            "sign%s%s%s\n",
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return DALIL_EXIT_USAGE;
}

int
dalil_command_translations(int argc, char **argv)
{
    DalilTranslationsRun run = {0};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"no-room", 0, 0, G_OPTION_ARG_NONE, &run.no_room,
         "update: do not measure the pages; what the files say about room stays", NULL},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &run.dry, "update, import: write nothing", NULL},
        {"hints", 0, 0, G_OPTION_ARG_NONE, &run.hints, "check: name what is a matter of looks too",
         NULL},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &run.format, "export, import: csv or xliff",
         "KIND"},
        {"separator", 0, 0, G_OPTION_ARG_STRING, &run.separator,
         "export: between cells, \",\" or \";\"", "SIGN"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &run.output, "export: write to FILE", "FILE"},
        {"lang", 'l', 0, G_OPTION_ARG_STRING, &run.lang,
         "import: the language, where the file's name does not say", "LANG"},
        {"by", 0, 0, G_OPTION_ARG_STRING, &run.by, "sign: who has read it", "NAME"},
        DALIL_NETWORK_OPTIONS(&run.network),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&run.network, "translations", entries, &argc, &argv)) {
        code = act(&run, names);
        if (run.network.arena)
            dalil_network_close(&run.network);
    }
    g_free(run.format);
    g_free(run.separator);
    g_free(run.output);
    g_free(run.lang);
    g_free(run.by);
    return code;
}
