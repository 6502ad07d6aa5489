/* conform.c: what makes a PDF a PDF/X: boxes, properties, output intent, and nothing forbidden
 *
 * PDF/X-4 is ISO 15930-7, PDF/X-1a:2003 is ISO 15930-4.
 */
#include <string.h>

#include "press/objects.h"
#include "press/stream.h"

/* Direct children are few and shallow; references are visited on their own. */
enum { DEEP = 12 };

static gboolean
is_less_than_one(DalilObjects *o, qpdf_oh dict, const char *key)
{
    double value = 1;

    return qpdf_oh_get_value_as_number(o->pdf, dalil_objects_get(o, dict, key), &value) &&
           value < 1;
}

static void
scan_dict(DalilObjects *o, qpdf_oh dict)
{
    qpdf_oh mask = dalil_objects_get(o, dict, "/SMask"), blend = dalil_objects_get(o, dict, "/BM");

    if (is_less_than_one(o, dict, "/ca") || is_less_than_one(o, dict, "/CA"))
        dalil_objects_reason(o, "something is painted half transparent");
    if (qpdf_oh_is_dictionary(o->pdf, mask) || qpdf_oh_is_stream(o->pdf, mask))
        dalil_objects_reason(o, "something fades out (a soft mask)");
    if (qpdf_oh_is_name(o->pdf, blend) && !qpdf_oh_is_name_and_equals(o->pdf, blend, "/Normal") &&
        !qpdf_oh_is_name_and_equals(o->pdf, blend, "/Compatible"))
        dalil_objects_reason(o, "something is blended with what lies beneath");
    /* all in it is opaque, or one of the reasons above is told: it changes nothing then */
    if (dalil_objects_is_name(o, dalil_objects_get(o, dict, "/Group"), "/S", "/Transparency"))
        qpdf_oh_remove_key(o->pdf, dict, "/Group");
}

static void
scan(DalilObjects *o, qpdf_oh object, int depth)
{
    qpdf_oh dict = qpdf_oh_is_stream(o->pdf, object) ? qpdf_oh_get_dict(o->pdf, object) : object;
    g_autoptr(GPtrArray) keys = NULL;

    if (depth > DEEP || !qpdf_oh_is_dictionary(o->pdf, dict))
        return;
    scan_dict(o, dict);
    keys = dalil_objects_keys(o, dict);
    for (guint i = 0; i < keys->len; i++) {
        qpdf_oh child = dalil_objects_get(o, dict, keys->pdata[i]);
        if (!qpdf_oh_is_indirect(o->pdf, child))
            scan(o, child, depth + 1);
    }
}

void
dalil_conform_scan(DalilObjects *o, qpdf_oh object)
{
    if (o->job->flavour == DALIL_PRESS_X1A)
        scan(o, object, 0);
}

static void
set_box(DalilObjects *o, qpdf_oh page, const char *key, const double media[4], double in)
{
    GString *text = g_string_new("[");

    for (int i = 0; i < 4; i++) {
        dalil_stream_number(text, i < 2 ? media[i] + in : media[i] - in);
        g_string_append_c(text, ' ');
    }
    g_string_append_c(text, ']');
    dalil_objects_set(o, page, key, text->str);
    g_string_free(text, TRUE);
}

void
dalil_conform_page(DalilObjects *o, qpdf_oh page)
{
    static const char *const forbidden[] = {"/Annots", "/AA",   "/CropBox",       "/ArtBox",
                                            "/Thumb",  "/Tabs", "/StructParents", "/Metadata",
                                            "/Trans",  "/Dur",  "/PieceInfo"};
    qpdf_oh box = dalil_objects_get(o, page, "/MediaBox");
    double media[4];

    if (qpdf_oh_get_array_n_items(o->pdf, box) != 4)
        dalil_objects_fail(o, "a page has no size");
    for (int i = 0; i < 4 && !o->problem; i++)
        media[i] = qpdf_oh_get_numeric_value(o->pdf, qpdf_oh_get_array_item(o->pdf, box, i));
    if (o->problem)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(forbidden); i++)
        qpdf_oh_remove_key(o->pdf, page, forbidden[i]);
    set_box(o, page, "/BleedBox", media, o->job->slug);
    set_box(o, page, "/TrimBox", media, o->job->slug + o->job->bleed);
    if (o->job->flavour == DALIL_PRESS_X1A)
        qpdf_oh_remove_key(o->pdf, page, "/Group");
    o->report->pages++;
}

static const char *
version_name(const DalilPassJob *job)
{
    return job->flavour == DALIL_PRESS_X1A ? "PDF/X-1a:2003" : "PDF/X-4";
}

static void
set_string(DalilObjects *o, qpdf_oh dict, const char *key, const char *text)
{
    qpdf_oh_replace_key(o->pdf, dict, key, qpdf_oh_new_unicode_string(o->pdf, text));
}

/* The same words stand in the XMP packet: checkers compare them. */
static void
set_info(DalilObjects *o)
{
    qpdf_oh trailer = qpdf_get_trailer(o->pdf);
    qpdf_oh info = dalil_objects_sub(o, trailer, "/Info");
    g_auto(GStrv) day = g_strsplit(o->job->date, "-", 3);
    g_autofree char *stamp = g_strconcat("D:", day[0], day[1], day[2], "000000Z", NULL);

    set_string(o, info, "/Title", o->job->title);
    set_string(o, info, "/Creator", "dalil " DALIL_VERSION);
    set_string(o, info, "/Producer", "dalil " DALIL_VERSION);
    set_string(o, info, "/CreationDate", stamp);
    set_string(o, info, "/ModDate", stamp);
    dalil_objects_set(o, info, "/Trapped", "/False");
    if (o->job->keywords)
        set_string(o, info, "/Keywords", o->job->keywords);
    if (o->job->flavour == DALIL_PRESS_X1A)
        set_string(o, info, "/GTS_PDFXVersion", version_name(o->job));
}

/* A name for the document that only its content decides. */
static char *
document_id(const char *seed)
{
    return g_strdup_printf("uuid:%.8s-%.4s-%.4s-%.4s-%.12s", seed, seed + 8, seed + 12, seed + 16,
                           seed + 20);
}

static char *
xmp_packet(const DalilPassJob *job, const char *seed)
{
    g_autofree char *title = g_markup_escape_text(job->title, -1);
    g_autofree char *keywords =
        job->keywords
            ? g_markup_printf_escaped("   <pdf:Keywords>%s</pdf:Keywords>\n", job->keywords)
            : g_strdup("");
    g_autofree char *id = document_id(seed);

    return g_strdup_printf(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\"\n"
        "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
        "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
        "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
        "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
        "    xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
        "   <dc:format>application/pdf</dc:format>\n"
        "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
        "   <xmp:CreatorTool>dalil " DALIL_VERSION "</xmp:CreatorTool>\n"
        "   <xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
        "   <xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
        "   <xmp:MetadataDate>%sT00:00:00Z</xmp:MetadataDate>\n"
        "   <xmpMM:DocumentID>%s</xmpMM:DocumentID>\n"
        "   <xmpMM:VersionID>1</xmpMM:VersionID>\n"
        "   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
        "   <pdf:Producer>dalil " DALIL_VERSION "</pdf:Producer>\n"
        "   <pdf:Trapped>False</pdf:Trapped>\n"
        "%s"
        "   <pdfxid:GTS_PDFXVersion>%s</pdfxid:GTS_PDFXVersion>\n"
        "  </rdf:Description>\n"
        " </rdf:RDF>\n"
        "</x:xmpmeta>\n"
        "<?xpacket end=\"r\"?>\n",
        title, job->date, job->date, job->date, id, keywords, version_name(job));
}

static void
set_intent(DalilObjects *o, qpdf_oh catalog)
{
    gsize length = 0;
    const guint8 *data = dalil_profile_bytes(o->job->profile, &length);
    qpdf_oh profile = dalil_objects_new_stream(o, "<</N 4>>", data, length);
    qpdf_oh intent = qpdf_oh_parse(o->pdf, "<</Type /OutputIntent /S /GTS_PDFX "
                                           "/RegistryName (http://www.color.org)>>");
    qpdf_oh list = qpdf_oh_new_array(o->pdf);
    const char *condition = dalil_profile_condition(o->job->profile);

    dalil_objects_pack(o, profile, data, length, TRUE);
    set_string(o, intent, "/OutputConditionIdentifier", condition);
    set_string(o, intent, "/OutputCondition", dalil_profile_title(o->job->profile));
    set_string(o, intent, "/Info", dalil_profile_title(o->job->profile));
    qpdf_oh_replace_key(o->pdf, intent, "/DestOutputProfile", profile);
    qpdf_oh_append_item(o->pdf, list, intent);
    qpdf_oh_replace_key(o->pdf, catalog, "/OutputIntents", list);
}

void
dalil_conform_document(DalilObjects *o, const char *seed)
{
    static const char *const forbidden[] = {"/OpenAction",     "/AA",       "/Names",
                                            "/StructTreeRoot", "/MarkInfo", "/Outlines",
                                            "/Dests",          "/AcroForm", "/PageMode"};
    qpdf_oh catalog = qpdf_get_root(o->pdf);
    g_autofree char *packet = xmp_packet(o->job, seed);

    for (gsize i = 0; i < G_N_ELEMENTS(forbidden); i++)
        qpdf_oh_remove_key(o->pdf, catalog, forbidden[i]);
    set_info(o);
    set_intent(o, catalog);
    if (o->job->language)
        set_string(o, catalog, "/Lang", o->job->language);
    qpdf_oh_replace_key(
        o->pdf, catalog, "/Metadata",
        dalil_objects_new_stream(o, "<</Type /Metadata /Subtype /XML>>", packet, strlen(packet)));
}
