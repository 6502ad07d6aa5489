/* tables.h: every key a coordinator may write, one row each
 *
 * Reading, checking, suggesting and the reference page all start from these rows.
 */
#pragma once

#include "load/fields.h"

extern const DalilField dalil_tables_network[]; /* DalilNetwork */
extern const DalilField dalil_tables_agency[];  /* DalilAgency */
extern const DalilField dalil_tables_service[]; /* DalilService */
