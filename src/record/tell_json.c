/* tell_json.c: what changed, for programs: one JSON object a line */
#include "record/json.h"
#include "record/tell.h"

static json_t *
text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

static json_t *
change_json(const DalilAnswer *answer, const DalilPrintChange *change)
{
    json_t *object = json_object();
    const DalilCanonFieldName field = (DalilCanonFieldName)change->field;

    json_object_set_new(object, "type", json_string("change"));
    json_object_set_new(object, "edition", json_string(answer->edition));
    json_object_set_new(object, "id", json_string(change->id));
    json_object_set_new(object, "name", json_string(change->name));
    json_object_set_new(object, "change", json_string(dalil_change_word(change->kind)));
    json_object_set_new(object, "severity", json_sprintf("S%d", change->severity));
    json_object_set_new(object, "field",
                        change->field < 0 ? json_null()
                                          : json_string(dalil_canon_field_key(field)));
    json_object_set_new(object, "before", text_or_null(change->before));
    json_object_set_new(object, "after", text_or_null(change->after));
    json_object_set_new(object, "reason", json_string(change->reason));
    json_object_set_new(object, "language",
                        change->language ? json_string(change->language) : json_null());
    return object;
}

static json_t *
edition_json(const DalilAnswer *answer)
{
    json_t *object = json_object(), *reasons = json_array();

    json_object_set_new(object, "type", json_string("edition"));
    json_object_set_new(object, "edition", json_string(answer->edition));
    json_object_set_new(object, "run", text_or_null(answer->run ? answer->run->id : NULL));
    if (answer->run) {
        for (guint i = 0; i < answer->decision->reasons->len; i++)
            json_array_append_new(reasons, json_string(answer->decision->reasons->pdata[i]));
        json_object_set_new(object, "printed", json_integer(answer->run->quantity));
        json_object_set_new(object, "left", json_integer(answer->left));
        json_object_set_new(object, "mended", json_integer(answer->mended));
        json_object_set_new(object, "decision", json_string(dalil_do_word(answer->decision->what)));
        json_object_set_new(object, "same", json_integer(answer->comparison->same));
    }
    json_object_set_new(object, "reasons", reasons);
    return object;
}

void
dalil_tell_json(const DalilAnswer *answer, GString *to)
{
    dalil_json_line(to, edition_json(answer));
    if (!answer->run)
        return;
    for (guint i = 0; i < answer->comparison->changes->len; i++)
        dalil_json_line(to, change_json(answer, &g_array_index(answer->comparison->changes,
                                                               DalilPrintChange, i)));
    if (answer->look)
        dalil_json_line(to, json_pack("{s:s, s:s, s:s, s:s}", "type", "look", "edition",
                                      answer->edition, "severity", "S4", "changed", answer->look));
    for (guint i = 0; i < answer->comparison->questions->len; i++) {
        const DalilRenameQuestion *q =
            &g_array_index(answer->comparison->questions, DalilRenameQuestion, i);
        dalil_json_line(to, json_pack("{s:s, s:s, s:s, s:s, s:f}", "type", "question", "edition",
                                      answer->edition, "lost", q->lost->id, "found", q->found->id,
                                      "likeness", q->likeness));
    }
}
