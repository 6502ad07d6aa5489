/* release.h: the policy of each language over texts that are missing or out of date */
#pragma once

#include "content/reading.h"

extern const char *const dalil_release_words[]; /* in the order of DalilMissing; NULL-terminated */

/* DalilFieldRead for DalilItems of DalilRelease: {ar: refuse, es: fallback}. */
gboolean dalil_release_read(DalilReader *reader, const DalilField *field, const DalilNode *node,
                            void *into);
