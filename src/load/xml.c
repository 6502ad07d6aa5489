/* xml.c: the tokens of a small, strict XML (W3C, Extensible Markup Language 1.0) */
#include "load/xml.h"

#include <string.h>

enum { DEEP = 256, NAME_MAX_BYTES = 256, WORDS = 4096 };

#define SPACES " \t\r\n"

void
dalil_xml_begin(DalilXml *xml, const char *text, gsize length)
{
    *xml = (DalilXml){.at = text, .end = text + length, .line = 1, .column = 1};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        xml->at += 3;
    xml->start = xml->counted = xml->at;
    xml->kind = DALIL_XML_CLOSE; /* nothing is open */
    xml->attributes = g_array_new(FALSE, TRUE, sizeof(DalilXmlAttribute));
    xml->open = g_ptr_array_new_with_free_func(g_free);
    xml->words = g_string_chunk_new(WORDS);
}

void
dalil_xml_clear(DalilXml *xml)
{
    g_array_unref(xml->attributes);
    g_ptr_array_unref(xml->open);
    g_string_chunk_free(xml->words);
}

/* Line and column of @at; of what was counted already, the last that was. */
static void
place(DalilXml *xml, const char *at, int *line, int *column)
{
    for (; xml->counted < at; xml->counted++)
        if (*xml->counted == '\n') {
            xml->line++;
            xml->column = 1;
        } else {
            xml->column += (*xml->counted & 0xC0) != 0x80;
        }
    *line = xml->line;
    *column = xml->column;
}

static DalilXmlKind
bad(DalilXml *xml, const char *at, const char *problem)
{
    place(xml, at, &xml->at_line, &xml->at_column);
    xml->problem = problem;
    return DALIL_XML_BAD;
}

static gboolean
begins(const DalilXml *xml, const char *word)
{
    return (gsize)(xml->end - xml->at) >= strlen(word) && memcmp(xml->at, word, strlen(word)) == 0;
}

static gboolean
is_space(const DalilXml *xml)
{
    return xml->at < xml->end && *xml->at && strchr(SPACES, *xml->at);
}

static void
skip_spaces(DalilXml *xml)
{
    while (is_space(xml))
        xml->at++;
}

/* NULL: nothing that could be a name. Letters beyond ASCII are in no name SVG has. */
static const char *
take_name(DalilXml *xml)
{
    const char *from = xml->at;

    while (xml->at < xml->end &&
           (g_ascii_isalnum(*xml->at) || (*xml->at && strchr("_-.:", *xml->at))))
        xml->at++;
    if (xml->at == from || xml->at - from > NAME_MAX_BYTES || g_ascii_isdigit(*from) ||
        strchr("-.:", *from))
        return NULL;
    return g_string_chunk_insert_len(xml->words, from, xml->at - from);
}

/* What stands for a character: "&amp;" or "&#8217;". FALSE: nothing known. */
static gboolean
take_reference(DalilXml *xml, GString *to)
{
    static const struct {
        const char *word;
        char c;
    } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    gunichar value = 0;
    int base = 10, digits = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (begins(xml, known[i].word)) {
            g_string_append_c(to, known[i].c);
            xml->at += strlen(known[i].word);
            return TRUE;
        }
    if (!begins(xml, "&#"))
        return FALSE;
    xml->at += 2;
    if (begins(xml, "x")) {
        base = 16;
        xml->at++;
    }
    for (; xml->at < xml->end && digits < 7; xml->at++, digits++) {
        int digit = g_ascii_xdigit_value(*xml->at);
        if (digit < 0 || digit >= base)
            break;
        value = value * (gunichar)base + (gunichar)digit;
    }
    if (digits == 0 || !begins(xml, ";") || !g_unichar_validate(value) ||
        (value < ' ' && (value == 0 || !strchr(SPACES, (int)value))))
        return FALSE;
    xml->at++;
    g_string_append_unichar(to, value);
    return TRUE;
}

/* Up to @stop, with references resolved. NULL with the problem set. */
static const char *
take_text(DalilXml *xml, char stop)
{
    g_autoptr(GString) text = g_string_new(NULL);

    while (xml->at < xml->end && *xml->at != stop) {
        if (stop == '<' && begins(xml, "]]>")) {
            bad(xml, xml->at, "]]> stands in a text; save as plain SVG");
            return NULL;
        }
        if (*xml->at == '<') {
            bad(xml, xml->at, "a \"<\" stands in a value; write &lt;");
            return NULL;
        }
        if (*xml->at != '&') {
            g_string_append_c(text, *xml->at++);
        } else if (!take_reference(xml, text)) {
            bad(xml, xml->at, "an entity that is not one of XML's own; write the character itself");
            return NULL;
        }
    }
    return g_string_chunk_insert_len(xml->words, text->str, (gssize)text->len);
}

static const char broken_tag[] = "this is no element as XML writes it; save the drawing again";
static const char unfinished[] = "the file ends before the drawing does; copy or save it again";

static gboolean
take_attribute(DalilXml *xml)
{
    DalilXmlAttribute attribute = {0};
    char quote = 0;

    place(xml, xml->at, &attribute.line, &attribute.column);
    attribute.name = take_name(xml);
    skip_spaces(xml);
    if (!attribute.name || !begins(xml, "="))
        return FALSE;
    xml->at++;
    skip_spaces(xml);
    if (!begins(xml, "\"") && !begins(xml, "'"))
        return FALSE;
    quote = *xml->at++;
    if (!(attribute.value = take_text(xml, quote)) || xml->at >= xml->end)
        return FALSE;
    xml->at++;
    for (guint i = 0; i < xml->attributes->len; i++)
        if (strcmp(g_array_index(xml->attributes, DalilXmlAttribute, i).name, attribute.name) == 0)
            return FALSE;
    g_array_append_val(xml->attributes, attribute);
    return TRUE;
}

static DalilXmlKind
open_element(DalilXml *xml)
{
    const char *from = xml->at;

    place(xml, from, &xml->at_line, &xml->at_column);
    xml->at++;
    g_array_set_size(xml->attributes, 0);
    if (!(xml->name = take_name(xml)))
        return bad(xml, from, broken_tag);
    for (;;) {
        gboolean apart = is_space(xml);
        skip_spaces(xml);
        if (xml->at >= xml->end)
            return bad(xml, from, unfinished);
        if (begins(xml, "/>") || begins(xml, ">"))
            break;
        if (!apart || !take_attribute(xml))
            return xml->problem          ? DALIL_XML_BAD
                   : xml->at >= xml->end ? bad(xml, from, unfinished)
                                         : bad(xml, xml->at, broken_tag);
    }
    xml->closing = *xml->at == '/';
    xml->at += xml->closing ? 2 : 1;
    if (xml->open->len >= DEEP)
        return bad(xml, from, "elements stand inside each other without end");
    g_ptr_array_add(xml->open, g_strdup(xml->name));
    return DALIL_XML_OPEN;
}

static DalilXmlKind
close_element(DalilXml *xml)
{
    const char *open = xml->open->len > 0 ? xml->open->pdata[xml->open->len - 1] : NULL;

    if (!xml->closing) {
        place(xml, xml->at, &xml->at_line, &xml->at_column);
        xml->at += 2;
        xml->name = take_name(xml);
        skip_spaces(xml);
        if (!xml->name || !open || strcmp(open, xml->name) != 0 || !begins(xml, ">"))
            return bad(xml, xml->at, broken_tag);
        xml->at++;
    } else {
        xml->name = g_string_chunk_insert(xml->words, open);
    }
    xml->closing = FALSE;
    g_ptr_array_set_size(xml->open, (gint)xml->open->len - 1);
    return DALIL_XML_CLOSE;
}

/* Passes over what ends with @mark. FALSE: it does not. */
static gboolean
skip_to(DalilXml *xml, const char *mark)
{
    const char *found = g_strstr_len(xml->at, xml->end - xml->at, mark);

    if (found)
        xml->at = found + strlen(mark);
    return found != NULL;
}

/* <?xml version="1.0" encoding="UTF-8"?>. Another encoding would be another file. */
static gboolean
is_plain_declaration(const char *from, const char *to)
{
    g_autofree char *text = g_strndup(from, (gsize)(to - from));

    return g_regex_match_simple("^<\\?xml\\s+version\\s*=\\s*([\"'])1\\.0\\1"
                                "(\\s+encoding\\s*=\\s*([\"'])(?i:utf-8)\\3)?"
                                "(\\s+standalone\\s*=\\s*([\"'])(yes|no)\\5)?\\s*\\?>$",
                                text, 0, 0);
}

/* Comments and the declaration. FALSE: a problem was found. */
static gboolean
skip_unseen(DalilXml *xml)
{
    for (;;) {
        const char *from = xml->at;
        if (begins(xml, "<!--")) {
            xml->at += 4;
            if (!skip_to(xml, "--") || !begins(xml, ">"))
                return bad(xml, from, "a comment is not ended by -->") != DALIL_XML_BAD;
            xml->at++;
        } else if (from == xml->start && begins(xml, "<?xml ")) {
            if (!skip_to(xml, "?>") || !is_plain_declaration(from, xml->at))
                return bad(xml, from, "this is no XML 1.0 in UTF-8; save as plain SVG") !=
                       DALIL_XML_BAD;
        } else {
            return TRUE;
        }
    }
}

static DalilXmlKind
refuse(DalilXml *xml)
{
    static const struct {
        const char *begins, *problem;
    } rows[] = {
        {"<!DOCTYPE", "a document type (DOCTYPE) can hide entities and other files; remove it, or "
                      "save as plain SVG"},
        {"<!ENTITY", "entities can hide what is drawn; save as plain SVG"},
        {"<![CDATA[", "a CDATA section; save as plain SVG"},
        {"<?", "an instruction (<?…?>) to other programs; remove it, or save as plain SVG"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (begins(xml, rows[i].begins))
            return bad(xml, xml->at, rows[i].problem);
    return bad(xml, xml->at, broken_tag);
}

static DalilXmlKind
next(DalilXml *xml)
{
    if (xml->closing)
        return close_element(xml);
    if (!skip_unseen(xml))
        return DALIL_XML_BAD;
    if (xml->at >= xml->end)
        return xml->open->len == 0 ? DALIL_XML_END : bad(xml, xml->end, unfinished);
    if (begins(xml, "</"))
        return close_element(xml);
    if (begins(xml, "<!") || begins(xml, "<?"))
        return refuse(xml);
    if (begins(xml, "<"))
        return open_element(xml);
    place(xml, xml->at, &xml->at_line, &xml->at_column);
    xml->text = take_text(xml, '<');
    return xml->text ? DALIL_XML_TEXT : DALIL_XML_BAD;
}

DalilXmlKind
dalil_xml_next(DalilXml *xml)
{
    if (xml->kind == DALIL_XML_END || xml->kind == DALIL_XML_BAD)
        return xml->kind;
    g_string_chunk_clear(xml->words);
    xml->kind = next(xml);
    return xml->kind;
}
