/* keep.c: records written back through the tables that read them */
#include "record/keep.h"

#include <jansson.h>
#include <string.h>

#include "content/phone.h"
#include "content/release.h"
#include "content/tables.h"
#include "content/text.h"
#include "content/typed.h"
#include "record/json.h"

typedef struct {
    const DalilContent *content;
    const char *const *languages;
} Keep;

static json_t *record_json(const Keep *keep, const DalilField *fields, const void *record);

static json_t *
string_json(const DalilString *string)
{
    return string->text ? json_string(string->text) : NULL;
}

static gboolean
is_kept(const Keep *keep, const char *language)
{
    return strcmp(language, keep->content->network.source.text) == 0 ||
           g_strv_contains(keep->languages, language);
}

static json_t *
text_json(const Keep *keep, const DalilText *text)
{
    json_t *map = json_object();

    for (int i = 0; i < text->n; i++)
        if (is_kept(keep, text->in[i].language))
            json_object_set_new(map, text->in[i].language, json_string(text->in[i].text));
    if (json_object_size(map) > 0)
        return map;
    json_decref(map);
    return NULL;
}

static json_t *
strings_json(const DalilStrings *strings)
{
    json_t *list = strings->n > 0 ? json_array() : NULL;

    for (int i = 0; i < strings->n; i++)
        json_array_append_new(list, json_string(strings->items[i].text));
    return list;
}

static json_t *
items_json(const Keep *keep, const DalilField *fields, gsize size, const DalilItems *items)
{
    json_t *list = items->n > 0 ? json_array() : NULL;

    for (int i = 0; i < items->n; i++)
        json_array_append_new(
            list, record_json(keep, fields, (const char *)items->items + (gsize)i * size));
    return list;
}

static json_t *
date_json(const DalilDate *date)
{
    return date->year > 0 ? json_sprintf("%04d-%02d-%02d", date->year, date->month, date->day)
                          : NULL;
}

static json_t *
colour_json(const DalilColour *colour)
{
    return colour->set
               ? json_sprintf("#%02x%02x%02x", (int)(colour->red * 255 + 0.5),
                              (int)(colour->green * 255 + 0.5), (int)(colour->blue * 255 + 0.5))
               : NULL;
}

static json_t *
coordinates_json(const DalilPlace *place)
{
    char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];

    if (!place->has_coordinates)
        return NULL;
    return json_sprintf("%s, %s", g_ascii_dtostr(latitude, sizeof latitude, place->latitude),
                        g_ascii_dtostr(longitude, sizeof longitude, place->longitude));
}

static json_t *
cmyk_json(const DalilCmyk *cmyk)
{
    json_t *list = cmyk->set ? json_array() : NULL;

    for (int i = 0; list && i < DALIL_CMYK; i++)
        json_array_append_new(list, json_real(cmyk->part[i] * 100));
    return list;
}

static json_t *
release_json(const DalilItems *items)
{
    const DalilRelease *list = items->items;
    json_t *map = items->n > 0 ? json_object() : NULL;

    for (int i = 0; i < items->n; i++)
        json_object_set_new(map, list[i].language,
                            json_string(dalil_release_words[list[i].missing]));
    return map;
}

/* By the function that reads it: what it stored, written back. */
static json_t *
custom_json(const Keep *keep, const DalilField *field, const void *at)
{
    if (field->read == dalil_text_read || field->read == dalil_text_read_lines)
        return text_json(keep, at);
    if (field->read == dalil_phone_read_list)
        return items_json(keep, dalil_phone_fields, sizeof(DalilPhone), at);
    if (field->read == dalil_typed_read_hours)
        return string_json(&((const DalilOpening *)at)->source);
    if (field->read == dalil_typed_read_coordinates)
        return coordinates_json(at);
    if (field->read == dalil_press_read_cmyk)
        return cmyk_json(at);
    if (field->read == dalil_typed_read_tags || field->read == dalil_typed_read_spoken ||
        field->read == dalil_typed_read_ids)
        return strings_json(at);
    if (field->read == dalil_release_read)
        return release_json(at);
    if (field->read == dalil_typed_read_count)
        return json_integer(*(const int *)at);
    g_assert(field->read == dalil_phone_read_number || field->read == dalil_typed_read_url ||
             field->read == dalil_typed_read_email || field->read == dalil_typed_read_base_url ||
             field->read == dalil_typed_read_tag || field->read == dalil_typed_read_country);
    return string_json(at);
}

static json_t *
number_json(double number)
{
    return number != 0 ? json_real(number) : NULL;
}

/* Below zero: not said (content/press.h). */
static json_t *
length_json(double points)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    return points >= 0
               ? json_sprintf("%spt", g_ascii_formatd(number, sizeof number, "%.9f", points))
               : NULL;
}

static json_t *
field_json(const Keep *keep, const DalilField *field, const void *record)
{
    const void *at = (const char *)record + field->offset;

    switch (field->kind) {
    case DALIL_FIELD_STRING:
        return *(const char *const *)at ? json_string(*(const char *const *)at) : NULL;
    case DALIL_FIELD_SPANNED:
    case DALIL_FIELD_ID:
        return string_json(at);
    case DALIL_FIELD_INT:
        return *(const int *)at != 0 ? json_integer(*(const int *)at) : NULL;
    case DALIL_FIELD_NUMBER:
        return number_json(*(const double *)at);
    case DALIL_FIELD_LENGTH:
        return length_json(*(const double *)at);
    case DALIL_FIELD_BOOL:
        return *(const gboolean *)at ? json_true() : NULL;
    case DALIL_FIELD_DATE:
        return date_json(at);
    case DALIL_FIELD_COLOUR:
        return colour_json(at);
    case DALIL_FIELD_WORD:
        return *(const int *)at > 0 ? json_string(field->words[*(const int *)at]) : NULL;
    case DALIL_FIELD_STRINGS:
        return strings_json(at);
    case DALIL_FIELD_MAP:
        return record_json(keep, field->fields, at);
    case DALIL_FIELD_MAPS:
        return items_json(keep, field->fields, field->size, at);
    case DALIL_FIELD_CUSTOM:
        return custom_json(keep, field, at);
    }
    g_return_val_if_reached(NULL);
}

static json_t *
record_json(const Keep *keep, const DalilField *fields, const void *record)
{
    json_t *map = json_object();

    for (const DalilField *field = fields; field->key; field++) {
        json_t *value = field->private ? NULL : field_json(keep, field, record);
        if (value && json_is_object(value) && json_object_size(value) == 0)
            json_decref(value);
        else if (value)
            json_object_set_new(map, field->key, value);
    }
    return map;
}

/* NULL: a key without a value. */
static json_t *
node_json(const DalilNode *node)
{
    json_t *json = NULL;

    if (node->kind == DALIL_SCALAR)
        return *node->text || node->quoted ? json_string(node->text) : NULL;
    json = node->kind == DALIL_MAP ? json_object() : json_array();
    for (int i = 0; i < node->n; i++) {
        json_t *item = node_json(node->items[i]);
        if (item && node->kind == DALIL_MAP)
            json_object_set_new(json, node->keys[i]->text, item);
        else if (item)
            json_array_append_new(json, item);
    }
    return json;
}

char *
dalil_keep_tree(const DalilNode *root)
{
    json_t *json = node_json(root);

    return dalil_json_text(json ? json : json_object(), JSON_INDENT(1));
}

char *
dalil_keep_network(const DalilContent *content, const char *const *languages)
{
    Keep keep = {content, languages};

    return dalil_json_text(record_json(&keep, dalil_tables_network, &content->network),
                           JSON_INDENT(1));
}

char *
dalil_keep_agencies(const DalilContent *content, const char *const *languages)
{
    Keep keep = {content, languages};
    json_t *list = items_json(&keep, dalil_tables_agency, sizeof(DalilAgency), &content->agencies);

    return dalil_json_text(list ? list : json_array(), JSON_INDENT(1));
}

char *
dalil_keep_services(const DalilContent *content, const char *const *languages)
{
    Keep keep = {content, languages};
    const DalilService *services = content->services.items;
    json_t *list = json_array();

    for (int i = 0; i < content->services.n; i++)
        if (services[i].status == DALIL_STATUS_ACTIVE)
            json_array_append_new(list, record_json(&keep, dalil_tables_service, &services[i]));
    return dalil_json_text(list, JSON_INDENT(1));
}
