/* preflight_samples.c: the pixels of a picture, plate by plate
 *
 * Every so many pixels are one, their mean: no more is needed than the grid of the plates has.
 */
#include "press/preflight_samples.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE = 1000 /* pixels kept */, PARTS_MAX = 4 };
#define PIXELS_MAX (64.0 * 1024 * 1024) /* bytes */

/* How pixels lie in their bytes. */
typedef struct {
    int width, height, parts, bits;
    gboolean invert; /* 0 is a full plate */
} Shape;

static int
parts_of(const DalilPfPicture *picture)
{
    switch (picture->mask ? DALIL_PF_SPOT : picture->space) {
    case DALIL_PF_CMYK:
        return 4;
    case DALIL_PF_GREY:
    case DALIL_PF_SPOT:
        return 1;
    default:
        return 0;
    }
}

/* /Decode the other way round. */
static gboolean
is_inverted(DalilPf *pf, qpdf_oh dict)
{
    qpdf_oh list = dalil_pf_get(pf, dict, "/Decode");

    return qpdf_oh_is_array(pf->pdf, list) && qpdf_oh_get_array_n_items(pf->pdf, list) >= 2 &&
           qpdf_oh_get_numeric_value(pf->pdf, qpdf_oh_get_array_item(pf->pdf, list, 0)) > 0.5;
}

/* A JPEG says its size itself, and what it says counts. FALSE: it says another. */
static gboolean
is_jpeg_of(const guint8 *data, gsize length, const Shape *shape)
{
    gsize at = 2;

    while (at + 10 <= length && data[at] == 0xFF) {
        guint8 kind = data[at + 1];
        gsize size = (gsize)data[at + 2] << 8 | data[at + 3];
        if (kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC)
            return (data[at + 5] << 8 | data[at + 6]) == shape->height &&
                   (data[at + 7] << 8 | data[at + 8]) == shape->width &&
                   data[at + 9] == shape->parts;
        at += 2 + size;
    }
    return FALSE;
}

/* For free(). NULL: it cannot be had. */
static unsigned char *
jpeg_of(DalilPf *pf, qpdf_oh stream, const Shape *shape, gsize *length)
{
    unsigned char *raw = NULL, *data = NULL;
    QPDF_BOOL filtered = FALSE;
    size_t n = 0;
    gboolean good =
        !(qpdf_oh_get_stream_data(pf->pdf, stream, qpdf_dl_none, NULL, &raw, &n) & QPDF_ERRORS) &&
        is_jpeg_of(raw, n, shape) &&
        dalil_unpack_charge(&pf->unpack, (double)shape->width * shape->height * shape->parts) &&
        !(qpdf_oh_get_stream_data(pf->pdf, stream, qpdf_dl_all, &filtered, &data, &n) &
          QPDF_ERRORS) &&
        filtered;

    free(raw);
    *length = n;
    if (good)
        return data;
    free(data);
    return NULL;
}

static unsigned char *
bytes_of(DalilPf *pf, qpdf_oh stream, const Shape *shape, gsize *length)
{
    qpdf_oh filter = dalil_pf_get(pf, qpdf_oh_get_dict(pf->pdf, stream), "/Filter");

    if (qpdf_oh_is_name_and_equals(pf->pdf, filter, "/DCTDecode"))
        return jpeg_of(pf, stream, shape, length);
    return dalil_unpack_stream(&pf->unpack, stream, length);
}

static int
value_at(const Shape *shape, const guint8 *row, int x, int part)
{
    int value =
        shape->bits == 8 ? row[x * shape->parts + part] : (row[x / 8] >> (7 - x % 8) & 1) * 255;

    return shape->invert ? 255 - value : value;
}

/* One part of the pixels, @step in a row made one. (transfer full): NULL: no memory for it. */
static cairo_surface_t *
plane_of(const Shape *shape, const guint8 *data, gsize stride, int part, int step)
{
    int width = (shape->width + step - 1) / step, height = (shape->height + step - 1) / step;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    guint8 *to = cairo_image_surface_get_data(surface);
    gsize pitch = (gsize)cairo_image_surface_get_stride(surface);

    for (int y = 0; to && y < height; y++)
        for (int x = 0; x < width; x++) {
            int sum = 0, n = 0;
            for (int v = y * step; v < MIN((y + 1) * step, shape->height); v++)
                for (int u = x * step; u < MIN((x + 1) * step, shape->width); u++, n++)
                    sum += value_at(shape, data + (gsize)v * stride, u, part);
            to[(gsize)y * pitch + (gsize)x] = (guint8)(sum / MAX(n, 1));
        }
    cairo_surface_mark_dirty(surface);
    return surface;
}

static gboolean
shape_of(Shape *shape, DalilPf *pf, const DalilPfPicture *picture)
{
    qpdf_oh dict = 0;
    int bits = 0;

    if (!picture->stream || picture->width < 1 || picture->height < 1 ||
        picture->width * picture->height * PARTS_MAX > PIXELS_MAX)
        return FALSE;
    dict = qpdf_oh_get_dict(pf->pdf, picture->stream);
    qpdf_oh_get_value_as_int(pf->pdf, dalil_pf_get(pf, dict, "/BitsPerComponent"), &bits);
    *shape = (Shape){(int)picture->width, (int)picture->height, parts_of(picture),
                     picture->mask ? 1 : bits, is_inverted(pf, dict)};
    /* In grey, and where a mask inks, 0 is dark. */
    if (picture->mask || picture->space == DALIL_PF_GREY)
        shape->invert = !shape->invert;
    return shape->parts > 0 && (shape->bits == 8 || (shape->bits == 1 && shape->parts == 1));
}

/* Returns how many planes there are; 0: none. */
static int
read_planes(DalilPf *pf, qpdf_oh stream, const Shape *shape, int step, cairo_surface_t **planes)
{
    gsize stride = ((gsize)shape->width * (gsize)shape->parts * (gsize)shape->bits + 7) / 8;
    gsize length = 0;
    unsigned char *data = bytes_of(pf, stream, shape, &length);
    gboolean whole = data && length >= stride * (gsize)shape->height;

    for (int i = 0; whole && i < shape->parts; i++)
        planes[i] = plane_of(shape, data, stride, i, step);
    free(data);
    return whole ? shape->parts : 0;
}

/* What a soft mask lets through, of a size of its own: it is drawn as large as the picture. */
static cairo_surface_t *
mask_of(DalilPf *pf, const DalilPfPicture *picture, int width, int height)
{
    qpdf_oh dict = qpdf_oh_get_dict(pf->pdf, picture->stream);
    qpdf_oh stream = dalil_pf_get(pf, dict, "/SMask");
    DalilPfPicture mask = dalil_pf_picture(pf, stream);
    cairo_surface_t *plane = NULL, *out = NULL;
    cairo_t *cr = NULL;
    Shape shape;

    if (!shape_of(&shape, pf, &mask) || shape.bits != 8 || shape.parts != 1)
        return NULL;
    shape.invert = is_inverted(pf, qpdf_oh_get_dict(pf->pdf, stream));
    if (read_planes(pf, stream, &shape, MAX(shape.width, shape.height) / SIDE + 1, &plane) == 0)
        return NULL;
    out = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cr = cairo_create(out);
    cairo_scale(cr, (double)width / cairo_image_surface_get_width(plane),
                (double)height / cairo_image_surface_get_height(plane));
    cairo_set_source_surface(cr, plane, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(plane);
    return out;
}

gboolean
dalil_pf_samples_read(DalilPfSamples *samples, DalilPf *pf, const DalilPfPicture *picture)
{
    Shape shape;
    int step = 0;

    memset(samples, 0, sizeof *samples);
    if (!shape_of(&shape, pf, picture))
        return FALSE;
    step = MAX(shape.width, shape.height) / SIDE + 1;
    if (read_planes(pf, picture->stream, &shape, step, samples->planes) == 0)
        return FALSE;
    samples->width = cairo_image_surface_get_width(samples->planes[0]);
    samples->height = cairo_image_surface_get_height(samples->planes[0]);
    if (picture->fades)
        samples->mask = mask_of(pf, picture, samples->width, samples->height);
    return TRUE;
}

void
dalil_pf_samples_clear(DalilPfSamples *samples)
{
    for (int i = 0; i < PARTS_MAX; i++)
        if (samples->planes[i])
            cairo_surface_destroy(samples->planes[i]);
    if (samples->mask)
        cairo_surface_destroy(samples->mask);
}
