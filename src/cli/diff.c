/* diff.c: dalil diff: what changed since the print that is about, and what to do */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "cli/command.h"
#include "cli/proof.h"
#include "cli/record.h"
#include "cli/worse.h"
#include "record/errata.h"
#include "record/matrix.h"
#include "record/tell.h"
#include "record/typefaces.h"

typedef struct {
    DalilNetworkRun network;
    DalilRuns runs;
    DalilProof proof;
    char *fail_on;
    gboolean exit_code, verbose, matrix;
    char *today;
    gboolean changed, failed; /* anything at all; anything as grave as --fail-on */
} Diff;

/* Severities up to this one make the command fail; -1: none. */
static int
fail_level(const Diff *diff)
{
    return diff->fail_on ? diff->fail_on[1] - '0' : -1;
}

static void
tell(Diff *diff, const DalilAnswer *answer)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (diff->network.json)
        dalil_tell_json(answer, text);
    else
        dalil_tell_text(answer, diff->verbose, dalil_network_colour(&diff->network, STDOUT_FILENO),
                        text);
    fputs(text->str, stdout);
    if (!answer->run)
        return;
    diff->changed |= answer->comparison->changes->len > 0;
    diff->failed |= dalil_comparison_count(answer->comparison, 0, fail_level(diff)) > 0;
    diff->changed |= answer->look != NULL;
    diff->failed |= answer->look && fail_level(diff) >= DALIL_APPEARANCE;
}

/* What an edition says today or in another run, and how it looks. Lent. */
typedef struct {
    GPtrArray *canons;      /* DalilCanon, one a language */
    char *layout_hash;      /* hex; NULL: not known, and not asked */
    const char *fonts_hash; /* of another run; NULL: the fonts that are here */
    const char *program;
    const DalilRun *run;      /* the other run; NULL: today */
    DalilNetworkRun *network; /* can make its pages; NULL: not opened yet */
} Now;

/* "layout, fonts"; NULL: it looks the same. (transfer full) */
static char *
look_of(const Diff *diff, const DalilRun *run, const Now *now)
{
    g_autofree char *fonts =
        now->fonts_hash ? NULL : dalil_typefaces_changed(run, diff->network.fonts);
    const struct {
        const char *word, *was, *is;
    } parts[] = {{"layout", run->layout_hash, now->layout_hash},
                 {"fonts", run->fonts_hash, now->fonts_hash},
                 {"dalil", run->program, now->program}};
    GString *words = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].was && parts[i].is && strcmp(parts[i].was, parts[i].is) != 0)
            g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", parts[i].word);
    if (fonts)
        g_string_append_printf(words, "%sfont files: %s", words->len > 0 ? ", " : "", fonts);
    return g_string_free(words, words->len == 0);
}

/* Whether labels would carry all that is wrong; asked where labels are few enough to be thought of.
 * A later run is opened for it: its words on the old places. */
static gboolean
stickers_fit(Diff *diff, const DalilRun *run, Now *now, const DalilComparison *comparison,
             const DalilThresholds *limits)
{
    int wrong = dalil_comparison_count(comparison, DALIL_SAFETY, DALIL_REACHABILITY);

    if (wrong == 0 || wrong > limits->stickers_max)
        return TRUE;
    if (!now->network)
        now->network = dalil_proof_kept(&diff->proof, &diff->network, now->run);
    if (now->network->content)
        return dalil_errata_fits(now->network->shaper, run, now->network->content, comparison);
    fprintf(stderr,
            "dalil: %s: its listings are not whole, so nobody measured whether labels fit\n",
            now->run->id);
    return TRUE;
}

/* What is known of an edition's copies. */
typedef struct {
    GPtrArray *before; /* DalilCanon, as they are mended */
    DalilComparison *comparison;
    DalilDecision *decision;
    char *look;
    int left, mended;
} Judged;

static void
judged_clear(Judged *judged)
{
    dalil_comparison_free(judged->comparison);
    dalil_decision_free(judged->decision);
    g_clear_pointer(&judged->before, g_ptr_array_unref);
    g_clear_pointer(&judged->look, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Judged, judged_clear)

/* FALSE after saying what cannot be read. */
static gboolean
judge(Diff *diff, const DalilRun *run, Now *now, Judged *judged)
{
    g_autoptr(GError) error = NULL;
    DalilCirculation about = {0, TRUE, FALSE, diff->today};
    DalilThresholds limits = diff->network.content
                                 ? dalil_thresholds_of(&diff->network.content->network)
                                 : dalil_thresholds_default;

    judged->before = dalil_events_canons(diff->runs.events, run, &judged->mended, &error);
    if (!judged->before) {
        fprintf(stderr, "dalil: %s\n", error->message);
        return FALSE;
    }
    judged->look = look_of(diff, run, now);
    judged->left = dalil_events_left(diff->runs.events, run);
    judged->comparison = dalil_compare_all(judged->before, now->canons, diff->today);
    about.left = judged->left;
    about.layout_changed = judged->look != NULL;
    about.stickers_fit = stickers_fit(diff, run, now, judged->comparison, &limits);
    judged->decision = dalil_decide(judged->comparison, judged->before->pdata[0], &about, &limits);
    return TRUE;
}

static int
answer_for(Diff *diff, const char *edition, const DalilRun *run, Now *now)
{
    g_auto(Judged) judged = {0};
    DalilAnswer answer = {.edition = edition, .run = run};

    if (run && !judge(diff, run, now, &judged))
        return DALIL_EXIT_UNREADABLE;
    if (run) {
        answer.left = judged.left;
        answer.mended = judged.mended;
        answer.comparison = judged.comparison;
        answer.decision = judged.decision;
        answer.look = judged.look;
    }
    tell(diff, &answer);
    return dalil_proof_add(
        &diff->proof, &(DalilProofOf){now->network, &answer, now->canons->pdata[0], diff->today});
}

static void
now_clear(Now *now)
{
    g_clear_pointer(&now->canons, g_ptr_array_unref);
    g_clear_pointer(&now->layout_hash, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Now, now_clear)

/* What @edition would say and how it would look if it were made now. FALSE after saying which file
 * of its layout cannot be read. */
static gboolean
made_now(Diff *diff, const DalilEditionName *edition, Now *now)
{
    g_autoptr(GError) error = NULL;

    now->program = DALIL_VERSION;
    now->network = &diff->network;
    now->canons = dalil_canon_both(diff->network.content, edition->language, edition->second);
    now->layout_hash = dalil_record_layout_hash(edition->layout, &error);
    if (error)
        fprintf(stderr, "dalil: %s\n", error->message);
    return !error;
}

/* The editions of the network, or the one of @only. NULL after saying what is wrong. */
static GArray *
editions_of(Diff *diff, const DalilRun *only)
{
    char *names[] = {only ? only->edition : NULL, NULL};
    GArray *editions = NULL;

    dalil_network_open(&diff->network);
    if (diff->network.content)
        editions = dalil_network_editions(&diff->network, only ? names : NULL, NULL, NULL);
    if (editions && dalil_diags_errors(diff->network.diags) > 0)
        g_clear_pointer(&editions, g_array_unref);
    return editions;
}

static int
against_content(Diff *diff, const DalilRun *only)
{
    g_autoptr(GArray) editions = editions_of(diff, only);
    int code = DALIL_EXIT_DONE;

    if (!editions)
        return dalil_network_report(&diff->network);
    for (guint i = 0; i < editions->len; i++) {
        const DalilEditionName *name = &g_array_index(editions, DalilEditionName, i);
        const DalilRun *run = only ? only : dalil_runs_last(diff->runs.runs, name->name);
        g_auto(Now) now = {0};
        if (i > 0 && !diff->network.json)
            putchar('\n');
        if (!made_now(diff, name, &now))
            code = DALIL_EXIT_UNREADABLE;
        code = dalil_worse(code, answer_for(diff, name->name, run, &now));
    }
    return code;
}

static int
between_runs(Diff *diff, const DalilRun *before, const DalilRun *after)
{
    g_autoptr(GError) error = NULL;
    g_auto(Now)
        now = {NULL, g_strdup(after->layout_hash), after->fonts_hash, after->program, after, NULL};

    if (strcmp(before->language, after->language) != 0) {
        fprintf(stderr,
                "dalil: %s and %s are in different languages; compare runs of one language, or "
                "all of them with --matrix\n",
                before->id, after->id);
        return DALIL_EXIT_USAGE;
    }
    if (diff->proof.pdf || diff->proof.pictures)
        now.network = dalil_proof_kept(&diff->proof, &diff->network, after);
    if (!(now.canons = dalil_run_canons(after, &error))) {
        fprintf(stderr, "dalil: %s\n", error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    return answer_for(diff, before->edition, before, &now);
}

/* One edition's column. FALSE after saying what cannot be read. */
static gboolean
add_column(Diff *diff, DalilMatrix *matrix, const DalilEditionName *name)
{
    const DalilRun *run = dalil_runs_last(diff->runs.runs, name->name);
    g_auto(Now) now = {0};
    g_auto(Judged) judged = {0};

    if (!run)
        return TRUE;
    if (!made_now(diff, name, &now) || !judge(diff, run, &now, &judged))
        return FALSE;
    dalil_matrix_add(matrix, name->name, now.canons->pdata[0], judged.comparison, judged.decision);
    diff->changed |= judged.comparison->changes->len > 0;
    diff->failed |= dalil_comparison_count(judged.comparison, 0, fail_level(diff)) > 0;
    return TRUE;
}

/* A run of which copies are about. FALSE after saying that it cannot be read. */
static gboolean
add_print(Diff *diff, DalilMatrix *matrix, const DalilRun *run)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) canons = NULL;

    if (dalil_events_left(diff->runs.events, run) == 0)
        return TRUE;
    if ((canons = dalil_events_canons(diff->runs.events, run, NULL, &error)))
        dalil_matrix_circulates(matrix, run, g_ptr_array_steal_index(canons, 0));
    else if (run != dalil_runs_last(diff->runs.runs, run->edition)) /* that was said */
        fprintf(stderr, "dalil: %s\n", error->message);
    return canons != NULL;
}

static int
show_matrix(Diff *diff)
{
    g_autoptr(GArray) editions = editions_of(diff, NULL);
    g_autoptr(DalilMatrix) matrix = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    int code = DALIL_EXIT_DONE;

    if (!editions)
        return dalil_network_report(&diff->network);
    matrix = dalil_matrix_new();
    for (guint i = 0; i < editions->len; i++)
        if (!add_column(diff, matrix, &g_array_index(editions, DalilEditionName, i)))
            code = DALIL_EXIT_UNREADABLE;
    for (guint i = 0; i < diff->runs.runs->len; i++)
        if (!add_print(diff, matrix, diff->runs.runs->pdata[i]))
            code = DALIL_EXIT_UNREADABLE;
    if (diff->network.json)
        dalil_matrix_json(matrix, text);
    else
        dalil_matrix_text(matrix, dalil_network_colour(&diff->network, STDOUT_FILENO), text);
    fputs(text->str, stdout);
    return code;
}

static int
answer(Diff *diff, char **names)
{
    const DalilRun *runs[2] = {NULL, NULL};
    int n = names ? (int)g_strv_length(names) : 0;

    if (diff->matrix && n == 0)
        return show_matrix(diff);
    for (int i = 0; i < n; i++)
        if (!(runs[i] = dalil_runs_named(&diff->runs, names[i])))
            return DALIL_EXIT_USAGE;
    return n == 2 ? between_runs(diff, runs[0], runs[1]) : against_content(diff, runs[0]);
}

static int
compare(Diff *diff, char **names)
{
    int n = names ? (int)g_strv_length(names) : 0, code = DALIL_EXIT_DONE;

    if (n > 2 || (n > 0 && diff->matrix)) {
        fprintf(stderr, "dalil diff: give one print run, or two; with --matrix none\n");
        return DALIL_EXIT_USAGE;
    }
    dalil_runs_open(&diff->runs, &diff->network);
    if (dalil_runs_report(&diff->runs))
        code = DALIL_EXIT_UNREADABLE;
    code = dalil_worse(code, answer(diff, names));
    code = dalil_worse(code, dalil_proof_write(&diff->proof));
    if (code == DALIL_EXIT_DONE && (diff->failed || (diff->exit_code && diff->changed)))
        code = DALIL_EXIT_CONTENT;
    return code;
}

static gboolean
makes_sense(const Diff *diff)
{
    const char *level = diff->fail_on;

    if (!level || (strlen(level) == 2 && level[0] == 'S' && level[1] >= '0' && level[1] <= '5'))
        return TRUE;
    fprintf(stderr, "dalil diff: --fail-on takes S0 to S5, not \"%s\"\n", level);
    return FALSE;
}

int
dalil_command_diff(int argc, char **argv)
{
    Diff diff = {.today = dalil_day_today()};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"exit-code", 0, 0, G_OPTION_ARG_NONE, &diff.exit_code, "exit with 1 when anything changed",
         NULL},
        {"fail-on", 0, 0, G_OPTION_ARG_STRING, &diff.fail_on,
         "exit with 1 when a change is as grave: S0 (danger) to S5 (unseen)", "S1"},
        {"matrix", 0, 0, G_OPTION_ARG_NONE, &diff.matrix,
         "every service in every edition, and prints that contradict each other", NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &diff.verbose, "changes no reader sees, too", NULL},
        DALIL_PROOF_OPTIONS(&diff.proof),
        DALIL_NETWORK_OPTIONS(&diff.network),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&diff.network, "diff", entries, &argc, &argv)) {
        if (makes_sense(&diff))
            code = compare(&diff, names);
        dalil_proof_clear(&diff.proof);
        dalil_runs_close(&diff.runs);
        if (diff.network.arena)
            dalil_network_close(&diff.network);
    }
    g_free(diff.fail_on);
    g_free(diff.today);
    return code;
}
