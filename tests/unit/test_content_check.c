/* test_content_check.c: a text that is missing or out of date is said, as the network wants it */
#define _XOPEN_SOURCE 700
#include "content_network.h"

static const char services[] = "- id: doctor\n"
                               "  agency: clinic\n"
                               "  category: health\n"
                               "  name: Médecin\n"
                               "  fees: Gratuit\n";

/* Everything but the service is translated; its fees are out of date. */
static const char network_yaml[] = "id: exemple\n"
                                   "name: {fr: Exemple, ar: نموذج}\n"
                                   "source: fr\n"
                                   "languages: [fr, ar]\n"
                                   "missing: %s\n"
                                   "categories:\n"
                                   "  - {id: health, name: {fr: Santé, ar: الصحة}}\n";
static const char agencies_yaml[] = "- {id: clinic, name: {fr: Centre, ar: مركز}}\n";
static const char ar_po[] = "msgid \"\"\nmsgstr \"\"\n\n"
                            "msgctxt \"doctor/fees\"\nmsgid \"Offert\"\nmsgstr \"مجانا\"\n";

#define NAME "content/services/a.yaml:4:9: %s: no Arabic text for \"name\" of service \"doctor\"; "
#define FEES                                                                                       \
    "content/translations/ar.po:6:1: %s: the Arabic text for \"fees\" of service \"doctor\" is "   \
    "out of date: compare it with the French text and correct it\n"

static const struct {
    const char *missing;
    const char *level;
    const char *remedy;
    const char *count;
} policies[] = {
    {"refuse", "error",
     "add it to content/translations/ar.po (msgctxt \"doctor/name\"; `dalil translations update "
     "ar` "
     "writes all that is missing), or beside the text it translates, as `ar:`\n",
     "2 errors\n"},
    {"fallback", "warning", "it is printed untranslated until content/translations/ar.po has it\n",
     "2 warnings\n"},
    {"omit", "warning", "it is left out until content/translations/ar.po has it\n", "2 warnings\n"},
};

static void
test_policies(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(policies); i++) {
        g_autoptr(Network) network = network_new(services);
        g_autofree char *yaml = g_strdup_printf(network_yaml, policies[i].missing);
        g_autofree char *name = g_strdup_printf(NAME, policies[i].level);
        g_autofree char *fees = g_strdup_printf(FEES, policies[i].level);
        g_autofree char *expected =
            g_strconcat(name, policies[i].remedy, fees, policies[i].count, NULL);

        network_write(network, "network.yaml", yaml);
        network_write(network, "agencies.yaml", agencies_yaml);
        network_write(network, "translations/ar.po", ar_po);
        g_assert_nonnull(network_read(network));
        dalil_content_check_language(network->content, network->diags, "fr");
        network_assert_problems(network, "");
        dalil_content_check_language(network->content, network->diags, "ar");
        network_assert_problems(network, expected);
    }
}

/* A language whose own phrases nobody has vouched for is printed, and says so. */
static void
test_drafts(void)
{
    g_autoptr(Network) network = network_new(
        "- {id: doctor, agency: clinic, category: health, name: {fr: Médecin, ti: ሓኪም}}\n");
    const DalilDiag *list = NULL;
    int n = 0;

    network_write(network, "network.yaml",
                  "id: exemple\nname: {fr: Exemple, ti: ኣብነት}\nsource: fr\n"
                  "languages: [fr,\n            ti]\n"
                  "categories:\n  - {id: health, name: {fr: Santé, ti: ጥዕና}}\n");
    network_write(network, "agencies.yaml", "- {id: clinic, name: {fr: Centre, ti: ማእከል}}\n");
    g_assert_nonnull(network_read(network));
    dalil_content_check_language(network->content, network->diags, "fr");
    list = dalil_diags_list(network->diags, &n);
    g_assert_cmpint(n, ==, 0);
    dalil_content_check_language(network->content, network->diags, "ti");
    dalil_content_check_language(network->content, network->diags, "ti");
    list = dalil_diags_list(network->diags, &n);
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(list[0].level, ==, DALIL_WARNING);
    g_assert_cmpstr(list[0].at.file, ==, "content/network.yaml");
    g_assert_cmpint(list[0].at.line, ==, 5);
    g_assert_cmpint(list[0].at.column, ==, 13);
    g_assert_nonnull(strstr(list[0].text, " phrases in Tigrinya are drafts nobody has vouched "
                                          "for: \"(continued)\", "));
    g_assert_nonnull(strstr(list[0].text, "`dalil dump --stage=language --lang ti`"));
}

/* What is never printed needs no translation. */
static void
test_hidden_and_sleeping(void)
{
    g_autoptr(Network) network =
        network_new("- {id: a, agency: clinic, category: health, name: {fr: A, ar: أ},\n"
                    "   place: {address: 1 rue exemple, visibility: hidden}, note: rien}\n"
                    "- {id: b, agency: clinic, category: health, name: B, status: paused}\n");
    g_autofree char *yaml = g_strdup_printf(network_yaml, "refuse");

    network_write(network, "network.yaml", yaml);
    network_write(network, "agencies.yaml", agencies_yaml);
    g_assert_nonnull(network_read(network));
    dalil_content_check_language(network->content, network->diags, "ar");
    network_assert_problems(network, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/check/policies", test_policies);
    g_test_add_func("/content/check/drafts", test_drafts);
    g_test_add_func("/content/check/hidden_and_sleeping", test_hidden_and_sleeping);
    return g_test_run();
}
