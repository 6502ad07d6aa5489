/* poentry.c: one file of translations as a plain list, every entry with its line */
#include "content/poentry.h"

#include <string.h>

#include "base/file.h"
#include "content/pofile.h"

static const char *
keep(DalilArena *arena, const char *text)
{
    g_autofree char *normal = NULL;

    if (text == NULL || g_str_is_ascii(text))
        return text;
    normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    return strcmp(normal, text) == 0 ? text : dalil_arena_strdup(arena, normal);
}

static GArray *
list_entries(DalilArena *arena, const char *shown, const DalilPoFile *file)
{
    GArray *entries = g_array_sized_new(FALSE, FALSE, sizeof(DalilPoEntry), file->items->len);
    const char *name = g_intern_string(shown);

    for (guint i = 0; i < file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(file->items, DalilPoItem, i);
        DalilPoEntry entry = {
            .key = keep(arena, item->key),
            .source = keep(arena, item->source),
            .translation = keep(arena, item->translation),
            .old_source = keep(arena, item->old_source),
            .plural = item->plural != NULL,
            .fuzzy = item->fuzzy,
            .at = {name, item->line, 1},
            .translated_at = {name, item->translated_line, 1},
        };

        if (!item->obsolete)
            g_array_append_val(entries, entry);
    }
    return entries;
}

GArray *
dalil_poentry_read(DalilArena *arena, DalilDiags *diags, const char *path, const char *shown,
                   gboolean *unreadable)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPoFile) file = NULL;
    gsize length;
    g_autofree char *text = dalil_file_read(path, &length, &error);

    if (text == NULL) {
        dalil_diags_error(diags, (DalilSpan){g_intern_string(shown), 0, 0}, "%s", error->message);
        *unreadable = TRUE;
        return NULL;
    }
    file = dalil_pofile_parse(arena, diags, text, length, shown, NULL);
    return file == NULL ? NULL : list_entries(arena, shown, file);
}
