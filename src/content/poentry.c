/* poentry.c: one file of translations as a plain list, every entry with its line
 *
 * libgettextpo reads the file and keeps to its rules; it tells the line of a mistake but
 * not of an entry. So the lines are found beforehand, by looking at how lines begin.
 */
#include "content/poentry.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <string.h>

#include "base/file.h"

/* Where one entry stands. */
typedef struct {
    char *key;
    int line;
    int translated_line;
} Place;

static void
place_clear(gpointer data)
{
    g_free(((Place *)data)->key);
}

/* libgettextpo hands its handler nothing of ours, and it must not return from a fatal
 * mistake: hence one variable a thread, set only while a file is being read. */
typedef struct {
    DalilDiags *diags;
    const char *shown;
    const GArray *places; /* Place */
    jmp_buf stop;
} Listener;

static _Thread_local Listener *listening;

static DalilSpan
span_at(const char *shown, gsize line)
{
    gboolean known = line != (gsize)-1 && line > 0;

    return (DalilSpan){g_intern_string(shown), known ? (int)line : 0, known ? 1 : 0};
}

/* Its words are for programmers, so they come second. */
static void
hear(int severity, po_message_t message, const char *file, size_t line, size_t column,
     int multiline, const char *text)
{
    g_autofree char *words = g_strdelimit(g_strdup(text), "\n", ' ');
    DalilSpan at = span_at(listening->shown, file == NULL ? (gsize)-1 : line);

    (void)message;
    (void)column;
    (void)multiline;
    g_strstrip(words);
    if (severity == PO_SEVERITY_WARNING && at.line == 0)
        return; /* how its header names the encoding: the bytes have been checked */
    if (severity == PO_SEVERITY_WARNING)
        dalil_diags_warning(listening->diags, at, "this translation file looks odd here (%s)",
                            words);
    else
        dalil_diags_error(listening->diags, at,
                          "this line of the translation file cannot be understood (%s): an entry "
                          "is msgctxt, msgid and msgstr, each with its text in \"…\"",
                          words);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(listening->stop, 1);
}

/* Where the first entry with the same key and source stands; 0: without a key it is not known. */
static int
first_line_of(po_message_t message)
{
    const char *key = message == NULL ? NULL : po_message_msgctxt(message);

    for (guint i = 0; key != NULL && i < listening->places->len; i++)
        if (strcmp(g_array_index(listening->places, Place, i).key, key) == 0)
            return g_array_index(listening->places, Place, i).line;
    return 0;
}

/* Only entries written twice come in pairs. */
static void
hear_two(int severity, po_message_t message, const char *file, size_t line, size_t column,
         int multiline, const char *text, po_message_t first, const char *first_file,
         size_t first_line, size_t first_column, int first_multiline, const char *first_text)
{
    int known = first_line_of(first);
    g_autofree char *where = known == 0 ? g_strdup("above") : g_strdup_printf("in line %d", known);

    (void)message;
    (void)file;
    (void)column;
    (void)multiline;
    (void)text;
    (void)first_file;
    (void)first_line;
    (void)first_column;
    (void)first_multiline;
    (void)first_text;
    dalil_diags_error(listening->diags, span_at(listening->shown, line),
                      "this entry is written twice: it already stands %s; remove one", where);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(listening->stop, 1);
}

/* What follows the keyword @word on a line, or NULL when the line begins otherwise. */
static const char *
after_word(const char *line, const char *word)
{
    gsize length = strlen(word);

    line += strspn(line, " \t");
    if (strncmp(line, word, length) != 0 || !strchr(" \t\"", line[length]) || line[length] == '\0')
        return NULL;
    return line + length;
}

/* The key of a msgctxt line: keys need no escapes and stand on one line. */
static char *
quoted(const char *at)
{
    const char *open = strchr(at, '"');
    gsize end = strcspn(at, "\n");

    if (open == NULL || (gsize)(open - at) >= end)
        return g_strdup("");
    return g_strndup(open + 1, strcspn(open + 1, "\"\n"));
}

static GArray *
find_places(const char *text)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
    int line = 1;

    g_array_set_clear_func(places, place_clear);
    for (const char *at = text; at != NULL; line++) {
        const char *context = after_word(at, "msgctxt");

        if (context != NULL) {
            Place place = {quoted(context), line, line};

            g_array_append_val(places, place);
        } else if (after_word(at, "msgstr") != NULL && places->len > 0) {
            Place *last = &g_array_index(places, Place, places->len - 1);

            if (last->translated_line == last->line)
                last->translated_line = line;
        }
        at = strchr(at, '\n');
        at = at == NULL ? NULL : at + 1;
    }
    return places;
}

/* Entries come in file order; those the library refused are passed over. */
static const Place *
next_place(const GArray *places, guint *from, const char *key)
{
    for (guint i = *from; key != NULL && i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);

        if (strcmp(place->key, key) == 0) {
            *from = i + 1;
            return place;
        }
    }
    return NULL;
}

/* FALSE: the bytes are not what the reader may be given. */
static gboolean
check_bytes(DalilDiags *diags, const char *shown, const char *text, gsize length)
{
    const char *end, *charset;
    gsize line = 1;

    if (!g_utf8_validate_len(text, length, &end)) {
        for (const char *at = text; at < end; at++)
            line += *at == '\n';
        dalil_diags_error(diags, span_at(shown, line),
                          "this translation file is not UTF-8 here: save it again as UTF-8");
        return FALSE;
    }
    charset = strstr(text, "charset=");
    if (charset == NULL || g_ascii_strncasecmp(charset + 8, "UTF-8", 5) == 0 ||
        strncmp(charset + 8, "CHARSET", 7) == 0)
        return TRUE;
    for (const char *at = text; at < charset; at++)
        line += *at == '\n';
    dalil_diags_error(
        diags, span_at(shown, line),
        "this translation file says it is not UTF-8: write \"charset=UTF-8\" here and "
        "save it as UTF-8");
    return FALSE;
}

static char *
read_bytes(DalilDiags *diags, const char *path, const char *shown, gboolean *unreadable)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *text = dalil_file_read(path, &length, &error);

    if (text == NULL) {
        dalil_diags_error(diags, span_at(shown, 0), "%s", error->message);
        *unreadable = TRUE;
        return NULL;
    }
    return check_bytes(diags, shown, text, length) ? g_steal_pointer(&text) : NULL;
}

static const char *
keep(DalilArena *arena, const char *text)
{
    g_autofree char *normal = NULL;

    if (text == NULL || g_str_is_ascii(text))
        return dalil_arena_strdup(arena, text);
    normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    return dalil_arena_strdup(arena, normal);
}

static GArray *
list_entries(DalilArena *arena, const char *shown, po_file_t file, const GArray *places)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(DalilPoEntry));
    po_message_iterator_t iterator = po_message_iterator(file, NULL);
    po_message_t message;
    guint from = 0;

    while ((message = po_next_message(iterator)) != NULL) {
        const char *key = po_message_msgctxt(message);
        gboolean header = key == NULL && po_message_msgid(message)[0] == '\0';
        DalilPoEntry entry = {.key = keep(arena, key)};
        const Place *place;

        if (header || po_message_is_obsolete(message))
            continue;
        place = next_place(places, &from, key);
        entry.source = keep(arena, po_message_msgid(message));
        entry.translation = keep(arena, po_message_msgstr(message));
        entry.fuzzy = po_message_is_fuzzy(message) != 0;
        entry.at = span_at(shown, place == NULL ? 0 : (gsize)place->line);
        entry.translated_at = span_at(shown, place == NULL ? 0 : (gsize)place->translated_line);
        g_array_append_val(entries, entry);
    }
    po_message_iterator_free(iterator);
    return entries;
}

/* NULL after a fatal mistake; what the library held by then is lost to it. */
static po_file_t
read_file(DalilDiags *diags, const char *path, const char *shown, const GArray *places)
{
    static const struct po_xerror_handler handler = {hear, hear_two};
    Listener listener = {.diags = diags, .shown = shown, .places = places};
    po_file_t file;

    listening = &listener;
    file = setjmp(listener.stop) == 0 ? po_file_read(path, &handler) : NULL;
    listening = NULL;
    return file;
}

GArray *
dalil_poentry_read(DalilArena *arena, DalilDiags *diags, const char *path, const char *shown,
                   gboolean *unreadable)
{
    g_autofree char *text = read_bytes(diags, path, shown, unreadable);
    g_autoptr(GArray) places = NULL;
    GArray *entries;
    po_file_t file;

    if (text == NULL)
        return NULL;
    places = find_places(text);
    file = read_file(diags, path, shown, places);
    if (file == NULL)
        return NULL;
    entries = list_entries(arena, shown, file, places);
    po_file_free(file);
    return entries;
}
