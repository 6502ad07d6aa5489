/* impose.c: dalil impose: finished pages on the sheets they are printed on */
#include <stdio.h>
#include <string.h>

#include "base/plural.h"
#include "base/file.h"
#include "base/length.h"
#include "cli/command.h"
#include "press/impose.h"

#define FILE_MAX (512 * 1024 * 1024) /* bytes */
#define CREEP_MAX DALIL_MM(1)

/* Paper of printers, upright. */
static const struct {
    const char *name;
    double width_mm, height_mm;
} papers[] = {{"a5", 148, 210}, {"a4", 210, 297},         {"a3", 297, 420},
              {"a2", 420, 594}, {"letter", 215.9, 279.4}, {"sra3", 320, 450}};

typedef struct {
    gboolean booklet, rtl, repeat;
    char *cells, *tiles, *paper, *creep, *overlap, *margin, *output;
    DalilImposeWish wish;
} Impose;

static void
impose_clear(Impose *job)
{
    g_free(job->cells);
    g_free(job->tiles);
    g_free(job->paper);
    g_free(job->creep);
    g_free(job->overlap);
    g_free(job->margin);
    g_free(job->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Impose, impose_clear)

/* FALSE after saying so. */
static gboolean
read_length(const char *option, const char *text, double most, double *points)
{
    if (!text || (dalil_length_parse(text, points) && *points >= 0 && *points <= most))
        return TRUE;
    fprintf(stderr, "dalil impose: %s: \"%s\" is not a length from 0 to %.0f mm, such as \"%s\"\n",
            option, text, most / DALIL_MM(1), most > CREEP_MAX ? "10mm" : "0.1mm");
    return FALSE;
}

static gboolean
read_paper(const char *text, DalilImposeWish *wish)
{
    g_autofree char *name = g_ascii_strdown(text, -1);

    for (gsize i = 0; i < G_N_ELEMENTS(papers); i++)
        if (g_str_equal(papers[i].name, name)) {
            wish->width = DALIL_MM(papers[i].width_mm);
            wish->height = DALIL_MM(papers[i].height_mm);
            return TRUE;
        }
    fprintf(stderr, "dalil impose: there is no paper \"%s\"; there are a5 a4 a3 a2 letter sra3\n",
            text);
    return FALSE;
}

/* "3x8" */
static gboolean
read_cells(const char *text, DalilImposeWish *wish)
{
    char rest = '\0';

    if (strlen(text) < 6 && sscanf(text, "%2dx%2d%c", &wish->columns, &wish->rows, &rest) == 2 &&
        wish->columns > 0 && wish->rows > 0)
        return TRUE;
    fprintf(stderr, "dalil impose: --nup %s: write columns x rows, as in 2x5\n", text);
    return FALSE;
}

static gboolean
read_wish(Impose *job)
{
    DalilImposeWish *wish = &job->wish;

    *wish = (DalilImposeWish){.kind = DALIL_IMPOSE_BOOKLET,
                              .rtl = job->rtl,
                              .repeat = job->repeat,
                              .margin = DALIL_MM(10),
                              .overlap = DALIL_MM(10)};
    if (job->booklet + (job->cells != NULL) + (job->tiles != NULL) != 1) {
        fprintf(stderr, "dalil impose: say one of --booklet, --nup 2x5, --tiles a4\n");
        return FALSE;
    }
    if (job->cells)
        wish->kind = DALIL_IMPOSE_CELLS;
    if (job->tiles)
        wish->kind = DALIL_IMPOSE_TILES;
    return read_paper(job->tiles   ? job->tiles
                      : job->paper ? job->paper
                                   : "a4",
                      wish) &&
           (!job->cells || read_cells(job->cells, wish)) &&
           read_length("--creep", job->creep, CREEP_MAX, &wish->creep) &&
           read_length("--overlap", job->overlap, DALIL_MM(50), &wish->overlap) &&
           read_length("--margin", job->margin, DALIL_MM(50), &wish->margin);
}

static void
say(const Impose *job, const DalilImposeReport *report)
{
    printf("%s: %d page%s on %d side%s", job->output, report->pages, dalil_plural(report->pages),
           report->sides, dalil_plural(report->sides));
    if (job->booklet) {
        printf(" of %d sheet%s; print on both sides, flip on the short edge, fold, staple",
               report->sides / 2, dalil_plural(report->sides / 2));
        if (report->blank > 0)
            printf("; the last %d page%s %s blank", report->blank, dalil_plural(report->blank),
                   report->blank == 1 ? "is" : "are");
    }
    puts("");
}

static int
impose(Impose *job, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) out = NULL;
    DalilImposeReport report = {0};
    gsize length = 0;
    g_autofree char *bytes = dalil_file_read_most(path, FILE_MAX, &length, &error);

    if (bytes)
        out = dalil_impose(&job->wish, (const guint8 *)bytes, length, &report, &error);
    if (!out) {
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
        return g_error_matches(error, DALIL_IMPOSE_ERROR, DALIL_IMPOSE_WRONG)
                   ? DALIL_EXIT_CONTENT
                   : DALIL_EXIT_UNREADABLE;
    }
    if (!dalil_file_write(job->output, out->data, out->len, &error)) {
        fprintf(stderr, "dalil: %s: %s\n", job->output, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    say(job, &report);
    return DALIL_EXIT_DONE;
}

int
dalil_command_impose(int argc, char **argv)
{
    g_auto(Impose) job = {0};
    const GOptionEntry entries[] = {
        {"booklet", 0, 0, G_OPTION_ARG_NONE, &job.booklet,
         "two pages a side, to be folded and stapled", NULL},
        {"nup", 0, 0, G_OPTION_ARG_STRING, &job.cells, "cards or slips on a sheet, with cut marks",
         "CxR"},
        {"tiles", 0, 0, G_OPTION_ARG_STRING, &job.tiles,
         "a poster in pieces that overlap, with cut marks", "PAPER"},
        {"rtl", 0, 0, G_OPTION_ARG_NONE, &job.rtl, "bound on the right; counted from the right",
         NULL},
        {"creep", 0, 0, G_OPTION_ARG_STRING, &job.creep,
         "booklet: how thick a sheet is (0; 0.1mm from 16 pages on)", "LENGTH"},
        {"repeat", 0, 0, G_OPTION_ARG_NONE, &job.repeat,
         "nup: fill a side with each page (cards: front, then back)", NULL},
        {"paper", 0, 0, G_OPTION_ARG_STRING, &job.paper, "nup: a5 a4 a3 a2 letter sra3 (a4)",
         "PAPER"},
        {"overlap", 0, 0, G_OPTION_ARG_STRING, &job.overlap, "tiles: what two share (10mm)",
         "LENGTH"},
        {"margin", 0, 0, G_OPTION_ARG_STRING, &job.margin,
         "tiles: what the printer leaves white (10mm)", "LENGTH"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &job.output, "the file to write", "FILE"},
        {NULL}};

    if (!dalil_command_parse(dalil_command_lookup("impose"), entries, &argc, &argv))
        return DALIL_EXIT_USAGE;
    if (argc != 2 || !job.output) {
        fprintf(stderr, "dalil impose: name one PDF file and, with -o, what to write; see `dalil "
                        "impose --help`\n");
        return DALIL_EXIT_USAGE;
    }
    return read_wish(&job) ? impose(&job, argv[1]) : DALIL_EXIT_USAGE;
}
