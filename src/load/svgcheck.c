/* svgcheck.c: every element and attribute of a drawing, judged
 *
 * Three lists say what there may be: elements that draw lines, elements that are refused with
 * advice, attributes that are. Drawing programs keep notes of their own in elements with a prefix;
 * librsvg passes over these, and so do we, as long as the prefix does not stand for SVG again.
 */
#include "load/svgcheck.h"

#include <string.h>

#include "load/svgstyle.h"
#include "load/svguse.h"
#include "load/xmlnames.h"

static const char svg_space[] = "http://www.w3.org/2000/svg";

/* What draws, or holds what draws. */
static const char *const drawn[] = {
    "svg",  "g",        "defs",    "path",           "rect",           "circle",   "ellipse",
    "line", "use",      "polygon", "linearGradient", "radialGradient", "polyline", "symbol",
    "stop", "clipPath", NULL,
};
/* What only says something. Text may stand in these. */
static const char *const said[] = {"title", "desc", "metadata", "style", NULL};

typedef struct {
    const char *name, *why;
} Refused;

#define TO_PATHS "; turn them into paths first"
static const Refused elements[] = {
    {"filter", "filters become coarse dots on paper; leave the effect out"},
    {"mask", "masks become coarse dots on paper; cut the shape itself, or clip it"},
    {"text", "letters depend on the fonts of each machine; turn text into paths"},
    {"image", "a picture inside a drawing; place it in the layout, by itself"},
    {"script", "a drawing may not run programs"},
    {"foreignObject", "what is no drawing cannot be printed from here"},
    {"a", "a drawing may not lead elsewhere"},
    {"switch", "what depends on the reader's language; save one drawing for each"},
    {"pattern", "patterns become dots on paper; repeat the shapes themselves"},
    {"marker", "arrowheads and the like" TO_PATHS},
    {"animate", "nothing moves on paper"},
    {"animateTransform", "nothing moves on paper"},
    {"animateMotion", "nothing moves on paper"},
    {"set", "nothing moves on paper"},
    {"font", "letters depend on fonts; turn text into paths"},
    {NULL, NULL},
};
static const Refused attributes[] = {
    {"base", "a drawing may not lead to other files"},
    {"filter", "filters become coarse dots on paper; leave the effect out"},
    {"mask", "masks become coarse dots on paper; cut the shape itself, or clip it"},
    {"mix-blend-mode", "inks cannot blend on paper as light does; leave the effect out"},
    {"systemLanguage", "what depends on the reader's language; save one drawing for each"},
    {"marker-start", "arrowheads and the like" TO_PATHS},
    {"marker-mid", "arrowheads and the like" TO_PATHS},
    {"marker-end", "arrowheads and the like" TO_PATHS},
    {"marker", "arrowheads and the like" TO_PATHS},
    {NULL, NULL},
};

typedef struct {
    DalilXml xml;
    DalilDiags *diags;
    const char *file;
    DalilSvgUse *use;
    DalilXmlNames *names;
    int elements, depth;
    gboolean sheet; /* a <style> is open */
    gboolean alpha; /* something speaks of opacity */
    double width, height;
} Check;

static void G_GNUC_PRINTF(4, 5)
    error_at(Check *check, int line, int column, const char *format, ...)
{
    g_autofree char *words = NULL;
    va_list args;

    va_start(args, format);
    words = g_strdup_vprintf(format, args);
    va_end(args);
    dalil_diags_error(check->diags, (DalilSpan){g_intern_string(check->file), line, column}, "%s",
                      words);
}

static const char *
refused(const Refused *list, const char *name)
{
    for (; list->name; list++)
        if (strcmp(list->name, name) == 0)
            return list->why;
    return NULL;
}

static const char *
local_name(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon ? colon + 1 : name;
}

static gboolean
has_prefix(const char *name)
{
    return strchr(name, ':') != NULL;
}

/* "xmlns" and "xmlns:…": which world the names are of. */
static void
check_space(Check *check, const DalilXmlAttribute *a)
{
    gboolean svg = strcmp(a->value, svg_space) == 0;

    if (strstr(a->value, "XInclude"))
        error_at(check, a->line, a->column, "a drawing may not fetch other files (XInclude)");
    else if (has_prefix(a->name) && strstr(a->value, "2000/svg"))
        error_at(check, a->line, a->column,
                 "the prefix \"%s\" stands for SVG; save as plain SVG, without prefixes",
                 local_name(a->name));
    else if (!has_prefix(a->name) && !svg)
        error_at(check, a->line, a->column, "`xmlns` must be \"%s\"; save as plain SVG", svg_space);
}

/* All that leads somewhere must lead to a part of the drawing itself. */
static void
check_href(Check *check, const DalilXmlAttribute *a)
{
    const char *to = a->value + strspn(a->value, " \t\r\n");

    if (*to != '#' || to[1] == '\0')
        error_at(check, a->line, a->column,
                 "`%s` leads to \"%.40s\"; a drawing may use parts of itself only", a->name, to);
    else
        dalil_svg_use_add(check->use, to + 1, a->line, a->column);
}

static gboolean
is_event(const char *name)
{
    return g_ascii_strncasecmp(name, "on", 2) == 0 && g_ascii_isalpha(name[2]);
}

/* What a value of style means, wherever it is written. */
static void
check_style(Check *check, const char *css, int line, int column, gboolean sheet)
{
    g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *problem = dalil_svg_style(css, targets);

    check->alpha |= strstr(css, "opacity") || strstr(css, "rgba") || strstr(css, "hsla");
    if (problem)
        error_at(check, line, column, "%s", problem);
    for (guint i = 0; i < targets->len; i++) {
        if (sheet)
            dalil_svg_use_all(check->use, targets->pdata[i], line, column);
        else
            dalil_svg_use_add(check->use, targets->pdata[i], line, column);
    }
}

static void
check_attribute(Check *check, const DalilXmlAttribute *a)
{
    const char *name = local_name(a->name);
    gboolean none = strcmp(a->value, "none") == 0 || strcmp(a->value, "normal") == 0;

    check->alpha |= strstr(name, "opacity") != NULL;
    if (strcmp(a->name, "xmlns") == 0 || g_str_has_prefix(a->name, "xmlns:"))
        check_space(check, a);
    else if (strcmp(name, "href") == 0)
        check_href(check, a);
    else if (is_event(name))
        error_at(check, a->line, a->column, "`%s`: a drawing may not run programs", a->name);
    else if (refused(attributes, name) && !none)
        error_at(check, a->line, a->column, "`%s`: %s", a->name, refused(attributes, name));
    else if (has_prefix(a->name))
        return;
    else if (strcmp(name, "id") == 0)
        dalil_svg_use_name(check->use, a->value, a->line, a->column);
    else
        check_style(check, a->value, a->line, a->column, FALSE);
}

/* A length with a unit, in units of the drawing; 0 when it says nothing by itself (50%, 3em). */
static double
length_of(const char *text)
{
    static const struct {
        const char *name;
        double factor;
    } units[] = {{"", 1},           {"px", 1},         {"pt", 96 / 72.0}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    char *end = NULL;
    double value = g_ascii_strtod(text, &end);

    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        if (end != text && strcmp(end, units[i].name) == 0 && value > 0 && value < 1e6)
            return value * units[i].factor;
    return 0;
}

/* "0 0 24 24". */
static void
read_view(const char *text, double *width, double *height)
{
    double parts[4] = {0};

    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        char *end = NULL;
        text += strspn(text, " \t\r\n,");
        parts[i] = g_ascii_strtod(text, &end);
        if (end == text)
            return;
        text = end;
    }
    if (parts[2] > 1e-6 && parts[2] < 1e6 && parts[3] > 1e-6 && parts[3] < 1e6) {
        *width = parts[2];
        *height = parts[3];
    }
}

static void
read_size(Check *check)
{
    double width = 0, height = 0;

    for (guint i = 0; i < check->xml.attributes->len; i++) {
        const DalilXmlAttribute *a = &g_array_index(check->xml.attributes, DalilXmlAttribute, i);
        if (strcmp(a->name, "width") == 0)
            width = length_of(a->value);
        else if (strcmp(a->name, "height") == 0)
            height = length_of(a->value);
        else if (strcmp(a->name, "viewBox") == 0)
            read_view(a->value, &check->width, &check->height);
    }
    if (width > 0 && height > 0) {
        check->width = width;
        check->height = height;
    }
    if (check->width <= 0 || check->height <= 0)
        error_at(check, check->xml.at_line, check->xml.at_column,
                 "the drawing does not say how large it is; give it a `viewBox`");
    else if (check->width > 1000 * check->height || check->height > 1000 * check->width)
        error_at(check, check->xml.at_line, check->xml.at_column,
                 "the drawing is a thousand times longer than wide; mend its `viewBox`");
}

/* The first element must be the drawing. */
static gboolean
check_root(Check *check)
{
    for (guint i = 0; i < check->xml.attributes->len; i++)
        if (strcmp(g_array_index(check->xml.attributes, DalilXmlAttribute, i).name, "xmlns") == 0 &&
            strcmp(check->xml.name, "svg") == 0) {
            read_size(check);
            return TRUE;
        }
    error_at(check, check->xml.at_line, check->xml.at_column,
             "this is no SVG drawing: it should begin with <svg xmlns=\"%s\" …>", svg_space);
    return FALSE;
}

static gboolean
is_in(const char *const *list, const char *name)
{
    return g_strv_contains(list, name);
}

static void
check_name(Check *check)
{
    const char *name = check->xml.name, *why = refused(elements, name);

    if (why)
        error_at(check, check->xml.at_line, check->xml.at_column, "<%s>: %s", name, why);
    else if (!is_in(drawn, name) && !is_in(said, name))
        error_at(check, check->xml.at_line, check->xml.at_column,
                 "<%s> is nothing dalil draws; save as plain SVG, with paths only", name);
}

/* What drawing it costs: a path of a thousand points is more than a dot. */
static int
weight_of(const DalilXml *xml)
{
    enum { POINT = 32 }; /* bytes, about */
    gsize bytes = 0;

    for (guint i = 0; i < xml->attributes->len; i++)
        bytes += strlen(g_array_index(xml->attributes, DalilXmlAttribute, i).value);
    return 1 + (int)(bytes / POINT);
}

/* FALSE: there is no use in going on. */
static gboolean
take_open(Check *check)
{
    DalilXml *xml = &check->xml;
    const char *problem = NULL;

    check->depth++;
    if (check->elements++ == 0 && !check_root(check))
        return FALSE;
    if (check->depth == 1 && check->elements > 1) {
        error_at(check, xml->at_line, xml->at_column, "a second drawing in the same file");
        return FALSE;
    }
    if (check->elements > DALIL_SVG_ELEMENTS_MAX || check->depth > DALIL_SVG_DEEP) {
        error_at(
            check, xml->at_line, xml->at_column,
            "more than %d elements, or more than %d inside each other; make the drawing simpler",
            DALIL_SVG_ELEMENTS_MAX, DALIL_SVG_DEEP);
        return FALSE;
    }
    if ((problem = dalil_xml_names_open(check->names, xml)))
        error_at(check, xml->at_line, xml->at_column, "%s", problem);
    dalil_svg_use_open(check->use, weight_of(xml));
    if (!has_prefix(xml->name))
        check_name(check);
    if (check->sheet)
        error_at(check, xml->at_line, xml->at_column,
                 "an element stands inside <style>; save as plain SVG");
    check->sheet = strcmp(xml->name, "style") == 0;
    for (guint i = 0; i < xml->attributes->len; i++)
        check_attribute(check, &g_array_index(xml->attributes, DalilXmlAttribute, i));
    return TRUE;
}

static void
take_close(Check *check)
{
    dalil_svg_use_close(check->use);
    dalil_xml_names_close(check->names);
    check->sheet = FALSE;
    check->depth--;
}

static void
take_text(Check *check)
{
    const char *text = check->xml.text;

    if (check->depth == 0 && text[strspn(text, " \t\r\n")])
        error_at(check, check->xml.at_line, check->xml.at_column,
                 "something stands outside the drawing; save it again");
    if (check->sheet)
        check_style(check, text, check->xml.at_line, check->xml.at_column, TRUE);
}

static void
check_all(Check *check)
{
    for (;;) {
        switch (dalil_xml_next(&check->xml)) {
        case DALIL_XML_OPEN:
            if (!take_open(check))
                return;
            break;
        case DALIL_XML_CLOSE:
            take_close(check);
            break;
        case DALIL_XML_TEXT:
            take_text(check);
            break;
        case DALIL_XML_BAD:
            error_at(check, check->xml.at_line, check->xml.at_column, "%s", check->xml.problem);
            return;
        case DALIL_XML_END:
            if (check->elements == 0)
                error_at(check, 1, 1, "the file is empty; copy or save it again");
            else
                dalil_svg_use_check(check->use, check->diags, check->file);
            return;
        }
    }
}

/* Bytes that are no text, or would be invisible in a message. */
static gboolean
is_text(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guint8)text[i] < ' ' && (text[i] == '\0' || !strchr(" \t\r\n", text[i])))
            return FALSE;
    return g_utf8_validate(text, (gssize)length, NULL);
}

gboolean
dalil_svg_check(const char *text, gsize length, const char *file, DalilDiags *diags, double *shape,
                gboolean *alpha)
{
    Check check = {.diags = diags, .file = file};
    int before = dalil_diags_errors(diags);

    if (length > DALIL_SVG_BYTES_MAX) {
        error_at(&check, 0, 0, "a drawing can have %d MB; make it simpler",
                 DALIL_SVG_BYTES_MAX / 1024 / 1024);
        return FALSE;
    }
    if (!is_text(text, length)) {
        error_at(&check, 0, 0, "this is no text in UTF-8; save the drawing as plain SVG");
        return FALSE;
    }
    check.use = dalil_svg_use_new();
    check.names = dalil_xml_names_new();
    dalil_xml_begin(&check.xml, text, length);
    check_all(&check);
    dalil_xml_clear(&check.xml);
    dalil_svg_use_free(check.use);
    dalil_xml_names_free(check.names);
    if (dalil_diags_errors(diags) > before)
        return FALSE;
    *shape = check.width / check.height;
    *alpha = check.alpha;
    return TRUE;
}
