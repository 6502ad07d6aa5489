/* jpeg.c: libjpeg, kept from ending the program when a file is damaged */
#include "paint/jpeg.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

typedef struct {
    struct jpeg_error_mgr base; /* first: libjpeg hands this back */
    jmp_buf back;
} Trouble;

static void
give_up(j_common_ptr info)
{
    longjmp(((Trouble *)(void *)info->err)->back, 1);
}

/* A pixel that is not quite as it was is no reason to stop, nor to speak. */
static void
stay_silent(j_common_ptr info, int level)
{
    (void)info;
    (void)level;
}

static void
put_row(const JSAMPLE *from, int width, int parts, guint32 *to)
{
    for (int x = 0; x < width; x++, from += parts) {
        guint32 red = from[0], green = parts == 3 ? from[1] : red,
                blue = parts == 3 ? from[2] : red;
        to[x] = red << 16 | green << 8 | blue;
    }
}

/* FALSE: it broke off. What was unpacked until then stays. */
static gboolean
unpack(struct jpeg_decompress_struct *jpeg, Trouble *trouble, const DalilImage *image,
       cairo_surface_t *surface, JSAMPLE *row)
{
    guint8 *to = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);

    if (setjmp(trouble->back))
        return FALSE;
    jpeg_mem_src(jpeg, image->bytes, image->length);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = image->grey ? JCS_GRAYSCALE : JCS_RGB;
    jpeg->dct_method = JDCT_ISLOW; /* the same on every machine */
    jpeg_start_decompress(jpeg);
    if ((int)jpeg->output_width != image->width || (int)jpeg->output_height != image->height)
        return FALSE;
    while ((int)jpeg->output_scanline < image->height) {
        guint32 *line = (guint32 *)(void *)(to + (gsize)jpeg->output_scanline * (gsize)stride);
        jpeg_read_scanlines(jpeg, &row, 1);
        put_row(row, image->width, image->grey ? 1 : 3, line);
    }
    return TRUE;
}

cairo_surface_t *
dalil_jpeg_unpack(const DalilImage *image)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, image->width, image->height);
    struct jpeg_decompress_struct jpeg = {0};
    g_autofree JSAMPLE *row = g_malloc(3 * (gsize)image->width);
    Trouble trouble;
    gboolean good = FALSE;

    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    jpeg.err = jpeg_std_error(&trouble.base);
    trouble.base.error_exit = give_up;
    trouble.base.emit_message = stay_silent;
    jpeg_create_decompress(&jpeg);
    good = unpack(&jpeg, &trouble, image, surface, row);
    jpeg_destroy_decompress(&jpeg);
    cairo_surface_mark_dirty(surface);
    if (good)
        return surface;
    cairo_surface_destroy(surface);
    return cairo_image_surface_create(CAIRO_FORMAT_INVALID, 0, 0); /* one in an error state */
}
