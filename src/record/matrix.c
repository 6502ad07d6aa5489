/* matrix.c: services by editions, and contradictions between prints */
#include "record/json.h"
#include "record/matrix.h"

#include <jansson.h>
#include <string.h>

static const char *const cell_words[] = {"-", "same", "wording", "WRONG", "missing"};
static const char *const cell_colours[] = {"2", "32", "33", "1;31", "36"};

typedef struct {
    char *edition;
    GHashTable *cells; /* id -> DalilCell */
    DalilDo what;
    char *reasons; /* one sentence */
} Column;

typedef struct {
    const DalilRun *run;
    DalilCanon *canon;
    GHashTable *index; /* id, or former id -> record */
} Print;

struct DalilMatrix {
    GPtrArray *columns; /* Column */
    GPtrArray *prints;  /* Print */
    GHashTable *names;  /* id -> name, as first told */
};

/* One thing that two prints say differently. All lent but the values. */
typedef struct {
    const Print *one, *other;
    const DalilCanonRecord *record;
    DalilCanonFieldName field;
    char *a, *b;
} Skew;

static void
column_free(gpointer data)
{
    Column *column = data;

    g_free(column->edition);
    g_free(column->reasons);
    g_hash_table_unref(column->cells);
    g_free(column);
}

static void
print_free(gpointer data)
{
    Print *print = data;

    dalil_canon_free(print->canon);
    g_hash_table_unref(print->index);
    g_free(print);
}

DalilMatrix *
dalil_matrix_new(void)
{
    DalilMatrix *matrix = g_new0(DalilMatrix, 1);

    matrix->columns = g_ptr_array_new_with_free_func(column_free);
    matrix->prints = g_ptr_array_new_with_free_func(print_free);
    matrix->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return matrix;
}

void
dalil_matrix_free(DalilMatrix *matrix)
{
    if (!matrix)
        return;
    g_ptr_array_unref(matrix->columns);
    g_ptr_array_unref(matrix->prints);
    g_hash_table_unref(matrix->names);
    g_free(matrix);
}

static void
set_cell(DalilMatrix *matrix, Column *column, const DalilCanonRecord *record, DalilCell cell)
{
    const char *name = record->fields[DALIL_CANON_NAME].value;
    int had = GPOINTER_TO_INT(g_hash_table_lookup(column->cells, record->id));

    if (!g_hash_table_contains(matrix->names, record->id))
        g_hash_table_insert(matrix->names, g_strdup(record->id),
                            g_strdup(name ? name : record->id));
    g_hash_table_insert(column->cells, g_strdup(record->id), GINT_TO_POINTER(MAX(had, (int)cell)));
}

static DalilCell
cell_of(const DalilPrintChange *change)
{
    if (change->kind == DALIL_CHANGE_ADDED)
        return DALIL_CELL_MISSING;
    return change->severity <= DALIL_REACHABILITY ? DALIL_CELL_WRONG
           : change->severity < DALIL_BOOKKEEPING ? DALIL_CELL_WORDING
                                                  : DALIL_CELL_SAME;
}

/* (transfer full) */
static char *
join(const GPtrArray *reasons)
{
    GString *all = g_string_new(NULL);

    for (guint i = 0; i < reasons->len; i++)
        g_string_append_printf(all, "%s%s", i > 0 ? "; " : "", (char *)reasons->pdata[i]);
    return g_string_free(all, FALSE);
}

void
dalil_matrix_add(DalilMatrix *matrix, const char *edition, const DalilCanon *now,
                 const DalilComparison *comparison, const DalilDecision *decision)
{
    Column *column = g_new0(Column, 1);

    column->what = decision->what;
    column->reasons = join(decision->reasons);
    column->edition = g_strdup(edition);
    column->cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_ptr_array_add(matrix->columns, column);
    for (guint i = 0; i < now->records->len; i++)
        set_cell(matrix, column, now->records->pdata[i], DALIL_CELL_SAME);
    for (guint i = 0; i < comparison->changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(comparison->changes, DalilPrintChange, i);
        set_cell(matrix, column, change->is ? change->is : change->was, cell_of(change));
    }
}

void
dalil_matrix_circulates(DalilMatrix *matrix, const DalilRun *run, DalilCanon *canon)
{
    Print *print = g_new0(Print, 1);

    print->run = run;
    print->canon = canon;
    print->index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < canon->records->len; i++) {
        DalilCanonRecord *record = canon->records->pdata[i];
        for (char **alias = record->aliases; alias && *alias; alias++)
            g_hash_table_insert(print->index, *alias, record);
    }
    for (guint i = 0; i < canon->records->len; i++) {
        DalilCanonRecord *record = canon->records->pdata[i];
        g_hash_table_insert(print->index, record->id, record);
    }
    g_ptr_array_add(matrix->prints, print);
}

/* Numbers without their labels, which are words of a language, "voice:+212… Accueil", and without
 * the kind that most have. */
static char *
numbers_of(const char *phones)
{
    g_auto(GStrv) lines = g_strsplit(phones, "\n", -1);

    for (char **line = lines; *line; line++) {
        char *number = g_str_has_prefix(*line, "voice:") ? *line + strlen("voice:") : *line;
        memmove(*line, number, strlen(number) + 1);
        (*line)[strcspn(*line, " ")] = '\0';
    }
    return g_strjoinv(", ", lines);
}

/* What can be compared across languages: a datum, or the sentence a translation was made from.
 * NULL: absent. (transfer full) */
static char *
fact_of(const DalilCanonRecord *record, DalilCanonFieldName name)
{
    const DalilCanonField *field = &record->fields[name];

    if (!field->value)
        return NULL;
    if (name == DALIL_CANON_PHONES)
        return numbers_of(field->value);
    return g_strdup(field->source ? field->source : field->value);
}

/* TRUE: a reader of one is sent elsewhere than a reader of the other. */
static gboolean
contradict(const Skew *skew)
{
    return g_strcmp0(skew->a, skew->b) != 0 && skew->a && skew->b;
}

static void
clear_skew(gpointer data)
{
    g_free(((Skew *)data)->a);
    g_free(((Skew *)data)->b);
}

static void
compare_prints(const Print *one, const Print *other, GArray *skews)
{
    static const DalilCanonFieldName facts[] = {
        DALIL_CANON_PHONES, DALIL_CANON_HOURS, DALIL_CANON_RAMADAN,    DALIL_CANON_SUMMER,
        DALIL_CANON_EMAIL,  DALIL_CANON_URL,   DALIL_CANON_ADDRESS,    DALIL_CANON_AREA,
        DALIL_CANON_FEES,   DALIL_CANON_BRING, DALIL_CANON_VISIBILITY,
    };

    for (guint i = 0; i < one->canon->records->len; i++) {
        const DalilCanonRecord *a = one->canon->records->pdata[i];
        const DalilCanonRecord *b = g_hash_table_lookup(other->index, a->id);
        for (gsize f = 0; b && f < G_N_ELEMENTS(facts); f++) {
            Skew skew = {one, other, b, facts[f], fact_of(a, facts[f]), fact_of(b, facts[f])};
            if (contradict(&skew))
                g_array_append_val(skews, skew);
            else
                clear_skew(&skew);
        }
    }
}

/* (transfer full): of Skew */
static GArray *
find_skews(const DalilMatrix *matrix)
{
    GArray *skews = g_array_new(FALSE, TRUE, sizeof(Skew));

    g_array_set_clear_func(skews, clear_skew);
    for (guint i = 0; i < matrix->prints->len; i++)
        for (guint k = i + 1; k < matrix->prints->len; k++)
            compare_prints(matrix->prints->pdata[i], matrix->prints->pdata[k], skews);
    return skews;
}

static int
by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted. (transfer container) */
static GPtrArray *
rows_of(const DalilMatrix *matrix)
{
    GPtrArray *ids = g_ptr_array_new();
    GHashTableIter iter;
    gpointer id;

    g_hash_table_iter_init(&iter, matrix->names);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        g_ptr_array_add(ids, id);
    g_ptr_array_sort(ids, by_text);
    return ids;
}

static DalilCell
cell_at(const DalilMatrix *matrix, guint column, const char *id)
{
    const Column *of = matrix->columns->pdata[column];

    return (DalilCell)GPOINTER_TO_INT(g_hash_table_lookup(of->cells, id));
}

static void
pad(GString *to, const char *text, int width)
{
    g_string_append(to, text);
    for (int n = (int)g_utf8_strlen(text, -1); n < width; n++)
        g_string_append_c(to, ' ');
}

/* TRUE: the row was written. Rows that are the same everywhere tell nothing. */
static gboolean
tell_row(const DalilMatrix *matrix, const char *id, int width, gboolean colour, GString *to)
{
    gboolean plain = TRUE;

    for (guint c = 0; c < matrix->columns->len; c++)
        plain &= cell_at(matrix, c, id) <= DALIL_CELL_SAME;
    if (plain)
        return FALSE;
    pad(to, id, width);
    for (guint c = 0; c < matrix->columns->len; c++) {
        const Column *column = matrix->columns->pdata[c];
        DalilCell cell = cell_at(matrix, c, id);
        g_string_append(to, "  ");
        if (colour)
            g_string_append_printf(to, "\033[%sm", cell_colours[cell]);
        pad(to, cell_words[cell], MAX((int)strlen(column->edition), 7));
        if (colour)
            g_string_append(to, "\033[0m");
    }
    while (!colour && to->str[to->len - 1] == ' ')
        g_string_truncate(to, to->len - 1);
    g_string_append_c(to, '\n');
    return TRUE;
}

static void
tell_skew(const Skew *skew, GString *to)
{
    const char *name = skew->record->fields[DALIL_CANON_NAME].value;

    g_string_append_printf(to,
                           "! \u2068%s\u2069 (%s), %s: %s says \u2068%s\u2069, %s says "
                           "\u2068%s\u2069\n",
                           name ? name : skew->record->id, skew->record->id,
                           dalil_canon_field_name(skew->field), skew->one->run->id, skew->a,
                           skew->other->run->id, skew->b);
}

void
dalil_matrix_text(DalilMatrix *matrix, gboolean colour, GString *to)
{
    g_autoptr(GPtrArray) ids = rows_of(matrix);
    g_autoptr(GArray) skews = find_skews(matrix);
    int width = (int)strlen("service"), same = 0;

    if (matrix->columns->len == 0) {
        g_string_append(to, "No edition was printed yet.\n");
        return;
    }
    for (guint i = 0; i < ids->len; i++)
        width = MAX(width, (int)g_utf8_strlen(ids->pdata[i], -1));
    pad(to, "service", width);
    for (guint c = 0; c < matrix->columns->len; c++) {
        g_string_append(to, "  ");
        pad(to, ((const Column *)matrix->columns->pdata[c])->edition,
            c + 1 < matrix->columns->len ? 7 : 0);
    }
    g_string_append_c(to, '\n');
    for (guint i = 0; i < ids->len; i++)
        same += !tell_row(matrix, ids->pdata[i], width, colour, to);
    g_string_append_printf(to, "(%d others are the same in all)\n", same);
    g_string_append(to, "\nWhat to do with the copies that are left:\n");
    for (guint c = 0; c < matrix->columns->len; c++) {
        const Column *column = matrix->columns->pdata[c];
        g_string_append_printf(to, "  %s  %s: %s\n", column->edition, dalil_do_word(column->what),
                               column->reasons);
    }
    if (skews->len > 0)
        g_string_append(to, "\nPrints that are about and contradict each other:\n");
    for (guint i = 0; i < skews->len; i++)
        tell_skew(&g_array_index(skews, Skew, i), to);
}

void
dalil_matrix_json(DalilMatrix *matrix, GString *to)
{
    g_autoptr(GPtrArray) ids = rows_of(matrix);
    g_autoptr(GArray) skews = find_skews(matrix);

    for (guint i = 0; i < ids->len; i++)
        for (guint c = 0; c < matrix->columns->len; c++) {
            const char *id = ids->pdata[i];
            DalilCell cell = cell_at(matrix, c, id);
            if (cell != DALIL_CELL_NONE)
                dalil_json_line(to,
                                json_pack("{s:s, s:s, s:s, s:s, s:s}", "type", "cell", "id", id,
                                          "name", g_hash_table_lookup(matrix->names, id), "edition",
                                          ((const Column *)matrix->columns->pdata[c])->edition,
                                          "state", cell_words[cell]));
        }
    for (guint c = 0; c < matrix->columns->len; c++) {
        const Column *column = matrix->columns->pdata[c];
        dalil_json_line(to, json_pack("{s:s, s:s, s:s, s:s}", "type", "decision", "edition",
                                      column->edition, "decision", dalil_do_word(column->what),
                                      "reason", column->reasons));
    }
    for (guint i = 0; i < skews->len; i++) {
        const Skew *skew = &g_array_index(skews, Skew, i);
        dalil_json_line(to, json_pack("{s:s, s:s, s:s, s:[s,s], s:[s,s]}", "type", "skew", "id",
                                      skew->record->id, "field", dalil_canon_field_key(skew->field),
                                      "runs", skew->one->run->id, skew->other->run->id, "values",
                                      skew->a, skew->b));
    }
}
