/* test_typeset_shape.c: faces chosen letter by letter, words shaped once, letters nobody has */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "typeset/measure.h"

static DalilLook
look_of(const char *tag, gboolean bold, gboolean display)
{
    const DalilLanguage *language = dalil_language_lookup(tag);

    g_assert_nonnull(language);
    return (DalilLook){language, bold, display, language->direction == DALIL_RTL};
}

/* "Family/text Family Bold/text": what each run is and comes from. (transfer full) */
static char *
faces_of(const DalilShaped *shaped)
{
    GString *to = g_string_new(NULL);

    for (; shaped; shaped = shaped->next)
        g_string_append_printf(to, "%s%s%s/%s", to->len > 0 ? " | " : "", shaped->face->family,
                               shaped->face->bold ? " Bold" : "", shaped->text);
    return g_string_free(to, FALSE);
}

static const struct {
    const char *tag;
    gboolean bold, display;
    const char *word, *faces;
} choices[] = {
    {"fr", FALSE, FALSE, "élève", "Noto Sans/élève"},
    {"fr", TRUE, FALSE, "élève", "Noto Sans Bold/élève"},
    {"fr", FALSE, TRUE, "élève", "Noto Sans/élève"},
    {"ar", FALSE, FALSE, "مركز", "Noto Sans Arabic/مركز"},
    {"ar", TRUE, FALSE, "مركز", "Noto Sans Arabic Bold/مركز"},
    {"ar", TRUE, TRUE, "مركز", "Noto Kufi Arabic Bold/مركز"},
    {"ar", FALSE, FALSE, "مَرْكَز", "Noto Sans Arabic/مَرْكَز"}, /* marks stay with their letters */
    {"ar", FALSE, FALSE, "(مركز)", "Noto Sans/( | Noto Sans Arabic/مركز | Noto Sans/)"},
    {"ar", FALSE, FALSE, "09:00", "Noto Sans/09:00"}, /* digits look alike in every language */
    {"ar", FALSE, FALSE, "لماذا؟",
     "Noto Sans Arabic/لماذا؟"}, /* but this is the Arabic question mark */
    {"fr", FALSE, FALSE, "مركز", "Noto Sans Arabic/مركز"}, /* a name in another script */
    {"ar", FALSE, TRUE, "Marrakech", "Noto Sans/Marrakech"},
    {"fr", FALSE, FALSE, "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Noto Sans Tifinagh/ⵜⴰⵎⴰⵣⵉⵖⵜ"},
    {"fr", TRUE, FALSE, "ⵜⴰⵎⴰⵣⵉⵖⵜ", "DejaVu Sans Bold/ⵜⴰⵎⴰⵣⵉⵖⵜ"}, /* Noto has no bold one */
    {"fr", TRUE, FALSE, "ߒߞߏ", "DejaVu Sans Bold/ߒߞߏ"},
    {"am", FALSE, FALSE, "አማርኛ", "Noto Sans Ethiopic/አማርኛ"},
    {"am", TRUE, FALSE, "አማርኛ", "Noto Sans Ethiopic Bold/አማርኛ"},
    {"fr", FALSE, FALSE,
     "a\xE2\x81\xA6"
     "b\xE2\x81\xA9\xC2\xAD",
     "Noto Sans/ab"}, /* controls are nothing */
};

static void
test_choices(void)
{
    g_autoptr(Studio) setter = studio_setter(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        const DalilShaped *shaped = dalil_shape(
            setter->shaper, look_of(choices[i].tag, choices[i].bold, choices[i].display),
            choices[i].word, (int)strlen(choices[i].word));
        g_autofree char *found = faces_of(shaped);

        g_assert_cmpstr(found, ==, choices[i].faces);
        for (; shaped; shaped = shaped->next) {
            gint32 width = 0;
            g_assert_cmpuint(shaped->missing, ==, 0);
            for (int g = 0; g < shaped->n; g++)
                width += shaped->glyphs[g].advance;
            g_assert_cmpint(width, ==, shaped->width);
            g_assert_cmpint(shaped->width, >, 0);
        }
    }
}

static void
test_nothing_to_draw(void)
{
    g_autoptr(Studio) setter = studio_setter(NULL);

    g_assert_null(
        dalil_shape(setter->shaper, look_of("fr", FALSE, FALSE), "\xE2\x81\xA6\xE2\x81\xA9", 6));
    g_assert_null(dalil_shape(setter->shaper, look_of("fr", FALSE, FALSE), "", 0));
}

static void
test_once(void)
{
    g_autoptr(Studio) setter = studio_setter(NULL);
    DalilLook plain = look_of("fr", FALSE, FALSE), bold = look_of("fr", TRUE, FALSE);
    const DalilShaped *first = dalil_shape(setter->shaper, plain, "santé et", 6);
    gsize asked = 0, shaped = 0;

    for (int i = 0; i < 99; i++) {
        g_autofree char *copy = g_strdup("santé");
        g_assert_true(dalil_shape(setter->shaper, plain, copy, 6) == first);
    }
    dalil_shaper_counts(setter->shaper, &asked, &shaped);
    g_assert_cmpuint(asked, ==, 100);
    g_assert_cmpuint(shaped, ==, 1);
    g_assert_true(dalil_shape(setter->shaper, bold, "santé", 6) != first);
    g_assert_true(dalil_shape(setter->shaper, look_of("en", FALSE, FALSE), "santé", 6) != first);
    g_assert_true(dalil_shape(setter->shaper, plain, "santé", 5 - 1) != first); /* "sant" */
    dalil_shaper_counts(setter->shaper, &asked, &shaped);
    g_assert_cmpuint(asked, ==, 103);
    g_assert_cmpuint(shaped, ==, 4);
}

/* More words than the table begins with: every one is still found afterwards. */
static void
test_many(void)
{
    enum { WORDS = 6000 };
    g_autoptr(Studio) setter = studio_setter(NULL);
    DalilLook look = look_of("fr", FALSE, FALSE);
    g_autofree const DalilShaped **seen = g_new0(const DalilShaped *, WORDS);
    gsize asked = 0, shaped = 0;

    for (int round = 0; round < 2; round++)
        for (int i = 0; i < WORDS; i++) {
            g_autofree char *word = g_strdup_printf("mot%d", i);
            const DalilShaped *found = dalil_shape(setter->shaper, look, word, (int)strlen(word));
            g_assert_cmpstr(found->text, ==, word);
            if (round > 0)
                g_assert_true(found == seen[i]);
            seen[i] = found;
        }
    dalil_shaper_counts(setter->shaper, &asked, &shaped);
    g_assert_cmpuint(asked, ==, 2 * WORDS);
    g_assert_cmpuint(shaped, ==, WORDS);
}

/* @text as a sentence of a listing, measured; the problems are in @setter's list. */
static const DalilMeasured *
measure(Studio *setter, const char *tag, const char *text, const char *key)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    DalilRichBuilder builder;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, text, FALSE, 0, 1);
    return dalil_measure(setter->arena, setter->shaper, setter->diags,
                         dalil_rich_end(&builder, setter->arena, language,
                                        language->direction == DALIL_RTL, key,
                                        (DalilSpan){"content/services/a.yaml", 7, 9}));
}

static void
test_missing_everywhere(void)
{
    g_autoptr(Studio) setter = studio_setter(NULL);
    g_autofree char *problems = NULL;

    measure(setter, "fr", "Le café 中 ouvert", "cafe/name");
    problems = studio_problems(setter->diags);
    g_assert_cmpstr(
        problems, ==,
        "content/services/a.yaml:7:9: error: no font has the character \"中\" (U+4E2D) in "
        "\"cafe/name\" "
        "(Français); write it with other letters, or put a font that has it in fonts/\n1 error\n");
}

/* A script whose font is there but lacks this letter: installing the package again would not help.
 */
static void
test_missing_letter(void)
{
    g_autoptr(Studio) setter = studio_setter(NULL);
    const DalilFace *face = dalil_fonts_face(setter->fonts, "Noto Sans Arabic", FALSE);
    g_autofree char *problems = NULL, *expected = NULL;
    char letter[7] = {0};
    gunichar c = 0x0750;
    hb_codepoint_t glyph = 0;

    while (c < 0x0900 && (g_unichar_get_script(c) != G_UNICODE_SCRIPT_ARABIC ||
                          hb_font_get_nominal_glyph(face->hb, c, &glyph)))
        c++;
    if (c == 0x0900) {
        g_test_skip("this Arabic font has every letter");
        return;
    }
    g_unichar_to_utf8(c, letter);
    measure(setter, "ar", letter, NULL);
    problems = studio_problems(setter->diags);
    expected = g_strdup_printf(
        "content/services/a.yaml:7:9: error: no font has the character \"%s\" (U+%04X) in \"the "
        "program's own words\" (العربية); write it with other letters, or put a font that has it "
        "in "
        "fonts/\n1 error\n",
        letter, c);
    g_assert_cmpstr(problems, ==, expected);
}

/* A font that has gone since: the message names the package that brings it. */
static void
test_missing_package(void)
{
    g_autofree char *folder = g_dir_make_tmp("dalil-fonts-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "gone.ttf", NULL);
    g_autofree char *bytes = NULL, *problems = NULL;
    gsize length = 0;
    g_autoptr(Studio) setter = NULL;

    g_assert_true(g_file_get_contents("/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf",
                                      &bytes, &length, NULL));
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    setter = studio_setter(folder);
    studio_remove_tree(folder);
    measure(setter, "am", "ሰላም", "clinic/name");
    problems = studio_problems(setter->diags);
    g_assert_cmpstr(problems, ==,
                    "content/services/a.yaml:7:9: error: no font has the character \"ሰ\" (U+1230) "
                    "in \"clinic/name\" "
                    "(አማርኛ); install the package fonts-noto-core\n1 error\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/typeset/shape/choices", test_choices);
    g_test_add_func("/typeset/shape/nothing-to-draw", test_nothing_to_draw);
    g_test_add_func("/typeset/shape/once", test_once);
    g_test_add_func("/typeset/shape/many", test_many);
    g_test_add_func("/typeset/shape/missing-everywhere", test_missing_everywhere);
    g_test_add_func("/typeset/shape/missing-letter", test_missing_letter);
    g_test_add_func("/typeset/shape/missing-package", test_missing_package);
    return g_test_run();
}
