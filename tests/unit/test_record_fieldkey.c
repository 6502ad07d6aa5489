/* test_record_fieldkey.c: under which key of the geometry a field or a translator's text is found
 */
#include "record/fieldkey.h"

static const struct {
    const char *id;
    gboolean is_service;
    int field;
    const char *key;
} fields[] = {
    {"clinic", TRUE, DALIL_CANON_NAME, "clinic/name"},
    {"clinic", TRUE, DALIL_CANON_AREA, "clinic/address"},
    {"clinic", TRUE, DALIL_CANON_VISIBILITY, "clinic/address"},
    {"clinic", TRUE, DALIL_CANON_ENTRANCE, "clinic/entrance"},
    {"clinic", TRUE, DALIL_CANON_HOURS_TEXT, "clinic/hours"},
    {"clinic", TRUE, DALIL_CANON_PHONES, "clinic/phones"},
    {"clinic", TRUE, DALIL_CANON_ORDER, NULL},
    {"clinic", TRUE, DALIL_CANON_CATEGORY, NULL},
    {"clinic", TRUE, -1, NULL},
    {"network", TRUE, DALIL_CANON_NAME, "network/name"}, /* a service may be called so */
    {"network", FALSE, DALIL_CANON_NAME, "network/title"},
    {"network", FALSE, DALIL_CANON_SUMMARY, "network/subtitle"},
    {"network", FALSE, DALIL_CANON_DESCRIPTION, "network/imprint"},
    {"network", FALSE, DALIL_CANON_EMAIL, "network/contact"},
    {"network", FALSE, DALIL_CANON_URL, "network/url"},
    {"agency:x", FALSE, DALIL_CANON_PHONES, "agency:x/phones"},
    {"emergency:15", FALSE, DALIL_CANON_NAME, "emergency:15/name"},
    {"emergency:15", FALSE, DALIL_CANON_PHONES, "emergency:15/number"},
    {"notice:rights", FALSE, DALIL_CANON_NAME, "notice:rights/title"},
    {"notice:rights", FALSE, DALIL_CANON_DESCRIPTION, "notice:rights/text"},
    {"category:food", FALSE, DALIL_CANON_NAME, "category:food/name"},
};

static void
test_fields(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        DalilCanonRecord record = {.id = (char *)fields[i].id, .is_service = fields[i].is_service};
        g_autofree char *key = dalil_fieldkey_of(&record, fields[i].field);
        g_assert_cmpstr(key, ==, fields[i].key);
    }
}

static const struct {
    const char *text, *key;
} texts[] = {
    {"clinic/name", "clinic/name"},
    {"clinic/phone1", "clinic/phones"},
    {"clinic/phone12", "clinic/phones"},
    {"clinic/phones", "clinic/phones"},
    {"clinic/hours_text", "clinic/hours"},
    {"clinic/area", "clinic/address"},
    {"clinic/address", "clinic/address"},
    {"clinic/entrance", "clinic/entrance"},
    {"network/name", "network/name"},
    {"network/title", "network/title"},
    {"network/phone1", "network/contact"},
    {"agency:x/phone1", "agency:x/phones"},
    {"agency:x/address", "agency:x/address"},
    {"notice:rights/title", "notice:rights/title"},
    {"notice:rights/text", "notice:rights/text"},
    {"no key at all", "no key at all"},
};

static void
test_texts(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *key = dalil_fieldkey_printed(texts[i].text);
        g_assert_cmpstr(key, ==, texts[i].key);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/fieldkey/fields", test_fields);
    g_test_add_func("/record/fieldkey/texts", test_texts);
    return g_test_run();
}
