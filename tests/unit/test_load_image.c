/* test_load_image.c: what a picture's bytes say, and what is refused before anything is decoded */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "load/image.h"

/* Bytes put together piece by piece. */
static void
put(GByteArray *to, const void *bytes, gsize length)
{
    g_byte_array_append(to, bytes, (guint)length);
}

static void
put_number(GByteArray *to, guint32 value, int size)
{
    for (int i = size - 1; i >= 0; i--) {
        guint8 byte = (guint8)(value >> 8 * i);
        put(to, &byte, 1);
    }
}

static void
put_chunk(GByteArray *to, const char *name, const void *bytes, gsize length)
{
    uLong sum = crc32(crc32(0, NULL, 0), (const Bytef *)name, 4);

    put_number(to, (guint32)length, 4);
    put(to, name, 4);
    if (length > 0) {
        put(to, bytes, length);
        sum = crc32(sum, bytes, (uInt)length);
    }
    put_number(to, (guint32)sum, 4);
}

typedef struct {
    guint32 width, height;
    guint8 bits, colour, interlaced;
    int rows;         /* of so many bytes each that is packed; 0: none */
    int row;          /* bytes */
    guint8 filter;    /* of each row */
    const char *more; /* an empty chunk before the data */
} Png;

static GByteArray *
png(const Png *p)
{
    GByteArray *to = g_byte_array_new();
    gsize raw_length = (gsize)p->rows * (gsize)p->row;
    g_autofree guint8 *raw = g_malloc0(raw_length + 1), *packed = NULL;
    uLongf length = compressBound((uLong)raw_length);
    g_autoptr(GByteArray) head = g_byte_array_new();

    for (int i = 0; i < p->rows; i++)
        raw[(gsize)i * (gsize)p->row] = p->filter;
    packed = g_malloc(length);
    g_assert_cmpint(compress(packed, &length, raw, raw_length), ==, Z_OK);
    put(to, "\x89PNG\r\n\x1A\n", 8);
    put_number(head, p->width, 4);
    put_number(head, p->height, 4);
    put_number(head, (guint32)p->bits << 8 | p->colour, 2);
    put_number(head, p->interlaced, 3);
    put_chunk(to, "IHDR", head->data, head->len);
    if (p->colour == 3)
        put_chunk(to, "PLTE", "\0\0\0\xFF\xFF\xFF", 6);
    if (p->more)
        put_chunk(to, p->more, "Display P3\0\0", 12);
    if (p->rows > 0)
        put_chunk(to, "IDAT", packed, length);
    put_chunk(to, "IEND", NULL, 0);
    return to;
}

static char *
problems_of(DalilDiags *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);

    dalil_diags_print(diags, to, FALSE);
    fclose(to);
    return text;
}

/* Reads a copy that ends where the file ends: what looks beyond is seen by the sanitizers. Gives
 * the problem without what stands round it; "" : none. (transfer full) */
static char *
read_image(DalilImage *image, const GByteArray *bytes)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree guint8 *own = g_memdup2(bytes->data, bytes->len);
    g_autofree char *text = NULL;
    gboolean good = FALSE;
    char *from = NULL, *end = NULL;

    *image = (DalilImage){.bytes = own, .length = bytes->len, .place = "images/a.png"};
    good = dalil_image_read(image, diags, (DalilSpan){g_intern_string("layouts/a.yaml"), 3, 7},
                            "images/a.png");
    text = problems_of(diags);
    g_assert_cmpint(good, ==, *text == '\0');
    if (good)
        return g_strdup("");
    from = strstr(text, "the picture \"images/a.png\" ");
    if (!from)
        return g_strdup(text);
    g_assert_true(g_str_has_prefix(text, "layouts/a.yaml:3:7: error: "));
    from += strlen("the picture \"images/a.png\" ");
    end = strchr(from, '\n');
    return g_strndup(from, (gsize)(end - from));
}

#define DAMAGED "is damaged; copy or save it again"
#define CUT "ends before it is whole; copy or save it again"
#define LIMITS "and 50 million in all, 20000 a side, is the most; save it smaller"

static const struct {
    const char *name;
    Png png;
    const char *problem;
    gboolean alpha, other;
} pngs[] = {
    {"rgb", {4, 3, 8, 2, 0, 3, 13, 0, NULL}, "", FALSE, FALSE},
    {"grey", {4, 3, 8, 0, 0, 3, 5, 4, NULL}, "", FALSE, FALSE},
    {"bits", {9, 3, 1, 0, 0, 3, 3, 0, NULL}, "", FALSE, FALSE},
    {"palette", {4, 3, 4, 3, 0, 3, 3, 0, NULL}, "", FALSE, FALSE},
    {"sixteen-bits", {4, 3, 16, 2, 0, 3, 25, 0, NULL}, "", FALSE, FALSE},
    {"alpha", {4, 3, 8, 6, 0, 3, 17, 0, NULL}, "", TRUE, FALSE},
    {"grey-alpha", {4, 3, 16, 4, 0, 3, 17, 0, NULL}, "", TRUE, FALSE},
    {"transparent-colour", {4, 3, 8, 2, 0, 3, 13, 0, "tRNS"}, "", TRUE, FALSE},
    {"profile", {4, 3, 8, 2, 0, 3, 13, 0, "iCCP"}, "", FALSE, TRUE},
    /* seven passes of a picture of one pixel, grey: the first alone has any */
    {"interlaced", {1, 1, 8, 0, 1, 1, 2, 0, NULL}, "", FALSE, FALSE},
    {"interlaced-cut", {9, 9, 8, 0, 1, 1, 3, 0, NULL}, CUT, FALSE, FALSE},
    {"no-width", {0, 3, 8, 2, 0, 3, 13, 0, NULL}, "has no pixels; save it again", FALSE, FALSE},
    {"no-height", {4, 0, 8, 2, 0, 3, 13, 0, NULL}, "has no pixels; save it again", FALSE, FALSE},
    {"no-data", {4, 3, 8, 2, 0, 0, 0, 0, NULL}, CUT, FALSE, FALSE},
    {"rows-missing", {4, 30, 8, 2, 0, 29, 13, 0, NULL}, CUT, FALSE, FALSE},
    {"filter", {4, 3, 8, 2, 0, 3, 13, 5, NULL}, DAMAGED, FALSE, FALSE},
    {"depth", {4, 3, 3, 2, 0, 3, 13, 0, NULL}, DAMAGED, FALSE, FALSE},
    {"colour", {4, 3, 8, 5, 0, 3, 13, 0, NULL}, DAMAGED, FALSE, FALSE},
    {"unknown-chunk", {4, 3, 8, 2, 0, 3, 13, 0, "ABCD"}, DAMAGED, FALSE, FALSE},
    {"bomb",
     {50000, 50000, 8, 2, 0, 3, 13, 0, NULL},
     "has 50000 x 50000 pixels, " LIMITS,
     FALSE,
     FALSE},
    {"wide", {20001, 1, 8, 2, 0, 3, 13, 0, NULL}, "has 20001 x 1 pixels, " LIMITS, FALSE, FALSE},
    {"area",
     {10000, 5001, 8, 2, 0, 3, 13, 0, NULL},
     "has 10000 x 5001 pixels, " LIMITS,
     FALSE,
     FALSE},
    {"huge",
     {0x7FFFFFFF, 0x7FFFFFFF, 16, 6, 1, 3, 13, 0, NULL},
     "has 2147483647 x 2147483647 pixels, " LIMITS,
     FALSE,
     FALSE},
    {"negative", {0xFFFFFFFF, 3, 8, 2, 0, 3, 13, 0, NULL}, DAMAGED, FALSE, FALSE},
};

static void
test_png(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autoptr(GByteArray) bytes = png(&pngs[i].png);
    DalilImage image;
    g_autofree char *problem = read_image(&image, bytes);

    g_assert_cmpstr(problem, ==, pngs[i].problem);
    if (*problem)
        return;
    g_assert_cmpint(image.kind, ==, DALIL_IMAGE_PNG);
    g_assert_cmpint(image.width, ==, (int)pngs[i].png.width);
    g_assert_cmpint(image.height, ==, (int)pngs[i].png.height);
    g_assert_cmpint(image.alpha, ==, pngs[i].alpha);
    g_assert_cmpint(image.other, ==, pngs[i].other);
    g_assert_cmpint(image.turned, ==, 1);
    g_assert_cmpfloat_with_epsilon(image.shape, (double)image.width / image.height, 1e-9);
}

/* However early a good file ends, it is refused, and so is one with a bit turned where it counts.
 */
static void
test_png_cut(void)
{
    const Png whole = {4, 3, 8, 2, 0, 3, 13, 0, NULL};
    g_autoptr(GByteArray) bytes = png(&whole);
    guint length = bytes->len;

    for (guint i = 8; i < length; i++) {
        DalilImage image;
        g_autoptr(GByteArray) part = g_byte_array_new();
        g_autofree char *problem = NULL;
        put(part, bytes->data, i);
        problem = read_image(&image, part);
        g_assert_cmpstr(problem, ==, CUT);
    }
    for (guint i = 8; i < length; i++) {
        DalilImage image;
        g_autofree char *problem = NULL;
        bytes->data[i] ^= 0x20;
        problem = read_image(&image, bytes);
        g_test_message("byte %u of %u", i, length);
        g_assert_cmpstr(problem, !=, "");
        bytes->data[i] ^= 0x20;
    }
}

/* The segments of a JPEG that matter; the packed pixels are not looked at. */
typedef struct {
    guint8 frame; /* 0xC0: plain */
    guint8 bits, parts;
    guint16 width, height;
    int turned; /* in its EXIF block; 0: it has none */
    gboolean big;
    const char *profile;
    int scans;
    gboolean no_tables, cut;
} Jpeg;

static void
put_exif(GByteArray *to, const Jpeg *j)
{
    put(to, "\xFF\xE1", 2);
    put_number(to, 2 + 6 + 8 + 2 + 12 + 4, 2);
    put(to, "Exif\0", 6);
    if (j->big) {
        put(to, "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
        put_number(to, (guint32)j->turned, 1);
        put(to, "\0\0\0\0\0\0", 6);
    } else {
        put(to, "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
        put_number(to, (guint32)j->turned, 1);
        put(to, "\0\0\0\0\0\0\0", 7);
    }
}

static GByteArray *
jpeg(const Jpeg *j)
{
    GByteArray *to = g_byte_array_new();

    put(to, "\xFF\xD8\xFF\xFE\0\x04hi", 8);
    if (j->turned > 0)
        put_exif(to, j);
    if (j->profile) {
        put(to, "\xFF\xE2", 2);
        put_number(to, 2 + 14 + (guint32)strlen(j->profile), 2);
        put(to, "ICC_PROFILE\0\x01\x01", 14);
        put(to, j->profile, strlen(j->profile));
    }
    if (!j->no_tables)
        put(to, "\xFF\xDB\0\x04\0\0\xFF\xC4\0\x04\0\0", 12);
    put(to, "\xFF", 1);
    put_number(to, j->frame, 1);
    put_number(to, 8 + 3u * j->parts, 2);
    put_number(to, j->bits, 1);
    put_number(to, j->height, 2);
    put_number(to, j->width, 2);
    put_number(to, j->parts, 1);
    for (int i = 0; i < j->parts; i++)
        put(to, "\x01\x11\0", 3);
    for (int i = 0; i < j->scans; i++)
        put(to, "\xFF\xDA\0\x03\0abc\xFF\0\xFF\xD0 d", 14);
    if (!j->cut)
        put(to, "\xFF\xD9", 2);
    return to;
}

static const struct {
    const char *name;
    Jpeg jpeg;
    const char *problem;
    int turned;
    double shape;
    gboolean grey, other;
} jpegs[] = {
    {"rgb", {0xC0, 8, 3, 30, 20, 0, 0, NULL, 1, 0, 0}, "", 1, 1.5, FALSE, FALSE},
    {"grey", {0xC0, 8, 1, 30, 20, 0, 0, NULL, 1, 0, 0}, "", 1, 1.5, TRUE, FALSE},
    {"progressive", {0xC2, 8, 3, 30, 20, 0, 0, NULL, 10, 0, 0}, "", 1, 1.5, FALSE, FALSE},
    {"upright", {0xC0, 8, 3, 30, 20, 1, 1, NULL, 1, 0, 0}, "", 1, 1.5, FALSE, FALSE},
    {"on-its-head", {0xC0, 8, 3, 30, 20, 3, 0, NULL, 1, 0, 0}, "", 3, 1.5, FALSE, FALSE},
    {"on-its-side", {0xC0, 8, 3, 30, 20, 6, 1, NULL, 1, 0, 0}, "", 6, 2 / 3.0, FALSE, FALSE},
    {"on-its-other-side", {0xC0, 8, 3, 30, 20, 8, 0, NULL, 1, 0, 0}, "", 8, 2 / 3.0, FALSE, FALSE},
    {"turned-nonsense", {0xC0, 8, 3, 30, 20, 9, 0, NULL, 1, 0, 0}, "", 1, 1.5, FALSE, FALSE},
    {"srgb", {0xC0, 8, 3, 30, 20, 0, 0, "xx sRGB IEC61966-2.1", 1, 0, 0}, "", 1, 1.5, FALSE, FALSE},
    {"display", {0xC0, 8, 3, 30, 20, 0, 0, "xx Display P3", 1, 0, 0}, "", 1, 1.5, FALSE, TRUE},
    {"grey-profile", {0xC0, 8, 1, 30, 20, 0, 0, "Dot Gain 20%", 1, 0, 0}, "", 1, 1.5, TRUE, FALSE},
    {"cmyk",
     {0xC0, 8, 4, 30, 20, 0, 0, NULL, 1, 0, 0},
     "is a JPEG in four plates (CMYK), which look different on every screen; save it as RGB: the "
     "plates are made from that, by the print shop's profile",
     0,
     0,
     FALSE,
     FALSE},
    {"bomb",
     {0xC0, 8, 3, 65535, 65535, 0, 0, NULL, 1, 0, 0},
     "has 65535 x 65535 pixels, " LIMITS,
     0,
     0,
     FALSE,
     FALSE},
    {"no-height",
     {0xC0, 8, 3, 30, 0, 0, 0, NULL, 1, 0, 0},
     "has no pixels; save it again",
     0,
     0,
     FALSE,
     FALSE},
    {"twelve-bits",
     {0xC1, 12, 3, 30, 20, 0, 0, NULL, 1, 0, 0},
     "is a JPEG of a kind that printing machines do not take (12 bits, lossless or arithmetic); "
     "save it as plain JPEG",
     0,
     0,
     FALSE,
     FALSE},
    {"arithmetic",
     {0xC9, 8, 3, 30, 20, 0, 0, NULL, 1, 0, 0},
     "is a JPEG of a kind that printing machines do not take (12 bits, lossless or arithmetic); "
     "save it as plain JPEG",
     0,
     0,
     FALSE,
     FALSE},
    {"scans",
     {0xC2, 8, 3, 30, 20, 0, 0, NULL, 1000, 0, 0},
     "comes in more scans than any camera makes; save it as plain JPEG",
     0,
     0,
     FALSE,
     FALSE},
    {"cut", {0xC0, 8, 3, 30, 20, 0, 0, NULL, 1, 0, 1}, CUT, 0, 0, FALSE, FALSE},
    {"no-scan", {0xC0, 8, 3, 30, 20, 0, 0, NULL, 0, 0, 0}, DAMAGED, 0, 0, FALSE, FALSE},
    {"no-tables", {0xC0, 8, 3, 30, 20, 0, 0, NULL, 1, 1, 0}, DAMAGED, 0, 0, FALSE, FALSE},
};

static void
test_jpeg(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autoptr(GByteArray) bytes = jpeg(&jpegs[i].jpeg);
    DalilImage image;
    g_autofree char *problem = read_image(&image, bytes);

    g_assert_cmpstr(problem, ==, jpegs[i].problem);
    if (*problem)
        return;
    g_assert_cmpint(image.kind, ==, DALIL_IMAGE_JPEG);
    g_assert_cmpint(image.width, ==, 30);
    g_assert_cmpint(image.height, ==, 20);
    g_assert_cmpint(image.turned, ==, jpegs[i].turned);
    g_assert_cmpint(image.grey, ==, jpegs[i].grey);
    g_assert_cmpint(image.other, ==, jpegs[i].other);
    g_assert_cmpfloat_with_epsilon(image.shape, jpegs[i].shape, 1e-9);
}

static void
test_jpeg_cut(void)
{
    const Jpeg whole = {0xC0, 8, 3, 30, 20, 6, 1, "xx sRGB", 2, 0, 0};
    g_autoptr(GByteArray) bytes = jpeg(&whole);

    for (guint i = 3; i < bytes->len; i++) {
        DalilImage image;
        g_autoptr(GByteArray) part = g_byte_array_new();
        g_autofree char *problem = NULL;
        put(part, bytes->data, i);
        problem = read_image(&image, part);
        g_assert_cmpstr(problem, ==, CUT);
    }
}

#define NEITHER "is neither PNG, JPEG nor SVG; save it as one of these"
#define SAVE "; save it as PNG, JPEG or SVG"

/* Whatever the file is called. */
static const struct {
    const char *name, *bytes;
    gsize length;
    const char *problem;
} strangers[] = {
    {"empty", "", 0, "is empty; copy or save it again"},
    {"text", "hello", 5, NEITHER},
    {"zeroes", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16, NEITHER},
    {"gif", "GIF89a......", 12, "is a GIF" SAVE},
    {"webp", "RIFF....WEBPVP8 ", 16, "is a WebP picture" SAVE},
    {"tiff", "II*\0....", 8, "is a TIFF" SAVE},
    {"tiff-big", "MM\0*....", 8, "is a TIFF" SAVE},
    {"heic",
     "\0\0\0\x18"
     "ftypheic",
     12, "is a HEIC, AVIF or film file" SAVE},
    {"pdf", "%PDF-1.7\n", 9, "is a PDF" SAVE},
    {"photoshop", "8BPS\0\1", 6, "is a Photoshop file" SAVE},
    {"bmp", "BM1234", 6, "is a BMP" SAVE},
    {"svgz", "\x1F\x8B\x08\0", 4, "is a packed file (an SVGZ?)" SAVE},
    {"half-a-png", "\x89PNG", 4, NEITHER},
};

static void
test_stranger(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    DalilImage image;
    g_autofree char *problem = NULL;

    put(bytes, strangers[i].bytes, strangers[i].length);
    problem = read_image(&image, bytes);
    g_assert_cmpstr(problem, ==, strangers[i].problem);
}

#define ADD(list, path, test)                                                                      \
    for (gsize i = 0; i < G_N_ELEMENTS(list); i++) {                                               \
        g_autofree char *name = g_strconcat("/load/image/" path "/", list[i].name, NULL);          \
        g_test_add_data_func(name, GINT_TO_POINTER((int)i), test);                                 \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(pngs, "png", test_png);
    ADD(jpegs, "jpeg", test_jpeg);
    ADD(strangers, "stranger", test_stranger);
    g_test_add_func("/load/image/png-cut-or-turned", test_png_cut);
    g_test_add_func("/load/image/jpeg-cut", test_jpeg_cut);
    return g_test_run();
}
