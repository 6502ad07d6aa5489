/* run_page.c: the pages that QR codes of recorded leaflets lead to, written to be put on a server
 */
#include "cli/run_page.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/worse.h"
#include "compose/codepage.h"
#include "record/reader_page.h"

static int
write_page(const DalilNetworkRun *network, const DalilRun *run, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilCanon) before = dalil_run_canon(run, &error);
    g_autofree char *name = dalil_codepage_name(run->code);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *page = before ? dalil_reader_page(run, before, network->content) : NULL;
    const char *base = network->content->network.base_url.text;
    g_autofree char *url = base ? dalil_codepage_url(base, run->code) : NULL;

    if (!page || !dalil_file_write(path, page, strlen(page), &error)) {
        fprintf(stderr, "dalil: %s: %s\n", page ? path : run->id, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    printf("%s%s%s\n", path, url ? "  for " : "", url ? url : "");
    return DALIL_EXIT_DONE;
}

int
dalil_run_page_write(DalilNetworkRun *network, const GPtrArray *runs, const char *folder)
{
    g_autofree char *output = NULL, *usual = NULL;
    int code = DALIL_EXIT_DONE;

    dalil_network_open(network);
    if (!network->content || dalil_diags_errors(network->diags) > 0)
        return dalil_network_report(network);
    output = dalil_network_output(network);
    usual = g_build_filename(output, "pages", NULL);
    folder = folder ? folder : usual;
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        fprintf(stderr, "dalil: %s: %s\n", folder, g_strerror(errno));
        return DALIL_EXIT_UNREADABLE;
    }
    if (!network->content->network.base_url.text)
        fprintf(stderr, "dalil: nothing leads to these pages yet: write base_url in "
                        "content/network.yaml, the folder on the web they will stand in\n");
    for (guint i = 0; i < runs->len; i++)
        code = dalil_worse(code, write_page(network, runs->pdata[i], folder));
    return code;
}
