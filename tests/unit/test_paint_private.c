/* test_paint_private.c: from listings to PDF, no file of the machine's font configuration is opened
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "paint/pdf.h"

#define CHILD "--paint-one" /* run by the test itself, watched */

static int
paint_one(void)
{
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *pages = studio_edition(studio, "trifold-a4", "ar", &edition);
    GByteArray *bytes =
        dalil_paint_pdf(pages, edition, studio->fonts, "Exemple", "2026-11-15", NULL);

    g_assert_nonnull(bytes);
    g_byte_array_unref(bytes);
    return 0;
}

static const char *const forbidden[] = {
    "/etc/fonts", "fontconfig", "/.fonts", "/usr/share/fonts/X11", "/usr/local/share/fonts",
};

/* What the program opens, a line each; NULL: it cannot be watched here. (transfer full) */
static char *
opened(const char *program)
{
    g_autofree char *folder = g_dir_make_tmp("dalil-trace-XXXXXX", NULL);
    g_autofree char *log = g_build_filename(folder, "log", NULL);
    const char *const words[] = {"strace", "-f",  "-e", "trace=open,openat", "-o", log,
                                 program,  CHILD, NULL};
    g_auto(GStrv) environment =
        g_environ_setenv(g_get_environ(), "ASAN_OPTIONS", "detect_leaks=0", TRUE);
    char *text = NULL;
    int status = 0;

    if (g_spawn_sync(NULL, (char **)words, environment,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL) &&
        g_spawn_check_wait_status(status, NULL))
        g_file_get_contents(log, &text, NULL, NULL);
    studio_remove_tree(folder);
    return text;
}

static void
test_opened(gconstpointer program)
{
    g_autofree char *strace = g_find_program_in_path("strace");
    g_autofree char *text = strace ? opened(program) : NULL;
    g_auto(GStrv) lines = NULL;

    if (!text) {
        g_test_skip(strace ? "strace may not watch programs here" : "strace is not installed");
        return;
    }
    g_assert_nonnull(strstr(text, "NotoSansArabic-Regular.ttf")); /* it was watched all right */
    lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        for (gsize i = 0; i < G_N_ELEMENTS(forbidden); i++)
            if (strstr(*line, forbidden[i]) && !strstr(*line, "libfontconfig.so"))
                g_error("%s", *line);
}

int
main(int argc, char **argv)
{
    if (argc > 1 && g_str_equal(argv[1], CHILD))
        return paint_one();
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/paint/private/opened", argv[0], test_opened);
    return g_test_run();
}
