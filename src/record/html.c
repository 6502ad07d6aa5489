/* html.c: escaping, isolating, and the head of a page */
#include "record/html.h"

#include <string.h>

#include "base/sum.h"
#include "lang/isolate.h"

static const struct {
    gunichar letter;
    const char *as;
} escapes[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"},
};

/* What would turn round or hide the letters behind it: LRE to RLO, and controls but for the line
 * feed. Isolates may stay, for <bdi> closes them. */
static gboolean
is_trick(gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
}

void
dalil_html_escape(GString *to, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);

    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        const char *as = NULL;
        for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++)
            if (escapes[i].letter == c)
                as = escapes[i].as;
        if (as)
            g_string_append(to, as);
        else if (is_trick(c))
            g_string_append_printf(to, "[U+%04X]", c);
        else
            g_string_append_unichar(to, c);
    }
}

static void
open_value(GString *to, const char *tag, const DalilLanguage *language)
{
    if (language)
        g_string_append_printf(to, "<%s lang=\"%s\" dir=\"%s\">", tag, language->tag,
                               language->direction == DALIL_RTL ? "rtl" : "ltr");
    else
        g_string_append_printf(to, "<%s dir=\"auto\">", tag);
}

/* What paper needs together ("lundi 9h–12h" on one line of a column) may part on a small screen;
 * the value itself stays whole. */
static void
loosen(GString *text)
{
    static const char tight[] = DALIL_NBSP DALIL_LRI;

    for (char *at = strstr(text->str, tight); at; at = strstr(text->str, tight)) {
        gssize place = at - text->str;
        g_string_erase(text, place, (gssize)strlen(DALIL_NBSP));
        g_string_insert_c(text, place, ' ');
    }
}

static void
add_isolated(GString *to, const DalilLanguage *language, const char *text)
{
    GString *safe = g_string_new(NULL);

    dalil_isolate_text(safe, text, language && language->direction == DALIL_RTL);
    loosen(safe);
    dalil_html_escape(to, safe->str);
    g_string_free(safe, TRUE);
}

void
dalil_html_value(GString *to, const DalilLanguage *language, const char *text)
{
    open_value(to, "bdi", language);
    add_isolated(to, language, text);
    g_string_append(to, "</bdi>");
}

void
dalil_html_piece(GString *to, const DalilLanguage *language, const char *tag, const char *text)
{
    if (tag)
        g_string_append_printf(to, "<%s>", tag);
    add_isolated(to, language, text);
    if (tag)
        g_string_append_printf(to, "</%s>", tag);
}

/* "style-src 'sha256-…'; " */
static void
add_policy(GString *to, const char *kind, const char *text)
{
    g_autofree char *hash = NULL;
    guint8 digest[DALIL_SUM_SIZE];
    DalilSum sum;

    dalil_sum_begin(&sum);
    dalil_sum_add(&sum, text, strlen(text));
    dalil_sum_end(&sum, digest);
    hash = g_base64_encode(digest, sizeof digest);
    g_string_append_printf(to, "%s-src 'sha256-%s'; ", kind, hash);
}

void
dalil_html_head(GString *to, const DalilLanguage *language, const char *title, const char *css,
                const char *script)
{
    g_string_append(to, "<!DOCTYPE html>\n");
    open_value(to, "html", language);
    g_string_append(to, "\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-"
                        "Policy\" content=\"default-src 'none'; ");
    if (script)
        g_string_append(to, "img-src data:; ");
    add_policy(to, "style", css);
    if (script)
        add_policy(to, "script", script);
    g_string_append(to, "base-uri 'none'; form-action 'none'\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, "
                        "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                        "<meta name=\"color-scheme\" content=\"light\">\n<title>");
    dalil_html_escape(to, title);
    g_string_append_printf(to, "</title>\n%s<style>%s</style>\n</head>\n<body",
                           script ? "<link rel=\"icon\" href=\"data:,\">\n" : "", css);
}

void
dalil_html_begin(GString *to, const DalilLanguage *language, const char *title, const char *css)
{
    dalil_html_head(to, language, title, css, NULL);
    g_string_append(to, ">\n");
}

void
dalil_html_end(GString *to)
{
    g_string_append(to, "</body>\n</html>\n");
}
