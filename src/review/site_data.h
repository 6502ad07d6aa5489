/* site_data.h: telephone numbers, hours, addresses of the web: as they are
 * printed, to be looked at */
#pragma once

#include "review/cards.h"

/* The section, a table for every service. */
void dalil_site_data_add(GString *to, const DalilCards *cards);
/* The id of the row that tells what is printed under @key ("clinic/phones"),
 * else of its table. (transfer full) */
char *dalil_site_data_target(const DalilCards *cards, const char *key);
/* What "clinic" is called in the language, else in the source. */
const char *dalil_site_data_name(const DalilCards *cards, const char *thing);
