/* poentry.h: one file of translations as a plain list, every entry with its line */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

typedef struct {
    const char *key;         /* msgctxt; NULL when the entry has none */
    const char *source;      /* msgid */
    const char *translation; /* msgstr; empty: not translated yet */
    const char *old_source;  /* "#| msgid"; NULL: none */
    gboolean plural;         /* it has forms for numbers, which dalil never counts by */
    gboolean fuzzy;
    DalilSpan at;            /* of msgctxt */
    DalilSpan translated_at; /* of msgstr */
} DalilPoEntry;

/* Reads the file at @path; @shown is its name for messages. Mistakes go to @diags.
 * Returns: (transfer full): DalilPoEntry in file order, their texts owned by @arena; NULL when
 * the file could not be read at all, which sets @unreadable when it could not be opened. */
GArray *dalil_poentry_read(DalilArena *arena, DalilDiags *diags, const char *path,
                           const char *shown, gboolean *unreadable);
