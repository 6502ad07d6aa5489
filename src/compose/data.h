/* data.h: typed values as lines, each behind its pictogram */
#pragma once

#include "compose/datum.h"

/* Words in both languages side by side, the pictogram before the first; everything else together
 * on as few lines as it takes. @values and @seconds: of DalilDatum, in the edition's languages;
 * @values is added to. @when: DalilWhen bits. */
void dalil_data_add(DalilMaker *maker, GPtrArray *to, GArray *values, GArray *seconds, int style,
                    int when);
/* Adds @block, NULL or not. */
void dalil_data_put(GPtrArray *to, DalilBlock *block, int when);
/* Telephone numbers, e-mail and the like of the network. */
DalilBlock *dalil_data_contact(DalilMaker *maker, const DalilItems *phones,
                               const DalilString *email, const DalilString *url, const char *key,
                               int style);
