/* translations_status.c: dalil translations status and check: what is left to do */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/jobs.h"
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

/* The whole network, one of its categories, one of its agencies. */
typedef struct {
    const char *group, *id;
} Group;

/* In this order: all, categories, agencies. */
static GArray *
groups_of(const DalilContent *content)
{
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(Group));
    const DalilCategory *categories = content->network.categories.items;
    const DalilAgency *agencies = content->agencies.items;
    Group all = {"all", "all"};

    g_array_append_val(groups, all);
    for (int i = 0; i < content->network.categories.n; i++) {
        Group group = {"category", categories[i].id.text};

        g_array_append_val(groups, group);
    }
    for (int i = 0; i < content->agencies.n; i++) {
        Group group = {"agency", agencies[i].id.text};

        g_array_append_val(groups, group);
    }
    return groups;
}

/* What the pieces of `status` share: piece i counts languages i, i + pieces … */
typedef struct {
    const DalilTranslationsRun *run;
    const GArray *groups;
    const GPtrArray *languages;
    int pieces;
} Counting;

/* How all texts of one language stand: a Tally for each group. */
static void
tally_language(const Counting *counting, const DalilLanguage *language, Tally *tallies)
{
    const DalilContent *content = counting->run->network.content;
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    g_autoptr(DalilTranslations) translations =
        dalil_translations_open(arena, unheard, content, counting->run->network.folder, language);
    int first_agency = 1 + content->network.categories.n;

    for (guint i = 0; i < translations->entries->len; i++) {
        const DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);

        count(&tallies[0], entry);
        if (entry->category >= 0)
            count(&tallies[1 + entry->category], entry);
        if (entry->agency >= 0)
            count(&tallies[first_agency + entry->agency], entry);
    }
}

static void
tally_piece(int piece, GByteArray *answer, gpointer user)
{
    const Counting *counting = user;

    for (guint i = (guint)piece; i < counting->languages->len; i += (guint)counting->pieces) {
        g_autofree Tally *tallies = g_new0(Tally, counting->groups->len);

        tally_language(counting, counting->languages->pdata[i], tallies);
        g_byte_array_append(answer, (const guint8 *)tallies,
                            (guint)sizeof *tallies * counting->groups->len);
    }
}

/* By language, then by group. (transfer full): NULL: a piece ended unexpectedly. */
static Tally *
tally_all(const Counting *counting)
{
    gsize row = sizeof(Tally) * counting->groups->len;
    g_autofree Tally *all = g_malloc0(row * counting->languages->len + 1);
    g_autoptr(GPtrArray) answers =
        dalil_jobs_run(counting->pieces, counting->pieces, tally_piece, NULL, (gpointer)counting);

    for (guint i = 0; i < counting->languages->len; i++) {
        const GByteArray *answer = answers->pdata[i % (guint)counting->pieces];
        gsize at = i / (guint)counting->pieces * row;

        if (answer == NULL || answer->len < at + row)
            return NULL;
        memcpy(all + i * counting->groups->len, answer->data + at, row);
    }
    return g_steal_pointer(&all);
}

static void
print_group(const DalilTranslationsRun *run, const Group *group, const char *language,
            const Tally *tally, int width)
{
    g_autofree char *name = group->group[1] == 'l' /* all */
                                ? g_strdup(language)
                                : g_strdup_printf("  %s %s", group->id, language);

    if (run->network.json)
        print_json(language, group->group, group->id, tally);
    else if (tally->all > 0)
        print_row(name, width, tally);
}

static void
print_all(const Counting *counting, const Tally *all)
{
    const char *before = "";
    int width = 8;

    for (guint i = 0; i < counting->groups->len; i++)
        width = MAX(width, (int)strlen(g_array_index(counting->groups, Group, i).id) + 10);
    for (guint i = 0; i < counting->groups->len; i++) {
        const Group *group = &g_array_index(counting->groups, Group, i);

        if (!counting->run->network.json && strcmp(group->group, before) != 0) {
            if (i > 0)
                putchar('\n');
            print_head(i == 0 ? "language" : group->group, width);
        }
        before = group->group;
        for (guint k = 0; k < counting->languages->len; k++) {
            const DalilLanguage *language = counting->languages->pdata[k];

            print_group(counting->run, group, language->tag, &all[k * counting->groups->len + i],
                        width);
        }
    }
    if (!counting->run->network.json)
        printf("\n# signed off, = true to the listings, . left to do\n");
}

int
dalil_translations_status(DalilTranslationsRun *run)
{
    g_autoptr(GPtrArray) languages = dalil_translations_languages(run);
    g_autoptr(GArray) groups = groups_of(run->network.content);
    Counting counting = {run, groups, languages,
                         MIN((int)g_get_num_processors(), (int)languages->len)};
    g_autofree Tally *all = NULL;

    if (run->network.usage)
        return dalil_network_report(&run->network);
    all = tally_all(&counting);
    if (all == NULL) {
        fprintf(stderr, "dalil: counting ended unexpectedly\n");
        return DALIL_EXIT_INTERNAL;
    }
    print_all(&counting, all);
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
