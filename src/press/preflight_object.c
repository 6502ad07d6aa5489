/* preflight_object.c: every object of a file by itself, whether a page uses it or not */
#include "press/preflight_parts.h"

#include <string.h>

enum { DEEP = 16, ITEMS_MAX = 100000, SUBSET_MARK = 6 };

/* Actions and names that make a file do something (ISO 32000-1, 12.6.4). */
static const struct {
    const char *action;
    DalilRuleId rule;
} actions[] = {
    {"/JavaScript", DALIL_RULE_JAVASCRIPT}, {"/Rendition", DALIL_RULE_FORBIDDEN},
    {"/Launch", DALIL_RULE_LAUNCH},         {"/GoToR", DALIL_RULE_LAUNCH},
    {"/GoToE", DALIL_RULE_LAUNCH},          {"/ImportData", DALIL_RULE_LAUNCH},
    {"/SubmitForm", DALIL_RULE_LAUNCH},     {"/ResetForm", DALIL_RULE_FORBIDDEN},
};

static const char *const schemes[] = {"https:", "http:", "tel:", "sms:", "mailto:"};

static gboolean
is_allowed(const char *uri, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (length >= strlen(schemes[i]) &&
            g_ascii_strncasecmp(uri, schemes[i], strlen(schemes[i])) == 0)
            return TRUE;
    return FALSE;
}

gboolean
dalil_pf_scheme(const char *string, gsize length)
{
    return length > 1 && string[0] == '(' && is_allowed(string + 1, length - 1);
}

static void
look_at_uri(DalilPf *pf, qpdf_oh dict)
{
    g_autofree char *uri = dalil_pf_text(pf, dalil_pf_get(pf, dict, "/URI"));

    if (!is_allowed(uri, strlen(uri)))
        dalil_pf_found(pf, DALIL_RULE_SCHEME, "%.60s", uri);
}

static void
look_at_actions(DalilPf *pf, qpdf_oh dict)
{
    qpdf_oh kind = dalil_pf_get(pf, dict, "/S");

    if (qpdf_oh_has_key(pf->pdf, dict, "/JS") || qpdf_oh_has_key(pf->pdf, dict, "/JavaScript"))
        dalil_pf_found(pf, DALIL_RULE_JAVASCRIPT, NULL);
    if (qpdf_oh_has_key(pf->pdf, dict, "/EmbeddedFiles") || qpdf_oh_has_key(pf->pdf, dict, "/EF"))
        dalil_pf_found(pf, DALIL_RULE_EMBEDDED, NULL);
    if (!qpdf_oh_is_name(pf->pdf, kind))
        return;
    if (qpdf_oh_is_name_and_equals(pf->pdf, kind, "/URI"))
        look_at_uri(pf, dict);
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
        if (qpdf_oh_is_name_and_equals(pf->pdf, kind, actions[i].action))
            dalil_pf_found(pf, actions[i].rule, "an action %s", actions[i].action + 1);
}

static gboolean
is_filter(DalilPf *pf, qpdf_oh dict, const char *name)
{
    return qpdf_oh_is_or_has_name(pf->pdf, dalil_pf_get(pf, dict, "/Filter"), name);
}

/* PDF/X forbids what needs a machine of its own: transfer functions, OPI, PostScript. */
static void
look_at_forbidden(DalilPf *pf, qpdf_oh dict)
{
    static const char *const keys[] = {"/TR", "/HTP", "/OPI", "/Alternates"};

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (qpdf_oh_has_key(pf->pdf, dict, keys[i]))
            dalil_pf_found(pf, DALIL_RULE_FORBIDDEN, "%s", keys[i] + 1);
    if (qpdf_oh_has_key(pf->pdf, dict, "/TR2") && !dalil_pf_is(pf, dict, "/TR2", "/Default"))
        dalil_pf_found(pf, DALIL_RULE_FORBIDDEN, "TR2");
    if (is_filter(pf, dict, "/LZWDecode"))
        dalil_pf_found(pf, DALIL_RULE_FORBIDDEN, "LZW");
    if (dalil_pf_is(pf, dict, "/Subtype", "/PS"))
        dalil_pf_found(pf, DALIL_RULE_FORBIDDEN, "PostScript");
}

/* "ABCDEF+Name" without its mark; TRUE: it had one. */
static gboolean
strip_mark(char **name)
{
    for (int i = 0; i < SUBSET_MARK; i++)
        if (!g_ascii_isupper((*name)[i]))
            return FALSE;
    if ((*name)[SUBSET_MARK] != '+')
        return FALSE;
    *name += SUBSET_MARK + 1;
    return TRUE;
}

static void
look_at_embedding(DalilPf *pf, qpdf_oh font)
{
    qpdf_oh about = dalil_pf_get(pf, font, "/FontDescriptor");
    g_autofree char *full = dalil_pf_name(pf, dalil_pf_get(pf, font, "/BaseFont"));
    char *name = full;
    gboolean subset = strip_mark(&name);

    g_hash_table_add(pf->fonts, g_strdup(name));
    if (!qpdf_oh_has_key(pf->pdf, about, "/FontFile") &&
        !qpdf_oh_has_key(pf->pdf, about, "/FontFile2") &&
        !qpdf_oh_has_key(pf->pdf, about, "/FontFile3"))
        dalil_pf_found(pf, DALIL_RULE_FONT_EMBEDDED, "%s", name);
    else if (!subset)
        dalil_pf_found(pf, DALIL_RULE_FONT_SUBSET, "%s", name);
}

/* Encodings whose letters are known without a map (ISO 14289-1, 7.21.7). */
static gboolean
says_letters(DalilPf *pf, qpdf_oh font)
{
    return qpdf_oh_is_stream(pf->pdf, dalil_pf_get(pf, font, "/ToUnicode")) ||
           dalil_pf_is(pf, font, "/Encoding", "/WinAnsiEncoding") ||
           dalil_pf_is(pf, font, "/Encoding", "/MacRomanEncoding");
}

static void
look_at_font(DalilPf *pf, qpdf_oh font)
{
    gboolean descendant = dalil_pf_is(pf, font, "/Subtype", "/CIDFontType2");
    gboolean composite = dalil_pf_is(pf, font, "/Subtype", "/Type0");
    g_autofree char *name = dalil_pf_name(pf, dalil_pf_get(pf, font, "/BaseFont"));

    if (dalil_pf_is(pf, font, "/Subtype", "/Type3"))
        dalil_pf_found(pf, DALIL_RULE_FONT_DRAWN, NULL);
    else if (!composite && qpdf_oh_has_key(pf->pdf, font, "/BaseFont"))
        look_at_embedding(pf, font);
    if (descendant && !qpdf_oh_has_key(pf->pdf, font, "/CIDToGIDMap"))
        dalil_pf_found(pf, DALIL_RULE_FONT_GLYPHS, "%s", name);
    if (!descendant && !dalil_pf_is(pf, font, "/Subtype", "/CIDFontType0") &&
        !says_letters(pf, font))
        dalil_pf_found(pf, DALIL_RULE_UNICODE, "%s", name);
}

/* An element of the structure. */
static void
look_at_element(DalilPf *pf, qpdf_oh dict)
{
    g_autofree char *alt = dalil_pf_text(pf, dalil_pf_get(pf, dict, "/Alt"));
    qpdf_oh about = dalil_pf_get(pf, dict, "/A");

    if (dalil_pf_is(pf, dict, "/S", "/Figure") && !*alt &&
        !qpdf_oh_has_key(pf->pdf, dict, "/ActualText"))
        dalil_pf_found(pf, DALIL_RULE_ALT, NULL);
    if (dalil_pf_is(pf, dict, "/S", "/TH") &&
        !(qpdf_oh_is_dictionary(pf->pdf, about) && qpdf_oh_has_key(pf->pdf, about, "/Scope")))
        dalil_pf_found(pf, DALIL_RULE_SCOPE, NULL);
}

static void
look_at_link(DalilPf *pf, qpdf_oh dict)
{
    g_autofree char *words = dalil_pf_text(pf, dalil_pf_get(pf, dict, "/Contents"));

    if (!*words)
        dalil_pf_found(pf, DALIL_RULE_LINK_CONTENTS, NULL);
}

static void
look_at_dict(DalilPf *pf, qpdf_oh dict)
{
    qpdf_oh space = 0;

    look_at_actions(pf, dict);
    look_at_forbidden(pf, dict);
    if (dalil_pf_is(pf, dict, "/Type", "/Font"))
        look_at_font(pf, dict);
    else if (dalil_pf_is(pf, dict, "/Subtype", "/Link"))
        look_at_link(pf, dict);
    else if (qpdf_oh_has_key(pf->pdf, dict, "/S") && qpdf_oh_has_key(pf->pdf, dict, "/P"))
        look_at_element(pf, dict);
    if (qpdf_oh_has_key(pf->pdf, dict, "/ShadingType")) {
        space = dalil_pf_get(pf, dict, "/ColorSpace");
        if (dalil_pf_space_of(pf, space, NULL) == DALIL_PF_RGB)
            dalil_pf_found(pf, DALIL_RULE_RGB, "in a gradient");
    }
    if (dalil_pf_is(pf, dict, "/S", "/Transparency") &&
        dalil_pf_space_of(pf, dalil_pf_get(pf, dict, "/CS"), NULL) == DALIL_PF_RGB)
        dalil_pf_found(pf, DALIL_RULE_RGB, "in a transparent group");
}

static void
scan(DalilPf *pf, qpdf_oh object, int depth)
{
    qpdf_oh dict = qpdf_oh_is_stream(pf->pdf, object) ? qpdf_oh_get_dict(pf->pdf, object) : object;

    if (depth > DEEP)
        return;
    if (qpdf_oh_is_array(pf->pdf, object)) {
        int n = qpdf_oh_get_array_n_items(pf->pdf, object);
        for (int i = 0; i < MIN(n, ITEMS_MAX); i++) {
            qpdf_oh child = qpdf_oh_get_array_item(pf->pdf, object, i);
            if (!qpdf_oh_is_indirect(pf->pdf, child) && !qpdf_oh_is_scalar(pf->pdf, child))
                scan(pf, child, depth + 1);
            qpdf_oh_release(pf->pdf, child);
        }
    } else if (qpdf_oh_is_dictionary(pf->pdf, dict)) {
        g_autoptr(GPtrArray) keys = dalil_pf_keys(pf, dict);
        look_at_dict(pf, dict);
        for (guint i = 0; i < keys->len; i++) {
            qpdf_oh child = dalil_pf_get(pf, dict, keys->pdata[i]);
            if (!qpdf_oh_is_indirect(pf->pdf, child) && !qpdf_oh_is_scalar(pf->pdf, child))
                scan(pf, child, depth + 1);
        }
    }
}

void
dalil_pf_object(DalilPf *pf, qpdf_oh object)
{
    scan(pf, object, 0);
}
