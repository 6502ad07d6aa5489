/* fuzz_po.c: any bytes are read as a file of translations without a crash, and what is written of
 * them is read again as the same
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "content/pofile.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "content/standing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(const char *text)
{
    g_assert(text == NULL || g_utf8_validate(text, -1, NULL));
}

static void
check_item(DalilArena *arena, const DalilPoItem *item)
{
    const char *const texts[] = {item->notes,   item->extracted,  item->places,     item->flags,
                                 item->old_key, item->old_source, item->old_plural, item->key,
                                 item->source,  item->plural,     item->translation};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        check_text(texts[i]);
    for (int i = 0; i < item->n_forms; i++)
        check_text(item->forms[i]);
    g_assert(item->source && item->translation && item->line > 0);
    dalil_standing_of(arena, item, "20 dirhams", "fr");
}

/* NULL: no file of translations at all. (transfer full) */
static GString *
rewrite(const char *text, gsize length, gboolean *broken)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilPoFile) file =
        dalil_pofile_parse(arena, diags, text, length, "content/translations/ar.po", broken);
    GString *to = NULL;

    g_assert(*broken == (dalil_diags_errors(diags) > 0));
    if (file == NULL)
        return NULL;
    for (guint i = 0; i < file->items->len; i++)
        check_item(arena, &g_array_index(file->items, DalilPoItem, i));
    to = g_string_new(NULL);
    dalil_pofile_write(file, to);
    return to;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_malloc(size + 1); /* its own block: reading beyond it is seen */
    gboolean broken = FALSE, again = FALSE;
    GString *once, *twice;

    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    once = rewrite(text, size, &broken);
    if (once != NULL && !broken && once->len > 0) {
        twice = rewrite(once->str, once->len, &again);
        g_assert(!again);
        g_assert_cmpstr(once->str, ==, twice->str);
        g_string_free(twice, TRUE);
    }
    if (once != NULL)
        g_string_free(once, TRUE);
    return 0;
}

#include "replay.h"
