/* merge.c: a file of translations brought up to date with the listings */
#include "content/merge.h"

#include <string.h>

#include "content/reading.h"
#include "content/standing.h"

/* How a line about room begins: so that it can be kept when nobody has measured again. */
#define ROOM "Room "

typedef struct {
    DalilArena *arena;
    DalilTranslations *translations;
    DalilMergeRoom room;
    gpointer user;
    DalilMergeCount *count;
    GArray *items;    /* DalilPoItem: the new list */
    GHashTable *used; /* items of the old list that live on */
    GHashTable *old;  /* key -> obsolete item */
} Merge;

static const char *
clean(const Merge *merge, const char *text)
{
    return dalil_standing_text(merge->arena, text);
}

static const char *
source_language(const Merge *merge)
{
    return merge->translations->content->network.source.text;
}

static gboolean
is_tidied(const Merge *merge, const char *before, const char *after)
{
    return dalil_change_between(clean(merge, before), after, source_language(merge), NULL) <
           DALIL_CHANGE_MINOR;
}

/* The old entry a text lives on in: under today's key, else an old one that was kept. */
static const DalilPoItem *
former_of(Merge *merge, const DalilTranslation *entry)
{
    const DalilPoItem *item = entry->item;

    if (item != NULL) {
        merge->count->renamed += strcmp(item->key, entry->key) != 0;
        return item;
    }
    item = g_hash_table_lookup(merge->old, entry->key);
    for (int i = 0; item == NULL && entry->old_keys != NULL && entry->old_keys[i] != NULL; i++)
        item = g_hash_table_lookup(merge->old, entry->old_keys[i]);
    if (item == NULL)
        merge->count->added++;
    else
        merge->count->revived++;
    return item;
}

/* The source has changed: what the translation was made from is remembered, the first time. */
static void
overtake(Merge *merge, DalilPoItem *item, const DalilTranslation *entry, DalilChange change)
{
    gboolean stale = item->fuzzy && item->old_source != NULL;

    if (item->translation[0] == '\0' && item->n_forms == 0)
        return; /* nothing there to be out of date */
    if (stale && is_tidied(merge, item->old_source, entry->source)) {
        merge->count->same_again++;
        item->old_source = NULL;
        return;
    }
    if (!stale)
        item->old_source = item->source;
    item->fuzzy = TRUE;
    merge->count->major += change == DALIL_CHANGE_MAJOR;
    merge->count->changed += change == DALIL_CHANGE_MINOR;
}

static void
update_source(Merge *merge, DalilPoItem *item, const DalilTranslation *entry, gboolean *draft)
{
    DalilChange change = dalil_change_between(clean(merge, item->source), entry->source,
                                              source_language(merge), NULL);

    *draft = item->fuzzy && (item->old_source == NULL || dalil_standing_was_draft(item));
    if (!item->fuzzy)
        item->old_source = item->old_key = item->old_plural = NULL;
    if (change >= DALIL_CHANGE_MINOR) {
        overtake(merge, item, entry, change);
        if (item->old_source == NULL)
            item->fuzzy = *draft;
    }
    merge->count->tidied += change == DALIL_CHANGE_TRIVIAL;
    if (strcmp(clean(merge, item->source), entry->source) != 0)
        item->source = entry->source;
}

/* What the file said about room, when nobody has measured. */
static void
keep_room(GString *to, const char *extracted)
{
    for (const char *at = extracted; at != NULL && *at != '\0';) {
        gsize length = strcspn(at, "\n");

        if (g_str_has_prefix(at, ROOM))
            g_string_append_printf(to, "%.*s\n", (int)length, at);
        at += length + (at[length] == '\n');
    }
}

static void
append_room(const Merge *merge, GString *to, const DalilTranslation *entry, const char *before)
{
    g_autofree char *lines = NULL;

    if (merge->room == NULL) {
        keep_room(to, before);
        return;
    }
    lines = merge->room(entry, merge->user);
    if (lines != NULL)
        g_string_append(to, lines);
}

static const char *
comment_of(const Merge *merge, const DalilPoItem *item, const DalilTranslation *entry,
           gboolean draft)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autofree char *fixed = dalil_change_placeholders(entry->source);

    g_string_append_printf(lines, "%c%s\n", g_ascii_toupper(entry->what[0]), entry->what + 1);
    append_room(merge, lines, entry, item->extracted);
    if (fixed[0] != '\0')
        g_string_append_printf(lines, "Keep as it is: %s\n", fixed);
    dalil_standing_note(merge->arena, item, entry->source, source_language(merge), draft, lines);
    return dalil_arena_strndup(merge->arena, lines->str, lines->len);
}

static void
merge_entry(Merge *merge, const DalilTranslation *entry)
{
    const DalilPoItem *former = former_of(merge, entry);
    DalilPoItem item = {.source = entry->source, .translation = ""};
    gboolean draft = FALSE;

    if (former != NULL) {
        g_hash_table_add(merge->used, (gpointer)former);
        item = *former;
        item.obsolete = FALSE;
        update_source(merge, &item, entry, &draft);
        if (item.translation[0] == '\0' && item.n_forms == 0) {
            item.fuzzy = draft = FALSE; /* there is nothing to doubt */
            item.old_source = NULL;
        }
    }
    item.key = entry->key;
    item.places =
        dalil_arena_printf(merge->arena, "%s:%d\n", entry->source_at.file, entry->source_at.line);
    item.extracted = comment_of(merge, &item, entry, draft);
    g_array_append_val(merge->items, item);
}

/* An entry nobody has worked on is forgotten; everything else is kept. */
static gboolean
is_worth_keeping(const DalilPoItem *item)
{
    return item->translation[0] != '\0' || item->n_forms > 0 || item->notes != NULL;
}

static void
merge_rest(Merge *merge)
{
    const GArray *before = merge->translations->file->items;

    for (guint i = 0; i < before->len; i++) {
        DalilPoItem item = g_array_index(before, DalilPoItem, i);

        if (g_hash_table_contains(merge->used, &g_array_index(before, DalilPoItem, i)) ||
            !is_worth_keeping(&item))
            continue;
        merge->count->removed += !item.obsolete;
        item.obsolete = TRUE;
        item.extracted = dalil_standing_draft_note(&item);
        item.places = NULL;
        g_array_append_val(merge->items, item);
    }
}

static void
list_old(Merge *merge)
{
    const GArray *items = merge->translations->file->items;

    for (guint i = 0; i < items->len; i++) {
        DalilPoItem *item = &g_array_index(items, DalilPoItem, i);

        if (item->obsolete && item->key != NULL)
            g_hash_table_insert(merge->old, (gpointer)item->key, item);
    }
}

static void
add_header(DalilTranslations *translations, const char *date)
{
    const DalilLanguage *language = translations->language;
    const char *name = dalil_reading_language(language->tag);

    if (translations->file->header != NULL)
        return;
    translations->file->notes = g_strdup_printf(
        "%s texts of %s.\n\nTranslate the msgid lines into the msgstr lines; leave msgctxt as it "
        "is. Telephone\nnumbers, hours and addresses of the web are not here: they are printed "
        "from the listings.\n",
        name, translations->content->network.id.text);
    translations->file->header = g_strdup_printf(
        "Project-Id-Version: %s\nReport-Msgid-Bugs-To: \nPO-Revision-Date: %s 00:00+0000\n"
        "Last-Translator: \nLanguage-Team: %s\nLanguage: %s\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
        translations->content->network.id.text, date, name, language->tag);
}

void
dalil_merge(DalilArena *arena, DalilTranslations *translations, const char *date,
            DalilMergeRoom room, gpointer user, DalilMergeCount *count)
{
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) old = g_hash_table_new(g_str_hash, g_str_equal);
    GArray *items = g_array_sized_new(FALSE, TRUE, sizeof(DalilPoItem), translations->entries->len);
    Merge merge = {arena, translations, room, user, count, items, used, old};

    *count = (DalilMergeCount){0};
    list_old(&merge);
    add_header(translations, date);
    for (guint i = 0; i < translations->entries->len; i++)
        merge_entry(&merge, &g_array_index(translations->entries, DalilTranslation, i));
    merge_rest(&merge);
    g_array_unref(translations->file->items);
    translations->file->items = items;
    dalil_translations_settle(arena, translations);
}
