/* test_typeset_mixed.c: words, digits and brackets of other scripts inside a sentence: from the
 * right family, at the right size, on one baseline */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "typeset/measure.h"

/* @runs: in logical order "Family[ Bold] factor letters", spaces left out; factor is the size of
 * the letters against Latin beside them, in hundredths. */
typedef struct {
    const char *tag;
    gboolean bold;
    const char *text, *runs;
} Row;

static const Row rows[] = {
    {"am", FALSE, "አማርኛ ESK 14:00 (እ) [2] 10%",
     "Noto Sans Ethiopic 97 አማርኛ | Noto Sans 100 ESK | Noto Sans 100 14:00 | Noto Sans 100 ( | "
     "Noto Sans Ethiopic 97 እ | Noto Sans 100 ) | Noto Sans 100 [2] | Noto Sans 100 10%"},
    {"am", TRUE, "አማርኛ ESK 14:00 (እ) [2] 10%",
     "Noto Sans Ethiopic Bold 97 አማርኛ | Noto Sans Bold 100 ESK | Noto Sans Bold 100 14:00 | Noto "
     "Sans Bold 100 ( | Noto Sans Ethiopic Bold 97 እ | Noto Sans Bold 100 ) | Noto Sans Bold 100 "
     "[2] | Noto Sans Bold 100 10%"},
    {"ti", FALSE, "ደገፍ ስራሕ 14:00 UNHCR",
     "Noto Sans Ethiopic 97 ደገፍ | Noto Sans Ethiopic 97 ስራሕ | Noto Sans 100 14:00 | Noto Sans 100 "
     "UNHCR"},
    {"ti", TRUE, "ደገፍ ስራሕ 14:00 UNHCR",
     "Noto Sans Ethiopic Bold 97 ደገፍ | Noto Sans Ethiopic Bold 97 ስራሕ | Noto Sans Bold 100 14:00 | "
     "Noto Sans Bold 100 UNHCR"},
    {"zgh", FALSE, "ⵜⴰⵎⴰⵣⵉⵖⵜ CNDH (15) 09:00",
     "Noto Sans Tifinagh 97 ⵜⴰⵎⴰⵣⵉⵖⵜ | Noto Sans 100 CNDH | Noto Sans 100 (15) | Noto Sans 100 "
     "09:00"},
    {"zgh", TRUE, "ⵜⴰⵎⴰⵣⵉⵖⵜ CNDH (15) 09:00",
     "DejaVu Sans Bold 97 ⵜⴰⵎⴰⵣⵉⵖⵜ | Noto Sans Bold 100 CNDH | Noto Sans Bold 100 (15) | Noto Sans "
     "Bold 100 09:00"},
    {"ff-Adlm", FALSE, "𞤀𞤣𞤤𞤢𞤥 UNHCR (12) 𞥑𞥒",
     "Noto Sans Adlam 105 𞤀𞤣𞤤𞤢𞤥 | Noto Sans 100 UNHCR | Noto Sans 100 (12) | Noto "
     "Sans Adlam 105 𞥑𞥒"},
    {"ff-Adlm", TRUE, "𞤀𞤣𞤤𞤢𞤥 UNHCR (12) 𞥑𞥒",
     "Noto Sans Adlam Bold 105 𞤀𞤣𞤤𞤢𞤥 | Noto Sans Bold 100 UNHCR | Noto Sans Bold "
     "100 (12) | Noto Sans Adlam Bold 105 𞥑𞥒"},
    {"nqo", FALSE, "ߒߞߏ IOM (19) ߁߂",
     "Noto Sans NKo 100 ߒߞߏ | Noto Sans 100 IOM | Noto Sans 100 (19) | Noto Sans NKo 100 ߁߂"},
    {"nqo", TRUE, "ߒߞߏ IOM (19) ߁߂",
     "DejaVu Sans Bold 100 ߒߞߏ | Noto Sans Bold 100 IOM | Noto Sans Bold 100 (19) | DejaVu Sans "
     "Bold 100 ߁߂"},
    {"ar", FALSE, "مركز OMDH (19) 14:30 !",
     "Noto Sans Arabic 110 مركز | Noto Sans 100 OMDH | Noto Sans 100 (19) | Noto Sans 100 14:30 | "
     "Noto Sans 100 !"},
    {"ar", TRUE, "مركز OMDH (19) 14:30 !",
     "Noto Sans Arabic Bold 110 مركز | Noto Sans Bold 100 OMDH | Noto Sans Bold 100 (19) | Noto "
     "Sans Bold 100 14:30 | Noto Sans Bold 100 !"},
    {"fa", FALSE, "مرکز OMDH (۱۹) 14:30",
     "Noto Sans Arabic 110 مرکز | Noto Sans 100 OMDH | Noto Sans 100 ( | Noto Sans Arabic 110 ۱۹ | "
     "Noto Sans 100 ) | Noto Sans 100 14:30"},
    {"fa", TRUE, "مرکز OMDH (۱۹) 14:30",
     "Noto Sans Arabic Bold 110 مرکز | Noto Sans Bold 100 OMDH | Noto Sans Bold 100 ( | Noto Sans "
     "Arabic Bold 110 ۱۹ | Noto Sans Bold 100 ) | Noto Sans Bold 100 14:30"},
    {"ur", FALSE, "مرکز UNHCR (۱۹) 14:30",
     "Noto Nastaliq Urdu 112 مرکز | Noto Sans 100 UNHCR | Noto Sans 100 ( | Noto Nastaliq Urdu 112 "
     "۱۹ | Noto Sans 100 ) | Noto Sans 100 14:30"},
    {"ckb", FALSE, "ناوەند IOM (19) 14:30",
     "Noto Sans Arabic 110 ناوەند | Noto Sans 100 IOM | Noto Sans 100 (19) | Noto Sans 100 14:30"},
    {"ps", FALSE, "مرکز IOM [19]",
     "Noto Sans Arabic 110 مرکز | Noto Sans 100 IOM | Noto Sans 100 [19]"},
};

static DalilMeasured *
measure(Studio *studio, const Row *row)
{
    const DalilLanguage *language = dalil_language_lookup(row->tag);
    DalilRichBuilder builder;
    DalilRich *rich = NULL;

    if (!language)
        g_error("no language %s", row->tag);
    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, row->text, row->bold, 0, 1);
    rich = dalil_rich_end(&builder, studio->arena, language, language->direction == DALIL_RTL, NULL,
                          (DalilSpan){NULL, 0, 0});
    return dalil_measure(studio->arena, studio->shaper, studio->diags, rich);
}

/* (transfer full) */
static char *
told(const DalilMeasured *measured)
{
    GString *to = g_string_new(NULL);

    for (int i = 0; i < measured->n_runs; i++) {
        const DalilTextRun *run = &measured->runs[i];
        if (!run->shaped)
            continue;
        g_string_append_printf(to, "%s%s%s %d %s", to->len > 0 ? " | " : "",
                               run->shaped->face->family, run->shaped->face->bold ? " Bold" : "",
                               (int)(run->scale * 100 + 0.5), run->shaped->text);
    }
    return g_string_free(to, FALSE);
}

static void
test_rows(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *runs = told(measure(studio, &rows[i]));

        if (strcmp(runs, rows[i].runs) != 0)
            g_test_message("%s: %s", rows[i].tag, rows[i].text);
        g_assert_cmpstr(runs, ==, rows[i].runs);
    }
    studio_assert_clean(studio->diags);
}

/* Letters that stand on the baseline in one script do so in all: no run is shifted against its
 * neighbour, and no plain letter or digit floats or sinks. */
static void
test_baseline(void)
{
    static const char *const standing[] = {"H", "x", "1", "አ", "ⵎ", "ߊ", "𞤀", "ا", "د"};
    static const double slack = 0.04; /* em: round letters reach a little below */
    g_autoptr(Studio) studio = studio_setter(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(standing); i++) {
        for (int bold = 0; bold < 2; bold++) {
            const Row row = {"fr", bold, standing[i], NULL};
            const DalilShaped *shaped = measure(studio, &row)->runs[0].shaped;
            hb_glyph_extents_t ink;

            g_assert_cmpint(shaped->n, ==, 1);
            g_assert_cmpint(shaped->glyphs[0].dy, ==, 0);
            g_assert_true(
                hb_font_get_glyph_extents(shaped->face->hb, shaped->glyphs[0].glyph, &ink));
            g_test_message("%s %s: %.3f em", shaped->face->family, standing[i],
                           (ink.y_bearing + ink.height) * shaped->factor / DALIL_EM);
            g_assert_cmpfloat(ABS(ink.y_bearing + ink.height) * shaped->factor, <,
                              slack * DALIL_EM);
        }
    }
}

/* A script's letters are about as high as the Latin ones beside them, whatever its font's idea. */
static void
test_height(void)
{
    static const struct {
        const char *letter;
        double least, most; /* of the height of H */
    } letters[] = {{"1", 0.95, 1.05}, {"አ", 0.9, 1.2},     {"ⵎ", 0.9, 1.1},
                   {"ߊ", 0.85, 1.2},  {"𞤀", 0.85, 1.2}, {"ا", 0.9, 1.2}};
    g_autoptr(Studio) studio = studio_setter(NULL);
    const Row latin = {"fr", FALSE, "H", NULL};
    const DalilFace *face = measure(studio, &latin)->runs[0].shaped->face;

    for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
        const Row row = {"fr", FALSE, letters[i].letter, NULL};
        const DalilShaped *shaped = measure(studio, &row)->runs[0].shaped;
        hb_glyph_extents_t ink;
        double height = 0;

        g_assert_true(hb_font_get_glyph_extents(shaped->face->hb, shaped->glyphs[0].glyph, &ink));
        height = ink.y_bearing * shaped->factor / face->cap_height;
        g_test_message("%s: %.2f", letters[i].letter, height);
        g_assert_cmpfloat(height, >=, letters[i].least);
        g_assert_cmpfloat(height, <=, letters[i].most);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/typeset/mixed/rows", test_rows);
    g_test_add_func("/typeset/mixed/baseline", test_baseline);
    g_test_add_func("/typeset/mixed/height", test_height);
    return g_test_run();
}
