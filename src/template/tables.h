/* tables.h: the keys of a layout file, one row each */
#pragma once

#include "template/template.h"

/* Stands for the colour of the category an entry or heading belongs to. */
#define DALIL_INK_CATEGORY (-2)

extern const char *const dalil_paper_words[];
extern const char *const dalil_pattern_words[]; /* as dalil_pattern_names() draws them */
extern const DalilField dalil_template_fields[];
