/* assign.h: categories changing places, so that frames are filled better and fewer are torn */
#pragma once

#include "layout/fit.h"

/* Whether the story has categories that could, and a chain short enough to ask. */
gboolean dalil_assign_possible(const DalilStream *stream);

/* Looks for a better order at the setting of @fitted, beginning with its present one, and puts it
 * there. FALSE: none that was found fits; the order is the one that was least over. */
gboolean dalil_assign(DalilFitted *fitted);
