/* typed.h: addresses on the web, coordinates, hours, language tags: readers for the tables
 *
 * Every function is a DalilFieldRead; the type it stores into stands beside it.
 */
#pragma once

#include "content/reading.h"

gboolean dalil_typed_read_url(DalilReader *reader, const DalilField *field, const DalilNode *node,
                              void *into); /* DalilString */
/* https only, and a folder: no "?" and no "#". */
gboolean dalil_typed_read_base_url(DalilReader *reader, const DalilField *field,
                                   const DalilNode *node, void *into); /* DalilString */
gboolean dalil_typed_read_email(DalilReader *reader, const DalilField *field, const DalilNode *node,
                                void *into); /* DalilString */
gboolean dalil_typed_read_coordinates(DalilReader *reader, const DalilField *field,
                                      const DalilNode *node, void *into); /* DalilPlace */
gboolean dalil_typed_read_hours(DalilReader *reader, const DalilField *field, const DalilNode *node,
                                void *into); /* DalilOpening */
gboolean dalil_typed_read_country(DalilReader *reader, const DalilField *field,
                                  const DalilNode *node, void *into); /* DalilString */

/* 0 or more. */
gboolean dalil_typed_read_count(DalilReader *reader, const DalilField *field, const DalilNode *node,
                                void *into); /* int */

/* One tag, or a list of tags, of languages dalil can set. */
gboolean dalil_typed_read_tag(DalilReader *reader, const DalilField *field, const DalilNode *node,
                              void *into); /* DalilString */
gboolean dalil_typed_read_tags(DalilReader *reader, const DalilField *field, const DalilNode *node,
                               void *into); /* DalilStrings */
/* Tags of languages dalil has a name for. */
gboolean dalil_typed_read_spoken(DalilReader *reader, const DalilField *field,
                                 const DalilNode *node, void *into); /* DalilStrings */
gboolean dalil_typed_read_ids(DalilReader *reader, const DalilField *field, const DalilNode *node,
                              void *into); /* DalilStrings */
