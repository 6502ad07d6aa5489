/* test_press_readback.c: every kind of fault put into a finished PDF is caught, and nothing else
 *
 * Most faults are sown with libqpdf into the content streams or character maps of a page that was
 * painted rightly; some are sown into what was composed, before it is painted.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <qpdf/qpdf-c.h>

#include "lang/isolate.h"
#include "paint/pdf.h"
#include "press/readback.h"
#include "press/readback_proof.h"

#define LAYOUT                                                                                     \
    "sheet: {paper: a5}\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"              \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone, bold: yes}, {id: "        \
    "heading, ink: paper}]\n"                                                                      \
    "flows: [{id: services, size: 9pt, entry: [name, description, fees, [phones, email, url], "    \
    "place, hours], blocks: [{kind: services}]}]\n"                                                \
    "panels: [{frames: [{flow: services}]}]\n"

#define SERVICES                                                                                   \
    "- id: soins\n  agency: maison\n  category: health\n"                                          \
    "  name: {fr: Soins, ar: علاج}\n  description: {fr: Ouvert, ar: تعالوا}\n"           \
    "  fees: {fr: 20 MAD, ar: 20 درهما}\n"                                                    \
    "  phones: [\"+212 5 24 00 00 11\"]\n  email: soins@example.org\n"                             \
    "  url: https://example.org/soins/\n"                                                          \
    "  place: {address: {fr: 14 rue A, ar: رقم 14 زنقة أ}}\n"                              \
    "  hours: \"Mo-Fr 09:00-12:30\"\n"                                                             \
    "- {id: abri, agency: maison, category: health, name: {fr: Abri, ar: ملجأ}, phones: "      \
    "\"+212 5 24 00 00 37\",\n   hours: \"Mo-Fr 09:00-17:45\"}\n"                                  \
    "- {id: pain, agency: maison, category: food, name: {fr: Pain, ar: خبز}, phones: "          \
    "\"+212 5 24 00 00 58\"}\n"

typedef struct {
    Studio *studio;
    DalilEdition *edition;
    DalilLayout *pages;
    GByteArray *pdf;
    qpdf_data file; /* open for faults */
} Print;

static void
print_paint(Print *print)
{
    g_autoptr(GError) error = NULL;

    print->pages = dalil_layout(print->studio->arena, print->studio->shaper, print->studio->diags,
                                print->edition);
    studio_assert_clean(print->studio->diags);
    print->pdf = dalil_paint_pdf(print->pages, print->edition, print->studio->fonts, "Exemple",
                                 "2026-11-15", &error);
    g_assert_no_error(error);
    print->file = qpdf_init();
    qpdf_silence_errors(print->file);
    g_assert_cmpint(qpdf_read_memory(print->file, "print", (const char *)print->pdf->data,
                                     print->pdf->len, NULL),
                    ==, 0);
}

static Print
print_compose_of(const char *services, const char *tag)
{
    Print print = {.studio = studio_new(NULL, services)};
    DalilTemplate *layout = studio_template(print.studio, "test", LAYOUT);

    studio_assert_clean(print.studio->diags);
    print.edition = dalil_compose(print.studio->arena, print.studio->diags, print.studio->content,
                                  layout, dalil_language_lookup(tag), NULL, dalil_icon_names());
    studio_assert_clean(print.studio->diags);
    return print;
}

static Print
print_compose(const char *tag)
{
    return print_compose_of(SERVICES, tag);
}

static void
print_clear(Print *print)
{
    qpdf_cleanup(&print->file);
    g_byte_array_unref(print->pdf);
    studio_free(print->studio);
}

/* Writes the file anew with what was done to it. */
static void
print_rewrite(Print *print)
{
    g_assert_cmpint(qpdf_init_write_memory(print->file), ==, 0);
    g_assert_cmpint(qpdf_write(print->file), ==, 0);
    g_byte_array_unref(print->pdf);
    print->pdf = g_byte_array_new();
    g_byte_array_append(print->pdf, qpdf_get_buffer(print->file),
                        (guint)qpdf_get_buffer_length(print->file));
}

/* (transfer full): the problems, each on a line; "" when the file may be published. */
static char *
proved(Print *print)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPdfText) pdf =
        dalil_pdftext_read(print->pdf->data, print->pdf->len, "test.fr", &error);
    gboolean good = FALSE;
    char *problems = NULL;

    if (pdf)
        good = dalil_readback(pdf, print->edition, print->pages, diags);
    else
        dalil_diags_error(diags, (DalilSpan){NULL, 0, 0}, "%s", error->message);
    problems = studio_problems(diags);
    g_assert_cmpint(good, ==, dalil_diags_errors(diags) == 0);
    return problems;
}

static void
assert_told(const char *problems, const char *what)
{
    if (!strstr(problems, what))
        g_error("\"%s\" is not told, but:\n%s", what, problems);
}

/* The page's content stream. (transfer full) */
static GString *
content_of(Print *print)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    GString *text = NULL;

    g_assert_cmpint(qpdf_oh_get_page_content_data(print->file, qpdf_get_page_n(print->file, 0),
                                                  &bytes, &length),
                    ==, 0);
    text = g_string_new_len((const char *)bytes, (gssize)length);
    free(bytes);
    return text;
}

/* Takes @text. */
static void
put_content(Print *print, GString *text)
{
    qpdf_oh null = qpdf_oh_new_null(print->file), stream = qpdf_oh_new_stream(print->file);

    qpdf_oh_replace_stream_data(print->file, stream, (const unsigned char *)text->str, text->len,
                                null, null);
    qpdf_oh_replace_key(print->file, qpdf_get_page_n(print->file, 0), "/Contents", stream);
    print_rewrite(print);
    g_string_free(text, TRUE);
}

/* Where the strings of the stream that hold @letters begin, spaces and moves between them passed
 * over; asserts that they are there. */
static char *
find_letters(GString *text, const char *letters)
{
    for (char *at = text->str; *at; at++) {
        const char *want = letters;
        char *p = at;
        if (*at != *letters || *at == '\0')
            continue;
        while (*want && *p && *p == *want) {
            p++;
            want++;
            if (*p == ')') /* ")-260(" and the like */
                while (*p && *p++ != '(')
                    ;
        }
        if (!*want)
            return at;
    }
    g_error("the stream does not show \"%s\"", letters);
}

/* The n-th digit from @at on. */
static char *
nth_digit(char *at, int n)
{
    int depth = 1; /* in the string */

    for (;; at++) {
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        if (depth == 1 && g_ascii_isdigit(*at) && n-- == 0)
            return at;
    }
}

/* Exchanges two digits of the number that begins with @letters. */
static void
swap_digits(Print *print, const char *letters, int one, int other)
{
    GString *text = content_of(print);
    char *at = find_letters(text, letters), *a = nth_digit(at, one), *b = nth_digit(at, other);
    char digit = *a;

    g_assert_cmpint(*a, !=, *b);
    *a = *b;
    *b = digit;
    put_content(print, text);
}

static void
fault_swap(Print *print)
{
    swap_digits(print, "+212 5 24 00 00 1", 0, 1);
}

static void
fault_hours(Print *print)
{
    GString *text = content_of(print);

    *nth_digit(find_letters(text, "12h30"), 2) = '5';
    put_content(print, text);
}

static void
fault_price(Print *print)
{
    GString *text = content_of(print);

    *find_letters(text, "20 MAD") = '3';
    put_content(print, text);
}

static void
fault_url(Print *print)
{
    GString *text = content_of(print);

    *find_letters(text, "example.org/soins") = 'f';
    put_content(print, text);
}

static void
fault_email(Print *print)
{
    GString *text = content_of(print);

    *find_letters(text, "soins@") = 'S';
    put_content(print, text);
}

static void
fault_address(Print *print)
{
    GString *text = content_of(print);

    *nth_digit(find_letters(text, "14 rue A"), 1) = '5';
    put_content(print, text);
}

static void
fault_name(Print *print)
{
    GString *text = content_of(print);

    *find_letters(text, "Pain") = 'B';
    put_content(print, text);
}

/* A digit that the listing does not have. */
static void
fault_stranger(Print *print)
{
    GString *text = content_of(print);
    char *at = find_letters(text, "Ouvert");

    at[1] = '7';
    put_content(print, text);
}

/* The strings of a number give way to spaces: nothing is shown. */
static void
fault_removed(Print *print)
{
    GString *text = content_of(print);
    char *at = find_letters(text, "+212 5 24 00 00 5");

    for (int i = 0; i < 11; i++)
        *nth_digit(at, 0) = ' ';
    put_content(print, text);
}

/* The text matrices of two words: where they stand on the paper is exchanged, the order of the
 * stream is not. */
static void
swap_places(Print *print, const char *one, const char *other)
{
    GString *text = content_of(print);
    char *starts[2], *ends[2];
    const char *const letters[] = {one, other};
    GString *made = NULL;

    for (int i = 0; i < 2; i++) {
        char *at = find_letters(text, letters[i]);
        while (strncmp(at, "BT", 2) != 0)
            at--;
        starts[i] = at;
        ends[i] = strstr(at, " Tm");
    }
    g_assert_true(starts[0] != starts[1]);
    if (starts[0] > starts[1]) {
        char *s = starts[0], *e = ends[0];
        starts[0] = starts[1];
        ends[0] = ends[1];
        starts[1] = s;
        ends[1] = e;
    }
    made = g_string_new_len(text->str, starts[0] - text->str);
    g_string_append_len(made, starts[1], ends[1] - starts[1]);
    g_string_append_len(made, ends[0], starts[1] - ends[0]);
    g_string_append_len(made, starts[0], ends[0] - starts[0]);
    g_string_append(made, ends[1]);
    g_string_free(text, TRUE);
    put_content(print, made);
}

/* ToUnicode of every font says 6 for 2; the paper still shows 2. */
static void
fault_map(Print *print)
{
    for (int id = 1; id < 200; id++) {
        qpdf_oh font = qpdf_get_object_by_id(print->file, id, 0), map = 0;
        unsigned char *bytes = NULL;
        size_t length = 0;
        g_autofree char *text = NULL;
        char *at = NULL;

        if (!qpdf_oh_is_dictionary(print->file, font) ||
            !qpdf_oh_has_key(print->file, font, "/ToUnicode"))
            continue;
        map = qpdf_oh_get_key(print->file, font, "/ToUnicode");
        g_assert_cmpint(
            qpdf_oh_get_stream_data(print->file, map, qpdf_dl_all, NULL, &bytes, &length), ==, 0);
        text = g_strndup((char *)bytes, length);
        free(bytes);
        at = strstr(text, "<32> <0032>");
        if (at)
            at[9] = '6';
        qpdf_oh_replace_stream_data(print->file, map, (const unsigned char *)text, strlen(text),
                                    qpdf_oh_new_null(print->file), qpdf_oh_new_null(print->file));
    }
    print_rewrite(print);
}

/* What is copied stays right, by an ActualText; what is shown is another number. */
static void
fault_paper(Print *print)
{
    GString *text = content_of(print);
    char *at = find_letters(text, "+212 5 24 00 00 5"), *begin = at;

    *nth_digit(at, 10) = '4'; /* 48 for 58 */
    while (strncmp(begin, "BT", 2) != 0)
        begin--;
    g_string_insert(text, strstr(begin, "ET") + 2 - text->str, "\nEMC ");
    g_string_insert(text, begin - text->str, "/Span << /ActualText (+212 5 24 00 00 58) >> BDC ");
    put_content(print, text);
}

static const struct {
    const char *name;
    void (*sow)(Print *print);
    const char *told; /* NULL: any problem will do */
} faults[] = {
    {"swapped-digits", fault_swap,
     "test.fr, page 1: service \"soins\", phones (fr): the finished PDF does not say \"+212 5 24 "
     "00 00 11\" in its entry; it says +122 5 24 00 00 11 instead"},
    {"hours", fault_hours,
     "test.fr, page 1: service \"soins\", hours (fr): the finished PDF does not say \"Mo-Fr "
     "09:00-12:30\" in its entry"},
    {"price", fault_price,
     "service \"soins\", fees (fr): the finished PDF does not say \"20 MAD\""},
    {"url", fault_url, "service \"soins\", url (fr): the finished PDF does not say "},
    {"email", fault_email, "service \"soins\", email (fr): the finished PDF does not say "},
    {"address", fault_address, "service \"soins\", address (fr): the finished PDF does not say "},
    {"name", fault_name,
     "service \"pain\", name (fr): no entry of the finished PDF is called \"Pain\""},
    {"removed", fault_removed, "service \"pain\", phones (fr): the finished PDF does not say "},
    {"stranger", fault_stranger, "its entry says 7, and its listing does not"},
    {"map", fault_map, "+616 5 64 00 00 11 instead"},
    {"paper", fault_paper, "is copied rightly, but the paper shows the digits 212524000048"},
};

static void
test_fault(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    Print print = print_compose("fr");
    g_autofree char *before = NULL, *after = NULL;

    print_paint(&print);
    before = proved(&print);
    g_assert_cmpstr(before, ==, "");
    faults[row].sow(&print);
    after = proved(&print);
    assert_told(after, faults[row].told);
    print_clear(&print);
}

/* Numbers, and whole names, in each other's place on the paper. */
static const struct {
    const char *one, *other, *told;
} places[] = {
    {"+212 5 24 00 00 1", "+212 5 24 00 00 3", "stands below the name of \"abri\""},
    {"+212 5 24 00 00 3", "+212 5 24 00 00 5", "stands below the name of \"pain\""},
    {"Abri", "Pain", "service \"pain\" stands under the heading of \"health\", not of \"food\""},
    {"Abri", "Pain", "\"Mo-Fr 09:00-12:30\" stands below the name of \"pain\""},
};

static void
test_place(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    Print print = print_compose("fr");
    g_autofree char *after = NULL;

    print_paint(&print);
    swap_places(&print, places[row].one, places[row].other);
    after = proved(&print);
    assert_told(after, places[row].told);
    print_clear(&print);
}

typedef const DalilRich *(*Change)(Print *print, const DalilRich *rich);

static void
change_blocks(Print *print, DalilBlock *const *blocks, int n, const char *key, Change change)
{
    for (int i = 0; i < n; i++) {
        if (blocks[i]->rich && g_strcmp0(blocks[i]->rich->key, key) == 0)
            blocks[i]->rich = change(print, blocks[i]->rich);
        change_blocks(print, blocks[i]->children, blocks[i]->n_children, key, change);
    }
}

/* A paragraph with another text in the look of @rich's first run. */
static const DalilRich *
say(Print *print, const DalilRich *rich, const char *text)
{
    DalilRichBuilder builder;
    DalilRich *made = NULL;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, text, rich->runs[0].bold, rich->runs[0].ink, rich->runs[0].scale);
    made = dalil_rich_end(&builder, print->studio->arena, rich->language, rich->rtl, rich->key,
                          rich->at);
    made->leading = rich->leading;
    return made;
}

static const DalilRich *
bare(Print *print, const DalilRich *rich)
{
    GString *text = g_string_new(rich->text);
    const DalilRich *made = NULL;

    g_string_replace(text, DALIL_LRI, "", 0);
    g_string_replace(text, DALIL_PDI, "", 0);
    g_string_replace(text, DALIL_WORD_JOINER, "", 0);
    g_string_replace(text, DALIL_NBSP, " ", 0); /* which keeps the groups of a number in order */
    g_assert_cmpuint(text->len, <, strlen(rich->text));
    made = say(print, rich, text->str);
    g_string_free(text, TRUE);
    return made;
}

static const DalilRich *
backwards(Print *print, const DalilRich *rich)
{
    return say(print, rich, DALIL_LRI "11 00 00 24 5 +212" DALIL_PDI);
}

static const DalilRich *
neighbour(Print *print, const DalilRich *rich)
{
    return say(print, rich, DALIL_LRI "+212 5 24 00 00 37" DALIL_PDI);
}

/* Faults in composing. */
static const struct {
    const char *name, *tag, *key;
    Change change;
    const char *told;
} composed[] = {
    {"no-isolate", "ar", "soins/phones", bare,
     "test.ar, page 1: service \"soins\", phones (ar): \"+212 5 24 00 00 11\" is not in its order "
     "on the paper, where from left to right it is the digits 110000245212"},
    {"backwards", "ar", "soins/phones", backwards,
     "service \"soins\", phones (ar): the finished PDF does not say \"+212 5 24 00 00 11\""},
    {"neighbour", "fr", "soins/phones", neighbour,
     "service \"soins\", phones (fr): the finished PDF does not say \"+212 5 24 00 00 11\" in its "
     "entry; it says +212 5 24 00 00 37 instead"},
};

static void
test_composed(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    Print print = print_compose(composed[row].tag);
    DalilStory *story = &print.edition->flows[0];
    g_autofree char *after = NULL;

    change_blocks(&print, story->blocks, story->n, composed[row].key, composed[row].change);
    print_paint(&print);
    after = proved(&print);
    assert_told(after, composed[row].told);
    print_clear(&print);
}

/* An entry that was never painted. */
static void
test_entry_left_out(void)
{
    Print print = print_compose("ar");
    DalilStory *story = &print.edition->flows[0];
    int kept = 0;
    g_autofree char *after = NULL;

    for (int i = 0; i < story->n; i++)
        if (story->blocks[i]->service != 1)
            story->blocks[kept++] = story->blocks[i];
    g_assert_cmpint(kept, <, story->n);
    story->n = kept;
    print_paint(&print);
    after = proved(&print);
    assert_told(after, "service \"abri\", name (ar): no entry of the finished PDF is called");
    print_clear(&print);
}

static void
test_good(gconstpointer data)
{
    Print print = print_compose(data);
    g_autofree char *problems = NULL;

    print_paint(&print);
    problems = proved(&print);
    g_assert_cmpstr(problems, ==, "");
    print_clear(&print);
}

/* A name that is the same in both languages, and one that the description repeats. */
static void
test_said_twice(gconstpointer tag)
{
    static const char services[] =
        "- {id: soins, agency: maison, category: health, name: {fr: WhatsApp, ar: WhatsApp}}\n"
        "- {id: abri, agency: maison, category: health, name: {fr: Abri, ar: ملجأ}, "
        "description: {fr: Abri, ar: ملجأ}}\n";
    Print print = print_compose_of(services, tag);
    g_autofree char *problems = NULL;

    print_paint(&print);
    problems = proved(&print);
    g_assert_cmpstr(problems, ==, "");
    print_clear(&print);
}

/* Digits that begin a line right behind a shorter number are seen, all of them. */
static void
test_next_number(void)
{
    static const guint8 marks[] = {0, DALIL_FOLD_BREAK, 0, DALIL_FOLD_TAKEN, 0};
    DalilFold fold = {.text = g_string_new("12345"), .marks = g_byte_array_new()};
    const DalilProof proof = {.fold = &fold};
    gsize end = 0;

    g_byte_array_append(fold.marks, marks, sizeof marks);
    g_assert_cmpint(dalil_proof_unexplained(&proof, 0, 5, 1, &end), ==, 0);
    g_assert_cmpuint(end, ==, 1);
    g_assert_cmpint(dalil_proof_unexplained(&proof, 0, 5, 2, &end), ==, 1);
    g_assert_cmpuint(end, ==, 3);
    g_assert_cmpint(dalil_proof_unexplained(&proof, 3, 5, 1, &end), ==, 4);
    g_assert_cmpint(dalil_proof_unexplained(&proof, 0, 5, 3, &end), ==, -1);
    g_string_free(fold.text, TRUE);
    g_byte_array_unref(fold.marks);
}

/* A file cut short, or not our own, ends in a message. */
static void
test_damaged(void)
{
    Print print = print_compose("fr");
    g_autofree char *problems = NULL, *other = NULL;

    print_paint(&print);
    g_byte_array_set_size(print.pdf, print.pdf->len / 2);
    problems = proved(&print);
    assert_told(problems, "error: test.fr: ");
    g_byte_array_set_size(print.pdf, 0);
    g_byte_array_append(print.pdf, (const guint8 *)"GIF89a", 6);
    other = proved(&print);
    assert_told(other, "error: test.fr: ");
    print_clear(&print);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/press/readback/good/fr", "fr", test_good);
    g_test_add_data_func("/press/readback/good/ar", "ar", test_good);
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autofree char *name = g_strconcat("/press/readback/fault/", faults[i].name, NULL);
        g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_fault);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *name = g_strdup_printf("/press/readback/place/%d", (int)i);
        g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_place);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(composed); i++) {
        g_autofree char *name = g_strconcat("/press/readback/composed/", composed[i].name, NULL);
        g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_composed);
    }
    g_test_add_func("/press/readback/entry-left-out", test_entry_left_out);
    g_test_add_data_func("/press/readback/said-twice/fr", "fr", test_said_twice);
    g_test_add_data_func("/press/readback/said-twice/ar", "ar", test_said_twice);
    g_test_add_func("/press/readback/next-number", test_next_number);
    g_test_add_func("/press/readback/damaged", test_damaged);
    return g_test_run();
}
