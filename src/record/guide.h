/* guide.h: for who sticks the labels: the old pages with numbered places, and what goes there */
#pragma once

#include "paint/sheets.h"
#include "record/errata.h"

/* Sheets of A4 in English, as all that is said to coordinators. (transfer full): of DalilSheet; the
 * pictures are in @arena, too. */
GArray *dalil_guide_sheets(DalilArena *arena, DalilShaper *shaper, const DalilErrata *errata,
                           int copies, const char *labels);

/* "page 2, right column, first entry: telephone of "Clinic"". @isolate: values keep their direction
 * among English words. (transfer full) */
char *dalil_guide_line(const DalilErrata *errata, const DalilSticker *sticker, gboolean isolate);
/* "now X (was Y)". (transfer full) */
char *dalil_guide_value(const DalilSticker *sticker, gboolean isolate);
/* "hours of "Clinic"": what a change is about. (transfer full) */
char *dalil_guide_about(const DalilPrintChange *change, gboolean isolate);
