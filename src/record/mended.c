/* mended.c: fields of a print that labels and slips say anew */
#include "record/mended.h"

#include <string.h>

#include "record/fieldkey.h"

static void
mended_free(gpointer data)
{
    DalilMended *mended = data;

    g_free(mended->language);
    g_free(mended->id);
    g_free(mended->value);
    g_free(mended->shown);
    g_free(mended->source);
    g_free(mended);
}

static DalilMended *
add(GPtrArray *list, const char *language, const DalilCanonRecord *printed, int field)
{
    DalilMended *mended = g_new0(DalilMended, 1);

    mended->language = g_strdup(language);
    mended->id = g_strdup(printed->id);
    mended->is_service = printed->is_service;
    mended->field = field;
    g_ptr_array_add(list, mended);
    return mended;
}

static void
add_field(GPtrArray *list, const char *language, const DalilCanonRecord *printed, int field,
          const DalilCanonField *is)
{
    DalilMended *mended = add(list, language, printed, field);

    mended->value = g_strdup(is->value);
    mended->shown = g_strdup(is->shown);
    mended->source = g_strdup(is->source);
}

static gboolean
has_label(const DalilErrata *errata, const DalilPrintChange *change)
{
    g_autofree char *key =
        change->was && change->is ? dalil_fieldkey_of(change->was, change->field) : NULL;

    for (guint i = 0; key && i < errata->stickers->len; i++)
        if (strcmp(g_array_index(errata->stickers, DalilSticker, i).key, key) == 0)
            return TRUE;
    return FALSE;
}

/* In one language. Of what is new all is told. */
static void
add_change(GPtrArray *list, const DalilPrintChange *change, const DalilCanon *now)
{
    const DalilCanonRecord *is = change->is ? dalil_canon_find(now, change->is->id) : NULL;

    if (!change->is)
        add(list, now->language, change->was, -1);
    else if (is && change->was)
        add_field(list, now->language, change->was, change->field, &is->fields[change->field]);
    for (int i = 0; is && !change->was && i < DALIL_CANON_FIELDS; i++)
        if (is->fields[i].value)
            add_field(list, now->language, is, i, &is->fields[i]);
}

GPtrArray *
dalil_mended_new(const DalilErrata *errata, const GPtrArray *now, gboolean slip)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(mended_free);
    const GArray *changes = errata->comparison->changes;

    for (guint i = 0; i < changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(changes, DalilPrintChange, i);
        gboolean told = slip ? change->severity <= DALIL_OPPORTUNITY : has_label(errata, change);
        for (guint n = 0; told && n < now->len; n++)
            add_change(list, change, now->pdata[n]);
    }
    return list;
}

json_t *
dalil_mended_json(const GPtrArray *mended)
{
    json_t *list = json_array();

    for (guint i = 0; i < mended->len; i++) {
        const DalilMended *m = mended->pdata[i];
        json_array_append_new(
            list,
            json_pack("{s:s, s:s, s:b, s:s*, s:s*, s:s*, s:s*}", "language", m->language, "id",
                      m->id, "service", (int)m->is_service, "field",
                      m->field >= 0 ? dalil_canon_field_key((DalilCanonFieldName)m->field) : NULL,
                      "value", m->value, "shown", m->shown, "source", m->source));
    }
    return list;
}

/* -2: nobody knows it. */
static int
field_of(const char *key)
{
    for (int i = 0; key && i < DALIL_CANON_FIELDS; i++)
        if (strcmp(dalil_canon_field_key((DalilCanonFieldName)i), key) == 0)
            return i;
    return key ? -2 : -1;
}

static char *
text_of(const json_t *object, const char *key)
{
    return g_strdup(json_string_value(json_object_get(object, key)));
}

GPtrArray *
dalil_mended_read(const json_t *list)
{
    g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(mended_free);

    if (!json_is_array(list))
        return NULL;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *object = json_array_get(list, i);
        DalilMended *m = g_new0(DalilMended, 1);
        g_ptr_array_add(read, m);
        m->language = text_of(object, "language");
        m->id = text_of(object, "id");
        m->is_service = json_is_true(json_object_get(object, "service"));
        m->field = field_of(json_string_value(json_object_get(object, "field")));
        m->value = text_of(object, "value");
        m->shown = text_of(object, "shown");
        m->source = text_of(object, "source");
        if (!m->language || !m->id || m->field < -1)
            return NULL;
    }
    return g_steal_pointer(&read);
}

static DalilCanonRecord *
record_of(DalilCanon *canon, const DalilMended *mended)
{
    for (guint i = 0; i < canon->records->len; i++) {
        DalilCanonRecord *record = canon->records->pdata[i];
        if (record->is_service == mended->is_service && strcmp(record->id, mended->id) == 0)
            return record;
    }
    return NULL;
}

static void
set_field(DalilCanonField *field, const DalilMended *mended)
{
    g_free(field->value);
    g_free(field->shown);
    g_free(field->source);
    *field = (DalilCanonField){.value = g_strdup(mended->value),
                               .shown = g_strdup(mended->shown),
                               .source = g_strdup(mended->source)};
}

void
dalil_mended_apply(const GPtrArray *mended, DalilCanon *canon)
{
    for (guint i = 0; i < mended->len; i++) {
        const DalilMended *m = mended->pdata[i];
        DalilCanonRecord *record = record_of(canon, m);
        if (strcmp(m->language, canon->language) != 0)
            continue;
        if (m->field < 0 && record)
            g_ptr_array_remove(canon->records, record);
        else if (m->field >= 0)
            set_field(
                &(record ? record : dalil_canon_add(canon, m->id, m->is_service))->fields[m->field],
                m);
    }
    dalil_canon_seal(canon);
}
