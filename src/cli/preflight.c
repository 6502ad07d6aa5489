/* preflight.c: dalil preflight: finished files checked, ours or anybody's */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/plural.h"
#include "cli/command.h"
#include "cli/network.h"
#include "cli/runs.h"
#include "record/ticket.h"
#include "record/json.h"

#define FILE_MAX (512 * 1024 * 1024) /* bytes */

static const char *const purposes[DALIL_PURPOSES] = {"print", "screen"};
static const char *const levels[] = {"", "warning", "error"};

typedef struct {
    char *purpose, *ticket, *output;
    int ink_limit, min_ppi, quantity;
    DalilNetworkRun network;
} Preflight;

static void
preflight_clear(Preflight *job)
{
    g_free(job->purpose);
    g_free(job->ticket);
    g_free(job->output);
    if (job->network.layouts) { /* it was opened */
        dalil_network_close(&job->network);
        return;
    }
    g_free(job->network.folder);
    g_free(job->network.colour);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Preflight, preflight_clear)

/* What a file is for when nobody says: a name that ends in .print.pdf is for print, as `render`
 * writes it. */
static DalilPurpose
purpose_of(const Preflight *job, const char *path)
{
    if (job->purpose)
        return g_str_equal(job->purpose, "screen") ? DALIL_FOR_SCREEN : DALIL_FOR_PRINT;
    return g_str_has_suffix(path, ".print.pdf") ? DALIL_FOR_PRINT : DALIL_FOR_SCREEN;
}

static void
say_text(const DalilPreflight *result, const char *path)
{
    int errors = dalil_preflight_count(result, DALIL_RULE_ERROR);
    int warnings = dalil_preflight_count(result, DALIL_RULE_WARNS);

    for (guint i = 0; i < result->findings->len; i++) {
        const DalilFinding *finding = &g_array_index(result->findings, DalilFinding, i);
        g_autofree char *sentence = dalil_preflight_sentence(finding);
        printf("%s: %s: [%s] %s\n", path, levels[dalil_preflight_level(result, finding)],
               dalil_rules[finding->rule].id, sentence);
    }
    printf("%s: %d page%s for %s: ", path, result->facts.pages, dalil_plural(result->facts.pages),
           purposes[result->purpose]);
    if (errors + warnings == 0)
        puts("nothing found");
    else
        printf("%d error%s, %d warning%s\n", errors, dalil_plural(errors), warnings,
               dalil_plural(warnings));
}

static void
say_json_line(json_t *line)
{
    g_autofree char *text = dalil_json_text(line, JSON_COMPACT);

    fputs(text, stdout);
}

/* One finding a line, then one line for the file. */
static void
say_json(const DalilPreflight *result, const char *path)
{
    for (guint i = 0; i < result->findings->len; i++) {
        const DalilFinding *f = &g_array_index(result->findings, DalilFinding, i);
        const DalilRule *rule = &dalil_rules[f->rule];
        say_json_line(json_pack("{s:i,s:s,s:s,s:s,s:i,s:i,s:i,s:s,s:s*,s:s,s:s}", "schema_version",
                                1, "file", path, "level", levels[dalil_preflight_level(result, f)],
                                "rule", rule->id, "page", f->page, "pages", f->pages, "times",
                                f->times, "what", rule->what, "found", f->found, "clause",
                                rule->clause, "mend", rule->mend));
    }
    say_json_line(json_pack("{s:i,s:s,s:s,s:i,s:i,s:i,s:i}", "schema_version", 1, "file", path,
                            "for", purposes[result->purpose], "pages", result->facts.pages, "ink",
                            (int)(result->facts.area_ink * 100 + 0.5), "errors",
                            dalil_preflight_count(result, DALIL_RULE_ERROR), "warnings",
                            dalil_preflight_count(result, DALIL_RULE_WARNS)));
}

/* Returns the exit code of this file. */
static int
look_at(const Preflight *job, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPreflight) result = NULL;
    DalilPreflightWish wish = {purpose_of(job, path), job->ink_limit / 100.0, job->min_ppi, FALSE};
    gsize length = 0;
    g_autofree char *bytes = dalil_file_read_most(path, FILE_MAX, &length, &error);

    if (bytes)
        result = dalil_preflight((const guint8 *)bytes, length, &wish, &error);
    if (!result) {
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    if (job->network.json)
        say_json(result, path);
    else
        say_text(result, path);
    return dalil_preflight_count(result, DALIL_RULE_ERROR) > 0 ? DALIL_EXIT_CONTENT
                                                               : DALIL_EXIT_DONE;
}

/* The layout a file was rendered from, as its name tells: EDITION.print.pdf. NULL: nobody knows. */
static const DalilTemplate *
layout_of(Preflight *job, const char *file, const DalilLanguage **language)
{
    g_auto(GStrv) parts = g_strsplit(file, ".", -1);

    if (g_strv_length(parts) < 3)
        return NULL;
    *language = dalil_language_lookup(parts[1]);
    return *language ? dalil_network_template(&job->network, parts[0]) : NULL;
}

/* As print shops call them. */
static const char *const folds[] = {
    [DALIL_FOLD_LETTER] = "letter fold (C fold), the flap inside",
    [DALIL_FOLD_Z] = "Z fold",
    [DALIL_FOLD_BI] = "once, in the middle",
    [DALIL_FOLD_GATE] = "gate fold: two doors before the centre",
    [DALIL_FOLD_DOUBLE_GATE] = "closed gate fold: the doors, then once in the middle",
    [DALIL_FOLD_BOOKLET] = "sheets of four pages, folded once and stapled",
};

/* NULL: it is not folded, or nobody knows. */
static const char *
fold_of(const DalilTemplate *layout)
{
    return layout && layout->fold < (int)G_N_ELEMENTS(folds) ? folds[layout->fold] : NULL;
}

static const char *
bound_of(const DalilPdfFacts *facts, const DalilLanguage *language)
{
    gboolean rtl = language ? language->direction == DALIL_RTL : facts->rtl;

    return facts->pages <= 4 ? NULL : rtl ? "on the right" : "on the left";
}

/* Returns the exit code. */
static int
write_ticket(Preflight *job, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPreflight) result = NULL;
    g_autoptr(GByteArray) out = NULL;
    g_autofree char *file = g_path_get_basename(path), *today = dalil_day_today();
    g_autofree char *bytes = NULL;
    const char *fold = NULL;
    const DalilPreflightWish wish = {DALIL_FOR_PRINT, job->ink_limit / 100.0, job->min_ppi, FALSE};
    const DalilLanguage *language = NULL;
    gsize length = 0;

    dalil_network_open(&job->network);
    fold = fold_of(layout_of(job, file, &language));
    if ((bytes = dalil_file_read_most(path, FILE_MAX, &length, &error)))
        result = dalil_preflight((const guint8 *)bytes, length, &wish, &error);
    if (result) {
        DalilTicket ticket = {file,
                              fold,
                              bound_of(&result->facts, language),
                              job->quantity,
                              today,
                              result,
                              (guint8 *)bytes,
                              length};
        out = dalil_ticket_pdf(&ticket, job->network.fonts, job->network.shaper, job->network.diags,
                               &error);
    }
    if (!out || !dalil_file_write(job->output, out->data, out->len, &error)) {
        fprintf(stderr, "dalil: %s: %s\n", out ? job->output : path, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    puts(job->output);
    return dalil_preflight_count(result, DALIL_RULE_ERROR) > 0 ? DALIL_EXIT_CONTENT
                                                               : DALIL_EXIT_DONE;
}

/* FALSE after saying so. */
static gboolean
is_sensible(const Preflight *job, int n)
{
    const char *wrong = NULL;

    if (job->purpose && !g_str_equal(job->purpose, "print") && !g_str_equal(job->purpose, "screen"))
        wrong = "--for is print or screen";
    else if (job->ink_limit < 0 || job->ink_limit > 400)
        wrong = "--ink-limit is in percent of all plates, at most 400";
    else if (job->min_ppi < 0 || job->min_ppi > 2400)
        wrong = "--min-ppi is in pixels an inch, at most 2400";
    else if (job->ticket && !job->output)
        wrong = "say with -o where to write the ticket";
    else if (n < 1 && !job->ticket)
        wrong = "name at least one PDF file";
    if (wrong)
        fprintf(stderr, "dalil preflight: %s; see `dalil preflight --help`\n", wrong);
    return wrong == NULL;
}

int
dalil_command_preflight(int argc, char **argv)
{
    g_auto(Preflight) job = {0};
    int code = DALIL_EXIT_DONE;
    const GOptionEntry entries[] = {
        {"for", 0, 0, G_OPTION_ARG_STRING, &job.purpose,
         "print or screen (print for NAME.print.pdf, else screen)", "WHAT"},
        {"ink-limit", 0, 0, G_OPTION_ARG_INT, &job.ink_limit,
         "percent of all plates in one colour (300)", "N"},
        {"min-ppi", 0, 0, G_OPTION_ARG_INT, &job.min_ppi, "of pictures (250)", "N"},
        {"ticket", 0, 0, G_OPTION_ARG_FILENAME, &job.ticket,
         "write a page about FILE for the print shop", "FILE"},
        {"quantity", 0, 0, G_OPTION_ARG_INT, &job.quantity, "copies, for the ticket", "N"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &job.output, "where to write the ticket", "FILE"},
        DALIL_NETWORK_OPTIONS(&job.network),
        {NULL}};

    if (!dalil_network_parse(&job.network, "preflight", entries, &argc, &argv) ||
        !is_sensible(&job, argc - 1))
        return DALIL_EXIT_USAGE;
    if (job.ticket)
        return write_ticket(&job, job.ticket);
    for (int i = 1; i < argc; i++) {
        int one = look_at(&job, argv[i]);
        code = MAX(code, one);
    }
    return code;
}
