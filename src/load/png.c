/* png.c: the chunks of a PNG (W3C, Portable Network Graphics, second edition), up to its last
 *
 * Cairo decodes it when it is drawn, and can then only fail. So all that could fail is looked at
 * here: the sums of the chunks, and whether the packed rows are as many as the header says. They
 * are unpacked in small pieces and not kept.
 */
#include <string.h>
#include <zlib.h>

#include "load/image.h"

static const char damaged[] = "is damaged; copy or save it again";

enum { HEAD = 8, FRAME = 12, IHDR = 13, PIECE = 32 * 1024, FILTER_MAX = 4 };

typedef struct {
    guint8 bits, colour, interlaced;
} Form;

typedef struct {
    DalilImage *image;
    Form form;
    z_stream z;
    gboolean palette, data, ended, broken;
    int pass, passes;
    gsize rows, row, left; /* of the pass: rows to come, bytes a row, bytes left of this row */
} Png;

static guint32
big(const guint8 *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

/* Which depths a colour type may have: table 11.1. */
static gboolean
is_form(const Form *form)
{
    static const guint32 depths[] = {[0] = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8 | 1 << 16,
                                     [2] = 1 << 8 | 1 << 16,
                                     [3] = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8,
                                     [4] = 1 << 8 | 1 << 16,
                                     [6] = 1 << 8 | 1 << 16};

    return form->colour < G_N_ELEMENTS(depths) && form->bits <= 16 &&
           (depths[form->colour] >> form->bits & 1) && form->interlaced <= 1;
}

/* Where the passes of an interlaced picture begin, and their steps: 8.2. */
static const struct {
    guint8 x, y, across, down;
} passes[] = {{0, 0, 1, 1}, /* the only one of a plain picture */
              {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
              {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

/* Goes on to the next pass that has any pixels. */
static void
next_pass(Png *png)
{
    static const guint8 channels[] = {[0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4};

    for (png->rows = 0; png->rows == 0 && png->pass < png->passes; png->pass++) {
        gsize width = (gsize)png->image->width, height = (gsize)png->image->height;
        int p = png->pass;
        gsize across = (width + passes[p].across - 1 - passes[p].x) / passes[p].across;
        gsize down = (height + passes[p].down - 1 - passes[p].y) / passes[p].down;

        png->row = (across * channels[png->form.colour] * png->form.bits + 7) / 8;
        png->rows = across > 0 ? down : 0;
    }
    png->left = 0;
}

static const char *
read_header(Png *png, const guint8 *at, gsize length)
{
    if (length != IHDR)
        return damaged;
    if (big(at) > G_MAXINT || big(at + 4) > G_MAXINT)
        return damaged;
    png->image->width = (int)big(at);
    png->image->height = (int)big(at + 4);
    png->form = (Form){at[8], at[9], at[12]};
    if (!is_form(&png->form) || at[10] != 0 || at[11] != 0)
        return damaged;
    png->image->alpha = png->form.colour >= 4;
    png->pass = png->form.interlaced ? 1 : 0;
    png->passes = png->form.interlaced ? (int)G_N_ELEMENTS(passes) : 1;
    return NULL;
}

/* Bytes of rows as they come: each row begins with the number of its filter. */
static void
take_rows(Png *png, const guint8 *at, gsize length)
{
    while (length > 0 && png->rows > 0 && !png->broken) {
        gsize some = MIN(length, png->left);

        if (png->left == 0) {
            png->broken = *at++ > FILTER_MAX;
            length--;
            png->left = png->row;
            continue;
        }
        at += some;
        length -= some;
        png->left -= some;
        if (png->left == 0 && --png->rows == 0)
            next_pass(png);
    }
}

static void
take_data(Png *png, const guint8 *at, gsize length)
{
    guint8 piece[PIECE];
    int state = Z_OK;

    png->z.next_in = (guint8 *)at;
    png->z.avail_in = (uInt)length;
    while (state == Z_OK && png->rows > 0 && !png->broken) {
        png->z.next_out = piece;
        png->z.avail_out = sizeof piece;
        state = inflate(&png->z, Z_NO_FLUSH);
        take_rows(png, piece, sizeof piece - png->z.avail_out);
        if (png->z.avail_in == 0 && png->z.avail_out > 0)
            break;
    }
    png->broken |= state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR;
}

static gboolean
is(const guint8 *chunk, const char *name)
{
    return memcmp(chunk + 4, name, 4) == 0;
}

/* The name a profile is called by, which stands before its bytes. */
static gboolean
is_other_profile(const guint8 *at, gsize length)
{
    g_autofree char *name = g_strndup((const char *)at, length);

    return !strstr(name, "sRGB") && !strstr(name, "srgb");
}

/* Chunks with a capital letter are needed to draw it: 5.4. */
static const char *
take_chunk(Png *png, const guint8 *chunk, gsize length)
{
    const guint8 *at = chunk + HEAD;
    gboolean needed = g_ascii_isupper(chunk[4]);

    if (is(chunk, "IDAT")) {
        if (png->form.colour == 3 && !png->palette)
            return damaged;
        if (!png->data)
            next_pass(png);
        png->data = TRUE;
        take_data(png, at, length);
    } else if (is(chunk, "PLTE")) {
        if (png->data || length == 0 || length % 3 != 0 || length > 3 * 256)
            return damaged;
        png->palette = TRUE;
    } else if (is(chunk, "tRNS")) {
        png->image->alpha = TRUE;
    } else if (is(chunk, "iCCP")) {
        png->image->other = is_other_profile(at, length);
    } else if (is(chunk, "IEND")) {
        png->ended = TRUE;
    } else if (needed) {
        return damaged;
    }
    return png->broken ? damaged : NULL;
}

static const char *
take_chunks(Png *png)
{
    const guint8 *bytes = png->image->bytes;
    gsize at = HEAD, all = png->image->length;
    const char *problem = NULL;

    for (gboolean first = TRUE; !png->ended && !problem; first = FALSE) {
        gsize length = 0;

        if (all - at < FRAME)
            return dalil_image_cut;
        length = big(bytes + at);
        if (length > all - at - FRAME)
            return dalil_image_cut;
        if (first != is(bytes + at, "IHDR"))
            return damaged;
        if (g_ascii_isupper(bytes[at + 4]) &&
            crc32(crc32(0, NULL, 0), bytes + at + 4, (uInt)length + 4) !=
                big(bytes + at + HEAD + length))
            return damaged;
        if (first)
            problem = read_header(png, bytes + at + HEAD, length);
        else
            problem = take_chunk(png, bytes + at, length);
        if (first && !problem && dalil_image_is_huge(png->image))
            return damaged; /* it is not unpacked; image.c says why */
        at += FRAME + length;
    }
    return problem ? problem : png->data && png->rows == 0 ? NULL : dalil_image_cut;
}

const char *
dalil_image_png(DalilImage *image)
{
    Png png = {.image = image};
    const char *problem = NULL;

    image->kind = DALIL_IMAGE_PNG;
    if (inflateInit(&png.z) != Z_OK)
        return damaged;
    problem = take_chunks(&png);
    inflateEnd(&png.z);
    return problem;
}
