/* marked_list.h: the pages behind a marked proof: a row for every change */
#pragma once

#include "record/marked.h"
#include "record/setter.h"

#define DALIL_LIST_WIDTH 595.28 /* A4, points */
#define DALIL_LIST_HEIGHT 841.89

/* What the numbers on the pages count: changes that a reader sees, by severity. */
gboolean dalil_marked_counts(const DalilPrintChange *change);

/* Puts the list on the setter's pages from 0 on. Returns how many. */
int dalil_marked_list(DalilSetter *setter, const DalilAnswer *answer, const GArray *moves);
