/* test_content_merge.c: files of translations follow the listings, and lose nothing */
#define _XOPEN_SOURCE 700
#include "content_network.h"

#include "content/merge.h"

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define SERVICE(id, rest, name)                                                                    \
    "- {id: " id ", " rest "agency: clinic, category: health, name: \"" name "\"}\n"

/* One service, one file, and the entry of the service's name afterwards, from the mark on. */
static const struct {
    const char *says, *services, *before, *after;
} cases[] = {
    {"new", SERVICE("doctor", "", "Médecin"), "",
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"\"\n"},
    {"as it was", SERVICE("doctor", "", "Médecin"),
     "# mine\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n"},
    {"tidied up", SERVICE("doctor", "", "médecin."),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "msgctxt \"doctor/name\"\nmsgid \"médecin.\"\nmsgstr \"Doctor\"\n"},
    {"other words", SERVICE("doctor", "", "Chirurgien"),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "#, fuzzy\n#| msgid \"Médecin\"\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\n"
     "msgstr \"Doctor\"\n"},
    {"another number", SERVICE("doctor", "", "Médecin 24"),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin 12\"\nmsgstr \"Doctor 12\"\n",
     "#. CHANGED, look twice, a number is another now: « 12 » → « 24 »\n#: "
     "content/services/a.yaml:1\n"
     "#, fuzzy\n#| msgid \"Médecin 12\"\nmsgctxt \"doctor/name\"\n"},
    {"the first unreviewed source is kept", SERVICE("doctor", "", "Dentiste"),
     "#, fuzzy\n#| msgid \"Médecin\"\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\n"
     "msgstr \"Doctor\"\n",
     "#, fuzzy\n#| msgid \"Médecin\"\nmsgctxt \"doctor/name\"\nmsgid \"Dentiste\"\n"
     "msgstr \"Doctor\"\n"},
    {"back to the first source", SERVICE("doctor", "", "Médecin"),
     "#, fuzzy\n#| msgid \"Médecin\"\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\n"
     "msgstr \"Doctor\"\n",
     "a.yaml:1\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n"},
    {"a draft stays one", SERVICE("doctor", "", "Médecin"),
     "#, fuzzy\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "#, fuzzy\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n"},
    {"a draft whose source changes stays one", SERVICE("doctor", "", "Chirurgien"),
     "#, fuzzy\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "#. It was a draft before.\n#: content/services/a.yaml:1\n#, fuzzy\n#| msgid \"Médecin\"\n"},
    {"reviewed again", SERVICE("doctor", "", "Chirurgien"),
     "#| msgid \"Médecin\"\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\nmsgstr \"Surgeon\"\n",
     "a.yaml:1\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\nmsgstr \"Surgeon\"\n"},
    {"an empty one is never stale", SERVICE("doctor", "", "Chirurgien"),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"\"\n",
     "a.yaml:1\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\nmsgstr \"\"\n"},
    {"never by likeness", SERVICE("surgeon", "", "Médecin"),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "msgctxt \"surgeon/name\"\nmsgid \"Médecin\"\nmsgstr \"\"\n\n#~ msgctxt \"doctor/name\"\n"
     "#~ msgid \"Médecin\"\n#~ msgstr \"Doctor\"\n"},
    {"an alias carries it along", SERVICE("surgeon", "aliases: [doctor], ", "Médecin"),
     "msgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n",
     "msgctxt \"surgeon/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n"},
    {"an old one comes back", SERVICE("doctor", "", "Médecin"),
     "#~ msgctxt \"doctor/name\"\n#~ msgid \"Médecin\"\n#~ msgstr \"Doctor\"\n",
     "a.yaml:1\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\nmsgstr \"Doctor\"\n"},
    {"an old one comes back stale", SERVICE("doctor", "", "Chirurgien"),
     "#~ msgctxt \"doctor/name\"\n#~ msgid \"Médecin\"\n#~ msgstr \"Doctor\"\n",
     "#, fuzzy\n#| msgid \"Médecin\"\nmsgctxt \"doctor/name\"\nmsgid \"Chirurgien\"\n"},
    {"an entry without a key is kept", SERVICE("doctor", "", "Médecin"),
     "msgid \"Médecin\"\nmsgstr \"Doctor\"\n", "#~ msgid \"Médecin\"\n#~ msgstr \"Doctor\"\n"},
    {"a placeholder is named", SERVICE("doctor", "", "Appelez {phone}"), "",
     "#. Keep as it is: {phone}\n"},
    {"room stays when nobody measures", SERVICE("doctor", "", "Médecin"),
     "#. old words\n#. Room on x: 1 line of 50 mm\nmsgctxt \"doctor/name\"\nmsgid \"Médecin\"\n"
     "msgstr \"\"\n",
     "#. The heading of an entry\n#. Room on x: 1 line of 50 mm\n#: content/services/a.yaml:1\n"},
};

/* The file after one update, or after another one. (transfer full) */
static char *
merge(const char *services, const char *before, int times)
{
    g_autoptr(Network) network = network_new(services);
    g_autofree char *po = g_strconcat(HEADER, before, NULL);
    GString *text = g_string_new(NULL);

    for (int i = 0; i < times; i++) {
        g_autoptr(DalilTranslations) translations = NULL;
        DalilMergeCount count;

        network_write(network, "translations/en.po", i == 0 ? po : text->str);
        g_assert_nonnull(network_read(network));
        translations = dalil_translations_open(network->arena, network->diags, network->content,
                                               network->folder, dalil_language_lookup("en"));
        g_assert_false(translations->broken);
        dalil_merge(network->arena, translations, "2026-11-15", NULL, NULL, &count);
        g_string_truncate(text, 0);
        dalil_pofile_write(translations->file, text);
    }
    return g_string_free(text, FALSE);
}

static void
test_each(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *once = merge(cases[i].services, cases[i].before, 1);
        g_autofree char *twice = merge(cases[i].services, cases[i].before, 2);

        g_test_message("%s\n%s", cases[i].says, once);
        g_assert_nonnull(strstr(once, cases[i].after));
        g_assert_cmpstr(once, ==, twice);
    }
}

static void
test_notes_stay(void)
{
    g_autofree char *text = merge(cases[1].services, cases[1].before, 1);

    g_assert_nonnull(strstr(text, "# mine\n#. The heading of an entry\n"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/merge/each", test_each);
    g_test_add_func("/content/merge/notes_stay", test_notes_stay);
    return g_test_run();
}
