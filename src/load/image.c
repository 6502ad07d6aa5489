/* image.c: which kind of picture it is, and whether it is of a size that can be handled */
#include "load/image.h"

#include <string.h>

#include "load/svgcheck.h"

const char dalil_image_cut[] = "ends before it is whole; copy or save it again";

/* Kinds that are known only to be refused by name. */
static const struct {
    gsize at, length;
    const char *magic, *name;
} others[] = {
    {0, 4, "GIF8", "a GIF"},
    {8, 4, "WEBP", "a WebP picture"},
    {0, 4, "II*\0", "a TIFF"},
    {0, 4, "MM\0*", "a TIFF"},
    {4, 4, "ftyp", "a HEIC, AVIF or film file"},
    {0, 4, "%PDF", "a PDF"},
    {0, 4, "8BPS", "a Photoshop file"},
    {0, 2, "BM", "a BMP"},
    {0, 2, "%!", "a PostScript file"},
    {0, 2, "\x1F\x8B", "a packed file (an SVGZ?)"},
    {0, 12, "\0\0\0\x0CJXL \x0D\x0A\x87\x0A", "a JPEG XL picture"},
    {0, 12, "\0\0\0\x0CjP  \x0D\x0A\x87\x0A", "a JPEG 2000 picture"},
};

static gboolean
has(const DalilImage *image, gsize at, const char *magic, gsize length)
{
    return image->length >= at + length && memcmp(image->bytes + at, magic, length) == 0;
}

/* Whether the first thing in it is a "<". */
static gboolean
is_markup(const DalilImage *image)
{
    gsize at = has(image, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;

    while (at < image->length && strchr(" \t\r\n", image->bytes[at]) && image->bytes[at])
        at++;
    return at < image->length && image->bytes[at] == '<';
}

/* (transfer full) */
static char *
say_unknown(const DalilImage *image)
{
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (has(image, others[i].at, others[i].magic, others[i].length))
            return g_strdup_printf("is %s; save it as PNG, JPEG or SVG", others[i].name);
    return g_strdup(image->length == 0 ? "is empty; copy or save it again"
                                       : "is neither PNG, JPEG nor SVG; save it as one of these");
}

gboolean
dalil_image_is_huge(const DalilImage *image)
{
    return image->width > DALIL_IMAGE_SIDE_MAX || image->height > DALIL_IMAGE_SIDE_MAX ||
           (gint64)image->width * image->height > DALIL_IMAGE_PIXELS_MAX;
}

/* (transfer full): NULL: it can be handled. */
static char *
say_size(const DalilImage *image)
{
    if (image->width <= 0 || image->height <= 0)
        return g_strdup("has no pixels; save it again");
    if (dalil_image_is_huge(image))
        return g_strdup_printf("has %d x %d pixels, and %d million in all, %d a side, is the most; "
                               "save it smaller",
                               image->width, image->height, DALIL_IMAGE_PIXELS_MAX / 1000000,
                               DALIL_IMAGE_SIDE_MAX);
    return NULL;
}

static char *
read_pixels(DalilImage *image)
{
    const char *problem = NULL;
    char *size = NULL;

    if (has(image, 0, "\x89PNG\r\n\x1A\n", 8))
        problem = dalil_image_png(image);
    else if (has(image, 0, "\xFF\xD8\xFF", 3))
        problem = dalil_image_jpeg(image);
    else
        return say_unknown(image);
    /* a size out of all reason is said first: what else was found was not looked for to the end */
    if (image->width > 0 && image->height > 0 && (size = say_size(image)))
        return size;
    return problem ? g_strdup(problem) : say_size(image);
}

gboolean
dalil_image_read(DalilImage *image, DalilDiags *diags, DalilSpan at, const char *file)
{
    g_autofree char *problem = NULL;

    image->turned = 1;
    if (is_markup(image)) {
        image->kind = DALIL_IMAGE_SVG;
        return dalil_svg_check((const char *)image->bytes, image->length, file, diags,
                               &image->shape, &image->alpha);
    }
    problem = read_pixels(image);
    if (problem) {
        dalil_diags_error(diags, at, "the picture \"%s\" %s", image->place, problem);
        return FALSE;
    }
    image->other &= !image->grey; /* greys look alike by any profile */
    image->shape = (double)image->width / image->height;
    if (image->turned > 4) /* lies on its side */
        image->shape = 1 / image->shape;
    return TRUE;
}
