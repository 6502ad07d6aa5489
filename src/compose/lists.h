/* lists.h: blocks for everything the network has many of, each item a unit that stays together
 *
 * @b: the layout's block, for styles and spaces. @flow: the flow it stands in, NULL for a frame's
 * own story.
 */
#pragma once

#include "compose/maker.h"

/* Every service in the flow's entry design, a bar above each category. */
void dalil_lists_services(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                          const DalilFlow *flow);
void dalil_lists_emergency(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b);
/* In a flow the list has a bar of its own, like a category. */
void dalil_lists_agencies(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                          const DalilFlow *flow);
void dalil_lists_notices(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b);
