/* marked.h: the marked proof: new pages with what changed shown on them, and a list behind them
 *
 * A bar stands at the start side of every entry that changed (right in right-to-left editions),
 * the words that changed are highlighted, a number leads to the row of the list. The list has the
 * removed services first, then the old and the new value side by side.
 */
#pragma once

#include "record/moves.h"
#include "record/tell.h"

typedef struct DalilMarked DalilMarked;

/* @date: ISO, in the file's properties. (transfer full) */
DalilMarked *dalil_marked_new(const char *date);

/* Adds one edition, laid out in @layout. @moves: NULL: not known. Letters that no font has are told
 * in @diags. @fonts must live until the file is written. */
void dalil_marked_add(DalilMarked *marked, const DalilLayout *layout, const DalilEdition *edition,
                      const DalilFonts *fonts, DalilShaper *shaper, DalilDiags *diags,
                      const DalilAnswer *answer, const GArray *moves);

/* The PDF; an empty one says that nothing changed. NULL with @error set. (transfer full) */
GByteArray *dalil_marked_write(DalilMarked *marked, GError **error);
void dalil_marked_free(DalilMarked *marked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilMarked, dalil_marked_free)
