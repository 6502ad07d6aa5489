/* test_typeset_measure.c: paragraphs as numbers: widths, places to break, directions */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <hb-ot.h>
#include <math.h>

#include "lang/isolate.h"
#include "typeset/measure.h"

#define NOTO "/usr/share/fonts/truetype/noto/"

static const DalilMeasured *
measure(Studio *studio, const char *tag, const char *text, gboolean bold)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    DalilRichBuilder builder;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, text, bold, 0, 1);
    return dalil_measure(studio->arena, studio->shaper, studio->diags,
                         dalil_rich_end(&builder, studio->arena, language,
                                        language->direction == DALIL_RTL, NULL,
                                        (DalilSpan){NULL, 0, 0}));
}

/* The width HarfBuzz alone gives @text from @file, in our units. */
static double
width_by_harfbuzz(const char *file, const char *text, int length)
{
    g_autofree char *path = g_strconcat(NOTO, file, NULL);
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    double width = 0;
    unsigned n = 0;

    hb_buffer_add_utf8(buffer, text, length, 0, length);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    for (const hb_glyph_position_t *p = hb_buffer_get_glyph_positions(buffer, &n); n > 0; n--, p++)
        width += p->x_advance;
    width *= (double)DALIL_EM / hb_face_get_upem(face);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return width;
}

/* Sentences of one script; spaces come from the Latin font. */
static const struct {
    const char *tag, *file;
    gboolean bold;
    double factor;
    const char *text;
} samples[] = {
    {"fr", "NotoSans-Regular.ttf", FALSE, 1,
     "Un médecin vous reçoit sans rendez vous, même le samedi matin."},
    {"fr", "NotoSans-Bold.ttf", TRUE, 1, "À côté : l’hôpital public et Ta Va « Lÿ »"},
    {"en", "NotoSans-Regular.ttf", FALSE, 1,
     "AVATAR To Type. We listen: you may bring a friend (or two)!"},
    {"ar", "NotoSansArabic-Regular.ttf", FALSE, 1.10, "يستقبلكم الطبيب دون موعد، ولو صباح السبت"},
    {"ar", "NotoSansArabic-Regular.ttf", FALSE, 1.10, "للأطفال والنساء؛ لا إله، الآن الأغطية"},
    {"ar", "NotoSansArabic-Bold.ttf", TRUE, 1.10, "مَرْكَزُ الصِّحَّةِ الأَوَّلِيَّةِ"},
    {"am", "NotoSansEthiopic-Regular.ttf", FALSE, 0.97, "ሐኪሙ ያለ ቀጠሮ ይቀበልዎታል፣ ቅዳሜም ጭምር።"},
};

static void
test_widths(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);
    double space = width_by_harfbuzz("NotoSans-Regular.ttf", " ", 1);

    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        const DalilMeasured *m = measure(studio, samples[i].tag, samples[i].text, samples[i].bold);
        g_auto(GStrv) words = g_strsplit(samples[i].text, " ", -1);
        double expected = 0;

        g_assert_cmpint(m->n, ==, (int)g_strv_length(words));
        for (int w = 0; words[w]; w++) {
            double width = samples[i].factor *
                           width_by_harfbuzz(samples[i].file, words[w], (int)strlen(words[w]));
            g_assert_cmpfloat_with_epsilon(m->pieces[w].width, width, 1e-3 * width + 2);
            expected += width + (words[w + 1] ? space : 0);
            g_assert_cmpint(m->pieces[w].may_break, ==, words[w + 1] != NULL);
        }
        g_assert_cmpfloat_with_epsilon((double)m->natural, expected, 1e-3 * expected);
    }
    studio_assert_clean(studio->diags);
}

/* A French line in one go: words shaped one by one lose nothing of the line. */
static void
test_whole_line(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);
    const char *text = samples[0].text;
    double expected = width_by_harfbuzz("NotoSans-Regular.ttf", text, (int)strlen(text));

    g_assert_cmpfloat_with_epsilon((double)measure(studio, "fr", text, FALSE)->natural, expected,
                                   1e-3 * expected);
}

static const struct {
    const char *tag, *text, *pieces; /* "|": a break, "¦": with a hyphen, "‖": a forced one */
} breaks[] = {
    {"fr", "un deux  trois", "un|deux|trois"},
    {"fr", "  un\tdeux\n", "un|deux"},
    {"fr", "20\xC2\xA0MAD 9\xE2\x80\xAFh", "20\xC2\xA0MAD|9\xE2\x80\xAFh"},
    {"fr", "rendez-vous", "rendez-|vous"},
    {"fr", "porte-monnaie-ci", "porte-|monnaie-|ci"},
    {"fr", "un–deux", "un–|deux"},
    {"fr",
     "anti\xC2\xAD"
     "consti\xC2\xADtution",
     "anti¦consti¦tution"},
    {"fr",
     "ligne\xE2\x80\xA8"
     "suite fin",
     "ligne‖suite|fin"},
    {"fr",
     "exemple.org/\xE2\x80\x8B"
     "aide",
     "exemple.org/|aide"},
    {"fr", "https://example.org/a-b-c", "https://example.org/a-b-c"},
    {"fr", "nous-vous@example.org", "nous-vous@example.org"},
    {"fr", DALIL_LRI "09:00" DALIL_WORD_JOINER "–" DALIL_WORD_JOINER "12:30" DALIL_PDI,
     "09:00–12:30"},
    {"fr",
     "a\xE2\x80\x83"
     "b",
     "a|b"},
    {"ar", "مركز الصحة", "مركز|الصحة"},
    {"fr", " ", ""},
    {"fr", DALIL_LRI DALIL_PDI, ""},
};

static void
test_breaks(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(breaks); i++) {
        const DalilMeasured *m = NULL;
        g_autoptr(GString) found = g_string_new(NULL);

        m = measure(studio, breaks[i].tag, breaks[i].text, FALSE);
        for (int p = 0; p < m->n; p++) {
            g_autofree char *text = dalil_measured_text(m, p, p + 1);
            const DalilPiece *piece = &m->pieces[p];
            g_string_append(found, text);
            if (p + 1 < m->n)
                g_string_append(found, piece->must_break  ? "‖"
                                       : piece->hyphen    ? "¦"
                                       : piece->may_break ? "|"
                                                          : "-");
        }
        g_assert_cmpstr(found->str, ==, breaks[i].pieces);
    }
}

static void
test_soft_hyphen(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);
    const DalilMeasured *m = measure(studio, "fr",
                                     "anti\xC2\xAD"
                                     "corps",
                                     FALSE);
    double hyphen = width_by_harfbuzz("NotoSans-Regular.ttf", "-", 1);
    double whole = width_by_harfbuzz("NotoSans-Regular.ttf", "anticorps", 9);

    g_assert_nonnull(m->hyphen);
    g_assert_cmpfloat_with_epsilon(m->pieces[0].hyphen, hyphen, 2);
    g_assert_cmpfloat_with_epsilon((double)m->natural, whole,
                                   1e-3 * whole); /* no width unless a line ends there */
    g_assert_cmpint(m->widest, ==,
                    MAX(m->pieces[0].width + m->pieces[0].hyphen, m->pieces[1].width));
}

/* Isolates and joiners have no width, no glyph and no box. */
static void
test_isolates_draw_nothing(void)
{
    static const struct {
        const char *tag, *with, *without;
    } pairs[] = {
        {"fr",
         "Appelez le " DALIL_LRI "+212\xC2\xA0"
         "5" DALIL_PDI " vite",
         "Appelez le +212\xC2\xA0"
         "5 vite"},
        {"fr", DALIL_FSI "Nord" DALIL_PDI ", " DALIL_FSI "Sud" DALIL_PDI, "Nord, Sud"},
        {"ar", DALIL_RLI "مركز الصحة" DALIL_PDI, "مركز الصحة"},
        {"fr", "a" DALIL_WORD_JOINER "b" DALIL_ZWSP "c\xEF\xBB\xBF", "abc"},
    };
    g_autoptr(Studio) studio = studio_setter(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const DalilMeasured *with = measure(studio, pairs[i].tag, pairs[i].with, FALSE);
        const DalilMeasured *without = measure(studio, pairs[i].tag, pairs[i].without, FALSE);
        g_autofree char *text = dalil_measured_text(with, 0, with->n);
        g_autofree char *plain = dalil_measured_text(without, 0, without->n);
        int glyphs[2] = {0, 0};

        for (int r = 0; r < with->n_runs; r++)
            glyphs[0] += with->runs[r].shaped->n;
        for (int r = 0; r < without->n_runs; r++)
            glyphs[1] += without->runs[r].shaped->n;
        g_assert_cmpstr(text, ==, plain);
        g_assert_cmpint(glyphs[0], ==, glyphs[1]);
        g_assert_cmpint(labs((long)(with->natural - without->natural)), <=,
                        60); /* kerning into the isolate */
        for (int r = 0; r < with->n_runs; r++)
            for (int g = 0; g < with->runs[r].shaped->n; g++)
                g_assert_cmpuint(with->runs[r].shaped->glyphs[g].glyph, !=, 0);
    }
    studio_assert_clean(studio->diags);
}

/* Bidi levels of the runs, joined by spaces, as UAX 9 has them. */
static const struct {
    const char *tag, *text, *levels;
    gboolean mixed;
} directions[] = {
    {"fr", "Nord et Sud", "0 0 0", FALSE},
    {"fr", "le " DALIL_FSI "مركز" DALIL_PDI " ici", "0 1 0", TRUE},
    {"ar", "مركز الصحة", "1 1", FALSE},
    {"ar",
     "هاتف " DALIL_LRI "+212\xC2\xA0"
     "5" DALIL_PDI,
     "1 2", TRUE},
    {"ar", "مركز Nord", "1 2", TRUE},
};

static void
test_levels(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(directions); i++) {
        const DalilMeasured *m = measure(studio, directions[i].tag, directions[i].text, FALSE);
        g_autoptr(GString) found = g_string_new(NULL);

        for (int r = 0; r < m->n_runs; r++) {
            g_string_append_printf(found, r > 0 ? " %d" : "%d", m->runs[r].level);
            g_assert_cmpint(m->runs[r].shaped->rtl, ==, m->runs[r].level & 1);
        }
        g_assert_cmpstr(found->str, ==, directions[i].levels);
        g_assert_cmpint(m->mixed, ==, directions[i].mixed);
    }
}

/* Two looks in one paragraph, one of them larger; and a pictogram among the words. */
static void
test_looks(void)
{
    g_autoptr(Studio) studio = studio_setter(NULL);
    double plain = width_by_harfbuzz("NotoSans-Regular.ttf", "tout", 4);
    double bold = width_by_harfbuzz("NotoSans-Bold.ttf", "fort", 4);
    DalilRichBuilder builder;
    const DalilMeasured *m = NULL;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, "tout", FALSE, 0, 1);
    dalil_rich_add(&builder, "fort ", TRUE, 1, 1.5);
    dalil_rich_add_icon(&builder, 3, 2, 2);
    m = dalil_measure(studio->arena, studio->shaper, studio->diags,
                      dalil_rich_end(&builder, studio->arena, dalil_language_lookup("fr"), FALSE,
                                     NULL, (DalilSpan){NULL, 0, 0}));
    g_assert_cmpint(m->n, ==, 2);
    g_assert_cmpint(m->pieces[0].n_runs, ==, 2);
    g_assert_cmpfloat_with_epsilon(m->runs[0].width, plain, 1e-3 * plain);
    g_assert_cmpfloat_with_epsilon(m->runs[1].width, 1.5 * bold, 1e-3 * bold);
    g_assert_cmpint(m->runs[1].ink, ==, 1);
    g_assert_null(m->runs[2].shaped);
    g_assert_cmpint(m->runs[2].icon, ==, 3);
    g_assert_cmpint(m->pieces[1].width, >=, 2 * DALIL_EM);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/typeset/measure/widths", test_widths);
    g_test_add_func("/typeset/measure/whole-line", test_whole_line);
    g_test_add_func("/typeset/measure/breaks", test_breaks);
    g_test_add_func("/typeset/measure/soft-hyphen", test_soft_hyphen);
    g_test_add_func("/typeset/measure/isolates-draw-nothing", test_isolates_draw_nothing);
    g_test_add_func("/typeset/measure/levels", test_levels);
    g_test_add_func("/typeset/measure/looks", test_looks);
    return g_test_run();
}
