/* both.h: one thing said in the two languages of a bilingual edition
 *
 * With one language each of these gives what that language says.
 */
#pragma once

#include "compose/maker.h"

/* One block in the language the maker speaks now; NULL: nothing to print. */
typedef DalilBlock *DalilSay(DalilMaker *maker, gconstpointer what);

/* @say in either language: side by side, or stacked without a ground. Once where both say the
 * same or one says nothing. */
DalilBlock *dalil_both_say(DalilMaker *maker, DalilBilingual way, DalilSay *say,
                           gconstpointer what);
/* The same as blocks of the story: a pair, or one under the other. Returns how many. */
int dalil_both_blocks(DalilMaker *maker, DalilBilingual way, DalilSay *say, gconstpointer what,
                      DalilBlock *blocks[2]);
/* A text of the network. */
DalilBlock *dalil_both_para(DalilMaker *maker, DalilBilingual way, const DalilText *text, int style,
                            int ink);
DalilBlock *dalil_both_pair(DalilMaker *maker, DalilBlock *first, DalilBlock *second);
/* @blocks one under the other: a card without a ground; one as it is, NULL for none. */
DalilBlock *dalil_both_stack(DalilMaker *maker, const GPtrArray *blocks);

/* How running text in @style is set: as the layout says, titles always stacked. */
DalilBilingual dalil_both_way(const DalilMaker *maker, int style);
/* The paragraph in the first language, the one that takes a pictogram. */
DalilBlock *dalil_both_first(DalilBlock *block);

/* A short text in all @languages (DalilLanguage) in one paragraph, each keeping its direction,
 * none twice. */
DalilRich *dalil_both_labels(DalilMaker *maker, const DalilText *text, const GPtrArray *languages,
                             const char *between, int style, int ink);
/* …in those of the edition, for rows with a number at their end. */
DalilRich *dalil_both_label(DalilMaker *maker, const DalilText *text, int style, int ink);

/* From now on the maker speaks @language. */
void dalil_both_speak(DalilMaker *maker, const DalilLanguage *language);
gboolean dalil_both_in_second(const DalilMaker *maker);
/* The same letters, whatever the spaces and isolates between them. */
gboolean dalil_both_same(const char *first, const char *second);
