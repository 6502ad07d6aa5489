/* svguse.c: the parts of a drawing as a graph, and its size when it is unrolled */
#include "load/svguse.h"

#include <string.h>

/* Shapes when everything used is drawn; and how deep uses may stand in uses. */
enum { DRAWN_MAX = 500000, DEEP = 24 };

enum { NONE = -1 };

typedef struct {
    int parent, child, next; /* elements; NONE */
    int first;               /* edge; NONE */
    int weight;
    gint64 drawn;  /* with all in it; 0: not counted yet */
    int nest;      /* uses inside uses, below it */
    gboolean busy; /* is being counted: whoever comes again goes round in a circle */
} Element;

typedef struct {
    char *target;
    int line, column;
    int next; /* edge of the same element; NONE */
} Edge;

struct DalilSvgUse {
    GArray *elements, *edges;
    GHashTable *names; /* id -> element + 1 */
    int open;
    int all;         /* edges that any element may have; NONE */
    DalilSpan twice; /* the first id that is there a second time; line 0: none */
    /* while counting */
    DalilDiags *diags;
    const char *file;
};

static void
clear_edge(gpointer data)
{
    g_free(((Edge *)data)->target);
}

DalilSvgUse *
dalil_svg_use_new(void)
{
    DalilSvgUse *use = g_new0(DalilSvgUse, 1);

    use->elements = g_array_new(FALSE, TRUE, sizeof(Element));
    use->edges = g_array_new(FALSE, TRUE, sizeof(Edge));
    g_array_set_clear_func(use->edges, clear_edge);
    use->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    use->open = use->all = NONE;
    return use;
}

void
dalil_svg_use_free(DalilSvgUse *use)
{
    g_array_unref(use->elements);
    g_array_unref(use->edges);
    g_hash_table_unref(use->names);
    g_free(use);
}

static Element *
at(DalilSvgUse *use, int element)
{
    return &g_array_index(use->elements, Element, element);
}

void
dalil_svg_use_open(DalilSvgUse *use, int weight)
{
    Element element = {use->open, NONE, NONE, NONE, weight, 0, 0, FALSE};
    int number = (int)use->elements->len;

    if (use->open != NONE) {
        element.next = at(use, use->open)->child;
        at(use, use->open)->child = number;
    }
    g_array_append_val(use->elements, element);
    use->open = number;
}

void
dalil_svg_use_close(DalilSvgUse *use)
{
    use->open = at(use, use->open)->parent;
}

void
dalil_svg_use_name(DalilSvgUse *use, const char *id, int line, int column)
{
    if (g_hash_table_contains(use->names, id)) {
        if (use->twice.line == 0)
            use->twice = (DalilSpan){NULL, line, column};
        return;
    }
    g_hash_table_insert(use->names, g_strdup(id), GINT_TO_POINTER(use->open + 1));
}

static void
add_edge(DalilSvgUse *use, int *first, const char *target, int line, int column)
{
    Edge edge = {g_strdup(target), line, column, *first};

    *first = (int)use->edges->len;
    g_array_append_val(use->edges, edge);
}

void
dalil_svg_use_add(DalilSvgUse *use, const char *target, int line, int column)
{
    add_edge(use, &at(use, use->open)->first, target, line, column);
}

void
dalil_svg_use_all(DalilSvgUse *use, const char *target, int line, int column)
{
    add_edge(use, &use->all, target, line, column);
}

static gint64 count(DalilSvgUse *use, int element, int deep);

static void G_GNUC_PRINTF(3, 4)
    error_at(DalilSvgUse *use, const Edge *edge, const char *format, ...)
{
    DalilSpan span = {g_intern_string(use->file), edge->line, edge->column};
    g_autofree char *words = NULL;
    va_list args;

    va_start(args, format);
    words = g_strdup_vprintf(format, args);
    va_end(args);
    dalil_diags_error(use->diags, span, "%s", words);
}

/* What an edge leads to; 0 after saying that it leads nowhere. @nest: of the element it is of. */
static gint64
count_edge(DalilSvgUse *use, const Edge *edge, int deep, int *nest)
{
    int element = GPOINTER_TO_INT(g_hash_table_lookup(use->names, edge->target)) - 1;
    gint64 drawn = 0;

    if (element < 0)
        error_at(use, edge, "\"#%.40s\" is no part of this drawing; save it again", edge->target);
    else if (at(use, element)->busy)
        error_at(use, edge, "\"#%.40s\" uses itself; draw it without", edge->target);
    else if (deep < DEEP)
        drawn = count(use, element, deep + 1);
    if (deep >= DEEP || (drawn > 0 && at(use, element)->nest >= DEEP))
        error_at(use, edge, "parts use parts that use parts, more than %d deep; draw it simpler",
                 DEEP);
    else if (drawn > 0)
        *nest = MAX(*nest, at(use, element)->nest + 1);
    return drawn;
}

static gint64
count(DalilSvgUse *use, int element, int deep)
{
    gint64 drawn = at(use, element)->weight;
    int nest = 0;

    if (at(use, element)->drawn > 0)
        return at(use, element)->drawn;
    at(use, element)->busy = TRUE;
    for (int i = at(use, element)->first; i != NONE; i = g_array_index(use->edges, Edge, i).next)
        drawn += count_edge(use, &g_array_index(use->edges, Edge, i), deep, &nest);
    for (int i = at(use, element)->child; i != NONE; i = at(use, i)->next) {
        drawn += count(use, i, deep);
        nest = MAX(nest, at(use, i)->nest);
    }
    at(use, element)->busy = FALSE;
    at(use, element)->nest = nest;
    at(use, element)->drawn = MIN(drawn, DRAWN_MAX + 1);
    return at(use, element)->drawn;
}

void
dalil_svg_use_check(DalilSvgUse *use, DalilDiags *diags, const char *file)
{
    int before = dalil_diags_errors(diags);
    gint64 drawn = 0;
    int nest = 0;

    use->diags = diags;
    use->file = file;
    if (use->twice.line > 0)
        dalil_diags_error(
            diags, (DalilSpan){g_intern_string(file), use->twice.line, use->twice.column},
            "two parts have the same id, and programs do not agree which is meant; give each its "
            "own, or save as plain SVG");
    drawn = use->elements->len > 0 ? count(use, 0, 0) : 0;
    for (int i = use->all; i != NONE; i = g_array_index(use->edges, Edge, i).next)
        drawn +=
            count_edge(use, &g_array_index(use->edges, Edge, i), 0, &nest) * use->elements->len;
    if (drawn > DRAWN_MAX && dalil_diags_errors(diags) == before)
        dalil_diags_error(diags, (DalilSpan){g_intern_string(file), 0, 0},
                          "with all that is used again and again it has more than %d parts; draw "
                          "it simpler",
                          DRAWN_MAX);
}
