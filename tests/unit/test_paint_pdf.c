/* test_paint_pdf.c: the PDF of the shipped network: the same bytes again, and what other programs
 * read in it */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "content/keys.h"
#include "lang/isolate.h"
#include "paint/pdf.h"

static const char *const layouts[] = {"trifold-a4", "poster-a2"};
static const char *const tags[] = {"fr", "ar", "en", "es"};

typedef struct {
    const char *layout, *tag;
} Case;

typedef struct {
    Studio *studio;
    char *folder, *pdf; /* a folder of our own and the file in it */
    GByteArray *bytes;
} Print;

static GByteArray *
paint(Studio *studio, const char *layout, const char *tag)
{
    DalilEdition *edition = NULL;
    const DalilLayout *pages = studio_edition(studio, layout, tag, &edition);
    g_autoptr(GError) error = NULL;
    GByteArray *bytes =
        dalil_paint_pdf(pages, edition, studio->fonts, "Exemple", "2026-11-15", &error);

    g_assert_no_error(error);
    g_assert_cmpmem(bytes->data, 5, "%PDF-", 5);
    return bytes;
}

static Print
print_new(const char *layout, const char *tag)
{
    Print print = {.studio = studio_open(NULL),
                   .folder = g_dir_make_tmp("dalil-print-XXXXXX", NULL)};

    print.pdf = g_build_filename(print.folder, "page.pdf", NULL);
    print.bytes = paint(print.studio, layout, tag);
    g_assert_true(
        g_file_set_contents(print.pdf, (char *)print.bytes->data, (gssize)print.bytes->len, NULL));
    return print;
}

static void
print_clear(Print *print)
{
    studio_remove_tree(print->folder);
    g_free(print->folder);
    g_free(print->pdf);
    g_byte_array_unref(print->bytes);
    studio_free(print->studio);
}

/* Whether a program is there; says which one is not. */
static gboolean
have(const char *program)
{
    g_autofree char *path = g_find_program_in_path(program);
    g_autofree char *reason = g_strdup_printf("%s is not installed", program);

    if (!path)
        g_test_skip(reason);
    return path != NULL;
}

/* What the program prints. (transfer full) */
static char *
run(const char *const *words)
{
    char *out = NULL;
    int status = 0;
    g_autoptr(GError) error = NULL;

    g_assert_true(g_spawn_sync(NULL, (char **)words, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                               NULL, &status, &error));
    g_assert_no_error(error);
    g_assert_true(g_spawn_check_wait_status(status, NULL));
    return out;
}

/* Decomposed letters put together, every space plain, what is invisible gone. (transfer full) */
static char *
normal(const char *text)
{
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    GString *to = g_string_new(NULL);

    g_assert_nonnull(composed);
    for (const char *p = composed; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!dalil_is_invisible(c))
            g_string_append_unichar(to, g_unichar_isspace(c) || c == 0x202F ? ' ' : c);
    }
    return g_string_free(to, FALSE);
}

static void
test_same_bytes(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) one = studio_open(NULL), two = studio_open(NULL);
    g_autoptr(GByteArray) first = NULL, second = NULL, third = NULL;

    first = paint(one, c->layout, c->tag);
    second = paint(one, c->layout, c->tag); /* what was shaped before makes no difference */
    third = paint(two, c->layout, c->tag);
    g_assert_cmpmem(first->data, first->len, second->data, second->len);
    g_assert_cmpmem(first->data, first->len, third->data, third->len);
}

static void
assert_phones(const Print *print, const char *read)
{
    g_autofree char *text = normal(read);
    const DalilService *services = print->studio->content->services.items;
    int numbers = 0;

    for (int s = 0; s < print->studio->content->services.n; s++)
        for (int i = 0; i < services[s].phones.n; i++, numbers++) {
            const DalilPhone *phone = (const DalilPhone *)services[s].phones.items + i;
            if (!strstr(text, phone->number.text))
                g_error("%s of %s cannot be read back", phone->number.text, services[s].id.text);
        }
    g_assert_cmpint(numbers, >=, 24);
}

static void
test_phones(gconstpointer data)
{
    const Case *c = data;
    Print print;
    g_autofree char *read = NULL;

    if (!have("pdftotext"))
        return;
    print = print_new(c->layout, c->tag);
    read = run((const char *const[]){"pdftotext", "-layout", print.pdf, "-", NULL});
    assert_phones(&print, read);
    print_clear(&print);
}

static void
test_phones_mutool(gconstpointer data)
{
    const Case *c = data;
    Print print;
    g_autofree char *read = NULL;

    if (!have("mutool"))
        return;
    print = print_new(c->layout, c->tag);
    read = run((const char *const[]){"mutool", "draw", "-q", "-F", "txt", print.pdf, NULL});
    assert_phones(&print, read);
    print_clear(&print);
}

/* Vowel marks and the stretching stroke are no letters. */
static char *
letters_only(const char *text)
{
    g_autofree char *composed = normal(text);
    GString *to = g_string_new(NULL);

    for (const char *p = composed; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK && c != 0x0640)
            g_string_append_unichar(to, c);
    }
    return g_string_free(to, FALSE);
}

/* Words of three or more letters, all of them Arabic. */
static void
add_words(GHashTable *to, const char *text)
{
    g_autofree char *letters = letters_only(text);
    GString *word = g_string_new(NULL);

    for (const char *p = letters;; p = g_utf8_next_char(p)) {
        gunichar c = *p ? g_utf8_get_char(p) : 0;
        if (c && g_unichar_isalpha(c) && g_unichar_get_script(c) == G_UNICODE_SCRIPT_ARABIC) {
            g_string_append_unichar(word, c);
            continue;
        }
        if (g_utf8_strlen(word->str, -1) >= 3)
            g_hash_table_add(to, g_strdup(word->str));
        g_string_truncate(word, 0);
        if (!c)
            break;
    }
    g_string_free(word, TRUE);
}

/* What the edition's items say. */
static GHashTable *
words_written(Studio *studio, const char *layout, const char *tag)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *pages = studio_edition(studio, layout, tag, &edition);

    for (int p = 0; p < pages->n_pages; p++)
        for (int i = 0; i < pages->pages[p].n; i++) {
            const DalilItem *item = &pages->pages[p].items[i];
            g_autofree char *text = item->kind == DALIL_ITEM_TEXT
                                        ? dalil_measured_text(item->measured, item->from, item->to)
                                        : NULL;
            if (text)
                add_words(words, text);
        }
    return words;
}

static void
test_arabic_words(gconstpointer data)
{
    const Case *c = data;
    Print print;
    g_autofree char *read = NULL;
    g_autoptr(GHashTable) written = NULL, found = NULL;
    GHashTableIter iter;
    gpointer word = NULL;
    guint back = 0;

    if (!have("pdftotext"))
        return;
    print = print_new(c->layout, c->tag);
    read = run((const char *const[]){"pdftotext", print.pdf, "-", NULL});
    written = words_written(print.studio, c->layout, c->tag);
    found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_words(found, read);
    g_hash_table_iter_init(&iter, written);
    while (g_hash_table_iter_next(&iter, &word, NULL)) {
        if (g_hash_table_contains(found, word))
            back++;
        else
            g_test_message("not read back: %s", (char *)word);
    }
    g_test_message("%u of %u words (%.1f %%)", back, g_hash_table_size(written),
                   100.0 * back / g_hash_table_size(written));
    g_assert_cmpuint(g_hash_table_size(written), >, 150);
    g_assert_cmpuint(back, ==, g_hash_table_size(written));
    print_clear(&print);
}

static void
test_qr_code(gconstpointer data)
{
    const Case *c = data;
    Print print;
    g_autofree char *page = NULL, *png = NULL, *picture = NULL, *read = NULL;

    if (!have("pdftoppm") || !have("zbarimg"))
        return;
    print = print_new(c->layout, c->tag);
    page = g_build_filename(print.folder, "page", NULL);
    g_free(run((const char *const[]){"pdftoppm", "-png", "-r", "100", "-f", "1", "-singlefile",
                                     print.pdf, page, NULL}));
    png = g_strconcat(page, ".png", NULL);
    read = run((const char *const[]){"zbarimg", "-q", "--raw", png, NULL});
    g_strstrip(read);
    g_assert_cmpstr(read, ==, print.studio->content->network.url.text);
    print_clear(&print);
}

/* Title and day as given; nothing of the moment it was made. */
static void
test_properties(void)
{
    Print print;
    g_autofree char *read = NULL;

    if (!have("pdfinfo"))
        return;
    print = print_new("trifold-a4", "ar");
    read = run((const char *const[]){"pdfinfo", "-isodates", print.pdf, NULL});
    g_assert_nonnull(strstr(read, "Title:           Exemple\n"));
    g_assert_nonnull(strstr(read, "CreationDate:    2026-11-15T00:00:00Z\n"));
    g_assert_nonnull(strstr(read, "ModDate:         2026-11-15T00:00:00Z\n"));
    g_assert_nonnull(strstr(read, "Pages:           2\n"));
    g_assert_nonnull(strstr(read, "Page size:       841.89 x 595.276 pts (A4)\n"));
    print_clear(&print);
}

static const struct {
    const char *name, *only; /* only in this language */
    GTestDataFunc run;
} tests[] = {
    {"same-bytes", NULL, test_same_bytes},
    {"phones", NULL, test_phones},
    {"phones-mutool", NULL, test_phones_mutool},
    {"arabic-words", "ar", test_arabic_words},
    {"qr-code", NULL, test_qr_code},
};

int
main(int argc, char **argv)
{
    static Case cases[G_N_ELEMENTS(layouts) * G_N_ELEMENTS(tags)];

    g_test_init(&argc, &argv, NULL);
    for (gsize k = 0; k < G_N_ELEMENTS(cases); k++) {
        cases[k] = (Case){layouts[k / G_N_ELEMENTS(tags)], tags[k % G_N_ELEMENTS(tags)]};
        for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
            g_autofree char *path = g_strdup_printf("/paint/pdf/%s/%s/%s", tests[i].name,
                                                    cases[k].layout, cases[k].tag);

            if (!tests[i].only || g_str_equal(tests[i].only, cases[k].tag))
                g_test_add_data_func(path, &cases[k], tests[i].run);
        }
    }
    g_test_add_func("/paint/pdf/properties", test_properties);
    return g_test_run();
}
