/* said.c: walking the stories of an edition for its fields */
#include "record/said.h"

#include <string.h>

#include "lang/isolate.h"

struct DalilSaid {
    DalilArena *arena;
    const DalilEdition *edition;
    GHashTable *groups; /* key -> GPtrArray of DalilSaidGroup */
    DalilSaidGroup *open;
    const char *open_key;
};

/* Any text with a key, as a paragraph that can be set alone. */
static const DalilBlock *
as_paragraph(DalilSaid *said, const DalilBlock *block)
{
    DalilBlock *copy = NULL;

    if (block->kind == DALIL_BOX_PARA)
        return block;
    copy = dalil_arena_memdup(said->arena, block, sizeof *block);
    copy->kind = DALIL_BOX_PARA;
    copy->value = NULL;
    return copy;
}

static void
add(DalilSaid *said, const DalilBlock *block)
{
    const char *key = block->rich->key;
    GPtrArray *list = g_hash_table_lookup(said->groups, key);

    if (!said->open || strcmp(said->open_key, key) != 0) {
        if (!list) {
            list = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
            g_hash_table_insert(said->groups, g_strdup(key), list);
        }
        said->open = g_ptr_array_new();
        said->open_key = key;
        g_ptr_array_add(list, said->open);
    }
    g_ptr_array_add(said->open, (gpointer)as_paragraph(said, block));
}

/* What stands at the far end of a row, alone. */
static const DalilBlock *
value_of(DalilSaid *said, const DalilBlock *row)
{
    DalilBlock *copy = dalil_arena_memdup(said->arena, row, sizeof *row);

    copy->kind = DALIL_BOX_PARA;
    copy->rich = row->value;
    copy->style = row->value_style;
    copy->align = DALIL_ALIGN_END;
    copy->value = NULL;
    copy->icon = -1;
    copy->hang = 0;
    return copy;
}

static void
walk(DalilSaid *said, const DalilBlock *block)
{
    if (block->rich && block->rich->key)
        add(said, block);
    else if (block->rich)
        said->open = NULL;
    if (block->value && block->value->key)
        add(said, value_of(said, block));
    for (int i = 0; i < block->n_children; i++)
        walk(said, block->children[i]);
}

static void
walk_story(DalilSaid *said, const DalilStory *story)
{
    for (int i = 0; i < story->n; i++)
        if (story->blocks[i]->when & DALIL_WHEN_USUAL)
            walk(said, story->blocks[i]);
    said->open = NULL;
}

DalilSaid *
dalil_said_new(DalilArena *arena, const DalilEdition *edition)
{
    DalilSaid *said = g_new0(DalilSaid, 1);

    said->arena = arena;
    said->edition = edition;
    said->groups =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    for (int i = 0; i < edition->layout->flows.n; i++)
        walk_story(said, &edition->flows[i]);
    for (int i = 0; i < edition->n_frames; i++)
        if (edition->frames[i])
            walk_story(said, edition->frames[i]);
    return said;
}

void
dalil_said_free(DalilSaid *said)
{
    if (!said)
        return;
    g_hash_table_unref(said->groups);
    g_free(said);
}

int
dalil_said_count(const DalilSaid *said, const char *key)
{
    const GPtrArray *list = g_hash_table_lookup(said->groups, key);

    return list ? (int)list->len : 0;
}

const DalilSaidGroup *
dalil_said_nth(const DalilSaid *said, const char *key, int i)
{
    return ((GPtrArray *)g_hash_table_lookup(said->groups, key))->pdata[i];
}

static void
add_entry(GPtrArray *entry, const DalilEdition *edition, const DalilStory *story, const char *id)
{
    const DalilService *services = edition->content->services.items;
    guint8 wanted = DALIL_WHEN_USUAL | DALIL_WHEN_SHORT;

    for (int i = 0; i < story->n; i++) {
        const DalilBlock *block = story->blocks[i];
        if (block->service >= 0 && (block->when & wanted) == wanted &&
            strcmp(services[block->service].id.text, id) == 0)
            g_ptr_array_add(entry, (gpointer)block);
    }
}

GPtrArray *
dalil_said_entry(const DalilSaid *said, const char *id)
{
    GPtrArray *entry = g_ptr_array_new();

    for (int i = 0; i < said->edition->layout->flows.n && entry->len == 0; i++)
        add_entry(entry, said->edition, &said->edition->flows[i], id);
    for (int i = 0; i < said->edition->n_frames && entry->len == 0; i++)
        if (said->edition->frames[i])
            add_entry(entry, said->edition, said->edition->frames[i], id);
    return entry;
}

char *
dalil_said_words(const DalilBlock *block)
{
    GString *words = g_string_new(NULL);

    for (const char *p = block->rich->text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x00A0 || c == 0x202F || c == 0x2028)
            g_string_append_c(words, ' ');
        else if (!dalil_is_invisible(c))
            g_string_append_unichar(words, c);
    }
    return g_string_free(words, FALSE);
}
