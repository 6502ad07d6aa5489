/* severity.h: how much a change of a field matters: one table */
#pragma once

#include "record/compare.h"

/* Fills in kind, severity and reason of @change, whose field, was and is are set; was or is may
 * lack the field. @today: ISO; NULL: any day. FALSE: equal after all. */
gboolean dalil_severity_judge(DalilPrintChange *change, const char *today);
/* The same for a whole record that came or went. */
void dalil_severity_judge_record(DalilPrintChange *change);
