/* inherit.c: a layout laid over its base, tree over tree */
#include "template/inherit.h"

#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "load/kinds.h"
#include "load/yaml.h"
#include "template/scale.h"
#include "template/tables.h"

#define SUFFIX ".yaml"

const DalilShelfKind dalil_shelf_layouts = {"layout", "layouts"};
const DalilShelfKind dalil_shelf_themes = {"theme", "layouts/themes"};

gboolean
dalil_shelf_is_name(const char *text)
{
    gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && text[length] == '\0';
}

/* The name nearest to @name on either shelf. (transfer full): NULL: none. */
static char *
nearest_file(const DalilShelf *shelf, const DalilShelfKind *kind, const char *name)
{
    const char *const places[] = {shelf->folder, shelf->installed};
    char *found = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(places) && !found; i++) {
        g_autofree char *folder =
            places[i] ? g_build_filename(places[i], kind->folder, NULL) : NULL;
        g_auto(GStrv) files = folder ? dalil_file_list(folder, SUFFIX) : NULL;

        for (char **file = files; file && *file; file++)
            (*file)[strlen(*file) - strlen(SUFFIX)] = '\0';
        found = g_strdup(dalil_nearest(name, (const char *const *)files));
    }
    return found;
}

static void
note_file(const DalilShelf *shelf, const DalilShelfKind *kind, const char *path, const char *file)
{
    DalilLayoutFile read = {dalil_arena_strdup(shelf->arena, path),
                            dalil_arena_printf(shelf->arena, "%s/%s", kind->folder, file)};

    if (shelf->files)
        g_array_append_val(shelf->files, read);
}

const DalilNode *
dalil_shelf_read(const DalilShelf *shelf, const DalilShelfKind *kind, DalilString name)
{
    const char *const places[] = {shelf->folder, shelf->installed};
    g_autofree char *file = g_strconcat(name.text, SUFFIX, NULL);
    g_autofree char *near = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *path =
            places[i] ? g_build_filename(places[i], kind->folder, file, NULL) : NULL;

        /* a link that leads nowhere is worth a word of its own */
        if (path &&
            (g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK))) {
            note_file(shelf, kind, path, file);
            return dalil_yaml_read(shelf->arena, shelf->diags, path,
                                   g_str_has_prefix(path, "./") ? path + 2 : path, NULL);
        }
    }
    near = name.span.file ? nearest_file(shelf, kind, name.text) : NULL;
    if (near)
        dalil_diags_error(shelf->diags, name.span, "there is no %s \"%s\"; did you mean \"%s\"?",
                          kind->what, name.text, near);
    else
        dalil_diags_error(shelf->diags, name.span,
                          "there is no %s \"%s\"; %ss are files named %s/NAME.yaml", kind->what,
                          name.text, kind->what, kind->folder);
    return NULL;
}

/* `key:` with nothing behind it. */
static gboolean
is_empty(const DalilNode *node)
{
    return node->kind == DALIL_SCALAR && !node->quoted && node->text[0] == '\0';
}

static const char *
id_of(const DalilNode *node)
{
    const DalilNode *id = dalil_node_get(node, "id");

    return id && id->kind == DALIL_SCALAR ? id->text : NULL;
}

/* Whether a list names the records it changes. */
static gboolean
has_ids(const DalilNode *list)
{
    for (int i = 0; i < list->n; i++)
        if (!id_of(list->items[i]))
            return FALSE;
    return list->n > 0;
}

static int
find_record(const DalilNode *list, int n, const char *id)
{
    for (int i = 0; i < n; i++)
        if (g_strcmp0(id_of(list->items[i]), id) == 0)
            return i;
    return -1;
}

static int
find_key(const DalilNode *map, const char *key)
{
    for (int i = 0; i < map->n; i++)
        if (g_str_equal(map->keys[i]->text, key))
            return i;
    return -1;
}

/* A node like @over with room for what both hold. */
static DalilNode *
room_for(DalilArena *arena, const DalilNode *base, const DalilNode *over)
{
    DalilNode *merged = dalil_arena_memdup(arena, over, sizeof *over);

    merged->broken = base->broken || over->broken;
    merged->keys = dalil_arena_newn(arena, DalilNode *, base->n + over->n + 1);
    merged->items = dalil_arena_newn(arena, DalilNode *, base->n + over->n + 1);
    memcpy(merged->items, base->items, sizeof(DalilNode *) * (gsize)base->n);
    merged->n = base->n;
    return merged;
}

static const DalilNode *
merge_records(DalilArena *arena, const DalilNode *base, const DalilNode *over)
{
    DalilNode *merged = room_for(arena, base, over);

    for (int i = 0; i < over->n; i++) {
        /* an id that is there twice in @over is for the reader to refuse: both are kept */
        int at = find_record(merged, base->n, id_of(over->items[i]));

        if (at >= 0 && merged->items[at] == base->items[at])
            merged->items[at] =
                (DalilNode *)dalil_inherit_merge(arena, base->items[at], over->items[i]);
        else
            merged->items[merged->n++] = over->items[i];
    }
    return merged;
}

static const DalilNode *
merge_maps(DalilArena *arena, const DalilNode *base, const DalilNode *over)
{
    DalilNode *merged = room_for(arena, base, over);
    int kept = 0;

    merged->n = 0;
    for (int i = 0; i < base->n; i++) {
        int at = find_key(over, base->keys[i]->text);

        if (at >= 0 && is_empty(over->items[at]))
            continue;
        merged->keys[kept] = at >= 0 ? over->keys[at] : base->keys[i];
        merged->items[kept++] =
            at >= 0 ? (DalilNode *)dalil_inherit_merge(arena, base->items[i], over->items[at])
                    : base->items[i];
    }
    for (int i = 0; i < over->n; i++) {
        if (find_key(base, over->keys[i]->text) >= 0)
            continue;
        merged->keys[kept] = over->keys[i];
        merged->items[kept++] = over->items[i];
    }
    merged->n = kept;
    return merged;
}

const DalilNode *
dalil_inherit_merge(DalilArena *arena, const DalilNode *base, const DalilNode *over)
{
    if (base->kind == DALIL_MAP && over->kind == DALIL_MAP)
        return merge_maps(arena, base, over);
    if (base->kind == DALIL_LIST && over->kind == DALIL_LIST && has_ids(over))
        return merge_records(arena, base, over);
    return over;
}

/* @map without @keys (ends with NULL). */
static const DalilNode *
without(DalilArena *arena, const DalilNode *map, const char *const *keys)
{
    DalilNode *copy = dalil_arena_memdup(arena, map, sizeof *map);
    int kept = 0;

    copy->keys = dalil_arena_newn(arena, DalilNode *, map->n + 1);
    copy->items = dalil_arena_newn(arena, DalilNode *, map->n + 1);
    for (int i = 0; i < map->n; i++) {
        if (g_strv_contains(keys, map->keys[i]->text))
            continue;
        copy->keys[kept] = map->keys[i];
        copy->items[kept++] = map->items[i];
    }
    copy->n = kept;
    return copy;
}

/* A base that is fit to be changed: what is said of its own file is left behind, and so is the
 * size of a sheet when @over gives its own in other words. */
static const DalilNode *
bare_base(DalilArena *arena, const DalilNode *base, const DalilNode *over)
{
    static const char *const own[] = {"name", "base", "scale", NULL};
    static const char *const size[] = {"width", "height", NULL}, *const paper[] = {
                                                                     "paper", "landscape", NULL};
    const DalilNode *sheet = dalil_node_get(over, "sheet");
    DalilNode *bare = (DalilNode *)without(arena, base, own);
    int at = find_key(bare, "sheet");

    if (!sheet || at < 0 || bare->items[at]->kind != DALIL_MAP)
        return bare;
    if (dalil_node_get(sheet, "paper"))
        bare->items[at] = (DalilNode *)without(arena, bare->items[at], size);
    else if (dalil_node_get(sheet, "width") || dalil_node_get(sheet, "height"))
        bare->items[at] = (DalilNode *)without(arena, bare->items[at], paper);
    return bare;
}

/* The value of one key of a layout, through its row. FALSE: absent, or refused with an error. */
static gboolean
read_key(const DalilShelf *shelf, const DalilNode *root, const char *key, void *into)
{
    const DalilNode *node = dalil_node_get(root, key);
    const DalilField *field = dalil_template_fields;
    DalilReader reader = {shelf->arena, shelf->diags, NULL};

    while (field->key && !g_str_equal(field->key, key))
        field++;
    return node && field->key && dalil_kinds_read(&reader, field, node, into);
}

/* The base as large as @root's sheet wants it. */
static const DalilNode *
scaled_base(const DalilShelf *shelf, const DalilNode *base, const DalilNode *root)
{
    const DalilNode *merged = dalil_inherit_merge(shelf->arena, base, root);
    const DalilNode *scale = dalil_node_get(root, "scale");
    double from = dalil_template_sheet_width(shelf->arena, base);
    double to = dalil_template_sheet_width(shelf->arena, merged);

    if (!dalil_node_get(root, "sheet") || from == to)
        dalil_diags_error(shelf->diags, scale->span,
                          "`scale` has nothing to do: the sheet is as wide as that of the base; "
                          "give this layout a larger or smaller one, as in sheet: {paper: a3}");
    return from > 0 && to > 0 ? dalil_scale_tree(shelf->arena, base, to / from) : base;
}

/* The layouts from the one asked for up to the one being read. */
typedef struct {
    const char *names[DALIL_INHERIT_DEPTH + 1];
    int n;
} Chain;

static gboolean
check_chain(const DalilShelf *shelf, const Chain *chain, DalilString base)
{
    g_autoptr(GString) way = g_string_new(NULL);

    for (int i = 0; i < chain->n; i++)
        if (g_str_equal(chain->names[i], base.text)) {
            for (int k = i; k < chain->n; k++)
                g_string_append_printf(way, "%s is based on ", chain->names[k]);
            dalil_diags_error(shelf->diags, base.span,
                              "bases go round in a circle: %s%s; one of them must stand alone",
                              way->str, base.text);
            return FALSE;
        }
    if (chain->n > DALIL_INHERIT_DEPTH) {
        dalil_diags_error(shelf->diags, base.span,
                          "a layout can have at most %d bases one above the other; name a base "
                          "nearer to the top",
                          DALIL_INHERIT_DEPTH);
        return FALSE;
    }
    return TRUE;
}

static const DalilNode *
resolve(const DalilShelf *shelf, const DalilNode *root, Chain *chain)
{
    DalilString name = {0};
    const DalilNode *base = NULL;
    gboolean scale = FALSE;

    if (dalil_node_get(root, "scale") && !read_key(shelf, root, "scale", &scale))
        return NULL;
    if (!dalil_node_get(root, "base")) {
        if (scale)
            dalil_diags_error(shelf->diags, dalil_node_get(root, "scale")->span,
                              "`scale` goes with a `base`, whose lengths are multiplied");
        return scale ? NULL : root;
    }
    if (!read_key(shelf, root, "base", &name) || !check_chain(shelf, chain, name))
        return NULL;
    base = dalil_shelf_read(shelf, &dalil_shelf_layouts, name);
    if (!base || base->kind != DALIL_MAP)
        return NULL;
    chain->names[chain->n++] = name.text;
    base = resolve(shelf, base, chain);
    if (!base)
        return NULL;
    base = bare_base(shelf->arena, base, root);
    return dalil_inherit_merge(shelf->arena, scale ? scaled_base(shelf, base, root) : base, root);
}

const DalilNode *
dalil_inherit(const DalilShelf *shelf, const DalilNode *root, const char *name)
{
    Chain chain = {{name}, 1};

    return root->kind == DALIL_MAP ? resolve(shelf, root, &chain) : root;
}
