/* cards.c: cards gathered from a language's translations */
#include "review/cards.h"

#include <string.h>

#include "record/fieldkey.h"
#include "review/words.h"

static void
free_card(gpointer data)
{
    DalilCard *card = data;

    g_array_unref(card->checks);
    g_free(card);
}

static void
clear_pages(gpointer data)
{
    g_array_unref(((DalilCardPages *)data)->geometry);
}

static const DalilTranslation *
entry_of(const DalilTranslations *translations, const char *thing, const char *field)
{
    g_autofree char *key = g_strdup_printf("%s/%s", thing, field);

    return g_hash_table_lookup(translations->by_key, key);
}

static void
name_card(DalilCard *card, const DalilCards *cards)
{
    const DalilTranslation *named = entry_of(cards->translations, card->thing, "name");

    if (!named)
        named = entry_of(cards->translations, card->thing, "title");
    card->name = !named ? card->thing : named->translation ? named->translation : named->source;
    card->name_in = !named ? NULL : named->translation ? cards->language : cards->source;
}

/* The last row on these very sentences, when it did not say "ok". */
static const DalilReview *
refusal_of(const DalilReviews *reviews, const DalilCard *card, gboolean *ever)
{
    int i = GPOINTER_TO_INT(g_hash_table_lookup(reviews->by_key, card->entry->key));

    *ever = i > 0;
    for (; i > 0; i = g_array_index(reviews->before, int, i - 1)) {
        const DalilReview *row = &g_array_index(reviews->rows, DalilReview, i - 1);
        if (strcmp(row->source, card->source) == 0 &&
            strcmp(row->translation, card->translation) == 0)
            return row->ok ? NULL : row;
    }
    return NULL;
}

static gboolean
is_fallback(const DalilCards *cards, const DalilTranslation *entry)
{
    DalilMissing missing = dalil_content_missing(&cards->content->network, cards->language->tag);

    return entry->translation
               ? entry->stale == DALIL_CHANGE_MAJOR && missing == DALIL_MISSING_FALLBACK
               : missing != DALIL_MISSING_OMIT;
}

static DalilCard *
card_new(DalilArena *arena, const DalilCards *cards, const DalilTranslation *entry)
{
    DalilCard *card = g_new0(DalilCard, 1);
    const char *slash = strrchr(entry->key, '/');
    g_autofree char *source = dalil_reviews_hash(entry->source ? entry->source : "");
    g_autofree char *hash = dalil_reviews_hash(entry->translation ? entry->translation : "");
    gboolean ever = FALSE;

    card->entry = entry;
    card->thing = slash ? dalil_arena_printf(arena, "%.*s", (int)(slash - entry->key), entry->key)
                        : entry->key;
    card->checks = g_array_new(FALSE, FALSE, sizeof(DalilFinding));
    g_strlcpy(card->source, source, sizeof card->source);
    g_strlcpy(card->translation, hash, sizeof card->translation);
    name_card(card, cards);
    card->refused = refusal_of(cards->translations->reviews, card, &ever);
    card->fresh = !ever;
    card->fallback = is_fallback(cards, entry);
    card->changed = entry->stale != DALIL_CHANGE_NONE || entry->voided != NULL;
    card->problem =
        !entry->translation || entry->stale == DALIL_CHANGE_MAJOR || entry->copied || card->refused;
    return card;
}

void
dalil_cards_hear(const DalilCheck *check, DalilCheckLevel level, DalilSpan at, const char *key,
                 const char *text, gpointer user)
{
    DalilCards *cards = user;
    DalilCard *card = key ? g_hash_table_lookup(cards->by_key, key) : NULL;
    const DalilFinding finding = {check, dalil_arena_strdup(cards->arena, text)};

    (void)at;
    if (!card || strcmp(check->id, "T14") == 0 || strcmp(check->id, "T15") == 0)
        return; /* out of date, not signed off: the card says so itself */
    g_array_append_val(card->checks, finding);
    card->problem = card->problem || level != DALIL_CHECK_HINT;
}

static void
add_place(DalilCards *cards, DalilCard *card)
{
    char *key = dalil_fieldkey_printed(card->entry->key);
    GPtrArray *list = g_hash_table_lookup(cards->by_place, key);

    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(cards->by_place, g_strdup(key), list);
    }
    g_ptr_array_add(list, card);
    g_free(key);
}

DalilCards *
dalil_cards_new(DalilArena *arena, const DalilContent *content, DalilTranslations *translations,
                const DalilGlossary *glossary)
{
    DalilCards *cards = g_new0(DalilCards, 1);

    cards->arena = arena;
    cards->content = content;
    cards->language = translations->language;
    cards->source = content->network.source_language;
    cards->interface = dalil_review_interface(cards->language, cards->source);
    cards->translations = translations;
    cards->canon = dalil_canon_new(content, cards->language);
    cards->cards = g_ptr_array_new_with_free_func(free_card);
    cards->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    cards->by_place =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    cards->pages = g_array_new(FALSE, TRUE, sizeof(DalilCardPages));
    g_array_set_clear_func(cards->pages, clear_pages);
    cards->unset = g_array_new(FALSE, FALSE, sizeof(DalilCardsUnset));
    cards->edition = dalil_translations_edition(translations);
    for (guint i = 0; i < translations->entries->len; i++) {
        DalilCard *card =
            card_new(arena, cards, &g_array_index(translations->entries, DalilTranslation, i));
        g_ptr_array_add(cards->cards, card);
        g_hash_table_insert(cards->by_key, (gpointer)card->entry->key, card);
        add_place(cards, card);
    }
    dalil_checks_all(translations, glossary, dalil_cards_hear, cards);
    return cards;
}

void
dalil_cards_pages(DalilCards *cards, const char *name, const DalilLayout *layout,
                  const DalilEdition *edition)
{
    DalilCardPages pages = {name, layout, edition, dalil_geometry_of(layout, edition)};

    g_array_append_val(cards->pages, pages);
}

void
dalil_cards_unset(DalilCards *cards, const char *name, const char *why)
{
    const DalilCardsUnset unset = {dalil_arena_strdup(cards->arena, name),
                                   dalil_arena_strdup(cards->arena, why)};

    g_array_append_val(cards->unset, unset);
}

void
dalil_cards_free(DalilCards *cards)
{
    if (!cards)
        return;
    g_array_unref(cards->pages);
    g_array_unref(cards->unset);
    g_hash_table_unref(cards->by_key);
    g_hash_table_unref(cards->by_place);
    g_ptr_array_unref(cards->cards);
    dalil_canon_free(cards->canon);
    dalil_translations_free(cards->translations);
    g_free(cards->edition);
    g_free(cards);
}

gboolean
dalil_card_is_at(const DalilCard *card, const char *printed)
{
    g_autofree char *key = dalil_fieldkey_printed(card->entry->key);

    return strcmp(key, printed) == 0 || strcmp(card->entry->key, printed) == 0;
}

const GPtrArray *
dalil_cards_at(const DalilCards *cards, const char *printed)
{
    return g_hash_table_lookup(cards->by_place, printed);
}
