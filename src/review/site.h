/* site.h: the review as one page for a browser: opens from a file, needs no
 * network
 *
 * Everything is inside the one file, pictures too: a telephone that is sent a
 * page is not given the folder it stood in. Without its script it can be read;
 * with it, ticked.
 */
#pragma once

#include "review/cards.h"

/* @pictures: of GByteArray, PNG, one for every page of every edition in turn.
 * (transfer full) */
char *dalil_site_write(const DalilCards *cards, const GPtrArray *pictures);
