/* errata.c: dalil errata: labels, a guide and slips for the copies that are out */
#include <glib/gstdio.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/plural.h"
#include "cli/command.h"
#include "cli/runs.h"
#include "cli/worse.h"
#include "record/guide.h"
#include "record/json.h"
#include "record/slip.h"
#include "record/strips.h"

enum { COPIES_MAX = 20000 }; /* leaflets at a time: beyond, the file grows out of hand */

typedef struct {
    DalilNetworkRun network;
    DalilRuns runs;
    DalilArena *arena;
    char *label, *output, *today;
    int copies;
    gboolean all;
    const DalilLabels *labels;
} Errata;

/* One run read against today. */
typedef struct {
    GPtrArray *before, *now; /* DalilCanon, one a language */
    DalilComparison *comparison;
    DalilErrata *errata;
} Mending;

static void
mending_clear(Mending *mending)
{
    dalil_errata_free(mending->errata);
    dalil_comparison_free(mending->comparison);
    g_clear_pointer(&mending->before, g_ptr_array_unref);
    g_clear_pointer(&mending->now, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Mending, mending_clear)

/* What is said today in each of the run's languages. FALSE: not all of it is translated. */
static gboolean
gather_now(const Errata *job, const DalilRun *run, Mending *mending)
{
    g_auto(GStrv) tags = g_strsplit(run->language, "+", -1);
    DalilDiags *diags = job->network.diags;
    int before = dalil_diags_errors(diags); /* of other languages */

    mending->now = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_canon_free);
    for (char **tag = tags; *tag; tag++) {
        const DalilLanguage *language = dalil_language_lookup(*tag);
        if (!language) {
            fprintf(stderr, "dalil: %s: nobody knows the language \"%s\"\n", run->id, *tag);
            return FALSE;
        }
        dalil_content_check_language(job->network.content, diags, *tag);
        g_ptr_array_add(mending->now, dalil_canon_new(job->network.content, language));
    }
    return dalil_diags_errors(diags) == before;
}

static int
mending_read(Errata *job, const DalilRun *run, Mending *mending)
{
    g_autoptr(GError) error = NULL;

    if (!gather_now(job, run, mending))
        return DALIL_EXIT_CONTENT;
    if ((mending->before = dalil_events_canons(job->runs.events, run, NULL, &error))) {
        mending->comparison = dalil_compare_all(mending->before, mending->now, job->today);
        mending->errata = dalil_errata_new(job->arena, job->network.shaper, run,
                                           job->network.content, mending->comparison, &error);
    }
    if (mending->errata)
        return DALIL_EXIT_DONE;
    fprintf(stderr, "dalil: %s\n", error->message);
    return DALIL_EXIT_UNREADABLE;
}

/* FALSE after saying why not. */
static gboolean
write_file(const Errata *job, const char *path, const void *bytes, gsize length)
{
    g_autoptr(GError) error = NULL;

    if (g_mkdir_with_parents(job->output, 0755) != 0)
        fprintf(stderr, "dalil: %s: %s\n", job->output, g_strerror(errno));
    else if (!dalil_file_write(path, bytes, length, &error))
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
    else
        return TRUE;
    return FALSE;
}

/* Writes the file and says its name. */
static int
write_sheets(const Errata *job, const DalilRun *run, const char *what, const GArray *sheets)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strconcat(what, ".pdf", NULL);
    g_autofree char *path = dalil_runs_errata_path(job->output, run, name);
    g_autofree char *title = g_strdup_printf("%s %s", run->code, what);
    g_autoptr(GByteArray) pdf =
        dalil_paint_sheets((const DalilSheet *)(gconstpointer)sheets->data, (int)sheets->len,
                           job->network.fonts, title, job->today, &error);

    if (!pdf) {
        fprintf(stderr, "dalil: %s\n", error->message);
        return DALIL_EXIT_INTERNAL;
    }
    if (!write_file(job, path, pdf->data, pdf->len))
        return DALIL_EXIT_UNREADABLE;
    puts(path);
    return DALIL_EXIT_DONE;
}

static double
mm(double points)
{
    return points * 25.4 / 72;
}

static void
tell_stickers(const Errata *job, const DalilErrata *errata, const DalilLabelGrid *grid)
{
    int n = (int)errata->stickers->len, sheets = dalil_labels_sheets(grid, job->copies);

    printf("  %s: %d label%s for each of %d leaflets, on %d sheet%s of %s\n", errata->run->edition,
           n, dalil_plural(n), job->copies, sheets, dalil_plural(sheets), job->labels->name);
    for (int i = 0; i < n; i++) {
        const DalilSticker *s = &g_array_index(errata->stickers, DalilSticker, i);
        g_autofree char *line = dalil_guide_line(errata, s, FALSE);
        g_autofree char *value = dalil_guide_value(s, FALSE);
        printf("  %d: %s: %s; %.1f x %.1f mm, %.1f from the left and %.1f from the top", i + 1,
               line, value, mm(s->label.width), mm(s->label.height), mm(s->label.x),
               mm(s->label.y));
        if (s->size > 0)
            printf(", %.1f pt", s->size);
        putchar('\n');
    }
}

static void
warn_of_stickers(const DalilErrata *errata)
{
    puts("  note: use opaque labels, else the old print shows through");
    for (int i = 0; i < (int)errata->stickers->len; i++) {
        const DalilSticker *s = &g_array_index(errata->stickers, DalilSticker, i);
        if (s->small)
            printf("  note: label %d is only %.1f mm high, lower than %g mm: hard to place by "
                   "hand\n",
                   i + 1, mm(s->label.height), DALIL_ERRATA_SMALL_MM);
        if (s->on_fold)
            printf("  note: the sheet is folded through label %d\n", i + 1);
    }
}

static int
write_stickers(const Errata *job, const DalilErrata *errata)
{
    DalilLabelGrid grid = {0};
    int large = 0, code = 0;
    g_autoptr(GArray) sheets = NULL;
    g_autoptr(GArray) guide = NULL;

    if (errata->stickers->len == 0)
        return DALIL_EXIT_DONE;
    if (!dalil_strips_grid(errata, job->labels, &grid, &large)) {
        const DalilSticker *s = &g_array_index(errata->stickers, DalilSticker, large);
        fprintf(
            stderr,
            "dalil errata: with room for its cutting marks, label %d (%.1f x %.1f mm) is larger "
            "than those of %s; take larger ones, or --label a4\n",
            large + 1, mm(s->label.width), mm(s->label.height), job->labels->name);
        return DALIL_EXIT_USAGE;
    }
    sheets = dalil_strips_sheets(job->arena, job->network.shaper, errata, &grid, job->copies);
    code = write_sheets(job, errata->run, "stickers", sheets);
    if (code == DALIL_EXIT_DONE) {
        tell_stickers(job, errata, &grid);
        warn_of_stickers(errata);
        guide = dalil_guide_sheets(job->arena, job->network.shaper, errata, job->copies,
                                   job->labels->name);
        code = write_sheets(job, errata->run, "guide", guide);
    }
    dalil_labels_clear(&grid);
    return code;
}

static void
tell_unmended(const DalilErrata *errata)
{
    for (guint i = 0; i < errata->unmended->len; i++) {
        const DalilUnmended *left = &g_array_index(errata->unmended, DalilUnmended, i);
        g_autofree char *about = dalil_guide_about(left->change, FALSE);
        printf("  on the slip alone: %s: %s\n", about, left->why);
    }
    for (guint i = 0; i < errata->absent->len; i++) {
        g_autofree char *about = dalil_guide_about(errata->absent->pdata[i], FALSE);
        printf("  not printed in this layout: %s\n", about);
    }
}

/* Other languages' runs that are still about, their last ones. (transfer container) */
static GPtrArray *
others(const Errata *job, const DalilRun *run)
{
    GPtrArray *list = g_ptr_array_new();

    for (guint i = 0; i < job->runs.runs->len && job->all; i++) {
        const DalilRun *other = job->runs.runs->pdata[i];
        gboolean known = strcmp(other->language, run->language) == 0;
        for (guint k = 0; k < list->len && !known; k++)
            known = strcmp(((const DalilRun *)list->pdata[k])->language, other->language) == 0;
        if (!known && other == dalil_runs_last(job->runs.runs, other->edition) &&
            dalil_events_left(job->runs.events, other) != 0)
            g_ptr_array_add(list, (gpointer)other);
    }
    return list;
}

/* The slip's sheets in one language, and a line about them. */
static void
add_slip(const Errata *job, const DalilErrata *errata, GArray *sheets, GString *lines)
{
    DalilSlip slip = dalil_slip_new(job->arena, job->network.shaper, errata);
    g_autoptr(GArray) made = slip.sheets;

    g_array_append_vals(sheets, made->data, made->len);
    if (slip.changes > 0 && slip.on_sheet == 0)
        g_string_append_printf(lines, "  %s: no slip: a word is wider than its column\n",
                               errata->run->language);
    else if (slip.changes > 0)
        g_string_append_printf(lines, "  %s: %d thing%s changed, %d slip%s on a sheet of A4\n",
                               errata->run->language, slip.changes, dalil_plural(slip.changes),
                               slip.on_sheet, dalil_plural(slip.on_sheet));
}

/* What labels and slips say, for the log when they are on. */
static gboolean
write_mended(const Errata *job, const Mending *mending)
{
    const DalilRun *run = mending->errata->run;
    g_autofree char *path = dalil_runs_errata_path(job->output, run, "json");
    g_autoptr(GPtrArray) labels = dalil_mended_new(mending->errata, mending->now, FALSE);
    g_autoptr(GPtrArray) slip = dalil_mended_new(mending->errata, mending->now, TRUE);
    json_t *json = json_pack("{s:s, s:o, s:o}", "run", run->id, "labels", dalil_mended_json(labels),
                             "slip", dalil_mended_json(slip));
    g_autofree char *text = dalil_json_text(json, JSON_SORT_KEYS | JSON_INDENT(1));

    return write_file(job, path, text, strlen(text));
}

static int
write_slip(Errata *job, const DalilErrata *errata)
{
    g_autoptr(GArray) sheets = g_array_new(FALSE, TRUE, sizeof(DalilSheet));
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autoptr(GPtrArray) list = others(job, errata->run);
    int code = DALIL_EXIT_DONE;

    add_slip(job, errata, sheets, lines);
    for (guint i = 0; i < list->len; i++) {
        g_auto(Mending) other = {0};
        int read = mending_read(job, list->pdata[i], &other);
        if (read == DALIL_EXIT_DONE) {
            add_slip(job, other.errata, sheets, lines);
            if (!write_mended(job, &other))
                read = DALIL_EXIT_UNREADABLE;
        }
        code = dalil_worse(code, read);
    }
    if (sheets->len > 0)
        code = dalil_worse(code, write_sheets(job, errata->run, "slip", sheets));
    fputs(lines->str, stdout);
    return code;
}

/* How the log is told. */
static void
tell_log(const Errata *job, const DalilErrata *errata)
{
    g_autofree char *usual = dalil_network_output(&job->network);
    g_autofree char *path = dalil_runs_errata_path(job->output, errata->run, "json");
    gboolean elsewhere = strcmp(usual, job->output) != 0;

    if (errata->stickers->len > 0)
        printf("  when all copies have their labels: dalil run event %s stickered%s%s\n",
               errata->run->id, elsewhere ? " --with " : "", elsewhere ? path : "");
    printf("  when all copies have the slip: dalil run event %s slipped%s%s\n", errata->run->id,
           elsewhere ? " --with " : "", elsewhere ? path : "");
}

static int
mend_run(Errata *job, const DalilRun *run)
{
    g_auto(Mending) mending = {0};
    int code = mending_read(job, run, &mending);

    if (code != DALIL_EXIT_DONE)
        return code;
    if (dalil_comparison_count(mending.comparison, 0, DALIL_OPPORTUNITY) == 0) {
        printf("%s: nothing to mend: all it says is still so\n", run->id);
        return DALIL_EXIT_DONE;
    }
    code = write_stickers(job, mending.errata);
    if (code == DALIL_EXIT_DONE)
        code = write_slip(job, mending.errata);
    tell_unmended(mending.errata);
    if (!write_mended(job, &mending))
        return DALIL_EXIT_UNREADABLE;
    tell_log(job, mending.errata);
    return code;
}

static int
mend(Errata *job, char **names)
{
    const DalilRun *run = NULL;
    int code = 0;

    dalil_runs_open(&job->runs, &job->network);
    code = dalil_runs_report(&job->runs) ? DALIL_EXIT_UNREADABLE : DALIL_EXIT_DONE;
    if (!(run = dalil_runs_named(&job->runs, names[0])))
        return DALIL_EXIT_USAGE;
    if (job->copies < 0)
        job->copies = MIN(dalil_events_left(job->runs.events, run), COPIES_MAX);
    if (job->copies == 0) {
        printf("%s: no copies are left to mend; say --copies N if there are\n", run->id);
        return code;
    }
    dalil_network_open(&job->network);
    if (!job->network.content || dalil_diags_errors(job->network.diags) > 0)
        return dalil_network_report(&job->network);
    if (!job->output)
        job->output = dalil_network_output(&job->network);
    code = dalil_worse(code, mend_run(job, run));
    return dalil_worse(code, dalil_network_report(&job->network));
}

static gboolean
makes_sense(Errata *job, char **names)
{
    const char *near = NULL;

    if (!names || !names[0] || names[1]) {
        fprintf(stderr, "dalil errata: name one print run, as in: dalil errata trifold-a4.fr "
                        "--copies 350\n");
        return FALSE;
    }
    if (job->copies != -1 && (job->copies < 1 || job->copies > COPIES_MAX)) {
        fprintf(stderr, "dalil errata: --copies takes 1 to %d, not %d\n", COPIES_MAX, job->copies);
        return FALSE;
    }
    job->labels = dalil_labels_lookup(job->label ? job->label : "a4");
    if (job->labels)
        return TRUE;
    near = dalil_nearest(job->label, dalil_labels_ids());
    fprintf(stderr, "dalil errata: there are no labels \"%s\"%s%s%s; there are", job->label,
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    for (const char *const *id = dalil_labels_ids(); *id; id++)
        fprintf(stderr, "%s %s", id == dalil_labels_ids() ? "" : ",", *id);
    fputc('\n', stderr);
    return FALSE;
}

int
dalil_command_errata(int argc, char **argv)
{
    Errata job = {.copies = -1, .today = dalil_day_today()};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"copies", 'n', 0, G_OPTION_ARG_INT, &job.copies,
         "labels for so many leaflets (default: all that are left)", "N"},
        {"label", 0, 0, G_OPTION_ARG_STRING, &job.label,
         "a4 (to be cut), l7160, l7159, l7161, l7162, l7163, l7165, l7173, l7651 or 5160", "SHEET"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &job.all,
         "slips in the languages of all prints that are about", NULL},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &job.output, "folder to write to", "DIR"},
        DALIL_NETWORK_OPTIONS(&job.network),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&job.network, "errata", entries, &argc, &argv)) {
        job.arena = dalil_arena_new();
        if (makes_sense(&job, names))
            code = mend(&job, names);
        dalil_runs_close(&job.runs);
        if (job.network.arena)
            dalil_network_close(&job.network);
        dalil_arena_free(job.arena);
    }
    g_free(job.label);
    g_free(job.output);
    g_free(job.today);
    return code;
}
