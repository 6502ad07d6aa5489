/* test_compose_edition.c: what an edition says, before anything is measured */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/isolate.h"

#define TOP                                                                                        \
    "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"              \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"
#define STYLES                                                                                     \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone, bold: yes}, {id: "        \
    "heading, ink: paper}]\n"
#define ENTRY                                                                                      \
    "[name, description, alert, [eligibility, bring, fees], [phones, email, url], place, hours, "  \
    "seasons, languages, [dates, checked]]"
#define FLOW "flows: [{id: services, size: 9pt, entry: " ENTRY ", blocks: [{kind: services}]}]\n"
#define PANELS "panels: [{frames: [{flow: services}]}]\n"

#define SERVICES                                                                                           \
    "- id: soins\n  agency: maison\n  category: health\n"                                                  \
    "  name: {fr: Soins, ar: علاج}\n  description: {fr: \"Ouvert : venez !\", ar: \"تعالوا\"}\n" \
    "  bring: {fr: Un papier, ar: وثيقة}\n  fees: {fr: 20 MAD, ar: 20 درهما}\n"                  \
    "  phones:\n    - {number: \"+212 5 24 00 00 11\", extension: \"12\"}\n"                               \
    "    - {number: \"+212 6 00 00 00 12\", kind: whatsapp}\n"                                             \
    "    - {number: \"15\", kind: emergency, label: {fr: la nuit, ar: ليلا}}\n"                        \
    "  email: soins@example.org\n  url: https://example.org/soins/\n"                                      \
    "  place: {address: {fr: 1 rue A, ar: 1 زنقة أ}, area: {fr: Centre, ar: الوسط}}\n"           \
    "  hours: \"Mo-Fr 09:00-12:30\"\n  languages: [fr, ary]\n"                                             \
    "  hours_ramadan: \"Mo-Fr 10:00-14:00\"\n  valid_to: 2027-03-31\n  verified: {on: "                    \
    "2026-10-05, by: maison}\n"                                                                            \
    "- {id: cache, agency: maison, category: health, name: {fr: Abri, ar: ملجأ},\n"                    \
    "   place: {address: {fr: 9 rue B, ar: 9 زنقة ب}, visibility: hidden}}\n"                         \
    "- {id: pain, agency: maison, category: food, name: {fr: Pain, ar: خبز},\n"                         \
    "   place: {address: {fr: 3 rue C, ar: 3 زنقة ج}}}\n"

static DalilEdition *
compose(Studio *studio, const char *yaml, const char *tag)
{
    DalilTemplate *layout = studio_template(studio, "test", yaml);

    studio_assert_clean(studio->diags);
    return dalil_compose(studio->arena, studio->diags, studio->content, layout,
                         dalil_language_lookup(tag), NULL, dalil_icon_names());
}

/* Isolates made visible: <ltr>, {name}, ~ no-break space, ^ the narrow one. What begins bold has
 * a * before it. (transfer full) */
static char *
visible(const char *text)
{
    static const struct {
        const char *from, *to;
    } marks[] = {{DALIL_LRI, "<"},        {DALIL_FSI, "{"},  {DALIL_RLI, "{"},  {DALIL_PDI, ">"},
                 {DALIL_WORD_JOINER, ""}, {DALIL_NBSP, "~"}, {DALIL_NNBSP, "^"}};
    GString *to = g_string_new(text);

    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        g_string_replace(to, marks[i].from, marks[i].to, 0);
    return g_string_free(to, FALSE);
}

static void
add_said(GString *to, const DalilBlock *block)
{
    g_autofree char *text = block->rich ? visible(block->rich->text) : NULL;
    g_autofree char *value = block->value ? visible(block->value->text) : NULL;

    if (text)
        g_string_append_printf(to, "%s%s%s%s\n", block->rich->runs[0].bold ? "*" : "", text,
                               value ? " ... " : "", value ? value : "");
    for (int i = 0; i < block->n_children; i++)
        add_said(to, block->children[i]);
}

static char *
said(const DalilStory *story)
{
    GString *to = g_string_new(NULL);

    for (int i = 0; i < story->n; i++)
        add_said(to, story->blocks[i]);
    return g_string_free(to, FALSE);
}

/* Every value in an isolate of its own, in both directions. */
static const struct {
    const char *tag, *said;
} editions[] = {
    {"fr",
     "Santé\n*Soins\nOuvert^: venez^!\nApportez^: Un papier\n<20~MAD>\n"
     "*<+212~5~24~00~00~11>~poste~<12>\n*<+212~6~00~00~00~12> (WhatsApp)\n*<15> (la nuit)\n"
     "<soins@example.org>\n<example.org/soins/>\n1 rue A, Centre\n"
     "lun.–ven.~<9h–12h30>\nRamadan^: lun.–ven.~<10h–14h>\nfrançais, arabe marocain (darija)\n"
     "jusqu’au {31~mars 2027>\nVérifié en {octobre 2026>\n"
     "*Abri\nAdresse communiquée par téléphone\nRepas\n*Pain\n3 rue C\n"},
    {"ar", "الصحة\n*علاج\nتعالوا\nأحضروا معكم: وثيقة\n20~درهما\n"
           "*<+212~5~24~00~00~11>~تحويلة~<12>\n*<+212~6~00~00~00~12> (واتساب)\n*<15> (ليلا)\n"
           "<soins@example.org>\n<example.org/soins/>\n1 زنقة أ، الوسط\n"
           "من~الاثنين~إلى~الجمعة:~<09:00–12:30>\nرمضان: من~الاثنين~إلى~الجمعة:~<10:00–14:00>\n"
           "الفرنسية، الدارجة المغربية\n"
           "حتى {31~مارس 2027>\nتم التحقق في {أكتوبر 2026>\n"
           "*ملجأ\nيُعطى العنوان عبر الهاتف\nالطعام\n*خبز\n3 زنقة ج\n"},
};

static void
test_said(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
    DalilEdition *edition = compose(studio, TOP STYLES FLOW PANELS, editions[row].tag);
    g_autofree char *text = said(&edition->flows[0]);
    g_autofree char *name = g_strconcat("test.", editions[row].tag, NULL);

    studio_assert_clean(studio->diags);
    g_assert_cmpstr(text, ==, editions[row].said);
    g_assert_cmpint(edition->rtl, ==, row);
    g_assert_cmpstr(edition->name, ==, name);
}

/* Units, headings and keys: what layout keeps together and what a report can name. */
static void
test_structure(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
    const DalilStory *story = &compose(studio, TOP STYLES FLOW PANELS, "fr")->flows[0];
    int headings = 0, services = 0;

    for (int i = 0; i < story->n; i++) {
        const DalilBlock *block = story->blocks[i];

        headings += block->keep_next;
        services += block->is_service;
        if (block->keep_next) {
            g_assert_cmpint(block->kind, ==, DALIL_BOX_CARD);
            g_assert_true(story->blocks[i + 1]->is_service);
            g_assert_cmpint(story->blocks[i + 1]->unit, !=, block->unit);
            g_assert_nonnull(block->heading);
            g_assert_nonnull(strstr(block->heading->children[0]->rich->text, "(suite)"));
        }
        if (i > 0 && !block->is_service && !block->keep_next)
            g_assert_cmpint(block->unit, ==, story->blocks[i - 1]->unit);
    }
    g_assert_cmpint(headings, ==, 2);
    g_assert_cmpint(services, ==, 3);
    g_assert_cmpstr(story->blocks[1]->key, ==, "soins");
}

static const struct {
    const char *name, *yaml, *problems;
} mistakes[] = {
    {"services-without-entry",
     TOP STYLES "flows: [{id: services, size: 9pt, blocks: [{kind: services}]}]\n" PANELS,
     "layouts/test.yaml:5:44: error: services need a flow with an `entry` design\n1 error\n"},
    {"services-in-a-frame",
     TOP STYLES "panels: [{frames: [{size: 9pt, blocks: [{kind: services}]}]}]\n",
     "layouts/test.yaml:5:41: error: services need a flow with an `entry` design\n1 error\n"},
    {"style-missing",
     TOP "styles: [{id: name}, {id: body}, {id: phone}, {id: heading}]\n" FLOW PANELS,
     "layouts/test.yaml:1:8: error: the layout needs a style called \"data\"\n1 error\n"},
    {"icon-unknown",
     TOP STYLES
     "panels: [{frames: [{size: 9pt, blocks: [{kind: text, of: title, icon: unicorn}]}]}]\n",
     "layouts/test.yaml:5:71: error: there is no pictogram \"unicorn\"; docs/keys.md lists them\n1 "
     "error\n"},
};

static void
test_mistake(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
    g_autofree char *problems = NULL;

    compose(studio, mistakes[row].yaml, "fr");
    problems = studio_problems(studio->diags);
    g_assert_cmpstr(problems, ==, mistakes[row].problems);
}

/* No service is active, a name is blank in one language: nothing falls over. */
static void
test_almost_nothing(void)
{
    static const char *const services[] = {
        "- {id: soins, agency: maison, category: health, name: {fr: Soins, ar: علاج}, status: "
        "inactive}\n",
        "- {id: soins, agency: maison, category: health, name: {fr: Soins}}\n",
        "- {id: soins, agency: maison, category: health, name: {fr: \"\\u2068\\u2069\", ar: "
        "علاج}}\n",
    };
    static const char *const tags[] = {"fr", "ar"};

    for (guint s = 0; s < G_N_ELEMENTS(services); s++)
        for (guint t = 0; t < G_N_ELEMENTS(tags); t++) {
            g_autoptr(Studio) studio = studio_new(NULL, services[s]);
            DalilTemplate *layout = studio_template(studio, "test", TOP STYLES FLOW PANELS);
            DalilEdition *edition = NULL;
            DalilLayout *pages =
                studio_lay_out(studio, layout, dalil_language_lookup(tags[t]), &edition);

            g_assert_nonnull(pages);
            g_assert_cmpint(pages->n_pages, ==, 1);
            g_assert_cmpint(pages->fits[0].services, ==, s > 0);
            if (s == 0)
                g_assert_cmpint(pages->pages[0].n, ==, 0);
        }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/compose/edition/said/fr", GINT_TO_POINTER(0), test_said);
    g_test_add_data_func("/compose/edition/said/ar", GINT_TO_POINTER(1), test_said);
    g_test_add_func("/compose/edition/structure", test_structure);
    for (guint i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        g_autofree char *path = g_strdup_printf("/compose/edition/mistake/%s", mistakes[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_mistake);
    }
    g_test_add_func("/compose/edition/almost-nothing", test_almost_nothing);
    return g_test_run();
}
