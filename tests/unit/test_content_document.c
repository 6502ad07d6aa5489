/* test_content_document.c: the reference page has every key there is
 *
 * That docs/keys.md is that page is shown by tests/scripts/keys.py.
 */
#include "content/content.h"

#include <string.h>

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
    g_test_add_func("/content/document/every_key_is_there", test_every_key_is_there);
    return g_test_run();
}
