/* po.c: translations from content/translations/<lang>.po */
#include "content/po.h"

#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "content/keys.h"
#include "content/lint.h"
#include "content/numbers.h"
#include "content/poheader.h"
#include "content/standing.h"
#include "content/text.h"

#define TRANSLATIONS_FOLDER "content/translations"

/* One file. */
typedef struct {
    const DalilPo *po;
    const char *shown;    /* interned */
    const char *language; /* interned */
    const char *source;   /* tag */
    GHashTable *done;     /* DalilText -> the entry that filled it */
} File;

/* Of the entry, and of its translation. */
static DalilSpan
at_entry(const File *file, const DalilPoItem *entry)
{
    return (DalilSpan){file->shown, entry->line, 1};
}

static DalilSpan
at_text(const File *file, const DalilPoItem *entry)
{
    return (DalilSpan){file->shown, entry->translated_line, 1};
}

/* An id without a printed service is no mistake when it is written somewhere. */
static gboolean
is_known_thing(const DalilPo *po, const char *thing)
{
    return g_hash_table_contains(po->seen, thing);
}

static void
report_unknown(const File *file, const DalilPoItem *entry, const DalilKeyFound *found)
{
    if (found->nearest != NULL)
        dalil_diags_warning(file->po->diags, at_entry(file, entry),
                            "nothing in the listings is called \"%s\", so this translation is not "
                            "used; did you mean \"%s\"?",
                            entry->key, found->nearest);
    else
        dalil_diags_warning(file->po->diags, at_entry(file, entry),
                            "nothing in the listings is called \"%s\", so this translation is not "
                            "used",
                            entry->key);
}

/* The text an entry translates, with a message when there is none. Behind a mistake in the
 * listings there may be one: then that mistake comes first, and nothing is said. */
static DalilText *
find_text(const File *file, const DalilPoItem *entry)
{
    DalilKeyFound found;
    DalilKeyState state;
    DalilText *text = NULL;

    if (entry->key == NULL) {
        dalil_diags_warning(file->po->diags, at_entry(file, entry),
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
        dalil_diags_warning(file->po->diags, at_entry(file, entry),
                            "the listings have no text \"%s\" any more, or it is hidden: remove "
                            "this translation",
                            entry->key);
    else if (state == DALIL_KEY_UNKNOWN_FIELD || !is_known_thing(file->po, found.thing))
        report_unknown(file, entry, &found);
    dalil_keys_clear(&found);
    return text;
}

static void
check_numbers(const File *file, const DalilPoItem *entry, const char *source, const char *text)
{
    g_autofree char *wanted = NULL;
    g_autofree char *found = NULL;

    if (dalil_numbers_agree(source, text))
        return;
    wanted = dalil_numbers_in(source);
    found = dalil_numbers_in(text);
    dalil_diags_error(
        file->po->diags, at_text(file, entry),
        "the translation of \"%s\" has the numbers %s, but the %s text has %s: correct "
        "the one that is wrong",
        entry->key, found[0] == '\0' ? "none" : found, dalil_reading_language(file->source),
        wanted[0] == '\0' ? "none" : wanted);
}

/* TRUE: an inline translation with other words stands in the way. */
static gboolean
contradicts(const File *file, const DalilPoItem *entry, const DalilText *text,
            const char *translation)
{
    const DalilTextIn *inside = dalil_text_in(text, file->language);

    return inside != NULL && inside->state == DALIL_TEXT_INLINE &&
           dalil_standing_contradicts(file->po->diags, at_text(file, entry), file->language,
                                      entry->key, translation, inside->text, inside->span);
}

/* TRUE: an entry before this one, perhaps under an old id, filled the text. */
static gboolean
is_repeated(const File *file, const DalilPoItem *entry, DalilText *text)
{
    const DalilPoItem *first = g_hash_table_lookup(file->done, text);

    if (first != NULL)
        dalil_diags_error(file->po->diags, at_entry(file, entry),
                          "\"%s\" is translated twice: it already stands in line %d; remove one",
                          entry->key, first->line);
    else
        g_hash_table_insert(file->done, text, (gpointer)entry);
    return first != NULL;
}

static DalilTextState
state_of(const File *file, const DalilPoItem *entry, const char *source)
{
    DalilStanding standing = dalil_standing_of(file->po->arena, entry, source, file->source);

    if (standing.change == DALIL_CHANGE_MAJOR)
        return DALIL_TEXT_OVERTAKEN;
    if (standing.change == DALIL_CHANGE_MINOR)
        return DALIL_TEXT_STALE;
    return standing.draft ? DALIL_TEXT_DRAFT : DALIL_TEXT_TRANSLATED;
}

static void
add_entry(const File *file, const DalilPoItem *entry)
{
    DalilArena *arena = file->po->arena;
    DalilText *text = find_text(file, entry);
    const char *translation = dalil_standing_text(arena, entry->translation);
    const DalilTextIn *source = text == NULL ? NULL : dalil_text_in(text, file->source);
    DalilLint lint = {file->po->diags, at_text(file, entry), entry->key, file->language, FALSE, 0};
    DalilTextIn in = {file->language, translation, DALIL_TEXT_TRANSLATED, at_text(file, entry)};

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

/* FALSE, after saying so: it is the file of another language or network. Behind a mistake in the
 * listings texts may be hidden: then nobody knows. */
static gboolean
is_ours(const File *file, const DalilPoFile *parsed, const DalilLanguage *language)
{
    DalilContent *content = file->po->content;
    int known = 0, all = 0;

    if (!dalil_poheader_check(file->po->diags, parsed, file->shown, language))
        return FALSE;
    for (guint i = 0; file->po->whole && i < parsed->items->len; i++) {
        const DalilPoItem *item = &g_array_index(parsed->items, DalilPoItem, i);
        DalilKeyFound found;

        if (item->obsolete || item->key == NULL)
            continue;
        all++;
        known +=
            dalil_keys_find(content, file->po->services, item->key, &found) == DALIL_KEY_FOUND ||
            is_known_thing(file->po, found.thing);
        dalil_keys_clear(&found);
    }
    return dalil_poheader_belongs(file->po->diags, parsed, file->shown, content->network.id.text,
                                  known, all);
}

static void
read_file(const DalilPo *po, const char *folder, const char *name, gboolean *unreadable)
{
    g_autofree char *shown = g_strconcat(TRANSLATIONS_FOLDER "/", name, NULL);
    g_autofree char *path = g_build_filename(folder, shown, NULL);
    DalilSpan at = {g_intern_string(shown), 0, 0};
    const DalilLanguage *language = language_of(po, name, at);
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    g_autoptr(DalilPoFile) parsed = NULL;
    File file = {po, at.file, NULL, po->content->network.source.text, done};

    if (language == NULL)
        return;
    file.language = g_intern_string(language->tag);
    parsed = dalil_pofile_read(po->arena, po->diags, path, shown, NULL, unreadable);
    if (parsed != NULL && !is_ours(&file, parsed, language))
        return;
    for (guint i = 0; parsed != NULL && i < parsed->items->len; i++)
        if (!g_array_index(parsed->items, DalilPoItem, i).obsolete)
            add_entry(&file, &g_array_index(parsed->items, DalilPoItem, i));
}

void
dalil_po_read_all(const DalilPo *po, const char *folder, gboolean *unreadable)
{
    g_autofree char *path = g_build_filename(folder, TRANSLATIONS_FOLDER, NULL);
    g_auto(GStrv) names = dalil_file_list(path, ".po");

    for (int i = 0; names[i] != NULL; i++)
        read_file(po, folder, names[i], unreadable);
}
