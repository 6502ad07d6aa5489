/* test_content_document.c: docs/keys.md is what the tables say
 *
 * With DALIL_ACCEPT set the page is written anew.
 */
#include "content/content.h"

#include <string.h>

static void
test_page_is_current(void)
{
    const char *root = g_getenv("DALIL_ROOT");
    g_autofree char *path = g_build_filename(root != NULL ? root : ".", "docs", "keys.md", NULL);
    g_autofree char *page = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    dalil_content_document(text);
    if (g_getenv("DALIL_ACCEPT") != NULL)
        g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
    if (!g_file_get_contents(path, &page, NULL, NULL))
        g_test_message("%s is missing", path);
    g_assert_cmpstr(text->str, ==, page);
}

static void
test_every_key_is_there(void)
{
    static const char *const keys[] = {
        "`source`",        "`short_name`",    "`hours_ramadan`",     "`visibility`", "`number`",
        "`ID/hours_text`", "`network/title`", "`agency:ID/address`", "`ID/phone1`"};
    g_autoptr(GString) text = g_string_new(NULL);

    dalil_content_document(text);
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        g_assert_nonnull(strstr(text->str, keys[i]));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/document/page_is_current", test_page_is_current);
    g_test_add_func("/content/document/every_key_is_there", test_every_key_is_there);
    return g_test_run();
}
