/* xliff.h: translations as XLIFF 2.0, there and back */
#pragma once

#include "content/door.h"

void dalil_xliff_write(const DalilTranslations *translations, GString *to);

/* Mistakes go to @diags. @language is set to the file's trgLang (interned) or NULL.
 * (transfer full): of DalilProposal; NULL: it is none. */
GArray *dalil_xliff_read(DalilArena *arena, DalilDiags *diags, const char *text, gsize length,
                         const char *shown, const char **language);
