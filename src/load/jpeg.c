/* jpeg.c: the markers of a JPEG (ITU-T T.81, annex B), up to its last
 *
 * The file goes into the PDF as it is, so what it may be is what a printing machine takes.
 */
#include <string.h>

#include "load/image.h"

/* A progressive picture comes in some ten scans, each over all of it: with thousands, a small file
 * keeps every machine busy for minutes. */
enum { SCANS_MAX = 64 };

enum {
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    DQT = 0xDB,
    APP1 = 0xE1,
    APP2 = 0xE2,
    TEM = 0x01,
};

static const char damaged[] = "is damaged; copy or save it again";
static const char rare[] = "is a JPEG of a kind that printing machines do not take (12 bits, "
                           "lossless or arithmetic); save it as plain JPEG";
static const char plates[] =
    "is a JPEG in four plates (CMYK), which look different on every screen; save it as RGB: the "
    "plates are made from that, by the print shop's profile";

typedef struct {
    DalilImage *image;
    int scans;
    gboolean framed, tables, quantised;
} Jpeg;

/* Numbers of an EXIF block, whose order it says itself. */
typedef struct {
    const guint8 *at;
    gsize length;
    gboolean little;
} Exif;

static guint32
number(const Exif *exif, gsize at, int size)
{
    guint32 value = 0;

    if (at + (gsize)size > exif->length)
        return 0;
    for (int i = 0; i < size; i++)
        value |= (guint32)exif->at[at + (gsize)i] << 8 * (exif->little ? i : size - 1 - i);
    return value;
}

/* How the camera was held: tag 0x0112 of the first directory (Exif 2.3, 4.6.4). */
static int
orientation(const guint8 *at, gsize length)
{
    enum { ORIENTATION = 0x0112, ENTRY = 12, ENTRIES_MAX = 512 };
    Exif exif = {at, length, length > 0 && at[0] == 'I'};
    gsize directory = number(&exif, 4, 4);
    guint32 n = directory < length ? MIN(number(&exif, directory, 2), ENTRIES_MAX) : 0;

    for (guint32 i = 0; i < n; i++) {
        gsize entry = directory + 2 + (gsize)i * ENTRY;
        guint32 value = number(&exif, entry + 8, 2);
        if (number(&exif, entry, 2) == ORIENTATION)
            return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

/* "sRGB" anywhere in the profile, in one or two bytes a letter: in its description, then. */
static gboolean
is_srgb(const guint8 *at, gsize length)
{
    for (gsize i = 0; i + 7 <= length; i++)
        if (memcmp(at + i, "sRGB", 4) == 0 || memcmp(at + i, "s\0R\0G\0B", 7) == 0)
            return TRUE;
    return FALSE;
}

static const char *
take_frame(Jpeg *jpeg, guint8 marker, const guint8 *at, gsize length)
{
    DalilImage *image = jpeg->image;
    int parts = length >= 6 ? at[5] : 0;

    if (jpeg->framed || length < 6 + 3 * (gsize)parts || parts == 0)
        return damaged;
    jpeg->framed = TRUE;
    image->height = at[1] << 8 | at[2];
    image->width = at[3] << 8 | at[4];
    image->grey = parts == 1;
    if (marker > SOF2 || at[0] != 8)
        return rare;
    if (parts == 4)
        return plates;
    if (parts != 1 && parts != 3)
        return rare;
    for (int i = 0; i < parts; i++) {
        int across = at[7 + 3 * i] >> 4, down = at[7 + 3 * i] & 15;
        if (across < 1 || across > 4 || down < 1 || down > 4)
            return damaged;
    }
    return NULL;
}

static const char *
take_segment(Jpeg *jpeg, guint8 marker, const guint8 *at, gsize length)
{
    static const char exif[] = "Exif\0", profile[] = "ICC_PROFILE";

    if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC)
        return take_frame(jpeg, marker, at, length);
    if (marker == DHT)
        jpeg->tables = TRUE;
    if (marker == DQT)
        jpeg->quantised = TRUE;
    if (marker == DAC)
        return rare;
    if (marker == APP1 && length > sizeof exif && memcmp(at, exif, sizeof exif) == 0)
        jpeg->image->turned = orientation(at + sizeof exif, length - sizeof exif);
    /* parts of a long profile follow in segments of their own: the description is in the first */
    if (marker == APP2 && length > sizeof profile + 2 && memcmp(at, profile, sizeof profile) == 0 &&
        at[sizeof profile] == 1)
        jpeg->image->other = !is_srgb(at, length);
    if (marker == SOS) {
        if (!jpeg->framed || !jpeg->tables || !jpeg->quantised)
            return damaged;
        if (++jpeg->scans > SCANS_MAX)
            return "comes in more scans than any camera makes; save it as plain JPEG";
    }
    return NULL;
}

/* A marker that stands alone, without a length. */
static gboolean
is_alone(guint8 marker)
{
    return (marker >= RST0 && marker <= SOI) || marker == TEM;
}

const char *
dalil_image_jpeg(DalilImage *image)
{
    Jpeg jpeg = {.image = image};
    const guint8 *bytes = image->bytes;
    gsize at = 2, all = image->length;
    const char *problem = NULL;

    image->kind = DALIL_IMAGE_JPEG;
    while (!problem) {
        gsize length = 0;
        /* packed pixels are passed over: in them a 0xFF is followed by 0 */
        while (at < all && (bytes[at] != 0xFF || (at + 1 < all && bytes[at + 1] == 0)))
            at += jpeg.scans > 0 ? 1 : all;
        while (at < all && bytes[at] == 0xFF)
            at++;
        if (at >= all)
            return jpeg.scans == 0 && at > all ? damaged : dalil_image_cut;
        if (bytes[at] == EOI)
            return jpeg.scans > 0 ? NULL : damaged;
        if (is_alone(bytes[at]) || bytes[at] == 0) {
            at++;
            continue;
        }
        length = all - at >= 3 ? (gsize)bytes[at + 1] << 8 | bytes[at + 2] : 0;
        if (length < 2 || length > all - at - 1)
            return dalil_image_cut;
        problem = take_segment(&jpeg, bytes[at], bytes + at + 3, length - 2);
        at += 1 + length;
    }
    return problem;
}
