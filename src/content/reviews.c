/* reviews.c: who has vouched for which sentence */
#include "content/reviews.h"

#include <string.h>

#include "base/file.h"

#define HEAD "date\treviewer\tkey\tsource\ttranslation\tedition\tverdict\tnote"
enum { COLUMNS = 8, HASH = 64 };

char *
dalil_reviews_hash(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);

    if (normal == NULL)
        normal = g_strdup(text);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, g_strstrip(normal), -1);
}

static gboolean
is_hash(const char *text)
{
    return strlen(text) == HASH && strspn(text, "0123456789abcdef") == HASH;
}

static void
add_row(DalilReviews *reviews, DalilArena *arena, char *const *cells, int line)
{
    DalilReview row = {.line = line};
    const char **const places[COLUMNS] = {&row.date,    &row.reviewer,    &row.key,
                                          &row.source,  &row.translation, &row.edition,
                                          &row.verdict, &row.note};
    int last;

    for (int i = 0; i < COLUMNS; i++)
        *places[i] = dalil_arena_strdup(arena, cells[i] == NULL ? "" : cells[i]);
    row.ok = strcmp(row.verdict, "ok") == 0;
    last = GPOINTER_TO_INT(g_hash_table_lookup(reviews->by_key, row.key));
    g_array_append_val(reviews->before, last);
    g_array_append_val(reviews->rows, row);
    g_hash_table_insert(reviews->by_key, (gpointer)row.key,
                        GINT_TO_POINTER((int)reviews->rows->len));
}

/* NULL: the line is in order. */
static const char *
problem_of(char **cells)
{
    guint n = g_strv_length(cells);

    if (n < COLUMNS - 1 || n > COLUMNS)
        return "this line should have eight columns with tabs between them";
    if (!is_hash(cells[3]) || !is_hash(cells[4]))
        return "the fourth and fifth column should be SHA-256 sums, as `dalil translations sign` "
               "writes them";
    if (strcmp(cells[6], "ok") != 0 && strcmp(cells[6], "change") != 0)
        return "the verdict should be \"ok\" or \"change\"";
    return NULL;
}

static void
read_line(DalilReviews *reviews, DalilArena *arena, DalilDiags *diags, char *text, DalilSpan at)
{
    g_auto(GStrv) cells = NULL;
    const char *problem;

    if (g_str_has_suffix(text, "\r"))
        text[strlen(text) - 1] = '\0';
    if (text[0] == '\0' || text[0] == '#' || g_str_has_prefix(text, "date\t"))
        return;
    cells = g_strsplit(text, "\t", -1);
    problem = problem_of(cells);
    if (problem == NULL) {
        add_row(reviews, arena, cells, at.line);
        return;
    }
    reviews->broken = TRUE;
    dalil_diags_error(diags, at, "this sign-off does not count: %s", problem);
}

DalilReviews *
dalil_reviews_read(DalilArena *arena, DalilDiags *diags, const char *path, const char *shown)
{
    DalilReviews *reviews = g_new0(DalilReviews, 1);
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    DalilSpan at = {g_intern_string(shown), 0, 1};
    gsize length;

    reviews->rows = g_array_new(FALSE, TRUE, sizeof(DalilReview));
    reviews->before = g_array_new(FALSE, TRUE, sizeof(int));
    reviews->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return reviews;
    text = dalil_file_read(path, &length, &error);
    if (text == NULL || !g_utf8_validate_len(text, length, NULL)) {
        dalil_diags_error(diags, (DalilSpan){at.file, 0, 0}, "%s",
                          error != NULL ? error->message : "this file of sign-offs is not UTF-8");
        reviews->broken = TRUE;
        return reviews;
    }
    for (char *line = text; line != NULL;) {
        char *end = strchr(line, '\n');

        if (end != NULL)
            *end++ = '\0';
        at.line++;
        read_line(reviews, arena, diags, line, at);
        line = end;
    }
    return reviews;
}

void
dalil_reviews_free(DalilReviews *reviews)
{
    if (reviews == NULL)
        return;
    g_array_unref(reviews->rows);
    g_array_unref(reviews->before);
    g_hash_table_unref(reviews->by_key);
    g_free(reviews);
}

const DalilReview *
dalil_reviews_find(const DalilReviews *reviews, const char *key, const char *source,
                   const char *translation, const DalilReview **voided)
{
    int i = GPOINTER_TO_INT(g_hash_table_lookup(reviews->by_key, key));
    g_autofree char *source_hash = NULL;
    g_autofree char *hash = NULL;

    *voided = NULL;
    if (i == 0)
        return NULL;
    source_hash = dalil_reviews_hash(source);
    hash = dalil_reviews_hash(translation);
    for (; i > 0; i = g_array_index(reviews->before, int, i - 1)) {
        const DalilReview *row = &g_array_index(reviews->rows, DalilReview, i - 1);

        if (strcmp(row->source, source_hash) == 0 && strcmp(row->translation, hash) == 0)
            return row->ok ? row : NULL; /* the last word on these two sentences */
        if (*voided == NULL && row->ok)
            *voided = row;
    }
    return NULL;
}

static void
append_cell(GString *to, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        g_string_append_c(to, (guchar)*text < 0x20 ? ' ' : *text);
}

void
dalil_reviews_line(GString *to, const DalilReview *review)
{
    const char *const cells[COLUMNS] = {review->date,    review->reviewer,    review->key,
                                        review->source,  review->translation, review->edition,
                                        review->verdict, review->note};

    for (int i = 0; i < COLUMNS; i++) {
        append_cell(to, cells[i]);
        g_string_append_c(to, i == COLUMNS - 1 ? '\n' : '\t');
    }
}

gboolean
dalil_reviews_append(const char *path, const char *lines, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *before = NULL;
    g_autoptr(GString) all = g_string_new(NULL);
    gsize length = 0;

    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        if ((before = dalil_file_read(path, &length, error)) == NULL)
            return FALSE;
        g_string_append_len(all, before, (gssize)length);
    }
    if (all->len == 0)
        g_string_append(all, HEAD);
    if (all->str[all->len - 1] != '\n')
        g_string_append_c(all, '\n');
    g_string_append(all, lines);
    g_mkdir_with_parents(folder, 0755); /* when it fails, so does the next */
    return dalil_file_write(path, all->str, all->len, error);
}
