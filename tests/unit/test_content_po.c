/* test_content_po.c: translations find their texts, and say when they no longer fit */
#define _XOPEN_SOURCE 700
#include "content_network.h"

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define ENTRY(key, source, text)                                                                   \
    "msgctxt \"" key "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n\n"

static const char services[] = "- id: doctor\n"
                               "  aliases: [old-doctor]\n"
                               "  agency: clinic\n"
                               "  category: health\n"
                               "  name: Médecin\n"
                               "  fees: 20 dirhams\n"
                               "  phones: [{number: 05 24 00 00 11, label: le soir}]\n";

static Network *
network_with(const char *translations)
{
    Network *network = network_new(services);

    network_write(network, "translations/ar.po", translations);
    g_assert_nonnull(network_read(network));
    return network;
}

static const DalilTextIn *
arabic_name(const Network *network)
{
    return dalil_text_in(&network_service(network, 0)->name, "ar");
}

static void
test_translation_is_found(void)
{
    g_autoptr(Network) network = network_with(HEADER ENTRY("doctor/name", "Médecin", "طبيب")
                                                  ENTRY("doctor/phone1", "le soir", "مساء"));
    const DalilService *service = network_service(network, 0);
    const DalilPhone *phone = service->phones.items;

    network_assert_problems(network, "");
    g_assert_cmpstr(arabic_name(network)->text, ==, "طبيب");
    g_assert_cmpint(arabic_name(network)->state, ==, DALIL_TEXT_TRANSLATED);
    g_assert_cmpint(arabic_name(network)->span.line, ==, 6);
    g_assert_cmpstr(arabic_name(network)->span.file, ==, "content/translations/ar.po");
    g_assert_cmpstr(dalil_text_in(&phone->label, "ar")->text, ==, "مساء");
    g_assert_cmpstr(service->name.key, ==, "doctor/name");
    g_assert_cmpstr(phone->label.key, ==, "doctor/phone1");
}

static void
test_old_id_still_finds_it(void)
{
    g_autoptr(Network) network = network_with(HEADER ENTRY("old-doctor/name", "Médecin", "طبيب"));

    network_assert_problems(network, "");
    g_assert_cmpstr(arabic_name(network)->text, ==, "طبيب");
}

static const struct {
    const char *entry;
    int state; /* -1: no translation */
} states[] = {
    {ENTRY("doctor/name", "Médecin", "طبيب"), DALIL_TEXT_TRANSLATED},
    {ENTRY("doctor/name", "Me\u0301decin", "طبيب"), DALIL_TEXT_TRANSLATED},
    {ENTRY("doctor/name", "Médecin ", " طبيب"), DALIL_TEXT_TRANSLATED},
    {ENTRY("doctor/name", "Docteur", "طبيب"), DALIL_TEXT_STALE},
    {"#, fuzzy\n" ENTRY("doctor/name", "Médecin", "طبيب"), DALIL_TEXT_DRAFT},
    {"#, fuzzy\n#| msgid \"Docteur\"\n" ENTRY("doctor/name", "Médecin", "طبيب"), DALIL_TEXT_STALE},
    {"#, fuzzy\n#| msgid \"Médecin 24\"\n" ENTRY("doctor/name", "Médecin", "طبيب"),
     DALIL_TEXT_OVERTAKEN},
    {ENTRY("doctor/name", "médecin.", "طبيب"), DALIL_TEXT_TRANSLATED},
    {ENTRY("doctor/name", "Sans médecin", "طبيب"), DALIL_TEXT_OVERTAKEN},
    {ENTRY("doctor/name", "Médecin", ""), -1},
    {"", -1},
};

static void
test_states(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(states); i++) {
        g_autofree char *text = g_strconcat(HEADER, states[i].entry, NULL);
        g_autoptr(Network) network = network_with(text);
        const DalilTextIn *in = arabic_name(network);

        g_test_message("%s", states[i].entry);
        network_assert_problems(network, "");
        g_assert_cmpint(in == NULL ? -1 : (int)in->state, ==, states[i].state);
    }
}

static void
test_numbers_must_agree(void)
{
    g_autoptr(Network) good = network_with(HEADER ENTRY("doctor/fees", "20 dirhams", "٢٠ درهما"));
    g_autoptr(Network) bad = network_with(HEADER ENTRY("doctor/fees", "20 dirhams", "25 درهما"));

    network_assert_problems(good, "");
    network_assert_problems(
        bad, "content/translations/ar.po:6:1: error: the translation of \"doctor/fees\" has the "
             "numbers 25, but the French text has 20: correct the one that is wrong\n1 error\n");
}

static void
test_crlf_and_long_strings(void)
{
    g_autoptr(Network) network = network_with("msgid \"\"\r\nmsgstr \"\"\r\n\r\n"
                                              "msgctxt \"doctor/name\"\r\n"
                                              "msgid \"\"\r\n\"Méde\"\r\n\"cin\"\r\n"
                                              "msgstr \"\"\r\n\"طب\"\r\n\"يب\"\r\n");

    g_assert_cmpstr(arabic_name(network)->text, ==, "طبيب");
    g_assert_cmpint(arabic_name(network)->state, ==, DALIL_TEXT_TRANSLATED);
}

/* Whatever stands in the file: the program goes on, and says something. */
static const char *const rubbish[] = {
    "rubbish",
    "msgctxt \"doctor/name\"\n",
    "msgctxt \"doctor/name\"\nmsgid \"M\n",
    "msgctxt \"doctor/name\"\nmsgid \"\\q\"\nmsgstr \"\"\n",
    "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n",
    "msgstr \"a\"\n",
    "\xEF\xBB\xBFmsgid \"a\"\nmsgstr \"b\"\n",
    "msgid \"\xFF\"\nmsgstr \"\"\n",
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=KOI8-R\\n\"\n",
    "domain \"other\"\nmsgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n",
};

static void
test_rubbish(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rubbish); i++) {
        g_autoptr(Network) network = network_with(rubbish[i]);

        g_test_message("%s", rubbish[i]);
        g_assert_null(arabic_name(network));
        g_assert_cmpint(dalil_diags_errors(network->diags) + dalil_diags_warnings(network->diags),
                        >, 0);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/po/translation_is_found", test_translation_is_found);
    g_test_add_func("/content/po/old_id_still_finds_it", test_old_id_still_finds_it);
    g_test_add_func("/content/po/states", test_states);
    g_test_add_func("/content/po/numbers_must_agree", test_numbers_must_agree);
    g_test_add_func("/content/po/crlf_and_long_strings", test_crlf_and_long_strings);
    g_test_add_func("/content/po/rubbish", test_rubbish);
    return g_test_run();
}
