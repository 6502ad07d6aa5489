/* compare.c: records matched, their fields compared */
#include "record/compare.h"

#include <string.h>

#include "record/likeness.h"
#include "record/ranks.h"
#include "record/severity.h"

#define LIKELY 0.6
#define ANY_FIELD (-2)
enum { PAIRS_MAX = 40000 }; /* lost times found; beyond, asking would help nobody */

static const char *const change_words[] = {
    "added",          "removed",     "renamed", "moved",       "data",       "hours-cut",
    "hours-extended", "hours-other", "wording", "translation", "bookkeeping"};

const char *
dalil_change_word(DalilChangeKind kind)
{
    return change_words[kind];
}

typedef struct {
    DalilComparison *out;
    gboolean translated;
    const char *language, *today;
    GArray *pairs;   /* DalilPair: records that have a former self */
    GHashTable *now; /* id -> record of after */
    GHashTable *met; /* records of after that have a former self */
    GPtrArray *lost, *found;
} Job;

static gboolean
is_emergency(const DalilCanonRecord *record)
{
    return !record->is_service && g_str_has_prefix(record->id, "emergency:");
}

gboolean
dalil_compare_is_sentence(const DalilPrintChange *change)
{
    return change->before && change->after &&
           (change->kind == DALIL_CHANGE_WORDING || change->kind == DALIL_CHANGE_TRANSLATION);
}

static void
compare_records(Job *job, const DalilCanonRecord *was, const DalilCanonRecord *is)
{
    DalilPair pair = {was, is};

    g_hash_table_add(job->met, (gpointer)is);
    g_array_append_val(job->pairs, pair);
    if (strcmp(was->id, is->id) != 0 && !is_emergency(is)) {
        DalilPrintChange change = {DALIL_CHANGE_RENAMED,
                                   DALIL_BOOKKEEPING,
                                   is->id,
                                   dalil_canon_name(is),
                                   -1,
                                   was->id,
                                   is->id,
                                   "only its id is another",
                                   job->translated,
                                   was,
                                   is,
                                   job->language};
        g_array_append_val(job->out->changes, change);
    }
    for (int i = 0; i < DALIL_CANON_FIELDS && memcmp(was->hash, is->hash, sizeof was->hash) != 0;
         i++) {
        DalilPrintChange change = {.id = is->id,
                                   .name = dalil_canon_name(is),
                                   .field = i,
                                   .was = was,
                                   .is = is,
                                   .translated = job->translated,
                                   .language = job->language};
        if (i != DALIL_CANON_ORDER && dalil_severity_judge(&change, job->today))
            g_array_append_val(job->out->changes, change);
    }
}

/* A service that came or went shifts all behind it: only who left its row is told. */
static void
compare_order(Job *job)
{
    g_autoptr(GArray) moved = dalil_ranks_moved(job->pairs);

    for (guint i = 0; i < moved->len; i++) {
        const DalilPair *pair = &g_array_index(moved, DalilPair, i);
        DalilPrintChange change = {.id = pair->is->id,
                                   .name = dalil_canon_name(pair->is),
                                   .field = DALIL_CANON_ORDER,
                                   .was = pair->was,
                                   .is = pair->is,
                                   .translated = job->translated,
                                   .language = job->language};
        if (dalil_severity_judge(&change, job->today))
            g_array_append_val(job->out->changes, change);
    }
}

/* Services that have a former self and no change. */
static int
count_same(const Job *job)
{
    g_autoptr(GHashTable) changed = g_hash_table_new(NULL, NULL);
    int n = 0;

    for (guint i = 0; i < job->out->changes->len; i++)
        g_hash_table_add(changed,
                         (gpointer)g_array_index(job->out->changes, DalilPrintChange, i).is);
    for (guint i = 0; i < job->pairs->len; i++) {
        const DalilPair *pair = &g_array_index(job->pairs, DalilPair, i);
        n += pair->is->is_service && !g_hash_table_contains(changed, pair->is);
    }
    return n;
}

static void
add_whole(Job *job, const DalilCanonRecord *record, gboolean came)
{
    DalilPrintChange change = {.id = record->id,
                               .name = dalil_canon_name(record),
                               .field = -1,
                               .was = came ? NULL : record,
                               .is = came ? record : NULL,
                               .translated = job->translated,
                               .language = job->language};

    dalil_severity_judge_record(&change);
    g_array_append_val(job->out->changes, change);
    g_ptr_array_add(came ? job->found : job->lost, (gpointer)record);
}

/* The record of today that says it once was @id. */
static void
index_records(Job *job, const DalilCanon *after)
{
    for (guint i = 0; i < after->records->len; i++) {
        DalilCanonRecord *record = after->records->pdata[i];
        for (char **alias = record->aliases; alias && *alias; alias++)
            if (!g_hash_table_contains(job->now, *alias))
                g_hash_table_insert(job->now, *alias, record);
    }
    for (guint i = 0; i < after->records->len; i++) {
        DalilCanonRecord *record = after->records->pdata[i];
        g_hash_table_replace(job->now, record->id, record);
    }
}

/* An emergency number is known by who comes when it is called: under another number it is the same
 * still. NULL: @was is none, or nobody today has its name. */
static const DalilCanonRecord *
same_emergency(const DalilCanonRecord *was, const DalilCanon *after, const DalilCanon *before)
{
    const char *name = was->fields[DALIL_CANON_NAME].source;

    for (guint i = 0; name && is_emergency(was) && i < after->records->len; i++) {
        const DalilCanonRecord *is = after->records->pdata[i];
        if (is_emergency(is) && g_strcmp0(name, is->fields[DALIL_CANON_NAME].source) == 0 &&
            !dalil_canon_find(before, is->id))
            return is;
    }
    return NULL;
}

static int
by_likeness(gconstpointer a, gconstpointer b)
{
    const DalilRenameQuestion *left = a, *right = b;

    if (left->likeness != right->likeness)
        return left->likeness > right->likeness ? -1 : 1;
    return strcmp(left->lost->id, right->lost->id);
}

static void
ask(Job *job)
{
    if ((gint64)job->lost->len * job->found->len > PAIRS_MAX)
        return;
    for (guint i = 0; i < job->lost->len; i++)
        for (guint k = 0; k < job->found->len; k++) {
            DalilRenameQuestion question = {job->lost->pdata[i], job->found->pdata[k], 0};
            if (!question.lost->is_service || !question.found->is_service)
                continue;
            question.likeness = dalil_likeness(question.lost, question.found);
            if (question.likeness >= LIKELY)
                g_array_append_val(job->out->questions, question);
        }
    g_array_sort(job->out->questions, by_likeness);
}

static int
by_weight(gconstpointer a, gconstpointer b)
{
    const DalilPrintChange *left = a, *right = b;
    int order = left->severity - right->severity;

    if (order == 0)
        order = strcmp(left->id, right->id);
    return order != 0 ? order : left->field - right->field;
}

/* In the source language every sentence is its own source. */
static gboolean
is_translated(const DalilCanon *canon)
{
    for (guint i = 0; i < canon->records->len; i++) {
        const DalilCanonRecord *record = canon->records->pdata[i];
        for (int f = 0; f < DALIL_CANON_FIELDS; f++)
            if (record->fields[f].value && record->fields[f].source &&
                strcmp(record->fields[f].value, record->fields[f].source) != 0)
                return TRUE;
    }
    return FALSE;
}

DalilComparison *
dalil_compare(const DalilCanon *before, const DalilCanon *after)
{
    return dalil_compare_on(before, after, NULL);
}

DalilComparison *
dalil_compare_on(const DalilCanon *before, const DalilCanon *after, const char *today)
{
    DalilComparison *out = g_new0(DalilComparison, 1);
    g_autoptr(GHashTable) now = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) lost = g_ptr_array_new(), found = g_ptr_array_new();
    g_autoptr(GArray) pairs = g_array_new(FALSE, TRUE, sizeof(DalilPair));
    Job job = {out, is_translated(after), after->language, today, pairs, now, met, lost, found};

    out->changes = g_array_new(FALSE, TRUE, sizeof(DalilPrintChange));
    out->questions = g_array_new(FALSE, TRUE, sizeof(DalilRenameQuestion));
    index_records(&job, after);
    for (guint i = 0; i < before->records->len; i++) {
        const DalilCanonRecord *was = before->records->pdata[i];
        const DalilCanonRecord *is = g_hash_table_lookup(now, was->id);
        if (!is)
            is = same_emergency(was, after, before);
        if (is && is->is_service == was->is_service && !g_hash_table_contains(met, is))
            compare_records(&job, was, is);
        else
            add_whole(&job, was, FALSE);
    }
    for (guint i = 0; i < after->records->len; i++)
        if (!g_hash_table_contains(met, after->records->pdata[i]))
            add_whole(&job, after->records->pdata[i], TRUE);
    compare_order(&job);
    out->same = count_same(&job);
    ask(&job);
    g_array_sort(out->changes, by_weight);
    return out;
}

static const DalilPrintChange *
find_change(const DalilComparison *comparison, const char *id, int field)
{
    for (guint i = 0; i < comparison->changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(comparison->changes, DalilPrintChange, i);
        if (strcmp(change->id, id) == 0 && (field == ANY_FIELD || change->field == field))
            return change;
    }
    return NULL;
}

/* A sentence, not a datum: it has a source it was translated from. */
static gboolean
is_text(const DalilPrintChange *change)
{
    return change->field >= 0 && ((change->is && change->is->fields[change->field].source) ||
                                  (change->was && change->was->fields[change->field].source));
}

void
dalil_comparison_join(DalilComparison *comparison, const DalilComparison *other)
{
    g_autoptr(GArray) more = g_array_new(FALSE, TRUE, sizeof(DalilPrintChange));

    for (guint i = 0; i < other->changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(other->changes, DalilPrintChange, i);
        const DalilPrintChange *told = find_change(comparison, change->id, change->field);
        if (!told || (is_text(change) && (g_strcmp0(told->before, change->before) != 0 ||
                                          g_strcmp0(told->after, change->after) != 0)))
            g_array_append_val(more, *change);
    }
    for (guint i = 0; i < more->len; i++) {
        const DalilPrintChange *change = &g_array_index(more, DalilPrintChange, i);
        gboolean counted = find_change(comparison, change->id, ANY_FIELD) != NULL;
        if (change->is && change->is->is_service && !counted)
            comparison->same--;
        g_array_append_val(comparison->changes, *change);
    }
    g_array_sort(comparison->changes, by_weight);
}

DalilComparison *
dalil_compare_all(const GPtrArray *before, const GPtrArray *after, const char *today)
{
    DalilComparison *whole = dalil_compare_on(before->pdata[0], after->pdata[0], today);

    for (guint i = 1; i < MIN(before->len, after->len); i++) {
        g_autoptr(DalilComparison) other =
            dalil_compare_on(before->pdata[i], after->pdata[i], today);
        dalil_comparison_join(whole, other);
    }
    return whole;
}

int
dalil_comparison_count(const DalilComparison *comparison, int from, int to)
{
    int n = 0;

    for (guint i = 0; i < comparison->changes->len; i++) {
        int severity = g_array_index(comparison->changes, DalilPrintChange, i).severity;
        n += severity >= from && severity <= to;
    }
    return n;
}

void
dalil_comparison_free(DalilComparison *comparison)
{
    if (!comparison)
        return;
    g_array_unref(comparison->changes);
    g_array_unref(comparison->questions);
    g_free(comparison);
}
