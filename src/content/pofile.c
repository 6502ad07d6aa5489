/* pofile.c: a file of translations, entry by entry */
#include "content/pofile.h"

#include <string.h>

#include "base/file.h"
#include "content/poline.h"

enum { PARTS = DALIL_PO_FORM + 1, OLD_PARTS = DALIL_PO_PLURAL + 1 };

/* Comments gathered for the entry to come, and the strings of the entry being read. */
typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const char *shown;
    DalilPoFile *file;
    GHashTable *seen_keys, *seen_sources; /* -> line; sources of entries without a key */
    GString *notes, *extracted, *places, *flags;
    GString *strings[PARTS]; /* by Part; NULL text: see has */
    GString *olds[OLD_PARTS];
    gboolean has[PARTS], has_old[OLD_PARTS];
    GPtrArray *forms; /* of char, arena */
    DalilPoPart part; /* being read; NONE between entries */
    gboolean old;     /* … of "#|" */
    gboolean fuzzy, obsolete;
    gboolean coded; /* some escape names a byte: what comes of it may be no UTF-8 */
    gboolean broken;
    int line, begun, translated;
} Reading;

static void
complain(Reading *reading, int line, const char *problem)
{
    reading->broken = TRUE;
    dalil_diags_error(reading->diags, (DalilSpan){g_intern_string(reading->shown), line, 1}, "%s",
                      problem);
}

static void
add_comment(GString *to, const char *text)
{
    g_string_append(to, text[0] == ' ' ? text + 1 : text);
    g_string_append_c(to, '\n');
}

static const char *
kept(Reading *reading, const GString *text)
{
    return text->len == 0 ? NULL : dalil_arena_strndup(reading->arena, text->str, text->len);
}

static const char *
kept_string(Reading *reading, DalilPoPart part)
{
    const GString *text = reading->strings[part];

    return reading->has[part] ? dalil_arena_strndup(reading->arena, text->str, text->len) : NULL;
}

static const char *
kept_old(Reading *reading, DalilPoPart part)
{
    const GString *text = reading->olds[part];

    return reading->has_old[part] ? dalil_arena_strndup(reading->arena, text->str, text->len)
                                  : NULL;
}

static void
clear_entry(Reading *reading)
{
    GString *const comments[] = {reading->notes, reading->extracted, reading->places,
                                 reading->flags};

    for (guint i = 0; i < G_N_ELEMENTS(comments); i++)
        g_string_truncate(comments[i], 0);
    for (int i = 0; i < PARTS; i++) {
        g_string_truncate(reading->strings[i], 0);
        reading->has[i] = FALSE;
    }
    for (int i = 0; i < OLD_PARTS; i++) {
        g_string_truncate(reading->olds[i], 0);
        reading->has_old[i] = FALSE;
    }
    g_ptr_array_set_size(reading->forms, 0);
    reading->part = DALIL_PO_NONE;
    reading->old = reading->fuzzy = reading->obsolete = FALSE;
    reading->begun = reading->translated = 0;
}

static void
finish_form(Reading *reading)
{
    if (reading->part != DALIL_PO_FORM || reading->old)
        return;
    g_ptr_array_add(reading->forms,
                    dalil_arena_strndup(reading->arena, reading->strings[DALIL_PO_FORM]->str,
                                        reading->strings[DALIL_PO_FORM]->len));
    g_string_truncate(reading->strings[DALIL_PO_FORM], 0);
}

static gboolean
is_good(const GString *text)
{
    return g_utf8_validate_len(text->str, text->len, NULL);
}

/* The file itself is UTF-8: only an escape can have made other bytes. */
static gboolean
is_utf8(const Reading *reading)
{
    for (int i = 0; reading->coded && i < PARTS; i++)
        if (!is_good(reading->strings[i]) || (i < OLD_PARTS && !is_good(reading->olds[i])))
            return FALSE;
    for (guint i = 0; reading->coded && i < reading->forms->len; i++)
        if (!g_utf8_validate(reading->forms->pdata[i], -1, NULL))
            return FALSE;
    return TRUE;
}

static void
take_header(Reading *reading)
{
    DalilPoFile *file = reading->file;

    if (file->header != NULL) {
        complain(reading, reading->begun,
                 "this entry is written twice: the header (msgid \"\") already stands above; "
                 "remove one");
        return;
    }
    file->header = g_strdup(reading->strings[DALIL_PO_TEXT]->str);
    file->notes = g_strdup(reading->notes->len > 0 ? reading->notes->str : NULL);
    file->extras = g_strdup(reading->extracted->len > 0 ? reading->extracted->str : NULL);
    file->fuzzy = reading->fuzzy;
    file->header_line = reading->begun;
}

/* FALSE, after saying so: an entry of the same key stands already; where entries have no key, one
 * of the same source. Old ones may stand twice: nothing reads them by mistake. */
static gboolean
is_new(Reading *reading, const DalilPoItem *item)
{
    const char *name = item->key == NULL ? item->source : item->key;
    GHashTable *seen = item->key == NULL ? reading->seen_sources : reading->seen_keys;
    g_autofree char *problem = NULL;
    gpointer first;

    if (item->obsolete)
        return TRUE;
    first = g_hash_table_lookup(seen, name);
    if (first == NULL) {
        g_hash_table_insert(seen, (gpointer)name, GINT_TO_POINTER(reading->begun));
        return TRUE;
    }
    problem = item->key == NULL
                  ? g_strdup_printf("this entry is written twice: it already stands in line %d; "
                                    "remove one",
                                    GPOINTER_TO_INT(first))
                  : g_strdup_printf("\"%s\" is translated twice: it already stands in line %d; "
                                    "remove one",
                                    item->key, GPOINTER_TO_INT(first));
    complain(reading, reading->begun, problem);
    return FALSE;
}

static const char **
kept_forms(Reading *reading)
{
    return dalil_arena_memdup(reading->arena, reading->forms->pdata,
                              sizeof(char *) * MAX(reading->forms->len, 1));
}

static void
take_item(Reading *reading)
{
    DalilPoItem item = {
        .notes = kept(reading, reading->notes),
        .extracted = kept(reading, reading->extracted),
        .places = kept(reading, reading->places),
        .flags = kept(reading, reading->flags),
        .old_key = kept_old(reading, DALIL_PO_KEY),
        .old_source = kept_old(reading, DALIL_PO_SOURCE),
        .old_plural = kept_old(reading, DALIL_PO_PLURAL),
        .key = kept_string(reading, DALIL_PO_KEY),
        .source = kept_string(reading, DALIL_PO_SOURCE),
        .plural = kept_string(reading, DALIL_PO_PLURAL),
        .translation = kept_string(reading, DALIL_PO_TEXT),
        .fuzzy = reading->fuzzy,
        .obsolete = reading->obsolete,
        .line = reading->begun,
        .translated_line = reading->translated,
    };

    if (reading->forms->len > 0) {
        item.forms = kept_forms(reading);
        item.n_forms = (int)reading->forms->len;
    }
    if (item.translation == NULL)
        item.translation = item.n_forms > 0 ? item.forms[0] : "";
    if (is_new(reading, &item))
        g_array_append_val(reading->file->items, item);
}

/* The entry read so far is over. */
static void
finish(Reading *reading)
{
    gboolean header;

    if (reading->begun == 0)
        return;
    finish_form(reading);
    header = !reading->has[DALIL_PO_KEY] && !reading->obsolete && reading->has[DALIL_PO_SOURCE] &&
             reading->strings[DALIL_PO_SOURCE]->len == 0;
    if (!reading->has[DALIL_PO_SOURCE])
        complain(reading, reading->begun,
                 "this entry has no msgid line: an entry is msgctxt, "
                 "msgid and msgstr, each with its text in \"…\"");
    else if (!reading->has[DALIL_PO_TEXT] && reading->forms->len == 0)
        complain(reading, reading->begun,
                 "this entry has no msgstr line: an entry is msgctxt, "
                 "msgid and msgstr, each with its text in \"…\"");
    else if (!is_utf8(reading))
        complain(reading, reading->begun,
                 "an escape such as \\351 in this entry makes no letter of UTF-8: type the letter "
                 "itself");
    else if (header)
        take_header(reading);
    else
        take_item(reading);
    clear_entry(reading);
}

static void
read_string(Reading *reading, const char *at, GString *to)
{
    const char *problem = dalil_poline_unquote(at, to, &reading->coded);

    if (problem != NULL)
        complain(reading, reading->line, problem);
}

static void
begin_part(Reading *reading, DalilPoPart part)
{
    gboolean again =
        part <= DALIL_PO_SOURCE &&
        (reading->has[DALIL_PO_TEXT] || reading->forms->len > 0 || reading->part == DALIL_PO_FORM);

    if ((again && reading->part != DALIL_PO_NONE) || (reading->has[part] && part != DALIL_PO_FORM))
        finish(reading);
    else
        finish_form(reading);
    if (reading->begun == 0)
        reading->begun = reading->line;
    if ((part == DALIL_PO_TEXT || part == DALIL_PO_FORM) && reading->translated == 0)
        reading->translated = reading->line;
    reading->has[part] = TRUE;
    reading->part = part;
    reading->old = FALSE;
}

/* "#| msgid "…"": what the source was. Those lines stand before the entry they belong to. */
static void
begin_old(Reading *reading, DalilPoPart part)
{
    if (reading->begun > 0)
        finish(reading);
    reading->old = TRUE;
    reading->part = part;
    reading->has_old[part] = TRUE;
}

static void
read_part(Reading *reading, const DalilPoLine *line)
{
    if (line->old) {
        begin_old(reading, line->part);
        read_string(reading, line->rest, reading->olds[line->part]);
        return;
    }
    begin_part(reading, line->part);
    reading->obsolete |= line->obsolete;
    read_string(reading, line->rest, reading->strings[line->part]);
}

/* A string alone goes on with what was begun, in lines of the same kind. */
static void
read_more(Reading *reading, const DalilPoLine *line)
{
    if (reading->part == DALIL_PO_NONE || reading->old != line->old)
        complain(reading, reading->line, dalil_poline_no_keyword);
    else
        read_string(reading, line->rest,
                    (line->old ? reading->olds : reading->strings)[reading->part]);
}

static void
read_flags(Reading *reading, const char *at)
{
    g_auto(GStrv) flags = g_strsplit(at, ",", -1);

    for (int i = 0; flags[i] != NULL; i++) {
        const char *flag = g_strstrip(flags[i]);

        if (strcmp(flag, "fuzzy") == 0) {
            reading->fuzzy = TRUE;
        } else if (flag[0] != '\0') {
            if (reading->flags->len > 0)
                g_string_append(reading->flags, ", ");
            g_string_append(reading->flags, flag);
        }
    }
}

static void
read_comment(Reading *reading, const DalilPoLine *line)
{
    if (reading->begun > 0)
        finish(reading);
    reading->old = FALSE;
    reading->part = DALIL_PO_NONE;
    if (line->mark == '.')
        add_comment(reading->extracted, line->rest);
    else if (line->mark == ':')
        add_comment(reading->places, line->rest);
    else if (line->mark == ',')
        read_flags(reading, line->rest);
    else
        add_comment(reading->notes, line->rest);
}

static void
read_line(Reading *reading, const char *text)
{
    DalilPoLine line = dalil_poline_read(text);

    switch (line.kind) {
    case DALIL_POLINE_COMMENT:
        read_comment(reading, &line);
        break;
    case DALIL_POLINE_PART:
        read_part(reading, &line);
        break;
    case DALIL_POLINE_STRING:
        read_more(reading, &line);
        break;
    case DALIL_POLINE_RUBBISH:
        complain(reading, reading->line, dalil_poline_no_keyword);
        break;
    case DALIL_POLINE_BLANK:
        break;
    }
}

/* A comment at the end belongs to no entry, but is somebody's. */
static void
keep_rest(Reading *reading)
{
    finish(reading);
    if (reading->notes->len == 0)
        return;
    dalil_diags_warning(reading->diags,
                        (DalilSpan){g_intern_string(reading->shown), reading->line, 1},
                        "a comment at the end of this file belongs to no entry: put it before one");
}

static void
read_lines(Reading *reading, char *text)
{
    for (char *at = text; at != NULL;) {
        char *end = strchr(at, '\n');
        gsize length;

        reading->line++;
        if (end != NULL)
            *end = '\0';
        length = strlen(at);
        if (length > 0 && at[length - 1] == '\r')
            at[length - 1] = '\0';
        read_line(reading, at);
        at = end == NULL ? NULL : end + 1;
    }
    keep_rest(reading);
}

/* FALSE: @end is where the bytes are no text. Most of a file is ASCII, which needs no second look.
 */
static gboolean
is_text(const char *text, gsize length, const char **end)
{
    const char *stop = text + length;
    const char *nothing = memchr(text, '\0', length);

    for (const char *at = text; at < stop;) {
        const char *run = at;

        while (run < stop && (guchar)*run >= 0x80)
            run++;
        if (run > at && !g_utf8_validate_len(at, (gsize)(run - at), end))
            return FALSE;
        for (at = run; at < stop && (guchar)*at < 0x80;)
            at++;
        if (nothing != NULL && at > nothing) {
            *end = nothing;
            return FALSE;
        }
    }
    return TRUE;
}

/* FALSE: the bytes are not what the reader may be given. */
static gboolean
check_bytes(Reading *reading, const char *text, gsize length)
{
    const char *end, *charset;
    int line = 1;

    if (g_str_has_prefix(text, "\xEF\xBB\xBF")) {
        complain(reading, 1,
                 "this translation file begins with an invisible mark (BOM) that gettext's tools "
                 "refuse: save it as UTF-8 without BOM");
        return FALSE;
    }
    if (!is_text(text, length, &end)) {
        for (const char *at = text; at < end; at++)
            line += *at == '\n';
        complain(reading, line, "this translation file is not UTF-8 here: save it again as UTF-8");
        return FALSE;
    }
    charset = strstr(text, "charset=");
    if (charset == NULL || g_ascii_strncasecmp(charset + 8, "UTF-8", 5) == 0 ||
        strncmp(charset + 8, "CHARSET", 7) == 0)
        return TRUE;
    for (const char *at = text; at < charset; at++)
        line += *at == '\n';
    complain(reading, line,
             "this translation file says it is not UTF-8: write \"charset=UTF-8\" here and save "
             "it as UTF-8");
    return FALSE;
}

static void
reading_begin(Reading *reading)
{
    reading->seen_keys = g_hash_table_new(g_str_hash, g_str_equal);
    reading->seen_sources = g_hash_table_new(g_str_hash, g_str_equal);
    reading->forms = g_ptr_array_new();
    reading->notes = g_string_new(NULL);
    reading->extracted = g_string_new(NULL);
    reading->places = g_string_new(NULL);
    reading->flags = g_string_new(NULL);
    for (int i = 0; i < PARTS; i++)
        reading->strings[i] = g_string_new(NULL);
    for (int i = 0; i < OLD_PARTS; i++)
        reading->olds[i] = g_string_new(NULL);
}

static void
reading_end(Reading *reading)
{
    g_hash_table_unref(reading->seen_keys);
    g_hash_table_unref(reading->seen_sources);
    g_ptr_array_unref(reading->forms);
    g_string_free(reading->notes, TRUE);
    g_string_free(reading->extracted, TRUE);
    g_string_free(reading->places, TRUE);
    g_string_free(reading->flags, TRUE);
    for (int i = 0; i < PARTS; i++)
        g_string_free(reading->strings[i], TRUE);
    for (int i = 0; i < OLD_PARTS; i++)
        g_string_free(reading->olds[i], TRUE);
}

DalilPoFile *
dalil_pofile_new(void)
{
    DalilPoFile *file = g_new0(DalilPoFile, 1);

    file->items = g_array_new(FALSE, TRUE, sizeof(DalilPoItem));
    file->header_line = 1;
    return file;
}

void
dalil_pofile_free(DalilPoFile *file)
{
    if (file == NULL)
        return;
    g_array_unref(file->items);
    g_free(file->notes);
    g_free(file->header);
    g_free(file->extras);
    g_free(file);
}

DalilPoFile *
dalil_pofile_parse(DalilArena *arena, DalilDiags *diags, const char *text, gsize length,
                   const char *shown, gboolean *broken)
{
    Reading reading = {.arena = arena, .diags = diags, .shown = shown};
    g_autofree char *copy = g_strndup(text, length);
    const char *first = strchr(copy, '\n');

    reading_begin(&reading);
    if (check_bytes(&reading, text, length)) {
        reading.file = dalil_pofile_new();
        reading.file->crlf = first != NULL && first > copy && first[-1] == '\r';
        read_lines(&reading, copy);
    }
    reading_end(&reading);
    if (broken != NULL)
        *broken = reading.broken;
    return reading.file;
}

DalilPoFile *
dalil_pofile_read(DalilArena *arena, DalilDiags *diags, const char *path, const char *shown,
                  gboolean *broken, gboolean *unreadable)
{
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *text = dalil_file_read(path, &length, &error);

    if (text != NULL)
        return dalil_pofile_parse(arena, diags, text, length, shown, broken);
    dalil_diags_error(diags, (DalilSpan){g_intern_string(shown), 0, 0}, "%s",
                      g_error_matches(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_TOO_LARGE)
                          ? "this file is larger than 16 MiB, as no translation file is: put the "
                            "right one here"
                          : error->message);
    *unreadable = TRUE;
    return NULL;
}
