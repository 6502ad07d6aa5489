/* fieldkey.h: from a change to the key its field is printed under, as in geometry.json */
#pragma once

#include "record/compare.h"

/* The key under which a layout prints @field of @record; NULL: nowhere, or it is no field (-1).
 * (transfer full) */
char *dalil_fieldkey_of(const DalilCanonRecord *record, int field);

/* TRUE: what it was before must not be said again: of a place that is confidential now. */
gboolean dalil_fieldkey_is_secret(const DalilChange *change);
