/* site_parts.h: what the files that write the page share */
#pragma once

#include "review/cards.h"
#include "review/words.h"

/* @before, the words of the interface, @after. */
void dalil_site_said(GString *to, const DalilCards *cards, const char *before, DalilReviewWord what,
                     const char *after);
/* ' name="value"' */
void dalil_site_attribute(GString *to, const char *name, const char *value);
/* ' href="#emergency%3A15/name"', whatever letters an id has. */
void dalil_site_link(GString *to, const char *id);
const char *dalil_site_direction(const DalilLanguage *language);

/* The pages, a link on every field. @pictures: as for dalil_site_write(). */
void dalil_site_pages(GString *to, const DalilCards *cards, const GPtrArray *pictures);
/* Where @card is printed: that piece of the page, and links to every place. */
void dalil_site_places(GString *to, const DalilCards *cards, const DalilCard *card);
/* @number: of the card on this page. */
void dalil_site_card(GString *to, const DalilCards *cards, const DalilCard *card, guint number);
