/* pngfile.c: the chunks of a PNG file
 *
 * Pages are flat grounds and small letters: rows as they are, packed with zlib's first level, give
 * smaller files than filtered rows at the usual level, in a fifth of the time. Where a byte is a
 * point, looking for runs of the same byte only is faster again, and no worse.
 */
#include "paint/pngfile.h"

#include <string.h>
#include <zlib.h>

enum { LEVEL = 1, WINDOW = 15, MEMORY = 9, DEPTH = 8, TRUECOLOUR = 2, INDEXED = 3 };

static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

static void
add_number(GByteArray *file, guint32 number)
{
    guint32 big = GUINT32_TO_BE(number);

    g_byte_array_append(file, (const guint8 *)&big, sizeof big);
}

static void
add_chunk(GByteArray *file, const char *kind, const guint8 *bytes, gsize length)
{
    uLong sum = crc32(crc32(0, NULL, 0), (const Bytef *)kind, 4);

    add_number(file, (guint32)length);
    g_byte_array_append(file, (const guint8 *)kind, 4);
    if (length > 0) {
        g_byte_array_append(file, bytes, (guint)length);
        sum = crc32(sum, bytes, (uInt)length);
    }
    add_number(file, (guint32)sum);
}

static void
add_header(GByteArray *file, int width, int height, gboolean indexed)
{
    guint32 sides[] = {GUINT32_TO_BE((guint32)width), GUINT32_TO_BE((guint32)height)};
    guint8 header[13] = {[8] = DEPTH, [9] = indexed ? INDEXED : TRUECOLOUR};

    memcpy(header, sides, sizeof sides);
    add_chunk(file, "IHDR", header, sizeof header);
}

/* (transfer full) */
static guint8 *
squeeze(guint8 *bytes, gsize length, int strategy, gsize *packed)
{
    z_stream z = {.next_in = bytes, .avail_in = (uInt)length};
    guint8 *out = NULL;

    if (deflateInit2(&z, LEVEL, Z_DEFLATED, WINDOW, MEMORY, strategy) != Z_OK)
        g_error("zlib cannot start");
    z.avail_out = (uInt)deflateBound(&z, (uLong)length);
    z.next_out = out = g_malloc(z.avail_out);
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        g_error("zlib cannot pack %" G_GSIZE_FORMAT " bytes", length);
    *packed = z.total_out;
    deflateEnd(&z);
    return out;
}

/* Each row behind a byte that says it is not filtered. */
static void
add_rows(GByteArray *file, const guint8 *bytes, gsize row, int height, int strategy)
{
    gsize length = (row + 1) * (gsize)height;
    g_autofree guint8 *rows = g_malloc(length + 1), *packed = NULL;
    gsize n = 0;

    for (int y = 0; y < height; y++) {
        rows[(row + 1) * (gsize)y] = 0;
        memcpy(rows + (row + 1) * (gsize)y + 1, bytes + row * (gsize)y, row);
    }
    packed = squeeze(rows, length, strategy, &n);
    add_chunk(file, "IDAT", packed, n);
}

GByteArray *
dalil_pngfile_pack(const guint8 *bytes, int width, int height, const guint8 *palette, int n_colours)
{
    GByteArray *file = g_byte_array_new();

    g_assert(n_colours <= DALIL_PNGFILE_COLOURS);
    g_byte_array_append(file, signature, sizeof signature);
    add_header(file, width, height, palette != NULL);
    if (palette)
        add_chunk(file, "PLTE", palette, 3 * (gsize)n_colours);
    add_rows(file, bytes, (gsize)width * (palette ? 1 : 3), height,
             palette ? Z_RLE : Z_DEFAULT_STRATEGY);
    add_chunk(file, "IEND", NULL, 0);
    return file;
}
