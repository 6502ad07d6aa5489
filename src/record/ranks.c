/* ranks.c: the longest row of services that kept their order; whoever is not in it moved */
#include "record/ranks.h"

#include <stdlib.h>
#include <string.h>

static const char *
value_of(const DalilCanonRecord *record, DalilCanonFieldName field)
{
    return record->fields[field].value ? record->fields[field].value : "";
}

/* As a number: "10000" comes after "9999". */
static int
place_of(const DalilCanonRecord *record)
{
    return atoi(value_of(record, DALIL_CANON_ORDER));
}

static int
by_old_place(gconstpointer a, gconstpointer b)
{
    const DalilPair *left = a, *right = b;
    int order =
        strcmp(value_of(left->is, DALIL_CANON_CATEGORY), value_of(right->is, DALIL_CANON_CATEGORY));

    if (order == 0)
        order = place_of(left->was) - place_of(right->was);
    return order != 0 ? order : strcmp(left->was->id, right->was->id);
}

/* Patience: tops[k] is the pair with the lowest new place that ends a rising row of k + 1. */
static void
mark_kept(const DalilPair *pairs, int n, gboolean *kept)
{
    g_autofree int *tops = g_new0(int, n + 1), *before = g_new0(int, n + 1);
    int length = 0, at = -1;

    for (int i = 0; i < n; i++) {
        int low = 0, high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (place_of(pairs[tops[middle]].is) < place_of(pairs[i].is))
                low = middle + 1;
            else
                high = middle;
        }
        tops[low] = i;
        before[i] = low > 0 ? tops[low - 1] : -1;
        length = MAX(length, low + 1);
    }
    for (at = length > 0 ? tops[length - 1] : -1; at >= 0; at = before[at])
        kept[at] = TRUE;
}

static gboolean
can_be_placed(const DalilPair *pair)
{
    return pair->is->is_service && pair->was->fields[DALIL_CANON_ORDER].value &&
           pair->is->fields[DALIL_CANON_ORDER].value &&
           strcmp(value_of(pair->was, DALIL_CANON_CATEGORY),
                  value_of(pair->is, DALIL_CANON_CATEGORY)) == 0;
}

GArray *
dalil_ranks_moved(const GArray *pairs)
{
    GArray *moved = g_array_new(FALSE, TRUE, sizeof(DalilPair));
    g_autoptr(GArray) placed = g_array_new(FALSE, TRUE, sizeof(DalilPair));
    const DalilPair *list = NULL;

    for (guint i = 0; i < pairs->len; i++)
        if (can_be_placed(&g_array_index(pairs, DalilPair, i)))
            g_array_append_val(placed, g_array_index(pairs, DalilPair, i));
    g_array_sort(placed, by_old_place);
    list = (const DalilPair *)(void *)placed->data;
    for (guint from = 0, to = 0; from < placed->len; from = to) {
        const char *category = value_of(list[from].is, DALIL_CANON_CATEGORY);
        g_autofree gboolean *kept = NULL;
        while (to < placed->len &&
               strcmp(value_of(list[to].is, DALIL_CANON_CATEGORY), category) == 0)
            to++;
        kept = g_new0(gboolean, to - from);
        mark_kept(list + from, (int)(to - from), kept);
        for (guint i = from; i < to; i++)
            if (!kept[i - from])
                g_array_append_val(moved, list[i]);
    }
    return moved;
}
