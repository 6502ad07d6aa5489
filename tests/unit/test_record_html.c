/* test_record_html.c: nothing of the network's words reaches a page as markup or as a trick */
#include <string.h>

#include "record/html.h"

static const struct {
    const char *text, *wanted;
} escapes[] = {
    {"", ""},
    {"plain words", "plain words"},
    {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
    {"\" onload='x'", "&quot; onload=&#39;x&#39;"},
    {"a & b &amp; &#60;", "a &amp; b &amp;amp; &amp;#60;"},
    {"</style>", "&lt;/style&gt;"},
    {"a\u202Eb", "a[U+202E]b"},
    {"\u202A\u202B\u202C\u202D", "[U+202A][U+202B][U+202C][U+202D]"},
    {"\x01\x1b[31m\x7f", "[U+0001][U+001B][31m[U+007F]"},
    {"\xc2\x85", "[U+0085]"},
    {"two\nlines", "two\nlines"},
    {"\u2066+212 5\u2069", "\u2066+212 5\u2069"},
    {"\xff\xfe", "\uFFFD\uFFFD"},
    {"المائدة", "المائدة"},
};

static void
test_escapes(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++) {
        g_autoptr(GString) got = g_string_new(NULL);
        dalil_html_escape(got, escapes[i].text);
        g_assert_cmpstr(got->str, ==, escapes[i].wanted);
    }
}

static const struct {
    const char *tag, *text, *wanted;
} values[] = {
    {"fr", "Santé", "<bdi lang=\"fr\" dir=\"ltr\">Santé</bdi>"},
    {"ar", "الصحة", "<bdi lang=\"ar\" dir=\"rtl\">الصحة</bdi>"},
    {NULL, "<b>", "<bdi dir=\"auto\">&lt;b&gt;</bdi>"},
};

static void
test_values(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(GString) got = g_string_new(NULL);
        dalil_html_value(got, values[i].tag ? dalil_language_lookup(values[i].tag) : NULL,
                         values[i].text);
        g_assert_cmpstr(got->str, ==, values[i].wanted);
    }
}

/* In a right-to-left value the groups of a number would change places. */
static void
test_a_number_keeps_its_direction(void)
{
    g_autoptr(GString) got = g_string_new(NULL);

    dalil_html_value(got, dalil_language_lookup("ar"), "الهاتف +212 5 24 00 00 11");
    g_assert_nonnull(strstr(got->str, "\u2066+212"));
    g_assert_nonnull(strstr(got->str, "\u2069"));
}

/* A time stays whole; a small screen may part it from its day. */
static void
test_a_time_may_leave_its_day(void)
{
    g_autoptr(GString) got = g_string_new(NULL);

    dalil_html_value(got, dalil_language_lookup("fr"), "lundi\u00a0\u20669h–12h\u2069");
    g_assert_nonnull(strstr(got->str, "lundi \u2066"));
}

static void
test_head(void)
{
    g_autoptr(GString) got = g_string_new(NULL);

    dalil_html_begin(got, dalil_language_lookup("ar"), "a < b", "p{color:#000}");
    g_assert_true(g_str_has_prefix(got->str, "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    g_assert_nonnull(strstr(got->str, "<title>a &lt; b</title>"));
    /* printf 'p{color:#000}' | openssl dgst -sha256 -binary | base64 */
    g_assert_nonnull(strstr(got->str, "default-src 'none'; style-src "
                                      "'sha256-bsKuyVWsclkVVeSiyIIq0ZDnzXKG45Ry3EUi2XhvlH4='"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/html/escapes", test_escapes);
    g_test_add_func("/record/html/values", test_values);
    g_test_add_func("/record/html/number", test_a_number_keeps_its_direction);
    g_test_add_func("/record/html/time", test_a_time_may_leave_its_day);
    g_test_add_func("/record/html/head", test_head);
    return g_test_run();
}
