/* test_content_dump.c: the dump of one language has that language only, and no secrets */
#define _XOPEN_SOURCE 700
#include "content_network.h"

static const char services[] =
    "- id: refuge\n"
    "  agency: clinic\n"
    "  category: health\n"
    "  name: {fr: Refuge, ar: ملجأ}\n"
    "  place: {address: 3 rue secrète, area: Médina, entrance: porte, coordinates: '31.6, -7.9',\n"
    "          visibility: hidden}\n"
    "  note: ne pas dire\n"
    "  verified: {on: 2026-02-11, by: quelqu’un}\n";

static void
test_one_language(void)
{
    g_autoptr(Network) network = network_new(services);
    g_autoptr(GString) all = g_string_new(NULL);
    g_autoptr(GString) arabic = g_string_new(NULL);

    g_assert_nonnull(network_read(network));
    network_assert_problems(network, "");
    dalil_content_dump(network->content, NULL, all);
    dalil_content_dump(network->content, "ar", arabic);
    g_assert_nonnull(strstr(all->str, "service refuge content/services/a.yaml:1\n"));
    g_assert_nonnull(strstr(all->str, "  name [fr] Refuge\n  name [ar inline] ملجأ\n"));
    g_assert_nonnull(strstr(arabic->str, "  name [ar inline] ملجأ\n"));
    g_assert_null(strstr(arabic->str, "[fr"));
}

static void
test_no_secrets(void)
{
    static const char *const secrets[] = {"secrète", "Médina", "porte", "31.6", "dire", "quelqu"};
    g_autoptr(Network) network = network_new(services);
    g_autoptr(GString) all = g_string_new(NULL);

    g_assert_nonnull(network_read(network));
    dalil_content_dump(network->content, NULL, all);
    for (guint i = 0; i < G_N_ELEMENTS(secrets); i++)
        g_assert_null(strstr(all->str, secrets[i]));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/dump/one_language", test_one_language);
    g_test_add_func("/content/dump/no_secrets", test_no_secrets);
    return g_test_run();
}
