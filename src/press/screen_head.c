/* screen_head.c: what a screen file says of itself */
#include "press/screen_head.h"

#include <string.h>

int
dalil_screen_put_info(const DalilScreenHead *head, DalilUaFile *file)
{
    g_auto(GStrv) day = g_strsplit(head->date, "-", 3);
    g_autofree char *stamp = g_strconcat("D:", day[0], day[1], day[2], "000000Z", NULL);
    int number = dalil_ua_file_new_number(file);
    GString *to = dalil_ua_file_begin(file, number);

    g_string_append(to, "<</Title ");
    dalil_ua_put_string(to, head->title);
    if (head->keywords) {
        g_string_append(to, " /Keywords ");
        dalil_ua_put_string(to, head->keywords);
    }
    g_string_append_printf(to,
                           " /Creator (dalil " DALIL_VERSION ") /Producer (dalil " DALIL_VERSION
                           ") /CreationDate (%s) /ModDate (%s)>>",
                           stamp, stamp);
    dalil_ua_file_end(file);
    return number;
}

/* The same words as in Info: checkers compare them. */
static char *
packet_of(const DalilScreenHead *head)
{
    g_autofree char *title = g_markup_escape_text(head->title, -1);
    g_autofree char *keywords =
        head->keywords
            ? g_markup_printf_escaped("   <pdf:Keywords>%s</pdf:Keywords>\n", head->keywords)
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
                           "   <pdf:Producer>dalil " DALIL_VERSION "</pdf:Producer>\n"
                           "   <xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                           "   <xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
                           "%s"
                           "   <pdfuaid:part>1</pdfuaid:part>\n"
                           "  </rdf:Description>\n"
                           " </rdf:RDF>\n"
                           "</x:xmpmeta>\n"
                           "<?xpacket end=\"r\"?>\n",
                           title, head->language, title, head->language, head->date, head->date,
                           keywords);
}

static int
put_packet(const DalilScreenHead *head, DalilUaFile *file)
{
    g_autofree char *packet = packet_of(head);
    int number = dalil_ua_file_new_number(file);

    dalil_ua_file_put_stream(file, number, "/Type /Metadata /Subtype /XML ", packet, strlen(packet),
                             FALSE);
    return number;
}

int
dalil_screen_put_catalog(const DalilScreenHead *head, DalilUaFile *file, int pages, int structure,
                         int outline)
{
    int packet = put_packet(head, file), number = dalil_ua_file_new_number(file);
    GString *to = dalil_ua_file_begin(file, number);

    g_string_append_printf(to, "<</Type /Catalog /Pages %d 0 R /Lang ", pages);
    dalil_ua_put_bytes(to, head->language);
    g_string_append_printf(to,
                           " /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true "
                           "/Direction /%s>> /Metadata %d 0 R /StructTreeRoot %d 0 R",
                           head->rtl ? "R2L" : "L2R", packet, structure);
    if (outline > 0)
        g_string_append_printf(to, " /Outlines %d 0 R", outline);
    g_string_append(to, ">>");
    dalil_ua_file_end(file);
    return number;
}
