/* slug.c: what is said outside the trim to who prints and folds
 *
 * Which side this is and which edge is its upper one, in three languages, above; file, code and
 * date below.
 */
#include <string.h>

#include "layout/visual.h"
#include "press/sheet.h"

#define SIZE 6.0           /* points */
#define SIZE_MIN 3.5       /* smaller than this nobody reads */
#define GAP DALIL_MM(4)    /* between what is said in one language and in the next */
#define ARROW DALIL_MM(2)  /* high */
#define ROOM DALIL_MM(8.5) /* least slug for text beside marks */
#define EDGE DALIL_MM(1.2) /* from the baseline to the edge of the medium */

enum { LANGUAGES = 3, SIDES = 2 };

/* Draft: the Arabic has not been read by a printer. */
static const struct {
    const char *language;
    const char *sides[SIDES]; /* outside, inside */
    const char *page;
} words[LANGUAGES] = {
    {"fr", {"recto, ce côté en haut", "verso, ce côté en haut"}, "page %d, ce côté en haut"},
    {"en", {"front, this side up", "back, this side up"}, "page %d, this side up"},
    {"ar",
     {"الوجه، هذا الجانب إلى الأعلى", "الظهر، هذا الجانب إلى الأعلى"},
     "الصفحة %d، هذا الجانب إلى الأعلى"},
};

/* (transfer full) */
static char *
say_side(const DalilSheet *sheet, int language)
{
    char **parts = NULL;
    char *number = NULL, *said = NULL;

    if (sheet->folded || sheet->n_pages <= SIDES)
        return g_strdup(words[language].sides[MIN(sheet->page, SIDES - 1)]);
    number = g_strdup_printf("%d", sheet->page + 1);
    parts = g_strsplit(words[language].page, "%d", 2);
    said = g_strjoinv(number, parts);
    g_strfreev(parts);
    g_free(number);
    return said;
}

/* NULL: there is no font for it, which is no reason to stop. */
static const DalilMeasured *
measure(const DalilSlug *slug, const char *language, const char *text)
{
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    const DalilLanguage *known = dalil_language_lookup(language);
    const DalilMeasured *measured = NULL;
    DalilRichBuilder builder;
    const DalilRich *rich = NULL;

    if (!known)
        return NULL;
    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, text, FALSE, slug->ink, 1);
    rich = dalil_rich_end(&builder, slug->arena, known, known->direction == DALIL_RTL, NULL,
                          (DalilSpan){0});
    measured = dalil_measure(slug->arena, slug->shaper, unheard, rich);
    return dalil_diags_errors(unheard) == 0 ? measured : NULL;
}

static double
width_of(const DalilMeasured *text, double size)
{
    return text ? (double)text->natural * size / DALIL_EM : 0;
}

/* Returns the right end. */
static double
show(DalilPainter *painter, const DalilSlug *slug, const DalilMeasured *text, double x, double y,
     double size)
{
    DalilItem item = {.kind = DALIL_ITEM_TEXT,
                      .icon = -1,
                      .size = size,
                      .baseline = y,
                      .measured = text,
                      .to = text->n};
    const DalilPage page = {.items = &item, .n = 1};
    double width = 0;
    DalilPlaced *runs =
        dalil_visual_line(slug->arena, text, 0, text->n, size, &item.n_runs, &width);

    for (int i = 0; i < item.n_runs; i++)
        runs[i].x += x;
    item.runs = runs;
    item.rect = (DalilRect){x, y - size, width, size};
    dalil_painter_page(painter, &page);
    return x + width;
}

/* Points up, before the words that say so. */
static void
draw_arrow(cairo_t *cr, double x, double y)
{
    cairo_move_to(cr, x, y - ARROW);
    cairo_line_to(cr, x + 0.4 * ARROW, y - 0.45 * ARROW);
    cairo_line_to(cr, x + 0.12 * ARROW, y - 0.45 * ARROW);
    cairo_line_to(cr, x + 0.12 * ARROW, y);
    cairo_line_to(cr, x - 0.12 * ARROW, y);
    cairo_line_to(cr, x - 0.12 * ARROW, y - 0.45 * ARROW);
    cairo_line_to(cr, x - 0.4 * ARROW, y - 0.45 * ARROW);
    cairo_close_path(cr);
    cairo_fill(cr);
}

/* @texts side by side, smaller when they would be wider than the page. */
static void
show_all(DalilPainter *painter, const DalilSlug *slug, const DalilMeasured *const *texts, int n,
         double x, double y)
{
    double natural = 0, room = slug->sheet->width - x, size = SIZE;

    for (int i = 0; i < n; i++)
        natural += width_of(texts[i], SIZE) + (i > 0 ? GAP : 0);
    if (natural > room)
        size = MAX(SIZE * room / natural, SIZE_MIN);
    for (int i = 0; i < n; i++)
        if (texts[i] && x + width_of(texts[i], size) <= slug->sheet->width + slug->sheet->slug)
            x = show(painter, slug, texts[i], x, y, size) + GAP * size / SIZE;
}

void
dalil_slug_draw(cairo_t *cr, DalilPainter *painter, const DalilSlug *slug)
{
    const DalilSheet *s = slug->sheet;
    double edge = s->bleed + s->slug - EDGE;
    const DalilMeasured *above[LANGUAGES] = {NULL}, *below = NULL;

    if (s->slug < ROOM)
        return;
    for (int i = 0; i < LANGUAGES; i++) {
        g_autofree char *said = say_side(s, i);
        above[i] = measure(slug, words[i].language, said);
    }
    below = measure(slug, "en", slug->foot);
    show_all(painter, slug, above, LANGUAGES, ARROW, -edge + SIZE);
    show_all(painter, slug, &below, 1, 0, s->height + edge);
    draw_arrow(cr, 0, -edge + SIZE);
}
