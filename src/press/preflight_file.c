/* preflight_file.c: what a file says of itself: catalog, Info, XMP, output intent */
#include "press/preflight_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PROFILE_HEAD = 128, INTENTS_MAX = 64 };

/* The XMP packet as it stands; "" without one. (transfer full) */
static char *
packet_of(DalilPf *pf, qpdf_oh root)
{
    qpdf_oh stream = dalil_pf_get(pf, root, "/Metadata");
    gsize length = 0;
    unsigned char *data =
        qpdf_oh_is_stream(pf->pdf, stream) ? dalil_pf_stream(pf, stream, &length) : NULL;
    char *packet = g_utf8_make_valid(data ? (const char *)data : "", data ? (gssize)length : 0);

    free(data);
    return packet;
}

/* <@tag …>TEXT</@tag>, or @tag="TEXT"; for titles the item in it. (transfer full): NULL: none. */
static char *
xmp_value(const char *packet, const char *tag)
{
    g_autofree char *open = g_strdup_printf("<%s", tag), *close = g_strdup_printf("</%s>", tag);
    g_autofree char *attribute = g_strdup_printf("%s=\"", tag);
    const char *at = strstr(packet, open), *end = at ? strstr(at, close) : NULL;
    const char *item = NULL;

    if (!end) {
        at = strstr(packet, attribute);
        end = at ? strchr(at + strlen(attribute), '"') : NULL;
        return end ? g_strndup(at + strlen(attribute), (gsize)(end - at) - strlen(attribute))
                   : NULL;
    }
    item = g_strstr_len(at, end - at, "<rdf:li");
    if (item) {
        at = item;
        end = strstr(at, "</rdf:li>");
    }
    at = strchr(at, '>');
    return at && end && at < end ? g_strndup(at + 1, (gsize)(end - at) - 1) : NULL;
}

static void
look_at_version(DalilPf *pf, qpdf_oh info, const char *packet)
{
    g_autofree char *old = dalil_pf_text(pf, dalil_pf_get(pf, info, "/GTS_PDFXVersion"));
    g_autofree char *xmp = xmp_value(packet, "pdfxid:GTS_PDFXVersion");
    const char *version = xmp ? xmp : *old ? old : NULL;

    if (!version || !g_str_has_prefix(version, "PDF/X-"))
        dalil_pf_found(pf, DALIL_RULE_PDFX, NULL);
    else
        pf->result->facts.version = g_strdup(version);
    pf->x1a = version && g_str_has_prefix(version, "PDF/X-1");
}

/* "D:20261115…" is "2026-11-15…". (transfer full): NULL: not a date. */
static char *
day_of(const char *date)
{
    if (!g_str_has_prefix(date, "D:") || strlen(date) < 10)
        return NULL;
    for (int i = 2; i < 10; i++)
        if (!g_ascii_isdigit(date[i]))
            return NULL;
    return g_strdup_printf("%.4s-%.2s-%.2s", date + 2, date + 6, date + 8);
}

static void
look_at_dates(DalilPf *pf, qpdf_oh info, const char *packet)
{
    g_autofree char *made = dalil_pf_text(pf, dalil_pf_get(pf, info, "/CreationDate"));
    g_autofree char *changed = dalil_pf_text(pf, dalil_pf_get(pf, info, "/ModDate"));
    g_autofree char *made_day = day_of(made), *changed_day = day_of(changed);
    g_autofree char *xmp = xmp_value(packet, "xmp:CreateDate");

    if (!made_day || !changed_day)
        dalil_pf_found(pf, DALIL_RULE_DATES, "\"%s\", \"%s\"", made, changed);
    else if (xmp && !g_str_has_prefix(xmp, made_day))
        dalil_pf_found(pf, DALIL_RULE_XMP_DATE, "Info: %s, XMP: %s", made_day, xmp);
}

static void
look_at_info(DalilPf *pf, const char *packet)
{
    qpdf_oh info = dalil_pf_get(pf, qpdf_get_trailer(pf->pdf), "/Info");
    g_autofree char *title = dalil_pf_text(pf, dalil_pf_get(pf, info, "/Title"));
    g_autofree char *trapped = dalil_pf_name(pf, dalil_pf_get(pf, info, "/Trapped"));
    g_autofree char *escaped = g_markup_escape_text(title, -1);
    g_autofree char *xmp_title = xmp_value(packet, "dc:title");
    g_autofree char *xmp_trapped = xmp_value(packet, "pdf:Trapped");

    if (!*g_strstrip(title) && (!xmp_title || !*xmp_title))
        dalil_pf_found(pf, DALIL_RULE_TITLE, NULL);
    else if (xmp_title && *title && strcmp(xmp_title, escaped) != 0 &&
             strcmp(xmp_title, title) != 0)
        dalil_pf_found(pf, DALIL_RULE_XMP_TITLE, "Info: %s, XMP: %s", title, xmp_title);
    pf->result->facts.title = g_strdup(*title ? title : xmp_title ? xmp_title : "");
    if (strcmp(trapped, "True") != 0 && strcmp(trapped, "False") != 0)
        dalil_pf_found(pf, DALIL_RULE_TRAPPED, NULL);
    else if (xmp_trapped && strcmp(xmp_trapped, trapped) != 0)
        dalil_pf_found(pf, DALIL_RULE_XMP_TRAPPED, "Info: %s, XMP: %s", trapped, xmp_trapped);
    look_at_dates(pf, info, packet);
    look_at_version(pf, info, packet);
}

/* An ICC profile's head tells its class and colours (ICC.1, 7.2). Without a profile the condition
 * must be a registered one, which X-1a allows. */
static void
look_at_profile(DalilPf *pf, qpdf_oh intent)
{
    qpdf_oh stream = dalil_pf_get(pf, intent, "/DestOutputProfile");
    gsize length = 0;
    unsigned char *data = NULL;

    if (!qpdf_oh_is_stream(pf->pdf, stream)) {
        if (!pf->x1a)
            dalil_pf_found(pf, DALIL_RULE_PROFILE, "it is missing");
        return;
    }
    data = dalil_pf_stream(pf, stream, &length);
    if (!data || length < PROFILE_HEAD || memcmp(data + 12, "prtr", 4) != 0 ||
        memcmp(data + 16, "CMYK", 4) != 0)
        dalil_pf_found(pf, DALIL_RULE_PROFILE, NULL);
    free(data);
}

static void
look_at_intents(DalilPf *pf, qpdf_oh root)
{
    qpdf_oh list = dalil_pf_get(pf, root, "/OutputIntents");
    int n = qpdf_oh_is_array(pf->pdf, list) ? qpdf_oh_get_array_n_items(pf->pdf, list) : 0;
    int print = 0;

    if (pf->wish->purpose != DALIL_FOR_PRINT)
        return;
    for (int i = 0; i < MIN(n, INTENTS_MAX); i++) {
        qpdf_oh intent = qpdf_oh_get_array_item(pf->pdf, list, i);
        if (!dalil_pf_is(pf, intent, "/S", "/GTS_PDFX"))
            continue;
        if (print++ > 0)
            continue;
        pf->result->facts.condition =
            dalil_pf_text(pf, dalil_pf_get(pf, intent, "/OutputConditionIdentifier"));
        look_at_profile(pf, intent);
    }
    if (print != 1)
        dalil_pf_found(pf, DALIL_RULE_INTENT, "%d", print);
}

static gboolean
is_true(DalilPf *pf, qpdf_oh dict, const char *key)
{
    qpdf_oh value = dalil_pf_get(pf, dict, key);

    return qpdf_oh_is_bool(pf->pdf, value) && qpdf_oh_get_bool_value(pf->pdf, value);
}

static void
look_at_reading(DalilPf *pf, qpdf_oh root, const char *packet)
{
    g_autofree char *lang = dalil_pf_text(pf, dalil_pf_get(pf, root, "/Lang"));
    g_autofree char *part = xmp_value(packet, "pdfuaid:part");
    qpdf_oh shown = dalil_pf_get(pf, root, "/ViewerPreferences");

    pf->result->facts.rtl = dalil_pf_is(pf, shown, "/Direction", "/R2L");
    if (!*lang)
        dalil_pf_found(pf, DALIL_RULE_LANG, NULL);
    if (!is_true(pf, shown, "/DisplayDocTitle"))
        dalil_pf_found(pf, DALIL_RULE_SHOW_TITLE, NULL);
    if (!is_true(pf, dalil_pf_get(pf, root, "/MarkInfo"), "/Marked"))
        dalil_pf_found(pf, DALIL_RULE_MARKED, NULL);
    if (!qpdf_oh_is_dictionary(pf->pdf, dalil_pf_get(pf, root, "/StructTreeRoot")))
        dalil_pf_found(pf, DALIL_RULE_TREE, NULL);
    if (!part)
        dalil_pf_found(pf, DALIL_RULE_UA, NULL);
}

/* Opening on a page is harmless; doing anything else is not. */
static void
look_at_opening(DalilPf *pf, qpdf_oh root)
{
    qpdf_oh action = dalil_pf_get(pf, root, "/OpenAction");

    if (!qpdf_oh_is_null(pf->pdf, action) &&
        (!qpdf_oh_is_array(pf->pdf, action) || pf->wish->purpose == DALIL_FOR_PRINT))
        dalil_pf_found(pf, DALIL_RULE_OPEN_ACTION, NULL);
    if (qpdf_oh_is_dictionary(pf->pdf, dalil_pf_get(pf, root, "/AA")))
        dalil_pf_found(pf, DALIL_RULE_OPEN_ACTION, NULL);
}

void
dalil_pf_file(DalilPf *pf)
{
    qpdf_oh root = qpdf_get_root(pf->pdf);
    g_autofree char *packet = packet_of(pf, root);

    if (!qpdf_oh_is_array(pf->pdf, dalil_pf_get(pf, qpdf_get_trailer(pf->pdf), "/ID")))
        dalil_pf_found(pf, DALIL_RULE_ID, NULL);
    look_at_info(pf, packet);
    look_at_intents(pf, root);
    look_at_reading(pf, root, packet);
    look_at_opening(pf, root);
}
