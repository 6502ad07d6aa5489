/* order.h: in which order services and agencies are printed */
#pragma once

#include "compose/maker.h"

/* Indices into the network's services, or agencies. As they are listed; with `order: name` by
 * `sort`, else by the name that this edition prints, within what category and priority allow.
 * Lives in the edition's arena. */
const int *dalil_order_services(DalilMaker *maker);
const int *dalil_order_agencies(DalilMaker *maker);
