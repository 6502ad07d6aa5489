/* record.h: an edition made and kept as a print run, and made again from what was kept */
#pragma once

#include "cli/runs.h"

typedef struct {
    int quantity; /* -1: not said */
    char *printer, *by, *date;
    gboolean again; /* the same thing twice on one day is meant */
} DalilRecordWish;

/* Makes the editions @names and records each. Returns the exit code. */
int dalil_record_editions(DalilNetworkRun *network, const DalilRuns *runs,
                          const DalilRecordWish *wish, char **names);

/* SHA-256, in hex, of what a layout says, as a run keeps it. NULL with @error set. (transfer full)
 */
char *dalil_record_layout_hash(const DalilTemplate *layout, GError **error);

/* Opens the network as it was printed in @run, to make its pages again. @network: for its fonts/
 * only. For dalil_network_close(). */
void dalil_record_open(DalilNetworkRun *kept, const DalilNetworkRun *network, const DalilRun *run);

/* Makes the PDF of @run again from its own folder, and says whether it is the same, or what of
 * program, libraries and fonts is another. @network: for its fonts/ only. */
int dalil_record_rebuild(const DalilNetworkRun *network, const DalilRun *run);
