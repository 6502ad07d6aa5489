/* fieldkey.h: from a field, or a text, to the key it is printed under, as in geometry.json */
#pragma once

#include "record/compare.h"

/* The key under which a layout prints @field of @record; NULL: nowhere, or it is no field (-1).
 * (transfer full) */
char *dalil_fieldkey_of(const DalilCanonRecord *record, int field);

/* The key under which a layout prints a text that translators know as "clinic/phone2",
 * "clinic/area": their own key, or that of the line it shares. (transfer full) */
char *dalil_fieldkey_printed(const char *text);

/* TRUE: what it was before must not be said again: of a place that is confidential now. */
gboolean dalil_fieldkey_is_secret(const DalilPrintChange *change);
