/* readback_of.c: reads a finished PDF back against the listings it was made from
 *
 *     readback_of NETWORK EDITION FILE
 *
 * The proof that `dalil render` makes before it keeps a file, of a file from anywhere: the scripts
 * spoil finished files and give them to this. Exit codes are those of dalil.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/network.h"
#include "press/readback.h"

/* Of main.c, which reads the words of commands; none are read here. */
gboolean
dalil_command_parse(const DalilCommand *command, const GOptionEntry *entries, int *argc,
                    char ***argv)
{
    (void)command;
    (void)entries;
    (void)argc;
    (void)argv;
    return FALSE;
}

const DalilCommand *
dalil_command_lookup(const char *name)
{
    (void)name;
    return NULL;
}

static void
prove(DalilNetworkRun *run, const DalilEditionName *name, const char *bytes, gsize length)
{
    DalilEdition *edition = NULL;
    DalilLayout *layout = dalil_network_layout(run, run->diags, run->arena, name, &edition);
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPdfText) pdf =
        dalil_pdftext_read((const guint8 *)bytes, length, name->name, &error);

    if (!pdf)
        dalil_diags_error(run->diags, (DalilSpan){NULL, 0, 0}, "%s", error->message);
    else if (layout)
        dalil_readback(pdf, edition, layout, run->diags);
}

int
main(int argc, char **argv)
{
    DalilNetworkRun run = {0};
    g_autoptr(GArray) editions = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    int code = DALIL_EXIT_USAGE;

    if (argc != 4 || !g_file_get_contents(argv[3], &bytes, &length, &error)) {
        fprintf(stderr, "%s\n", error ? error->message : "readback_of NETWORK EDITION FILE");
        return code;
    }
    run.folder = g_strdup(argv[1]);
    dalil_network_open(&run);
    if (run.content) {
        char *names[] = {argv[2], NULL};
        editions = dalil_network_editions(&run, names, NULL, NULL);
        for (guint i = 0; i < editions->len; i++)
            prove(&run, &g_array_index(editions, DalilEditionName, i), bytes, length);
    }
    code = dalil_network_report(&run);
    dalil_network_close(&run);
    return code;
}
