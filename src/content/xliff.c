/* xliff.c: translations as XLIFF 2.0, there and back
 *
 * Reads what it writes and what translation tools make of it: plain text in source and target,
 * one segment a unit. GLib's parser knows no entities of a document's own, so nothing can blow up.
 */
#include "content/xliff.h"

#include <string.h>

#include "content/text.h"

#define NAMESPACE "urn:oasis:names:tc:xliff:document:2.0"

/* XML has no word for most control characters. */
static void
append_text(GString *to, const char *text)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    g_autofree char *escaped = NULL;

    for (const char *at = text; *at != '\0'; at++) /* before GLib writes them as "&#x1;" */
        if ((guchar)*at >= 0x20 || *at == '\n' || *at == '\t')
            g_string_append_c(plain, *at);
    escaped = g_markup_escape_text(plain->str, (gssize)plain->len);
    g_string_append(to, escaped);
}

static void
append_note(GString *to, const char *category, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    g_string_append_printf(to, "        <note category=\"%s\">", category);
    append_text(to, text);
    g_string_append(to, "</note>\n");
}

/* A stale or doubtful target is for a translator to look at again: initial, with a reason. */
static void
append_state(GString *to, const DalilTranslation *entry)
{
    if (entry->stale != DALIL_CHANGE_NONE)
        g_string_append_printf(to, " state=\"initial\" subState=\"dalil:%s\"",
                               entry->stale == DALIL_CHANGE_MAJOR ? "stale-major" : "stale");
    else if (entry->state == DALIL_STATE_DRAFT || entry->state == DALIL_STATE_UNVERIFIED)
        g_string_append_printf(to, " state=\"initial\" subState=\"dalil:%s\"",
                               dalil_state_names[entry->state]);
    else
        g_string_append_printf(to, " state=\"%s\"",
                               entry->state == DALIL_STATE_REVIEWED     ? "reviewed"
                               : entry->state == DALIL_STATE_TRANSLATED ? "translated"
                                                                        : "initial");
}

static void
append_unit(GString *to, const DalilTranslation *entry, guint i)
{
    g_autofree char *stamp = dalil_door_stamp(entry->source, entry->translation);
    g_autofree char *place = g_strdup_printf("%s:%d", entry->source_at.file, entry->source_at.line);

    g_string_append_printf(to, "    <unit id=\"u%u\" name=\"", i + 1);
    append_text(to, entry->key);
    g_string_append(to, "\">\n      <notes>\n");
    append_note(to, "place", place);
    append_note(to, "what", entry->what);
    append_note(to, "old-source", entry->old_source);
    append_note(to, "stamp", stamp);
    g_string_append(to, "      </notes>\n      <segment");
    append_state(to, entry);
    g_string_append(to, ">\n        <source>");
    append_text(to, entry->source);
    g_string_append(to, "</source>\n");
    if (entry->translation != NULL) {
        g_string_append(to, "        <target>");
        append_text(to, entry->translation);
        g_string_append(to, "</target>\n");
    }
    g_string_append(to, "      </segment>\n    </unit>\n");
}

void
dalil_xliff_write(const DalilTranslations *translations, GString *to)
{
    g_string_append_printf(to,
                           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<xliff xmlns=\"" NAMESPACE
                           "\" version=\"2.0\" srcLang=\"%s\" trgLang=\"%s\">\n"
                           "  <file id=\"%s\">\n",
                           translations->content->network.source.text, translations->language->tag,
                           translations->content->network.id.text);
    for (guint i = 0; i < translations->entries->len; i++)
        append_unit(to, &g_array_index(translations->entries, DalilTranslation, i), i);
    g_string_append(to, "  </file>\n</xliff>\n");
}

/* What the parser is inside of. */
typedef struct {
    DalilArena *arena;
    const char *shown, *language;
    GArray *proposals;
    DalilProposal unit;
    GString *text;  /* of the element being read; NULL: none is */
    char *category; /* of a note */
    gboolean is_xliff, inside, inline_element;
    int segments;
    GString *target, *source;
} Reading;

/* In place of the stamp of a unit that cannot be read as plain text: see drop_inline(). */
static const char not_plain[] = "not plain";

static const char *
local(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon == NULL ? name : colon + 1;
}

static const char *
attribute(const char **names, const char **values, const char *name)
{
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return values[i];
    return NULL;
}

static void
open_unit(Reading *reading, GMarkupParseContext *context, const char *key)
{
    int line, column;

    g_markup_parse_context_get_position(context, &line, &column);
    reading->unit = (DalilProposal){.key = dalil_arena_strdup(reading->arena, key ? key : ""),
                                    .at = {g_intern_string(reading->shown), line, 1}};
    reading->inside = TRUE;
    reading->segments = 0;
    reading->inline_element = FALSE;
    g_string_truncate(reading->target, 0);
    g_string_truncate(reading->source, 0);
}

static void
open_segment(Reading *reading, const char **names, const char **values)
{
    const char *state = attribute(names, values, "state");

    reading->segments++;
    if (state != NULL && (strcmp(state, "translated") == 0 || strcmp(state, "reviewed") == 0 ||
                          strcmp(state, "final") == 0))
        reading->unit.state = "ok";
}

static void
start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
      gpointer user, GError **error)
{
    Reading *reading = user;
    const char *name = local(element);

    (void)error;
    if (strcmp(name, "xliff") == 0) {
        const char *target = attribute(names, values, "trgLang");

        reading->is_xliff = g_str_has_prefix(
            attribute(names, values, "version") ? attribute(names, values, "version") : "", "2");
        reading->language = target == NULL ? NULL : g_intern_string(target);
    } else if (strcmp(name, "unit") == 0) {
        open_unit(reading, context, attribute(names, values, "name"));
    } else if (strcmp(name, "segment") == 0) {
        open_segment(reading, names, values);
    } else if (reading->text != NULL) {
        reading->inline_element = TRUE;
    } else if (reading->inside && strcmp(name, "note") == 0) {
        g_free(reading->category);
        reading->category = g_strdup(attribute(names, values, "category"));
        reading->text = g_string_new(NULL);
    } else if (reading->inside && (strcmp(name, "source") == 0 || strcmp(name, "target") == 0)) {
        reading->text = g_string_new(NULL);
    }
}

static void
close_note(Reading *reading, const char *text)
{
    if (g_strcmp0(reading->category, "stamp") == 0)
        reading->unit.stamp = dalil_arena_strdup(reading->arena, text);
    else if (reading->category == NULL || strcmp(reading->category, "comment") == 0)
        reading->unit.comment = dalil_arena_strdup(reading->arena, text);
}

static void
close_unit(Reading *reading)
{
    DalilProposal *unit = &reading->unit;

    unit->translation = dalil_arena_strdup(
        reading->arena, dalil_text_clean(reading->arena, reading->target->str, " "));
    unit->source = dalil_arena_strdup(reading->arena,
                                      dalil_text_clean(reading->arena, reading->source->str, " "));
    if (reading->inline_element || reading->segments > 1)
        unit->stamp = not_plain;
    g_array_append_val(reading->proposals, *unit);
    reading->inside = FALSE;
}

static void
end(GMarkupParseContext *context, const char *element, gpointer user, GError **error)
{
    Reading *reading = user;
    const char *name = local(element);

    (void)context;
    (void)error;
    if (strcmp(name, "unit") == 0 && reading->inside) {
        close_unit(reading);
        return;
    }
    if (reading->text == NULL ||
        (strcmp(name, "note") != 0 && strcmp(name, "source") != 0 && strcmp(name, "target") != 0))
        return;
    if (strcmp(name, "note") == 0)
        close_note(reading, reading->text->str);
    else
        g_string_append(strcmp(name, "source") == 0 ? reading->source : reading->target,
                        reading->text->str);
    g_string_free(g_steal_pointer(&reading->text), TRUE);
}

static void
letters(GMarkupParseContext *context, const char *text, gsize length, gpointer user, GError **error)
{
    Reading *reading = user;

    (void)context;
    (void)error;
    if (reading->text != NULL)
        g_string_append_len(reading->text, text, (gssize)length);
}

static gboolean
parse(Reading *reading, const char *text, gsize length, DalilDiags *diags)
{
    static const GMarkupParser parser = {start, end, letters, NULL, NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reading, NULL);
    int line = 1, column = 1;

    if (strstr(text, "<!DOCTYPE") == NULL &&
        g_markup_parse_context_parse(context, text, (gssize)length, &error) &&
        g_markup_parse_context_end_parse(context, &error) && reading->is_xliff)
        return TRUE;
    g_markup_parse_context_get_position(context, &line, &column);
    if (error != NULL)
        dalil_diags_error(diags, (DalilSpan){g_intern_string(reading->shown), line, column},
                          "this file cannot be understood as XLIFF (%s): export it again",
                          error->message);
    else
        dalil_diags_error(diags, (DalilSpan){g_intern_string(reading->shown), 1, 1},
                          "this is no XLIFF file of version 2 without a DOCTYPE: export it again");
    return FALSE;
}

/* Units that cannot be read as plain text are named and left out. */
static void
drop_inline(GArray *proposals, DalilDiags *diags)
{
    for (guint i = proposals->len; i-- > 0;) {
        const DalilProposal *unit = &g_array_index(proposals, DalilProposal, i);

        if (unit->stamp != not_plain)
            continue;
        dalil_diags_error(diags, unit->at,
                          "\"%s\" is not taken: it holds XML elements inside the text, or "
                          "several segments; write plain text in one segment",
                          unit->key);
        g_array_remove_index(proposals, i);
    }
}

GArray *
dalil_xliff_read(DalilArena *arena, DalilDiags *diags, const char *text, gsize length,
                 const char *shown, const char **language)
{
    Reading reading = {.arena = arena, .shown = shown};
    gboolean good;

    reading.proposals = g_array_new(FALSE, TRUE, sizeof(DalilProposal));
    reading.target = g_string_new(NULL);
    reading.source = g_string_new(NULL);
    good = parse(&reading, text, length, diags);
    if (good)
        drop_inline(reading.proposals, diags);
    else
        g_clear_pointer(&reading.proposals, g_array_unref);
    *language = reading.language;
    g_string_free(reading.target, TRUE);
    g_string_free(reading.source, TRUE);
    if (reading.text != NULL)
        g_string_free(reading.text, TRUE);
    g_free(reading.category);
    return reading.proposals;
}
