/* ua.c: a tagged drawing made into PDF/UA-1 */
#include <stdlib.h>
#include <string.h>

#include "press/inkmap.h"
#include "press/ua_parts.h"

/* The fonts of a page are whole, which Cairo leaves unsaid (ISO 14289-1, 7.21.3.2). */
static void
mend_fonts(DalilObjects *o, qpdf_oh page)
{
    qpdf_oh fonts = dalil_objects_get(o, dalil_objects_get(o, page, "/Resources"), "/Font");
    g_autoptr(GPtrArray) keys = NULL;

    if (!qpdf_oh_is_dictionary(o->pdf, fonts))
        return;
    keys = dalil_objects_keys(o, fonts);
    for (guint i = 0; i < keys->len; i++) {
        qpdf_oh list =
            dalil_objects_get(o, dalil_objects_get(o, fonts, keys->pdata[i]), "/DescendantFonts");
        qpdf_oh font = 0;
        if (!qpdf_oh_is_array(o->pdf, list))
            continue;
        font = qpdf_oh_get_array_item(o->pdf, list, 0);
        if (dalil_objects_is_name(o, font, "/Subtype", "/CIDFontType2") &&
            !qpdf_oh_has_key(o->pdf, font, "/CIDToGIDMap"))
            dalil_objects_set(o, font, "/CIDToGIDMap", "/Identity");
    }
}

static void
open_pages(DalilUa *ua)
{
    DalilObjects *o = ua->o;

    ua->n_pages = MAX(qpdf_get_num_pages(o->pdf), 0);
    ua->pages = g_new0(qpdf_oh, ua->n_pages + 1);
    ua->heights = g_new0(double, ua->n_pages + 1);
    ua->names = g_new0(GPtrArray *, ua->n_pages + 1);
    ua->starts = g_new0(GArray *, ua->n_pages + 1);
    for (int p = 0; p < ua->n_pages; p++) {
        ua->pages[p] = qpdf_get_page_n(o->pdf, (size_t)p);
        ua->heights[p] = qpdf_oh_get_numeric_value(
            o->pdf,
            qpdf_oh_get_array_item(o->pdf, dalil_objects_get(o, ua->pages[p], "/MediaBox"), 3));
        mend_fonts(o, ua->pages[p]);
        ua->names[p] = g_ptr_array_new();
        ua->starts[p] = g_array_new(FALSE, TRUE, sizeof(int));
    }
}

static void
close_pages(DalilUa *ua)
{
    for (int p = 0; p < ua->n_pages; p++) {
        g_ptr_array_unref(ua->names[p]);
        g_array_unref(ua->starts[p]);
    }
    g_free(ua->names);
    g_free(ua->starts);
    g_free(ua->heights);
    g_free(ua->pages);
}

static void
mark_page(DalilUa *ua, int page)
{
    DalilObjects *o = ua->o;
    unsigned char *data = NULL;
    size_t length = 0;
    GString *out = NULL;

    if (qpdf_oh_get_page_content_data(o->pdf, ua->pages[page], &data, &length) == QPDF_SUCCESS)
        out = dalil_ua_marks((const char *)data, length, ua->names[page], ua->starts[page]);
    free(data);
    if (!out) {
        dalil_objects_fail(o, "page %d is not what was drawn", page + 1);
        return;
    }
    qpdf_oh_replace_key(o->pdf, ua->pages[page], "/Contents",
                        dalil_objects_new_stream(o, "<<>>", out->str, out->len));
    g_string_free(out, TRUE);
}

static void
set_string(DalilObjects *o, qpdf_oh dict, const char *key, const char *text)
{
    qpdf_oh_replace_key(o->pdf, dict, key, qpdf_oh_new_unicode_string(o->pdf, text));
}

static void
set_info(DalilUa *ua)
{
    DalilObjects *o = ua->o;
    qpdf_oh info = dalil_objects_sub(o, qpdf_get_trailer(o->pdf), "/Info");
    g_auto(GStrv) day = g_strsplit(ua->job->date, "-", 3);
    g_autofree char *stamp = g_strconcat("D:", day[0], day[1], day[2], "000000Z", NULL);

    set_string(o, info, "/Title", ua->job->title);
    set_string(o, info, "/CreationDate", stamp);
    set_string(o, info, "/ModDate", stamp);
}

/* The same words as in Info: checkers compare them. */
static char *
packet_of(const DalilUaJob *job)
{
    g_autofree char *title = g_markup_escape_text(job->title, -1);
    g_autofree char *keywords =
        job->keywords
            ? g_markup_printf_escaped("   <pdf:Keywords>%s</pdf:Keywords>\n", job->keywords)
            : g_strdup("");

    return g_strdup_printf("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                           " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                           "  <rdf:Description rdf:about=\"\"\n"
                           "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                           "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                           "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                           "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                           "   <dc:format>application/pdf</dc:format>\n"
                           "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
                           "<rdf:li xml:lang=\"%s\">%s</rdf:li></rdf:Alt></dc:title>\n"
                           "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
                           "   <xmp:CreatorTool>dalil " DALIL_VERSION "</xmp:CreatorTool>\n"
                           "   <xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                           "   <xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
                           "%s"
                           "   <pdfuaid:part>1</pdfuaid:part>\n"
                           "  </rdf:Description>\n"
                           " </rdf:RDF>\n"
                           "</x:xmpmeta>\n"
                           "<?xpacket end=\"r\"?>\n",
                           title, job->language->tag, title, job->language->tag, job->date,
                           job->date, keywords);
}

static void
set_document(DalilUa *ua)
{
    DalilObjects *o = ua->o;
    qpdf_oh catalog = qpdf_get_root(o->pdf);
    g_autofree char *packet = packet_of(ua->job);

    set_info(ua);
    set_string(o, catalog, "/Lang", ua->job->language->tag);
    dalil_objects_set(o, catalog, "/MarkInfo", "<</Marked true>>");
    dalil_objects_set(o, catalog, "/ViewerPreferences",
                      ua->job->rtl ? "<</DisplayDocTitle true /Direction /R2L>>"
                                   : "<</DisplayDocTitle true /Direction /L2R>>");
    qpdf_oh_replace_key(
        o->pdf, catalog, "/Metadata",
        dalil_objects_new_stream(o, "<</Type /Metadata /Subtype /XML>>", packet, strlen(packet)));
}

static GByteArray *
write_file(DalilObjects *o)
{
    GByteArray *out = NULL;

    if (qpdf_init_write_memory(o->pdf) == QPDF_SUCCESS) {
        qpdf_set_deterministic_ID(o->pdf, TRUE);
        qpdf_set_newline_before_endstream(o->pdf, TRUE);
        qpdf_set_object_stream_mode(o->pdf, qpdf_o_disable);
        qpdf_force_pdf_version(o->pdf, "1.7");
        if (qpdf_write(o->pdf) == QPDF_SUCCESS) {
            gsize length = qpdf_get_buffer_length(o->pdf);
            out = g_byte_array_sized_new((guint)length);
            g_byte_array_append(out, qpdf_get_buffer(o->pdf), (guint)length);
        }
    }
    if (!out)
        dalil_objects_fail(o, "it cannot be written");
    return out;
}

static GByteArray *
pass(DalilUa *ua, const guint8 *pdf, gsize length)
{
    DalilObjects *o = ua->o;
    DalilUaTree *tree = NULL;

    if (qpdf_read_memory(o->pdf, "the drawn pages", (const char *)pdf, length, NULL) &
        QPDF_ERRORS) {
        dalil_objects_fail(o, "%s", qpdf_get_error_full_text(o->pdf, qpdf_get_error(o->pdf)));
        return NULL;
    }
    /* Cairo's own structure goes: its elements know neither languages nor an order. */
    qpdf_oh_remove_key(o->pdf, qpdf_get_root(o->pdf), "/StructTreeRoot");
    open_pages(ua);
    tree = dalil_ua_tree_new(ua);
    for (int p = 0; p < ua->n_pages; p++)
        mark_page(ua, p);
    dalil_ua_tree_finish(tree);
    dalil_ua_outline(ua);
    set_document(ua);
    close_pages(ua);
    if (qpdf_has_error(o->pdf))
        dalil_objects_fail(o, "%s", qpdf_get_error_full_text(o->pdf, qpdf_get_error(o->pdf)));
    return o->problem ? NULL : write_file(o);
}

GByteArray *
dalil_ua(const DalilUaJob *job, const guint8 *pdf, gsize length, GError **error)
{
    DalilObjects o = {.pdf = qpdf_init()};
    DalilUa ua = {.o = &o, .job = job};
    GByteArray *out = NULL;

    qpdf_set_suppress_warnings(o.pdf, TRUE);
    qpdf_silence_errors(o.pdf);
    out = pass(&ua, pdf, length);
    if (!out)
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "the file for screens could not be made: %s", o.problem);
    g_free(o.problem);
    qpdf_cleanup(&o.pdf);
    return out;
}
