/* pofile.h: a file of translations whole, with comments, flags and old entries; read and written
 *
 * Our own small reader and writer of gettext's format, so that every mistake has its line and
 * nothing in a library can end the run. What is read and written again has lost nothing.
 */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

/* Texts are valid UTF-8, as typed (not normalised); every line of a comment ends in "\n". */
typedef struct {
    const char *notes;      /* "# …", the translator's; NULL: none */
    const char *extracted;  /* "#. …", dalil's */
    const char *places;     /* "#: …" */
    const char *flags;      /* "#, …" without "fuzzy", joined by ", " */
    const char *old_key;    /* "#| msgctxt" */
    const char *old_source; /* "#| msgid" */
    const char *old_plural; /* "#| msgid_plural" */
    const char *key;        /* msgctxt; NULL: none */
    const char *source;     /* msgid */
    const char *plural;     /* msgid_plural; NULL: none */
    const char **forms;     /* with @plural: msgstr[0] … */
    int n_forms;
    const char *translation; /* msgstr */
    gboolean fuzzy, obsolete;
    int line, translated_line; /* of msgctxt (or msgid) and of msgstr */
} DalilPoItem;

typedef struct {
    GArray *items;   /* DalilPoItem, without the header */
    char *notes;     /* of the header: the comment at the top */
    char *header;    /* its msgstr; NULL: the file has none */
    char *extras;    /* what else stands before the header, written back as it is */
    gboolean crlf;   /* lines end as on Windows, and are written so again */
    gboolean fuzzy;  /* the header is flagged */
    int header_line; /* 1 without a header */
} DalilPoFile;

/* Reads @text; @shown names it in messages. Texts are owned by @arena. Mistakes go to @diags.
 * Returns: (transfer full): what could be understood; NULL when the bytes are no text of a
 * translation file at all (not UTF-8, another encoding). @broken: a mistake was found, so that
 * the file must not be written over. */
DalilPoFile *dalil_pofile_parse(DalilArena *arena, DalilDiags *diags, const char *text,
                                gsize length, const char *shown, gboolean *broken);
/* The same from the file at @path; @unreadable is set when it cannot be opened. */
DalilPoFile *dalil_pofile_read(DalilArena *arena, DalilDiags *diags, const char *path,
                               const char *shown, gboolean *broken, gboolean *unreadable);
DalilPoFile *dalil_pofile_new(void);
void dalil_pofile_free(DalilPoFile *file); /* NULL is fine */

/* The file in gettext's layout: wrapped as msgcat does, entries in order, old ones last. */
void dalil_pofile_write(const DalilPoFile *file, GString *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilPoFile, dalil_pofile_free)
