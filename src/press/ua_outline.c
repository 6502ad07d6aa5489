/* ua_outline.c: the list of headings that readers show beside the pages */
#include "press/ua_parts.h"

/* An entry that others may stand below. */
typedef struct {
    qpdf_oh entry, last; /* its last child; 0: none */
    int n;
} Level;

static qpdf_oh
destination(DalilUa *ua, const DalilTag *tag)
{
    const DalilTagBox *box = &g_array_index(tag->boxes, DalilTagBox, 0);
    qpdf_oh array = qpdf_oh_new_array(ua->o->pdf);
    g_autofree char *rest =
        g_strdup_printf("[/XYZ null %d null]", (int)(ua->heights[box->page] - box->rect.y + 4));
    qpdf_oh parsed = qpdf_oh_parse(ua->o->pdf, rest);

    qpdf_oh_append_item(ua->o->pdf, array, ua->pages[box->page]);
    for (int i = 0; i < 4; i++)
        qpdf_oh_append_item(ua->o->pdf, array, qpdf_oh_get_array_item(ua->o->pdf, parsed, i));
    return array;
}

static qpdf_oh
add_entry(DalilUa *ua, Level *below, const DalilTag *tag)
{
    qpdf_data pdf = ua->o->pdf;
    qpdf_oh entry = qpdf_make_indirect_object(pdf, qpdf_oh_new_dictionary(pdf));

    qpdf_oh_replace_key(pdf, entry, "/Title", qpdf_oh_new_unicode_string(pdf, tag->text));
    qpdf_oh_replace_key(pdf, entry, "/Dest", destination(ua, tag));
    qpdf_oh_replace_key(pdf, entry, "/Parent", below->entry);
    if (below->last) {
        qpdf_oh_replace_key(pdf, entry, "/Prev", below->last);
        qpdf_oh_replace_key(pdf, below->last, "/Next", entry);
    } else {
        qpdf_oh_replace_key(pdf, below->entry, "/First", entry);
    }
    qpdf_oh_replace_key(pdf, below->entry, "/Last", entry);
    below->last = entry;
    below->n++;
    return entry;
}

/* Below a heading entries are folded away: a count below 0 says so. */
static void
close_level(DalilUa *ua, const Level *level, gboolean folded)
{
    if (level->entry && level->n > 0)
        qpdf_oh_replace_key(ua->o->pdf, level->entry, "/Count",
                            qpdf_oh_new_integer(ua->o->pdf, folded ? -level->n : level->n));
}

void
dalil_ua_outline(DalilUa *ua)
{
    qpdf_data pdf = ua->o->pdf;
    Level top = {0, 0, 0}, heading = {0, 0, 0};
    int n = 0;
    DalilTag *const *tags = dalil_tags_list(ua->job->tags, &n);

    for (int i = 0; i < n; i++) {
        gboolean name = tags[i]->role == DALIL_ROLE_NAME;
        if (!name && tags[i]->role != DALIL_ROLE_HEADING)
            continue;
        if (!top.entry) {
            top.entry = qpdf_make_indirect_object(pdf, qpdf_oh_parse(pdf, "<</Type /Outlines>>"));
            qpdf_oh_replace_key(pdf, qpdf_get_root(pdf), "/Outlines", top.entry);
        }
        if (name && heading.entry) {
            add_entry(ua, &heading, tags[i]);
            continue;
        }
        close_level(ua, &heading, TRUE);
        heading = (Level){add_entry(ua, &top, tags[i]), 0, 0};
        if (name)
            heading.entry = 0;
    }
    close_level(ua, &heading, TRUE);
    close_level(ua, &top, FALSE);
}
