/* bench.c: how long dalil takes, as ratios to HarfBuzz alone, which depend less on the machine
 *
 *     bench DALIL NAIVE FOLDER...
 *
 * Each FOLDER is a network made by convert.py. Whole programs are timed first, while this one is
 * small (what it has grown to would show in their memory), then the stages in turn, run by run,
 * so that whatever else the machine does falls on all of them alike.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "press.h"
#include "process.h"
#include "stages.h"

enum { SIZES_MOST = 4, ARGS_MOST = 16 };

/* No further run of one row begins after so many seconds, or after so many runs. */
#define BUDGET 2.5
/* What takes longer than this is run only once. */
#define LONG 10.0
enum { RUNS_MOST = 7 };

enum {
    ROW_HARFBUZZ,
    ROW_READ,
    ROW_COMPOSE,
    ROW_MEASURE,
    ROW_PANGO,
    ROW_FLOW,
    ROW_SEARCH,
    ROW_DRAW,
    ROW_PASS,
    ROW_SCREEN,
    ROW_PROOF,
    ROW_RULES,
    ROW_RULES_PRINT,
    ROW_SET,
    ROW_SET_ALONE,
    ROW_NAIVE,
    ROWS
};

static const char *const row_names[ROWS] = {
    [ROW_HARFBUZZ] = "HarfBuzz alone, every paragraph",
    [ROW_READ] = "listings read and checked",
    [ROW_COMPOSE] = "composed",
    [ROW_MEASURE] = "composed and measured",
    [ROW_PANGO] = "the same as PangoLayouts",
    [ROW_FLOW] = "one fitting pass",
    [ROW_SEARCH] = "fitted as a leaflet, evened out",
    [ROW_DRAW] = "one language drawn by Cairo",
    [ROW_PASS] = "press pass over it",
    [ROW_SCREEN] = "drawn with tags, made PDF/UA",
    [ROW_PROOF] = "read back and compared",
    [ROW_RULES] = "preflight of the screen file",
    [ROW_RULES_PRINT] = "preflight of the print file",
    [ROW_SET] = "whole edition set",
    [ROW_SET_ALONE] = "whole edition set, --jobs 1",
    [ROW_NAIVE] = "whole set by Pango and Cairo",
};

/* A network of one size and what was seen of it. */
typedef struct {
    const char *folder;
    char *lines, *out;
    int services, pages; /* pages: of the edition that is drawn */
    gsize paragraphs, asked, shaped;
    Times times[ROWS];
    Process memory[ROWS];
} Size;

static void
command_for(const Size *size, int row, const char *dalil, const char *naive, const char **argv)
{
    const char *const render[] = {dalil, "render", "-q", "-C", size->folder, "-o", size->out, NULL};
    const char *const alone[] = {dalil, "render",  "-q",     "-C", size->folder,
                                 "-o",  size->out, "--jobs", "1",  NULL};
    const char *const plain[] = {naive, size->lines, size->out, "en", "fr", "ar", "es", "am", NULL};
    const char *const *from = row == ROW_SET ? render : row == ROW_SET_ALONE ? alone : plain;
    int n = 0;

    for (; from[n]; n++)
        argv[n] = from[n];
    argv[n] = NULL;
}

/* Once for the memory, which also warms the disk's cache, then as often as the budget allows. */
static gboolean
time_program(Size *size, int row, const char *dalil, const char *naive)
{
    const char *argv[ARGS_MOST];
    double spent = 0;

    command_for(size, row, dalil, naive, argv);
    size->memory[row] = process_run(argv, TRUE);
    if (size->memory[row].good && size->memory[row].wall > LONG) {
        times_add(&size->times[row], size->memory[row].wall);
        return TRUE;
    }
    for (int run = 0; run < RUNS_MOST && spent < BUDGET; run++) {
        Process process = process_run(argv, FALSE);
        if (!process.good) {
            fprintf(stderr, "bench: %s failed for %s\n", argv[0], size->folder);
            return FALSE;
        }
        spent += process.wall;
        times_add(&size->times[row], process.wall);
        size->memory[row].largest_kb = MAX(size->memory[row].largest_kb, process.largest_kb);
    }
    return TRUE;
}

/* All stages once. */
static void
run_stages(Size *size, Stages *stages, BenchPress *press)
{
    double composing = 0;

    times_add(&size->times[ROW_HARFBUZZ], stage_harfbuzz(stages));
    times_add(&size->times[ROW_READ], stage_read(size->folder));
    times_add(&size->times[ROW_MEASURE], stage_measure(stages, &composing));
    times_add(&size->times[ROW_COMPOSE], composing);
    times_add(&size->times[ROW_PANGO], stage_pango(stages));
    times_add(&size->times[ROW_FLOW], stage_flow(stages));
    times_add(&size->times[ROW_SEARCH], stage_search(stages));
    times_add(&size->times[ROW_DRAW], bench_press_draw(press));
    times_add(&size->times[ROW_PASS], bench_press_pass(press));
    times_add(&size->times[ROW_SCREEN], bench_press_screen(press));
    times_add(&size->times[ROW_PROOF], bench_press_proof(press));
    times_add(&size->times[ROW_RULES], bench_press_rules(press, FALSE));
    times_add(&size->times[ROW_RULES_PRINT], bench_press_rules(press, TRUE));
}

static gboolean
time_stages(Size *size, Times *start)
{
    Stages *stages = stages_new(size->folder);
    BenchPress *press = stages ? bench_press_new(stages) : NULL;
    double began = clock_now();

    if (!press) {
        stages_free(stages);
        return FALSE;
    }
    for (int run = 0; run < RUNS_MOST && clock_now() - began < BUDGET; run++)
        run_stages(size, stages, press);
    for (int run = 0; start && run < CLOCK_RUNS; run++)
        times_add(start, stage_start(stages));
    size->services = stages->content->services.n;
    size->paragraphs = stages->paragraphs;
    size->asked = stages->asked;
    size->shaped = stages->shaped;
    size->pages = bench_press_pages(press);
    bench_press_free(press);
    stages_free(stages);
    return TRUE;
}

static gboolean
open_size(Size *size, const char *folder)
{
    size->folder = folder;
    size->lines = g_build_filename(folder, "lines", NULL);
    size->out = g_build_filename(folder, "output", NULL);
    if (g_mkdir_with_parents(size->out, 0755) == 0)
        return TRUE;
    fprintf(stderr, "bench: cannot make the folder %s\n", size->out);
    return FALSE;
}

static void
print_row(const Size *sizes, int n, int row)
{
    printf("%-32s", row_names[row]);
    for (int i = 0; i < n; i++) {
        const Times *times = &sizes[i].times[row];
        double ms = 1000 * times_median(times);
        g_autofree char *range =
            g_strdup_printf("%.*f-%.*f", ms < 20 ? 1 : 0, 1000 * times_least(times),
                            ms < 20 ? 1 : 0, 1000 * times_most(times));
        printf(" %9.*f %-13s %7.2f", ms < 20 ? 1 : 0, ms, range,
               times_median(times) / times_median(&sizes[i].times[ROW_HARFBUZZ]));
    }
    if (n > 1)
        printf("   %5.1f",
               times_median(&sizes[n - 1].times[row]) / times_median(&sizes[n - 2].times[row]));
    printf("\n");
}

static void
print_table(const Size *sizes, int n)
{
    printf("%-32s", "services");
    for (int i = 0; i < n; i++)
        printf(" %9d %-13s %7s", sizes[i].services, "", "");
    printf("%s\n%-32s", n > 1 ? "   times" : "", "five languages");
    for (int i = 0; i < n; i++)
        printf(" %9s %-13s %7s", "ms", "least-most", "ratio");
    if (n > 1)
        printf("   for %.3gx", (double)sizes[n - 1].services / sizes[n - 2].services);
    printf("\n");
    for (int row = 0; row < ROWS; row++)
        print_row(sizes, n, row);
}

static void
print_memory(const Size *sizes, int n)
{
    static const int rows[] = {ROW_SET, ROW_SET_ALONE, ROW_NAIVE};

    printf("\nmemory at its peak, MiB: largest process / all its processes together\n");
    for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
        printf("%-32s", row_names[rows[r]]);
        for (int i = 0; i < n; i++) {
            const Process *memory = &sizes[i].memory[rows[r]];
            printf(" %9.0f / %-11.0f %7s", memory->largest_kb / 1024.0,
                   memory->together_kb / 1024.0, "");
        }
        printf("\n");
    }
}

/* The program's own start, before it has anything to do. */
static void
time_start(const char *dalil, Times *times)
{
    const char *const argv[] = {dalil, "--version", NULL};

    for (int run = 0; run < CLOCK_RUNS; run++)
        times_add(times, process_run(argv, FALSE).wall);
}

static void
print_start(const char *what, const Times *times)
{
    printf("%s: %.2f ms (%.2f-%.2f)\n", what, 1000 * times_median(times), 1000 * times_least(times),
           1000 * times_most(times));
}

/* What the search costs beside the plain way to ask whether one size fits. */
static void
print_search(const Size *sizes, int n)
{
    for (int i = 0; i < n; i++)
        printf(
            "%d services: the whole search takes %.3f times one PangoLayout of every paragraph\n",
            sizes[i].services,
            times_median(&sizes[i].times[ROW_SEARCH]) / times_median(&sizes[i].times[ROW_PANGO]));
}

/* Of what is done to a finished file: how long it may take, in times of Cairo's own drawing. */
static const struct {
    int row;
    const char *what;
    double most;
} of_drawing[] = {{ROW_PASS, "the press pass", 0.5},
                  {ROW_SCREEN, "the screen file", 2},
                  {ROW_PROOF, "the read-back", 2},
                  {ROW_RULES, "preflight of the screen file", 0.2},
                  {ROW_RULES_PRINT, "preflight of the print file", 1}};

static void
print_press(const Size *sizes, int n)
{
    for (gsize k = 0; k < G_N_ELEMENTS(of_drawing); k++)
        for (int i = 0; i < n; i++)
            printf("%d services, %d pages: %s takes %.2f times what Cairo takes to draw (%.1f)\n",
                   sizes[i].services, sizes[i].pages, of_drawing[k].what,
                   times_median(&sizes[i].times[of_drawing[k].row]) /
                       times_median(&sizes[i].times[ROW_DRAW]),
                   of_drawing[k].most);
}

static void
print_words(const Size *sizes, int n)
{
    printf("\n");
    for (int i = 0; i < n; i++)
        printf(
            "%d services: %zu paragraphs, %zu words asked for, %zu shaped (%.0f %% remembered)\n",
            sizes[i].services, sizes[i].paragraphs, sizes[i].asked, sizes[i].shaped,
            100.0 - 100.0 * (double)sizes[i].shaped / MAX((double)sizes[i].asked, 1));
}

int
main(int argc, char **argv)
{
    static const int programs[] = {ROW_SET, ROW_SET_ALONE, ROW_NAIVE};
    g_autofree Size *sizes = g_new0(Size, SIZES_MOST);
    Times start = {.n = 0}, program = {.n = 0};
    int n = argc - 3;

    if (n < 1 || n > SIZES_MOST) {
        fprintf(stderr, "usage: bench DALIL NAIVE FOLDER... (at most %d)\n", SIZES_MOST);
        return 2;
    }
    for (int i = 0; i < n; i++)
        if (!open_size(&sizes[i], argv[3 + i]))
            return 1;
    time_start(argv[1], &program);
    for (int i = 0; i < n; i++)
        for (gsize p = 0; p < G_N_ELEMENTS(programs); p++)
            if (!time_program(&sizes[i], programs[p], argv[1], argv[2]))
                return 1;
    for (int i = 0; i < n; i++)
        if (!time_stages(&sizes[i], i == 0 ? &start : NULL))
            return 1;
    print_table(sizes, n);
    print_memory(sizes, n);
    print_words(sizes, n);
    print_search(sizes, n);
    print_press(sizes, n);
    print_start("the program starts and ends", &program);
    print_start("font set, shaper and the faces of all languages", &start);
    for (int i = 0; i < n; i++) {
        g_free(sizes[i].lines);
        g_free(sizes[i].out);
    }
    return 0;
}
