/* canon_json.c: canonical records as JSON, one a line, and back */
#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "record/canon.h"
#include "record/json.h"

static void
set_string(json_t *object, const char *key, const char *value)
{
    if (value)
        json_object_set_new(object, key, json_string(value));
}

static json_t *
field_json(const DalilCanonField *field)
{
    json_t *object = json_object();
    char hex[DALIL_SUM_HEX];

    dalil_sum_hex(field->hash, hex);
    set_string(object, "value", field->value);
    set_string(object, "shown", field->shown);
    set_string(object, "source", field->source);
    set_string(object, "sha256", hex);
    return object;
}

static json_t *
record_json(const DalilCanonRecord *record)
{
    json_t *object = json_object(), *fields = json_object(), *aliases = json_array();

    for (int i = 0; i < DALIL_CANON_FIELDS; i++)
        if (record->fields[i].value)
            json_object_set_new(fields, dalil_canon_field_key((DalilCanonFieldName)i),
                                field_json(&record->fields[i]));
    for (char **alias = record->aliases; alias && *alias; alias++)
        json_array_append_new(aliases, json_string(*alias));
    set_string(object, "id", record->id);
    json_object_set_new(object, "service", json_boolean(record->is_service));
    json_object_set_new(object, "fields", fields);
    json_object_set_new(object, "aliases", aliases);
    return object;
}

void
dalil_canon_write(const DalilCanon *canon, GString *to)
{
    for (guint i = 0; i < canon->records->len; i++)
        dalil_json_line(to, record_json(canon->records->pdata[i]));
}

static char *
get_string(const json_t *object, const char *key)
{
    return g_strdup(json_string_value(json_object_get(object, key)));
}

/* FALSE: a value that does not have the hash written beside it. */
static gboolean
read_field(DalilCanonField *to, const json_t *object, DalilSum *sum)
{
    const char *told = json_string_value(json_object_get(object, "sha256"));
    char hex[DALIL_SUM_HEX];

    to->value = get_string(object, "value");
    to->shown = get_string(object, "shown");
    to->source = get_string(object, "source");
    if (!to->value || !told)
        return told == NULL;
    dalil_canon_hash(to, sum);
    dalil_sum_hex(to->hash, hex);
    return strcmp(hex, told) == 0;
}

static gboolean
read_record(DalilCanon *canon, const json_t *object, DalilSum *sum, int line, GError **error)
{
    const char *id = json_string_value(json_object_get(object, "id"));
    const json_t *fields = json_object_get(object, "fields"),
                 *aliases = json_object_get(object, "aliases");
    DalilCanonRecord *record = NULL;

    if (!id || !json_is_object(fields)) {
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ,
                    "line %d is no record: it lacks its id or its fields", line);
        return FALSE;
    }
    record = dalil_canon_add(canon, id, json_is_true(json_object_get(object, "service")));
    record->aliases = g_new0(char *, json_array_size(aliases) + 1);
    for (size_t i = 0; i < json_array_size(aliases); i++) {
        const char *alias = json_string_value(json_array_get(aliases, i));
        record->aliases[i] = g_strdup(alias ? alias : "");
    }
    for (int i = 0; i < DALIL_CANON_FIELDS; i++) {
        const char *key = dalil_canon_field_key((DalilCanonFieldName)i);
        const json_t *field = json_object_get(fields, key);
        if (field && !read_field(&record->fields[i], field, sum)) {
            g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ,
                        "line %d: \"%s\" of %s is not what its checksum says: the file was altered",
                        line, key, id);
            return FALSE;
        }
    }
    return TRUE;
}

/* Sealed, records with one id stand beside each other. */
static gboolean
is_unambiguous(const DalilCanon *canon, GError **error)
{
    for (guint i = 1; i < canon->records->len; i++) {
        const DalilCanonRecord *a = canon->records->pdata[i - 1], *b = canon->records->pdata[i];
        if (a->is_service == b->is_service && strcmp(a->id, b->id) == 0) {
            g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ,
                        "%s is there twice: the file was altered", a->id);
            return FALSE;
        }
    }
    return TRUE;
}

DalilCanon *
dalil_canon_read(const char *text, gsize length, const char *language, GError **error)
{
    g_autoptr(DalilCanon) canon = dalil_canon_empty(language);
    const char *end = text + length;
    DalilSum sum;
    int line = 1;

    dalil_sum_begin(&sum);
    for (const char *at = text; at < end; line++) {
        const char *stop = memchr(at, '\n', (gsize)(end - at));
        gsize n = (gsize)((stop ? stop : end) - at);
        json_error_t trouble;
        json_t *object = n > 0 ? json_loadb(at, n, JSON_REJECT_DUPLICATES, &trouble) : NULL;
        gboolean good = n == 0 || (object && read_record(canon, object, &sum, line, error));
        if (n > 0 && !object)
            g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ, "line %d: %s", line,
                        trouble.text);
        json_decref(object);
        if (!good)
            return NULL;
        at += n + 1;
    }
    dalil_canon_seal(canon);
    return is_unambiguous(canon, error) ? g_steal_pointer(&canon) : NULL;
}
