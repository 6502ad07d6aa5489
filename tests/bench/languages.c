/* languages.c: one leaflet in every language the program sets, by one process
 *
 *     languages DALIL FOLDER
 *
 * FOLDER is a network with the layout "bench". Seconds are those of a processor, the least of a
 * few runs; a PangoLayout of every paragraph of the same text, once, is what they are a ratio to.
 */
#include <stdio.h>

#include "clock.h"
#include "process.h"
#include "stages.h"

enum { RUNS = 3 };

/* DALIL render of every language; NULL-terminated, to be freed. */
static char **
command_of(const Stages *stages, const char *dalil, const char *folder)
{
    GPtrArray *words = g_ptr_array_new();

    g_ptr_array_add(words, g_strdup(dalil));
    g_ptr_array_add(words, g_strdup("render"));
    g_ptr_array_add(words, g_strdup("-q"));
    g_ptr_array_add(words, g_strdup("--jobs"));
    g_ptr_array_add(words, g_strdup("1"));
    g_ptr_array_add(words, g_strdup("-C"));
    g_ptr_array_add(words, g_strdup(folder));
    g_ptr_array_add(words, g_strdup("-o"));
    g_ptr_array_add(words, g_build_filename(folder, "output", NULL));
    for (int i = 0; i < stages->n_languages; i++)
        g_ptr_array_add(words, g_strconcat("bench.", stages->languages[i]->tag, NULL));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

int
main(int argc, char **argv)
{
    g_auto(GStrv) command = NULL;
    Stages *stages = NULL;
    Times set = {.n = 0}, pango = {.n = 0};

    if (argc != 3) {
        fprintf(stderr, "usage: languages DALIL FOLDER\n");
        return 2;
    }
    if (!(stages = stages_new(argv[2])))
        return 1;
    command = command_of(stages, argv[1], argv[2]);
    for (int run = 0; run < RUNS; run++) {
        Process process = process_run((const char *const *)command, FALSE);
        if (!process.good) {
            fprintf(stderr, "languages: %s failed for %s\n", argv[1], argv[2]);
            return 1;
        }
        times_add(&set, process.cpu);
        times_add(&pango, stage_pango(stages));
    }
    printf("%d languages of the trifold in one process: %.2f s (1.5 s), %.0f times one PangoLayout "
           "pass of its flow (%.1f ms)\n",
           stages->n_languages, times_least(&set), times_least(&set) / times_least(&pango),
           1000 * times_least(&pango));
    stages_free(stages);
    return 0;
}
