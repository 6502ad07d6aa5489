/* test_typeset_cover.c: every letter of real texts has a glyph; the exceptions, by name
 *
 * Reads the declarations and the phrase book in DALIL_SHARED/data; without them it is skipped.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/letters.h"
#include "typeset/measure.h"

/* What is known to be missing: scripts no edition is set in, as ISO 15924 codes, then letters. */
typedef struct {
    const char *file, *tag;
    const char *missing; /* "Vaii Beng ...": scripts, then characters as U+XXXX; "": none */
} Row;

static const Row declarations[] = {
    {"aka_asante", "en", ""}, {"amh", "am", ""},     {"arb", "ar", ""},
    {"bam", "bm", ""},        {"ckb", "en", ""},     {"dyu", "bm", ""},
    {"emk", "bm", ""},        {"eng", "en", ""},     {"ewe", "en", ""},
    {"fra", "fr", ""},        {"fuf", "ff", ""},     {"fuf_adlm", "ff-Adlm", ""},
    {"fuv", "ff", ""},        {"hau_NE", "ha", ""},  {"hau_NG", "ha", ""},
    {"ibo", "en", ""},        {"kin", "sw", ""},     {"kmr", "en", ""},
    {"kng", "ln", ""},        {"kri", "en", ""},     {"ktu", "ln", ""},
    {"lin", "ln", ""},        {"lua", "ln", ""},     {"men", "en", ""},
    {"mos", "fr", ""},        {"pbu", "ps", ""},     {"pcm", "en", ""},
    {"pes_1", "fa", ""},      {"pes_2", "fa", ""},   {"por_PT", "pt", ""},
    {"run", "sw", ""},        {"snk", "fr", ""},     {"som", "so", ""},
    {"spa", "es", ""},        {"sus", "fr", ""},     {"swh", "sw", ""},
    {"tir", "ti", ""},        {"tzm", "fr", ""},     {"tzm_tfng", "zgh", ""},
    {"urd", "ur", ""},        {"vai", "en", "Vaii"}, {"wol", "wo", ""},
    {"yor", "en", ""},        {"zgh", "zgh", ""},
};

/* Words of the phrase book's file names that say the language; all others are set as English. */
static const struct {
    const char *word, *tag;
} languages[] = {
    {"Amharic", "am"}, {"Arabic", "ar"},      {"Dari", "fa"},   {"Farsi", "fa"},
    {"French", "fr"},  {"KurdishSor", "ckb"}, {"Pashto", "ps"}, {"Portuguese", "pt"},
    {"Somali", "so"},  {"Spanish", "es"},     {"Tigri", "ti"},  {"Urdu", "ur"},
};

/* Files of the phrase book where something is missing: scripts no edition is set in. */
static const Row phrases[] = {
    {"data_longcopy_Armenianre_247.tsv", "en", "Armn"},
    {"data_longcopy_Bangla_245.tsv", "en", "Beng"},
    {"data_longcopy_Tamilstill_685.tsv", "en", "Taml"},
    {"data_medical_Bangla_875.tsv", "en", "U+0964 Beng"}, /* the danda, shared by India's scripts */
    {NULL, NULL, NULL},
};

static char *
shared(const char *below)
{
    const char *root = g_getenv("DALIL_SHARED");

    return g_build_filename(root ? root : "../shared", "data", below, NULL);
}

static DalilLook
look_of(const char *tag, gboolean rtl)
{
    const DalilLanguage *language = dalil_language_lookup(tag);

    if (!language)
        g_error("no language %s", tag);
    return (DalilLook){language, FALSE, FALSE, rtl};
}

static gboolean
is_rtl(const char *word)
{
    for (const char *p = word; *p; p = g_utf8_next_char(p))
        if (dalil_letters_is_rtl(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

/* "&amp;" and "&#1234;" at @p as the character they stand for, 0 for anything else. */
static gunichar
entity(const char *p, const char **end)
{
    static const struct {
        const char *name;
        gunichar c;
    } names[] = {{"&amp;", '&'},  {"&lt;", '<'},      {"&gt;", '>'},
                 {"&quot;", '"'}, {"&nbsp;", 0x00A0}, {"&apos;", '\''}};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_has_prefix(p, names[i].name)) {
            *end = p + strlen(names[i].name);
            return names[i].c;
        }
    if (p[1] == '#') {
        gboolean hex = p[2] == 'x';
        char *stop = NULL;
        guint64 c = g_ascii_strtoull(p + (hex ? 3 : 2), &stop, hex ? 16 : 10);
        if (*stop == ';') {
            *end = stop + 1;
            return (gunichar)c;
        }
    }
    return 0;
}

/* What a browser would show. (transfer full) */
static char *
text_of(const char *html)
{
    GString *to = g_string_new(NULL);

    for (const char *p = html; *p;) {
        gunichar c = 0;
        if (*p == '<') {
            p = strchr(p, '>');
            g_assert_nonnull(p);
            p++;
            g_string_append_c(to, ' ');
        } else if (*p == '&' && (c = entity(p, &p)) != 0) {
            g_string_append_unichar(to, c);
        } else {
            g_string_append_c(to, *p++);
        }
    }
    return g_string_free(to, FALSE);
}

static int
by_number(gconstpointer a, gconstpointer b)
{
    return (int)GPOINTER_TO_UINT(*(gpointer const *)a) -
           (int)GPOINTER_TO_UINT(*(gpointer const *)b);
}

/* Scripts that dalil has no row for by their code, all else letter by letter, in order. */
static char *
told(GHashTable *missing)
{
    static const GUnicodeScript scripts[] = {
        G_UNICODE_SCRIPT_VAI,      G_UNICODE_SCRIPT_BENGALI,  G_UNICODE_SCRIPT_TAMIL,
        G_UNICODE_SCRIPT_ARMENIAN, G_UNICODE_SCRIPT_GEORGIAN, G_UNICODE_SCRIPT_DEVANAGARI,
        G_UNICODE_SCRIPT_HAN,      G_UNICODE_SCRIPT_HEBREW,
    };
    g_autofree gpointer *keys = NULL;
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    GString *to = g_string_new(NULL);
    guint n = 0, seen = 0;

    keys = g_hash_table_get_keys_as_array(missing, &n);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(list, keys[i]);
    g_ptr_array_sort(list, by_number);
    for (guint i = 0; i < n; i++) {
        gunichar c = GPOINTER_TO_UINT(list->pdata[i]);
        gboolean whole = FALSE;
        for (guint s = 0; s < G_N_ELEMENTS(scripts) && !whole; s++) {
            guint32 iso = g_unicode_script_to_iso15924(scripts[s]);
            whole = g_unichar_get_script(c) == scripts[s];
            if (whole && !(seen & 1u << s))
                g_string_append_printf(to, "%s%c%c%c%c", to->len > 0 ? " " : "", (char)(iso >> 24),
                                       (char)(iso >> 16), (char)(iso >> 8), (char)iso);
            if (whole)
                seen |= 1u << s;
        }
        if (!whole)
            g_string_append_printf(to, "%sU+%04X", to->len > 0 ? " " : "", c);
    }
    return g_string_free(to, FALSE);
}

/* What no font has of @text. Every missing letter of a word is found, one after the other. */
static char *
missing_of(DalilShaper *shaper, const char *tag, const char *text)
{
    g_autoptr(GHashTable) missing = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);

    for (char **word = words; *word; word++) {
        if (!g_hash_table_add(done, *word))
            continue;
        for (const char *p = *word; *p; p = g_utf8_next_char(p)) {
            int size = (int)(g_utf8_next_char(p) - p);
            const DalilShaped *shaped = NULL;
            if (g_unichar_iscntrl(g_utf8_get_char(p)) ||
                g_hash_table_contains(missing, GUINT_TO_POINTER(g_utf8_get_char(p))))
                continue; /* control characters are refused when a file is read */
            if (g_unichar_ismark(g_utf8_get_char(p)))
                continue; /* with the whole word, below */
            for (shaped = dalil_shape(shaper, look_of(tag, is_rtl(*word)), p, size); shaped;
                 shaped = shaped->next)
                if (shaped->missing)
                    g_hash_table_add(missing, GUINT_TO_POINTER(shaped->missing));
        }
        for (const DalilShaped *shaped = dalil_shape(shaper, look_of(tag, is_rtl(*word)), *word,
                                                     (int)MIN(strlen(*word), 2000));
             shaped; shaped = shaped->next)
            if (shaped->missing && !g_unichar_iscntrl(shaped->missing))
                g_hash_table_add(missing, GUINT_TO_POINTER(shaped->missing));
    }
    return told(missing);
}

static char *
read_file(const char *folder, const char *name)
{
    g_autofree char *below = g_build_filename(folder, name, NULL);
    g_autofree char *path = shared(below);
    char *text = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        g_error("cannot read %s", path);
    if (!g_utf8_validate(text, -1, NULL)) {
        char *valid = g_utf8_make_valid(text, -1);
        g_free(text);
        return valid;
    }
    return text;
}

static gboolean
is_there(const char *folder)
{
    g_autofree char *path = shared(folder);

    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return TRUE;
    g_test_skip("the texts are not there; set DALIL_SHARED to a folder that holds data/");
    return FALSE;
}

static void
test_declarations(void)
{
    static const char folder[] = "udhr-migrant-languages";
    g_autoptr(DalilFonts) fonts = NULL;
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilShaper) shaper = NULL;

    if (!is_there(folder))
        return;
    fonts = dalil_fonts_new(NULL, diags);
    shaper = dalil_shaper_new(fonts);
    for (gsize i = 0; i < G_N_ELEMENTS(declarations); i++) {
        g_autofree char *name = g_strconcat(declarations[i].file, ".html", NULL);
        g_autofree char *html = read_file(folder, name);
        g_autofree char *text = text_of(html);
        g_autofree char *missing = missing_of(shaper, declarations[i].tag, text);

        if (strcmp(missing, declarations[i].missing) != 0)
            g_test_message("%s", name);
        g_assert_cmpstr(missing, ==, declarations[i].missing);
    }
}

static const char *
tag_of(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
        if (strstr(name, languages[i].word))
            return languages[i].tag;
    return "en";
}

static void
test_phrases(void)
{
    static const char folder[] = "refugee-phrasebook-2015";
    g_autoptr(DalilFonts) fonts = NULL;
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilShaper) shaper = NULL;
    g_autofree char *path = shared(folder);
    GDir *dir = NULL;
    const char *name = NULL;
    int n = 0;

    if (!is_there(folder))
        return;
    fonts = dalil_fonts_new(NULL, diags);
    shaper = dalil_shaper_new(fonts);
    dir = g_dir_open(path, 0, NULL);
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *text = NULL;
        g_autofree char *missing = NULL;
        const char *wanted = "";

        if (!g_str_has_suffix(name, ".tsv"))
            continue;
        text = read_file(folder, name);
        missing = missing_of(shaper, tag_of(name), text);
        for (const Row *row = phrases; row->file; row++)
            if (strcmp(row->file, name) == 0)
                wanted = row->missing;
        if (strcmp(missing, wanted) != 0)
            g_test_message("%s", name);
        g_assert_cmpstr(missing, ==, wanted);
        n++;
    }
    g_dir_close(dir);
    g_assert_cmpint(n, ==, 68);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/typeset/cover/declarations", test_declarations);
    g_test_add_func("/typeset/cover/phrases", test_phrases);
    return g_test_run();
}
