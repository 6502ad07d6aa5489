/* reading.c: small help for messages */
#include "content/reading.h"

#include <string.h>

enum { SHOWN_MAX = 60 }; /* characters of a quoted value */

char *
dalil_reading_shorten(const char *text)
{
    const char *end;

    if (g_utf8_strlen(text, -1) <= SHOWN_MAX)
        return g_strdup(text);
    end = g_utf8_offset_to_pointer(text, SHOWN_MAX - 1);
    return g_strdup_printf("%.*s…", (int)(end - text), text);
}

const char *
dalil_reading_language(const char *tag)
{
    const DalilLanguage *english = dalil_language_lookup("en");
    const char *name = english == NULL ? NULL : dalil_language_name_in(english, tag);

    return name == NULL ? tag : name;
}

DalilSpan
dalil_reading_inside(const DalilNode *scalar, int column)
{
    DalilSpan at = scalar->span;

    /* Quotes, escapes and folded lines move the letters; then the value's start must do. */
    if (!scalar->quoted && column > 1)
        at.column += column - 1;
    return at;
}
