/* sheet.h: the sheet of a layout: its size, its fold, and whether the panels suit it */
#pragma once

#include "load/tree.h"
#include "template/template.h"

/* Width and height from `paper`, or as given. @root: the layout's tree, for places. */
void dalil_sheet_size(DalilTemplate *layout, DalilDiags *diags, const DalilNode *root);
/* The number of panels, which of them repeats, and the sheet folded in arithmetic. */
void dalil_sheet_check(const DalilTemplate *layout, DalilDiags *diags, const DalilNode *root);
/* The panel that repeats; -1: none. */
int dalil_sheet_repeat(const DalilTemplate *layout);
