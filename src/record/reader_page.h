/* reader_page.h: "is my leaflet still right?": one static page a print run, for its readers
 *
 * In every language of the network, the run's own first. Nothing is said in words of the program
 * but what a leaflet says as well; no former address is told, for it may be confidential now.
 */
#pragma once

#include "content/content.h"
#include "record/compare.h"
#include "record/run.h"

/* @before: what @run said, in its (first) language. (transfer full): HTML */
char *dalil_reader_page(const DalilRun *run, const DalilCanon *before, const DalilContent *content);
