/* print.h: editions as files for a print shop */
#pragma once

#include "cli/network.h"
#include "press/parity.h"

/* What an edition is rendered from, and where to. */
typedef struct {
    DalilNetworkRun *run;
    const DalilLayout *layout;
    const DalilEdition *edition;
    const char *title, *date;
    const char *folder;
    gboolean strict;
    DalilParity **said; /* what the finished PDF says, for the gate over all editions */
} DalilPrintJob;

/* Writes DIR/EDITION.print.pdf. Returns: (transfer full): its path; NULL with errors in @diags, or
 * @error set. */
char *dalil_print_write(const DalilPrintJob *job, DalilDiags *diags, GError **error);
