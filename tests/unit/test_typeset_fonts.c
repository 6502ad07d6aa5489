/* test_typeset_fonts.c: which file a face comes from, and what is never asked */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <fontconfig/fontconfig.h>

#define NOTO "/usr/share/fonts/truetype/noto/"

typedef struct {
    char *folder;
    DalilDiags *diags;
} Fonts;

/* A folder with a copy of @from called @name; @from NULL: text that is no font. */
static Fonts
fonts_folder(const char *name, const char *from)
{
    Fonts fonts = {g_dir_make_tmp("dalil-fonts-XXXXXX", NULL), dalil_diags_new()};
    g_autofree char *path = g_build_filename(fonts.folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;

    if (from != NULL)
        g_assert_true(g_file_get_contents(from, &bytes, &length, NULL));
    else
        bytes = g_strdup("no font");
    g_assert_true(g_file_set_contents(path, bytes, from != NULL ? (gssize)length : -1, NULL));
    return fonts;
}

static void
fonts_clear(Fonts *fonts)
{
    studio_remove_tree(fonts->folder);
    g_free(fonts->folder);
    dalil_diags_free(fonts->diags);
}

static void
test_own_folder_wins(void)
{
    Fonts own = fonts_folder("mine.ttf", NOTO "NotoSans-Regular.ttf");
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(own.folder, own.diags);
    const DalilFace *regular = dalil_fonts_face(fonts, "Noto Sans", FALSE);
    const DalilFace *bold = dalil_fonts_face(fonts, "Noto Sans", TRUE);

    studio_assert_clean(own.diags);
    g_assert_nonnull(regular);
    g_assert_true(g_str_has_prefix(regular->path, own.folder));
    g_assert_nonnull(bold);
    g_assert_cmpstr(bold->path, ==, NOTO "NotoSans-Bold.ttf");
    g_assert_true(bold->bold);
    g_assert_true(dalil_fonts_face(fonts, "Noto Sans", FALSE) == regular);
    g_assert_cmpint(dalil_fonts_count(fonts), ==, 2);
    g_assert_true(dalil_fonts_nth(fonts, bold->id) == bold);
    fonts_clear(&own);
}

/* Only the bold of a family in fonts/: the regular still comes from the machine. */
static void
test_own_bold(void)
{
    Fonts own = fonts_folder("strong.ttf", NOTO "NotoSansArabic-Bold.ttf");
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(own.folder, own.diags);

    g_assert_true(
        g_str_has_prefix(dalil_fonts_face(fonts, "Noto Sans Arabic", TRUE)->path, own.folder));
    g_assert_cmpstr(dalil_fonts_face(fonts, "Noto Sans Arabic", FALSE)->path, ==,
                    NOTO "NotoSansArabic-Regular.ttf");
    fonts_clear(&own);
}

static void
test_unknown_and_no_bold(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(NULL, diags);
    const DalilFace *regular = dalil_fonts_face(fonts, "Noto Sans Tifinagh", FALSE);

    g_assert_null(dalil_fonts_face(fonts, "Comic Sans", FALSE));
    g_assert_null(dalil_fonts_face(fonts, "Comic Sans", TRUE));
    g_assert_nonnull(regular);
    g_assert_true(dalil_fonts_face(fonts, "Noto Sans Tifinagh", TRUE) == regular);
    g_assert_false(regular->bold);
}

/* Every family that a language names is installed, with plausible numbers. */
static void
test_rows(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(NULL, diags);
    int n = 0;
    const DalilLanguage *const *languages = dalil_languages(&n);

    for (int i = 0; i < n; i++) {
        const DalilFontRow *row = &languages[i]->font;
        const char *families[] = {row->family, row->display, row->bold};

        for (gsize k = 0; k < G_N_ELEMENTS(families); k++) {
            const DalilFace *face =
                families[k] ? dalil_fonts_face(fonts, families[k], k == 2) : NULL;
            if (!families[k])
                continue;
            g_assert_nonnull(face);
            g_assert_cmpint(face->ascent, >=, face->cap_height);
            g_assert_cmpint(face->ascent, <, 2 * DALIL_EM);
            g_assert_true(k != 2 || face->bold);
        }
    }
}

static void
test_no_font(void)
{
    Fonts own = fonts_folder("notes.ttf", NULL);
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(own.folder, own.diags);
    g_autofree char *problems = studio_problems(own.diags);
    g_autofree char *expected = g_strdup_printf(
        "%s/notes.ttf: warning: is not a font that can be read; remove it from fonts/\n1 warning\n",
        own.folder);

    g_assert_cmpstr(problems, ==, expected);
    fonts_clear(&own);
}

static void
put(GByteArray *to, guint32 value, int bytes)
{
    while (bytes-- > 0) {
        guint8 byte = (guint8)(value >> (8 * bytes));
        g_byte_array_append(to, &byte, 1);
    }
}

/* @from with one more table, which says that the weight can vary: a variable font as far as anyone
 * who only reads the list of tables can tell. (transfer full) */
static GByteArray *
vary(const char *from)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    GByteArray *font = g_byte_array_new();
    int tables = 0;

    g_assert_true(g_file_get_contents(from, &bytes, &length, NULL));
    tables = ((guchar)bytes[4] << 8) + (guchar)bytes[5];
    put(font, 0x00010000, 4);
    put(font, (guint32)tables + 1, 2);
    g_byte_array_append(font, (guint8 *)bytes + 6, 6);
    for (int i = 0; i < tables; i++) {
        const guint8 *row = (guint8 *)bytes + 12 + 16 * i;
        guint32 offset =
            ((guint32)row[8] << 24) + ((guint32)row[9] << 16) + ((guint32)row[10] << 8) + row[11];

        if (i > 0 && memcmp(row - 16, "fvar", 4) < 0 && memcmp(row, "fvar", 4) > 0) {
            g_byte_array_append(font, (const guint8 *)"fvar\0\0\0\0", 8);
            put(font, (guint32)(length + 16), 4);
            put(font, 36, 4);
        }
        g_byte_array_append(font, row, 8);
        put(font, offset + 16, 4);
        g_byte_array_append(font, row + 12, 4);
    }
    g_byte_array_append(font, (guint8 *)bytes + 12 + 16 * tables,
                        (guint)(length - 12 - 16 * (gsize)tables));
    put(font, 0x00010000, 4); /* version; the axes begin at 16; one of 20 bytes; no instances */
    put(font, 0x00100002, 4);
    put(font, 0x00010014, 4);
    put(font, 0x00000008, 4);
    g_byte_array_append(font, (const guint8 *)"wght", 4);
    put(font, 400u << 16, 4);
    put(font, 400u << 16, 4);
    put(font, 700u << 16, 4);
    put(font, 256, 4);
    return font;
}

static void
test_variable(void)
{
    Fonts own = fonts_folder("notes.txt", NULL);
    g_autoptr(GByteArray) font = vary(NOTO "NotoSans-Regular.ttf");
    g_autofree char *path = g_build_filename(own.folder, "variable.ttf", NULL);
    g_autoptr(DalilFonts) fonts = NULL;
    g_autofree char *problems = NULL, *expected = NULL;

    g_assert_true(g_file_set_contents(path, (char *)font->data, (gssize)font->len, NULL));
    fonts = dalil_fonts_new(own.folder, own.diags);
    problems = studio_problems(own.diags);
    expected = g_strdup_printf(
        "%s: warning: is a variable font, which does not survive into a PDF; put its static "
        "Regular and Bold files in fonts/ instead\n1 warning\n",
        path);
    g_assert_cmpstr(problems, ==, expected);
    g_assert_cmpstr(dalil_fonts_face(fonts, "Noto Sans", FALSE)->path, ==,
                    NOTO "NotoSans-Regular.ttf");
    fonts_clear(&own);
}

/* The configuration that Cairo and Pango would ask is ours, and empty. */
static void
test_private_configuration(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(NULL, diags);
    FcStrList *files = FcConfigGetConfigFiles(FcConfigGetCurrent());
    FcFontSet *set = FcConfigGetFonts(FcConfigGetCurrent(), FcSetSystem);

    g_assert_nonnull(dalil_fonts_face(fonts, "Noto Sans", FALSE));
    g_assert_null(FcStrListNext(files));
    g_assert_true(set == NULL || set->nfont == 0);
    FcStrListDone(files);
}

/* Two sets one after the other: freeing the first leaves nothing behind that the second trips on.
 */
static void
test_again(void)
{
    for (int i = 0; i < 2; i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        g_autoptr(DalilFonts) fonts = dalil_fonts_new(NULL, diags);

        g_assert_nonnull(dalil_fonts_face(fonts, "Noto Sans", FALSE));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/typeset/fonts/own-folder-wins", test_own_folder_wins);
    g_test_add_func("/typeset/fonts/own-bold", test_own_bold);
    g_test_add_func("/typeset/fonts/unknown-and-no-bold", test_unknown_and_no_bold);
    g_test_add_func("/typeset/fonts/rows", test_rows);
    g_test_add_func("/typeset/fonts/no-font", test_no_font);
    g_test_add_func("/typeset/fonts/variable", test_variable);
    g_test_add_func("/typeset/fonts/private-configuration", test_private_configuration);
    g_test_add_func("/typeset/fonts/again", test_again);
    return g_test_run();
}
