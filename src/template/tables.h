/* tables.h: the keys of a layout file, one row each */
#pragma once

#include "template/template.h"

/* Stands for the colour of the category an entry or heading belongs to. */
#define DALIL_INK_CATEGORY (-2)

extern const char *const dalil_paper_words[];
extern const char *const dalil_pattern_words[]; /* as dalil_pattern_names() draws them */
extern const DalilField dalil_template_fields[];
extern const DalilField dalil_block_fields[];
extern const DalilField dalil_ink_fields[];

/* Width of the sheet that a layout's tree describes, points; 0 when it cannot be told. */
double dalil_template_sheet_width(DalilArena *arena, const DalilNode *root);
/* A file says its own name or none: @said must be @name. */
void dalil_template_check_name(DalilDiags *diags, const char *what, DalilString said,
                               const char *name);
