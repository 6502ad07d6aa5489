/* poheader.c: what the header of a translation file says */
#include "content/poheader.h"

#include <string.h>

#include "content/reading.h"

enum { FEW = 3 }; /* so many texts may all have left the listings */

char *
dalil_poheader_field(const DalilPoFile *file, const char *name)
{
    g_auto(GStrv) lines = g_strsplit(file->header == NULL ? "" : file->header, "\n", -1);
    gsize length = strlen(name);

    for (int i = 0; lines[i] != NULL; i++) {
        const char *value = lines[i] + length;

        if (g_ascii_strncasecmp(lines[i], name, length) != 0 || *value != ':')
            continue;
        value += 1 + strspn(value + 1, " \t");
        return *value == '\0' ? NULL : g_strchomp(g_strdup(value));
    }
    return NULL;
}

static gsize
first_part(const char *tag)
{
    return strcspn(tag, "-_.@ ");
}

/* "ar_MA" is Arabic. What is no tag at all ("Arabic") says nothing here. */
gboolean
dalil_poheader_check(DalilDiags *diags, const DalilPoFile *file, const char *shown,
                     const DalilLanguage *language)
{
    g_autofree char *tag = dalil_poheader_field(file, "Language");
    gsize length = tag == NULL ? 0 : first_part(tag);
    g_autofree char *first = g_strndup(tag, length);

    if (tag == NULL || dalil_language_lookup(first) == NULL ||
        (length == first_part(language->tag) && strncmp(tag, language->tag, length) == 0))
        return TRUE;
    dalil_diags_error(diags, (DalilSpan){g_intern_string(shown), file->header_line, 1},
                      "this file says that it is in %s (\"Language: %s\"), but its name says %s: "
                      "correct the one that is wrong",
                      dalil_reading_language(first), tag, dalil_reading_language(language->tag));
    return FALSE;
}

gboolean
dalil_poheader_belongs(DalilDiags *diags, const DalilPoFile *file, const char *shown,
                       const char *network, int known, int all)
{
    g_autofree char *project = dalil_poheader_field(file, "Project-Id-Version");
    DalilSpan at = {g_intern_string(shown), file->header_line, 1};
    gboolean ours = g_strcmp0(project, network) == 0;
    gboolean named = project != NULL && !ours && !g_str_has_prefix(project, "PACKAGE");

    if (all == 0 || ours || known * 2 > all || (!named && (known > 0 || all < FEW)))
        return TRUE;
    if (named)
        dalil_diags_error(diags, at,
                          "this file is of another network: it says \"Project-Id-Version: %s\", "
                          "and %d of its %d texts are in the listings of \"%s\". Put the right "
                          "file here; if it is this one after all, write %s there",
                          project, known, all, network, network);
    else
        dalil_diags_error(diags, at,
                          "no text of this file is in the listings of \"%s\": is it the file of "
                          "another network? Put the right one here, or remove it",
                          network);
    return FALSE;
}
