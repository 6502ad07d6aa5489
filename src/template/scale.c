/* scale.c: every length of a layout multiplied, before it is read */
#include "template/scale.h"

#include "template/tables.h"

typedef struct {
    DalilArena *arena;
    double factor;
} Scale;

static DalilNode *scale_node(const Scale *scale, const DalilField *field, const DalilNode *node);

/* A thousandth of a point is finer than any printer; fewer digits keep messages readable. */
static DalilNode *
scale_length(const Scale *scale, const DalilNode *node)
{
    DalilNode *copy = NULL;
    double points = 0;
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    if (node->kind != DALIL_SCALAR || !dalil_length_parse(node->text, &points))
        return (DalilNode *)node;
    g_ascii_formatd(number, sizeof number, "%.3f", points * scale->factor);
    copy = dalil_arena_memdup(scale->arena, node, sizeof *node);
    copy->text = dalil_arena_printf(scale->arena, "%spt", number);
    return copy;
}

/* The same for every item of a list, or for a single value that stands for one. */
static DalilNode *
scale_list(const Scale *scale, const DalilNode *node,
           DalilNode *(*one)(const Scale *, const DalilField *, const DalilNode *),
           const DalilField *fields)
{
    DalilNode *copy = NULL;

    if (node->kind != DALIL_LIST)
        return one(scale, fields, node);
    copy = dalil_arena_memdup(scale->arena, node, sizeof *node);
    copy->items = dalil_arena_newn(scale->arena, DalilNode *, node->n + 1);
    for (int i = 0; i < node->n; i++)
        copy->items[i] = one(scale, fields, node->items[i]);
    return copy;
}

static DalilNode *
scale_value(const Scale *scale, const DalilField *fields, const DalilNode *node)
{
    (void)fields;
    return scale_length(scale, node);
}

static DalilNode *
scale_map(const Scale *scale, const DalilField *fields, const DalilNode *node)
{
    DalilNode *copy = NULL;

    if (node->kind != DALIL_MAP)
        return (DalilNode *)node;
    copy = dalil_arena_memdup(scale->arena, node, sizeof *node);
    copy->items = dalil_arena_newn(scale->arena, DalilNode *, node->n + 1);
    for (int i = 0; i < node->n; i++) {
        const DalilField *field = fields;

        while (field->key && !g_str_equal(field->key, node->keys[i]->text))
            field++;
        copy->items[i] = scale_node(scale, field->key ? field : NULL, node->items[i]);
    }
    return copy;
}

/* A kind of the layout's own is known by the name the reference gives it. */
static gboolean
is_custom(const DalilField *field, const char *name)
{
    return field->kind == DALIL_FIELD_CUSTOM && g_strcmp0(field->kind_name, name) == 0;
}

static DalilNode *
scale_node(const Scale *scale, const DalilField *field, const DalilNode *node)
{
    if (!field || g_str_equal(field->key, "sheet"))
        return (DalilNode *)node;
    if (field->kind == DALIL_FIELD_LENGTH || is_custom(field, "edge") ||
        is_custom(field, "range of lengths"))
        return scale_list(scale, node, scale_value, NULL);
    if (is_custom(field, "blocks"))
        return scale_list(scale, node, scale_map, dalil_block_fields);
    if (is_custom(field, "picture"))
        return scale_map(scale, dalil_picture_fields, node);
    if (field->kind == DALIL_FIELD_MAP || field->kind == DALIL_FIELD_MAPS)
        return scale_list(scale, node, scale_map, field->fields);
    return (DalilNode *)node;
}

const DalilNode *
dalil_scale_tree(DalilArena *arena, const DalilNode *root, double factor)
{
    const Scale scale = {arena, factor};

    return scale_map(&scale, dalil_template_fields, root);
}
