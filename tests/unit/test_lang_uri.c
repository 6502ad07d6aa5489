/* test_lang_uri.c: links: what leads somewhere, and what must not */
#include <string.h>

#include "lang/uri.h"

#include <glib.h>

typedef struct {
    const char *value, *uri; /* uri NULL: no link */
} Row;

static const struct {
    const char *number, *extension, *uri;
} phones[] = {
    {"+212 5 24 00 00 11", NULL, "tel:+212524000011"},
    {"+212 5 24 00 00 11", "12", "tel:+212524000011;ext=12"},
    {"+212 5 24 00 00 11", "4 73", "tel:+212524000011;ext=473"},
    {"+212 5 24 00 00 11", "", "tel:+212524000011"},
    {"+212 5 24 00 00 11", "ask at the desk", "tel:+212524000011"}, /* printed, not dialled */
    {"+212 5 24 00 00 11", ";isub=1", "tel:+212524000011"},
    {"00212 5 24 00 00 11", NULL, "tel:+212524000011"},
    {"+962 (0)77 1234 567", NULL, "tel:+962771234567"},
    {"0524-00-00-11", NULL, "tel:0524000011"},
    {"05.24.00.00.11", NULL, "tel:0524000011"},
    {"(206) 622-5177", NULL, "tel:2066225177"},
    {"0524\xC2\xA0"
     "00\xE2\x80\xAF"
     "00\xE2\x80\x91"
     "11",
     NULL, "tel:0524000011"},
    {"19", NULL, "tel:19"},
    {"141", NULL, "tel:141"},
    {"*19#", NULL, "tel:*19%23"},
    {"*123*1#", NULL, "tel:*123*1%23"},
    /* words, letters, more than one number, other digits */
    {"Visit in person", NULL, NULL},
    {"", NULL, NULL},
    {"+", NULL, NULL},
    {"#", NULL, NULL},
    {"0524 00 00 11 / 0661 00 00 11", NULL, NULL},
    {"0524 00 00 11; 0661 00 00 11", NULL, NULL},
    {"0524 00 00 11 x 473", NULL, NULL},
    {"LAW-REP", NULL, NULL},
    {"٠٥٢٤ ٠٠ ٠٠ ١١", NULL, NULL},
    {"0524+000011", NULL, NULL},
    {"++212524000011", NULL, NULL},
    {"1234567890123456789", NULL, NULL},
    {"\"+44 1234 234567\"", NULL, NULL},
    /* what somebody could slip in */
    {"0524000011) /S /JavaScript", NULL, NULL},
    {"0524000011\n", NULL, NULL},
    {"0524000011;phone-context=evil.example.org", NULL, NULL},
    {"0524000011,,,1234", NULL, NULL},
    {"05240\xE2\x80\xAE"
     "00011",
     NULL, NULL},
    {"0524'00", NULL, NULL},
    {"\xFF"
     "0524",
     NULL, NULL},
};

static const Row webs[] = {
    {"https://example.org", "https://example.org"},
    {"https://example.org/", "https://example.org/"},
    {"http://example.org/a?b=c&d=e#f", "http://example.org/a?b=c&d=e#f"},
    {"HTTPS://Example.ORG/Path", "https://example.org/Path"},
    {"example.org/liste", "https://example.org/liste"},
    {"www.example.org", "https://www.example.org"},
    {"example.org:8080/x", "https://example.org:8080/x"},
    {"https://example.org:8080/x", "https://example.org:8080/x"},
    /* other scripts */
    {"https://مثال.example.org/خدمات",
     "https://xn--mgbh0fb.example.org/%D8%AE%D8%AF%D9%85%D8%A7%D8%AA"},
    {"https://bücher.example.org/é?q=ñ", "https://xn--bcher-kva.example.org/%C3%A9?q=%C3%B1"},
    {"https://example.org/می\xE2\x80\x8Cماند",
     "https://example.org/%D9%85%DB%8C%E2%80%8C%D9%85%D8%A7%D9%86%D8%AF"},
    /* encoded once, and once only */
    {"https://example.org/a%20b%C3%A9", "https://example.org/a%20b%C3%A9"},
    {"https://example.org/100%", "https://example.org/100%25"},
    {"https://example.org/%zz%4", "https://example.org/%25zz%254"},
    {"https://example.org/a#b#c", "https://example.org/a#b%23c"},
    {"https://example.org/a?b?c", "https://example.org/a?b?c"},
    {"https://example.org/a[1]{2}|3^`", "https://example.org/a%5B1%5D%7B2%7D%7C3%5E%60"},
    /* what would end a string of the PDF or an attribute of Cairo's */
    {"https://example.org/a(1)", "https://example.org/a%281%29"},
    {"https://example.org/)/S/JavaScript/JS(app.alert(1)",
     "https://example.org/%29/S/JavaScript/JS%28app.alert%281%29"},
    {"https://example.org/a\\b", "https://example.org/a%5Cb"},
    {"https://example.org/it's", "https://example.org/it%27s"},
    {"https://example.org/\"<>", "https://example.org/%22%3C%3E"},
    /* no link at all */
    {"", NULL},
    {"https://", NULL},
    {"https:///a", NULL},
    {"https://localhost", NULL},
    {"https://exa mple.org", NULL},
    {"https://example.org/a b", NULL},
    {" https://example.org", NULL},
    {"https://example.org/a\nb", NULL},
    {"https://example.org/\x04", NULL},
    {"https://example.org/\x7F", NULL},
    {"https://example.org/\xC2\x85", NULL},
    {"https://example.org/\xC2\xA0", NULL},
    {"https://example.org/\xE2\x80\xAEgpj.exe", NULL},
    {"https://example.org/\xE2\x80\x8B", NULL},
    {"https://example.org/\xE2\x81\xA6", NULL},
    {"https://example.org/\xFF", NULL},
    {"https://example.org\\@evil.example", NULL},
    {"https://example.org@evil.example/", NULL},
    {"https://user:password@example.org/", NULL},
    {"https://example.org:port/", NULL},
    {"https://example.org:99999/", NULL},
    {"https://example.org:99999999999999999999/", NULL},
    {"https://example.org:/", NULL},
    {"https://example.org)/", NULL},
    {"https://exam'ple.org/", NULL},
    {"https://example..org/", NULL},
    {"https://-example.org/", NULL},
    {"https://exa%6Dple.org/", NULL},
    {"https://[::1]/", NULL},
    {"javascript:app.alert(1)", NULL},
    {"JavaScript:alert(1)", NULL},
    {"javascript://example.org/%0Aalert(1)", NULL},
    {"data:text/html,x", NULL},
    {"file:///etc/passwd", NULL},
    {"ftp://example.org/", NULL},
    {"mailto:a@example.org", NULL},
    {"tel:19", NULL},
};

static const Row mails[] = {
    {"contact@example.org", "mailto:contact@example.org"},
    {"Equipe.Sante+ma@Example.org", "mailto:Equipe.Sante+ma@example.org"},
    {"l'accueil@example.org", "mailto:l%27accueil@example.org"},
    {"a?b&c=d%e@example.org", "mailto:a%3Fb%26c%3Dd%25e@example.org"},
    {"é@bücher.example.org", "mailto:%C3%A9@xn--bcher-kva.example.org"},
    {"", NULL},
    {"contact", NULL},
    {"@example.org", NULL},
    {"contact@", NULL},
    {"contact@localhost", NULL},
    {"a@b@example.org", NULL},
    {"contact@example.org?bcc=x@example.com", NULL},
    {"contact@example.org?subject=x", NULL},
    {"contact@example.org,other@example.org", NULL},
    {"a,b@example.org", NULL},
    {"a;b@example.org", NULL},
    {"\"a b\"@example.org", NULL},
    {"mailto:contact@example.org", NULL},
    {"con tact@example.org", NULL},
    {"contact@example.org\r\nBcc: x", NULL},
    {"con(tact)@example.org", NULL},
    {"con\\tact@example.org", NULL},
    {"contact@example.org)", NULL},
    {"con\xE2\x80\xAEtact@example.org", NULL},
};

/* Nothing that Cairo or the PDF could trip over. */
static void
check_safe(const char *uri)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "-._~:/?#@!$&*+,;=%";

    g_assert_cmpuint(strspn(uri, safe), ==, strlen(uri));
    g_assert_true(g_str_has_prefix(uri, "tel:") || g_str_has_prefix(uri, "https://") ||
                  g_str_has_prefix(uri, "http://") || g_str_has_prefix(uri, "mailto:"));
}

static void
check(const char *value, const char *uri, const char *wanted)
{
    g_test_message("%s", value);
    g_assert_cmpstr(uri, ==, wanted);
    if (uri)
        check_safe(uri);
}

static void
test_phone(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(phones); i++) {
        g_autofree char *uri = dalil_uri_phone(phones[i].number, phones[i].extension);
        check(phones[i].number, uri, phones[i].uri);
    }
}

static void
test_web(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(webs); i++) {
        g_autofree char *uri = dalil_uri_web(webs[i].value);
        check(webs[i].value, uri, webs[i].uri);
    }
}

static void
test_web_twice(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(webs); i++) {
        g_autofree char *uri = dalil_uri_web(webs[i].value);
        g_autofree char *again = uri ? dalil_uri_web(uri) : NULL;
        g_assert_cmpstr(again, ==, uri);
    }
}

static void
test_email(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(mails); i++) {
        g_autofree char *uri = dalil_uri_email(mails[i].value);
        check(mails[i].value, uri, mails[i].uri);
    }
}

static void
test_length(void)
{
    g_autofree char *path = g_strnfill(1980, 'a');
    g_autofree char *accents = g_strnfill(1980, '(');
    g_autofree char *label = g_strnfill(64, 'a');
    g_autofree char *fits = g_strconcat("https://example.org/", path, NULL);
    g_autofree char *grown = g_strconcat("https://example.org/", accents, NULL);
    g_autofree char *host = g_strconcat("https://", label, ".org", NULL);
    g_autofree char *uri = dalil_uri_web(fits);

    g_assert_cmpstr(uri, ==, fits);
    g_assert_null(dalil_uri_web(grown));
    g_assert_null(dalil_uri_web(host));
}

/* Every byte, in every place: refused or made safe. */
static void
test_every_byte(void)
{
    for (int byte = 1; byte < 256; byte++) {
        g_autofree char *number = g_strdup_printf("05240%c00011", byte);
        g_autofree char *url =
            g_strdup_printf("https://example.org/a%cb?c%cd#e%cf", byte, byte, byte);
        g_autofree char *host = g_strdup_printf("https://exam%cple.org/", byte);
        g_autofree char *email = g_strdup_printf("con%ctact@example.org", byte);
        char *uris[] = {dalil_uri_phone(number, number), dalil_uri_web(url), dalil_uri_web(host),
                        dalil_uri_email(email)};

        for (gsize i = 0; i < G_N_ELEMENTS(uris); i++) {
            if (uris[i])
                check_safe(uris[i]);
            g_free(uris[i]);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lang/uri/phone", test_phone);
    g_test_add_func("/lang/uri/web", test_web);
    g_test_add_func("/lang/uri/web-twice", test_web_twice);
    g_test_add_func("/lang/uri/email", test_email);
    g_test_add_func("/lang/uri/length", test_length);
    g_test_add_func("/lang/uri/every-byte", test_every_byte);
    return g_test_run();
}
