/* test_press_ua.c: the screen file's marks and links */
#define _XOPEN_SOURCE 700
#include "edition.h"
#include "press/screen.h"
#include "press/ua_parts.h"

static const char services[] = "- id: soins\n"
                               "  agency: maison\n"
                               "  category: health\n"
                               "  name: {fr: Soins, ar: علاج}\n"
                               "  phones:\n"
                               "    - \"+212 5 24 00 00 11\"\n"
                               "  url: https://example.org/soins\n";

static const char page[] =
    "name: page\n"
    "sheet: {paper: a6}\n"
    "margin: {top: 6mm, bottom: 6mm, start: 6mm, end: 6mm}\n"
    "size_floor: 6pt\n"
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: "
    "paper}]\n"
    "flows: [{id: s, size: 9pt, entry: [name, phones, url], blocks: [{kind: services}]}]\n"
    "panels:\n"
    "  - frames:\n"
    "      - {id: column, top: 6mm, flow: s}\n";

/* Two stretches were tagged, a heading and a paragraph. @wanted NULL: it is refused. */
static const struct {
    const char *content, *wanted;
    int pieces; /* of both */
} contents[] = {
    {"/P <</MCID 0>> BDC BT (a) Tj ET EMC /P <</MCID 1>> BDC BT (b) Tj ET EMC",
     "/H1 <</MCID 0>> BDC\n BT (a) Tj ET EMC\n /P <</MCID 1>> BDC\n BT (b) Tj ET EMC\n", 2},
    {"q 1 0 0 rg 0 0 9 9 re f\n/P <</MCID 0>> BDC BT (a) Tj ET EMC 0 g\n"
     "/P <</MCID 1>> BDC BT (b) Tj ET EMC Q 1 1 re S",
     "/Artifact BMC\nq 1 0 0 rg 0 0 9 9 re f\n\nEMC\n/H1 <</MCID 0>> BDC\n BT (a) Tj ET EMC\n 0 g\n"
     "/P <</MCID 1>> BDC\n BT (b) Tj ET EMC\n/Artifact BMC\n Q 1 1 re S\nEMC\n",
     2},
    {"/P <</MCID 0>> BDC 0 g BT 9 Tf (a) Tj /Span << /ActualText <feff0020> >> BDC ( ) Tj EMC (b) "
     "Tj (c) Tj ET EMC /P <</MCID 1>> BDC BT (EMC BDC) Tj ET EMC",
     "\n0 g\nBT\n9 Tf\n/H1 <</MCID 0>> BDC\n(a) Tj\nEMC\n"
     "/Span << /ActualText <feff0020> /MCID 1 >> BDC\n( ) Tj\nEMC\n"
     "/H1 <</MCID 2>> BDC\n(b) Tj\n(c) Tj\nEMC\nET\n /P <</MCID 3>> BDC\n BT (EMC BDC) Tj ET EMC\n",
     4},
    {"/P <</MCID 0>> BDC EMC", NULL, 0},
    {"/P <</MCID 1>> BDC EMC /P <</MCID 0>> BDC EMC", NULL, 0},
    {"/P <</MCID 0>> BDC EMC /P <</MCID 1>> BDC EMC /P <</MCID 2>> BDC EMC", NULL, 0},
    {"/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC", NULL, 0},
    {"/P <</MCID 0>> BDC EMC /P <</MCID 1>> BDC", NULL, 0},
    {"EMC /P <</MCID 0>> BDC EMC /P <</MCID 1>> BDC EMC", NULL, 0},
    {"/P <</MCID 0>> BDC (a EMC", NULL, 0},
    {"", NULL, 0},
};

static void
test_marks(void)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    g_ptr_array_add(names, (gpointer) "/H1");
    g_ptr_array_add(names, (gpointer) "/P");
    for (gsize i = 0; i < G_N_ELEMENTS(contents); i++) {
        g_autoptr(GArray) starts = g_array_new(FALSE, TRUE, sizeof(int));
        const char *content = contents[i].content;
        GString *made = dalil_ua_marks(content, strlen(content), names, starts);

        g_assert_cmpstr(made ? made->str : NULL, ==, contents[i].wanted);
        if (!made)
            continue;
        g_assert_cmpuint(starts->len, ==, 3);
        g_assert_cmpint(g_array_index(starts, int, 2), ==, contents[i].pieces);
        g_string_free(made, TRUE);
    }
}

static gboolean
holds(const GByteArray *file, const char *words)
{
    gsize length = strlen(words);

    for (gsize i = 0; i + length <= file->len; i++)
        if (memcmp(file->data + i, words, length) == 0)
            return TRUE;
    return FALSE;
}

static GByteArray *
printed(Studio *studio, const char *yaml)
{
    DalilEdition *edition = NULL;
    DalilTemplate *layout = studio_template(studio, "page", yaml);
    const DalilLayout *pages = NULL;
    GByteArray *file = NULL;

    studio_assert_clean(studio->diags);
    pages = studio_lay_out(studio, layout, dalil_language_lookup("ar"), &edition);
    studio_assert_clean(studio->diags);
    file = dalil_screen_pdf(pages, edition, studio->fonts, "Exemple", "2026-11-15", NULL);
    g_assert_nonnull(file);
    return file;
}

/* A layout with links gives a PDF with every one of them, encoded; one without has none. */
static void
test_links(void)
{
    static const char *const uris[] = {"(tel:+212524000011)", "(https://example.org/soins)"};
    g_autofree char *yaml = g_strconcat(page, "links: yes\n", NULL);
    g_autoptr(Studio) studio = studio_new(NULL, services);
    g_autoptr(GByteArray) linked = printed(studio, yaml);
    g_autoptr(GByteArray) plain = printed(studio, page);

    for (gsize i = 0; i < G_N_ELEMENTS(uris); i++)
        g_assert_true(holds(linked, uris[i]));
    g_assert_false(holds(plain, "/Link"));
}

/* A drawing that is not the one that was tagged, or no PDF at all. */
static void
test_refused(void)
{
    static const char nonsense[] = "%PDF-1.5\nnothing more";
    g_autoptr(DalilTags) tags = dalil_tags_new(TRUE, TRUE);
    const DalilUaJob job = {.tags = tags,
                            .language = dalil_language_lookup("fr"),
                            .title = "Exemple",
                            .date = "2026-11-15"};
    g_autoptr(GError) error = NULL;

    g_assert_null(dalil_ua(&job, (const guint8 *)nonsense, sizeof nonsense - 1, &error));
    g_assert_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/ua/marks", test_marks);
    g_test_add_func("/press/ua/links", test_links);
    g_test_add_func("/press/ua/refused", test_refused);
    return g_test_run();
}
