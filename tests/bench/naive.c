/* naive.c: the same pages as anyone would make them with Pango and Cairo: the measure for dalil
 *
 *     naive LINES_FOLDER OUT_FOLDER LANG...
 *
 * Reads LINES_FOLDER/LANG.txt (see convert.py) and writes OUT_FOLDER/LANG.pdf: one PangoLayout a
 * paragraph, three columns, entries kept whole, descriptions justified. Only the six font files
 * are known, or looking for fonts would take most of the time.
 */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MM(x) ((x)*72 / 25.4)
#define FONTS "/usr/share/fonts/truetype/noto/"

enum { GROUP_MOST = 8 };

static const char *const font_files[] = {
    FONTS "NotoSans-Regular.ttf",         FONTS "NotoSans-Bold.ttf",
    FONTS "NotoSansArabic-Regular.ttf",   FONTS "NotoSansArabic-Bold.ttf",
    FONTS "NotoSansEthiopic-Regular.ttf", FONTS "NotoSansEthiopic-Bold.ttf",
};

/* How a line of the input looks. Sizes and spaces in points; `more`: over the body's size. */
typedef struct {
    char letter;
    double size, more;
    gboolean bold, justify, white;
    double before;
} Look;

static const Look looks[] = {
    {'T', 19, 0, TRUE, FALSE, TRUE, 0},   {'S', 10.5, 0, TRUE, FALSE, TRUE, 5},
    {'I', 8, 0, FALSE, FALSE, TRUE, 5},   {'H', 10.5, 0, TRUE, FALSE, TRUE, 5},
    {'N', 0, 0.8, TRUE, FALSE, FALSE, 3}, {'D', 0, 0, FALSE, TRUE, FALSE, 0},
    {'A', 0, 0, FALSE, FALSE, FALSE, 0},
};

typedef struct {
    PangoLayout *layout;
    const Look *look;
    double height;
} Para;

typedef struct {
    cairo_t *cr;
    PangoContext *context;
    double size; /* of the body */
    gboolean rtl;
    Para group[GROUP_MOST]; /* what stays together */
    int n;
    guint colour; /* of the category */
    int column, page;
    double y;
} Page;

static const double width = (297 - 2 * 9 - 2 * 6) / 3.0; /* of a column, mm */
static const double top = 8, height = 210 - 8 - 12;      /* mm */

static void
set_colour(cairo_t *cr, guint rgb)
{
    cairo_set_source_rgb(cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0);
}

static double
column_x(const Page *page)
{
    int column = page->rtl ? 2 - page->column : page->column;

    return MM(9 + column * (width + 6));
}

static void
end_page(Page *page)
{
    PangoLayout *layout = pango_layout_new(page->context);
    g_autofree char *number = g_strdup_printf("%d", ++page->page);

    pango_layout_set_text(layout, number, -1);
    set_colour(page->cr, 0x444444);
    cairo_move_to(page->cr, MM(297 / 2.0), MM(202));
    pango_cairo_show_layout(page->cr, layout);
    g_object_unref(layout);
    cairo_show_page(page->cr);
}

static void
next_column(Page *page)
{
    page->y = 0;
    if (++page->column == 3) {
        page->column = 0;
        end_page(page);
    }
}

static void
draw_ground(Page *page, guint colour, double high)
{
    set_colour(page->cr, colour);
    cairo_rectangle(page->cr, column_x(page), MM(top) + page->y, MM(width), high);
    cairo_fill(page->cr);
}

/* Draws what has been collected, in the next column when it does not fit into this one. */
static void
flush(Page *page)
{
    double high = 0;

    for (int i = 0; i < page->n; i++)
        high += page->group[i].look->before + page->group[i].height;
    if (page->y > 0 && page->y + high > MM(height))
        next_column(page);
    if (page->n > 0 && page->group[0].look->letter == 'T')
        draw_ground(page, 0x12355b, high);
    for (int i = 0; i < page->n; i++) {
        Para *para = &page->group[i];
        page->y += page->y > 0 ? para->look->before : 0;
        if (para->look->letter == 'H')
            draw_ground(page, page->colour, para->height);
        set_colour(page->cr, para->look->white ? 0xffffff : para->look->bold ? page->colour : 0);
        cairo_move_to(page->cr, column_x(page), MM(top) + page->y);
        pango_cairo_show_layout(page->cr, para->layout);
        page->y += para->height;
        g_object_unref(para->layout);
    }
    page->n = 0;
}

static void
add_para(Page *page, const Look *look, const char *text)
{
    Para *para = &page->group[page->n++];
    PangoFontDescription *font =
        pango_font_description_copy(pango_context_get_font_description(page->context));
    PangoRectangle box;

    para->look = look;
    para->layout = pango_layout_new(page->context);
    pango_font_description_set_weight(font, look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(
        font, (look->size > 0 ? look->size : page->size + look->more) * PANGO_SCALE);
    pango_layout_set_font_description(para->layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(para->layout, (int)(MM(width) * PANGO_SCALE));
    pango_layout_set_justify(para->layout, look->justify);
    pango_layout_set_text(para->layout, text, -1);
    pango_layout_get_extents(para->layout, NULL, &box);
    para->height = (double)box.height / PANGO_SCALE;
}

/* A title or a name begins what stays together; a name stays with the heading before it. */
static gboolean
begins(const Page *page, char letter)
{
    return letter == 'H' ||
           (letter == 'N' && !(page->n == 1 && page->group[0].look->letter == 'H'));
}

static void
add_line(Page *page, char *line)
{
    char *text = line + 2;

    if (line[0] == 'Z')
        page->size = g_ascii_strtod(text, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(looks); i++) {
        if (looks[i].letter != line[0])
            continue;
        if (begins(page, line[0]) || page->n == GROUP_MOST)
            flush(page);
        if (line[0] == 'H') { /* "#rrggbb", a tab, the name */
            page->colour = (guint)strtoul(text + 1, NULL, 16);
            text = strchr(text, '\t') + 1;
        }
        add_para(page, &looks[i], text);
    }
}

static PangoContext *
context_new(PangoFontMap *map, const char *lang)
{
    PangoContext *context = pango_font_map_create_context(map);
    PangoFontDescription *font = pango_font_description_new();
    gboolean arabic = g_str_equal(lang, "ar"), amharic = g_str_equal(lang, "am");
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_font_description_set_family(font, arabic    ? "Noto Sans Arabic"
                                            : amharic ? "Noto Sans Ethiopic"
                                                      : "Noto Sans");
    pango_font_description_set_absolute_size(font, 7 * PANGO_SCALE);
    pango_context_set_font_description(context, font);
    pango_font_description_free(font);
    pango_context_set_language(context, pango_language_from_string(lang));
    pango_context_set_base_dir(context, arabic ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return context;
}

static gboolean
make(PangoFontMap *map, const char *lines, const char *out, const char *lang)
{
    g_autofree char *from = g_strdup_printf("%s/%s.txt", lines, lang);
    g_autofree char *to = g_strdup_printf("%s/%s.pdf", out, lang);
    g_autofree char *text = NULL;
    cairo_surface_t *surface = NULL;
    Page page = {.rtl = g_str_equal(lang, "ar")};
    gboolean good = FALSE;

    if (!g_file_get_contents(from, &text, NULL, NULL))
        return FALSE;
    surface = cairo_pdf_surface_create(to, MM(297), MM(210));
    page.cr = cairo_create(surface);
    page.context = context_new(map, lang);
    for (char *line = text, *end = NULL; *line; line = end + 1) {
        end = strchr(line, '\n');
        *end = '\0';
        add_line(&page, line);
    }
    flush(&page);
    end_page(&page);
    g_object_unref(page.context);
    cairo_destroy(page.cr);
    cairo_surface_finish(surface);
    good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return good;
}

int
main(int argc, char **argv)
{
    FcConfig *config = FcConfigCreate();
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    gboolean good = TRUE;

    if (argc < 4) {
        fprintf(stderr, "usage: naive LINES_FOLDER OUT_FOLDER LANG...\n");
        return 2;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(font_files); i++)
        FcConfigAppFontAddFile(config, (const FcChar8 *)font_files[i]);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    for (int i = 3; i < argc && good; i++)
        good = make(map, argv[1], argv[2], argv[i]);
    g_object_unref(map);
    FcConfigDestroy(config);
    return good ? 0 : 1;
}
