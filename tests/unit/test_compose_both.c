/* test_compose_both.c: what an edition leaves the fit to choose, and two languages in one edition
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/isolate.h"

#define TOP                                                                                        \
    "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"              \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone, bold: yes}, {id: "        \
    "heading, ink: paper}, {id: title, display: yes}]\n"
#define FLOW(more) "flows: [{id: services, size: 9pt, blocks: [{kind: services}], " more "}]\n"
#define PANELS "panels: [{frames: [{flow: services}]}]\n"

static DalilEdition *
compose(Studio *studio, const char *yaml, const char *tag, const char *second)
{
    DalilTemplate *layout = studio_template(studio, "test", yaml);

    studio_assert_clean(studio->diags);
    return dalil_compose(studio->arena, studio->diags, studio->content, layout,
                         dalil_language_lookup(tag), second ? dalil_language_lookup(second) : NULL,
                         dalil_icon_names());
}

/* The letters; isolates and no-break spaces are tested elsewhere. */
static void
add_letters(GString *to, const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x00A0 || c == 0x202F)
            g_string_append_c(to, ' ');
        else if (c == 0x2028)
            g_string_append(to, " / ");
        else if (!dalil_is_invisible(c))
            g_string_append_unichar(to, c);
    }
}

/* "a | b" side by side, "[a / b]" stacked, "a + b" as they fit, "a ... b" a row with its value. */
static void
add_block(GString *to, const DalilBlock *block)
{
    const char *between = block->kind == DALIL_BOX_PAIR   ? " | "
                          : block->kind == DALIL_BOX_PACK ? " + "
                                                          : " / ";

    if (block->rich)
        add_letters(to, block->rich->text);
    if (block->value) {
        g_string_append(to, " ... ");
        add_letters(to, block->value->text);
    }
    if (block->kind == DALIL_BOX_CARD)
        g_string_append_c(to, '[');
    for (int i = 0; i < block->n_children; i++) {
        g_string_append(to, i > 0 ? between : "");
        add_block(to, block->children[i]);
    }
    if (block->kind == DALIL_BOX_CARD)
        g_string_append_c(to, ']');
}

/* One line a block that stands when all of @when hold. (transfer full) */
static char *
said(const DalilStory *story, int when)
{
    GString *to = g_string_new(NULL);

    for (int i = 0; i < story->n; i++) {
        if ((story->blocks[i]->when & when) != when)
            continue;
        add_block(to, story->blocks[i]);
        g_string_append_c(to, '\n');
    }
    return g_string_free(to, FALSE);
}

#define TEXTS                                                                                         \
    "- {id: deux, agency: maison, category: health, priority: 3, name: {fr: Deux, ar: اثنان},\n" \
    "   summary: {fr: Court, ar: قصير}, description: {fr: Long, ar: طويل},\n"                 \
    "   phones: \"+212 5 24 00 00 11\"}\n"                                                            \
    "- {id: un, agency: maison, category: health, name: {fr: Un, ar: واحد},\n"                    \
    "   summary: {fr: Seul, ar: وحيد}}\n"

/* What stands in each setting of the fit. */
static const struct {
    const char *flow;
    int when;
    const char *said;
} choices[] = {
    {FLOW("entry: [name, description, phones]"), DALIL_WHEN_LONG | DALIL_WHEN_USUAL,
     "[Santé]\nDeux\nLong\n+212 5 24 00 00 11\nUn\nSeul\n"},
    /* the choice is there to be tried, whether it is allowed or not */
    {FLOW("entry: [name, description, phones]"), DALIL_WHEN_SHORT | DALIL_WHEN_DENSE,
     "[Santé]\nDeux\nCourt\n+212 5 24 00 00 11\nUn\nSeul\n"},
    {FLOW("entry: [name, description, phones], shorten: yes"), DALIL_WHEN_LONG | DALIL_WHEN_USUAL,
     "[Santé]\nDeux\nLong\n+212 5 24 00 00 11\nUn\nSeul\n"},
    {FLOW("entry: [name, description, phones], shorten: yes"), DALIL_WHEN_SHORT | DALIL_WHEN_DENSE,
     "[Santé]\nDeux\nCourt\n+212 5 24 00 00 11\nUn\nSeul\n"},
    {FLOW("entry: [name, summary], shorten: yes"), DALIL_WHEN_LONG | DALIL_WHEN_USUAL,
     "[Santé]\nDeux\nCourt\nUn\nSeul\n"},
    {FLOW("entry: [name, description, phones], dense: [name, phones]"),
     DALIL_WHEN_LONG | DALIL_WHEN_USUAL, "[Santé]\nDeux\nLong\n+212 5 24 00 00 11\nUn\nSeul\n"},
    {FLOW("entry: [name, description, phones], dense: [name, phones]"),
     DALIL_WHEN_LONG | DALIL_WHEN_DENSE, "[Santé]\nDeux\n+212 5 24 00 00 11\nUn\n"},
    {FLOW("entry: [description, name], dense: [phones, description], shorten: yes"),
     DALIL_WHEN_SHORT | DALIL_WHEN_USUAL, "[Santé]\nCourt\nDeux\nSeul\nUn\n"},
    {FLOW("entry: [description, name], dense: [phones, description], shorten: yes"),
     DALIL_WHEN_SHORT | DALIL_WHEN_DENSE, "[Santé]\n+212 5 24 00 00 11\nCourt\nSeul\n"},
};

static void
test_choices(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *yaml = g_strconcat(TOP, choices[row].flow, PANELS, NULL);
    g_autoptr(Studio) studio = studio_new(NULL, TEXTS);
    const DalilStory *story = &compose(studio, yaml, "fr", NULL)->flows[0];
    g_autofree char *text = said(story, choices[row].when);
    const DalilBlock *heading = NULL, *last = NULL;
    int begun = 0;

    studio_assert_clean(studio->diags);
    g_assert_cmpstr(text, ==, choices[row].said);
    for (int i = 0; i < story->n; i++) {
        const DalilBlock *block = story->blocks[i];
        if ((block->when & choices[row].when) != choices[row].when)
            continue;
        if (block->keep_next) {
            heading = block->heading;
            g_assert_cmpint(block->service, ==, -1);
            continue;
        }
        /* the first of an entry, whatever was chosen, and no other, begins it */
        g_assert_cmpint(block->is_service, ==, !last || last->service != block->service);
        begun += block->is_service;
        if (block->is_service) {
            g_assert_true(block->heading == heading);
            g_assert_cmpfloat(block->before, >, 0.5);
            g_assert_cmpstr(block->key, ==, block->service == 0 ? "deux" : "un");
        }
        g_assert_cmpint(block->priority, ==, block->service == 0 ? 3 : 0);
        last = block;
    }
    g_assert_cmpint(begun, ==, 2);
}

/* A service that the dense design does not show would be lost. */
static void
test_nothing_dense(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, TEXTS);
    g_autofree char *problems = NULL;

    compose(studio, TOP FLOW("entry: [name], dense: [phones]") PANELS, "fr", NULL);
    problems = studio_problems(studio->diags);
    g_assert_nonnull(strstr(problems, "\"un\" has none of the parts that the entry of flow "
                                      "\"services\" shows"));
    g_assert_null(strstr(problems, "\"deux\""));
}

#define RICH                                                                                         \
    "- id: soins\n  agency: maison\n  category: health\n  name: {fr: Soins, ar: علاج, en: "      \
    "Care}\n  description: {fr: Venez, ar: تعالوا, en: Come}\n"                                \
    "  bring: {fr: Un papier, ar: وثيقة, en: A paper}\n  fees: {fr: 20 MAD, ar: 20 MAD, en: "   \
    "20 MAD}\n  phones:\n    - \"+212 5 24 00 00 11\"\n"                                             \
    "    - {number: \"+212 5 24 00 00 12\", extension: \"7\"}\n"                                     \
    "    - {number: \"+212 6 00 00 00 13\", kind: whatsapp, label: {fr: la nuit, ar: ليلا, en: " \
    "at night}}\n"                                                                                   \
    "  email: soins@example.org\n  url: https://example.org/soins/\n"                                \
    "  place: {address: {fr: 1 rue A, ar: 1 rue A, en: 1 rue A}}\n  hours: \"Mo-Fr "                 \
    "09:00-12:30\"\n"

/* Every word in both languages, every number once, in the order of the first language. */
static const struct {
    const char *tag, *second, *way, *said;
} pairs[] = {
    {"fr", "ar", "side",
     "[Santé | الصحة]\nSoins | علاج\nVenez | تعالوا\n20 MAD\n"
     "Apportez : Un papier | أحضروا معكم: وثيقة\n+212 5 24 00 00 11\n"
     "+212 5 24 00 00 12 poste 7 | تحويلة 7\n"
     "+212 6 00 00 00 13 (WhatsApp : la nuit) | (واتساب: ليلا)\n"
     "example.org/soins/ + soins@example.org\n1 rue A\n"
     "lun.–ven. 9h–12h30 | من الاثنين إلى الجمعة: 09:00–12:30\n"},
    {"ar", "fr", "stacked",
     "[الصحة | Santé]\nعلاج | Soins\nتعالوا\nVenez\n20 MAD\n"
     "أحضروا معكم: وثيقة | Apportez : Un papier\n+212 5 24 00 00 11\n"
     "+212 5 24 00 00 12 تحويلة 7 | poste 7\n"
     "+212 6 00 00 00 13 (واتساب: ليلا) | (WhatsApp : la nuit)\n"
     "example.org/soins/ + soins@example.org\n1 rue A\n"
     "من الاثنين إلى الجمعة: 09:00–12:30 | lun.–ven. 9h–12h30\n"},
    {"en", "fr", "side",
     "[Santé]\nCare | Soins\nCome | Venez\n20 MAD\nBring: A paper | Apportez : Un papier\n"
     "+212 5 24 00 00 11\n+212 5 24 00 00 12 ext. 7 | poste 7\n"
     "+212 6 00 00 00 13 (WhatsApp: at night) | (WhatsApp : la nuit)\n"
     "example.org/soins/ + soins@example.org\n1 rue A\n"
     "Mon–Fri 9:00–12:30 | lun.–ven. 9h–12h30\n"},
};

static void
check_halves(const DalilEdition *edition, const DalilBlock *block)
{
    const DalilLanguage *languages[] = {edition->language, edition->second};

    for (int i = 0; block->kind == DALIL_BOX_PAIR && i < 2; i++) {
        const DalilBlock *half = block->children[i];
        g_assert_true(half->rich->language == languages[i]);
        g_assert_cmpint(half->rich->rtl, ==, languages[i]->direction == DALIL_RTL);
        g_assert_cmpfloat(half->rich->leading, ==, languages[i]->font.leading);
        g_assert_cmpint(half->align, ==,
                        half->rich->rtl == edition->rtl ? DALIL_ALIGN_START : DALIL_ALIGN_END);
        g_assert_false(i == 1 && half->icon >= 0);
    }
}

static void
test_pairs(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *yaml = g_strdup_printf(
        TOP FLOW("entry: [name, description, [fees, bring], [phones, url, email], place, hours]")
            PANELS "bilingual: %s\n",
        pairs[row].way);
    g_autofree char *name = g_strdup_printf("test.%s+%s", pairs[row].tag, pairs[row].second);
    g_autoptr(Studio) studio = studio_new(NULL, RICH);
    DalilEdition *edition = compose(studio, yaml, pairs[row].tag, pairs[row].second);
    g_autofree char *text = said(&edition->flows[0], 0);

    studio_assert_clean(studio->diags);
    g_assert_cmpstr(text, ==, pairs[row].said);
    g_assert_cmpstr(edition->name, ==, name);
    for (int i = 0; i < edition->flows[0].n; i++)
        check_halves(edition, edition->flows[0].blocks[i]);
}

#define PIECES(blocks)                                                                             \
    TOP "bilingual: side\npanels: [{frames: [{size: 9pt, blocks: [" blocks "]}]}]\n"
#define NUMBERS                                                                                    \
    "missing: omit\nemergency:\n  - {number: \"19\", name: {fr: Police, ar: الشرطة}}\n"      \
    "  - {number: \"15\", name: {fr: Pompiers}}\n"

/* What is not an entry: a frame's own blocks. */
static const struct {
    const char *tag, *second, *blocks, *said;
} pieces[] = {
    {"fr", "ar", "{kind: text, of: name}", "Réseau Exemple | شبكة المثال\n"},
    {"fr", "ar", "{kind: text, of: title, style: title}", "[Aide / المساعدة]\n"},
    {"fr", "ar", "{kind: text, of: url}", "example.org/aide\n"},
    {"ar", "fr", "{kind: date}", "طبعة نونبر 2026 | Édition novembre 2026\n"},
    {"fr", "ar", "{kind: legend}", "Santé · الصحة\n"},
    {"fr", "ar", "{kind: languages}", ""},
    {"fr", "ar", "{kind: emergency}", "Police / الشرطة ... 19\n\nPompiers ... 15\n"},
    {"ar", "fr", "{kind: emergency}", "الشرطة / Police ... 19\n\nPompiers ... 15\n"},
    /* a number is never left out for want of a translation */
    {"ar", NULL, "{kind: emergency}", "الشرطة ... 19\n\nPompiers ... 15\n"},
    {"ar", NULL, "{kind: emergency, all_languages: yes}",
     "الشرطة / Police ... 19\n\nPompiers ... 15\n"},
    {"fr", NULL, "{kind: text, of: name}", "Réseau Exemple\n"},
};

static void
test_pieces(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *yaml = g_strdup_printf(PIECES("%s"), pieces[row].blocks);
    g_autoptr(Studio) studio = studio_new(STUDIO_NETWORK NUMBERS, NULL);
    DalilEdition *edition = compose(studio, yaml, pieces[row].tag, pieces[row].second);
    g_autofree char *text = said(edition->frames[0], 0);

    studio_assert_clean(studio->diags);
    g_assert_cmpstr(text, ==, pieces[row].said);
}

/* A label in another script stands on the leading of the taller one. */
static void
test_tall_labels(void)
{
    g_autoptr(Studio) studio = studio_new(STUDIO_NETWORK NUMBERS, NULL);
    const DalilStory *story = compose(studio, PIECES("{kind: emergency}"), "fr", "ar")->frames[0];

    g_assert_cmpfloat(story->blocks[0]->rich->leading, ==,
                      dalil_language_lookup("ar")->font.leading);
    g_assert_cmpfloat(story->blocks[2]->rich->leading, ==,
                      dalil_language_lookup("fr")->font.leading);
}

/* What is not translated keeps its direction among words of another. */
static void
test_fallback_among_words(void)
{
    g_autoptr(Studio) studio = studio_new(
        STUDIO_NETWORK "missing: fallback\n",
        "- {id: soins, agency: maison, category: health, name: {fr: Soins}, bring: {fr: Un "
        "papier},\n   place: {address: {fr: 12 rue A}}}\n");
    const DalilStory *story =
        &compose(studio, TOP FLOW("entry: [name, bring, place]") PANELS, "ar", NULL)->flows[0];

    studio_assert_clean(studio->diags);
    g_assert_cmpint(story->n, ==, 4);
    g_assert_false(story->blocks[1]->rich->rtl);
    g_assert_true(story->blocks[2]->rich->rtl);
    g_assert_nonnull(strstr(story->blocks[2]->rich->text, DALIL_LRI "Un papier" DALIL_PDI));
    g_assert_nonnull(strstr(story->blocks[3]->rich->text, DALIL_LRI "12 rue A" DALIL_PDI));
}

/* Telephone, mail and web lead there; words lead nowhere. */
static void
test_links(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, RICH);
    const DalilStory *story =
        &compose(studio, TOP FLOW("entry: [phones, url, email, place]") PANELS, "fr", NULL)
             ->flows[0];
    const DalilBlock *phones = story->blocks[1];

    g_assert_cmpstr(phones->children[0]->rich->link, ==, "tel:+212524000011");
    g_assert_cmpstr(phones->children[1]->rich->link, ==, "tel:+212524000012;ext=7");
    g_assert_cmpstr(story->blocks[2]->rich->link, ==, "https://example.org/soins/");
    g_assert_cmpstr(story->blocks[3]->rich->link, ==, "mailto:soins@example.org");
    g_assert_null(story->blocks[4]->rich->link);
}

/* Four modules of at least 25 stay white below a QR code. */
static void
test_quiet_zone(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    const DalilStory *story =
        compose(studio, PIECES("{kind: qr, size: 100pt}, {kind: text, of: name}, {kind: date}"),
                "fr", NULL)
            ->frames[0];

    g_assert_cmpint(story->n, ==, 3);
    g_assert_cmpfloat(story->blocks[0]->clear, ==, 0);
    g_assert_cmpfloat(story->blocks[1]->clear, ==, 16);
    g_assert_cmpfloat(story->blocks[2]->clear, ==, 0);
}

/* What shares a line shares a baseline, so a leading; a number alone stands closer. */
static void
test_pack_leading(void)
{
    g_autoptr(Studio) studio =
        studio_new(STUDIO_NETWORK "missing: fallback\n",
                   "- {id: soins, agency: maison, category: health, name: {fr: Soins, ar: علاج},\n"
                   "   phones: \"+212 5 24 00 00 11\", url: https://example.org, languages: [fr],\n"
                   "   place: {address: {fr: 1 rue A}}}\n");
    const DalilStory *story =
        &compose(
             studio,
             TOP FLOW("entry: [name, [phones, place], [phones, url]]") "bilingual: side\n" PANELS,
             "ar", "fr")
             ->flows[0];
    double arabic = dalil_language_lookup("ar")->font.leading,
           latin = dalil_language_lookup("fr")->font.leading;

    studio_assert_clean(studio->diags);
    g_assert_cmpint(story->n, ==, 4);
    for (int i = 0; i < 2; i++) {
        g_assert_cmpfloat(story->blocks[2]->children[i]->rich->leading, ==, arabic);
        g_assert_cmpfloat(story->blocks[3]->children[i]->rich->leading, ==, latin);
    }
}

static void
add_rows(const char *what, int n, GTestDataFunc test)
{
    for (int i = 0; i < n; i++) {
        g_autofree char *path = g_strdup_printf("/compose/both/%s/%d", what, i);
        g_test_add_data_func(path, GINT_TO_POINTER(i), test);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_rows("choices", G_N_ELEMENTS(choices), test_choices);
    add_rows("pairs", G_N_ELEMENTS(pairs), test_pairs);
    add_rows("pieces", G_N_ELEMENTS(pieces), test_pieces);
    g_test_add_func("/compose/both/nothing-dense", test_nothing_dense);
    g_test_add_func("/compose/both/tall-labels", test_tall_labels);
    g_test_add_func("/compose/both/fallback-among-words", test_fallback_among_words);
    g_test_add_func("/compose/both/pack-leading", test_pack_leading);
    g_test_add_func("/compose/both/links", test_links);
    g_test_add_func("/compose/both/quiet-zone", test_quiet_zone);
    return g_test_run();
}
