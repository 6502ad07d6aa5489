/* test_press_ua.c: the screen file's marks and links */
#define _XOPEN_SOURCE 700
#include <qpdf/qpdf-c.h>

#include "edition.h"
#include "press/screen.h"

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

static gboolean
holds(const GByteArray *file, const char *words)
{
    gsize length = strlen(words);

    for (gsize i = 0; i + length <= file->len; i++)
        if (memcmp(file->data + i, words, length) == 0)
            return TRUE;
    return FALSE;
}

/* The same file with every object in the open. */
static GByteArray *
unpacked(const GByteArray *file)
{
    qpdf_data pdf = qpdf_init();
    GByteArray *out = g_byte_array_new();

    g_assert_cmpint(qpdf_read_memory(pdf, "", (const char *)file->data, file->len, NULL), ==,
                    QPDF_SUCCESS);
    g_assert_cmpint(qpdf_init_write_memory(pdf), ==, QPDF_SUCCESS);
    qpdf_set_object_stream_mode(pdf, qpdf_o_disable);
    g_assert_cmpint(qpdf_write(pdf), ==, QPDF_SUCCESS);
    g_byte_array_append(out, qpdf_get_buffer(pdf), (guint)qpdf_get_buffer_length(pdf));
    qpdf_cleanup(&pdf);
    return out;
}

static GByteArray *
printed(Studio *studio, const char *yaml)
{
    DalilEdition *edition = NULL;
    DalilTemplate *layout = studio_template(studio, "page", yaml);
    const DalilLayout *pages = NULL;
    g_autoptr(GByteArray) file = NULL;

    studio_assert_clean(studio->diags);
    pages = studio_lay_out(studio, layout, dalil_language_lookup("ar"), &edition);
    studio_assert_clean(studio->diags);
    file = dalil_screen_pdf(pages, edition, studio->fonts, "Exemple", "2026-11-15", NULL);
    g_assert_nonnull(file);
    return unpacked(file);
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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/ua/links", test_links);
    return g_test_run();
}
