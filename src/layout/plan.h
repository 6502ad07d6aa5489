/* plan.h: parallel editions: every language keeps each category on the same panel
 *
 * The breaks of every flow are found once for all languages: a place where a frame may begin is
 * named by the entry that stands there, so that a language that leaves one out keeps the others
 * where they are. Each language then grows to its own largest type within these breaks.
 */
#pragma once

#include "layout/fit.h"

/* @editions: @n of one layout, in the order that decides where categories may change places. What
 * cannot be agreed on goes to @diags. An edition that does not fit even by itself has no say, and
 * its own report. (transfer none, owned by @arena) */
DalilPlan *dalil_plan_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                          DalilEdition *const *editions, int n);

/* As text, to make an edition again when the others are not there; and back. NULL: no plan.
 * (transfer full); (transfer none, owned by @arena) */
char *dalil_plan_write(const DalilPlan *plan);
DalilPlan *dalil_plan_read(DalilArena *arena, const char *text);

/* Gives the story of flow @flow the breaks of the plan, when its edition is part of it. @plan NULL:
 * nothing. */
void dalil_plan_apply(const DalilPlan *plan, int flow, DalilFitted *fitted);
