/* sheet.c: translations as a table for spreadsheets (CSV), there and back */
#include "content/sheet.h"

#include <string.h>

#include "content/text.h"

typedef enum {
    COLUMN_KEY,
    COLUMN_PLACE,
    COLUMN_WHAT,
    COLUMN_SOURCE,
    COLUMN_OLD,
    COLUMN_TRANSLATION,
    COLUMN_COMMENT,
    COLUMN_STATE,
    COLUMN_STAMP,
    COLUMNS,
} Column;

static const char *const columns[COLUMNS] = {
    "key", "place", "what", "source", "old source", "translation", "comment", "state", "stamp"};

/* "+212 5 24 00 00 11": as a formula it is the number itself, so it may stay. */
static gboolean
is_phone(const char *text)
{
    return text[0] == '+' && text[1 + strspn(text + 1, "0123456789 ().-/")] == '\0' &&
           strpbrk(text, "0123456789") != NULL && strchr(text, '-') == NULL;
}

static gboolean
looks_like_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
}

static void
write_cell(GString *to, const char *text, char separator)
{
    const char *bare = text + strspn(text, "'");

    if (to->len > 0 && to->str[to->len - 1] != '\n' && to->str[to->len - 1] != '\xBF')
        g_string_append_c(to, separator);
    g_string_append_c(to, '"');
    if (looks_like_formula(bare) && !(bare == text && is_phone(text)))
        g_string_append_c(to, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c(to, '"');
        g_string_append_c(to, *text);
    }
    g_string_append_c(to, '"');
}

/* An apostrophe of ours goes, one of theirs stays: each way adds or takes exactly one. */
static const char *
without_guard(const char *text)
{
    return text[0] == '\'' && looks_like_formula(text + strspn(text, "'")) ? text + 1 : text;
}

static void
write_row(GString *to, const DalilTranslation *entry, char separator)
{
    g_autofree char *place = g_strdup_printf("%s:%d", entry->source_at.file, entry->source_at.line);
    g_autofree char *stamp = dalil_door_stamp(entry->source, entry->translation);
    const char *state =
        entry->stale != DALIL_CHANGE_NONE ? "changed" : dalil_state_names[entry->state];
    const char *cells[COLUMNS] = {entry->key,
                                  place,
                                  entry->what,
                                  entry->source,
                                  entry->old_source == NULL ? "" : entry->old_source,
                                  entry->translation == NULL ? "" : entry->translation,
                                  "",
                                  state,
                                  stamp};

    for (int i = 0; i < COLUMNS; i++)
        write_cell(to, cells[i], separator);
    g_string_append(to, "\r\n");
}

void
dalil_sheet_write(const DalilTranslations *translations, char separator, GString *to)
{
    g_string_append(to, "\xEF\xBB\xBF");
    for (int i = 0; i < COLUMNS; i++)
        write_cell(to, columns[i], separator);
    g_string_append(to, "\r\n");
    for (guint i = 0; i < translations->entries->len; i++)
        write_row(to, &g_array_index(translations->entries, DalilTranslation, i), separator);
}

/* Reading. */
typedef struct {
    const char *at;
    char separator;
    int line;
    int odd; /* the line where quotation marks are first not in pairs; 0: none */
} Cursor;

/* Behind a closing quotation mark a cell must end. */
static void
mark_odd(Cursor *cursor)
{
    char next = cursor->at[1];

    if (next != cursor->separator && next != '\n' && next != '\r' && next != '\0' &&
        cursor->odd == 0)
        cursor->odd = cursor->line;
}

/* The next cell; @last is set when it ends its row. (transfer full) */
static char *
read_cell(Cursor *cursor, gboolean *last)
{
    GString *cell = g_string_new(NULL);
    gboolean quoted = *cursor->at == '"';

    cursor->at += quoted;
    for (; *cursor->at != '\0'; cursor->at++) {
        char c = *cursor->at;

        if (quoted && c == '"') {
            if (cursor->at[1] != '"') {
                quoted = FALSE;
                mark_odd(cursor);
                continue;
            }
            cursor->at++;
        } else if (!quoted && (c == cursor->separator || c == '\n' || c == '\r')) {
            break;
        }
        cursor->line += c == '\n';
        g_string_append_c(cell, c);
    }
    if (quoted && cursor->odd == 0)
        cursor->odd = cursor->line;
    *last = *cursor->at != cursor->separator || *cursor->at == '\0';
    if (*cursor->at == '\r' && cursor->at[1] == '\n')
        cursor->at++;
    cursor->line += *cursor->at == '\n' || (*cursor->at == '\r');
    cursor->at += *cursor->at != '\0';
    return g_string_free(cell, FALSE);
}

/* (transfer full): NULL-terminated */
static char **
read_row(Cursor *cursor)
{
    GPtrArray *row = g_ptr_array_new();
    gboolean last = FALSE;

    while (!last)
        g_ptr_array_add(row, read_cell(cursor, &last));
    g_ptr_array_add(row, NULL);
    return (char **)g_ptr_array_free(row, FALSE);
}

/* The separator that cuts the first line into most cells. */
static char
separator_of(const char *text)
{
    static const char candidates[] = ",;\t";
    gsize end = strcspn(text, "\r\n");
    char best = ',';
    int most = 0;

    for (const char *c = candidates; *c != '\0'; c++) {
        int n = 0;

        for (gsize i = 0; i < end; i++)
            n += text[i] == *c;
        if (n > most) {
            most = n;
            best = *c;
        }
    }
    return best;
}

/* Where each column stands in @head; -1: nowhere. FALSE: the ones that are needed are not there. */
static gboolean
find_columns(char **head, int *places)
{
    for (int c = 0; c < COLUMNS; c++) {
        places[c] = -1;
        for (int i = 0; head[i] != NULL; i++)
            if (g_ascii_strcasecmp(g_strstrip(head[i]), columns[c]) == 0)
                places[c] = i;
    }
    return places[COLUMN_KEY] >= 0 && places[COLUMN_TRANSLATION] >= 0 &&
           (places[COLUMN_STAMP] >= 0 || places[COLUMN_SOURCE] >= 0);
}

static const char *
cell_of(DalilArena *arena, char **row, const int *places, Column column)
{
    int place = places[column];

    if (place < 0 || place >= (int)g_strv_length(row))
        return "";
    return dalil_arena_strdup(arena, dalil_text_clean(arena, without_guard(row[place]), " "));
}

static void
read_rows(DalilArena *arena, Cursor *cursor, const int *places, const char *shown, GArray *to)
{
    while (*cursor->at != '\0') {
        DalilSpan at = {g_intern_string(shown), cursor->line, 1};
        g_auto(GStrv) row = read_row(cursor);
        DalilProposal proposal = {
            .key = cell_of(arena, row, places, COLUMN_KEY),
            .source = cell_of(arena, row, places, COLUMN_SOURCE),
            .translation = cell_of(arena, row, places, COLUMN_TRANSLATION),
            .comment = cell_of(arena, row, places, COLUMN_COMMENT),
            .state = cell_of(arena, row, places, COLUMN_STATE),
            .stamp = cell_of(arena, row, places, COLUMN_STAMP),
            .at = at,
        };

        if (proposal.key[0] != '\0' || proposal.translation[0] != '\0')
            g_array_append_val(to, proposal);
    }
}

GArray *
dalil_sheet_read(DalilArena *arena, DalilDiags *diags, const char *text, gsize length,
                 const char *shown)
{
    DalilSpan at = {g_intern_string(shown), 1, 1};
    GArray *proposals;
    Cursor cursor = {.line = 1};
    int places[COLUMNS];
    g_auto(GStrv) head = NULL;

    if (!g_utf8_validate_len(text, length, NULL)) {
        dalil_diags_error(diags, at,
                          "this table is not UTF-8: in the spreadsheet, save it as \"CSV UTF-8\"");
        return NULL;
    }
    cursor.at = g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text;
    cursor.separator = separator_of(cursor.at);
    head = read_row(&cursor);
    if (!find_columns(head, places)) {
        dalil_diags_error(diags, at,
                          "this is no table of translations: its first line should hold "
                          "the columns key, source, translation and stamp, as exported");
        return NULL;
    }
    proposals = g_array_new(FALSE, TRUE, sizeof(DalilProposal));
    read_rows(arena, &cursor, places, shown, proposals);
    if (cursor.odd > 0) {
        dalil_diags_error(diags, (DalilSpan){at.file, cursor.odd, 1},
                          "quotation marks are not in pairs here: export the table again");
        g_array_unref(proposals);
        return NULL;
    }
    return proposals;
}
