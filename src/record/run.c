/* run.c: print runs listed, named, described */
#include "record/run.h"

#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "base/sum.h"
#include "record/json.h"

#ifndef DALIL_VERSION
#define DALIL_VERSION "0"
#endif

enum { CANON_MAX = 512 * 1024 * 1024 }; /* bytes: some 250,000 services */

/* The members of a manifest that are texts. One row each: writing and reading share them. */
static const struct {
    const char *key;
    gsize offset;
} texts[] = {
    {"id", G_STRUCT_OFFSET(DalilRun, id)},
    {"edition", G_STRUCT_OFFSET(DalilRun, edition)},
    {"layout", G_STRUCT_OFFSET(DalilRun, layout)},
    {"language", G_STRUCT_OFFSET(DalilRun, language)},
    {"date", G_STRUCT_OFFSET(DalilRun, date)},
    {"code", G_STRUCT_OFFSET(DalilRun, code)},
    {"hash", G_STRUCT_OFFSET(DalilRun, hash)},
    {"printer", G_STRUCT_OFFSET(DalilRun, printer)},
    {"by", G_STRUCT_OFFSET(DalilRun, by)},
    {"program", G_STRUCT_OFFSET(DalilRun, program)},
    {"canon_sha256", G_STRUCT_OFFSET(DalilRun, canon_hash)},
    {"layout_sha256", G_STRUCT_OFFSET(DalilRun, layout_hash)},
    {"fonts_sha256", G_STRUCT_OFFSET(DalilRun, fonts_hash)},
    {"pdf", G_STRUCT_OFFSET(DalilRun, pdf)},
    {"pdf_sha256", G_STRUCT_OFFSET(DalilRun, pdf_hash)},
};

static char **
text_at(const DalilRun *run, gsize i)
{
    return G_STRUCT_MEMBER_P(run, texts[i].offset);
}

DalilRun *
dalil_run_new(const char *layout, const char *language, int number, const char *date)
{
    DalilRun *run = g_new0(DalilRun, 1);

    run->layout = g_strdup(layout);
    run->language = g_strdup(language);
    run->edition = g_strdup_printf("%s.%s", layout, language);
    run->number = number;
    run->date = g_strdup(date);
    run->program = g_strdup(DALIL_VERSION);
    return run;
}

void
dalil_run_name(DalilRun *run)
{
    g_autofree char *upper = g_ascii_strup(run->language, -1);
    g_autofree char *number = g_strdup_printf("%d", run->number);
    g_autofree char *whole =
        g_strjoin("\n", run->edition, run->date, number, run->canon_hash ? run->canon_hash : "",
                  run->layout_hash ? run->layout_hash : "", run->program, NULL);

    g_free(run->hash);
    g_free(run->id);
    g_free(run->code);
    run->hash = dalil_sum_of_text(whole);
    run->id = g_strdup_printf("%s_%s_%s_r%03d", run->date, run->language, run->layout, run->number);
    run->code = g_strdup_printf("%s %.7s r%03d %.4s", upper, run->date, run->number, run->hash);
}

char *
dalil_run_manifest(const DalilRun *run)
{
    json_t *object = json_object();

    json_object_set_new(object, "format", json_integer(DALIL_RUN_FORMAT));
    json_object_set_new(object, "number", json_integer(run->number));
    json_object_set_new(object, "quantity", json_integer(run->quantity));
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (*text_at(run, i))
            json_object_set_new(object, texts[i].key, json_string(*text_at(run, i)));
    return dalil_json_text(object, JSON_SORT_KEYS | JSON_INDENT(2));
}

/* 0 when it is absent, or no number of copies anybody could print. */
static int
integer_of(const json_t *object, const char *key)
{
    json_int_t value = json_integer_value(json_object_get(object, key));

    return value >= 0 && value <= G_MAXINT ? (int)value : 0;
}

static DalilRun *
run_from_json(const json_t *object, const char *folder)
{
    DalilRun *run = g_new0(DalilRun, 1);

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        *text_at(run, i) = g_strdup(json_string_value(json_object_get(object, texts[i].key)));
    run->number = integer_of(object, "number");
    run->quantity = integer_of(object, "quantity");
    run->folder = g_strdup(folder);
    return run;
}

static gboolean
is_whole(const DalilRun *run, const char *name)
{
    return g_strcmp0(run->id, name) == 0 && run->edition && run->layout && run->language &&
           run->date && run->hash && run->code;
}

/* NULL with @problem set. */
static DalilRun *
read_run(const char *folder, const char *name, char **problem)
{
    g_autofree char *path = g_build_filename(folder, "data", "manifest.json", NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    json_error_t trouble;
    json_t *object = NULL;
    DalilRun *run = NULL;

    if (!(text = dalil_file_read(path, &length, NULL))) {
        *problem = g_strdup_printf("%s is no whole print run: data/manifest.json is missing or "
                                   "cannot be read; copy the folder again",
                                   name);
        return NULL;
    }
    object = json_loadb(text, length, JSON_REJECT_DUPLICATES, &trouble);
    if (!object)
        *problem = g_strdup_printf("%s: data/manifest.json cannot be understood (line %d)", name,
                                   trouble.line);
    else if (json_integer_value(json_object_get(object, "format")) > DALIL_RUN_FORMAT)
        *problem =
            g_strdup_printf("%s was recorded by a newer dalil; this one cannot read it", name);
    else if (!is_whole(run = run_from_json(object, folder), name)) {
        *problem = g_strdup_printf("%s: data/manifest.json is not of this run", name);
        g_clear_pointer(&run, dalil_run_free);
    }
    json_decref(object);
    return run;
}

static int
by_age(gconstpointer a, gconstpointer b)
{
    const DalilRun *left = *(DalilRun *const *)a, *right = *(DalilRun *const *)b;
    int order = strcmp(left->date, right->date);

    if (order == 0)
        order = left->number - right->number;
    return order != 0 ? order : strcmp(left->id, right->id);
}

GPtrArray *
dalil_runs_list(const char *folder, GPtrArray *problems)
{
    GPtrArray *runs = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_run_free);
    g_auto(GStrv) names = dalil_file_list(folder, "");

    for (char **name = names; *name; name++) {
        g_autofree char *path = g_build_filename(folder, *name, NULL);
        char *problem = NULL;
        DalilRun *run = NULL;
        if (!g_file_test(path, G_FILE_TEST_IS_DIR))
            continue;
        if ((run = read_run(path, *name, &problem)))
            g_ptr_array_add(runs, run);
        else
            g_ptr_array_add(problems, problem);
    }
    g_ptr_array_sort(runs, by_age);
    return runs;
}

const DalilRun *
dalil_runs_find(const GPtrArray *runs, const char *id)
{
    for (guint i = 0; i < runs->len; i++)
        if (strcmp(((const DalilRun *)runs->pdata[i])->id, id) == 0)
            return runs->pdata[i];
    return NULL;
}

const DalilRun *
dalil_runs_by_hash(const GPtrArray *runs, const char *hash)
{
    for (guint i = 0; i < runs->len; i++)
        if (strcmp(((const DalilRun *)runs->pdata[i])->hash, hash) == 0)
            return runs->pdata[i];
    return NULL;
}

const DalilRun *
dalil_runs_last(const GPtrArray *runs, const char *edition)
{
    for (guint i = runs->len; i > 0; i--)
        if (strcmp(((const DalilRun *)runs->pdata[i - 1])->edition, edition) == 0)
            return runs->pdata[i - 1];
    return NULL;
}

int
dalil_runs_next(const char *folder, const char *layout, const char *language)
{
    g_auto(GStrv) names = dalil_file_list(folder, "");
    g_autofree char *middle = g_strdup_printf("_%s_%s_r", language, layout);
    int next = 1;

    for (char **name = names; *name; name++) {
        gsize day = strcspn(*name, "_");
        if (g_str_has_prefix(*name + day, middle))
            next = MAX(next, (int)g_ascii_strtoll(*name + day + strlen(middle), NULL, 10) + 1);
    }
    return next;
}

char *
dalil_run_hash_canons(const DalilCanon *const *canons, int n)
{
    char hex[DALIL_SUM_HEX];
    DalilSum sum;

    dalil_sum_hex(canons[0]->hash, hex);
    if (n == 1)
        return g_strdup(hex);
    dalil_sum_begin(&sum);
    for (int i = 0; i < n; i++)
        dalil_sum_add(&sum, canons[i]->hash, sizeof canons[i]->hash);
    return dalil_sum_end_hex(&sum);
}

/* The first language's file has the plain name. */
static DalilCanon *
read_canon(const DalilRun *run, const char *language, gboolean first, GError **error)
{
    g_autofree char *name =
        first ? g_strdup("services.jsonl") : g_strdup_printf("services.%s.jsonl", language);
    g_autofree char *path = g_build_filename(run->folder, "data", name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    DalilCanon *canon = NULL;

    if ((text = dalil_file_read_most(path, CANON_MAX, &length, error)))
        canon = dalil_canon_read(text, length, language, error);
    if (!canon)
        g_prefix_error(error, "%s: ", path);
    return canon;
}

DalilCanon *
dalil_run_canon(const DalilRun *run, GError **error)
{
    g_auto(GStrv) tags = g_strsplit(run->language, "+", 2);

    return read_canon(run, tags[0], TRUE, error);
}

GPtrArray *
dalil_run_canons(const DalilRun *run, GError **error)
{
    GPtrArray *canons = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_canon_free);
    g_auto(GStrv) tags = g_strsplit(run->language, "+", 2);

    for (char **tag = tags; *tag; tag++) {
        DalilCanon *canon = read_canon(run, *tag, tag == tags, error);
        if (!canon) {
            g_ptr_array_unref(canons);
            return NULL;
        }
        g_ptr_array_add(canons, canon);
    }
    return canons;
}

void
dalil_run_free(DalilRun *run)
{
    if (!run)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(*text_at(run, i));
    g_free(run->folder);
    g_free(run);
}
