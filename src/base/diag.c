/* diag.c: every problem found in the input, in reading order */
#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"

struct DalilDiags {
    DalilArena *arena;
    GArray *list;     /* DalilDiag; sorted when @sorted */
    GHashTable *seen; /* set of DalilDiag, so that the same thing is said once */
    gboolean sorted;
    int errors;
    int warnings;
};

static guint
diag_hash(gconstpointer key)
{
    const DalilDiag *diag = key;

    return g_str_hash(diag->text) * 31 + (guint)diag->at.line * 7919 + (guint)diag->at.column;
}

static gboolean
diag_equal(gconstpointer left, gconstpointer right)
{
    const DalilDiag *a = left, *b = right;

    return a->level == b->level && a->at.line == b->at.line && a->at.column == b->at.column &&
           g_strcmp0(a->at.file, b->at.file) == 0 && g_str_equal(a->text, b->text);
}

DalilDiags *
dalil_diags_new(void)
{
    DalilDiags *diags = g_new0(DalilDiags, 1);

    diags->arena = dalil_arena_new();
    diags->list = g_array_new(FALSE, FALSE, sizeof(DalilDiag));
    diags->seen = g_hash_table_new(diag_hash, diag_equal);
    diags->sorted = TRUE;
    return diags;
}

void
dalil_diags_free(DalilDiags *diags)
{
    if (diags == NULL)
        return;
    g_hash_table_destroy(diags->seen);
    g_array_free(diags->list, TRUE);
    dalil_arena_free(diags->arena);
    g_free(diags);
}

/* Characters that would break the line, or turn the order of what a terminal shows. */
static gboolean
is_dangerous(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE;
}

char *
dalil_diag_visible(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *visible = g_string_sized_new(strlen(valid));

    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (is_dangerous(c))
            g_string_append_printf(visible, "<U+%04X>", c);
        else
            g_string_append_unichar(visible, c);
    }
    return g_string_free(visible, FALSE);
}

static void
record(DalilDiags *diags, DalilLevel level, DalilSpan at, const char *format, va_list args)
{
    g_autofree char *text = g_strdup_vprintf(format, args);
    g_autofree char *visible = dalil_diag_visible(text);
    DalilDiag diag = {level, at, visible};
    DalilDiag *kept;

    if (g_hash_table_contains(diags->seen, &diag))
        return;
    diag.text = dalil_arena_strdup(diags->arena, visible);
    kept = dalil_arena_memdup(diags->arena, &diag, sizeof diag);
    g_hash_table_add(diags->seen, kept);
    g_array_append_val(diags->list, diag);
    diags->sorted = FALSE;
    if (level == DALIL_ERROR)
        diags->errors++;
    else
        diags->warnings++;
}

void
dalil_diags_error(DalilDiags *diags, DalilSpan at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    record(diags, DALIL_ERROR, at, format, args);
    va_end(args);
}

void
dalil_diags_warning(DalilDiags *diags, DalilSpan at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    record(diags, DALIL_WARNING, at, format, args);
    va_end(args);
}

int
dalil_diags_errors(const DalilDiags *diags)
{
    return diags->errors;
}

int
dalil_diags_warnings(const DalilDiags *diags)
{
    return diags->warnings;
}

static int
compare_places(gconstpointer left, gconstpointer right)
{
    const DalilDiag *a = left, *b = right;
    int files = g_strcmp0(a->at.file, b->at.file); /* no file sorts first */

    if (files != 0)
        return files;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return 0;
}

const DalilDiag *
dalil_diags_list(DalilDiags *diags, int *n)
{
    /* GLib's sort is stable: at one place the order of recording stays. */
    if (!diags->sorted)
        g_array_sort(diags->list, compare_places);
    diags->sorted = TRUE;
    *n = (int)diags->list->len;
    return (const DalilDiag *)(void *)diags->list->data;
}

static const struct {
    const char *word;
    const char *colour; /* terminal escape */
} levels[] = {
    [DALIL_WARNING] = {"warning", "\033[33m"},
    [DALIL_ERROR] = {"error", "\033[1;31m"},
};

static void
print_place(DalilSpan at, FILE *to)
{
    g_autofree char *file = at.file == NULL ? NULL : dalil_diag_visible(at.file);

    if (file == NULL)
        return;
    if (at.line > 0)
        fprintf(to, "%s:%d:%d: ", file, at.line, at.column);
    else
        fprintf(to, "%s: ", file);
}

static void
print_count(const DalilDiags *diags, FILE *to)
{
    if (diags->errors > 0)
        fprintf(to, "%d error%s", diags->errors, diags->errors == 1 ? "" : "s");
    if (diags->errors > 0 && diags->warnings > 0)
        fputs(", ", to);
    if (diags->warnings > 0)
        fprintf(to, "%d warning%s", diags->warnings, diags->warnings == 1 ? "" : "s");
    fputc('\n', to);
}

void
dalil_diags_print(DalilDiags *diags, FILE *to, gboolean colour)
{
    int n;
    const DalilDiag *list = dalil_diags_list(diags, &n);

    for (int i = 0; i < n; i++) {
        const char *on = colour ? levels[list[i].level].colour : "";
        const char *off = colour ? "\033[0m" : "";

        print_place(list[i].at, to);
        fprintf(to, "%s%s:%s %s\n", on, levels[list[i].level].word, off, list[i].text);
    }
    if (n > 0)
        print_count(diags, to);
}

/* A JSON string in quotes, always valid UTF-8; NULL becomes null. */
static void
print_json_string(const char *text, FILE *to)
{
    g_autofree char *valid = text == NULL ? NULL : g_utf8_make_valid(text, -1);

    if (valid == NULL) {
        fputs("null", to);
        return;
    }
    fputc('"', to);
    for (const char *at = valid; *at != '\0'; at++) {
        guchar c = (guchar)*at;

        if (c == '"' || c == '\\')
            fprintf(to, "\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            fprintf(to, "\\u%04x", c);
        else
            fputc(c, to);
    }
    fputc('"', to);
}

void
dalil_diags_print_json(DalilDiags *diags, FILE *to)
{
    int n;
    const DalilDiag *list = dalil_diags_list(diags, &n);

    for (int i = 0; i < n; i++) {
        fprintf(to, "{\"schema_version\":1,\"level\":\"%s\",\"file\":", levels[list[i].level].word);
        print_json_string(list[i].at.file, to);
        fprintf(to, ",\"line\":%d,\"column\":%d,\"text\":", list[i].at.line, list[i].at.column);
        print_json_string(list[i].text, to);
        fputs("}\n", to);
    }
}

void
dalil_diags_append(DalilDiags *diags, DalilDiags *from)
{
    int n = 0;
    const DalilDiag *list = dalil_diags_list(from, &n);

    for (int i = 0; i < n; i++) {
        if (list[i].level == DALIL_ERROR)
            dalil_diags_error(diags, list[i].at, "%s", list[i].text);
        else
            dalil_diags_warning(diags, list[i].at, "%s", list[i].text);
    }
}
