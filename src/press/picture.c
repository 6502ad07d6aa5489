/* picture.c: pictures, from the screen's colours to plates */
#include <stdlib.h>
#include <string.h>

#include "press/objects.h"

enum { SIDE_MAX = 20000 }; /* pixels; what is larger was no picture for a leaflet */
static const gsize pixels_max = 100 * 1000 * 1000;

static gsize
number(DalilObjects *o, qpdf_oh dict, const char *key)
{
    long long n = qpdf_oh_get_int_value(o->pdf, dalil_objects_get(o, dict, key));

    return n > 0 ? (gsize)n : 0;
}

static void
convert(DalilObjects *o, qpdf_oh image, qpdf_oh dict)
{
    gsize width = number(o, dict, "/Width"), height = number(o, dict, "/Height"), length = 0;
    guint8 *rgb = NULL;
    g_autofree guint8 *cmyk = NULL;

    if (width == 0 || height == 0 || width > SIDE_MAX || height > SIDE_MAX ||
        width * height > pixels_max || number(o, dict, "/BitsPerComponent") != 8) {
        dalil_objects_fail(o, "a picture of %d x %d pixels, %d bits each, cannot be converted",
                           (int)width, (int)height, (int)number(o, dict, "/BitsPerComponent"));
        return;
    }
    rgb = dalil_objects_data(o, image, &length);
    if (rgb && length < 3 * width * height)
        dalil_objects_fail(o, "a picture ends before its last line");
    if (!o->problem) {
        cmyk = g_malloc(4 * width * height);
        if (!dalil_profile_pixels(o->job->profile, rgb, cmyk, width * height))
            dalil_objects_fail(o, "a picture cannot be converted");
        dalil_objects_replace(o, image, cmyk, 4 * width * height);
        dalil_objects_set(o, dict, "/ColorSpace", "/DeviceCMYK");
        qpdf_oh_remove_key(o->pdf, dict, "/Decode");
        qpdf_oh_remove_key(o->pdf, dict, "/Intent");
    }
    free(rgb);
}

/* Whether a JPEG was written by Adobe's programs, or by one that does as they do: its four plates
 * are then the wrong way round, which only this mark tells. */
static gboolean
has_adobe_mark(const guint8 *data, gsize length)
{
    gsize at = 2;

    while (at + 4 <= length && data[at] == 0xFF && data[at + 1] != 0xDA) {
        gsize size = (gsize)data[at + 2] << 8 | data[at + 3];
        if (data[at + 1] == 0xEE && size >= 12 && at + 4 + 5 <= length &&
            memcmp(data + at + 4, "Adobe", 5) == 0)
            return TRUE;
        at += 2 + size;
    }
    return FALSE;
}

static void
mend_jpeg(DalilObjects *o, qpdf_oh image, qpdf_oh dict)
{
    unsigned char *data = NULL;
    QPDF_BOOL filtered = FALSE;
    size_t length = 0;

    if (qpdf_oh_has_key(o->pdf, dict, "/Decode") ||
        !qpdf_oh_is_or_has_name(o->pdf, dalil_objects_get(o, dict, "/Filter"), "/DCTDecode"))
        return;
    if (qpdf_oh_get_stream_data(o->pdf, image, qpdf_dl_none, &filtered, &data, &length) ==
            QPDF_SUCCESS &&
        has_adobe_mark(data, length))
        dalil_objects_set(o, dict, "/Decode", "[1 0 1 0 1 0 1 0]");
    free(data);
}

void
dalil_picture(DalilObjects *o, qpdf_oh image)
{
    qpdf_oh dict = qpdf_oh_get_dict(o->pdf, image);
    qpdf_oh space = dalil_objects_get(o, dict, "/ColorSpace");

    o->report->pictures++;
    qpdf_oh_remove_key(o->pdf, dict, "/Interpolate");
    qpdf_oh_remove_key(o->pdf, dict, "/Alternates");
    if (qpdf_oh_is_name_and_equals(o->pdf, space, "/DeviceRGB"))
        convert(o, image, dict);
    else if (qpdf_oh_is_name_and_equals(o->pdf, space, "/DeviceCMYK"))
        mend_jpeg(o, image, dict);
    else if (qpdf_oh_is_array(o->pdf, space))
        dalil_objects_fail(o, "a picture in a colour space that cannot be converted: %s",
                           qpdf_oh_unparse_resolved(o->pdf, space));
}
