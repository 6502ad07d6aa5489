/* marks.c: marks outside the bleed: where to cut, where to fold, how the plates lie */
#include <math.h>

#include "press/sheet.h"

#define LINE 0.25                /* points */
#define LENGTH DALIL_MM(5)       /* of a mark */
#define AWAY DALIL_MM(4)         /* of its beginning from the trim, and outside the bleed */
#define TARGET DALIL_MM(2)       /* radius; its cross reaches half as far again */
#define PATCH DALIL_MM(4)        /* of the ink bar, at most */
#define SLUG_TARGETS DALIL_MM(7) /* least room for targets and an ink bar */
#define SLUG_MARKS DALIL_MM(2.5) /* and for anything at all */
#define CORNER DALIL_MM(6)       /* kept free of the ink bar round a corner's marks */
#define TURN 6.283185307179586

DalilSheet
dalil_sheet_of(const DalilLayout *layout, const DalilEdition *edition, const DalilPressWish *wish,
               int page)
{
    const DalilTemplate *t = edition->layout;
    DalilSheet sheet = {.width = layout->pages[page].width,
                        .height = layout->pages[page].height,
                        .bleed = wish->bleed,
                        .slug = wish->slug,
                        .page = page,
                        .n_pages = layout->n_pages,
                        .folded = !dalil_fold_paged(t->fold)};

    for (int column = 1; sheet.folded && column < dalil_fold_columns(t->fold); column++) {
        int number = dalil_fold_number(t->fold, page, column);
        double x = dalil_fold_place(t->fold, sheet.width, t->allowance, number).x;
        sheet.folds[sheet.n_folds++] = edition->rtl ? sheet.width - x : x;
    }
    return sheet;
}

int
dalil_marks_inks(DalilInkMap *map)
{
    const DalilInkPress all = {.cmyk = {{1, 1, 1, 1}, TRUE}, .spot = {.text = "All"}};
    const DalilInkPress black = {.cmyk = {{0, 0, 0, 1}, TRUE}};
    int spots = dalil_inkmap_n_spots(map), n = 2;

    dalil_inkmap_add_mark(map, &all);
    dalil_inkmap_add_mark(map, &black);
    for (int plate = 0; plate < DALIL_CMYK; plate++)
        for (int half = 0; half < 2; half++, n++) {
            DalilInkPress patch = {.cmyk = {.set = TRUE}};
            patch.cmyk.part[plate] = half ? 0.5 : 1;
            dalil_inkmap_add_mark(map, &patch);
        }
    for (int spot = 0; spot < spots; spot++, n++) {
        DalilInkPress patch = {.cmyk = {.set = TRUE}};
        patch.spot.text = dalil_inkmap_spot(map, spot, patch.cmyk.part);
        dalil_inkmap_add_mark(map, &patch);
    }
    return n;
}

static void
set_ink(cairo_t *cr, const DalilEditionInk *ink)
{
    cairo_set_source_rgb(cr, ink->colour.red, ink->colour.green, ink->colour.blue);
}

static double
mark_begin(const DalilSheet *s)
{
    return MAX(AWAY, s->bleed + DALIL_MM(1));
}

static double
mark_end(const DalilSheet *s)
{
    return MIN(mark_begin(s) + LENGTH, s->bleed + s->slug - DALIL_MM(0.5));
}

static void
line(cairo_t *cr, double x1, double y1, double x2, double y2)
{
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
}

static void
draw_crop(cairo_t *cr, const DalilSheet *s)
{
    double from = mark_begin(s), to = mark_end(s);
    const double xs[] = {0, s->width}, ys[] = {0, s->height};

    for (int i = 0; i < 2; i++) {
        line(cr, xs[i], -from, xs[i], -to);
        line(cr, xs[i], s->height + from, xs[i], s->height + to);
        line(cr, -from, ys[i], -to, ys[i]);
        line(cr, s->width + from, ys[i], s->width + to, ys[i]);
    }
    cairo_stroke(cr);
}

static void
draw_folds(cairo_t *cr, const DalilSheet *s)
{
    const double dash[] = {DALIL_MM(0.8), DALIL_MM(0.6)};
    double from = mark_begin(s), to = mark_end(s);

    if (s->n_folds == 0)
        return;
    cairo_set_dash(cr, dash, 2, 0);
    for (int i = 0; i < s->n_folds; i++) {
        line(cr, s->folds[i], -from, s->folds[i], -to);
        line(cr, s->folds[i], s->height + from, s->folds[i], s->height + to);
    }
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
}

static void
draw_target(cairo_t *cr, double x, double y)
{
    double cross = 1.5 * TARGET;

    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, TARGET, 0, TURN);
    line(cr, x - cross, y, x + cross, y);
    line(cr, x, y - cross, x, y + cross);
    cairo_stroke(cr);
}

/* Half way, or beside a fold mark that stands there. */
static double
target_x(const DalilSheet *s)
{
    double x = s->width / 2;

    for (int i = 0; i < s->n_folds; i++)
        if (fabs(s->folds[i] - x) < DALIL_MM(8))
            return x + DALIL_MM(15);
    return x;
}

static void
draw_targets(cairo_t *cr, const DalilSheet *s)
{
    double away = s->bleed + DALIL_MM(0.5) + 1.5 * TARGET, x = target_x(s), y = s->height / 2;

    draw_target(cr, x, -away);
    draw_target(cr, x, s->height + away);
    draw_target(cr, -away, y);
    draw_target(cr, s->width + away, y);
}

/* Beside the right edge, under its target. */
static void
draw_bar(cairo_t *cr, const DalilSheet *s, const DalilEditionInk *patches, int n)
{
    double x = s->width + s->bleed + DALIL_MM(1.5), y = s->height / 2 + CORNER;
    double side = MIN(PATCH, MIN((s->height - CORNER - y) / MAX(n, 1), s->slug - DALIL_MM(2)));

    for (int i = 0; i < n && side > 0; i++) {
        set_ink(cr, &patches[i]);
        cairo_rectangle(cr, x, y + i * side, side, side);
        cairo_fill(cr);
    }
}

void
dalil_marks_draw(cairo_t *cr, const DalilSheet *sheet, const DalilEditionInk *inks, int n_inks)
{
    if (sheet->slug < SLUG_MARKS)
        return;
    cairo_save(cr);
    cairo_set_line_width(cr, LINE);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    set_ink(cr, &inks[DALIL_MARK_ALL]);
    draw_crop(cr, sheet);
    draw_folds(cr, sheet);
    if (sheet->slug >= SLUG_TARGETS) {
        draw_targets(cr, sheet);
        draw_bar(cr, sheet, inks + DALIL_MARK_BAR, n_inks - DALIL_MARK_BAR);
    }
    cairo_restore(cr);
}
