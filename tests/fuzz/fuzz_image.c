/* fuzz_image.c: any bytes as a picture: refused with words, or of a size that can be handled; and
 * what was taken for a drawing librsvg takes as well, and draws without reaching out
 *
 * Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run over the files named.
 */
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "paint/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(gboolean good, const char *what)
{
    if (good)
        return;
    g_printerr("%s\n", what);
    abort(); /* the fuzzer keeps what led to it */
}

/* Small, and on pixels: what hangs there would hang anywhere. */
static void
draw(const DalilImage *image)
{
    enum { SIDE = 40 };
    const DalilPlacedPicture placed = {
        image, {0, 0, SIDE, SIDE / image->shape}, NULL, {NULL, 0, 0}, -1};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    DalilPictures *pictures = dalil_pictures_new();

    gboolean good = dalil_pictures_source(pictures, cr, &placed, NULL);

    if (good)
        cairo_paint(cr);
    require(cairo_status(cr) == CAIRO_STATUS_SUCCESS, "drawing it breaks what is drawn on");
    if (image->kind != DALIL_IMAGE_JPEG) /* of which only the markers are checked */
        require(good, "it was taken, and cannot be drawn");
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    dalil_pictures_free(pictures);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree guint8 *own = g_memdup2(data, size); /* its own block: reading beyond it is seen */
    DalilImage image = {.bytes = own, .length = size, .place = "images/a", .sum = "-"};
    gboolean good = dalil_image_read(&image, diags, (DalilSpan){NULL, 0, 0}, "images/a");

    require(good == (dalil_diags_errors(diags) == 0), "refused without a word, or taken with one");
    if (!good)
        return 0;
    require(image.shape > 0 && image.turned >= 1 && image.turned <= 8, "no shape");
    require(image.kind == DALIL_IMAGE_SVG ||
                (image.width > 0 && image.height > 0 && !dalil_image_is_huge(&image)),
            "a size that cannot be handled");
    if (image.kind == DALIL_IMAGE_SVG || (gint64)image.width * image.height < 1000000)
        draw(&image);
    return 0;
}

#include "replay.h"
