/* site_parts.c: words, attributes and links of the page */
#include "review/site_parts.h"

#include "record/html.h"

void
dalil_site_said(GString *to, const DalilCards *cards, const char *before, DalilReviewWord what,
                const char *after)
{
    g_string_append(to, before);
    dalil_html_escape(to, dalil_review_say(cards->interface, what));
    g_string_append(to, after);
}

void
dalil_site_attribute(GString *to, const char *name, const char *value)
{
    g_string_append_printf(to, " %s=\"", name);
    dalil_html_escape(to, value);
    g_string_append_c(to, '"');
}

void
dalil_site_link(GString *to, const char *id)
{
    g_autofree char *part = g_uri_escape_string(id, "/", FALSE);

    g_string_append_printf(to, " href=\"#%s\"", part);
}

const char *
dalil_site_direction(const DalilLanguage *language)
{
    return language->direction == DALIL_RTL ? "rtl" : "ltr";
}
