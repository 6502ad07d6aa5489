/* theme.h: colours and pictograms of any layout, in one file
 *
 * layouts/themes/NAME.yaml gives the inks of a layout other colours, says whether grounds are
 * filled or outlined, and may give categories one ink and other pictograms.
 */
#pragma once

#include "template/template.h"

/* Puts what the theme at @root (the file of theme @name) says into @layout, whose own fields have
 * been read and whose inks are not yet looked up. Problems go to @diags. */
void dalil_theme_apply(DalilArena *arena, DalilDiags *diags, const DalilNode *root,
                       const char *name, DalilTemplate *layout);

/* The reference of its keys, Markdown. */
void dalil_theme_document(GString *to);
