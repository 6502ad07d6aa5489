/* objects.c: reading and changing objects of a PDF */
#include "press/objects.h"

#include <libdeflate.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "press/stream.h"

void
dalil_objects_fail(DalilObjects *o, const char *format, ...)
{
    va_list args;

    if (o->problem)
        return;
    va_start(args, format);
    o->problem = g_strdup_vprintf(format, args);
    va_end(args);
}

void
dalil_objects_reason(DalilObjects *o, const char *words)
{
    if (!strstr(o->reasons->str, words))
        g_string_append_printf(o->reasons, "%s%s", o->reasons->len > 0 ? "; " : "", words);
}

qpdf_oh
dalil_objects_get(DalilObjects *o, qpdf_oh dict, const char *key)
{
    return qpdf_oh_get_key_if_dict(o->pdf, dict, key);
}

gboolean
dalil_objects_is_name(DalilObjects *o, qpdf_oh dict, const char *key, const char *name)
{
    return qpdf_oh_is_name_and_equals(o->pdf, dalil_objects_get(o, dict, key), name);
}

void
dalil_objects_set(DalilObjects *o, qpdf_oh dict, const char *key, const char *text)
{
    qpdf_oh_replace_key(o->pdf, dict, key, qpdf_oh_parse(o->pdf, text));
}

qpdf_oh
dalil_objects_sub(DalilObjects *o, qpdf_oh dict, const char *key)
{
    qpdf_oh sub = dalil_objects_get(o, dict, key);

    if (qpdf_oh_is_dictionary(o->pdf, sub))
        return sub;
    dalil_objects_set(o, dict, key, "<<>>");
    return dalil_objects_get(o, dict, key);
}

/* Collected first: qpdf walks through one dictionary at a time. */
GPtrArray *
dalil_objects_keys(DalilObjects *o, qpdf_oh dict)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    for (qpdf_oh_begin_dict_key_iter(o->pdf, dict); qpdf_oh_dict_more_keys(o->pdf);)
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(o->pdf)));
    return keys;
}

guint8 *
dalil_objects_data(DalilObjects *o, qpdf_oh stream, gsize *length)
{
    unsigned char *data = NULL;
    QPDF_BOOL filtered = FALSE;
    size_t size = 0;

    if (qpdf_oh_get_stream_data(o->pdf, stream, qpdf_dl_all, &filtered, &data, &size) !=
            QPDF_SUCCESS ||
        !filtered) {
        free(data);
        dalil_objects_fail(o, "a stream cannot be unpacked");
        return NULL;
    }
    *length = size;
    return data ? data : calloc(1, 1);
}

void
dalil_objects_replace(DalilObjects *o, qpdf_oh stream, const void *data, gsize length)
{
    qpdf_oh none = qpdf_oh_new_null(o->pdf);

    qpdf_oh_replace_stream_data(o->pdf, stream, data, length, none, none);
}

void
dalil_objects_pack(DalilObjects *o, qpdf_oh stream, const void *data, gsize length, gboolean quick)
{
    enum { QUICK = 1, USUAL = 6 };
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(quick ? QUICK : USUAL);
    gsize size = packer ? libdeflate_zlib_compress_bound(packer, length) : 0;
    g_autofree guint8 *packed = g_malloc(size);

    size = packer ? libdeflate_zlib_compress(packer, data, length, packed, size) : 0;
    libdeflate_free_compressor(packer);
    if (size == 0) {
        dalil_objects_fail(o, "a stream cannot be packed");
        return;
    }
    qpdf_oh_replace_stream_data(o->pdf, stream, packed, size,
                                qpdf_oh_new_name(o->pdf, "/FlateDecode"), qpdf_oh_new_null(o->pdf));
}

qpdf_oh
dalil_objects_new_stream(DalilObjects *o, const char *dict, const void *data, gsize length)
{
    qpdf_oh stream = qpdf_oh_new_stream(o->pdf);
    qpdf_oh wanted = qpdf_oh_parse(o->pdf, dict), into = 0;
    g_autoptr(GPtrArray) keys = dalil_objects_keys(o, wanted);

    dalil_objects_replace(o, stream, data, length);
    into = qpdf_oh_get_dict(o->pdf, stream);
    for (guint i = 0; i < keys->len; i++)
        qpdf_oh_replace_key(o->pdf, into, keys->pdata[i],
                            dalil_objects_get(o, wanted, keys->pdata[i]));
    return stream;
}

/* "PANTONE 286 C" as a name: what is no plain letter goes by its number (ISO 32000-1, 7.3.5). */
static void
write_name(GString *to, const char *name)
{
    g_string_append_c(to, '/');
    for (const char *c = name; *c; c++)
        if (g_ascii_isalnum(*c) || *c == '-' || *c == '_' || *c == '.')
            g_string_append_c(to, *c);
        else
            g_string_append_printf(to, "#%02X", (guint8)*c);
}

int
dalil_objects_spot(DalilObjects *o, int spot)
{
    double cmyk[DALIL_CMYK];
    GString *text = NULL;

    if (o->spot_objects[spot] > 0)
        return o->spot_objects[spot];
    text = g_string_new("[/Separation ");
    write_name(text, dalil_inkmap_spot(o->job->map, spot, cmyk));
    g_string_append(text, " /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [");
    for (int i = 0; i < DALIL_CMYK; i++) {
        dalil_stream_number(text, cmyk[i]);
        g_string_append_c(text, ' ');
    }
    g_string_append(text, "] /N 1>>]");
    o->spot_objects[spot] = qpdf_oh_get_object_id(
        o->pdf, qpdf_make_indirect_object(o->pdf, qpdf_oh_parse(o->pdf, text->str)));
    g_string_free(text, TRUE);
    return o->spot_objects[spot];
}
