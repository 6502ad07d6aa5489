/* kinds.h: one value read as the kind its row asks for */
#pragma once

#include "load/fields.h"

/* Reads all kinds that are one scalar, and lists of them. FALSE: an error was recorded and
 * @into is as it was. */
gboolean dalil_kinds_read(DalilReader *reader, const DalilField *field, const DalilNode *node,
                          void *into);

/* "a list", "a single text"…: what a node is, for messages. */
const char *dalil_kinds_found(const DalilNode *node);
