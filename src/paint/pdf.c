/* pdf.c: walking items onto a Cairo surface; nothing is decided here */
#include "paint/pdf.h"

#include <cairo-pdf.h>

#include "paint/faces.h"
#include "paint/icons.h"
#include "paint/pattern.h"
#include "paint/qr.h"
#include "paint/text.h"

G_DEFINE_QUARK(dalil_paint_error, dalil_paint_error)

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
set_ink(cairo_t *cr, const DalilEdition *edition, int ink)
{
    const DalilColour *c = &edition->inks[ink].colour;

    cairo_set_source_rgb(cr, c->red, c->green, c->blue);
}

/* What painting goes through. */
typedef struct {
    cairo_t *cr;
    DalilPen *pen;
    const DalilEdition *edition;
} Painter;

static void
paint_icon(const Painter *painter, int icon, int ink, double x, double y, double size)
{
    set_ink(painter->cr, painter->edition, ink);
    dalil_icon_draw(painter->cr, icon, x, y, size);
}

static void
paint_line(const Painter *painter, const DalilItem *item)
{
    dalil_pen_line(painter->pen, item, painter->edition->inks);
    for (int i = 0; i < item->n_runs; i++) {
        const DalilPlaced *run = &item->runs[i];
        if (run->icon < 0)
            continue;
        dalil_pen_flush(painter->pen);
        paint_icon(painter, run->icon, run->ink, run->x,
                   item->rect.y + (item->rect.height - run->size) / 2, run->size);
    }
}

static void
paint_item(const Painter *painter, const DalilItem *item)
{
    cairo_t *cr = painter->cr;
    const DalilEdition *edition = painter->edition;
    double quiet = 0;

    if (item->kind != DALIL_ITEM_TEXT)
        dalil_pen_flush(painter->pen);
    switch (item->kind) {
    case DALIL_ITEM_TEXT:
        paint_line(painter, item);
        return;
    case DALIL_ITEM_FILL:
    case DALIL_ITEM_RULE:
        set_ink(cr, edition, item->ink);
        rounded(cr, item->rect, item->radius);
        cairo_fill(cr);
        return;
    case DALIL_ITEM_ICON:
        paint_icon(painter, item->icon, item->ink, item->rect.x, item->rect.y, item->rect.width);
        return;
    case DALIL_ITEM_QR:
        quiet = dalil_qr_quiet(item->text, item->rect.width);
        set_ink(cr, edition, edition->paper);
        cairo_rectangle(cr, item->rect.x - quiet, item->rect.y - quiet,
                        item->rect.width + 2 * quiet, item->rect.height + 2 * quiet);
        cairo_fill(cr);
        set_ink(cr, edition, item->ink);
        dalil_qr_draw(cr, item->text, item->rect.x, item->rect.y, item->rect.width);
        return;
    case DALIL_ITEM_PATTERN_FILL:
        set_ink(cr, edition, item->ink);
        dalil_pattern_fill(cr, item->text, item->rect.x, item->rect.y, item->rect.width,
                           item->rect.height, item->cell);
        return;
    case DALIL_ITEM_PATTERN:
        set_ink(cr, edition, item->ink);
        dalil_pattern_draw(cr, item->text, item->rect.x, item->rect.y, item->rect.width,
                           item->rect.height, item->cell);
        return;
    }
}

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void
describe(cairo_surface_t *surface, const char *title, const char *date)
{
    g_autofree char *stamp = g_strconcat(date, "T00:00:00Z", NULL);

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "dalil " DALIL_VERSION);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

GByteArray *
dalil_paint_pdf(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                const char *title, const char *date, GError **error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    DalilFaces *faces = dalil_faces_new(fonts);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        collect, out, layout->pages[0].width, layout->pages[0].height);
    cairo_t *cr = cairo_create(surface);
    Painter painter = {cr, dalil_pen_new(cr, faces), edition};
    cairo_status_t status = CAIRO_STATUS_SUCCESS;

    describe(surface, title, date);
    for (int p = 0; p < layout->n_pages; p++) {
        cairo_pdf_surface_set_size(surface, layout->pages[p].width, layout->pages[p].height);
        for (int i = 0; i < layout->pages[p].n; i++)
            paint_item(&painter, &layout->pages[p].items[i]);
        dalil_pen_flush(painter.pen);
        cairo_show_page(cr);
    }
    dalil_pen_free(painter.pen);
    status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    dalil_faces_free(faces);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw %s: %s", edition->name,
                    cairo_status_to_string(status));
        return NULL;
    }
    return g_steal_pointer(&out);
}
