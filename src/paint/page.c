/* page.c: walking the items of a page onto a Cairo surface of any kind; nothing is decided here */
#include "paint/page.h"

#include <math.h>

#include "paint/faces.h"
#include "paint/icons.h"
#include "paint/pattern.h"
#include "paint/picture.h"
#include "paint/qr.h"
#include "paint/text.h"

struct DalilPainter {
    cairo_t *cr;
    DalilFaces *faces;
    DalilPen *pen;
    DalilPictures *pictures;
    const DalilEdition *edition;
    const DalilEditionInk *inks; /* the edition's, or others in their place */
};

#define QUARTER 1.5707963267948966 /* of a turn */

static void
rounded(cairo_t *cr, DalilRect r, double radius)
{
    double k = MIN(radius, MIN(r.width, r.height) / 2);

    if (k <= 0) {
        cairo_rectangle(cr, r.x, r.y, r.width, r.height);
        return;
    }
    cairo_new_sub_path(cr);
    cairo_arc(cr, r.x + r.width - k, r.y + k, k, -QUARTER, 0);
    cairo_arc(cr, r.x + r.width - k, r.y + r.height - k, k, 0, QUARTER);
    cairo_arc(cr, r.x + k, r.y + r.height - k, k, QUARTER, 2 * QUARTER);
    cairo_arc(cr, r.x + k, r.y + k, k, 2 * QUARTER, 3 * QUARTER);
    cairo_close_path(cr);
}

static void
set_ink(const DalilPainter *painter, int ink)
{
    const DalilColour *c = &painter->inks[ink].colour;

    cairo_set_source_rgb(painter->cr, c->red, c->green, c->blue);
}

/* Cairo leaves out what has no extent: a space alone whose place is a whole number of points (in
 * its arithmetic of 1/256). Then it stands beside that place, further than half of this. */
#define OFF_GRID (1 / 128.0)

static cairo_glyph_t
off_grid(cairo_glyph_t glyph)
{
    if (fabs(glyph.x - round(glyph.x)) < OFF_GRID / 2)
        glyph.x = round(glyph.x) + OFF_GRID;
    if (fabs(glyph.y - round(glyph.y)) < OFF_GRID / 2)
        glyph.y = round(glyph.y) + OFF_GRID;
    return glyph;
}

static void
show_text(gpointer user, const DalilPenRun *run)
{
    const DalilPainter *painter = user;
    cairo_t *cr = painter->cr;
    cairo_glyph_t space = off_grid(run->glyphs[0]);
    const cairo_glyph_t *glyphs = run->n_glyphs == 1 && *run->text == ' ' ? &space : run->glyphs;

    set_ink(painter, run->ink);
    cairo_set_scaled_font(cr, dalil_faces_scaled(painter->faces, run->face, run->size));
    if (cairo_surface_has_show_text_glyphs(cairo_get_target(cr))) {
        cairo_show_text_glyphs(cr, run->text, -1, glyphs, run->n_glyphs, run->clusters,
                               run->n_clusters, 0);
    } else if (cairo_get_antialias(cr) == CAIRO_ANTIALIAS_FAST) { /* a preview: coarse will do */
        cairo_show_glyphs(cr, glyphs, run->n_glyphs);
    } else { /* a picture: as glyphs they would be moved to whole pixels */
        cairo_glyph_path(cr, glyphs, run->n_glyphs);
        cairo_fill(cr);
    }
}

static void
paint_icon(const DalilPainter *painter, int icon, int ink, double x, double y, double size)
{
    set_ink(painter, ink);
    dalil_icon_draw(painter->cr, icon, x, y, size);
}

static void
paint_line(const DalilPainter *painter, const DalilItem *item)
{
    dalil_pen_line(painter->pen, item);
    for (int i = 0; i < item->n_runs; i++) {
        const DalilPlaced *run = &item->runs[i];
        if (run->icon < 0)
            continue;
        dalil_pen_flush(painter->pen);
        paint_icon(painter, run->icon, run->ink, run->x,
                   item->rect.y + (item->rect.height - run->size) / 2, run->size);
    }
}

/* Whoever ends the drawing is told, and keeps nothing of it. */
static void
fail(cairo_t *cr)
{
    cairo_surface_t *none = cairo_image_surface_create(CAIRO_FORMAT_INVALID, 0, 0);

    cairo_set_source_surface(cr, none, 0, 0);
    cairo_surface_destroy(none);
}

/* Filled with it rather than clipped to its place: Cairo ends a clip at whole points of the page,
 * which leaves a white line at its edge. */
static void
paint_picture(const DalilPainter *painter, const DalilItem *item)
{
    const DalilEditionInk *inks = painter->edition->inks; /* a drawing's colours have no tags */
    const DalilPlacedPicture *placed = item->picture;

    if (!dalil_pictures_source(painter->pictures, painter->cr, placed,
                               placed->ink >= 0 ? &inks[placed->ink].colour : NULL)) {
        fail(painter->cr);
        return;
    }
    rounded(painter->cr, item->rect, item->radius);
    cairo_fill(painter->cr);
}

static void
paint_item(const DalilPainter *painter, const DalilItem *item)
{
    cairo_t *cr = painter->cr;
    double quiet = 0;

    if (item->kind != DALIL_ITEM_TEXT)
        dalil_pen_flush(painter->pen);
    switch (item->kind) {
    case DALIL_ITEM_TEXT:
        paint_line(painter, item);
        return;
    case DALIL_ITEM_FILL:
    case DALIL_ITEM_RULE:
        set_ink(painter, item->ink);
        rounded(cr, item->rect, item->radius);
        cairo_fill(cr);
        return;
    case DALIL_ITEM_ICON:
        paint_icon(painter, item->icon, item->ink, item->rect.x, item->rect.y, item->rect.width);
        return;
    case DALIL_ITEM_QR:
        quiet = dalil_qr_quiet(item->text, item->rect.width);
        set_ink(painter, painter->edition->paper);
        cairo_rectangle(cr, item->rect.x - quiet, item->rect.y - quiet,
                        item->rect.width + 2 * quiet, item->rect.height + 2 * quiet);
        cairo_fill(cr);
        set_ink(painter, item->ink);
        dalil_qr_draw(cr, item->text, item->rect.x, item->rect.y, item->rect.width);
        return;
    case DALIL_ITEM_PATTERN_FILL:
        set_ink(painter, item->ink);
        dalil_pattern_fill(cr, item->text, item->rect.x, item->rect.y, item->rect.width,
                           item->rect.height, item->cell);
        return;
    case DALIL_ITEM_PATTERN:
        set_ink(painter, item->ink);
        dalil_pattern_draw(cr, item->text, item->rect.x, item->rect.y, item->rect.width,
                           item->rect.height, item->cell);
        return;
    case DALIL_ITEM_PICTURE:
        paint_picture(painter, item);
        return;
    }
}

void
dalil_painter_inks(DalilPainter *painter, const DalilEditionInk *inks)
{
    painter->inks = inks;
}

void
dalil_painter_page(DalilPainter *painter, const DalilPage *page)
{
    for (int i = 0; i < page->n; i++)
        paint_item(painter, &page->items[i]);
    dalil_pen_flush(painter->pen);
}

void
dalil_painter_item(DalilPainter *painter, const DalilItem *item)
{
    paint_item(painter, item);
    dalil_pen_flush(painter->pen);
}

DalilPainter *
dalil_painter_new(cairo_t *cr, const DalilEdition *edition, const DalilFonts *fonts)
{
    DalilPainter *painter = g_new0(DalilPainter, 1);

    painter->cr = cr;
    painter->edition = edition;
    painter->inks = edition->inks;
    painter->pictures = dalil_pictures_new();
    painter->faces = dalil_faces_new(fonts);
    painter->pen = dalil_pen_new(painter->faces, show_text, painter);
    return painter;
}

void
dalil_painter_free(DalilPainter *painter)
{
    if (!painter)
        return;
    dalil_pictures_free(painter->pictures);
    dalil_pen_free(painter->pen);
    dalil_faces_free(painter->faces);
    g_free(painter);
}
