/* reading.h: what the readers of one network share
 *
 * The custom readers of the field tables find it in DalilReader.user.
 */
#pragma once

#include "content/content.h"

typedef struct {
    const char *source;  /* interned tag of the language scalars are written in; never NULL */
    const char *country; /* "MA"; NULL when the network does not say */
} DalilReading;

/* Printed in messages: at most some 60 characters of @text. (transfer full) */
char *dalil_reading_shorten(const char *text);

/* "Arabic" for "ar"; an unknown tag stays as it is. */
const char *dalil_reading_language(const char *tag);

/* The span of a value inside a plain scalar, @column characters (from 1) into it. */
DalilSpan dalil_reading_inside(const DalilNode *scalar, int column);
