/* ua_tree.c: the structure of the document, from the tags of its drawing
 *
 * All elements stand below one Document, in reading order: headings, paragraphs, figures, and lists
 * for data. An element that leads somewhere holds a Link, and that the marks and the annotations.
 */
#include "press/ua_parts.h"

/* An element, written when all that it holds is known. */
typedef struct {
    int number; /* of its object */
    int parent; /* the same of the element it stands in, or of the root */
    int page;   /* the same of the page most of it stands on; 0: none */
    const char *type;
    GString *kids;
    GString *more; /* entries of its own; NULL: none */
} Node;

/* What a tag became. */
typedef struct {
    int holder; /* of its marks: the element, or the link in it */
    const DalilTag *tag;
} Leaf;

enum { NONE = -1, DOCUMENT = 0 };

struct DalilUaTree {
    DalilUa *ua;
    GArray *nodes;  /* Node, from here on known by their index */
    int list, item; /* the open ones, or NONE */
    GString *links; /* of the parent tree: number, link, behind the pages */
    int next_parent;
    GArray *leaves;  /* Leaf */
    GArray **owners; /* by page, by number of ours: the element's object (int) */
    int above;       /* heading levels that this piece does not have */
    int level;       /* of the last heading */
};
typedef DalilUaTree Tree;

static Node *
at(Tree *t, int node)
{
    return &g_array_index(t->nodes, Node, node);
}

/* @type: "/P", a static string. */
static int
add_node(Tree *t, int parent, const char *type)
{
    int number = dalil_ua_file_new_number(t->ua->file);
    Node new = {number, t->ua->structure, 0, type, g_string_new(NULL), NULL};

    if (parent != NONE) {
        new.parent = at(t, parent)->number;
        dalil_ua_put_reference(at(t, parent)->kids, number);
    }
    g_array_append_val(t->nodes, new);
    return (int)t->nodes->len - 1;
}

/* Where entries of its own go. */
static GString *
more(Tree *t, int node)
{
    Node *n = at(t, node);

    if (!n->more)
        n->more = g_string_new(NULL);
    return n->more;
}

/* One stretch of the drawing that @leaf stands for. @page: that of its first one. */
static void
put_mark(Tree *t, const Leaf *leaf, const DalilTagMark *mark, int page)
{
    const int *starts = &g_array_index(t->ua->starts[mark->page], int, mark->number);
    const Node *node = at(t, leaf->holder);

    for (int i = starts[0]; i < starts[1]; i++) {
        if (mark->page != page)
            g_string_append(node->kids, " <</Type /MCR /MCID");
        g_string_append_c(node->kids, ' ');
        dalil_ua_put_int(node->kids, i);
        if (mark->page != page) {
            g_string_append(node->kids, " /Pg");
            dalil_ua_put_reference(node->kids, t->ua->pages[mark->page]);
            g_string_append(node->kids, ">>");
        }
        g_array_index(t->owners[mark->page], int, i) = node->number;
    }
}

/* "[left foot right top]" of all boxes on @page, as PDF counts. */
static void
put_bounds(GString *to, const Tree *t, const DalilTag *tag, int page)
{
    double height = t->ua->heights[page], b[] = {G_MAXDOUBLE, G_MAXDOUBLE, 0, 0};

    for (guint i = 0; i < tag->boxes->len; i++) {
        const DalilTagBox *box = &g_array_index(tag->boxes, DalilTagBox, i);
        const DalilRect *r = &box->rect;
        if (box->page != page)
            continue;
        b[0] = MIN(b[0], r->x);
        b[1] = MIN(b[1], height - r->y - r->height);
        b[2] = MAX(b[2], r->x + r->width);
        b[3] = MAX(b[3], height - r->y);
    }
    g_string_append_c(to, '[');
    dalil_ua_put_numbers(to, b, G_N_ELEMENTS(b));
    g_string_append_c(to, ']');
}

/* Lines of a link that are not one rectangle, in the order readers expect: top left, top right,
 * foot left, foot right. */
static void
put_quads(GString *to, const Tree *t, const DalilTag *tag, int page)
{
    g_string_append_c(to, '[');
    for (guint i = 0; i < tag->boxes->len; i++) {
        const DalilTagBox *box = &g_array_index(tag->boxes, DalilTagBox, i);
        double x = box->rect.x, right = x + box->rect.width;
        double top = t->ua->heights[page] - box->rect.y, foot = top - box->rect.height;
        const double q[] = {x, top, right, top, x, foot, right, foot};
        if (box->page == page)
            dalil_ua_put_numbers(to, q, G_N_ELEMENTS(q));
    }
    g_string_append_c(to, ']');
}

/* What a finger touches on @page. */
static void
put_annotation(Tree *t, const Node *link, const DalilTag *tag, int page)
{
    int number = dalil_ua_file_new_number(t->ua->file);
    GString *to = dalil_ua_file_begin(t->ua->file, number);

    g_string_append(to, "<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /A <</S /URI /URI ");
    dalil_ua_put_bytes(to, tag->link);
    g_string_append(to, ">> /Rect ");
    put_bounds(to, t, tag, page);
    g_string_append(to, " /QuadPoints ");
    put_quads(to, t, tag, page);
    g_string_append(to, " /Contents ");
    dalil_ua_put_string(to, tag->text);
    g_string_append_printf(to, " /StructParent %d>>", t->next_parent);
    dalil_ua_file_end(t->ua->file);
    g_string_append_printf(t->links, " %d", t->next_parent++);
    dalil_ua_put_reference(t->links, link->number);
    dalil_ua_put_reference(t->ua->annotations[page], number);
    g_string_append_printf(link->kids, " <</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>", number,
                           t->ua->pages[page]);
}

/* The marks and the annotations of a leaf. */
static void
fill_leaf(Tree *t, const Leaf *leaf)
{
    const DalilTag *tag = leaf->tag;
    int first = g_array_index(tag->marks, DalilTagMark, 0).page, page = -1;

    at(t, leaf->holder)->page = t->ua->pages[first];
    for (guint i = 0; i < tag->marks->len; i++)
        put_mark(t, leaf, &g_array_index(tag->marks, DalilTagMark, i), first);
    for (guint i = 0; tag->link && i < tag->boxes->len; i++) {
        int next = g_array_index(tag->boxes, DalilTagBox, i).page;
        if (next != page)
            put_annotation(t, at(t, leaf->holder), tag, next);
        page = next;
    }
}

static int
add_leaf(Tree *t, int parent, const char *type, const DalilTag *tag)
{
    int n = add_node(t, parent, type);
    Leaf leaf = {tag->link ? add_node(t, n, "/Link") : n, tag};

    if (tag->language && tag->language != t->ua->language) {
        g_string_append(more(t, n), "/Lang ");
        dalil_ua_put_bytes(more(t, n), tag->language->tag);
    }
    for (guint i = 0; i < tag->marks->len; i++) {
        const DalilTagMark *mark = &g_array_index(tag->marks, DalilTagMark, i);
        t->ua->names[mark->page]->pdata[mark->number] = (gpointer)(tag->link ? "/Link" : type);
    }
    g_array_append_val(t->leaves, leaf);
    return n;
}

static int
level_of(DalilRole role)
{
    return role == DALIL_ROLE_TITLE ? 1 : role == DALIL_ROLE_HEADING ? 2 : 3;
}

static gboolean
is_heading(const DalilTag *tag)
{
    return !tag->figure && (tag->role == DALIL_ROLE_TITLE || tag->role == DALIL_ROLE_HEADING ||
                            tag->role == DALIL_ROLE_NAME);
}

/* No level may be left out going down (ISO 14289-1, 7.4.2). */
static void
put_heading(Tree *t, const DalilTag *tag)
{
    static const char *const types[] = {"/H1", "/H2", "/H3"};
    int level = MIN(level_of(tag->role) - t->above, t->level + 1);

    t->level = level;
    add_leaf(t, DOCUMENT, types[level - 1], tag);
}

static void
put_figure(Tree *t, const DalilTag *tag)
{
    GString *to = more(t, add_leaf(t, DOCUMENT, "/Figure", tag));

    g_string_append(to, "/A <</O /Layout /Placement /Block /BBox ");
    put_bounds(to, t, tag, tag->page);
    g_string_append(to, ">> /Alt ");
    dalil_ua_put_string(to, tag->text);
}

static void
put_item(Tree *t, const DalilTag *tag)
{
    if (t->list == NONE) {
        t->list = add_node(t, DOCUMENT, "/L");
        g_string_append(more(t, t->list), "/A <</O /List /ListNumbering /None>>");
    }
    if (!tag->value || t->item == NONE)
        t->item = add_node(t, t->list, "/LI");
    add_leaf(t, t->item, tag->role == DALIL_ROLE_LABEL && !tag->value ? "/Lbl" : "/LBody", tag);
}

static void
put(Tree *t, const DalilTag *tag)
{
    gboolean item =
        !tag->figure && (tag->role == DALIL_ROLE_DATUM || tag->role == DALIL_ROLE_LABEL ||
                         (tag->value && t->item != NONE));

    if (!item)
        t->list = t->item = NONE;
    if (item)
        put_item(t, tag);
    else if (tag->figure)
        put_figure(t, tag);
    else if (is_heading(tag))
        put_heading(t, tag);
    else
        add_leaf(t, DOCUMENT, "/P", tag);
}

static void
put_node(Tree *t, const Node *n)
{
    GString *to = dalil_ua_file_begin(t->ua->file, n->number);

    g_string_append(to, "<</S ");
    g_string_append(to, n->type);
    g_string_append(to, " /P");
    dalil_ua_put_reference(to, n->parent);
    if (n->page > 0) {
        g_string_append(to, " /Pg");
        dalil_ua_put_reference(to, n->page);
    }
    if (n->more)
        g_string_append_len(to, n->more->str, (gssize)n->more->len);
    g_string_append(to, " /K [");
    g_string_append_len(to, n->kids->str, (gssize)n->kids->len);
    g_string_append(to, "]>>");
    dalil_ua_file_end(t->ua->file);
}

/* From a page, by the number of a mark, to the element. Returns: the number of the list. */
static int
put_owners(Tree *t, int page)
{
    int number = dalil_ua_file_new_number(t->ua->file);
    GString *to = dalil_ua_file_begin(t->ua->file, number);

    g_string_append_c(to, '[');
    for (guint i = 0; i < t->owners[page]->len; i++)
        dalil_ua_put_reference(to, g_array_index(t->owners[page], int, i));
    g_string_append_c(to, ']');
    dalil_ua_file_end(t->ua->file);
    return number;
}

/* From the pages to elements; from an annotation to its link. */
static void
put_root(Tree *t)
{
    g_autoptr(GString) parents = g_string_new(NULL);
    GString *to = NULL;

    for (int p = 0; p < t->ua->n_pages; p++)
        g_string_append_printf(parents, " %d %d 0 R", p, put_owners(t, p));
    to = dalil_ua_file_begin(t->ua->file, t->ua->structure);
    g_string_append_printf(to, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTreeNextKey %d",
                           at(t, DOCUMENT)->number, t->next_parent);
    g_string_append_printf(to, " /ParentTree <</Nums [%s%s]>>>>", parents->str, t->links->str);
    dalil_ua_file_end(t->ua->file);
}

static void
clear_node(gpointer data)
{
    Node *n = data;

    g_string_free(n->kids, TRUE);
    if (n->more)
        g_string_free(n->more, TRUE);
}

static void
begin(Tree *t, DalilTag *const *tags, int n)
{
    for (int p = 0; p < t->ua->n_pages; p++)
        g_ptr_array_set_size(t->ua->names[p], dalil_tags_marks(t->ua->tags, p));
    t->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    g_array_set_clear_func(t->nodes, clear_node);
    t->leaves = g_array_new(FALSE, TRUE, sizeof(Leaf));
    t->links = g_string_new(NULL);
    t->next_parent = t->ua->n_pages;
    t->list = t->item = NONE;
    t->above = 2;
    for (int i = 0; i < n; i++)
        if (is_heading(tags[i]))
            t->above = MIN(t->above, level_of(tags[i]->role) - 1);
}

DalilUaTree *
dalil_ua_tree_new(DalilUa *ua)
{
    Tree *t = g_new0(Tree, 1);
    int n = 0;
    DalilTag *const *tags = dalil_tags_list(ua->tags, &n);

    t->ua = ua;
    ua->structure = dalil_ua_file_new_number(ua->file);
    begin(t, tags, n);
    add_node(t, NONE, "/Document");
    for (int i = 0; i < n; i++)
        put(t, tags[i]);
    return t;
}

void
dalil_ua_tree_finish(DalilUaTree *t)
{
    t->owners = g_new0(GArray *, t->ua->n_pages + 1);
    for (int p = 0; p < t->ua->n_pages; p++) {
        const GArray *starts = t->ua->starts[p];
        t->owners[p] = g_array_new(FALSE, TRUE, sizeof(int));
        g_array_set_size(t->owners[p], (guint)g_array_index(starts, int, starts->len - 1));
    }
    for (guint i = 0; i < t->leaves->len; i++)
        fill_leaf(t, &g_array_index(t->leaves, Leaf, i));
    for (guint i = 0; i < t->nodes->len; i++)
        put_node(t, at(t, (int)i));
    put_root(t);
}

void
dalil_ua_tree_free(DalilUaTree *t)
{
    for (int p = 0; t->owners && p < t->ua->n_pages; p++)
        g_array_unref(t->owners[p]);
    g_array_unref(t->nodes);
    g_array_unref(t->leaves);
    g_string_free(t->links, TRUE);
    g_free(t->owners);
    g_free(t);
}
