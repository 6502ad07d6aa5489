/* translations_update.c: dalil translations update and adopt: PO files true to the listings */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/room.h"
#include "cli/translations.h"
#include "cli/worse.h"
#include "content/merge.h"
#include "content/reading.h"

/* "3 new, 2 changed (1 gravely)"; "nothing new". (transfer full) */
static char *
summary_of(const DalilMergeCount *count)
{
    const struct {
        int n;
        const char *words;
    } parts[] = {
        {count->added, "new"},
        {count->changed + count->major, "out of date now"},
        {count->major, "of these gravely"},
        {count->tidied, "tidied up"},
        {count->same_again, "as before again"},
        {count->renamed, "under a new id"},
        {count->revived, "back again"},
        {count->removed, "not printed any more, kept at the end of the file"},
    };
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].n > 0)
            g_string_append_printf(text, "%s%d %s", text->len > 0 ? ", " : "", parts[i].n,
                                   parts[i].words);
    if (text->len == 0)
        g_string_append(text, "nothing new");
    return g_string_free(text, FALSE);
}

static int
update_one(DalilTranslationsRun *run, const DalilLanguage *language, const DalilRoom *room)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilTranslations) translations = dalil_translations_open(
        arena, run->network.diags, run->network.content, run->network.folder, language);
    g_autofree char *date = dalil_network_date(run->network.content);
    g_autofree char *summary = NULL;
    DalilRoomFor wanted = {room, room ? dalil_room_letter(&run->network, language) : 0};
    DalilMergeCount count = {0};
    gboolean written = FALSE;
    int code;

    if (translations->broken) {
        dalil_diags_error(run->network.diags, (DalilSpan){translations->shown, 0, 0},
                          "nothing was changed in this file: mend first what is named here");
        return translations->unreadable ? DALIL_EXIT_UNREADABLE : DALIL_EXIT_CONTENT;
    }
    dalil_merge(arena, translations, date, room ? dalil_room_lines : NULL, &wanted, &count);
    code = dalil_translations_save(translations, run->dry, &written);
    summary = summary_of(&count);
    if (code == DALIL_EXIT_DONE && !run->network.json)
        printf("%s: %s%s\n", translations->shown, summary,
               !written   ? ""
               : run->dry ? " (not written)"
                          : "");
    return code;
}

/* Mistakes in translations are named by `check`; here only what kept a file from being written. */
static int
report(DalilTranslationsRun *run, DalilDiags *own, int code)
{
    DalilDiags *all = run->network.diags;
    int problems;

    run->network.diags = own;
    problems = dalil_network_report(&run->network);
    run->network.diags = all;
    return dalil_worse(problems, code);
}

int
dalil_translations_update(DalilTranslationsRun *run)
{
    g_autoptr(GPtrArray) languages = NULL;
    g_autoptr(DalilRoom) room = NULL;
    g_autoptr(DalilDiags) own = dalil_diags_new();
    DalilDiags *all = run->network.diags;
    int code = DALIL_EXIT_DONE;

    if (!dalil_translations_ready(run))
        return dalil_network_report(&run->network);
    run->network.diags = own;
    languages = dalil_translations_languages(run);
    if (!run->no_room && !run->network.usage)
        room = dalil_room_measure(&run->network);
    for (guint i = 0; i < languages->len && !run->network.usage; i++)
        code = dalil_worse(code, update_one(run, languages->pdata[i], room));
    run->network.diags = all;
    return report(run, own, code);
}

/* The sentences of the YAML go into the file, as they are. */
static int
adopt_entries(DalilArena *arena, DalilTranslations *translations)
{
    int n = 0;

    for (guint i = 0; i < translations->entries->len; i++) {
        DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);

        if (entry->state != DALIL_STATE_UNVERIFIED || entry->item == NULL)
            continue;
        entry->item->translation = entry->yaml;
        entry->item->notes = dalil_arena_printf(
            arena, "%sadopted from %s:%d\n", entry->item->notes == NULL ? "" : entry->item->notes,
            entry->yaml_at.file, entry->yaml_at.line);
        if (n++ == 0)
            printf("These lines may be removed from the listings now:\n");
        printf("  %s:%d: %s: %s\n", entry->yaml_at.file, entry->yaml_at.line,
               translations->language->tag, entry->yaml);
    }
    return n;
}

static int
adopt_one(DalilTranslationsRun *run, const DalilLanguage *language)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilTranslations) translations = dalil_translations_open(
        arena, run->network.diags, run->network.content, run->network.folder, language);
    g_autofree char *date = dalil_network_date(run->network.content);
    DalilMergeCount count = {0};
    gboolean written = FALSE;
    int n, code;

    if (translations->broken || translations->contradicts)
        return DALIL_EXIT_CONTENT;
    dalil_merge(arena, translations, date, NULL, NULL, &count);
    n = adopt_entries(arena, translations);
    if (n == 0) {
        printf("%s: no %s text stands in the listings\n", translations->shown,
               dalil_reading_language(language->tag));
        return DALIL_EXIT_DONE;
    }
    code = dalil_translations_save(translations, run->dry, &written);
    if (code == DALIL_EXIT_DONE)
        printf("%s: %d adopted; from now on dalil tells when they go out of date\n",
               translations->shown, n);
    return code;
}

/* Here a text that stands in both places with other words must be named, and stops everything. */
int
dalil_translations_adopt(DalilTranslationsRun *run)
{
    g_autoptr(GPtrArray) languages = NULL;
    int code = DALIL_EXIT_DONE;

    if (!dalil_translations_ready(run) || dalil_diags_errors(run->network.diags) > 0)
        return dalil_network_report(&run->network);
    if (run->names == NULL || run->names[0] == NULL) {
        fprintf(stderr, "dalil translations adopt: name the language, as in adopt ar\n");
        return DALIL_EXIT_USAGE;
    }
    languages = dalil_translations_languages(run);
    for (guint i = 0; i < languages->len && !run->network.usage; i++)
        code = dalil_worse(code, adopt_one(run, languages->pdata[i]));
    return dalil_worse(code, dalil_network_report(&run->network));
}
