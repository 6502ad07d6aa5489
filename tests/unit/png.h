/* png.h: a PNG in memory, opened by Cairo */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <string.h>

typedef struct {
    const guint8 *data;
    gsize left;
} PngReading;

static cairo_status_t
png_give(void *closure, unsigned char *to, unsigned length)
{
    PngReading *reading = closure;

    if (length > reading->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, reading->data, length);
    reading->data += length;
    reading->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* (transfer full) */
static cairo_surface_t *
png_open(const GByteArray *file)
{
    PngReading reading = {file->data, file->len};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(png_give, &reading);

    g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
    return surface;
}
