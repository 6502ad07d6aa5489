/* returned.c: a review read, and matched with what stands here now */
#include "review/returned.h"

#include <jansson.h>
#include <string.h>

#include "base/day.h"

enum { TEXT_MAX = 16000, NAME_MAX_BYTES = 320, HASH = 64 }; /* bytes */

static const char *const verdicts[] = {"yes", "no", "unsure", NULL};
static const char *const head_keys[] = {"format",   "version", "network", "language", "edition",
                                        "reviewer", "date",    "entries", NULL};
static const char *const entry_keys[] = {"key",     "source",     "translation", "verdict",
                                         "comment", "suggestion", NULL};

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const char *shown; /* interned */
} Reading;

static DalilSpan
nowhere(const char *shown)
{
    return (DalilSpan){g_intern_string(shown), 0, 0};
}

/* NULL: not there, no text, or too long. */
static const char *
text_of(const Reading *reading, const json_t *object, const char *key, gsize most)
{
    const json_t *value = json_object_get(object, key);
    const char *text = json_string_value(value);

    if (!text || json_string_length(value) > most || strlen(text) != json_string_length(value))
        return NULL;
    return dalil_arena_strdup(reading->arena, text);
}

static gboolean
has_only(const json_t *object, const char *const *keys)
{
    const char *key = NULL;
    json_t *value = NULL;

    json_object_foreach((json_t *)object, key, value) if (!g_strv_contains(keys, key)) return FALSE;
    return TRUE;
}

static gboolean
is_hash(const char *text)
{
    return strlen(text) == HASH && strspn(text, "0123456789abcdef") == HASH;
}

static gboolean
read_entry(const Reading *reading, const json_t *object, DalilReturnedEntry *entry)
{
    *entry = (DalilReturnedEntry){text_of(reading, object, "key", NAME_MAX_BYTES),
                                  text_of(reading, object, "source", HASH),
                                  text_of(reading, object, "translation", HASH),
                                  text_of(reading, object, "verdict", 16),
                                  text_of(reading, object, "comment", TEXT_MAX),
                                  text_of(reading, object, "suggestion", TEXT_MAX)};
    return json_is_object(object) && has_only(object, entry_keys) && entry->key && entry->source &&
           is_hash(entry->source) && entry->translation && is_hash(entry->translation) &&
           entry->verdict && g_strv_contains(verdicts, entry->verdict) && entry->comment &&
           entry->suggestion;
}

static gboolean
read_entries(const Reading *reading, const json_t *root, DalilReturned *returned)
{
    const json_t *list = json_object_get(root, "entries");

    if (!json_is_array(list))
        return FALSE;
    for (size_t i = 0; i < json_array_size(list); i++) {
        DalilReturnedEntry entry;
        if (read_entry(reading, json_array_get(list, i), &entry))
            g_array_append_val(returned->entries, entry);
        else
            dalil_diags_error(reading->diags, nowhere(reading->shown),
                              "answer %d of the file is not in the form the review page writes; "
                              "it is passed over",
                              (int)i + 1);
    }
    return TRUE;
}

/* NULL: all is well. */
static const char *
problem_of(const Reading *reading, const json_t *root, DalilReturned *returned)
{
    const char *format = text_of(reading, root, "format", 32);
    const char *tag = text_of(reading, root, "language", 32);

    if (g_strcmp0(format, "dalil-review") != 0)
        return "this is no review: save one with the button of the review page";
    if (json_integer_value(json_object_get(root, "version")) != 1)
        return "this review is of a newer dalil";
    returned->network = text_of(reading, root, "network", NAME_MAX_BYTES);
    returned->edition = text_of(reading, root, "edition", NAME_MAX_BYTES);
    returned->reviewer = text_of(reading, root, "reviewer", NAME_MAX_BYTES);
    returned->date = text_of(reading, root, "date", 16);
    returned->language = tag ? dalil_language_lookup(tag) : NULL;
    if (!has_only(root, head_keys) || !returned->network || !returned->edition)
        return "this review is not in the form the review page writes";
    if (!returned->reviewer || !*returned->reviewer)
        return "this review does not say who made it";
    if (!returned->date || !dalil_day_is(returned->date))
        return "this review has no date, as in 2026-11-23";
    if (!returned->language)
        return "this review is in a language dalil does not know";
    return read_entries(reading, root, returned) ? NULL : "this review has no list of answers";
}

DalilReturned *
dalil_returned_read(DalilArena *arena, DalilDiags *diags, const char *text, gsize length,
                    const char *shown)
{
    Reading reading = {arena, diags, g_intern_string(shown)};
    DalilReturned *returned = g_new0(DalilReturned, 1);
    json_error_t trouble;
    json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &trouble);
    const char *problem = NULL;

    returned->entries = g_array_new(FALSE, TRUE, sizeof(DalilReturnedEntry));
    if (!root)
        dalil_diags_error(diags, (DalilSpan){reading.shown, MAX(trouble.line, 1), 1},
                          "this is not JSON (%s); ask the reviewer for the file again",
                          trouble.text);
    else if ((problem = problem_of(&reading, root, returned)))
        dalil_diags_error(diags, nowhere(shown), "%s", problem);
    if (!root || problem)
        g_clear_pointer(&returned, dalil_returned_free);
    json_decref(root);
    return returned;
}

void
dalil_returned_free(DalilReturned *returned)
{
    if (!returned)
        return;
    g_array_unref(returned->entries);
    g_free(returned);
}

/* NULL: it holds. (transfer full) */
static char *
conflict_of(const DalilReturnedEntry *said, const DalilTranslation *entry, GHashTable *seen)
{
    g_autofree char *source = entry ? dalil_reviews_hash(entry->source ? entry->source : "") : NULL;
    g_autofree char *hash =
        entry ? dalil_reviews_hash(entry->translation ? entry->translation : "") : NULL;

    if (!entry)
        return g_strdup("nothing in the listings is called so any more");
    if (!g_hash_table_add(seen, (gpointer)said->key))
        return g_strdup("it is answered twice in this file; the first answer was taken");
    if (strcmp(source, said->source) != 0)
        return g_strdup("its source has changed since; have it reviewed again");
    if (strcmp(hash, said->translation) != 0)
        return g_strdup("its translation has changed since; have it reviewed again");
    if (!entry->translation && strcmp(said->verdict, "yes") == 0)
        return g_strdup("it has no translation anybody could vouch for");
    return NULL;
}

/* A spreadsheet takes "=…" for a formula; "+212 5 …" is none and stays.
 * (transfer full) */
static char *
note_of(const DalilReturnedEntry *said)
{
    g_autoptr(GString) note = g_string_new(NULL);

    if (strcmp(said->verdict, "unsure") == 0)
        g_string_append(note, "not sure: ");
    g_string_append(note, said->comment);
    if (*said->suggestion)
        g_string_append_printf(note, "%sbetter: %s", note->len > 0 ? " | " : "", said->suggestion);
    if (note->len > 0 && (strchr("=@", note->str[0]) ||
                          (strchr("+-", note->str[0]) && !g_ascii_isdigit(note->str[1]))))
        g_string_prepend_c(note, '\'');
    return g_strdup(note->str);
}

/* What somebody else said of the same two sentences, when it was another
 * verdict. */
static const DalilReview *
other_word(const DalilTranslations *translations, const DalilReturned *returned,
           const DalilReturnedEntry *said)
{
    const DalilReviews *reviews = translations->reviews;
    gboolean ok = strcmp(said->verdict, "yes") == 0;

    for (int i = GPOINTER_TO_INT(g_hash_table_lookup(reviews->by_key, said->key)); i > 0;
         i = g_array_index(reviews->before, int, i - 1)) {
        const DalilReview *row = &g_array_index(reviews->rows, DalilReview, i - 1);
        if (strcmp(row->source, said->source) == 0 &&
            strcmp(row->translation, said->translation) == 0 && row->ok != ok &&
            strcmp(row->reviewer, returned->reviewer) != 0)
            return row;
    }
    return NULL;
}

/* Takes @text. */
static void
add_told(GString *to, char *text)
{
    g_autofree char *visible = dalil_diag_visible(text);

    g_string_append_printf(to, "  %s\n", visible);
    g_free(text);
}

static void
add_todo(GString *todo, const DalilReturned *returned, const DalilReturnedEntry *said,
         const char *note, const DalilReview *other)
{
    if (strcmp(said->verdict, "yes") != 0)
        add_told(todo, g_strdup_printf("%s: %s says %s%s%s", said->key, returned->reviewer,
                                       said->verdict, *note ? ": " : "", note));
    if (other)
        add_told(todo,
                 g_strdup_printf("%s: %s said \"%s\" on %s, %s says %s", said->key, other->reviewer,
                                 other->verdict, other->date, returned->reviewer, said->verdict));
}

static gboolean
holds_line(const char *text, const char *line)
{
    for (const char *at = strstr(text, line); at; at = strstr(at + 1, line))
        if (at == text || at[-1] == '\n')
            return TRUE;
    return FALSE;
}

/* The answer as a line of sign-offs. (transfer full) */
static char *
line_of(const DalilReturned *returned, const DalilReturnedEntry *said, const char *note)
{
    GString *line = g_string_new(NULL);
    const DalilReview review = {.date = returned->date,
                                .reviewer = returned->reviewer,
                                .key = said->key,
                                .source = said->source,
                                .translation = said->translation,
                                .edition = returned->edition,
                                .verdict = strcmp(said->verdict, "yes") == 0 ? "ok" : "change",
                                .note = note};

    dalil_reviews_line(line, &review);
    return g_string_free(line, FALSE);
}

void
dalil_returned_match(const DalilReturned *returned, const DalilTranslations *translations,
                     DalilDiags *diags, const char *shown, const char *before, GString *lines,
                     GString *todo, DalilReturnedCount *count)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < returned->entries->len; i++) {
        const DalilReturnedEntry *said = &g_array_index(returned->entries, DalilReturnedEntry, i);
        g_autofree char *conflict =
            conflict_of(said, g_hash_table_lookup(translations->by_key, said->key), seen);
        g_autofree char *note = note_of(said);
        g_autofree char *line = line_of(returned, said, note);
        if (conflict) {
            count->conflicts++;
            dalil_diags_error(diags, nowhere(shown), "\"%s\" (%s): %s", said->key, said->verdict,
                              conflict);
        } else if (holds_line(before, line) || holds_line(lines->str, line)) {
            count->same++;
        } else {
            count->taken++;
            g_string_append(lines, line);
            add_todo(todo, returned, said, note, other_word(translations, returned, said));
        }
    }
}
