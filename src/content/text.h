/* text.h: sentences in several languages, read from YAML */
#pragma once

#include "content/reading.h"

/* DalilFieldRead for a DalilText: a scalar in the source language, or a map by language tag. */
gboolean dalil_text_read(DalilReader *reader, const DalilField *field, const DalilNode *node,
                         void *into);
/* The same; line breaks inside become ", ": an address written in lines. */
gboolean dalil_text_read_lines(DalilReader *reader, const DalilField *field, const DalilNode *node,
                               void *into);

/* @text trimmed, with every run of spaces, tabs and line breaks as one space; no-break
 * spaces stay. Returns: (transfer none): @text itself when it was clean, else memory of @arena. */
const char *dalil_text_clean(DalilArena *arena, const char *text, const char *line_break);

/* Adds a sentence, or puts it in the place of the one in the same language. */
void dalil_text_put(DalilArena *arena, DalilText *text, DalilTextIn sentence);
