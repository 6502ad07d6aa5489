/* picture.c: pictures on a Cairo surface */
#include "paint/picture.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "paint/jpeg.h"

/* A drawing is laid out so wide before it is scaled: for what depends on a size (dots an inch). */
#define DRAWN 1000.0
#define DPI 96.0 /* CSS's own */

struct DalilPictures {
    GHashTable *surfaces; /* key -> cairo_surface_t */
    GHashTable *shown;    /* those that a PDF has shown once */
    GPtrArray *frames;    /* cairo_surface_t: one for every time more */
};

DalilPictures *
dalil_pictures_new(void)
{
    DalilPictures *pictures = g_new0(DalilPictures, 1);

    pictures->surfaces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify)cairo_surface_destroy);
    pictures->shown = g_hash_table_new(NULL, NULL);
    pictures->frames = g_ptr_array_new_with_free_func((GDestroyNotify)cairo_surface_destroy);
    return pictures;
}

void
dalil_pictures_free(DalilPictures *pictures)
{
    if (!pictures)
        return;
    g_hash_table_unref(pictures->surfaces);
    g_hash_table_unref(pictures->shown);
    g_ptr_array_unref(pictures->frames);
    g_free(pictures);
}

typedef struct {
    const DalilImage *image;
    gsize at;
} Reading;

static cairo_status_t
deliver(void *closure, unsigned char *data, unsigned length)
{
    Reading *reading = closure;

    if (length > reading->image->length - reading->at)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, reading->image->bytes + reading->at, length);
    reading->at += length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
png_surface(const DalilImage *image)
{
    Reading reading = {image, 0};

    return cairo_image_surface_create_from_png_stream(deliver, &reading);
}

static void
unref_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

/* Its pixels are never looked at, and their memory never touched: Cairo takes the file. */
static cairo_surface_t *
jpeg_surface(const DalilImage *image)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, image->width, image->height);
    GBytes *bytes = g_bytes_new_static(image->bytes, image->length);

    if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, image->bytes, image->length,
                                    unref_bytes, bytes) != CAIRO_STATUS_SUCCESS)
        g_bytes_unref(bytes);
    return surface;
}

static gboolean
render(cairo_t *cr, RsvgHandle *handle, double shape, const DalilColour *ink)
{
    const RsvgRectangle view = {0, 0, DRAWN, DRAWN / shape};
    g_autofree char *css =
        ink ? g_strdup_printf("svg { color: #%02x%02x%02x }", (int)lround(ink->red * 255) & 255,
                              (int)lround(ink->green * 255) & 255,
                              (int)lround(ink->blue * 255) & 255)
            : NULL;

    rsvg_handle_set_dpi(handle, DPI);
    return (!css || rsvg_handle_set_stylesheet(handle, (const guint8 *)css, strlen(css), NULL)) &&
           rsvg_handle_render_document(handle, cr, &view, NULL);
}

/* FALSE: librsvg does not take it, though it was checked. */
static gboolean
draw_svg(cairo_t *cr, const DalilImage *image, const DalilColour *ink)
{
    RsvgHandle *handle = rsvg_handle_new_from_data(image->bytes, image->length, NULL);
    gboolean good = handle && render(cr, handle, image->shape, ink);

    g_clear_object(&handle);
    return good;
}

static cairo_surface_t *
svg_surface(const DalilImage *image, const DalilColour *ink)
{
    cairo_rectangle_t view = {0, 0, DRAWN, DRAWN / image->shape};
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &view);
    cairo_t *cr = cairo_create(surface);
    gboolean good = draw_svg(cr, image, ink) && cairo_status(cr) == CAIRO_STATUS_SUCCESS;

    cairo_destroy(cr);
    if (good)
        return surface;
    cairo_surface_destroy(surface);
    return cairo_image_surface_create(CAIRO_FORMAT_INVALID, 0, 0); /* one in an error state */
}

/* Two painters may show the same picture in one file: it is known by what it is. */
static void
name_surface(cairo_surface_t *surface, const char *key)
{
    char *name = g_strdup(key);

    if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *)name,
                                    strlen(name), g_free, name) != CAIRO_STATUS_SUCCESS)
        g_free(name);
}

static char *
key_of(const DalilImage *image, const DalilColour *ink)
{
    return ink ? g_strdup_printf("%s-%.4f-%.4f-%.4f", image->sum, ink->red, ink->green, ink->blue)
               : g_strdup(image->sum);
}

static cairo_surface_t *
surface_of(DalilPictures *pictures, const DalilImage *image, const DalilColour *ink, gboolean pdf)
{
    g_autofree char *key = key_of(image, ink);
    cairo_surface_t *surface = g_hash_table_lookup(pictures->surfaces, key);

    if (surface)
        return surface;
    if (image->kind == DALIL_IMAGE_SVG)
        surface = svg_surface(image, ink);
    else if (image->kind == DALIL_IMAGE_PNG)
        surface = png_surface(image);
    else
        surface = pdf ? jpeg_surface(image) : dalil_jpeg_unpack(image);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        name_surface(surface, key);
    g_hash_table_insert(pictures->surfaces, g_steal_pointer(&key), surface);
    return surface;
}

/* What is shown on a page twice, Cairo lists twice under the same name, which PDF does not allow
 * (ISO 32000-1, 7.3.7). So every time but the first it stands in a form of its own, which holds
 * nothing but the name. */
static cairo_surface_t *
framed(DalilPictures *pictures, cairo_surface_t *surface, double width, double height)
{
    const cairo_rectangle_t view = {0, 0, width, height};
    cairo_surface_t *frame = NULL;
    cairo_t *cr = NULL;

    if (g_hash_table_add(pictures->shown, surface))
        return surface;
    frame = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &view);
    cr = cairo_create(frame);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    g_ptr_array_add(pictures->frames, frame);
    return frame;
}

/* From the square of the pixels as they lie to that of the picture as it is seen: by EXIF's
 * orientation, from 1 (Exif 2.3, 4.6.4). */
static void
turn(cairo_t *cr, int turned)
{
    static const cairo_matrix_t ways[] = {
        {1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
        {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};

    cairo_transform(cr, &ways[turned - 1]);
}

gboolean
dalil_pictures_source(DalilPictures *pictures, cairo_t *cr, const DalilPlacedPicture *placed,
                      const DalilColour *ink)
{
    const DalilImage *image = placed->image;
    const DalilRect *r = &placed->whole;
    gboolean svg = image->kind == DALIL_IMAGE_SVG;
    gboolean pdf = cairo_surface_get_type(cairo_get_group_target(cr)) == CAIRO_SURFACE_TYPE_PDF;
    cairo_surface_t *surface = surface_of(pictures, image, svg ? ink : NULL, pdf);
    double width = svg ? DRAWN : image->width, height = svg ? DRAWN / image->shape : image->height;
    cairo_matrix_t before;

    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return FALSE;
    cairo_get_matrix(cr, &before);
    cairo_translate(cr, r->x, r->y);
    cairo_scale(cr, r->width, r->height);
    turn(cr, image->turned);
    cairo_scale(cr, 1 / width, 1 / height);
    if (pdf)
        surface = framed(pictures, surface, width, height);
    cairo_set_source_surface(cr, surface, 0, 0);
    if (!pdf && !svg) /* else its edges would be mixed with nothing */
        cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_set_matrix(cr, &before);
    return TRUE;
}
