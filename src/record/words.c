/* words.c: two sentences aligned by their longest common row of words */
#include "record/words.h"

#include <string.h>

enum { CELLS_MAX = 4000000 }; /* beyond, the whole is called another: nobody reads such a diff */

static void
clear_words(gpointer data)
{
    g_free(((DalilWords *)data)->text);
}

static void
add_word(GArray *pieces, DalilWordsKind kind, const char *word)
{
    DalilWords *last = pieces->len > 0 ? &g_array_index(pieces, DalilWords, pieces->len - 1) : NULL;

    if (last && last->kind == kind) {
        char *longer = g_strconcat(last->text, " ", word, NULL);
        g_free(last->text);
        last->text = longer;
    } else {
        DalilWords piece = {kind, g_strdup(word)};
        g_array_append_val(pieces, piece);
    }
}

/* lengths[i][j]: of the longest common row of a[i..] and b[j..]. */
static guint16 *
common_lengths(char **a, int n, char **b, int m)
{
    guint16 *lengths = g_new0(guint16, (gsize)(n + 1) * (gsize)(m + 1));

    for (int i = n - 1; i >= 0; i--)
        for (int j = m - 1; j >= 0; j--) {
            guint16 *here = &lengths[i * (m + 1) + j];
            *here =
                strcmp(a[i], b[j]) == 0 ? (guint16)(here[m + 2] + 1) : MAX(here[m + 1], here[1]);
        }
    return lengths;
}

GArray *
dalil_words_diff(const char *before, const char *after)
{
    g_auto(GStrv) a = g_strsplit(before, " ", -1), b = g_strsplit(after, " ", -1);
    int n = (int)g_strv_length(a), m = (int)g_strv_length(b), i = 0, j = 0;
    GArray *pieces = g_array_new(FALSE, TRUE, sizeof(DalilWords));
    g_autofree guint16 *lengths = NULL;

    g_array_set_clear_func(pieces, clear_words);
    if ((gint64)(n + 1) * (m + 1) > CELLS_MAX) {
        add_word(pieces, DALIL_WORDS_OUT, before);
        add_word(pieces, DALIL_WORDS_IN, after);
        return pieces;
    }
    lengths = common_lengths(a, n, b, m);
    while (i < n || j < m) {
        const guint16 *here = &lengths[i * (m + 1) + j];
        if (i < n && j < m && strcmp(a[i], b[j]) == 0) {
            add_word(pieces, DALIL_WORDS_SAME, a[i++]);
            j++;
        } else if (i < n && (j == m || here[m + 1] >= here[1])) {
            add_word(pieces, DALIL_WORDS_OUT, a[i++]);
        } else {
            add_word(pieces, DALIL_WORDS_IN, b[j++]);
        }
    }
    return pieces;
}
