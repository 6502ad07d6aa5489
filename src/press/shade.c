/* shade.c: gradients: their functions, and meshes */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "press/objects.h"
#include "press/stream.h"

enum { DEEP = 8, FUNCTIONS_MAX = 4096 };

/* One stretch of a gradient. */
typedef struct {
    qpdf_oh function;
    int id; /* 0: it stands where it is used */
    DalilPlates ends[2];
} Stretch;

static const char *const end_keys[] = {"/C0", "/C1"};

static void
read_end(DalilObjects *o, qpdf_oh array, DalilPlates *end)
{
    double rgb[3];

    if (qpdf_oh_get_array_n_items(o->pdf, array) != 3) {
        dalil_objects_fail(o, "a gradient's colour has not three parts");
        return;
    }
    for (int i = 0; i < 3; i++)
        rgb[i] = qpdf_oh_get_numeric_value(o->pdf, qpdf_oh_get_array_item(o->pdf, array, i));
    *end = dalil_inkmap_find(o->job->map, rgb);
}

/* The stretches of @function that are not done yet. @known: what those that are done were made:
 * 1 + spot, 0 process; -1 none so far. */
static void
gather(DalilObjects *o, qpdf_oh function, GArray *stretches, int *known, int depth)
{
    int id = qpdf_oh_get_object_id(o->pdf, function);
    long long type = qpdf_oh_get_int_value(o->pdf, dalil_objects_get(o, function, "/FunctionType"));
    qpdf_oh list = dalil_objects_get(o, function, "/Functions");
    gpointer done = NULL;

    if (depth > DEEP || stretches->len > FUNCTIONS_MAX || (type != 2 && type != 3)) {
        dalil_objects_fail(o, "a gradient of a kind that cannot be converted");
    } else if (type == 3) {
        for (int i = 0; i < qpdf_oh_get_array_n_items(o->pdf, list) && !o->problem; i++)
            gather(o, qpdf_oh_get_array_item(o->pdf, list, i), stretches, known, depth + 1);
    } else if (id > 0 &&
               g_hash_table_lookup_extended(o->functions, GINT_TO_POINTER(id), NULL, &done)) {
        *known = GPOINTER_TO_INT(done);
    } else {
        Stretch s = {.function = function, .id = id};
        for (guint i = 0; i < stretches->len && id > 0; i++)
            if (g_array_index(stretches, Stretch, i).id == id)
                return;
        for (int i = 0; i < 2; i++)
            read_end(o, dalil_objects_get(o, function, end_keys[i]), &s.ends[i]);
        g_array_append_val(stretches, s);
    }
}

/* The one spot all of it is in; -1: there is none. */
static int
common_spot(DalilObjects *o, const GArray *stretches)
{
    int spot = -1;
    gboolean first = TRUE, mixed = FALSE, any = FALSE;

    for (guint i = 0; i < stretches->len; i++)
        for (int e = 0; e < 2; e++) {
            int found = g_array_index(stretches, Stretch, i).ends[e].spot;
            any |= found >= 0;
            mixed |= !first && found != spot;
            spot = found;
            first = FALSE;
        }
    if (any && mixed)
        o->report->mixed++;
    return mixed ? -1 : spot;
}

static void
write_stretch(DalilObjects *o, const Stretch *s, int spot)
{
    for (int e = 0; e < 2; e++) {
        GString *text = g_string_new("[");
        double cmyk[DALIL_CMYK];

        dalil_plates_process(&s->ends[e], cmyk);
        if (spot >= 0)
            dalil_stream_number(text, s->ends[e].tint);
        for (int i = 0; spot < 0 && i < DALIL_CMYK; i++) {
            dalil_stream_number(text, cmyk[i]);
            g_string_append_c(text, ' ');
        }
        g_string_append_c(text, ']');
        dalil_objects_set(o, s->function, end_keys[e], text->str);
        g_string_free(text, TRUE);
    }
    qpdf_oh_remove_key(o->pdf, s->function, "/Range");
    if (s->id > 0)
        g_hash_table_insert(o->functions, GINT_TO_POINTER(s->id), GINT_TO_POINTER(spot + 1));
}

static void
set_space(DalilObjects *o, qpdf_oh dict, int spot)
{
    if (spot < 0)
        dalil_objects_set(o, dict, "/ColorSpace", "/DeviceCMYK");
    else
        qpdf_oh_replace_key(o->pdf, dict, "/ColorSpace",
                            qpdf_get_object_by_id(o->pdf, dalil_objects_spot(o, spot), 0));
}

static void
shade_function(DalilObjects *o, qpdf_oh dict)
{
    g_autoptr(GArray) stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    int known = -1, spot = -1;

    gather(o, dalil_objects_get(o, dict, "/Function"), stretches, &known, 0);
    spot = stretches->len > 0 ? common_spot(o, stretches) : known - 1;
    if (stretches->len > 0 && known >= 0 && known != spot + 1) {
        if (known > 0)
            dalil_objects_fail(o, "one gradient is used with and without a spot colour");
        spot = -1;
    }
    for (guint i = 0; i < stretches->len && !o->problem; i++)
        write_stretch(o, &g_array_index(stretches, Stretch, i), spot);
    set_space(o, dict, spot);
}

/* Patches of a mesh as Cairo writes them: a byte 0, points of 32 bits, four colours of 16. */
enum { FLAG_BYTES = 1, COORDINATE_BYTES = 4, COMPONENT_BYTES = 2, CORNERS = 4 };

static gboolean
is_plain_mesh(DalilObjects *o, qpdf_oh dict)
{
    static const struct {
        const char *key;
        int bits;
    } wanted[] = {{"/BitsPerFlag", 8}, {"/BitsPerCoordinate", 32}, {"/BitsPerComponent", 16}};

    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (qpdf_oh_get_int_value(o->pdf, dalil_objects_get(o, dict, wanted[i].key)) !=
            wanted[i].bits)
            return FALSE;
    return !qpdf_oh_has_key(o->pdf, dict, "/Function");
}

static void
add_corner(DalilObjects *o, GByteArray *out, const guint8 *from)
{
    double rgb[3], cmyk[DALIL_CMYK];
    DalilPlates plates;

    for (int i = 0; i < 3; i++)
        rgb[i] = (from[2 * i] << 8 | from[2 * i + 1]) / 65535.0;
    plates = dalil_inkmap_find(o->job->map, rgb);
    if (plates.spot >= 0)
        o->report->mixed++;
    dalil_plates_process(&plates, cmyk);
    for (int i = 0; i < DALIL_CMYK; i++) {
        int value = (int)round(cmyk[i] * 65535);
        guint8 bytes[2] = {(guint8)(value >> 8), (guint8)(value & 255)};
        g_byte_array_append(out, bytes, sizeof bytes);
    }
}

static void
shade_mesh(DalilObjects *o, qpdf_oh stream, qpdf_oh dict, int points)
{
    gsize place = FLAG_BYTES + (gsize)points * 2 * COORDINATE_BYTES, length = 0;
    gsize record = place + CORNERS * 3 * COMPONENT_BYTES;
    guint8 *data = is_plain_mesh(o, dict) ? dalil_objects_data(o, stream, &length) : NULL;
    g_autoptr(GByteArray) out = g_byte_array_new();
    qpdf_oh decode = dalil_objects_get(o, dict, "/Decode");

    if (!data || length % record != 0)
        dalil_objects_fail(o, "a mesh of a kind that cannot be converted");
    for (gsize at = 0; data && !o->problem && at < length; at += record) {
        if (data[at] != 0)
            dalil_objects_fail(o, "a mesh whose patches share edges");
        g_byte_array_append(out, data + at, (guint)place);
        for (int i = 0; i < CORNERS; i++)
            add_corner(o, out, data + at + place + (gsize)i * 3 * COMPONENT_BYTES);
    }
    free(data);
    if (o->problem)
        return;
    qpdf_oh_append_item(o->pdf, decode, qpdf_oh_new_integer(o->pdf, 0));
    qpdf_oh_append_item(o->pdf, decode, qpdf_oh_new_integer(o->pdf, 1));
    dalil_objects_replace(o, stream, out->data, out->len);
    set_space(o, dict, -1);
}

void
dalil_shade(DalilObjects *o, qpdf_oh shading)
{
    gboolean stream = qpdf_oh_is_stream(o->pdf, shading);
    qpdf_oh dict = stream ? qpdf_oh_get_dict(o->pdf, shading) : shading;
    long long type = qpdf_oh_get_int_value(o->pdf, dalil_objects_get(o, dict, "/ShadingType"));

    qpdf_oh_remove_key(o->pdf, dict, "/Background");
    if (!dalil_objects_is_name(o, dict, "/ColorSpace", "/DeviceRGB"))
        return; /* grey of a mask, or done */
    if (!stream && (type == 2 || type == 3))
        shade_function(o, dict);
    else if (stream && (type == 6 || type == 7))
        shade_mesh(o, shading, dict, type == 6 ? 12 : 16);
    else
        dalil_objects_fail(o, "a gradient of a kind that cannot be converted");
}
