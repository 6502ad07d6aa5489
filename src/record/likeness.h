/* likeness.h: may this be the same service under another id? */
#pragma once

#include "record/canon.h"

/* 0 to 1: telephone 0.35, address 0.25, name 0.25, description 0.15; a part both lack is left out
 * of the sum, and the rest counts for the whole. */
double dalil_likeness(const DalilCanonRecord *a, const DalilCanonRecord *b);
