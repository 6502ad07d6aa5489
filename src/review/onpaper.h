/* onpaper.h: the proof on paper: each page with numbers, and facing it a table to write in
 *
 * A number stands for a text, wherever it is printed; its row is behind the first page that has
 * it: the source (with what changed since it was translated), the translation, room for notes.
 * Pages are A4, the edition's page on an even (left-hand) one. Right-to-left languages have
 * right-to-left tables.
 */
#pragma once

#include "review/cards.h"
#include "typeset/shape.h"

/* @rest: also rows for the texts that are on none of the pages. NULL with @error set.
 * (transfer full): the PDF */
GByteArray *dalil_onpaper_write(const DalilCards *cards, DalilShaper *shaper, DalilDiags *diags,
                                gboolean rest, GError **error);
