/* tags.c: which marks in the drawing are which paragraph or picture */
#include "paint/tags.h"

struct DalilTags {
    gboolean paged, links;
    GPtrArray *list;   /* DalilTag */
    GHashTable *texts; /* DalilMeasured -> Text */
    GArray *counts;    /* int by page */
    gboolean sorted;
    gboolean label_open; /* the item before was a label, and more follows on its line */
};

/* How far a paragraph has been drawn: what is drawn again, on a page that repeats, is decoration.
 */
typedef struct {
    DalilTag *tag;
    int to;
} Text;

static void
tag_free(gpointer data)
{
    DalilTag *tag = data;

    g_free(tag->text);
    g_array_unref(tag->marks);
    g_array_unref(tag->boxes);
    g_free(tag);
}

DalilTags *
dalil_tags_new(gboolean paged, gboolean links)
{
    DalilTags *tags = g_new0(DalilTags, 1);

    tags->paged = paged;
    tags->links = links;
    tags->list = g_ptr_array_new_with_free_func(tag_free);
    tags->texts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    tags->counts = g_array_new(FALSE, TRUE, sizeof(int));
    return tags;
}

void
dalil_tags_free(DalilTags *tags)
{
    if (!tags)
        return;
    g_ptr_array_unref(tags->list);
    g_hash_table_unref(tags->texts);
    g_array_unref(tags->counts);
    g_free(tags);
}

static DalilTag *
add(DalilTags *tags, int page, const DalilItem *item)
{
    DalilTag *tag = g_new0(DalilTag, 1);

    tag->page = page;
    tag->frame = item->frame;
    tag->marks = g_array_new(FALSE, TRUE, sizeof(DalilTagMark));
    tag->boxes = g_array_new(FALSE, TRUE, sizeof(DalilTagBox));
    g_ptr_array_add(tags->list, tag);
    tags->sorted = FALSE;
    return tag;
}

static DalilTag *
add_box(DalilTag *tag, int page, const DalilItem *item)
{
    DalilTagBox box = {page, item->rect};

    g_array_append_val(tag->boxes, box);
    return tag;
}

static DalilTag *
add_text(DalilTags *tags, int page, const DalilItem *item)
{
    const DalilRich *rich = item->measured->rich;
    DalilTag *tag = add(tags, page, item);

    tag->role = rich->role;
    tag->value = tags->label_open;
    tag->language = rich->language;
    tag->text = dalil_measured_text(item->measured, 0, item->measured->n);
    tag->link = tags->links ? rich->link : NULL;
    return tag;
}

static DalilTag *
text_of(DalilTags *tags, int page, const DalilItem *item)
{
    Text *text = g_hash_table_lookup(tags->texts, item->measured);

    if (item->measured->rich->role == DALIL_ROLE_FURNITURE || item->n_runs == 0)
        return NULL;
    if (text && item->from != text->to)
        return NULL;
    if (!text) {
        text = g_new0(Text, 1);
        text->tag = add_text(tags, page, item);
        g_hash_table_insert(tags->texts, (gpointer)item->measured, text);
    }
    text->to = item->to;
    tags->label_open = item->more && text->tag->role == DALIL_ROLE_LABEL;
    return add_box(text->tag, page, item);
}

static DalilTag *
figure_of(DalilTags *tags, int page, const DalilItem *item)
{
    DalilTag *tag = add_box(add(tags, page, item), page, item);

    tag->figure = TRUE;
    if (item->kind == DALIL_ITEM_PICTURE)
        tag->language = item->picture->language;
    tag->text =
        item->kind == DALIL_ITEM_QR ? g_strconcat("QR: ", item->text, NULL) : g_strdup(item->text);
    return tag;
}

DalilTag *
dalil_tags_of(DalilTags *tags, int page, const DalilItem *item)
{
    if (item->kind == DALIL_ITEM_TEXT)
        return text_of(tags, page, item);
    if (item->kind == DALIL_ITEM_QR ||
        ((item->kind == DALIL_ITEM_ICON || item->kind == DALIL_ITEM_PICTURE) && item->text))
        return figure_of(tags, page, item);
    return NULL;
}

void
dalil_tags_mark(DalilTags *tags, int page, DalilTag *tag)
{
    DalilTagMark mark = {page, 0};

    if ((int)tags->counts->len <= page)
        g_array_set_size(tags->counts, (guint)page + 1);
    mark.number = g_array_index(tags->counts, int, page)++;
    g_array_append_val(tag->marks, mark);
}

static gint
by_reading(gconstpointer a, gconstpointer b, gpointer user)
{
    const DalilTags *tags = user;
    const DalilTag *x = *(DalilTag *const *)a, *y = *(DalilTag *const *)b;

    if (tags->paged && x->page != y->page)
        return x->page - y->page;
    return x->frame - y->frame;
}

DalilTag *const *
dalil_tags_list(DalilTags *tags, int *n)
{
    if (!tags->sorted) /* stable: within a frame they were drawn as they are read */
        g_ptr_array_sort_with_data(tags->list, by_reading, tags);
    tags->sorted = TRUE;
    *n = (int)tags->list->len;
    return (DalilTag *const *)tags->list->pdata;
}

int
dalil_tags_marks(const DalilTags *tags, int page)
{
    return page < (int)tags->counts->len ? g_array_index(tags->counts, int, page) : 0;
}
