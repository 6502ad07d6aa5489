/* run_page.h: dalil run page: for who holds an old leaflet */
#pragma once

#include "cli/runs.h"

/* Writes one page each of @runs (DalilRun) into @folder (NULL: output/pages). Exit code. */
int dalil_run_page_write(DalilNetworkRun *network, const GPtrArray *runs, const char *folder);
