/* nearest.c: "did you mean": edit distance with transpositions */
#include "base/nearest.h"

#include <glib.h>
#include <string.h>

#define LONGEST 64 /* letters; longer words are no slips of the finger */

typedef struct {
    gunichar letters[LONGEST];
    int n;
} Word;

/* Capitals count as their small letters: "Phones" is "phones". */
static gboolean
word_read(Word *word, const char *text)
{
    word->n = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (word->n == LONGEST)
            return FALSE;
        word->letters[word->n++] = g_unichar_tolower(g_utf8_get_char(at));
    }
    return TRUE;
}

/* Rows of the classic table: the one above the last, the last, the one being filled. */
static int
distance(const Word *a, const Word *b)
{
    int rows[3][LONGEST + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];

    for (int j = 0; j <= b->n; j++)
        above[j] = j;
    for (int i = 1; i <= a->n; i++) {
        int *oldest = before;

        row[0] = i;
        for (int j = 1; j <= b->n; j++) {
            int change = a->letters[i - 1] == b->letters[j - 1] ? 0 : 1;

            row[j] = MIN(MIN(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
            if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
                a->letters[i - 2] == b->letters[j - 1])
                row[j] = MIN(row[j], before[j - 2] + 1);
        }
        before = above;
        above = row;
        row = oldest;
    }
    return above[b->n];
}

const char *
dalil_nearest(const char *word, const char *const *words)
{
    Word unknown, known;
    const char *nearest = NULL;
    int least = G_MAXINT;

    if (words == NULL || !g_utf8_validate(word, -1, NULL) || !word_read(&unknown, word) ||
        unknown.n == 0)
        return NULL;
    for (int i = 0; words[i] != NULL; i++) {
        int away;

        if (!word_read(&known, words[i]))
            continue;
        away = distance(&unknown, &known);
        if (away < least) {
            least = away;
            nearest = words[i];
        }
    }
    return least <= MAX(1, unknown.n / 3) ? nearest : NULL;
}
