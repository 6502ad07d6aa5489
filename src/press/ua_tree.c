/* ua_tree.c: the structure of the document, from the tags of its drawing
 *
 * All elements stand below one Document, in reading order: headings, paragraphs, figures, and lists
 * for data. An element that leads somewhere holds a Link, and that the marks and the annotations.
 */
#include <string.h>

#include "press/ua_parts.h"

/* What a tag became. */
typedef struct {
    qpdf_oh holder; /* of its marks: the element, or the link in it */
    const DalilTag *tag;
} Leaf;

struct DalilUaTree {
    DalilUa *ua;
    qpdf_data pdf;
    qpdf_oh root, document, list, item; /* list, item: the open ones; 0: none */
    qpdf_oh numbers; /* of the parent tree, but for the pages, which come first */
    int next_parent;
    GArray *leaves;  /* Leaf */
    GArray **owners; /* by page, by number of ours: the element (qpdf_oh) */
    int above;       /* heading levels that this piece does not have */
    int level;       /* of the last heading */
};
typedef DalilUaTree Tree;

/* @type: "/P", a static string. */
static qpdf_oh
node(Tree *t, qpdf_oh parent, const char *type)
{
    qpdf_oh n = qpdf_make_indirect_object(t->pdf, qpdf_oh_new_dictionary(t->pdf));

    qpdf_oh_replace_key(t->pdf, n, "/Type", qpdf_oh_new_name(t->pdf, "/StructElem"));
    qpdf_oh_replace_key(t->pdf, n, "/S", qpdf_oh_new_name(t->pdf, type));
    qpdf_oh_replace_key(t->pdf, n, "/P", parent);
    qpdf_oh_replace_key(t->pdf, n, "/K", qpdf_oh_new_array(t->pdf));
    qpdf_oh_append_item(t->pdf, dalil_objects_get(t->ua->o, parent, "/K"), n);
    return n;
}

/* One stretch of the drawing that @leaf stands for. @page: that of its first one. */
static void
put_mark(Tree *t, const Leaf *leaf, const DalilTagMark *mark, int page)
{
    const int *starts = &g_array_index(t->ua->starts[mark->page], int, mark->number);
    qpdf_oh kids = dalil_objects_get(t->ua->o, leaf->holder, "/K");

    for (int i = starts[0]; i < starts[1]; i++) {
        qpdf_oh kid = qpdf_oh_new_integer(t->pdf, i);
        if (mark->page != page) {
            qpdf_oh reference = qpdf_oh_parse(t->pdf, "<</Type /MCR>>");
            qpdf_oh_replace_key(t->pdf, reference, "/MCID", kid);
            qpdf_oh_replace_key(t->pdf, reference, "/Pg", t->ua->pages[mark->page]);
            kid = reference;
        }
        qpdf_oh_append_item(t->pdf, kids, kid);
        g_array_index(t->owners[mark->page], qpdf_oh, i) = leaf->holder;
    }
}

static void
append_numbers(GString *to, const double *numbers, gsize n)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    for (gsize i = 0; i < n; i++)
        g_string_append_printf(to, " %s",
                               g_ascii_formatd(digits, sizeof digits, "%.2f", numbers[i]));
}

/* "[left foot right top]" of all boxes on @page, as PDF counts. (transfer full) */
static char *
bounds(const Tree *t, const DalilTag *tag, int page)
{
    GString *to = g_string_new("[");
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
    append_numbers(to, b, 4);
    g_string_append_c(to, ']');
    return g_string_free(to, FALSE);
}

/* Lines of a link that are not one rectangle, in the order readers expect: top left, top right,
 * foot left, foot right. (transfer full) */
static char *
quads(const Tree *t, const DalilTag *tag, int page)
{
    GString *to = g_string_new("[");

    for (guint i = 0; i < tag->boxes->len; i++) {
        const DalilTagBox *box = &g_array_index(tag->boxes, DalilTagBox, i);
        double x = box->rect.x, right = x + box->rect.width;
        double top = t->ua->heights[page] - box->rect.y, foot = top - box->rect.height;
        const double q[] = {x, top, right, top, x, foot, right, foot};
        if (box->page == page)
            append_numbers(to, q, G_N_ELEMENTS(q));
    }
    g_string_append_c(to, ']');
    return g_string_free(to, FALSE);
}

/* What a finger touches on @page. */
static void
put_annotation(Tree *t, qpdf_oh link, const DalilTag *tag, int page)
{
    DalilObjects *o = t->ua->o;
    g_autofree char *rect = bounds(t, tag, page), *lines = quads(t, tag, page);
    qpdf_oh a = qpdf_make_indirect_object(
        t->pdf, qpdf_oh_parse(
                    t->pdf, "<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /A <</S /URI>>>>"));
    qpdf_oh reference = qpdf_oh_parse(t->pdf, "<</Type /OBJR>>");

    dalil_objects_set(o, a, "/Rect", rect);
    dalil_objects_set(o, a, "/QuadPoints", lines);
    qpdf_oh_replace_key(t->pdf, dalil_objects_get(o, a, "/A"), "/URI",
                        qpdf_oh_new_string(t->pdf, tag->link));
    qpdf_oh_replace_key(t->pdf, a, "/Contents", qpdf_oh_new_unicode_string(t->pdf, tag->text));
    qpdf_oh_replace_key(t->pdf, a, "/StructParent", qpdf_oh_new_integer(t->pdf, t->next_parent));
    qpdf_oh_append_item(t->pdf, t->numbers, qpdf_oh_new_integer(t->pdf, t->next_parent++));
    qpdf_oh_append_item(t->pdf, t->numbers, link);
    if (!qpdf_oh_has_key(t->pdf, t->ua->pages[page], "/Annots"))
        dalil_objects_set(o, t->ua->pages[page], "/Annots", "[]");
    qpdf_oh_append_item(t->pdf, dalil_objects_get(o, t->ua->pages[page], "/Annots"), a);
    qpdf_oh_replace_key(t->pdf, reference, "/Obj", a);
    qpdf_oh_replace_key(t->pdf, reference, "/Pg", t->ua->pages[page]);
    qpdf_oh_append_item(t->pdf, dalil_objects_get(o, link, "/K"), reference);
}

/* The marks and the annotations of a leaf. */
static void
fill_leaf(Tree *t, const Leaf *leaf)
{
    const DalilTag *tag = leaf->tag;
    int first = g_array_index(tag->marks, DalilTagMark, 0).page, page = -1;

    qpdf_oh_replace_key(t->pdf, leaf->holder, "/Pg", t->ua->pages[first]);
    for (guint i = 0; i < tag->marks->len; i++)
        put_mark(t, leaf, &g_array_index(tag->marks, DalilTagMark, i), first);
    for (guint i = 0; tag->link && i < tag->boxes->len; i++) {
        int next = g_array_index(tag->boxes, DalilTagBox, i).page;
        if (next != page)
            put_annotation(t, leaf->holder, tag, next);
        page = next;
    }
}

static qpdf_oh
add_leaf(Tree *t, qpdf_oh parent, const char *type, const DalilTag *tag)
{
    qpdf_oh n = node(t, parent, type);
    Leaf leaf = {tag->link ? node(t, n, "/Link") : n, tag};

    if (tag->language && tag->language != t->ua->job->language)
        qpdf_oh_replace_key(t->pdf, n, "/Lang", qpdf_oh_new_string(t->pdf, tag->language->tag));
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
    add_leaf(t, t->document, types[level - 1], tag);
}

static void
put_figure(Tree *t, const DalilTag *tag)
{
    qpdf_oh n = add_leaf(t, t->document, "/Figure", tag);
    qpdf_oh look = qpdf_oh_parse(t->pdf, "<</O /Layout /Placement /Block>>");
    g_autofree char *box = bounds(t, tag, tag->page);

    dalil_objects_set(t->ua->o, look, "/BBox", box);
    qpdf_oh_replace_key(t->pdf, n, "/A", look);
    qpdf_oh_replace_key(t->pdf, n, "/Alt", qpdf_oh_new_unicode_string(t->pdf, tag->text));
}

static void
put_item(Tree *t, const DalilTag *tag)
{
    if (!t->list) {
        t->list = node(t, t->document, "/L");
        dalil_objects_set(t->ua->o, t->list, "/A", "<</O /List /ListNumbering /None>>");
    }
    if (!tag->value || !t->item)
        t->item = node(t, t->list, "/LI");
    add_leaf(t, t->item, tag->role == DALIL_ROLE_LABEL && !tag->value ? "/Lbl" : "/LBody", tag);
}

static void
put(Tree *t, const DalilTag *tag)
{
    gboolean item = !tag->figure && (tag->role == DALIL_ROLE_DATUM ||
                                     tag->role == DALIL_ROLE_LABEL || (tag->value && t->item));

    if (!item)
        t->list = t->item = 0;
    if (item)
        put_item(t, tag);
    else if (tag->figure)
        put_figure(t, tag);
    else if (is_heading(tag))
        put_heading(t, tag);
    else
        add_leaf(t, t->document, "/P", tag);
}

/* From a page, by the number of a mark, to the element; from an annotation to its link. */
static void
put_parents(Tree *t, qpdf_oh root)
{
    qpdf_oh numbers = qpdf_oh_new_array(t->pdf), parents = qpdf_oh_new_dictionary(t->pdf);
    int n = 0;

    for (int p = 0; p < t->ua->n_pages; p++) {
        qpdf_oh elements = qpdf_oh_new_array(t->pdf);
        for (guint i = 0; i < t->owners[p]->len; i++)
            qpdf_oh_append_item(t->pdf, elements, g_array_index(t->owners[p], qpdf_oh, i));
        qpdf_oh_append_item(t->pdf, numbers, qpdf_oh_new_integer(t->pdf, p));
        qpdf_oh_append_item(t->pdf, numbers, qpdf_make_indirect_object(t->pdf, elements));
        dalil_objects_set(t->ua->o, t->ua->pages[p], "/Tabs", "/S");
        qpdf_oh_replace_key(t->pdf, t->ua->pages[p], "/StructParents",
                            qpdf_oh_new_integer(t->pdf, p));
    }
    n = qpdf_oh_get_array_n_items(t->pdf, t->numbers);
    for (int i = 0; i < n; i++)
        qpdf_oh_append_item(t->pdf, numbers, qpdf_oh_get_array_item(t->pdf, t->numbers, i));
    qpdf_oh_replace_key(t->pdf, parents, "/Nums", numbers);
    qpdf_oh_replace_key(t->pdf, root, "/ParentTree", qpdf_make_indirect_object(t->pdf, parents));
    qpdf_oh_replace_key(t->pdf, root, "/ParentTreeNextKey",
                        qpdf_oh_new_integer(t->pdf, t->next_parent));
}

static void
begin(Tree *t, DalilTag *const *tags, int n)
{
    for (int p = 0; p < t->ua->n_pages; p++)
        g_ptr_array_set_size(t->ua->names[p], dalil_tags_marks(t->ua->job->tags, p));
    t->leaves = g_array_new(FALSE, TRUE, sizeof(Leaf));
    t->numbers = qpdf_oh_new_array(t->pdf);
    t->next_parent = t->ua->n_pages;
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
    DalilTag *const *tags = dalil_tags_list(ua->job->tags, &n);

    t->ua = ua;
    t->pdf = ua->o->pdf;
    t->root =
        qpdf_make_indirect_object(t->pdf, qpdf_oh_parse(t->pdf, "<</Type /StructTreeRoot /K []>>"));
    begin(t, tags, n);
    t->document = node(t, t->root, "/Document");
    for (int i = 0; i < n; i++)
        put(t, tags[i]);
    return t;
}

void
dalil_ua_tree_finish(DalilUaTree *t)
{
    gboolean good = !t->ua->o->problem;

    t->owners = g_new0(GArray *, t->ua->n_pages + 1);
    for (int p = 0; good && p < t->ua->n_pages; p++) {
        const GArray *starts = t->ua->starts[p];
        t->owners[p] = g_array_new(FALSE, TRUE, sizeof(qpdf_oh));
        g_array_set_size(t->owners[p], (guint)g_array_index(starts, int, starts->len - 1));
    }
    for (guint i = 0; good && i < t->leaves->len; i++)
        fill_leaf(t, &g_array_index(t->leaves, Leaf, i));
    if (good)
        put_parents(t, t->root);
    qpdf_oh_replace_key(t->pdf, qpdf_get_root(t->pdf), "/StructTreeRoot", t->root);
    for (int p = 0; good && p < t->ua->n_pages; p++)
        g_array_unref(t->owners[p]);
    g_array_unref(t->leaves);
    g_free(t->owners);
    g_free(t);
}
