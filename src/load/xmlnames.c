/* xmlnames.c: prefixes that are declared, and names that are there once
 *
 * What libxml2 finds wrong here ends the reading of a drawing, later and with other words.
 */
#include "load/xmlnames.h"

#include <string.h>

#define URI "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/._#-?=&~+"

typedef struct {
    char *prefix, *uri;
    int depth; /* of the element that declares it */
} Space;

struct DalilXmlNames {
    GArray *spaces; /* Space, the innermost last */
    int depth;
};

static void
clear_space(gpointer data)
{
    g_free(((Space *)data)->prefix);
    g_free(((Space *)data)->uri);
}

DalilXmlNames *
dalil_xml_names_new(void)
{
    DalilXmlNames *names = g_new0(DalilXmlNames, 1);

    names->spaces = g_array_new(FALSE, TRUE, sizeof(Space));
    g_array_set_clear_func(names->spaces, clear_space);
    return names;
}

void
dalil_xml_names_free(DalilXmlNames *names)
{
    g_array_unref(names->spaces);
    g_free(names);
}

/* What the prefix of @name stands for; "": it has none; NULL: nothing. */
static const char *
space_of(const DalilXmlNames *names, const char *name)
{
    const char *colon = strchr(name, ':');

    if (!colon)
        return "";
    if (g_str_has_prefix(name, "xml:") || g_str_has_prefix(name, "xmlns:"))
        return "xml";
    for (guint i = names->spaces->len; i > 0; i--) {
        const Space *space = &g_array_index(names->spaces, Space, i - 1);
        if (strlen(space->prefix) == (gsize)(colon - name) &&
            strncmp(space->prefix, name, strlen(space->prefix)) == 0)
            return space->uri;
    }
    return NULL;
}

static gboolean
is_plain(const char *name)
{
    const char *colon = strchr(name, ':');

    return !colon || (colon[1] != '\0' && !strchr(colon + 1, ':') && !g_ascii_isdigit(colon[1]) &&
                      !strchr("-.", colon[1]));
}

static const char *
declare(DalilXmlNames *names, const DalilXmlAttribute *a)
{
    Space space = {NULL, NULL, names->depth};
    const char *prefix = a->name + strlen("xmlns:");

    if (strcmp(prefix, "xml") == 0 || strcmp(prefix, "xmlns") == 0)
        return "the prefixes xml and xmlns are XML's own; save as plain SVG";
    if (*a->value == '\0' || a->value[strspn(a->value, URI)] != '\0')
        return "a prefix stands for something that is no address; save as plain SVG";
    space.prefix = g_strdup(prefix);
    space.uri = g_strdup(a->value);
    g_array_append_val(names->spaces, space);
    return NULL;
}

static const char *
check(const DalilXmlNames *names, const DalilXml *xml, guint at)
{
    const DalilXmlAttribute *list = (const DalilXmlAttribute *)(const void *)xml->attributes->data;
    const DalilXmlAttribute *a = &list[at];
    const char *space = space_of(names, a->name), *colon = strchr(a->name, ':');

    if (!space)
        return "a name has a prefix that stands for nothing; save as plain SVG";
    if (strcmp(a->name, "xml:space") == 0 && strcmp(a->value, "default") != 0 &&
        strcmp(a->value, "preserve") != 0)
        return "`xml:space` can be default or preserve; save as plain SVG";
    for (guint i = 0; colon && i < at; i++) {
        const char *other = strchr(list[i].name, ':');
        if (other && strcmp(other, colon) == 0 &&
            g_strcmp0(space_of(names, list[i].name), space) == 0 && strcmp(space, "xml") != 0)
            return "an attribute is there twice; save as plain SVG";
    }
    return NULL;
}

const char *
dalil_xml_names_open(DalilXmlNames *names, const DalilXml *xml)
{
    const DalilXmlAttribute *list = (const DalilXmlAttribute *)(const void *)xml->attributes->data;
    guint n = xml->attributes->len;
    const char *problem = NULL;

    names->depth++;
    for (guint i = 0; i < n && !problem; i++)
        if (!is_plain(list[i].name))
            problem = "a name with too many colons; save as plain SVG";
        else if (g_str_has_prefix(list[i].name, "xmlns:"))
            problem = declare(names, &list[i]);
    if (!problem && (!is_plain(xml->name) || !space_of(names, xml->name)))
        problem = "a name has a prefix that stands for nothing; save as plain SVG";
    for (guint i = 0; i < n && !problem; i++)
        problem = check(names, xml, i);
    return problem;
}

void
dalil_xml_names_close(DalilXmlNames *names)
{
    while (names->spaces->len > 0 &&
           g_array_index(names->spaces, Space, names->spaces->len - 1).depth == names->depth)
        g_array_set_size(names->spaces, names->spaces->len - 1);
    names->depth--;
}
