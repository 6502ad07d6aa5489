/* review_proof.c: dalil proof: a language or an edition on paper, to be read and written on */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/review.h"
#include "cli/worse.h"
#include "review/onpaper.h"

static int
write_proof(DalilDesk *desk, const char *path, gboolean rest)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) pdf = NULL;

    if (desk->cards->pages->len == 0) {
        fprintf(stderr, "dalil proof: no edition of it can be laid out, so there is no page to "
                        "prove; nothing was written\n");
        return DALIL_EXIT_CONTENT;
    }
    pdf = dalil_onpaper_write(desk->cards, desk->network.shaper, desk->network.diags, rest, &error);
    if (!pdf) {
        fprintf(stderr, "dalil: %s\n", error->message);
        return DALIL_EXIT_INTERNAL;
    }
    if (!dalil_file_write(path, pdf->data, pdf->len, &error)) {
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    puts(path);
    return DALIL_EXIT_DONE;
}

int
dalil_command_proof(int argc, char **argv)
{
    DalilDesk desk = {0};
    g_autofree char *output = NULL;
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "the PDF to write", "FILE"},
        DALIL_NETWORK_OPTIONS(&desk.network),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&desk.network, "proof", entries, &argc, &argv)) {
        if (!names || !names[0] || names[1] || !output)
            fprintf(stderr, "dalil proof: name a language or an edition and the file, as in: "
                            "dalil proof ar -o proof-ar.pdf\n");
        else if ((code = dalil_desk_open(&desk, names[0], TRUE)) == DALIL_EXIT_DONE)
            code = dalil_worse(write_proof(&desk, output, strchr(names[0], '.') == NULL),
                               dalil_desk_report(&desk));
    }
    dalil_desk_close(&desk);
    return code;
}
