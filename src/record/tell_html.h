/* tell_html.h: the answers for all editions as one page a coordinator opens, sends and prints */
#pragma once

#include "record/moves.h"
#include "record/tell.h"

typedef struct DalilTellHtml DalilTellHtml;

DalilTellHtml *dalil_tell_html_new(void); /* (transfer full) */
/* Copies what it needs. @moves: of DalilMove, or NULL. */
void dalil_tell_html_add(DalilTellHtml *html, const DalilAnswer *answer, const GArray *moves);
char *dalil_tell_html_write(const DalilTellHtml *html); /* (transfer full) */
void dalil_tell_html_free(DalilTellHtml *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilTellHtml, dalil_tell_html_free)
