/* likeness.c: two records compared as wholes */
#include "record/likeness.h"

#include <string.h>

static guint
pair_at(const char *p)
{
    return g_unichar_tolower(g_utf8_get_char(p)) * 31u +
           g_unichar_tolower(g_utf8_get_char(g_utf8_next_char(p)));
}

static GHashTable *
pairs_of(const char *text, int *n)
{
    GHashTable *pairs = g_hash_table_new(NULL, NULL);

    for (const char *p = text; *p && *g_utf8_next_char(p); p = g_utf8_next_char(p), (*n)++) {
        gpointer pair = GUINT_TO_POINTER(pair_at(p));
        int seen = GPOINTER_TO_INT(g_hash_table_lookup(pairs, pair));
        g_hash_table_insert(pairs, pair, GINT_TO_POINTER(seen + 1));
    }
    return pairs;
}

/* Dice's coefficient over pairs of letters. */
static double
text_likeness(const char *a, const char *b)
{
    int n = 0, m = 0, shared = 0;
    g_autoptr(GHashTable) pairs = NULL;

    if (strcmp(a, b) == 0)
        return 1;
    pairs = pairs_of(a, &n);
    for (const char *p = b; *p && *g_utf8_next_char(p); p = g_utf8_next_char(p), m++) {
        gpointer pair = GUINT_TO_POINTER(pair_at(p));
        int left = GPOINTER_TO_INT(g_hash_table_lookup(pairs, pair));
        shared += left > 0;
        if (left > 0)
            g_hash_table_insert(pairs, pair, GINT_TO_POINTER(left - 1));
    }
    return n + m > 0 ? 2.0 * shared / (n + m) : 0;
}

static double
phone_likeness(const char *a, const char *b)
{
    g_auto(GStrv) left = g_strsplit(a, "\n", -1), right = g_strsplit(b, "\n", -1);

    for (char **line = left; *line; line++)
        if (g_strv_contains((const char *const *)right, *line))
            return 1;
    return 0;
}

double
dalil_likeness(const DalilCanonRecord *a, const DalilCanonRecord *b)
{
    static const struct {
        DalilCanonFieldName field;
        double weight;
    } parts[] = {{DALIL_CANON_PHONES, 0.35},
                 {DALIL_CANON_ADDRESS, 0.25},
                 {DALIL_CANON_NAME, 0.25},
                 {DALIL_CANON_DESCRIPTION, 0.15}};
    double sum = 0, whole = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        const char *left = a->fields[parts[i].field].value,
                   *right = b->fields[parts[i].field].value;
        if (!left && !right)
            continue;
        whole += parts[i].weight;
        if (left && right)
            sum += parts[i].weight * (parts[i].field == DALIL_CANON_PHONES
                                          ? phone_likeness(left, right)
                                          : text_likeness(left, right));
    }
    return whole > 0 ? sum / whole : 0;
}
