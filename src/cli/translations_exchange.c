/* translations_exchange.c: dalil translations export and import: for people without our tools */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/translations.h"
#include "cli/worse.h"
#include "content/sheet.h"
#include "content/xliff.h"

/* TRUE, after saying so: a spreadsheet's own kind of file, which is neither. */
static gboolean
is_spreadsheet(const char *name)
{
    static const char *const kinds[] = {".xlsx", ".xls", ".ods"};

    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(kinds); i++)
        if (g_str_has_suffix(name, kinds[i])) {
            fprintf(stderr,
                    "dalil translations: tables come and go as CSV, which spreadsheets open and "
                    "save (\"CSV UTF-8\"): name the file %.*s.csv\n",
                    (int)(strlen(name) - strlen(kinds[i])), name);
            return TRUE;
        }
    return FALSE;
}

/* -1, after saying so: neither. */
static int
is_xliff(const DalilTranslationsRun *run, const char *name)
{
    const char *format = run->format;

    if (is_spreadsheet(name))
        return -1;
    if (format == NULL && name != NULL)
        format =
            g_str_has_suffix(name, ".xlf") || g_str_has_suffix(name, ".xliff") ? "xliff" : "csv";
    if (format == NULL || strcmp(format, "csv") == 0)
        return 0;
    if (strcmp(format, "xliff") == 0)
        return 1;
    fprintf(stderr, "dalil translations: --format can be csv or xliff, not \"%s\"\n", format);
    return -1;
}

static int
write_out(const DalilTranslationsRun *run, const GString *text)
{
    g_autoptr(GError) error = NULL;

    if (run->output == NULL) {
        fwrite(text->str, 1, text->len, stdout);
        return DALIL_EXIT_DONE;
    }
    if (dalil_file_write(run->output, text->str, text->len, &error))
        return DALIL_EXIT_DONE;
    fprintf(stderr, "dalil: %s: %s\n", run->output, error->message);
    return DALIL_EXIT_UNREADABLE;
}

int
dalil_translations_export(DalilTranslationsRun *run)
{
    g_autoptr(GPtrArray) languages = NULL;
    g_autoptr(DalilTranslations) translations = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    int xliff = is_xliff(run, run->output);
    char separator = run->separator == NULL ? ',' : run->separator[0];

    if (xliff < 0 || (separator != ',' && separator != ';'))
        return DALIL_EXIT_USAGE;
    if (!dalil_translations_ready(run))
        return dalil_network_report(&run->network);
    languages = dalil_translations_languages(run);
    if (run->network.usage)
        return dalil_network_report(&run->network);
    if (run->names == NULL || run->names[0] == NULL || languages->len != 1) {
        fprintf(stderr,
                "dalil translations export: name one language, as in export ar -o ar.csv\n");
        return DALIL_EXIT_USAGE;
    }
    translations =
        dalil_translations_open(run->network.arena, run->network.diags, run->network.content,
                                run->network.folder, languages->pdata[0]);
    if (translations->broken)
        return dalil_network_report(&run->network);
    if (xliff)
        dalil_xliff_write(translations, text);
    else
        dalil_sheet_write(translations, separator, text);
    return write_out(run, text);
}

/* "ar" of "…/ar.csv" or "…/exemple-ar.xlf"; else --lang. NULL, after saying so. */
static const DalilLanguage *
language_of(const DalilTranslationsRun *run, const char *path, const char *named)
{
    g_autofree char *base = g_path_get_basename(path);
    const DalilLanguage *language = NULL;
    char *dot = strrchr(base, '.');

    if (dot != NULL)
        *dot = '\0';
    if (run->lang != NULL)
        language = dalil_language_lookup(run->lang);
    else if (named != NULL)
        language = dalil_language_lookup(named);
    else
        for (const char *at = base; language == NULL && at != NULL;) {
            language = dalil_language_lookup(at);
            at = strpbrk(at, "-_.");
            at = at == NULL ? NULL : at + 1;
        }
    if (language != NULL && language != run->network.content->network.source_language)
        return language;
    fprintf(stderr,
            "dalil translations import: which language is %s? name it with --lang, as in --lang "
            "ar\n",
            path);
    return NULL;
}

static GArray *
read_proposals(DalilTranslationsRun *run, DalilDiags *diags, const char *path,
               const char **language)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *text = dalil_file_read(path, &length, &error);

    *language = NULL;
    if (text == NULL) {
        dalil_diags_error(diags, (DalilSpan){g_intern_string(path), 0, 0}, "%s", error->message);
        run->network.unreadable = TRUE;
        return NULL;
    }
    if (is_xliff(run, path) == 1)
        return dalil_xliff_read(run->network.arena, diags, text, length, path, language);
    return dalil_sheet_read(run->network.arena, diags, text, length, path);
}

static int
take_in(DalilTranslationsRun *run, DalilDiags *diags, const DalilLanguage *language,
        const GArray *proposals, const char *path)
{
    g_autoptr(DalilGlossary) glossary = dalil_glossary_read(diags, run->network.folder);
    g_autoptr(DalilTranslations) translations = dalil_translations_open(
        run->network.arena, diags, run->network.content, run->network.folder, language);
    g_autofree char *date = dalil_network_date(run->network.content);
    DalilMergeCount merged = {0};
    DalilDoorCount taken = {0};
    gboolean written;
    int code;

    if (translations->broken)
        return DALIL_EXIT_CONTENT;
    dalil_merge(run->network.arena, translations, date, NULL, NULL, &merged);
    dalil_door_take(run->network.arena, diags, translations, proposals, glossary, &taken);
    code = dalil_translations_save(translations, run->dry, &written);
    if (code == DALIL_EXIT_DONE && !run->network.json)
        printf("%s: %d taken over, %d confirmed, %d as before, %d not taken%s\n", path, taken.taken,
               taken.confirmed, taken.same, taken.refused, run->dry ? " (not written)" : "");
    return code;
}

int
dalil_translations_import(DalilTranslationsRun *run)
{
    g_autoptr(DalilDiags) own = dalil_diags_new();
    g_autoptr(GArray) proposals = NULL;
    const char *path = run->names == NULL ? NULL : run->names[0];
    const DalilLanguage *language = NULL;
    const char *named = NULL;
    DalilDiags *all = run->network.diags;
    int code = DALIL_EXIT_DONE, problems;

    if (path == NULL || run->names[1] != NULL) {
        fprintf(stderr, "dalil translations import: name one file, as in import ar.csv\n");
        return DALIL_EXIT_USAGE;
    }
    if (is_xliff(run, path) < 0)
        return DALIL_EXIT_USAGE;
    if (!dalil_translations_ready(run))
        return dalil_network_report(&run->network);
    proposals = read_proposals(run, own, path, &named);
    if (proposals != NULL) {
        language = language_of(run, path, named);
        code = language == NULL ? DALIL_EXIT_USAGE : take_in(run, own, language, proposals, path);
    }
    run->network.diags = own;
    problems = dalil_network_report(&run->network);
    run->network.diags = all;
    return dalil_worse(problems, code);
}
