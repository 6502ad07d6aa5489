/* translations_status.c: dalil translations status and check: what is left to do */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/room.h"
#include "cli/translations.h"
#include "cli/worse.h"
#include "content/translation_checks.h"
#include "lang/pseudo.h"

enum { BAR = 20 };

/* How texts stand, by number. */
typedef struct {
    int states[DALIL_STATE_COUNT];
    int minor, major; /* out of date */
    int copied;
    int all;
} Tally;

/* Fit for print as the policy sees it: true to today's source. */
static int
good(const Tally *tally)
{
    return tally->states[DALIL_STATE_TRANSLATED] + tally->states[DALIL_STATE_REVIEWED] +
           tally->states[DALIL_STATE_UNVERIFIED] - tally->minor - tally->major;
}

static void
count(Tally *tally, const DalilTranslation *entry)
{
    tally->all++;
    tally->states[entry->state]++;
    if (entry->state != DALIL_STATE_DRAFT) {
        tally->minor += entry->stale == DALIL_CHANGE_MINOR;
        tally->major += entry->stale == DALIL_CHANGE_MAJOR;
    }
    tally->copied += entry->copied;
}

/* "██████░░░░" in characters every terminal and printer has. */
static void
print_bar(const Tally *tally)
{
    int full = tally->all == 0 ? BAR : good(tally) * BAR / tally->all;
    int signed_off = tally->all == 0 ? 0 : tally->states[DALIL_STATE_REVIEWED] * BAR / tally->all;

    putchar('[');
    for (int i = 0; i < BAR; i++)
        putchar(i < signed_off ? '#' : i < full ? '=' : '.');
    putchar(']');
}

static void
print_row(const char *name, int width, const Tally *tally)
{
    printf("%s%*s ", name, MAX(width - (int)g_utf8_strlen(name, -1), 0), "");
    print_bar(tally);
    printf(" %3d %% ", tally->all == 0 ? 100 : good(tally) * 100 / tally->all);
    for (int i = 0; i < DALIL_STATE_COUNT; i++)
        printf(" %*d", (int)strlen(dalil_state_names[i]), tally->states[i]);
    printf("  %5d  %5d  %6d\n", tally->minor, tally->major, tally->copied);
}

static void
print_head(const char *title, int width)
{
    printf("%s%*s%*s", title, MAX(width - (int)g_utf8_strlen(title, -1), 0), "", BAR + 10, "");
    for (int i = 0; i < DALIL_STATE_COUNT; i++)
        printf(" %s", dalil_state_names[i]);
    printf("  stale  major  copied\n");
}

static void
append_string(GString *to, const char *text)
{
    g_string_append_c(to, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(to, '\\');
        if ((guchar)*text >= 0x20)
            g_string_append_c(to, *text);
    }
    g_string_append_c(to, '"');
}

static void
print_json(const char *language, const char *group, const char *id, const Tally *tally)
{
    g_autoptr(GString) line = g_string_new("{\"schema_version\":1,\"language\":");

    append_string(line, language);
    g_string_append(line, ",\"group\":");
    append_string(line, group);
    g_string_append(line, ",\"id\":");
    append_string(line, id);
    g_string_append_printf(line, ",\"texts\":%d,\"good\":%d", tally->all, good(tally));
    for (int i = 0; i < DALIL_STATE_COUNT; i++)
        g_string_append_printf(line, ",\"%s\":%d", dalil_state_names[i], tally->states[i]);
    printf("%s,\"stale_minor\":%d,\"stale_major\":%d,\"copied\":%d}\n", line->str, tally->minor,
           tally->major, tally->copied);
}

/* One of the network's categories or agencies, in all languages. */
typedef struct {
    const char *group, *id;
    int of; /* index; -1: all */
} Group;

static gboolean
is_in(const Group *group, const DalilTranslation *entry)
{
    if (group->of < 0)
        return TRUE;
    return (group->group[0] == 'c' ? entry->category : entry->agency) == group->of;
}

static GArray *
groups_of(const DalilContent *content)
{
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(Group));
    const DalilCategory *categories = content->network.categories.items;
    const DalilAgency *agencies = content->agencies.items;
    Group all = {"all", "all", -1};

    g_array_append_val(groups, all);
    for (int i = 0; i < content->network.categories.n; i++) {
        Group group = {"category", categories[i].id.text, i};

        g_array_append_val(groups, group);
    }
    for (int i = 0; i < content->agencies.n; i++) {
        Group group = {"agency", agencies[i].id.text, i};

        g_array_append_val(groups, group);
    }
    return groups;
}

static void
print_group(const DalilTranslationsRun *run, const Group *group, const GPtrArray *all, int width)
{
    for (guint i = 0; i < all->len; i++) {
        const DalilTranslations *translations = all->pdata[i];
        g_autofree char *name =
            group->of < 0 ? g_strdup(translations->language->tag)
                          : g_strdup_printf("  %s %s", group->id, translations->language->tag);
        Tally tally = {.all = 0};

        for (guint k = 0; k < translations->entries->len; k++) {
            const DalilTranslation *entry =
                &g_array_index(translations->entries, DalilTranslation, k);

            if (is_in(group, entry))
                count(&tally, entry);
        }
        if (run->network.json)
            print_json(translations->language->tag, group->group, group->id, &tally);
        else if (tally.all > 0)
            print_row(name, width, &tally);
    }
}

static void
print_all(const DalilTranslationsRun *run, const GPtrArray *all)
{
    g_autoptr(GArray) groups = groups_of(run->network.content);
    const char *before = "";
    int width = 8;

    for (guint i = 0; i < groups->len; i++)
        width = MAX(width, (int)strlen(g_array_index(groups, Group, i).id) + 10);
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);

        if (!run->network.json && strcmp(group->group, before) != 0) {
            if (i > 0)
                putchar('\n');
            print_head(group->of < 0 ? "language" : group->group, width);
        }
        before = group->group;
        print_group(run, group, all, width);
    }
    if (!run->network.json)
        printf("\n# signed off, = true to the listings, . left to do\n");
}

int
dalil_translations_status(DalilTranslationsRun *run)
{
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    g_autoptr(GPtrArray) languages = dalil_translations_languages(run);
    g_autoptr(GPtrArray) all =
        g_ptr_array_new_with_free_func((GDestroyNotify)dalil_translations_free);

    if (run->network.usage)
        return dalil_network_report(&run->network);
    for (guint i = 0; i < languages->len; i++)
        g_ptr_array_add(all,
                        dalil_translations_open(run->network.arena, unheard, run->network.content,
                                                run->network.folder, languages->pdata[i]));
    print_all(run, all);
    if (dalil_diags_errors(run->network.diags) > 0)
        fprintf(stderr, "dalil: the listings or translations have mistakes; `dalil check` names "
                        "them\n");
    return DALIL_EXIT_DONE;
}

/* What `check` does with a finding. */
typedef struct {
    DalilDiags *diags;
    gboolean hints;
} Hearing;

static void
hear(const DalilCheck *check, DalilCheckLevel level, DalilSpan at, const char *key,
     const char *text, gpointer user)
{
    Hearing *hearing = user;

    if (level != DALIL_CHECK_HINT || hearing->hints)
        dalil_checks_to_diags(check, level, at, key, text, hearing->diags);
}

/* The real engine has the last word: TRUE when some edition in the language comes out too full. */
static gboolean
is_too_full(DalilTranslationsRun *run, const DalilLanguage *language)
{
    g_autoptr(GArray) editions = NULL;
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    DalilDiags *all = run->network.diags;
    int good_ones, n;

    run->network.diags = unheard;
    editions = dalil_network_editions(&run->network, NULL, language->tag, NULL);
    n = (int)editions->len;
    good_ones = dalil_network_check(&run->network, editions);
    run->network.diags = all;
    run->network.usage = FALSE; /* a language without an edition is no mistake here */
    return good_ones < n;
}

static void
check_one(DalilTranslationsRun *run, const DalilLanguage *language, const DalilGlossary *glossary,
          const DalilRoom *room, Hearing *hearing)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilTranslations) translations = dalil_translations_open(
        arena, hearing->diags, run->network.content, run->network.folder, language);

    dalil_checks_all(translations, glossary, hear, hearing);
    if (room != NULL)
        dalil_room_check(is_too_full(run, language) ? room : NULL, &run->network, translations,
                         hear, hearing);
}

int
dalil_translations_check(DalilTranslationsRun *run)
{
    g_autoptr(DalilGlossary) glossary = NULL;
    g_autoptr(GPtrArray) languages = NULL;
    g_autoptr(DalilRoom) room = NULL;
    g_autoptr(DalilDiags) own = dalil_diags_new();
    DalilDiags *all = run->network.diags;
    Hearing hearing = {own, run->hints};
    int code;

    if (!dalil_translations_ready(run))
        return dalil_network_report(&run->network);
    languages = dalil_translations_languages(run);
    glossary = dalil_glossary_read(own, run->network.folder);
    if (!run->no_room && !run->network.usage)
        room = dalil_room_measure(&run->network);
    for (guint i = 0; i < languages->len && !run->network.usage; i++)
        check_one(run, languages->pdata[i], glossary, room, &hearing);
    if (run->network.usage)
        return dalil_network_report(&run->network);
    run->network.diags = own;
    run->network.refused = 0;
    code = dalil_network_report(&run->network);
    run->network.diags = all;
    if (code == DALIL_EXIT_DONE && !run->network.json && dalil_diags_warnings(own) == 0)
        printf("%u language%s: nothing found\n", languages->len, languages->len == 1 ? "" : "s");
    return code;
}
