/* check.c: dalil check: every problem there is, and nothing written */
#include <stdio.h>

#include "cli/command.h"
#include "cli/network.h"

static int
check_all(DalilNetworkRun *run, char **names)
{
    g_autoptr(GArray) editions = NULL;
    int good = 0, code = 0;

    dalil_network_open(run);
    editions = dalil_network_editions(run, names, NULL, NULL);
    if (run->content)
        good = dalil_network_check(run, editions);
    code = dalil_network_report(run);
    if (code == DALIL_EXIT_DONE && !run->json)
        printf("%d service%s of %d agenc%s, %d edition%s: everything is in order and fits\n",
               run->content->services.n, run->content->services.n == 1 ? "" : "s",
               run->content->agencies.n, run->content->agencies.n == 1 ? "y" : "ies", good,
               good == 1 ? "" : "s");
    return code;
}

int
dalil_command_check(int argc, char **argv)
{
    DalilNetworkRun run = {0};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        DALIL_NETWORK_OPTIONS(&run),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&run, "check", entries, &argc, &argv)) {
        code = check_all(&run, names);
        dalil_network_close(&run);
    }
    return code;
}

int
dalil_command_status(const char *folder)
{
    DalilNetworkRun run = {.folder = g_strdup(folder)};
    g_autoptr(GArray) editions = NULL;
    g_autofree char *output = NULL;
    int code = 0;

    dalil_network_open(&run);
    output = dalil_network_output(&run);
    editions = dalil_network_editions(&run, NULL, NULL, NULL);
    if (run.content) {
        printf("`dalil render` would write:\n");
        for (guint i = 0; i < editions->len; i++)
            printf("  %s/%s.pdf\n", output, g_array_index(editions, DalilEditionName, i).name);
        dalil_network_check(&run, editions);
    }
    code = dalil_network_report(&run);
    if (code == DALIL_EXIT_DONE)
        printf("Nothing is wrong. `dalil --help` shows all commands.\n");
    dalil_network_close(&run);
    return code;
}
