/* test_press_glance.c: which of a file's packed objects are worth a look */
#include <glib.h>

#include "press/preflight_parts.h"
#include "press/ua_file.h"

static const struct {
    const char *object;
    gboolean suspect;
} objects[] = {
    {"<</S /P /K [0]>>", FALSE},
    {"<</S /Figure /K [1]>>", TRUE},
    {"<</S /Figure /Alt (un dessin) /K [1]>>", FALSE},
    {"<</S /Link /K [2]>>", FALSE},
    {"<</Type /Annot /Subtype /Link /A <</S /URI /URI (https://example.org)>>>>", TRUE},
    {"<</Type /Annot /Subtype /Link /Contents (Soins) /A <</S /URI /URI (tel:+212)>>>>", FALSE},
    {"<</S /JavaScript /JS (app)>>", TRUE},
};

static void
test_packed(void)
{
    g_autoptr(DalilUaFile) file = dalil_ua_file_new();
    g_autoptr(GByteArray) bytes = NULL;
    g_autoptr(GArray) found = NULL;
    guint wanted = 0;
    int numbers[G_N_ELEMENTS(objects)];

    for (gsize i = 0; i < G_N_ELEMENTS(objects); i++) {
        numbers[i] = dalil_ua_file_new_number(file);
        g_string_append(dalil_ua_file_begin(file, numbers[i]), objects[i].object);
        dalil_ua_file_end(file);
    }
    bytes = dalil_ua_file_finish(file, numbers[0], numbers[0]);
    g_assert_null(g_strstr_len((const char *)bytes->data, (gssize)bytes->len, "/Figure"));
    found = dalil_pf_glance(bytes->data, bytes->len);
    g_assert_nonnull(found);
    for (gsize i = 0; i < G_N_ELEMENTS(objects); i++) {
        if (!objects[i].suspect)
            continue;
        g_assert_cmpuint(wanted, <, found->len);
        g_assert_cmpint(g_array_index(found, int, wanted), ==, numbers[i]);
        wanted++;
    }
    g_assert_cmpuint(found->len, ==, wanted);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/glance/packed", test_packed);
    return g_test_run();
}
