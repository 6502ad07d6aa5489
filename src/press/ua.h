/* ua.h: a tagged drawing made into a file that can be read without seeing it: PDF/UA-1
 *
 * ISO 14289-1 on ISO 32000-1. Everything drawn either belongs to an element of the structure or is
 * marked as an artifact; elements stand in reading order and say their language, pictures what they
 * mean, links where they lead. Memory to memory; the same input gives the same bytes.
 */
#pragma once

#include "paint/tags.h"

typedef struct {
    DalilTags *tags; /* of the drawing */
    const DalilLanguage *language;
    gboolean rtl;
    const char *title;
    const char *date;     /* "2026-11-15" */
    const char *keywords; /* NULL: none */
} DalilUaJob;

/* @pdf: painted with @job->tags. Returns: (transfer full): the file; NULL with @error set. */
GByteArray *dalil_ua(const DalilUaJob *job, const guint8 *pdf, gsize length, GError **error);
