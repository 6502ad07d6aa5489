/* xml.h: as much of XML as a drawing needs: elements, attributes, text
 *
 * No document types, no entities but the five that XML has, no instructions, UTF-8 only: what would
 * let two readers of one file see two different things.
 */
#pragma once

#include <glib.h>

typedef enum {
    DALIL_XML_END,   /* of the file */
    DALIL_XML_OPEN,  /* an element begins; attributes follow */
    DALIL_XML_CLOSE, /* an element ends; also after <name/> */
    DALIL_XML_TEXT,
    DALIL_XML_BAD, /* @problem says why; there is no going on */
} DalilXmlKind;

typedef struct {
    const char *name; /* as written, with its prefix; lent until the next token */
    const char *value;
    int line, column;
} DalilXmlAttribute;

typedef struct {
    const char *start, *at, *end; /* the file */
    const char *counted;          /* so far lines and columns are counted */
    int line, column;
    DalilXmlKind kind;
    const char *name; /* of the element that begins or ends */
    const char *text; /* TEXT */
    int at_line, at_column;
    GArray *attributes; /* DalilXmlAttribute */
    GPtrArray *open;    /* names of the elements that are open */
    GStringChunk *words;
    gboolean closing; /* the element that began is empty: its end comes next */
    const char *problem;
} DalilXml;

/* @text: lent. */
void dalil_xml_begin(DalilXml *xml, const char *text, gsize length);
DalilXmlKind dalil_xml_next(DalilXml *xml);
void dalil_xml_clear(DalilXml *xml);
