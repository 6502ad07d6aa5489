/* test_compose_codepage.c: from the code on paper to an address on the web */
#include <glib.h>

#include "compose/codepage.h"

static const struct {
    const char *code, *name;
} names[] = {
    {"AR 2026-11 r003 7f3a", "ar-2026-11-r003-7f3a.html"},
    {"FR+AR 2026-11 r001 00ff", "fr-ar-2026-11-r001-00ff.html"},
    {"FF-ADLM 2026-11 r012 abcd", "ff-adlm-2026-11-r012-abcd.html"},
    {" ../x", "x.html"},
};

static void
test_names(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = dalil_codepage_name(names[i].code);
        g_assert_cmpstr(name, ==, names[i].name);
    }
}

static void
test_urls(void)
{
    g_autofree char *bare = dalil_codepage_url("https://example.org/a", "AR 1");
    g_autofree char *ended = dalil_codepage_url("https://example.org/a/", "AR 1");

    g_assert_cmpstr(bare, ==, "https://example.org/a/ar-1.html");
    g_assert_cmpstr(ended, ==, bare);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose/codepage/names", test_names);
    g_test_add_func("/compose/codepage/urls", test_urls);
    return g_test_run();
}
