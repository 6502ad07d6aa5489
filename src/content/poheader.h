/* poheader.h: what the header of a translation file says: whose it is, and in which language */
#pragma once

#include "content/pofile.h"
#include "lang/language.h"

/* The value of "Language: ar"; NULL: there is no such line, or it is empty. (transfer full) */
char *dalil_poheader_field(const DalilPoFile *file, const char *name);

/* FALSE, after saying so: the file says it is in another language than its name. */
gboolean dalil_poheader_check(DalilDiags *diags, const DalilPoFile *file, const char *shown,
                              const DalilLanguage *language);

/* FALSE, after saying so: @known of its @all entries are in the listings of @network, and the file
 * is another network's. */
gboolean dalil_poheader_belongs(DalilDiags *diags, const DalilPoFile *file, const char *shown,
                                const char *network, int known, int all);
