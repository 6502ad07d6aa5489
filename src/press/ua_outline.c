/* ua_outline.c: the list of headings that readers show beside the pages */
#include "press/ua_parts.h"

enum { TOP = 0 };

/* Objects by number, 0: none. Entries are known by their index; the first is the list itself. */
typedef struct {
    int number, parent, before, after, first, last;
    int n; /* below it */
    const DalilTag *tag;
} Entry;

static Entry *
entry(GArray *entries, int i)
{
    return &g_array_index(entries, Entry, i);
}

static int
add_entry(DalilUa *ua, GArray *entries, int below, const DalilTag *tag)
{
    Entry new = {.number = dalil_ua_file_new_number(ua->file), .tag = tag};
    int index = (int)entries->len;

    if (below >= TOP && index > TOP) {
        Entry *parent = entry(entries, below);
        new.parent = parent->number;
        if (parent->n++ == 0)
            parent->first = index;
        else
            entry(entries, parent->last)->after = new.number;
        new.before = parent->n > 1 ? entry(entries, parent->last)->number : 0;
        parent->last = index;
    }
    g_array_append_val(entries, new);
    return index;
}

static void
put_key(GString *to, const char *key, int number)
{
    if (number == 0)
        return;
    g_string_append(to, key);
    dalil_ua_put_reference(to, number);
}

static void
put_place(DalilUa *ua, GString *to, const DalilTag *tag)
{
    const DalilTagBox *box = &g_array_index(tag->boxes, DalilTagBox, 0);

    g_string_append(to, "/Title ");
    dalil_ua_put_string(to, tag->text);
    g_string_append(to, " /Dest [");
    dalil_ua_put_reference(to, ua->pages[box->page]);
    g_string_append_printf(to, " /XYZ null %d null]",
                           (int)(ua->heights[box->page] - box->rect.y + 4));
}

/* Below a heading entries are folded away: a count below 0 says so. */
static void
put_entry(DalilUa *ua, GArray *entries, const Entry *e)
{
    GString *to = dalil_ua_file_begin(ua->file, e->number);

    g_string_append(to, e->tag ? "<<" : "<</Type /Outlines");
    if (e->tag)
        put_place(ua, to, e->tag);
    put_key(to, " /Parent", e->parent);
    put_key(to, " /Prev", e->before);
    put_key(to, " /Next", e->after);
    if (e->n > 0) {
        put_key(to, " /First", entry(entries, e->first)->number);
        put_key(to, " /Last", entry(entries, e->last)->number);
        g_string_append_printf(to, " /Count %d", e->tag ? -e->n : e->n);
    }
    g_string_append(to, ">>");
    dalil_ua_file_end(ua->file);
}

void
dalil_ua_outline(DalilUa *ua)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    int n = 0, heading = TOP;
    DalilTag *const *tags = dalil_tags_list(ua->tags, &n);

    for (int i = 0; i < n; i++) {
        gboolean name = tags[i]->role == DALIL_ROLE_NAME;
        int index = 0;
        if (!name && tags[i]->role != DALIL_ROLE_HEADING)
            continue;
        if (entries->len == 0)
            add_entry(ua, entries, TOP, NULL);
        index = add_entry(ua, entries, name ? heading : TOP, tags[i]);
        heading = name ? heading : index;
    }
    if (entries->len == 0)
        return;
    ua->outline = entry(entries, TOP)->number;
    for (guint i = 0; i < entries->len; i++)
        put_entry(ua, entries, entry(entries, (int)i));
}
