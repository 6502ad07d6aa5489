/* test_content_keys.c: keys lead to texts, and nearly right keys to the right ones */
#define _XOPEN_SOURCE 700
#include "content_network.h"

#include "content/keys.h"

static const char network_yaml[] = NETWORK_YAML "title: Titre\n"
                                                "emergency: [{number: 15, name: Ambulance}]\n"
                                                "notices: [{id: free, title: Gratuit, text: T}]\n"
                                                "phones: [{number: 141, label: nuit}]\n";
static const char services[] =
    "- {id: doctor, agency: clinic, category: health, name: Médecin,\n"
    "   place: {area: Médina}, phones: [141, {number: 15, label: jour}]}\n";

static Network *
full_network(void)
{
    Network *network = network_new(services);

    network_write(network, "network.yaml", network_yaml);
    g_assert_nonnull(network_read(network));
    network_assert_problems(network, "");
    return network;
}

static void
collect(const DalilKeyed *keyed, gpointer user)
{
    g_string_append_printf(user, "%s = %s\n", keyed->text->key, keyed->text->in[0].text);
}

static void
test_walk(void)
{
    g_autoptr(Network) network = full_network();
    g_autoptr(GString) keys = g_string_new(NULL);

    dalil_keys_walk(network->content, collect, keys);
    g_assert_cmpstr(keys->str, ==,
                    "network/name = Exemple\n"
                    "network/title = Titre\n"
                    "network/phone1 = nuit\n"
                    "category:health/name = Santé\n"
                    "category:legal/name = Droits\n"
                    "emergency:15/name = Ambulance\n"
                    "notice:free/title = Gratuit\n"
                    "notice:free/text = T\n"
                    "agency:clinic/name = Centre exemple\n"
                    "doctor/name = Médecin\n"
                    "doctor/area = Médina\n"
                    "doctor/phone2 = jour\n");
}

static const struct {
    const char *key;
    DalilKeyState state;
    const char *nearest;
} lookups[] = {
    {"network/title", DALIL_KEY_FOUND, NULL},
    {"network/subtitle", DALIL_KEY_FOUND, NULL},
    {"network/titel", DALIL_KEY_UNKNOWN_FIELD, "network/title"},
    {"category:health/name", DALIL_KEY_FOUND, NULL},
    {"category:helth/name", DALIL_KEY_UNKNOWN_THING, "category:health/name"},
    {"category:health/names", DALIL_KEY_UNKNOWN_FIELD, "category:health/name"},
    {"emergency:15/name", DALIL_KEY_FOUND, NULL},
    {"notice:free/text", DALIL_KEY_FOUND, NULL},
    {"agency:clinic/name", DALIL_KEY_FOUND, NULL},
    {"doctor/name", DALIL_KEY_FOUND, NULL},
    {"doctor/phone1", DALIL_KEY_FOUND, NULL},
    {"doctor/phone2", DALIL_KEY_FOUND, NULL},
    {"doctor/phone3", DALIL_KEY_UNKNOWN_FIELD, NULL},
    {"doctor/phone0", DALIL_KEY_UNKNOWN_FIELD, NULL},
    {"doctor/phone", DALIL_KEY_UNKNOWN_FIELD, NULL},
    {"doctr/name", DALIL_KEY_UNKNOWN_THING, "doctor/name"},
    {"somewhere/name", DALIL_KEY_UNKNOWN_THING, NULL},
    {"doctor", DALIL_KEY_UNKNOWN_FIELD, NULL},
    {"/", DALIL_KEY_UNKNOWN_THING, NULL},
    {"", DALIL_KEY_UNKNOWN_THING, NULL},
};

static void
test_lookup(void)
{
    g_autoptr(Network) network = full_network();
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    DalilService *service = network->content->services.items;

    g_hash_table_insert(ids, (gpointer)service->id.text, service);
    for (guint i = 0; i < G_N_ELEMENTS(lookups); i++) {
        DalilKeyFound found;

        g_test_message("%s", lookups[i].key);
        g_assert_cmpint(dalil_keys_find(network->content, ids, lookups[i].key, &found), ==,
                        lookups[i].state);
        g_assert_cmpint(found.text != NULL, ==, lookups[i].state == DALIL_KEY_FOUND);
        g_assert_cmpstr(found.nearest, ==, lookups[i].nearest);
        dalil_keys_clear(&found);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/keys/walk", test_walk);
    g_test_add_func("/content/keys/lookup", test_lookup);
    return g_test_run();
}
