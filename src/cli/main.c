/* main.c: words to commands */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"

#define HELP_COLUMN 23 /* where the helping words begin, behind "  dalil " */

static const DalilCommand commands[] = {
    {"render", "[EDITION…]",
     "write editions as PDF or pictures (all of network.yaml when none is named)",
     dalil_command_render},
    {"check", "[EDITION…]",
     "name every problem in listings, translations and layouts; write nothing",
     dalil_command_check},
    {"dump", "[EDITION…|FILE…]", "print what a stage made: --stage=tree, content, canon, items, …",
     dalil_command_dump},
    {"fold", "LAYOUT", "draw the sheet: panels, folds, how it is folded; --svg writes a drawing",
     dalil_command_fold},
    {"run", "ACTION [RUN…]", "what was printed: record, list, show, verify, rebuild, event",
     dalil_command_run},
    {"translations", "ACTION",
     "files for translators: update, status, check, adopt, export, import, sign",
     dalil_command_translations},
    {"review", "LANG|import…",
     "a page to check a language in any browser; import takes the answers", dalil_command_review},
    {"proof", "LANG|EDITION", "a language on paper: numbered pages and a table with room for notes",
     dalil_command_proof},
    {"diff", "[RUN] [RUN]", "what changed since the print that is about, and what to do with it",
     dalil_command_diff},
    {"errata", "RUN", "labels over what is wrong in the copies that are out, a guide, slips",
     dalil_command_errata},
    {"preflight", "FILE…",
     "check finished files for the print shop or the screen; --ticket writes a page for the shop",
     dalil_command_preflight},
    {"impose", "FILE", "set finished pages on sheets: booklets, cards, posters in pieces",
     dalil_command_impose},
};

const DalilCommand *
dalil_command_lookup(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        if (g_str_equal(commands[i].name, name))
            return &commands[i];
    return NULL;
}

gboolean
dalil_command_parse(const DalilCommand *command, const GOptionEntry *entries, int *argc,
                    char ***argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *prgname = g_strdup_printf("dalil %s", command->name);

    g_set_prgname(prgname);
    g_option_context_set_summary(context, command->help);
    g_option_context_add_main_entries(context, entries, NULL);
    if (g_option_context_parse(context, argc, argv, &error))
        return TRUE;
    fprintf(stderr, "dalil %s: %s; see `dalil %s --help`\n", command->name, error->message,
            command->name);
    return FALSE;
}

static void
print_help(void)
{
    printf("dalil: service listings to leaflets, posters and directories, in every language\n\n"
           "  dalil                        what would be done here, and what is wrong\n");
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autofree char *words = g_strdup_printf("%s %s", commands[i].name, commands[i].arguments);
        /* not printf's width, which counts bytes */
        printf("  dalil %s%*s%s\n", words, HELP_COLUMN - (int)g_utf8_strlen(words, -1), "",
               commands[i].help);
    }
    printf(
        "\nAn edition is LAYOUT.LANG, as in trifold-a4.fr. `dalil COMMAND --help` shows options.\n"
        "Exit codes: 0 done, 1 problems in the content, 2 wrong usage, 3 a file could not be read "
        "or written,\n"
        "4 refused by policy, 70 a mistake in dalil itself.\n");
}

static int
unknown_command(const char *word)
{
    const char *words[G_N_ELEMENTS(commands) + 1] = {NULL};
    const char *near = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        words[i] = commands[i].name;
    near = dalil_nearest(word, words);
    fprintf(stderr, "dalil: there is no command \"%s\"%s%s%s; see `dalil --help`\n", word,
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return DALIL_EXIT_USAGE;
}

static int
run_command(int argc, char **argv)
{
    const DalilCommand *command = dalil_command_lookup(argv[0]);

    return command ? command->run(argc, argv) : unknown_command(argv[0]);
}

/* `dalil -C DIR render …` means `dalil render -C DIR …`; alone it asks how DIR stands. */
static int
run_elsewhere(int argc, char **argv)
{
    g_autofree char **moved = g_new0(char *, argc + 1);

    if (argc < 2) {
        fprintf(stderr, "dalil: -C needs a folder; see `dalil --help`\n");
        return DALIL_EXIT_USAGE;
    }
    if (argc == 2)
        return dalil_command_status(argv[1]);
    moved[0] = argv[2];
    moved[1] = argv[0];
    moved[2] = argv[1];
    for (int i = 3; i < argc; i++)
        moved[i] = argv[i];
    return run_command(argc, moved);
}

static int
run(int argc, char **argv)
{
    if (argc < 2)
        return dalil_command_status(NULL);
    if (g_str_equal(argv[1], "--help") || g_str_equal(argv[1], "-h") ||
        g_str_equal(argv[1], "help")) {
        print_help();
        return DALIL_EXIT_DONE;
    }
    if (g_str_equal(argv[1], "--version")) {
        printf("dalil %s\n", DALIL_VERSION);
        return DALIL_EXIT_DONE;
    }
    if (g_str_equal(argv[1], "-C"))
        return run_elsewhere(argc - 1, argv + 1);
    return run_command(argc - 1, argv + 1);
}

int
main(int argc, char **argv)
{
    int code = 0;

    setlocale(LC_CTYPE, "C.UTF-8"); /* words of the command line are UTF-8; nothing else is local */
    signal(SIGPIPE, SIG_DFL);
    code = run(argc, argv);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    fprintf(stderr, "dalil: cannot write the output: %s\n",
            g_strerror(errno)); /* a full disk, say */
    return MAX(code, DALIL_EXIT_UNREADABLE);
}
