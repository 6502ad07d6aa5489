/* test_layout_pango.c: lines counted by adding numbers up are as many as Pango sets
 *
 * Every sentence of the shipped network in French, English and Arabic, isolates and all, at
 * several sizes. Pango is given the same fonts by a configuration of its own, unhinted.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "content/keys.h"
#include "lang/isolate.h"
#include "layout/lines.h"

typedef struct {
    Studio *studio;
    const DalilLanguage *language;
    PangoContext *context;
    GPtrArray *paragraphs; /* DalilMeasured */
} Oracle;

static PangoContext *
context_new(const DalilFonts *fonts)
{
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    FcConfig *config = FcConfigCreate();
    cairo_font_options_t *options = cairo_font_options_create();
    PangoContext *context = NULL;

    for (int i = 0; i < dalil_fonts_count(fonts); i++)
        g_assert_true(
            FcConfigAppFontAddFile(config, (const FcChar8 *)dalil_fonts_nth(fonts, i)->path));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    context = pango_font_map_create_context(map);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
    g_object_unref(map);
    return context;
}

/* Pango's own choice of font for a letter depends on the machine, so it is told ours. */
static void
add_face(PangoAttrList *list, const DalilTextRun *run, int start, int end)
{
    const DalilFace *face = run->shaped->face;
    PangoAttribute *attributes[] = {
        pango_attr_family_new(face->family),
        pango_attr_weight_new(face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL),
        pango_attr_size_new((int)(100 * PANGO_SCALE * run->scale + 0.5)),
    };

    for (gsize i = 0; i < G_N_ELEMENTS(attributes); i++) {
        attributes[i]->start_index = (guint)start;
        attributes[i]->end_index = (guint)end;
        pango_attr_list_change(list, attributes[i]);
    }
}

/* The byte behind @letters of @text from byte @from on; what is invisible is passed over. */
static int
behind(const char *text, int from, const char *letters)
{
    const char *p = text + from;

    for (const char *l = letters; *l; p = g_utf8_next_char(p))
        if (!dalil_is_invisible(g_utf8_get_char(p))) {
            g_assert_cmpuint(g_utf8_get_char(p), ==, g_utf8_get_char(l));
            l = g_utf8_next_char(l);
        }
    return (int)(p - text);
}

static PangoAttrList *
faces_of(const DalilMeasured *m)
{
    PangoAttrList *list = pango_attr_list_new();
    const char *text = m->rich->text;
    int at = 0;

    for (int r = 0; r < m->n_runs; r++) {
        int end = 0;
        while (dalil_is_invisible(g_utf8_get_char(text + at)) || text[at] == ' ')
            at = (int)(g_utf8_next_char(text + at) - text);
        end = behind(text, at, m->runs[r].shaped->text);
        add_face(list, &m->runs[r], at, end);
        at = end;
    }
    return list;
}

static PangoLayout *
layout_new(const Oracle *oracle, const DalilMeasured *m)
{
    PangoLayout *layout = pango_layout_new(oracle->context);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
    PangoAttrList *list = faces_of(m);

    pango_font_description_set_size(font, 100 * PANGO_SCALE);
    pango_context_set_base_dir(oracle->context,
                               m->rich->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(oracle->context,
                               pango_language_from_string(m->rich->language->pango));
    pango_layout_context_changed(layout);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_attributes(layout, list);
    pango_layout_set_text(layout, m->rich->text, m->rich->length);
    pango_attr_list_unref(list);
    pango_font_description_free(font);
    return layout;
}

static void
gather(const DalilKeyed *keyed, gpointer user)
{
    Oracle *oracle = user;
    const DalilTextIn *in = dalil_text_in(keyed->text, oracle->language->tag);
    g_autofree char *spaced =
        in && oracle->language->french_spacing ? dalil_french_spacing(in->text) : NULL;
    GString *safe = NULL;
    DalilRichBuilder builder;
    DalilRich *rich = NULL;

    if (!in || strstr(in->text, "/") != NULL) /* Pango breaks behind "/", in words too */
        return;
    safe = g_string_new(NULL);
    dalil_isolate_text(safe, spaced ? spaced : in->text, oracle->language->direction == DALIL_RTL);
    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, safe->str, FALSE, 0, 1);
    rich = dalil_rich_end(&builder, oracle->studio->arena, oracle->language,
                          oracle->language->direction == DALIL_RTL, keyed->text->key, in->span);
    g_ptr_array_add(oracle->paragraphs, dalil_measure(oracle->studio->arena, oracle->studio->shaper,
                                                      oracle->studio->diags, rich));
    g_string_free(safe, TRUE);
}

/* What divides lines never stands inside a piece. */
static void
assert_pieces(const DalilMeasured *m)
{
    for (int r = 0; r < m->n_runs; r++)
        for (const char *p = m->runs[r].shaped->text; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            g_assert_true(c == 0x00A0 || c == 0x202F || c == 0x2007 || !g_unichar_isspace(c));
            g_assert_false(dalil_is_invisible(c));
        }
}

static void
test_agreement(gconstpointer data)
{
    static const double widths[] = {170, 240, 258.5, 330};
    static const double sizes[] = {7.6, 8.3, 9.7, 12.8, 20.3};
    Oracle oracle = {.language = dalil_language_lookup(data),
                     .studio = studio_open(NULL),
                     .paragraphs = g_ptr_array_new()};
    int pairs = 0, several = 0;

    dalil_keys_walk(oracle.studio->content, gather, &oracle);
    studio_assert_clean(oracle.studio->diags);
    oracle.context = context_new(oracle.studio->fonts);
    for (guint i = 0; i < oracle.paragraphs->len; i++) {
        const DalilMeasured *m = oracle.paragraphs->pdata[i];
        g_autoptr(PangoLayout) layout = layout_new(&oracle, m);

        assert_pieces(m);
        for (guint s = 0; s < G_N_ELEMENTS(sizes); s++) {
            gint64 limit = dalil_lines_limit(widths[i % G_N_ELEMENTS(widths)], sizes[s]);
            int count = dalil_lines_count(m, limit);
            pango_layout_set_width(layout, (int)limit);
            if (pango_layout_get_line_count(layout) != count)
                g_test_message("%s at %g: %s", m->rich->key, sizes[s], m->rich->text);
            g_assert_cmpint(pango_layout_get_line_count(layout), ==, count);
            several += count > 1;
            pairs++;
        }
    }
    g_assert_cmpint(pairs, >=, 500);
    g_assert_cmpint(several, >=, 100);
    g_test_message("%d paragraphs and sizes, %d of several lines", pairs, several);
    g_ptr_array_unref(oracle.paragraphs);
    g_object_unref(oracle.context);
    studio_free(oracle.studio);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/layout/pango/fr", "fr", test_agreement);
    g_test_add_data_func("/layout/pango/en", "en", test_agreement);
    g_test_add_data_func("/layout/pango/ar", "ar", test_agreement);
    return g_test_run();
}
