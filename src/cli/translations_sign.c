/* translations_sign.c: dalil translations sign: somebody has read it and vouches for it */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/runs.h"
#include "cli/translations.h"

static void
add_line(GString *to, const DalilTranslation *entry, const DalilTranslationsRun *run,
         const char *date, const char *edition)
{
    g_autofree char *source = dalil_reviews_hash(entry->source);
    g_autofree char *translation = dalil_reviews_hash(entry->translation);
    DalilReview review = {.date = date,
                          .reviewer = run->by,
                          .key = entry->key,
                          .source = source,
                          .translation = translation,
                          .edition = edition,
                          .verdict = "ok",
                          .note = ""};

    dalil_reviews_line(to, &review);
}

static gboolean
is_named(const DalilTranslationsRun *run, const char *key)
{
    if (run->names[1] == NULL)
        return TRUE;
    return g_strv_contains((const char *const *)run->names + 1, key);
}

static int
append(const DalilTranslations *translations, const DalilTranslationsRun *run, int *n, int *left)
{
    g_autofree char *path = g_strdup_printf("%s/content/reviews/%s.tsv", run->network.folder,
                                            translations->language->tag);
    g_autofree char *date = dalil_day_today();
    g_autofree char *edition = dalil_translations_edition(translations);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    for (guint i = 0; i < translations->entries->len; i++) {
        const DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);

        if (!is_named(run, entry->key) || entry->state == DALIL_STATE_REVIEWED)
            continue;
        if (entry->state != DALIL_STATE_TRANSLATED || entry->stale != DALIL_CHANGE_NONE) {
            (*left)++;
            continue;
        }
        add_line(text, entry, run, date, edition);
        (*n)++;
    }
    if (*n > 0 && !dalil_reviews_append(path, text->str, &error))
        fprintf(stderr, "dalil: content/reviews/%s.tsv: %s\n", translations->language->tag,
                error->message);
    return error == NULL ? DALIL_EXIT_DONE : DALIL_EXIT_UNREADABLE;
}

static gboolean
makes_sense(const DalilTranslationsRun *run)
{
    if (run->names == NULL || run->names[0] == NULL)
        fprintf(stderr, "dalil translations sign: name the language, as in sign ar --by NAME\n");
    else if (run->by == NULL || run->by[0] == '\0')
        fprintf(stderr, "dalil translations sign: say who has read it: --by NAME\n");
    else
        return TRUE;
    return FALSE;
}

/* FALSE, after saying so: a key that is none. */
static gboolean
knows_keys(const DalilTranslationsRun *run, const DalilTranslations *translations)
{
    for (char **key = run->names + 1; *key != NULL; key++)
        if (!g_hash_table_contains(translations->by_key, *key)) {
            fprintf(stderr, "dalil translations sign: nothing in the listings is called \"%s\"\n",
                    *key);
            return FALSE;
        }
    return TRUE;
}

int
dalil_translations_sign(DalilTranslationsRun *run)
{
    g_autoptr(DalilTranslations) translations = NULL;
    g_autoptr(GPtrArray) languages = NULL;
    char **names = run->names;
    char *only[] = {NULL, NULL};
    int n = 0, left = 0, code;

    if (!makes_sense(run))
        return DALIL_EXIT_USAGE;
    if (!dalil_translations_ready(run))
        return dalil_network_report(&run->network);
    only[0] = names[0];
    run->names = only; /* behind the language stand keys */
    languages = dalil_translations_languages(run);
    run->names = names;
    if (run->network.usage || languages->len == 0)
        return dalil_network_report(&run->network);
    translations =
        dalil_translations_open(run->network.arena, run->network.diags, run->network.content,
                                run->network.folder, languages->pdata[0]);
    if (translations->broken || translations->reviews->broken)
        return dalil_network_report(&run->network);
    if (!knows_keys(run, translations))
        return DALIL_EXIT_USAGE;
    code = append(translations, run, &n, &left);
    if (code == DALIL_EXIT_DONE)
        printf("content/reviews/%s.tsv: %d signed off by %s, %d not ready to be\n",
               translations->language->tag, n, run->by, left);
    return code;
}
