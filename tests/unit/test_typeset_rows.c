/* test_typeset_rows.c: each script from the row of its language, shared marks from one face */
#include <string.h>

#include "typeset/shape.h"

static const struct {
    const char *tag, *text;
    gboolean bold;
    const char *families[3]; /* of the runs, in the order of the text */
} rows[] = {
    {"ur", "اردو", FALSE, {"Noto Nastaliq Urdu"}},
    {"ur", "اردو", TRUE, {"Noto Nastaliq Urdu"}},
    {"ur", "24", FALSE, {"Noto Sans"}},
    {"ur", "بند،", FALSE, {"Noto Nastaliq Urdu"}},
    {"ur", "بند؛", FALSE, {"Noto Nastaliq Urdu"}},
    {"fr", "اردو", FALSE, {"Noto Sans Arabic"}},
    {"ckb", "ھەینی", FALSE, {"Noto Sans Arabic"}},
    {"ckb", "ڕێژەڵۆڤگچ", FALSE, {"Noto Sans Arabic"}},
    {"ps", "ټډړږښګڼېۍئ", FALSE, {"Noto Sans Arabic"}},
    {"fa", "گچپژک", TRUE, {"Noto Sans Arabic"}},
    {"ar", "نعم،", FALSE, {"Noto Sans Arabic"}},
    {"nqo", "ߒߞߏ،", FALSE, {"Noto Sans NKo"}},
    {"nqo", "ߒߞߏ", TRUE, {"DejaVu Sans"}},
    {"fr", "،", FALSE, {"Noto Sans Arabic"}},
    {"ln", "mɔ̌kɔ́", FALSE, {"Noto Sans"}},
    {"ti", "ሰኑይ24", FALSE, {"Noto Sans Ethiopic", "Noto Sans"}},
};

static void
test_families(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(NULL, diags);
    g_autoptr(DalilShaper) shaper = dalil_shaper_new(fonts);

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const DalilLanguage *language = dalil_language_lookup(rows[i].tag);
        DalilLook look = {language, rows[i].bold, FALSE, language->direction == DALIL_RTL};
        const DalilShaped *run = dalil_shape(shaper, look, rows[i].text, (int)strlen(rows[i].text));
        int n = 0;

        g_test_message("%s in %s", rows[i].text, rows[i].tag);
        for (; run; run = run->next, n++) {
            g_assert_cmpint(run->missing, ==, 0);
            g_assert_cmpstr(run->face->family, ==, rows[i].families[n]);
            g_assert_cmpint(run->face->bold, ==, rows[i].bold);
        }
        g_assert_null(rows[i].families[n]);
    }
}

/* Every string of every language has all its letters, regular and bold. */
static void
test_whole_languages(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilFonts) fonts = dalil_fonts_new(NULL, diags);
    g_autoptr(DalilShaper) shaper = dalil_shaper_new(fonts);
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    for (int i = 0; i < n; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_auto(GStrv) lines = NULL;

        dalil_language_dump(list[i], text);
        lines = g_strsplit(text->str, "\n", -1);
        for (int k = 0; lines[k] && *lines[k]; k++) {
            const char *string = strrchr(lines[k], '\t') + 1;
            for (int bold = 0; bold <= 1; bold++) {
                DalilLook look = {list[i], bold, FALSE, list[i]->direction == DALIL_RTL};
                const DalilShaped *run = dalil_shape(shaper, look, string, (int)strlen(string));
                for (; run; run = run->next) {
                    if (run->missing)
                        g_test_message("%s: no U+%04X for %s", list[i]->tag, run->missing,
                                       lines[k]);
                    g_assert_cmpint(run->missing, ==, 0);
                }
            }
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/typeset/rows/families", test_families);
    g_test_add_func("/typeset/rows/whole_languages", test_whole_languages);
    return g_test_run();
}
