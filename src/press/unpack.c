/* unpack.c: streams of strangers' files, unpacked within bounds */
#include "press/unpack.h"

#include <math.h>
#include <stdlib.h>
#include <zlib.h>

enum { PARTS_MAX = 10000, TROUBLE = 256 /* bytes each stream counts for at least */ };
#define STREAM_MAX (64.0 * 1024 * 1024) /* bytes of one stream, unpacked */
#define FILE_MAX (512.0 * 1024 * 1024)  /* of all of them */

/* How tightly a stream can be packed (ISO 32000-1, 7.4). Flate is measured. */
static const struct {
    const char *filter;
    double most;
} ways[] = {{"/RunLengthDecode", 64}, {"/LZWDecode", 2731}, {"/ASCII85Decode", 4}};

void
dalil_unpack_begin(DalilUnpack *unpack, qpdf_data pdf)
{
    *unpack = (DalilUnpack){.pdf = pdf, .left = FILE_MAX};
}

gboolean
dalil_unpack_charge(DalilUnpack *unpack, double bytes)
{
    bytes = fmax(bytes, TROUBLE);
    if (bytes > unpack->left) {
        unpack->too_large = TRUE;
        return FALSE;
    }
    unpack->left -= bytes;
    return TRUE;
}

/* What zlib makes of @raw, as far as it goes: at most @limit bytes, or a little more. @whole: to
 * its end. For free(). */
static unsigned char *
inflated(const unsigned char *raw, gsize n, double limit, gsize *length, gboolean *whole)
{
    z_stream z = {.next_in = (unsigned char *)raw, .avail_in = (uInt)MIN(n, G_MAXUINT)};
    gsize size = MAX(4 * MIN(n, (gsize)limit), 4096);
    unsigned char *out = g_malloc(size);
    int code = inflateInit(&z);

    *length = 0;
    while (code == Z_OK && (double)*length <= limit) {
        if (*length == size)
            out = g_realloc(out, size *= 2);
        z.next_out = out + *length;
        z.avail_out = (uInt)MIN(size - *length, G_MAXUINT);
        code = inflate(&z, Z_NO_FLUSH);
        *length = (gsize)(z.next_out - out);
    }
    inflateEnd(&z);
    *whole = code == Z_STREAM_END;
    return out;
}

/* By the library, where it is known to be harmless: filters we do not undo, and repairs. */
static unsigned char *
by_library(DalilUnpack *unpack, qpdf_oh stream, gsize *length)
{
    unsigned char *data = NULL;
    QPDF_BOOL filtered = QPDF_FALSE;
    size_t size = 0;

    if ((qpdf_oh_get_stream_data(unpack->pdf, stream, qpdf_dl_generalized, &filtered, &data,
                                 &size) &
         QPDF_ERRORS) ||
        !filtered) {
        free(data);
        unpack->damaged = TRUE;
        return NULL;
    }
    *length = size;
    return data ? data : calloc(1, 1);
}

static unsigned char *
unpacked(DalilUnpack *unpack, qpdf_oh stream, qpdf_oh filter, const unsigned char *raw, gsize n,
         gsize *length)
{
    qpdf_data pdf = unpack->pdf;
    qpdf_oh dict = qpdf_oh_get_dict(pdf, stream);
    double limit = fmin(STREAM_MAX, unpack->left), size = (double)n;
    unsigned char *data = NULL;
    gboolean whole = FALSE, flate = qpdf_oh_is_name_and_equals(pdf, filter, "/FlateDecode");

    if (flate) {
        data = inflated(raw, n, limit, length, &whole);
        size = (double)*length;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
        if (qpdf_oh_is_name_and_equals(pdf, filter, ways[i].filter))
            size *= ways[i].most;
    if (size > STREAM_MAX || !dalil_unpack_charge(unpack, size)) {
        unpack->too_large = TRUE;
        free(data);
        return NULL;
    }
    if (flate && whole && !qpdf_oh_has_key(pdf, dict, "/DecodeParms"))
        return data;
    free(data);
    return by_library(unpack, stream, length);
}

unsigned char *
dalil_unpack_stream(DalilUnpack *unpack, qpdf_oh stream, gsize *length)
{
    qpdf_data pdf = unpack->pdf;
    unsigned char *raw = NULL, *data = NULL;
    size_t n = 0;
    qpdf_oh filter = 0;

    *length = 0;
    if (!stream || !qpdf_oh_is_stream(pdf, stream)) /* 0 is no handle at all */
        return NULL;
    filter = qpdf_oh_get_key(pdf, qpdf_oh_get_dict(pdf, stream), "/Filter");
    if (qpdf_oh_is_array(pdf, filter)) {
        if (qpdf_oh_get_array_n_items(pdf, filter) > 1) { /* swells without bounds */
            unpack->too_large = TRUE;
            return NULL;
        }
        filter = qpdf_oh_get_array_item(pdf, filter, 0);
    }
    if (qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_none, NULL, &raw, &n) & QPDF_ERRORS)
        unpack->damaged = TRUE;
    else
        data = unpacked(unpack, stream, filter, raw, n, length);
    free(raw);
    return data;
}

GByteArray *
dalil_unpack_content(DalilUnpack *unpack, qpdf_oh page)
{
    qpdf_data pdf = unpack->pdf;
    qpdf_oh list = qpdf_oh_get_key_if_dict(pdf, page, "/Contents");
    gboolean many = qpdf_oh_is_array(pdf, list);
    int n = many ? qpdf_oh_get_array_n_items(pdf, list) : 1;
    GByteArray *content = g_byte_array_new();

    if (n > PARTS_MAX)
        unpack->too_large = TRUE;
    for (int i = 0; i < MIN(n, PARTS_MAX); i++) {
        gsize length = 0;
        unsigned char *data = dalil_unpack_stream(
            unpack, many ? qpdf_oh_get_array_item(pdf, list, i) : list, &length);
        if (data) {
            g_byte_array_append(content, data, (guint)length);
            g_byte_array_append(content, (const guint8 *)"\n", 1);
        }
        free(data);
    }
    return content;
}

/* @n numbers under @key; FALSE: there are not so many, or they are none. */
static gboolean
numbers(qpdf_data pdf, qpdf_oh dict, const char *key, double *v, int n)
{
    qpdf_oh list = qpdf_oh_get_key_if_dict(pdf, dict, key);
    double sum = 0;

    if (!qpdf_oh_is_array(pdf, list) || qpdf_oh_get_array_n_items(pdf, list) != n)
        return FALSE;
    for (int i = 0; i < n; i++)
        sum += v[i] = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, list, i));
    return isfinite(sum);
}

gboolean
dalil_unpack_box(qpdf_data pdf, qpdf_oh dict, const char *key, double box[4])
{
    double v[4];

    if (!numbers(pdf, dict, key, v, 4))
        return FALSE;
    for (int i = 0; i < 2; i++) {
        box[i] = fmin(v[i], v[i + 2]);
        box[i + 2] = fmax(v[i], v[i + 2]);
    }
    return TRUE;
}

DalilAffine
dalil_unpack_matrix(qpdf_data pdf, qpdf_oh dict)
{
    double v[6];

    return numbers(pdf, dict, "/Matrix", v, 6) ? (DalilAffine){v[0], v[1], v[2], v[3], v[4], v[5]}
                                               : dalil_affine_unit();
}

void
dalil_unpack_seen(const double box[4], const DalilAffine *m, double seen[4])
{
    for (int i = 0; i < 4; i++) {
        double x = box[i % 2 * 2], y = box[i / 2 * 2 + 1];
        double at[2] = {m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
        for (int k = 0; k < 2; k++) {
            seen[k] = i > 0 ? fmin(seen[k], at[k]) : at[k];
            seen[k + 2] = i > 0 ? fmax(seen[k + 2], at[k]) : at[k];
        }
    }
}
