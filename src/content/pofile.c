/* pofile.c: reading a file of translations line by line */
#include "content/pofile.h"

#include <string.h>

/* The text a string line goes on with. */
typedef enum { PART_NONE, PART_KEY, PART_SOURCE, PART_PLURAL, PART_TEXT, PART_FORM } Part;

/* Comments gathered for the entry to come, and the strings of the entry being read. */
typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const char *shown;
    DalilPoFile *file;
    GHashTable *seen; /* "key\4source" -> line */
    GString *notes, *extracted, *places, *flags;
    GString *strings[PART_FORM + 1]; /* by Part; NULL text: see has */
    GString *olds[PART_PLURAL + 1];
    gboolean has[PART_FORM + 1], has_old[PART_PLURAL + 1];
    GPtrArray *forms; /* of char, arena */
    Part part;        /* being read; NONE between entries */
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
kept_string(Reading *reading, Part part)
{
    const GString *text = reading->strings[part];

    return reading->has[part] ? dalil_arena_strndup(reading->arena, text->str, text->len) : NULL;
}

static const char *
kept_old(Reading *reading, Part part)
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
    for (int i = 0; i <= PART_FORM; i++) {
        g_string_truncate(reading->strings[i], 0);
        reading->has[i] = FALSE;
    }
    for (int i = 0; i <= PART_PLURAL; i++) {
        g_string_truncate(reading->olds[i], 0);
        reading->has_old[i] = FALSE;
    }
    g_ptr_array_set_size(reading->forms, 0);
    reading->part = PART_NONE;
    reading->old = reading->fuzzy = reading->obsolete = FALSE;
    reading->begun = reading->translated = 0;
}

static void
finish_form(Reading *reading)
{
    if (reading->part != PART_FORM || reading->old)
        return;
    g_ptr_array_add(reading->forms,
                    dalil_arena_strndup(reading->arena, reading->strings[PART_FORM]->str,
                                        reading->strings[PART_FORM]->len));
    g_string_truncate(reading->strings[PART_FORM], 0);
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
    for (int i = 0; reading->coded && i <= PART_FORM; i++)
        if (!is_good(reading->strings[i]) || (i <= PART_PLURAL && !is_good(reading->olds[i])))
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
    file->header = g_strdup(reading->strings[PART_TEXT]->str);
    file->notes = g_strdup(reading->notes->len > 0 ? reading->notes->str : NULL);
    file->extras = g_strdup(reading->extracted->len > 0 ? reading->extracted->str : NULL);
    file->fuzzy = reading->fuzzy;
}

/* FALSE: an entry of the same key and source stands already. */
static gboolean
is_new(Reading *reading)
{
    const char *key = reading->has[PART_KEY] ? reading->strings[PART_KEY]->str : NULL;
    g_autofree char *name =
        g_strdup_printf("%s\4%s", key == NULL ? "\4" : key,
                        key == NULL || reading->obsolete ? reading->strings[PART_SOURCE]->str : "");
    gpointer first;
    char *problem;

    if (reading->obsolete) /* two old ones are kept; nothing reads them by mistake */
        return TRUE;
    first = g_hash_table_lookup(reading->seen, name);
    if (first == NULL) {
        g_hash_table_insert(reading->seen, g_steal_pointer(&name), GINT_TO_POINTER(reading->begun));
        return TRUE;
    }
    problem = key == NULL
                  ? g_strdup_printf("this entry is written twice: it already stands in line %d; "
                                    "remove one",
                                    GPOINTER_TO_INT(first))
                  : g_strdup_printf("\"%s\" is translated twice: it already stands in line %d; "
                                    "remove one",
                                    key, GPOINTER_TO_INT(first));
    complain(reading, reading->begun, problem);
    g_free(problem);
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
        .old_key = kept_old(reading, PART_KEY),
        .old_source = kept_old(reading, PART_SOURCE),
        .old_plural = kept_old(reading, PART_PLURAL),
        .key = kept_string(reading, PART_KEY),
        .source = kept_string(reading, PART_SOURCE),
        .plural = kept_string(reading, PART_PLURAL),
        .translation = kept_string(reading, PART_TEXT),
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
    header = !reading->has[PART_KEY] && !reading->obsolete && reading->has[PART_SOURCE] &&
             reading->strings[PART_SOURCE]->len == 0;
    if (!reading->has[PART_SOURCE])
        complain(reading, reading->begun,
                 "this entry has no msgid line: an entry is msgctxt, "
                 "msgid and msgstr, each with its text in \"…\"");
    else if (!reading->has[PART_TEXT] && reading->forms->len == 0)
        complain(reading, reading->begun,
                 "this entry has no msgstr line: an entry is msgctxt, "
                 "msgid and msgstr, each with its text in \"…\"");
    else if (!is_utf8(reading))
        complain(reading, reading->begun,
                 "an escape such as \\351 in this entry makes no letter of UTF-8: type the letter "
                 "itself");
    else if (header)
        take_header(reading);
    else if (is_new(reading))
        take_item(reading);
    clear_entry(reading);
}

/* One escape behind a backslash at @at; NULL when there is no such escape. */
static const char *
unescape(const char *at, GString *to)
{
    static const char names[] = "ntrbfva\\\"";
    static const char values[] = "\n\t\r\b\f\v\a\\\"";
    const char *name = *at == '\0' ? NULL : strchr(names, *at);
    int value = 0, digits = 0;

    if (name != NULL) {
        g_string_append_c(to, values[name - names]);
        return at + 1;
    }
    if (*at == 'x')
        for (at++; digits < 2 && g_ascii_isxdigit(*at); at++, digits++)
            value = value * 16 + g_ascii_xdigit_value(*at);
    else
        for (; digits < 3 && *at >= '0' && *at <= '7'; at++, digits++)
            value = value * 8 + (*at - '0');
    if (digits == 0 || value == 0 || value > 255)
        return NULL;
    g_string_append_c(to, (char)value);
    return at;
}

/* The text between quotes, appended to @to. */
static void
read_string(Reading *reading, const char *at, GString *to)
{
    at += strspn(at, " \t");
    if (*at != '"') {
        complain(reading, reading->line,
                 "this line of the translation file cannot be understood (no \" after the "
                 "keyword): an entry is msgctxt, msgid and msgstr, each with its text in \"…\"");
        return;
    }
    for (at++; *at != '"' && *at != '\0';) {
        gsize plain = strcspn(at, "\"\\");

        g_string_append_len(to, at, (gssize)plain);
        at += plain;
        if (*at != '\\')
            continue;
        reading->coded |= at[1] == 'x' || g_ascii_isdigit(at[1]);
        at = unescape(at + 1, to);
        if (at == NULL) {
            complain(reading, reading->line,
                     "this line of the translation file cannot be understood (a \\ before a sign "
                     "it cannot stand before): write \\\\ for a backslash, \\\" for a quotation "
                     "mark");
            return;
        }
    }
    if (*at == '\0')
        complain(reading, reading->line,
                 "this line of the translation file cannot be understood (the \" at its end is "
                 "missing): an entry is msgctxt, msgid and msgstr, each with its text in \"…\"");
    else if (at[1 + strspn(at + 1, " \t")] != '\0')
        complain(reading, reading->line,
                 "this line of the translation file cannot be understood (something stands after "
                 "the closing \"): write \\\" for a quotation mark inside the text");
}

static const struct {
    const char *word;
    Part part;
} keywords[] = {
    {"msgctxt", PART_KEY},  {"msgid_plural", PART_PLURAL}, {"msgid", PART_SOURCE},
    {"msgstr[", PART_FORM}, {"msgstr", PART_TEXT},
};

static void
begin_part(Reading *reading, Part part)
{
    gboolean again = part <= PART_SOURCE && (reading->has[PART_TEXT] || reading->forms->len > 0 ||
                                             reading->part == PART_FORM);

    if ((again && reading->part != PART_NONE) || (reading->has[part] && part != PART_FORM))
        finish(reading);
    else
        finish_form(reading);
    if (reading->begun == 0)
        reading->begun = reading->line;
    if ((part == PART_TEXT || part == PART_FORM) && reading->translated == 0)
        reading->translated = reading->line;
    reading->has[part] = TRUE;
    reading->part = part;
    reading->old = FALSE;
}

/* "msgid "…"", or a string that goes on. */
static void
read_entry_line(Reading *reading, const char *at, gboolean obsolete)
{
    at += strspn(at, " \t");
    if (*at == '"') {
        if (reading->part == PART_NONE || reading->old)
            complain(reading, reading->line,
                     "this line of the translation file cannot be understood (no keyword): an "
                     "entry is msgctxt, msgid and msgstr, each with its text in \"…\"");
        else
            read_string(reading, at, reading->strings[reading->part]);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(keywords); i++) {
        const char *word = keywords[i].word;
        const char *rest = at + strlen(word);

        if (!g_str_has_prefix(at, word))
            continue;
        if (keywords[i].part == PART_FORM) {
            rest += strspn(rest, "0123456789");
            rest += *rest == ']';
        }
        if (strchr(" \t\"", *rest) == NULL || *rest == '\0')
            continue;
        begin_part(reading, keywords[i].part);
        reading->obsolete |= obsolete;
        read_string(reading, rest, reading->strings[reading->part]);
        return;
    }
    complain(reading, reading->line,
             "this line of the translation file cannot be understood (no keyword): an entry is "
             "msgctxt, msgid and msgstr, each with its text in \"…\"");
}

/* "#| msgid "…"": what the source was. */
static void
read_old_line(Reading *reading, const char *at)
{
    at += strspn(at, " \t");
    if (*at == '"') {
        if (reading->old && reading->part != PART_NONE)
            read_string(reading, at, reading->olds[reading->part]);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(keywords); i++) {
        Part part = keywords[i].part;

        if (part > PART_PLURAL || !g_str_has_prefix(at, keywords[i].word))
            continue;
        reading->old = TRUE;
        reading->part = part;
        reading->has_old[part] = TRUE;
        read_string(reading, at + strlen(keywords[i].word), reading->olds[part]);
        return;
    }
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
read_comment(Reading *reading, const char *at)
{
    gboolean goes_on = *at == '|' && reading->old;

    if (reading->begun > 0 && *at != '~')
        finish(reading);
    if (*at == '~' && at[1] == '|') {
        if (reading->begun > 0)
            finish(reading);
        read_old_line(reading, at + 2);
        return;
    }
    if (*at == '~') {
        read_entry_line(reading, at + 1, TRUE);
        return;
    }
    if (!goes_on)
        reading->old = FALSE;
    if (*at == '.')
        add_comment(reading->extracted, at + 1);
    else if (*at == ':')
        add_comment(reading->places, at + 1);
    else if (*at == ',')
        read_flags(reading, at + 1);
    else if (*at == '|')
        read_old_line(reading, at + 1);
    else
        add_comment(reading->notes, at);
}

static void
read_line(Reading *reading, const char *line)
{
    const char *at = line + strspn(line, " \t");

    if (*at == '\0')
        return;
    if (*at == '#')
        read_comment(reading, at + 1);
    else
        read_entry_line(reading, at, FALSE);
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
    if (!g_utf8_validate_len(text, length, &end)) {
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
    reading->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reading->forms = g_ptr_array_new();
    reading->notes = g_string_new(NULL);
    reading->extracted = g_string_new(NULL);
    reading->places = g_string_new(NULL);
    reading->flags = g_string_new(NULL);
    for (int i = 0; i <= PART_FORM; i++)
        reading->strings[i] = g_string_new(NULL);
    for (int i = 0; i <= PART_PLURAL; i++)
        reading->olds[i] = g_string_new(NULL);
}

static void
reading_end(Reading *reading)
{
    g_hash_table_unref(reading->seen);
    g_ptr_array_unref(reading->forms);
    g_string_free(reading->notes, TRUE);
    g_string_free(reading->extracted, TRUE);
    g_string_free(reading->places, TRUE);
    g_string_free(reading->flags, TRUE);
    for (int i = 0; i <= PART_FORM; i++)
        g_string_free(reading->strings[i], TRUE);
    for (int i = 0; i <= PART_PLURAL; i++)
        g_string_free(reading->olds[i], TRUE);
}

DalilPoFile *
dalil_pofile_new(void)
{
    DalilPoFile *file = g_new0(DalilPoFile, 1);

    file->items = g_array_new(FALSE, TRUE, sizeof(DalilPoItem));
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
