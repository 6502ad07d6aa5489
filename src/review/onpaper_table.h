/* onpaper_table.h: the rows of a proof on paper */
#pragma once

#include "record/setter.h"
#include "review/cards.h"

/* Lent, all of it. */
typedef struct {
    DalilSetter *set;
    const DalilCards *cards;
    GHashTable *numbers;        /* DalilCard -> its number */
    double width, height, edge; /* of a page, points */
} DalilOnpaperTable;

/* Puts @opening (or NULL) and a row for each of @list on the setter's pages from 0 on. Returns how
 * many. */
int dalil_onpaper_table(const DalilOnpaperTable *table, const GPtrArray *list, const char *opening);
