/* ua.c: a tagged drawing made into PDF/UA-1 */
#include <qpdf/qpdf-c.h>
#include <stdarg.h>
#include <string.h>

#include "press/ua_parts.h"

enum { PAGES_MAX = 100000 };

void
dalil_ua_fail(DalilUa *ua, const char *format, ...)
{
    va_list args;

    if (ua->problem)
        return;
    va_start(args, format);
    ua->problem = g_strdup_vprintf(format, args);
    va_end(args);
}

/* Object @number less @keys, to which more can be added. */
static GString *
begin_again(DalilUa *ua, int number, const char *const *keys)
{
    GString *to = dalil_ua_file_begin(ua->file, number);

    dalil_ua_put_without(to, dalil_ua_file_object(ua->file, number), keys);
    return to;
}

static void
end_again(DalilUa *ua, GString *to)
{
    g_string_append(to, ">>");
    dalil_ua_file_end(ua->file);
}

/* Fonts are whole, which Cairo leaves unsaid (ISO 14289-1, 7.21.3.2). */
static void
mend_fonts(DalilUa *ua)
{
    static const char *const none[] = {NULL};

    for (int i = dalil_ua_file_next(ua->file, 0); i > 0; i = dalil_ua_file_next(ua->file, i)) {
        DalilUaText font = dalil_ua_file_object(ua->file, i);
        if (dalil_ua_text_is(dalil_ua_text_get(font, "/Subtype"), "/CIDFontType2") &&
            !dalil_ua_text_get(font, "/CIDToGIDMap").at) {
            GString *to = begin_again(ua, i, none);
            g_string_append(to, "/CIDToGIDMap /Identity");
            end_again(ua, to);
        }
    }
}

static void
open_page(DalilUa *ua, int p, int number)
{
    DalilUaText page = dalil_ua_file_object(ua->file, number);
    double box[4] = {0, 0, 0, 0};

    if (!dalil_ua_text_is(dalil_ua_text_get(page, "/Type"), "/Page") ||
        dalil_ua_text_numbers(dalil_ua_file_get(ua->file, page, "/MediaBox"), box, 4) != 4)
        dalil_ua_fail(ua, "page %d is not what was drawn", p + 1);
    ua->pages[p] = number;
    ua->heights[p] = box[3];
    ua->names[p] = g_ptr_array_new();
    ua->starts[p] = g_array_new(FALSE, TRUE, sizeof(int));
    ua->annotations[p] = g_string_new(NULL);
}

/* Cairo's pages hang on one list. */
static void
open_pages(DalilUa *ua)
{
    DalilUaText root = dalil_ua_file_object(ua->file, dalil_ua_file_root(ua->file));
    DalilUaText list =
        dalil_ua_file_get(ua->file, dalil_ua_file_get(ua->file, root, "/Pages"), "/Kids");
    g_autoptr(GArray) kids = g_array_new(FALSE, FALSE, sizeof(int));

    dalil_ua_text_references(list, kids);
    ua->n_pages = (int)MIN(kids->len, PAGES_MAX);
    ua->pages = g_new0(int, ua->n_pages + 1);
    ua->heights = g_new0(double, ua->n_pages + 1);
    ua->names = g_new0(GPtrArray *, ua->n_pages + 1);
    ua->starts = g_new0(GArray *, ua->n_pages + 1);
    ua->annotations = g_new0(GString *, ua->n_pages + 1);
    for (int p = 0; p < ua->n_pages; p++)
        open_page(ua, p, g_array_index(kids, int, p));
}

static void
close_pages(DalilUa *ua)
{
    for (int p = 0; p < ua->n_pages; p++) {
        g_ptr_array_unref(ua->names[p]);
        g_array_unref(ua->starts[p]);
        g_string_free(ua->annotations[p], TRUE);
    }
    g_free(ua->names);
    g_free(ua->starts);
    g_free(ua->annotations);
    g_free(ua->heights);
    g_free(ua->pages);
}

static void
mark_page(DalilUa *ua, int page)
{
    DalilUaText dict = dalil_ua_file_object(ua->file, ua->pages[page]);
    int number = dalil_ua_text_reference(dalil_ua_text_get(dict, "/Contents"));
    g_autoptr(GString) data = dalil_ua_file_unpack(ua->file, number);
    g_autoptr(GString) out =
        data ? dalil_ua_marks(data->str, data->len, ua->names[page], ua->starts[page]) : NULL;

    if (!out || !dalil_ua_file_put_stream(ua->file, number, "", out->str, out->len, TRUE))
        dalil_ua_fail(ua, "page %d is not what was drawn", page + 1);
}

static void
put_page(DalilUa *ua, int page)
{
    static const char *const ours[] = {"/StructParents", "/Tabs", "/Annots", NULL};
    GString *to = begin_again(ua, ua->pages[page], ours);

    g_string_append_printf(to, "/Tabs /S /StructParents %d", page);
    if (ua->annotations[page]->len > 0)
        g_string_append_printf(to, " /Annots [%s]", ua->annotations[page]->str);
    end_again(ua, to);
}

static void
put_info(DalilUa *ua)
{
    static const char *const ours[] = {"/Title", "/CreationDate", "/ModDate", NULL};
    g_auto(GStrv) day = g_strsplit(ua->job->date, "-", 3);
    g_autofree char *stamp = g_strconcat("D:", day[0], day[1], day[2], "000000Z", NULL);
    GString *to = begin_again(ua, dalil_ua_file_info(ua->file), ours);

    g_string_append(to, "/Title ");
    dalil_ua_put_string(to, ua->job->title);
    g_string_append_printf(to, " /CreationDate (%s) /ModDate (%s)", stamp, stamp);
    end_again(ua, to);
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

static int
put_packet(DalilUa *ua)
{
    g_autofree char *packet = packet_of(ua->job);
    int number = dalil_ua_file_new_number(ua->file);

    dalil_ua_file_put_stream(ua->file, number, "/Type /Metadata /Subtype /XML ", packet,
                             strlen(packet), FALSE);
    return number;
}

/* Cairo's own structure goes: its elements know neither languages nor an order. */
static void
put_catalog(DalilUa *ua)
{
    static const char *const ours[] = {
        "/StructTreeRoot", "/Lang",     "/MarkInfo", "/ViewerPreferences",
        "/Metadata",       "/Outlines", NULL};
    int packet = put_packet(ua);
    GString *to = begin_again(ua, dalil_ua_file_root(ua->file), ours);

    g_string_append(to, "/Lang ");
    dalil_ua_put_bytes(to, ua->job->language->tag);
    g_string_append_printf(to,
                           " /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true "
                           "/Direction /%s>> /Metadata %d 0 R /StructTreeRoot %d 0 R",
                           ua->job->rtl ? "R2L" : "L2R", packet, ua->structure);
    if (ua->outline > 0)
        g_string_append_printf(to, " /Outlines %d 0 R", ua->outline);
    end_again(ua, to);
}

static void
put_all(DalilUa *ua)
{
    DalilUaTree *tree = dalil_ua_tree_new(ua);

    for (int p = 0; p < ua->n_pages; p++)
        mark_page(ua, p);
    if (!ua->problem) {
        dalil_ua_tree_finish(tree);
        dalil_ua_outline(ua);
        for (int p = 0; p < ua->n_pages; p++)
            put_page(ua, p);
        mend_fonts(ua);
        put_info(ua);
        put_catalog(ua);
    }
    dalil_ua_tree_free(tree);
}

static GByteArray *
pass(DalilUa *ua)
{
    GByteArray *out = NULL;

    open_pages(ua);
    if (ua->n_pages == 0)
        dalil_ua_fail(ua, "it has no pages");
    if (!ua->problem)
        put_all(ua);
    if (!ua->problem)
        out = dalil_ua_file_finish(ua->file);
    close_pages(ua);
    return out;
}

static GByteArray *
rewrite(qpdf_data pdf, const guint8 *bytes, gsize length)
{
    GByteArray *out = NULL;

    qpdf_set_suppress_warnings(pdf, TRUE);
    qpdf_silence_errors(pdf);
    if (qpdf_read_memory(pdf, "the drawn pages", (const char *)bytes, length, NULL) & QPDF_ERRORS ||
        qpdf_init_write_memory(pdf) != QPDF_SUCCESS)
        return NULL;
    qpdf_set_static_ID(pdf, TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_disable);
    if (qpdf_write(pdf) != QPDF_SUCCESS)
        return NULL;
    out = g_byte_array_new();
    g_byte_array_append(out, qpdf_get_buffer(pdf), (guint)qpdf_get_buffer_length(pdf));
    return out;
}

/* The same file with a table of objects, which newer Cairos pack into streams. (transfer full):
 * NULL: it is no PDF. */
static GByteArray *
with_table(DalilUa *ua, const guint8 *bytes, gsize length)
{
    qpdf_data pdf = qpdf_init();
    GByteArray *out = rewrite(pdf, bytes, length);

    if (!out)
        dalil_ua_fail(ua, "%s", qpdf_get_error_full_text(pdf, qpdf_get_error(pdf)));
    qpdf_cleanup(&pdf);
    return out;
}

GByteArray *
dalil_ua(const DalilUaJob *job, const guint8 *pdf, gsize length, GError **error)
{
    DalilUa ua = {.job = job, .file = dalil_ua_file_open(pdf, length)};
    g_autoptr(GByteArray) plain = ua.file ? NULL : with_table(&ua, pdf, length);
    GByteArray *out = NULL;

    if (plain)
        ua.file = dalil_ua_file_open(plain->data, plain->len);
    if (ua.file)
        out = pass(&ua);
    if (!out)
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "the file for screens could not be made: %s",
                    ua.problem ? ua.problem : "its objects cannot be found");
    g_free(ua.problem);
    dalil_ua_file_free(ua.file);
    return out;
}
