/* fields.c: mappings read through tables */
#include "load/fields.h"

#include <string.h>

#include "base/nearest.h"
#include "load/kinds.h"

static gboolean read_field(DalilReader *reader, const DalilField *field, const DalilNode *node,
                           char *record);

static const DalilField *
find_field(const DalilField *fields, const char *key)
{
    for (; fields->key != NULL; fields++) {
        if (g_str_equal(fields->key, key))
            return fields;
    }
    return NULL;
}

/* Returns: (transfer container): the known keys, NULL-terminated; the words are the rows'. */
static const char **
known_keys(const DalilField *fields)
{
    GPtrArray *keys = g_ptr_array_new();

    for (; fields->key != NULL; fields++)
        g_ptr_array_add(keys, (gpointer)fields->key);
    g_ptr_array_add(keys, NULL);
    return (const char **)g_ptr_array_free(keys, FALSE);
}

/* French typing puts a no-break space before a colon: it ends up in the key, unseen.
 * Returns: the row that was meant; NULL: none. */
static const DalilField *
find_hidden_space(const DalilField *fields, const char *key)
{
    g_autoptr(GString) bare = g_string_new(NULL);

    for (const char *at = key; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c))
            g_string_append_unichar(bare, c);
    }
    return find_field(fields, bare->str);
}

static void
report_unknown(DalilReader *reader, const DalilField *fields, const char *what,
               const DalilNode *key)
{
    g_autofree const char **keys = known_keys(fields);
    const char *near = dalil_nearest(key->text, keys);
    const DalilField *hidden = find_hidden_space(fields, key->text);
    g_autofree char *list = g_strjoinv(", ", (char **)keys);

    if (hidden != NULL)
        dalil_diags_error(reader->diags, key->span,
                          "%s: an unusual space stands in the key `%s`: delete it", what,
                          hidden->key);
    else if (near != NULL)
        dalil_diags_error(reader->diags, key->span, "%s: unknown key `%s`: did you mean `%s`?",
                          what, key->text, near);
    else
        dalil_diags_error(reader->diags, key->span, "%s: unknown key `%s`: the keys are %s", what,
                          key->text, list);
}

/* Which one of its kind: ' "clinic-centre"', or nothing. */
static char *
which_one(const DalilNode *map)
{
    const DalilNode *id = dalil_node_get(map, "id");

    if (id == NULL || id->kind != DALIL_SCALAR || id->text[0] == '\0')
        return g_strdup("");
    return g_strdup_printf(" \"%s\"", id->text);
}

/* A map that lost pairs to a mistake may have had the key: that mistake comes first. */
static gboolean
check_required(DalilReader *reader, const DalilField *fields, const char *what,
               const DalilNode *map)
{
    gboolean complete = TRUE;

    for (; fields->key != NULL; fields++) {
        if (!fields->required || dalil_node_get(map, fields->key) != NULL)
            continue;
        complete = FALSE;
        if (!map->broken) {
            g_autofree char *which = which_one(map);

            dalil_diags_error(reader->diags, map->span, "%s%s: the key `%s` is missing", what,
                              which, fields->key);
        }
    }
    return complete;
}

gboolean
dalil_fields_read(DalilReader *reader, const DalilField *fields, const char *what,
                  const DalilNode *map, void *record)
{
    gboolean complete;

    if (map->kind != DALIL_MAP) {
        dalil_diags_error(reader->diags, map->span,
                          "%s: keys with values are wanted (such as `%s: …`), but %s stands here",
                          what, fields->key, dalil_kinds_found(map));
        return FALSE;
    }
    complete = check_required(reader, fields, what, map);
    for (int i = 0; i < map->n; i++) {
        const DalilField *field = find_field(fields, map->keys[i]->text);

        if (field == NULL)
            report_unknown(reader, fields, what, map->keys[i]);
        else if (!read_field(reader, field, map->items[i], record) && field->required)
            complete = FALSE;
    }
    return complete;
}

static void
store_span(const DalilField *field, const DalilNode *node, void *record)
{
    if (field->span_offset != 0)
        *(DalilSpan *)(void *)((char *)record + field->span_offset - 1) = node->span;
}

static gboolean
read_map(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    if (node->kind == DALIL_MAP)
        store_span(field, node, into);
    return dalil_fields_read(reader, field->fields, field->key, node, into);
}

gboolean
dalil_fields_read_list(DalilReader *reader, const DalilField *field, const char *what,
                       const DalilNode *node, DalilItems *into)
{
    const DalilNode *const *nodes = (const DalilNode *const *)node->items;
    int n = node->n;
    DalilItems items = {NULL, 0};

    if (node->kind == DALIL_SCALAR) {
        dalil_diags_error(reader->diags, node->span, "`%s` must be a list, but %s stands here",
                          field->key != NULL ? field->key : what, dalil_kinds_found(node));
        return FALSE;
    }
    if (node->kind == DALIL_MAP) {
        nodes = &node;
        n = 1;
    }
    items.items = dalil_arena_alloc(reader->arena, field->size * (gsize)n);
    for (int i = 0; i < n; i++) {
        char *record = (char *)items.items + field->size * (gsize)items.n;

        store_span(field, nodes[i], record);
        if (dalil_fields_read(reader, field->fields, what, nodes[i], record))
            items.n++;
        else
            memset(record, 0, field->size);
    }
    *into = items;
    return items.n > 0 || n == 0;
}

static gboolean
read_field(DalilReader *reader, const DalilField *field, const DalilNode *node, char *record)
{
    void *into = record + field->offset;

    switch (field->kind) {
    case DALIL_FIELD_MAP:
        return read_map(reader, field, node, into);
    case DALIL_FIELD_MAPS:
        return dalil_fields_read_list(reader, field, field->key, node, into);
    case DALIL_FIELD_CUSTOM:
        return field->read(reader, field, node, into);
    default:
        return dalil_kinds_read(reader, field, node, into);
    }
}

int
dalil_date_compare(DalilDate a, DalilDate b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return 0;
}
