/* door.c: the one way in for translations from elsewhere */
#include "content/door.h"

#include <string.h>

#include "content/numbers.h"
#include "content/standing.h"
#include "content/text.h"

enum { STAMP = 12 };

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    DalilTranslations *translations;
    const DalilGlossary *glossary;
    DalilDoorCount *count;
    GHashTable *seen; /* DalilTranslation -> the proposal that came first */
} Door;

char *
dalil_door_stamp(const char *source, const char *translation)
{
    g_autofree char *a = dalil_reviews_hash(source);
    g_autofree char *b = dalil_reviews_hash(translation == NULL ? "" : translation);

    return g_strdup_printf("%.*s-%.*s", STAMP, a, STAMP, b);
}

/* FALSE: the first half of the stamp is of another source; without a stamp the source itself is
 * compared. */
static gboolean
is_of_today(const DalilProposal *proposal, const DalilTranslation *entry)
{
    g_autofree char *hash = dalil_reviews_hash(entry->source);

    if (proposal->stamp != NULL && strlen(proposal->stamp) == 2 * STAMP + 1)
        return strncmp(proposal->stamp, hash, STAMP) == 0;
    return proposal->source != NULL &&
           dalil_change_between(proposal->source, entry->source, "", NULL) < DALIL_CHANGE_MINOR;
}

/* What stands there now is what was handed out, or nothing. */
static gboolean
is_untouched(const DalilProposal *proposal, const DalilTranslation *entry)
{
    g_autofree char *hash = NULL;

    if (entry->translation == NULL)
        return TRUE;
    if (proposal->stamp == NULL || strlen(proposal->stamp) != 2 * STAMP + 1)
        return FALSE;
    hash = dalil_reviews_hash(entry->translation);
    return strncmp(proposal->stamp + STAMP + 1, hash, STAMP) == 0;
}

/* "4.41E+11": what a spreadsheet makes of a long number. */
static gboolean
has_power(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        const char *end = at;

        if (!g_ascii_isdigit(*at) || (at > text && g_ascii_isalnum(at[-1])))
            continue;
        while (g_ascii_isdigit(*end) || *end == '.' || *end == ',')
            end++;
        if ((*end == 'E' || *end == 'e') && (end[1] == '+' || end[1] == '-') &&
            g_ascii_isdigit(end[2]))
            return TRUE;
    }
    return FALSE;
}

/* A number of the source that begins with 0 and is there without it. (transfer full): NULL: none */
static char *
lost_zero(const char *source, const char *translation)
{
    for (const char *at = source; *at != '\0';) {
        gsize length = strspn(at, "0123456789");
        g_autofree char *whole = g_strndup(at, length);
        const char *rest = whole + strspn(whole, "0");

        if (length >= 3 && whole[0] == '0' && rest[0] != '\0' &&
            strstr(translation, whole) == NULL && strstr(translation, rest) != NULL)
            return g_steal_pointer(&whole);
        at += MAX(length, 1);
    }
    return NULL;
}

/* Adds the words of an error to the list. */
static void
hear(const DalilCheck *check, DalilCheckLevel level, DalilSpan at, const char *key,
     const char *text, gpointer user)
{
    GString *errors = user;

    (void)at;
    (void)key;
    if (level == DALIL_CHECK_ERROR)
        g_string_append_printf(errors, "%s%s %s; %s", errors->len > 0 ? "; " : "", check->id, text,
                               check->mend);
}

/* What the checks say of the new text. (transfer full): NULL: nothing */
static char *
errors_of(const Door *door, const DalilTranslation *entry, const char *translation)
{
    GString *errors = g_string_new(NULL);
    DalilTranslation proposed = *entry;

    proposed.item = NULL;
    proposed.translation = translation;
    proposed.stale = DALIL_CHANGE_NONE;
    proposed.state = DALIL_STATE_DRAFT;
    dalil_checks_entry(door->translations, &proposed, door->glossary, hear, errors);
    return g_string_free(errors, errors->len == 0);
}

/* Why a proposal cannot be taken; NULL: it can. (transfer full) */
static char *
objection(const Door *door, const DalilProposal *proposal, const DalilTranslation *entry)
{
    const DalilProposal *first = g_hash_table_lookup(door->seen, entry);
    g_autofree char *zero = NULL;

    if (first != NULL)
        return g_strdup_printf("it stands in line %d already: keep one of the two", first->at.line);
    if (!is_of_today(proposal, entry))
        return g_strdup("its source has changed since this file was made: export again, and "
                        "compare with what it says now");
    if (!is_untouched(proposal, entry))
        return g_strdup_printf("it was translated otherwise in the meantime (%s:%d: \"%s\"): "
                               "choose one, and write it there",
                               entry->at.file, entry->at.line, entry->translation);
    if (has_power(proposal->translation) && !has_power(entry->source))
        return g_strdup("a spreadsheet has turned a number into a power of ten, as in 4.41E+11: "
                        "type the number again, as text");
    zero = lost_zero(entry->source, proposal->translation);
    if (zero != NULL)
        return g_strdup_printf("the 0 at the beginning of \"%s\" is lost, as spreadsheets lose it: "
                               "type the number again, as text",
                               zero);
    return errors_of(door, entry, proposal->translation);
}

static void
refuse(const Door *door, const DalilProposal *proposal, const char *why)
{
    door->count->refused++;
    dalil_diags_error(door->diags, proposal->at, "\"%s\" is not taken: %s", proposal->key, why);
}

static void
add_comment(const Door *door, DalilPoItem *item, const char *comment)
{
    const char *clean = comment == NULL ? "" : dalil_text_clean(door->arena, comment, " ");

    if (clean[0] == '\0' || (item->notes != NULL && strstr(item->notes, clean) != NULL))
        return;
    item->notes =
        dalil_arena_printf(door->arena, "%s%s\n", item->notes == NULL ? "" : item->notes, clean);
}

static void
take(const Door *door, const DalilProposal *proposal, const DalilTranslation *entry, gboolean same)
{
    gboolean draft = g_strcmp0(proposal->state, "draft") == 0;

    add_comment(door, entry->item, proposal->comment);
    if (same && entry->item->fuzzy == draft) {
        door->count->same++;
        return;
    }
    if (same)
        door->count->confirmed++;
    else
        door->count->taken++;
    entry->item->translation = proposal->translation;
    entry->item->plural = entry->item->old_plural = NULL; /* no text of ours has one */
    entry->item->forms = NULL;
    entry->item->n_forms = 0;
    entry->item->fuzzy = draft;
    if (draft)
        return;
    entry->item->old_source = entry->item->old_key = NULL;
    dalil_standing_settle(door->arena, entry->item);
}

static void
consider(Door *door, const DalilProposal *proposal)
{
    const DalilTranslation *entry = g_hash_table_lookup(door->translations->by_key, proposal->key);
    gboolean wish = g_strcmp0(proposal->state, "ok") == 0;
    gboolean same;
    g_autofree char *why = NULL;

    if (entry == NULL || entry->item == NULL) {
        refuse(door, proposal, "nothing in the listings has this key: it must stay as exported");
        return;
    }
    if (proposal->translation[0] == '\0') {
        door->count->same++; /* an empty cell takes nothing away */
        add_comment(door, entry->item, proposal->comment);
        return;
    }
    same = entry->translation != NULL && strcmp(entry->translation, proposal->translation) == 0;
    if (same && (!wish || !entry->item->fuzzy)) {
        door->count->same++;
        add_comment(door, entry->item, proposal->comment);
        return;
    }
    why = objection(door, proposal, entry);
    if (why != NULL) {
        refuse(door, proposal, why);
        return;
    }
    g_hash_table_insert(door->seen, (gpointer)entry, (gpointer)proposal);
    take(door, proposal, entry, same);
}

void
dalil_door_take(DalilArena *arena, DalilDiags *diags, DalilTranslations *translations,
                const GArray *proposals, const DalilGlossary *glossary, DalilDoorCount *count)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    Door door = {arena, diags, translations, glossary, count, seen};

    *count = (DalilDoorCount){0};
    for (guint i = 0; i < proposals->len; i++)
        consider(&door, &g_array_index(proposals, DalilProposal, i));
    dalil_translations_settle(arena, translations);
}
