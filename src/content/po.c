/* po.c: translations from content/translations/<lang>.po */
#include "content/po.h"

#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "content/change.h"
#include "content/keys.h"
#include "content/lint.h"
#include "content/numbers.h"
#include "content/poentry.h"
#include "content/text.h"

#define TRANSLATIONS_FOLDER "content/translations"

/* One file. */
typedef struct {
    const DalilPo *po;
    const char *language; /* interned */
    const char *source;   /* tag */
    GHashTable *done;     /* DalilText -> the entry that filled it */
} File;

/* An id without a printed service is no mistake when it is written somewhere. */
static gboolean
is_known_thing(const DalilPo *po, const char *thing)
{
    return g_hash_table_contains(po->seen, thing);
}

static void
report_unknown(const File *file, const DalilPoEntry *entry, const DalilKeyFound *found)
{
    if (found->nearest != NULL)
        dalil_diags_warning(file->po->diags, entry->at,
                            "nothing in the listings is called \"%s\", so this translation is not "
                            "used; did you mean \"%s\"?",
                            entry->key, found->nearest);
    else
        dalil_diags_warning(file->po->diags, entry->at,
                            "nothing in the listings is called \"%s\", so this translation is not "
                            "used",
                            entry->key);
}

/* The text an entry translates, with a message when there is none. Behind a mistake in the
 * listings there may be one: then that mistake comes first, and nothing is said. */
static DalilText *
find_text(const File *file, const DalilPoEntry *entry)
{
    DalilKeyFound found;
    DalilKeyState state;
    DalilText *text = NULL;

    if (entry->key == NULL) {
        dalil_diags_warning(file->po->diags, entry->at,
                            "the entry for \"%s\" has no msgctxt line that says which text it "
                            "translates, so it is not used",
                            entry->source);
        return NULL;
    }
    state = dalil_keys_find(file->po->content, file->po->services, entry->key, &found);
    if (state == DALIL_KEY_FOUND && found.text->n > 0)
        text = found.text;
    else if (!file->po->whole)
        text = NULL;
    else if (state == DALIL_KEY_FOUND)
        dalil_diags_warning(file->po->diags, entry->at,
                            "the listings have no text \"%s\" any more, or it is hidden: remove "
                            "this translation",
                            entry->key);
    else if (state == DALIL_KEY_UNKNOWN_FIELD || !is_known_thing(file->po, found.thing))
        report_unknown(file, entry, &found);
    dalil_keys_clear(&found);
    return text;
}

static void
check_numbers(const File *file, const DalilPoEntry *entry, const char *source, const char *text)
{
    g_autofree char *wanted = NULL;
    g_autofree char *found = NULL;

    if (dalil_numbers_agree(source, text))
        return;
    wanted = dalil_numbers_in(source);
    found = dalil_numbers_in(text);
    dalil_diags_error(
        file->po->diags, entry->translated_at,
        "the translation of \"%s\" has the numbers %s, but the %s text has %s: correct "
        "the one that is wrong",
        entry->key, found[0] == '\0' ? "none" : found, dalil_reading_language(file->source),
        wanted[0] == '\0' ? "none" : wanted);
}

/* TRUE: an inline translation with other words stands in the way. */
static gboolean
contradicts(const File *file, const DalilPoEntry *entry, const DalilText *text,
            const char *translation)
{
    const DalilTextIn *inside = dalil_text_in(text, file->language);

    if (inside == NULL || inside->state != DALIL_TEXT_INLINE ||
        strcmp(inside->text, translation) == 0)
        return FALSE;
    dalil_diags_error(file->po->diags, entry->translated_at,
                      "the %s text of \"%s\" stands here and, in other words, at %s:%d: remove one "
                      "of them",
                      dalil_reading_language(file->language), entry->key, inside->span.file,
                      inside->span.line);
    return TRUE;
}

/* TRUE: an entry before this one, perhaps under an old id, filled the text. */
static gboolean
is_repeated(const File *file, const DalilPoEntry *entry, DalilText *text)
{
    const DalilPoEntry *first = g_hash_table_lookup(file->done, text);

    if (first != NULL)
        dalil_diags_error(file->po->diags, entry->at,
                          "\"%s\" is translated twice: it already stands in line %d; remove one",
                          entry->key, first->at.line);
    else
        g_hash_table_insert(file->done, text, (gpointer)entry);
    return first != NULL;
}

/* U+FFFD: no sentence for translators before it is mended, which is asked for elsewhere. */
static gboolean
has_lost_letter(const char *text)
{
    return strstr(text, "\xEF\xBF\xBD") != NULL;
}

/* A draft is fuzzy and was made from the very source that stands there; what was made from another
 * is out of date, unless the source was only tidied up. */
static DalilTextState
state_of(const File *file, const DalilPoEntry *entry, const char *source)
{
    const char *basis = dalil_text_clean(file->po->arena, entry->source, " ");
    const char *oldest = entry->fuzzy && entry->old_source != NULL
                             ? dalil_text_clean(file->po->arena, entry->old_source, " ")
                             : basis;
    DalilChange change = has_lost_letter(source)
                             ? DALIL_CHANGE_NONE
                             : dalil_change_between(oldest, source, file->source, NULL);

    if (change == DALIL_CHANGE_MAJOR)
        return DALIL_TEXT_OVERTAKEN;
    if (change == DALIL_CHANGE_MINOR)
        return DALIL_TEXT_STALE;
    return entry->fuzzy ? DALIL_TEXT_DRAFT : DALIL_TEXT_TRANSLATED;
}

static void
add_entry(const File *file, const DalilPoEntry *entry)
{
    DalilArena *arena = file->po->arena;
    DalilText *text = find_text(file, entry);
    const char *translation = dalil_text_clean(arena, entry->translation, " ");
    const DalilTextIn *source = text == NULL ? NULL : dalil_text_in(text, file->source);
    DalilLint lint = {file->po->diags, entry->translated_at, entry->key, file->language, FALSE, 0};
    DalilTextIn in = {file->language, translation, DALIL_TEXT_TRANSLATED, entry->translated_at};

    if (text == NULL || source == NULL || is_repeated(file, entry, text) || translation[0] == '\0')
        return;
    in.state = state_of(file, entry, source->text);
    dalil_lint_text(&lint, translation);
    if (in.state == DALIL_TEXT_TRANSLATED)
        check_numbers(file, entry, source->text, translation);
    if (!contradicts(file, entry, text, translation))
        dalil_text_put(arena, text, in);
}

/* The language a file's name says; NULL with an error. */
static const DalilLanguage *
language_of(const DalilPo *po, const char *name, DalilSpan at)
{
    g_autofree char *tag = g_strndup(name, strlen(name) - strlen(".po"));
    const DalilLanguage *language = dalil_language_lookup(tag);
    const char *near;

    if (language != NULL && strcmp(tag, po->content->network.source.text) != 0)
        return language;
    near = dalil_nearest(tag, dalil_language_tags());
    if (language != NULL)
        dalil_diags_error(po->diags, at,
                          "the listings are written in %s, so there is nothing to translate into "
                          "it: remove this file or correct its name",
                          dalil_reading_language(tag));
    else if (near != NULL)
        dalil_diags_error(po->diags, at, "\"%s\" is no language dalil knows; did you mean %s.po?",
                          tag, near);
    else
        dalil_diags_error(po->diags, at,
                          "\"%s\" is no language dalil knows: name the file by a tag, like ar.po",
                          tag);
    return NULL;
}

static void
read_file(const DalilPo *po, const char *folder, const char *name, gboolean *unreadable)
{
    g_autofree char *shown = g_strconcat(TRANSLATIONS_FOLDER "/", name, NULL);
    g_autofree char *path = g_build_filename(folder, shown, NULL);
    DalilSpan at = {g_intern_string(shown), 0, 0};
    const DalilLanguage *language = language_of(po, name, at);
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) entries = NULL;
    File file = {po, NULL, po->content->network.source.text, done};

    if (language == NULL)
        return;
    file.language = g_intern_string(language->tag);
    entries = dalil_poentry_read(po->arena, po->diags, path, shown, unreadable);
    for (guint i = 0; entries != NULL && i < entries->len; i++)
        add_entry(&file, &g_array_index(entries, DalilPoEntry, i));
}

void
dalil_po_read_all(const DalilPo *po, const char *folder, gboolean *unreadable)
{
    g_autofree char *path = g_build_filename(folder, TRANSLATIONS_FOLDER, NULL);
    g_auto(GStrv) names = dalil_file_list(path, ".po");

    for (int i = 0; names[i] != NULL; i++)
        read_file(po, folder, names[i], unreadable);
}
