/* impose_stamp.c: pages made small, on a page about them */
#include "press/impose_parts.h"

#include <math.h>
#include <string.h>

static void
draw_stamp(GString *to, const DalilImposedPage *page, const DalilEdges *at, int i)
{
    double w = page->trim.right - page->trim.left, h = page->trim.high - page->trim.low;
    double scale = fmin((at->right - at->left) / w, (at->high - at->low) / h);
    double x = at->left, y = at->high - h * scale, middle = x + w * scale / 2;

    g_string_append(to, "q ");
    dalil_impose_numbers(to, (const double[]){x, y, w * scale, h * scale}, 4);
    g_string_append(to, "re W n ");
    dalil_impose_numbers(to,
                         (const double[]){scale, 0, 0, scale, x - page->trim.left * scale,
                                          y - page->trim.low * scale},
                         6);
    g_string_append_printf(to, "cm /DalilP%d Do Q\nq 0.4 w 0.6 G ", i);
    dalil_impose_numbers(to, (const double[]){x, y, w * scale, h * scale}, 4);
    g_string_append(to, "re S 0 g ");
    dalil_impose_numbers(to, (const double[]){middle - 4, at->high + 2}, 2);
    g_string_append(to, "m ");
    dalil_impose_numbers(to, (const double[]){middle + 4, at->high + 2}, 2);
    g_string_append(to, "l ");
    dalil_impose_numbers(to, (const double[]){middle, at->high + 9}, 2);
    g_string_append(to, "l f Q\n");
}

static qpdf_oh
new_content(const DalilImposeJob *job, const char *text)
{
    qpdf_oh stream = qpdf_oh_new_stream(job->pdf), none = qpdf_oh_new_null(job->pdf);

    qpdf_oh_replace_stream_data(job->pdf, stream, (const unsigned char *)text, strlen(text), none,
                                none);
    return stream;
}

/* What the page draws is kept apart: Cairo turns the space upside down and leaves it so. */
static void
add_content(const DalilImposeJob *to, qpdf_oh page, const char *text)
{
    qpdf_oh before = qpdf_oh_get_key(to->pdf, page, "/Contents");
    qpdf_oh list = qpdf_oh_new_array(to->pdf);
    g_autofree char *after = g_strconcat("Q\n", text, NULL);

    qpdf_oh_append_item(to->pdf, list, new_content(to, "q\n"));
    qpdf_oh_append_item(to->pdf, list, before);
    qpdf_oh_append_item(to->pdf, list, new_content(to, after));
    qpdf_oh_replace_key(to->pdf, page, "/Contents", list);
}

static GByteArray *
stamp(const DalilImposeJob *to, const DalilImposeJob *from, const DalilEdges *places, int n)
{
    qpdf_oh page = 0, resources = 0;
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < n; i++)
        if (!dalil_impose_form(from, i))
            return NULL;
    qpdf_push_inherited_attributes_to_page(to->pdf);
    page = qpdf_get_page_n(to->pdf, 0);
    resources = qpdf_oh_get_key(to->pdf, page, "/Resources");
    if (!qpdf_oh_is_dictionary(to->pdf, qpdf_oh_get_key_if_dict(to->pdf, resources, "/XObject")))
        dalil_impose_set(to, resources, "/XObject", "<<>>");
    for (int i = 0; i < n; i++) {
        char name[32];
        g_snprintf(name, sizeof name, "/DalilP%d", i);
        qpdf_oh_replace_key(
            to->pdf, qpdf_oh_get_key(to->pdf, resources, "/XObject"), name,
            qpdf_oh_copy_foreign_object(to->pdf, from->pdf,
                                        qpdf_get_object_by_id(from->pdf, from->forms[i], 0)));
        draw_stamp(text, &from->pages[i], &places[i], i);
    }
    add_content(to, page, text->str);
    return dalil_impose_write(to);
}

GByteArray *
dalil_impose_stamp(const GByteArray *base, const guint8 *pdf, gsize length,
                   const DalilEdges *places, int n, GError **error)
{
    g_autoptr(GError) own = NULL;
    DalilImposeJob to = {.pdf = qpdf_init(), .error = &own},
                   from = {.pdf = qpdf_init(), .error = &own};
    GByteArray *out = NULL;

    if (dalil_impose_read(&to, base->data, base->len) && dalil_impose_read(&from, pdf, length)) {
        from.pages = g_new0(DalilImposedPage, from.n);
        from.forms = g_new0(int, from.n);
        qpdf_push_inherited_attributes_to_page(from.pdf);
        out = stamp(&to, &from, places, MIN(n, from.n));
    }
    g_free(from.pages);
    g_free(from.forms);
    qpdf_cleanup(&to.pdf); /* the copies lean on their source until it is written */
    qpdf_cleanup(&from.pdf);
    if (own)
        g_propagate_error(error, g_steal_pointer(&own));
    return out;
}
