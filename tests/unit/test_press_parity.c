/* test_press_parity.c: what two editions and the listing say differently is named, whoever erred
 *
 * Faults are sown into what was composed, as a slip in the program would: before a page is painted,
 * into one edition or into both alike.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "paint/pdf.h"
#include "press/parity.h"
#include "press/parity_data.h"

#define LAYOUT                                                                                     \
    "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"              \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone, bold: yes}, {id: "        \
    "heading, ink: paper}]\n"                                                                      \
    "flows: [{id: services, size: 9pt, entry: [name, description, fees, [phones, email, url], "    \
    "place, hours, seasons, dates, checked], blocks: [{kind: services}]}]\n"                       \
    "panels: [{frames: [{flow: services}]}]\n"

#define SERVICES                                                                                   \
    "- id: soins\n  agency: maison\n  category: health\n"                                          \
    "  name: {fr: Soins, ar: علاج}\n  description: {fr: Ouvert, ar: تعالوا}\n"           \
    "  fees: {fr: 20 MAD, ar: ٢٠ درهما}\n"                                                  \
    "  phones: [{number: \"+212 5 24 00 00 11\", extension: \"12\"}, \"+212 6 00 00 00 12\"]\n"    \
    "  email: soins@example.org\n  url: https://example.org/soins/\n"                              \
    "  place: {address: {fr: 14 rue A, ar: رقم 14 زنقة أ}}\n"                              \
    "  hours: \"Mo-Fr 09:00-12:30,14:00-24:00\"\n  hours_ramadan: \"Mo-Su 00:00-24:00\"\n"         \
    "  verified: {on: 2026-10-15, by: A}\n  valid_to: 2027-03-31\n"

/* Blocks with @key say @to for @from. Returns how many did. */
static int
sow(Studio *studio, DalilBlock *const *blocks, int n, const char *key, const char *from,
    const char *to)
{
    int sown = 0;

    for (int i = 0; i < n; i++) {
        const DalilRich *rich = blocks[i]->rich;

        if (rich && g_strcmp0(rich->key, key) == 0 && strstr(rich->text, from)) {
            g_autoptr(GString) text = g_string_new(rich->text);
            DalilRichBuilder builder;
            DalilRich *made;

            g_string_replace(text, from, to, 0);
            dalil_rich_begin(&builder);
            dalil_rich_add(&builder, text->str, FALSE, rich->runs[0].ink, rich->runs[0].scale);
            made = dalil_rich_end(&builder, studio->arena, rich->language, rich->rtl,
                                  *to ? rich->key : NULL, rich->at);
            made->leading = rich->leading;
            blocks[i]->rich = made;
            sown++;
        }
        sown += sow(studio, blocks[i]->children, blocks[i]->n_children, key, from, to);
    }
    return sown;
}

/* What an edition with a fault says; @from NULL: without. (transfer full) */
static DalilParity *
print(Studio *studio, const char *tag, const char *key, const char *from, const char *to)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) pdf = NULL;
    DalilTemplate *layout = studio_template(studio, "test", LAYOUT);
    DalilEdition *edition = dalil_compose(studio->arena, studio->diags, studio->content, layout,
                                          dalil_language_lookup(tag), NULL, dalil_icon_names());
    DalilLayout *pages;
    g_autoptr(DalilPdfText) text = NULL;
    DalilParity *parity;

    studio_assert_clean(studio->diags);
    if (from)
        g_assert_cmpint(sow(studio, edition->flows[0].blocks, edition->flows[0].n, key, from, to),
                        >, 0);
    pages = dalil_layout(studio->arena, studio->shaper, studio->diags, edition);
    studio_assert_clean(studio->diags);
    pdf = dalil_paint_pdf(pages, edition, studio->fonts, "Exemple", "2026-11-15", &error);
    g_assert_no_error(error);
    text = dalil_pdftext_read(pdf->data, pdf->len, "essai", &error);
    g_assert_no_error(error);
    parity = dalil_parity_read(text, edition, pages);
    return parity;
}

static const struct {
    const char *key;
    const char *in_ar, *in_fr; /* what stands there; NULL: this edition is right */
    const char *ar, *fr;       /* what is printed instead; "": the field is not there at all */
    const char *says;          /* of the first edition that is wrong */
} faults[] = {
    {"soins/phones", "11", NULL, "17", NULL,
     "\"soins\", phones: test.ar prints 12, 212524000017, 212600000012, and the listing says 12, "
     "212524000011, 212600000012; test.fr prints 12, 212524000011, 212600000012; test.ar was not "
     "written"},
    {"soins/phones", NULL, "11", NULL, "1",
     "\"soins\", phones: test.fr prints 12, 21252400001, 212600000012, and"},
    {"soins/phones", "11", "11", "17", "17", "test.ar prints 12, 212524000017"},
    {"soins/hours", ":30", NULL, ":00", NULL,
     "\"soins\", hours: test.ar prints 00:00, 09:00, 12:00, 14:00, and the listing says 00:00, "
     "09:00, 12:30, 14:00; test.fr prints 00:00, 09:00, 12:30, 14:00"},
    {"soins/hours", ":30", "h30", ":20", "h20", "test.ar prints 00:00, 09:00, 12:20, 14:00"},
    {"soins/hours", NULL, "14h", NULL, "4h", "test.fr prints 00:00, 04:00, 09:00, 12:30, and"},
    {"soins/fees", "٢٠", NULL, "٢٥", NULL,
     "\"soins\", fees: test.ar prints 25, and the listing says 20; test.fr prints 20"},
    {"soins/email", "soins", NULL, "soin", NULL, "email: test.ar prints soin@example.org, and"},
    {"soins/url", NULL, "soins", NULL, "son", "url: test.fr prints example.org/son, and"},
    {"soins/address", "14", NULL, "41", NULL,
     "address: test.ar prints 41, and the listing says 14"},
    {"soins/valid_to", "2027", NULL, "2026", NULL,
     "valid_to: test.ar prints 31, 2026, and the listing says 31, 2027; test.fr prints 31, 2027"},
    {"soins/verified", NULL, "2026", NULL, "2025", "verified: test.fr prints 2025, and"},
    {"soins/email", "soins", NULL, "", NULL,
     "\"soins\", email: test.fr prints soins@example.org, and test.ar prints nothing there"},
};

static void
test_faults(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
        g_autoptr(DalilParity) ar =
            print(studio, "ar", faults[i].key, faults[i].in_ar, faults[i].ar);
        g_autoptr(DalilParity) fr =
            print(studio, "fr", faults[i].key, faults[i].in_fr, faults[i].fr);
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        g_autofree char *problems = NULL;

        dalil_parity_gate(diags, (DalilParity *const[]){ar, NULL, fr}, 3);
        problems = studio_problems(diags);
        g_test_message("%s: %s", faults[i].key, problems);
        g_assert_nonnull(strstr(problems, faults[i].says));
        g_assert_nonnull(strstr(problems, "content/services/a.yaml:"));
        g_assert_cmpint(dalil_diags_errors(diags), ==,
                        (faults[i].in_ar != NULL) + (faults[i].in_fr != NULL));
        if (faults[i].ar == NULL || *faults[i].ar)
            g_assert_cmpint(dalil_parity_holds(ar), ==, faults[i].in_ar == NULL);
        g_assert_cmpint(dalil_parity_holds(fr), ==, faults[i].in_fr == NULL);
    }
}

/* What is right passes, there and back through a pipe; and it is not right by seeing nothing. */
static void
test_right(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    for (int i = 0; i < 2; i++) {
        g_autoptr(DalilParity) parity = print(studio, i ? "ar" : "fr", NULL, NULL, NULL);
        g_autofree char *line = dalil_parity_pack(parity);
        g_autoptr(DalilParity) same = dalil_parity_unpack(line);
        g_autofree char *again = dalil_parity_pack(same);
        int filled = 0;

        g_assert_cmpstr(line, ==, again);
        g_assert_true(dalil_parity_holds(same));
        dalil_parity_gate(diags, &same, 1);
        for (guint k = 0; k < same->rows->len; k++)
            filled += g_array_index(same->rows, DalilParityRow, k).said[0] != '\0';
        g_assert_cmpint(filled, ==, 8); /* phones email url fees address hours valid_to verified */
        g_assert_cmpint(same->rows->len, ==, 11); /* name description hours_ramadan have none */
    }
    g_assert_cmpint(dalil_diags_errors(diags), ==, 0);
}

/* Translations in the listing: another price is a mistake, and theirs; a number in words is none.
 */
static const struct {
    const char *from, *to, *says;
} worded[] = {
    {"٢٠ درهما", "25 درهما",
     "a.yaml:6:26: error: \"soins\", fees: test.ar prints 25, and the listing says 20; test.ar was "
     "not written: correct the text that is wrong"},
    {"٢٠ درهما", "عشرون درهما", NULL},
    {"رقم 14", "رقم 14 و 2", NULL},
};

static void
test_worded(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(worded); i++) {
        g_autoptr(GString) services = g_string_new(SERVICES);
        g_autoptr(Studio) studio = NULL;
        g_autoptr(DalilParity) ar = NULL;
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        g_autofree char *problems = NULL;

        g_string_replace(services, worded[i].from, worded[i].to, 0);
        studio = studio_new(NULL, services->str);
        ar = print(studio, "ar", NULL, NULL, NULL);
        dalil_parity_gate(diags, &ar, 1);
        problems = studio_problems(diags);
        if (worded[i].says)
            g_assert_nonnull(strstr(problems, worded[i].says));
        else
            g_assert_cmpstr(problems, ==, "");
    }
}

static const struct {
    DalilData kind;
    const char *text, *data;
} data[] = {
    {DALIL_DATA_PHONES, "\u2066+212 5\u00a024-00.00\u202f11\u2069 ext.\u00a04", "4, 212524000011"},
    {DALIL_DATA_PHONES, "٠٥٢٤\n0524\n(0524)", "0524"},
    {DALIL_DATA_PHONES, "sur place", ""},
    {DALIL_DATA_TIMES, "lun. 9h–12h30 et 14h–0h", "00:00, 09:00, 12:30, 14:00"},
    {DALIL_DATA_TIMES, "٠٩:٣٠–24:00, 26:00", "00:00, 02:00, 09:30"},
    {DALIL_DATA_TIMES, "24 h/24, 7 j/7; 3hommes; 1234:56", ""},
    {DALIL_DATA_NUMBERS, "2 000 repas, 20 ou 20", "20, 2000"},
    {DALIL_DATA_ADDRESS, "https://Example.org/a b/", "example.org/ab"},
    {DALIL_DATA_ADDRESS, "example.org/\na", "example.org/a"},
};

static void
test_data(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(data); i++) {
        g_autofree char *found = dalil_parity_data(data[i].kind, data[i].text);

        g_assert_cmpstr(found, ==, data[i].data);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/parity/faults", test_faults);
    g_test_add_func("/press/parity/right", test_right);
    g_test_add_func("/press/parity/worded", test_worded);
    g_test_add_func("/press/parity/data", test_data);
    return g_test_run();
}
