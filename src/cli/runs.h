/* runs.h: what commands about print runs share */
#pragma once

#include "cli/network.h"
#include "record/event.h"

typedef struct {
    char *folder;        /* NETWORK/output/runs */
    GPtrArray *runs;     /* DalilRun, oldest first */
    GPtrArray *events;   /* DalilEvent */
    GPtrArray *problems; /* char *: what could not be read */
} DalilRuns;

void dalil_runs_open(DalilRuns *runs, const DalilNetworkRun *network);
void dalil_runs_close(DalilRuns *runs);
/* Prints the problems on stderr; TRUE when there are any. */
gboolean dalil_runs_report(const DalilRuns *runs);

/* A run by its id, by the code on the paper ("AR 2026-11 r003 7f3a"), by a PDF of it, or the last
 * of an edition (its name). NULL after saying why not. */
const DalilRun *dalil_runs_named(const DalilRuns *runs, const char *name);

/* OUTPUT/errata-FR-2026-11-r003-7f3a.WHAT: a file made for the copies of a run. (transfer full) */
char *dalil_runs_errata_path(const char *output, const DalilRun *run, const char *what);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DalilRuns, dalil_runs_close)
