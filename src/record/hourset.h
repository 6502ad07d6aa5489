/* hourset.h: opening hours compared as sets of minutes */
#pragma once

#include "lang/hours.h"

typedef struct {
    int cut, extended; /* minutes, over the ordinary week and its exceptions; 0: none */
} DalilHourChange;

/* What a reader who trusts @before loses and gains with @after, both as canonical OSM text; NULL is
 * no hours stated. Every part of the year is compared day by day. FALSE: one does not parse. */
gboolean dalil_hourset_compare(const char *before, const char *after, DalilHourChange *change);
