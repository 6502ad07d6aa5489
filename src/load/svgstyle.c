/* svgstyle.c: words in a style that reach out of the drawing, or become dots on paper
 *
 * It is not parsed as CSS is: that has ways to spell one word in many. What could be such a
 * spelling (a backslash, an @) is refused; the rest is then what it looks like.
 */
#include "load/svgstyle.h"

#include <string.h>

#define SPACES " \t\r\n\f"

/* Properties that may only be `none` or `normal`. */
static const struct {
    const char *name, *why;
} refused[] = {
    {"filter", "filters become coarse dots on paper; leave the effect out"},
    {"mask", "masks become coarse dots on paper; cut the shape itself, or clip it"},
    {"mask-image", "masks become coarse dots on paper; cut the shape itself, or clip it"},
    {"mix-blend-mode", "inks cannot blend on paper as light does; leave the effect out"},
    {"marker", "arrowheads and the like; turn them into paths first"},
    {"marker-start", "arrowheads and the like; turn them into paths first"},
    {"marker-mid", "arrowheads and the like; turn them into paths first"},
    {"marker-end", "arrowheads and the like; turn them into paths first"},
};

/* Comments become a space, as they mean. (transfer full) */
static char *
without_comments(const char *css)
{
    GString *plain = g_string_new(NULL);

    while (*css) {
        const char *from = strstr(css, "/*");
        g_string_append_len(plain, css, from ? from - css : (gssize)strlen(css));
        if (!from)
            break;
        g_string_append_c(plain, ' ');
        css = strstr(from + 2, "*/");
        if (!css)
            break;
        css += 2;
    }
    return g_string_free(plain, FALSE);
}

/* All that is called by url(): a part of the drawing, "#wave". FALSE: something else is. */
static gboolean
find_urls(const char *plain, GPtrArray *targets)
{
    g_autofree char *lower = g_ascii_strdown(plain, -1);

    for (const char *at = lower; (at = strstr(at, "url")); at += 3) {
        const char *open = at + 3 + strspn(at + 3, SPACES), *from = NULL;
        gsize length = 0;

        if (*open != '(')
            continue;
        from = plain + (open + 1 - lower);
        from += strspn(from, SPACES "\"'");
        length = strcspn(from, "\"')" SPACES);
        if (*from != '#' || length < 2)
            return FALSE;
        g_ptr_array_add(targets, g_strndup(from + 1, length - 1));
    }
    return TRUE;
}

/* One "name: value". NULL: it is harmless. */
static const char *
judge(char *declaration)
{
    char *colon = strchr(declaration, ':');

    if (!colon)
        return NULL;
    *colon = '\0';
    g_strstrip(declaration);
    g_strstrip(colon + 1);
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
        if (g_ascii_strcasecmp(declaration, refused[i].name) == 0 &&
            g_ascii_strcasecmp(colon + 1, "none") != 0 &&
            g_ascii_strcasecmp(colon + 1, "normal") != 0)
            return refused[i].why;
    return NULL;
}

char *
dalil_svg_style(const char *css, GPtrArray *targets)
{
    g_autofree char *plain = without_comments(css);
    g_auto(GStrv) parts = NULL;

    if (strchr(plain, '@'))
        return g_strdup("an @ in a style can fetch other files (@import); save as plain SVG");
    if (strchr(plain, '\\'))
        return g_strdup("a backslash in a value can hide what it says; write the character itself");
    if (!find_urls(plain, targets))
        return g_strdup("url() leads out of the drawing; it may use parts of itself only");
    parts = g_strsplit_set(plain, ";{}", -1);
    for (char **part = parts; *part; part++) {
        const char *why = judge(*part);
        if (why)
            return g_strdup_printf("`%s`: %s", *part, why);
    }
    return NULL;
}
