/* preview.c: pages drawn coarsely, in sixteen levels of each colour
 *
 * What a page costs as a picture is its letters and its packing. So letters are stamped where they
 * are drawn as glyphs, and a colour is told in four bits a channel, but for the edition's own inks,
 * which stay as they are. Then a page seldom has more than 256 colours, and a point is one byte.
 */
#include "paint/preview.h"

#include <math.h>
#include <string.h>

#include "paint/page.h"
#include "paint/pdf.h"
#include "paint/pngfile.h"

enum {
    PIXELS_MAX = 32767, /* a side, Cairo's limit */
    LEVELS = 16,
    SHADES = LEVELS * LEVELS * LEVELS,
    UNSEEN = -1,
};
#define CLOSE 0.01 /* points */

/* Every colour there can be. */
typedef struct {
    guint32 shown[SHADES]; /* 0xRRGGBB */
    gint16 index[SHADES];  /* in the palette of one page */
    guint8 palette[3 * DALIL_PNGFILE_COLOURS];
    int n; /* may be more than a palette holds */
} Shades;

static int
shade_of(guint32 pixel)
{
    return (int)((pixel >> 12 & 0xF00) | (pixel >> 8 & 0xF0) | (pixel >> 4 & 0xF));
}

static guint32
channel(double part)
{
    return (guint32)(part * 255 + 0.5);
}

static Shades *
shades_new(const DalilEdition *edition)
{
    Shades *shades = g_new0(Shades, 1);

    for (guint32 s = 0; s < SHADES; s++)
        shades->shown[s] = ((s & 0xF00) << 8 | (s & 0xF0) << 4 | (s & 0xF)) * 0x11;
    for (int i = edition->n_inks - 1; i >= 0; i--) {
        const DalilColour *c = &edition->inks[i].colour;
        guint32 ink = channel(c->red) << 16 | channel(c->green) << 8 | channel(c->blue);
        shades->shown[shade_of(ink)] = ink;
    }
    return shades;
}

static guint8
index_of(Shades *shades, guint32 pixel)
{
    int shade = shade_of(pixel);

    if (shades->index[shade] == UNSEEN) {
        shades->index[shade] = (gint16)shades->n++;
        if (shades->n <= DALIL_PNGFILE_COLOURS)
            for (int n = 0; n < 3; n++)
                shades->palette[3 * (shades->n - 1) + n] =
                    (guint8)(shades->shown[shade] >> (16 - 8 * n));
    }
    return (guint8)shades->index[shade];
}

/* The points of a picture as they lie in memory. */
typedef struct {
    const guint8 *data;
    int width, height, stride;
} Points;

static guint32
point_at(const Points *points, int x, int y)
{
    guint32 pixel;

    memcpy(&pixel, points->data + (gsize)y * (gsize)points->stride + 4 * (gsize)x, sizeof pixel);
    return pixel;
}

/* NULL: it has too many colours. (transfer full) */
static GByteArray *
pack_indexed(const Points *points, Shades *shades)
{
    g_autofree guint8 *bytes = g_malloc((gsize)points->width * (gsize)points->height);
    guint32 last = point_at(points, 0, 0);
    guint8 *to = bytes, index = 0;

    memset(shades->index, 0xFF, sizeof shades->index); /* UNSEEN */
    shades->n = 0;
    index = index_of(shades, last);
    for (int y = 0; y < points->height && shades->n <= DALIL_PNGFILE_COLOURS; y++)
        for (int x = 0; x < points->width; x++) {
            guint32 pixel = point_at(points, x, y);
            if (pixel != last) {
                last = pixel;
                index = index_of(shades, pixel);
            }
            *to++ = index;
        }
    if (shades->n > DALIL_PNGFILE_COLOURS)
        return NULL;
    return dalil_pngfile_pack(bytes, points->width, points->height, shades->palette, shades->n);
}

/* In the same colours, three bytes each. (transfer full) */
static GByteArray *
pack_plain(const Points *points, const Shades *shades)
{
    g_autofree guint8 *bytes = g_malloc(3 * (gsize)points->width * (gsize)points->height);
    guint8 *to = bytes;

    for (int y = 0; y < points->height; y++)
        for (int x = 0; x < points->width; x++) {
            guint32 shown = shades->shown[shade_of(point_at(points, x, y))];
            *to++ = (guint8)(shown >> 16);
            *to++ = (guint8)(shown >> 8);
            *to++ = (guint8)shown;
        }
    return dalil_pngfile_pack(bytes, points->width, points->height, NULL, 0);
}

static GByteArray *
pack(cairo_surface_t *surface, Shades *shades)
{
    Points points;
    GByteArray *file = NULL;

    cairo_surface_flush(surface);
    points =
        (Points){cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
                 cairo_image_surface_get_height(surface), cairo_image_surface_get_stride(surface)};
    file = pack_indexed(&points, shades);
    return file ? file : pack_plain(&points, shades);
}

static gboolean
is_same_size(const DalilPage *a, const DalilPage *b)
{
    return fabs(a->width - b->width) < CLOSE && fabs(a->height - b->height) < CLOSE;
}

/* @n pages of one size are drawn on one sheet, with fonts opened once. */
static void
draw(cairo_surface_t *surface, const DalilPage *pages, int n, const DalilEdition *edition,
     const DalilFonts *fonts, double scale, GPtrArray *files)
{
    const DalilColour *paper = &edition->inks[edition->paper].colour;
    Shades *shades = shades_new(edition);
    cairo_t *cr = cairo_create(surface);
    DalilPainter *painter = dalil_painter_new(cr, edition, fonts);

    cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
    cairo_scale(cr, scale, scale);
    for (int p = 0; p < n && cairo_status(cr) == CAIRO_STATUS_SUCCESS; p++) {
        cairo_set_source_rgb(cr, paper->red, paper->green, paper->blue);
        cairo_paint(cr);
        dalil_painter_page(painter, &pages[p]);
        g_ptr_array_add(files, pack(surface, shades));
    }
    dalil_painter_free(painter);
    cairo_destroy(cr);
    g_free(shades);
}

/* FALSE with @error set. */
static gboolean
draw_alike(const DalilPage *pages, int n, const DalilEdition *edition, const DalilFonts *fonts,
           int width, GPtrArray *files, GError **error)
{
    double scale = width / pages->width, height = ceil(pages->height * scale);
    cairo_surface_t *surface = NULL;
    cairo_status_t status = CAIRO_STATUS_SUCCESS;

    if (height > PIXELS_MAX) {
        g_set_error(error, DALIL_PAINT_ERROR, 0,
                    "a page of %s is too tall for a picture: %d pixels wide, it would have %.0f "
                    "rows, and %d is the most",
                    edition->name, width, height, PIXELS_MAX);
        return FALSE;
    }
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, (int)height);
    status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        guint before = files->len;
        draw(surface, pages, n, edition, fonts, scale, files);
        status = cairo_surface_status(surface);
        if (status == CAIRO_STATUS_SUCCESS && files->len < before + (guint)n)
            status = CAIRO_STATUS_NO_MEMORY;
    }
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw %s: %s", edition->name,
                    cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}

GPtrArray *
dalil_previews(const DalilPage *pages, int n, const DalilEdition *edition, const DalilFonts *fonts,
               int width, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);

    for (int from = 0, to = 0; from < n; from = to) {
        while (to < n && is_same_size(&pages[from], &pages[to]))
            to++;
        if (!draw_alike(pages + from, to - from, edition, fonts, width, files, error))
            return NULL;
    }
    return g_steal_pointer(&files);
}
