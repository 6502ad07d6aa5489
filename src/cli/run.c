/* run.c: dalil run: print runs recorded, listed, shown, verified, made again */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/record.h"
#include "cli/run_page.h"
#include "cli/runs.h"
#include "cli/worse.h"
#include "record/bag.h"
#include "record/json.h"

typedef struct {
    DalilRecordWish wish;
    DalilNetworkRun network;
    DalilRuns runs;
    char *note, *out, *with;
    int count;
} Run;

/* The runs named, or all. NULL after saying which does not exist. (transfer container) */
static GPtrArray *
chosen(Run *run, char **names)
{
    GPtrArray *list = g_ptr_array_new();

    for (guint i = 0; !*names && i < run->runs.runs->len; i++)
        g_ptr_array_add(list, run->runs.runs->pdata[i]);
    for (; *names; names++) {
        const DalilRun *found = dalil_runs_named(&run->runs, *names);
        if (!found) {
            g_ptr_array_unref(list);
            return NULL;
        }
        g_ptr_array_add(list, (gpointer)found);
    }
    return list;
}

/* The run as a line of JSON: what is printed beside its history. */
static void
run_json(const Run *run, const DalilRun *one)
{
    g_autoptr(GString) line = g_string_new(NULL);

    dalil_json_line(line, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:s*, s:s*, s:s}",
                                    "type", "run", "id", one->id, "edition", one->edition, "code",
                                    one->code, "date", one->date, "hash", one->hash, "quantity",
                                    one->quantity, "left", dalil_events_left(run->runs.events, one),
                                    "printer", one->printer, "by", one->by, "folder", one->folder));
    fputs(line->str, stdout);
}

static int
list_runs(Run *run, char **names)
{
    g_autoptr(GPtrArray) list = chosen(run, names);

    if (list && run->runs.runs->len == 0 && !run->network.json)
        printf("Nothing was printed yet. `dalil run record EDITION --quantity N` records it.\n");
    for (guint i = 0; list && i < list->len; i++) {
        const DalilRun *one = list->pdata[i];
        if (run->network.json)
            run_json(run, one);
        else
            printf("%s  %s  %d printed, about %d left\n", one->id, one->code, one->quantity,
                   dalil_events_left(run->runs.events, one));
    }
    return list ? DALIL_EXIT_DONE : DALIL_EXIT_USAGE;
}

static void
show_run(const Run *run, const DalilRun *one)
{
    printf("%s\n  edition   %s\n  code      %s\n  printed   %s, %d copies%s%s%s%s\n  left      %d\n"
           "  folder    %s\n",
           one->id, one->edition, one->code, one->date, one->quantity, one->printer ? ", by " : "",
           one->printer ? one->printer : "", one->by ? ", recorded by " : "",
           one->by ? one->by : "", dalil_events_left(run->runs.events, one), one->folder);
    for (guint i = 0; i < run->runs.events->len; i++) {
        const DalilEvent *event = run->runs.events->pdata[i];
        if (strcmp(event->run, one->id) != 0)
            continue;
        printf("  %s  %s", event->date, dalil_event_words[event->kind]);
        if (event->kind == DALIL_EVENT_COUNTED || event->kind == DALIL_EVENT_GIVEN)
            printf(" %d", event->count);
        printf("%s%s\n", event->note ? ": " : "", event->note ? event->note : "");
    }
}

/* The run, then what happened to it, a line each. */
static void
show_json(const Run *run, const DalilRun *one)
{
    g_autoptr(GString) lines = g_string_new(NULL);

    run_json(run, one);
    for (guint i = 0; i < run->runs.events->len; i++) {
        const DalilEvent *event = run->runs.events->pdata[i];
        if (strcmp(event->run, one->id) == 0)
            dalil_json_line(lines, json_pack("{s:s, s:s, s:s, s:s, s:i, s:s*}", "type", "event",
                                             "run", event->run, "date", event->date, "event",
                                             dalil_event_words[event->kind], "count", event->count,
                                             "note", event->note));
    }
    fputs(lines->str, stdout);
}

static int
show_runs(Run *run, char **names)
{
    g_autoptr(GPtrArray) list = chosen(run, names);

    for (guint i = 0; list && i < list->len; i++)
        if (run->network.json)
            show_json(run, list->pdata[i]);
        else
            show_run(run, list->pdata[i]);
    return list ? DALIL_EXIT_DONE : DALIL_EXIT_USAGE;
}

/* Every folder of runs, also those that cannot be read; or those named. NULL after saying which
 * does not exist. (transfer full) */
static GPtrArray *
folders(Run *run, char **names)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) all = dalil_file_list(run->runs.folder, "");

    for (char **name = all; !*names && *name; name++) {
        g_autofree char *path = g_build_filename(run->runs.folder, *name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(list, g_strdup(*name));
    }
    for (; *names; names++) {
        gboolean there = g_strv_contains((const char *const *)all, *names);
        const DalilRun *found = there ? NULL : dalil_runs_named(&run->runs, *names);
        if (!there && !found) {
            g_ptr_array_unref(list);
            return NULL;
        }
        g_ptr_array_add(list, g_strdup(there ? *names : found->id));
    }
    return list;
}

static void
tell_verified(const Run *run, const char *id, const GPtrArray *problems)
{
    g_autoptr(GString) line = g_string_new(NULL);
    json_t *list = json_array();

    for (guint i = 0; i < problems->len; i++) {
        json_array_append_new(list, json_string(problems->pdata[i]));
        if (!run->network.json)
            printf("%s: %s\n", id, (char *)problems->pdata[i]);
    }
    if (!run->network.json && problems->len == 0)
        printf("%s: as it was recorded\n", id);
    dalil_json_line(line, json_pack("{s:s, s:s, s:b, s:o}", "type", "verify", "id", id, "whole",
                                    (int)(problems->len == 0), "problems", list));
    if (run->network.json)
        fputs(line->str, stdout);
}

static int
verify_runs(Run *run, char **names)
{
    g_autoptr(GPtrArray) list = folders(run, names);
    int bad = 0;

    for (guint i = 0; list && i < list->len; i++) {
        const char *id = list->pdata[i];
        g_autofree char *folder = g_build_filename(run->runs.folder, id, NULL);
        g_autoptr(GPtrArray) problems = dalil_bag_verify(folder);
        bad += problems->len > 0;
        tell_verified(run, id, problems);
    }
    return !list ? DALIL_EXIT_USAGE : bad > 0 ? DALIL_EXIT_CONTENT : DALIL_EXIT_DONE;
}

static int
rebuild_runs(Run *run, char **names)
{
    g_autoptr(GPtrArray) list = chosen(run, names);
    int code = DALIL_EXIT_DONE;

    for (guint i = 0; list && i < list->len; i++)
        code = dalil_worse(code, dalil_record_rebuild(&run->network, list->pdata[i]));
    return list ? code : DALIL_EXIT_USAGE;
}

/* What the labels or slips of @event say, from the file `dalil errata` wrote with them. Returns the
 * exit code, after saying what is wrong. */
static int
read_mended(const Run *run, const DalilRun *one, DalilEvent *event)
{
    g_autofree char *output = g_path_get_dirname(run->runs.folder);
    g_autofree char *usual = dalil_runs_errata_path(output, one, "json");
    const char *path = run->with ? run->with : usual;
    const char *part = event->kind == DALIL_EVENT_STICKERED ? "labels" : "slip";
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *text = dalil_file_read(path, &length, &error);
    json_t *root = text ? json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL) : NULL;
    const char *of = json_string_value(json_object_get(root, "run"));
    gboolean same = g_strcmp0(of, one->id) == 0;

    event->mended = same ? dalil_mended_read(json_object_get(root, part)) : NULL;
    if (!text)
        fprintf(stderr,
                "dalil: %s: %s; `dalil errata %s` writes it with the %s, and --with FILE names it "
                "when it lies elsewhere\n",
                path, error->message, one->id, part);
    else if (of && !same)
        fprintf(stderr, "dalil: %s is about %s, not about %s\n", path, of, one->id);
    else if (!event->mended)
        fprintf(stderr, "dalil: %s is no file of `dalil errata`\n", path);
    else if (event->mended->len == 0)
        fprintf(stderr, "dalil: %s: there were no labels, only a slip: log it with \"slipped\"\n",
                path);
    json_decref(root);
    return !text || !event->mended   ? DALIL_EXIT_UNREADABLE
           : event->mended->len == 0 ? DALIL_EXIT_USAGE
                                     : DALIL_EXIT_DONE;
}

/* The number of the word, -1 after saying what is wrong with it, or with what it needs. */
static int
event_kind(const Run *run, const char *word)
{
    int kind = 0;

    while (dalil_event_words[kind] && strcmp(dalil_event_words[kind], word) != 0)
        kind++;
    if (!dalil_event_words[kind])
        fprintf(stderr,
                "dalil run event: \"%s\" is no event; there are counted, given, exhausted, "
                "withdrawn, stickered and slipped\n",
                word);
    else if (kind <= DALIL_EVENT_GIVEN && run->count < 0)
        fprintf(stderr, "dalil run event: say how many, as in --count 350\n");
    else if (kind >= DALIL_EVENT_STICKERED && run->count >= 0)
        fprintf(stderr,
                "dalil run event: %s means every copy that is left; log it when the last one is "
                "done, and without --count\n",
                word);
    else
        return kind;
    return -1;
}

/* `dalil run event RUN counted --count 350` */
static int
add_event(Run *run, char **names)
{
    g_autofree char *today = dalil_day_today();
    g_autoptr(GError) error = NULL;
    const DalilRun *one = NULL;
    DalilEvent event = {
        .date = run->wish.date ? run->wish.date : today, .count = run->count, .note = run->note};
    int kind = -1, code = DALIL_EXIT_DONE;

    if (!names[0] || !names[1] || names[2]) {
        fprintf(stderr, "dalil run event: name a run and what happened, as in: dalil run event RUN "
                        "counted --count 350\n");
        return DALIL_EXIT_USAGE;
    }
    if ((kind = event_kind(run, names[1])) < 0 || !(one = dalil_runs_named(&run->runs, names[0])))
        return DALIL_EXIT_USAGE;
    event.run = one->id;
    event.kind = (DalilEventKind)kind;
    if (kind >= DALIL_EVENT_STICKERED)
        code = read_mended(run, one, &event);
    if (code == DALIL_EXIT_DONE && !dalil_event_add(run->runs.folder, &event, &error)) {
        fprintf(stderr, "dalil: %s\n", error->message);
        code = DALIL_EXIT_UNREADABLE;
    }
    g_clear_pointer(&event.mended, g_ptr_array_unref);
    return code;
}

static int
record_runs(Run *run, char **names)
{
    return dalil_record_editions(&run->network, &run->runs, &run->wish, names);
}

static int
make_pages(Run *run, char **names)
{
    g_autoptr(GPtrArray) list = chosen(run, names);

    return list ? dalil_run_page_write(&run->network, list, run->out) : DALIL_EXIT_USAGE;
}

/* @all: its answer is not whole when a run cannot be read. */
static const struct {
    const char *word;
    int (*act)(Run *run, char **names);
    gboolean all;
} acts[] = {{"record", record_runs, FALSE},  {"list", list_runs, TRUE},
            {"show", show_runs, TRUE},       {"verify", verify_runs, FALSE},
            {"rebuild", rebuild_runs, TRUE}, {"event", add_event, FALSE},
            {"page", make_pages, TRUE}};

static int
act(Run *run, char **names)
{
    const char *words[G_N_ELEMENTS(acts) + 1] = {NULL};
    const char *near = NULL;
    int code = 0;

    for (gsize i = 0; names && names[0] && i < G_N_ELEMENTS(acts); i++) {
        words[i] = acts[i].word;
        if (strcmp(acts[i].word, names[0]) != 0)
            continue;
        dalil_runs_open(&run->runs, &run->network);
        if (dalil_runs_report(&run->runs) && acts[i].all)
            code = DALIL_EXIT_UNREADABLE;
        return dalil_worse(code, acts[i].act(run, names + 1));
    }
    near = names && names[0] ? dalil_nearest(names[0], words) : NULL;
    fprintf(stderr,
            "dalil run: say what: record, list, show, verify, rebuild, event or page%s%s%s\n",
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return DALIL_EXIT_USAGE;
}

int
dalil_command_run(int argc, char **argv)
{
    Run run = {.count = -1, .wish = {.quantity = -1}};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"quantity", 'n', 0, G_OPTION_ARG_INT, &run.wish.quantity, "record: copies printed", "N"},
        {"printer", 0, 0, G_OPTION_ARG_STRING, &run.wish.printer, "record: who prints", "NAME"},
        {"by", 0, 0, G_OPTION_ARG_STRING, &run.wish.by, "record: who ordered it", "NAME"},
        {"date", 0, 0, G_OPTION_ARG_STRING, &run.wish.date, "of the print or event; today", "DAY"},
        {"again", 0, 0, G_OPTION_ARG_NONE, &run.wish.again,
         "record: the same content printed a second time on the same day", NULL},
        {"count", 0, 0, G_OPTION_ARG_INT, &run.count, "event: how many copies", "N"},
        {"note", 0, 0, G_OPTION_ARG_STRING, &run.note, "event: in your words", "TEXT"},
        {"with", 0, 0, G_OPTION_ARG_FILENAME, &run.with,
         "event stickered, slipped: what they say; as dalil errata wrote it", "FILE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &run.out,
         "page: the folder to write to; output/pages", "DIR"},
        DALIL_NETWORK_OPTIONS(&run.network),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&run.network, "run", entries, &argc, &argv)) {
        if (run.wish.date && !dalil_day_is(run.wish.date))
            fprintf(stderr, "dalil run: --date takes a day such as 2026-11-23, not \"%s\"\n",
                    run.wish.date);
        else
            code = act(&run, names);
        dalil_runs_close(&run.runs);
        if (run.network.arena)
            dalil_network_close(&run.network);
    }
    g_free(run.wish.printer);
    g_free(run.wish.by);
    g_free(run.wish.date);
    g_free(run.note);
    g_free(run.out);
    g_free(run.with);
    return code;
}
