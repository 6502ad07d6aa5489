/* stories.h: the stories of an edition, measured and ready to be fitted */
#pragma once

#include "layout/fit.h"

/* A flow of the layout. */
DalilFitted dalil_stories_flow(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                               const DalilEdition *edition, int flow);
/* A frame with a story of its own. */
DalilFitted dalil_stories_frame(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                                const DalilEdition *edition, const DalilSlot *slot);
/* What messages call a frame: its id, or its panel's. */
const char *dalil_stories_name(const DalilSlot *slot);
