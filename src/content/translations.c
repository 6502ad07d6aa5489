/* translations.c: one language of a network, every text with its translation and how it stands */
#include "content/translations.h"

#include <string.h>

#include "content/keys.h"
#include "content/poheader.h"
#include "content/reading.h"
#include "content/standing.h"
#include "content/text.h"

enum { FEW = 3 }; /* entries without a key */

const char *const dalil_state_names[DALIL_STATE_COUNT] = {
    [DALIL_STATE_MISSING] = "missing",       [DALIL_STATE_EMPTY] = "empty",
    [DALIL_STATE_UNVERIFIED] = "unverified", [DALIL_STATE_DRAFT] = "draft",
    [DALIL_STATE_TRANSLATED] = "translated", [DALIL_STATE_REVIEWED] = "reviewed",
};

typedef struct {
    DalilArena *arena;
    DalilTranslations *translations;
} Listing;

/* "old-id/name" for each id the service had before. */
static const char **
old_keys_of(DalilArena *arena, const DalilKeyed *keyed)
{
    const DalilService *service = keyed->thing;
    const char **keys;

    if (strcmp(keyed->kind, "service") != 0 || service->aliases.n == 0)
        return NULL;
    keys = dalil_arena_newn(arena, const char *, service->aliases.n + 1);
    for (int i = 0; i < service->aliases.n; i++)
        keys[i] = dalil_arena_printf(arena, "%s/%s", service->aliases.items[i].text, keyed->field);
    return keys;
}

/* Which category and agency a text belongs to. */
static void
place_entry(const DalilContent *content, const DalilKeyed *keyed, DalilTranslation *entry)
{
    entry->category = entry->agency = -1;
    if (strcmp(keyed->kind, "service") == 0) {
        entry->category = ((const DalilService *)keyed->thing)->category;
        entry->agency = ((const DalilService *)keyed->thing)->agency;
    } else if (strcmp(keyed->kind, "category") == 0) {
        entry->category = (int)((const DalilCategory *)keyed->thing -
                                (const DalilCategory *)content->network.categories.items);
    } else if (strcmp(keyed->kind, "agency") == 0) {
        entry->agency =
            (int)((const DalilAgency *)keyed->thing - (const DalilAgency *)content->agencies.items);
    }
}

static void
list_text(const DalilKeyed *keyed, gpointer user)
{
    const Listing *listing = user;
    const DalilContent *content = listing->translations->content;
    const DalilTextIn *source = dalil_text_in(keyed->text, content->network.source.text);
    const DalilTextIn *in = dalil_text_in(keyed->text, listing->translations->language->tag);
    DalilTranslation entry = {.key = keyed->text->key,
                              .kind = keyed->kind,
                              .field = strrchr(keyed->text->key, '/') + 1,
                              .what = keyed->what};

    if (source == NULL)
        return;
    entry.source = source->text;
    entry.source_at = source->span;
    if (in != NULL && in->state == DALIL_TEXT_INLINE) {
        entry.in_yaml = TRUE;
        entry.yaml = in->text;
        entry.yaml_at = in->span;
    }
    entry.old_keys = old_keys_of(listing->arena, keyed);
    place_entry(content, keyed, &entry);
    g_array_append_val(listing->translations->entries, entry);
}

/* The array does not grow any more: pointers into it stay good. */
static void
index_entries(DalilTranslations *translations)
{
    for (guint i = 0; i < translations->entries->len; i++) {
        DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);

        g_hash_table_insert(translations->by_key, (gpointer)entry->key, entry);
    }
    for (guint i = 0; i < translations->entries->len; i++) {
        DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);

        translations->renamed |= entry->old_keys != NULL;
        for (int k = 0; entry->old_keys != NULL && entry->old_keys[k] != NULL; k++)
            if (!g_hash_table_contains(translations->by_key, entry->old_keys[k]))
                g_hash_table_insert(translations->by_key, (gpointer)entry->old_keys[k], entry);
    }
}

static void
settle_state(DalilArena *arena, const DalilTranslations *translations, DalilTranslation *entry)
{
    DalilStanding standing = dalil_standing_of(arena, entry->item, entry->source,
                                               translations->content->network.source.text);

    entry->stale = standing.change;
    entry->why = standing.why;
    entry->old_source = standing.before;
    entry->state = standing.draft ? DALIL_STATE_DRAFT : DALIL_STATE_TRANSLATED;
    entry->review = dalil_reviews_find(translations->reviews, entry->key, entry->source,
                                       entry->translation, &entry->voided);
    if (entry->review != NULL && !standing.draft && entry->stale == DALIL_CHANGE_NONE)
        entry->state = DALIL_STATE_REVIEWED;
}

static void
settle_entry(DalilArena *arena, const DalilTranslations *translations, DalilTranslation *entry)
{
    const DalilPoItem *item = entry->item;

    entry->translation = item == NULL ? "" : dalil_standing_text(arena, item->translation);
    entry->at = entry->source_at;
    entry->stale = DALIL_CHANGE_NONE;
    entry->why = entry->old_source = NULL;
    entry->review = entry->voided = NULL;
    if (item != NULL && item->translated_line > 0)
        entry->at = (DalilSpan){translations->shown, item->translated_line, 1};
    if (entry->translation[0] != '\0') {
        settle_state(arena, translations, entry);
    } else if (entry->in_yaml) {
        entry->state = DALIL_STATE_UNVERIFIED;
        entry->translation = entry->yaml;
        entry->at = entry->yaml_at;
    } else {
        entry->state = item == NULL ? DALIL_STATE_MISSING : DALIL_STATE_EMPTY;
    }
    entry->copied = strcmp(entry->translation, entry->source) == 0;
    if (entry->translation[0] == '\0')
        entry->translation = NULL;
}

/* An item under today's key comes before one under an old one, whichever stands first. */
static void
attach_items(DalilTranslations *translations)
{
    GArray *items = translations->file->items;

    for (guint i = 0; i < translations->entries->len; i++)
        g_array_index(translations->entries, DalilTranslation, i).item = NULL;
    for (int old = 0; old <= (int)translations->renamed; old++)
        for (guint i = 0; i < items->len; i++) {
            DalilPoItem *item = &g_array_index(items, DalilPoItem, i);
            DalilTranslation *entry = item->obsolete || item->key == NULL
                                          ? NULL
                                          : g_hash_table_lookup(translations->by_key, item->key);

            if (entry != NULL && entry->item == NULL && (old || strcmp(entry->key, item->key) == 0))
                entry->item = item;
        }
}

void
dalil_translations_settle(DalilArena *arena, DalilTranslations *translations)
{
    attach_items(translations);
    for (guint i = 0; i < translations->entries->len; i++)
        settle_entry(arena, translations,
                     &g_array_index(translations->entries, DalilTranslation, i));
}

/* What stands in the listings as well must be the same. */
static void
check_contradictions(DalilTranslations *translations, DalilDiags *diags)
{
    for (guint i = 0; i < translations->entries->len; i++) {
        const DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);

        if (entry->in_yaml && entry->translation != NULL)
            translations->contradicts |= dalil_standing_contradicts(
                diags, entry->at, translations->language->tag, entry->key, entry->translation,
                entry->yaml, entry->yaml_at);
    }
}

/* Two entries of one key with different sources: nobody knows which is meant. */
static void
check_repeated(DalilTranslations *translations, DalilDiags *diags)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < translations->file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(translations->file->items, DalilPoItem, i);
        const DalilTranslation *entry = NULL;
        const DalilPoItem *first;

        if (!item->obsolete && item->key != NULL)
            entry = g_hash_table_lookup(translations->by_key, item->key);
        if (entry == NULL)
            continue;
        first = g_hash_table_lookup(seen, entry);
        if (first == NULL) {
            g_hash_table_insert(seen, (gpointer)entry, (gpointer)item);
            continue;
        }
        translations->broken = TRUE;
        dalil_diags_error(diags, (DalilSpan){translations->shown, item->line, 1},
                          "\"%s\" is translated twice: it already stands in line %d; remove one",
                          item->key, first->line);
    }
}

/* Some tools drop msgctxt: without it nobody knows which texts are translated. One or two that
 * somebody wrote by hand are merely kept at the end. */
static void
check_keys(DalilTranslations *translations, DalilDiags *diags)
{
    const DalilPoItem *first = NULL;
    int n = 0, all = 0;

    for (guint i = 0; i < translations->file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(translations->file->items, DalilPoItem, i);

        all += !item->obsolete;
        if (item->obsolete || item->key != NULL)
            continue;
        first = first == NULL ? item : first;
        n++;
    }
    if (n < FEW || n * 2 < all)
        return;
    translations->broken = TRUE;
    dalil_diags_error(diags, (DalilSpan){translations->shown, first->line, 1},
                      "%d entries from here on, as that for \"%s\", have no msgctxt line that says "
                      "which text they translate: take the file as it was before some program "
                      "dropped them",
                      n, first->source);
}

/* The file of another language, or of another network, is left alone. Entries have their items. */
static void
check_header(DalilTranslations *translations, DalilDiags *diags)
{
    const DalilPoFile *file = translations->file;
    int known = 0, all = 0;

    for (guint i = 0; i < translations->entries->len; i++)
        known += g_array_index(translations->entries, DalilTranslation, i).item != NULL;
    for (guint i = 0; i < file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(file->items, DalilPoItem, i);

        all += !item->obsolete && item->key != NULL;
    }
    if (!dalil_poheader_check(diags, file, translations->shown, translations->language) ||
        !dalil_poheader_belongs(diags, file, translations->shown,
                                translations->content->network.id.text, known, all))
        translations->broken = TRUE;
}

static void
read_file(DalilArena *arena, DalilDiags *diags, DalilTranslations *translations)
{
    translations->exists = g_file_test(translations->path, G_FILE_TEST_EXISTS);
    if (translations->exists)
        translations->file =
            dalil_pofile_read(arena, diags, translations->path, translations->shown,
                              &translations->broken, &translations->unreadable);
    translations->broken |= translations->unreadable;
    if (translations->file == NULL)
        translations->file = dalil_pofile_new();
    if (translations->file->header == NULL && translations->file->items->len > 0) {
        translations->broken = TRUE;
        dalil_diags_error(diags, (DalilSpan){translations->shown, 1, 1},
                          "this translation file has no header: it should begin with msgid \"\" "
                          "and a msgstr that holds \"Content-Type: text/plain; charset=UTF-8\\n\"");
    }
}

DalilTranslations *
dalil_translations_open(DalilArena *arena, DalilDiags *diags, const DalilContent *content,
                        const char *folder, const DalilLanguage *language)
{
    DalilTranslations *translations = g_new0(DalilTranslations, 1);
    g_autofree char *shown = g_strdup_printf("content/translations/%s.po", language->tag);
    g_autofree char *signs = g_strdup_printf("content/reviews/%s.tsv", language->tag);
    g_autofree char *path = g_build_filename(folder, signs, NULL);
    Listing listing = {arena, translations};

    translations->content = content;
    translations->language = language;
    translations->shown = g_intern_string(shown);
    translations->path = g_build_filename(folder, shown, NULL);
    translations->entries =
        g_array_sized_new(FALSE, TRUE, sizeof(DalilTranslation), (guint)content->services.n * 8);
    translations->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    translations->reviews = dalil_reviews_read(arena, diags, path, signs);
    dalil_keys_walk(content, list_text, &listing);
    index_entries(translations);
    read_file(arena, diags, translations);
    dalil_translations_settle(arena, translations);
    check_header(translations, diags);
    check_keys(translations, diags);
    check_repeated(translations, diags);
    check_contradictions(translations, diags);
    return translations;
}

void
dalil_translations_free(DalilTranslations *translations)
{
    if (translations == NULL)
        return;
    g_free(translations->path);
    dalil_pofile_free(translations->file);
    g_array_unref(translations->entries);
    g_hash_table_unref(translations->by_key);
    dalil_reviews_free(translations->reviews);
    g_free(translations);
}

char *
dalil_translations_edition(const DalilTranslations *translations)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    for (guint i = 0; i < translations->entries->len; i++) {
        const DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);
        const char *const parts[] = {entry->key, entry->source,
                                     entry->translation == NULL ? "" : entry->translation};

        for (guint k = 0; k < G_N_ELEMENTS(parts); k++)
            g_checksum_update(sum, (const guchar *)parts[k], (gssize)strlen(parts[k]) + 1);
    }
    return g_strdup_printf("%s:%.12s", translations->language->tag, g_checksum_get_string(sum));
}
