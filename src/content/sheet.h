/* sheet.h: translations as a table for spreadsheets (CSV), there and back */
#pragma once

#include "content/door.h"

/* Columns: key, place, what, source, old source, translation, comment, state, stamp. UTF-8 with its
 * mark, which spreadsheets want; RFC 4180. @separator: ',' or ';'. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front; +212 5 24 … does not. */
void dalil_sheet_write(const DalilTranslations *translations, char separator, GString *to);

/* Reads such a table, whatever a spreadsheet has made of it: other separators, ends of lines,
 * order of columns. Mistakes go to @diags. (transfer full): of DalilProposal; NULL: it is none. */
GArray *dalil_sheet_read(DalilArena *arena, DalilDiags *diags, const char *text, gsize length,
                         const char *shown);
