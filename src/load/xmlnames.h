/* xmlnames.h: prefixes of names, and what they stand for (W3C, Namespaces in XML 1.0) */
#pragma once

#include "load/xml.h"

typedef struct DalilXmlNames DalilXmlNames;

DalilXmlNames *dalil_xml_names_new(void);
void dalil_xml_names_free(DalilXmlNames *names);

/* The element that @xml has opened. Returns: (transfer none): what is wrong with a name of its;
 * NULL: nothing. */
const char *dalil_xml_names_open(DalilXmlNames *names, const DalilXml *xml);
void dalil_xml_names_close(DalilXmlNames *names);
