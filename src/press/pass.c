/* pass.c: walking every object of the file, and writing it */
#include "press/pass.h"

#include <stdlib.h>
#include <string.h>

#include "press/objects.h"
#include "press/stream.h"

enum { OBJECTS_MAX = 4000000 };

typedef struct {
    DalilObjects *o;
    qpdf_oh resources;
} SpaceAsk;

/* What the resources say of a colour space's name. */
static DalilSpace
space_of(const char *name, gpointer user)
{
    const SpaceAsk *ask = user;
    DalilObjects *o = ask->o;
    qpdf_oh space = dalil_objects_get(o, dalil_objects_get(o, ask->resources, "/ColorSpace"), name);
    qpdf_oh kind = space;
    long long parts = 0;

    if (qpdf_oh_is_array(o->pdf, space) && qpdf_oh_get_array_n_items(o->pdf, space) > 0)
        kind = qpdf_oh_get_array_item(o->pdf, space, 0);
    if (qpdf_oh_is_name_and_equals(o->pdf, kind, "/ICCBased"))
        parts = qpdf_oh_get_int_value(
            o->pdf,
            dalil_objects_get(o, qpdf_oh_get_dict(o->pdf, qpdf_oh_get_array_item(o->pdf, space, 1)),
                              "/N"));
    if (parts == 3 || qpdf_oh_is_name_and_equals(o->pdf, kind, "/DeviceRGB") ||
        qpdf_oh_is_name_and_equals(o->pdf, kind, "/CalRGB"))
        return DALIL_SPACE_RGB;
    if (parts == 1 || qpdf_oh_is_name_and_equals(o->pdf, kind, "/DeviceGray") ||
        qpdf_oh_is_name_and_equals(o->pdf, kind, "/CalGray"))
        return DALIL_SPACE_GREY;
    return DALIL_SPACE_OTHER;
}

static int
over_object(DalilObjects *o, int over)
{
    g_autofree char *text = NULL;

    if (o->over_objects[over] > 0)
        return o->over_objects[over];
    text = g_strdup_printf("<</Type /ExtGState /OP %s /op %s /OPM %d>>",
                           over & 2 ? "true" : "false", over & 1 ? "true" : "false", over ? 1 : 0);
    o->over_objects[over] = qpdf_oh_get_object_id(
        o->pdf, qpdf_make_indirect_object(o->pdf, qpdf_oh_parse(o->pdf, text)));
    return o->over_objects[over];
}

static void
add_resource(DalilObjects *o, qpdf_oh resources, const char *kind, const char *name, int number,
             int object)
{
    g_autofree char *key = g_strdup_printf("/%s%d", name, number);

    qpdf_oh_replace_key(o->pdf, dalil_objects_sub(o, resources, kind), key,
                        qpdf_get_object_by_id(o->pdf, object, 0));
}

static void
add_resources(DalilObjects *o, qpdf_oh resources, const DalilStreamNeeds *needs)
{
    for (int i = 0; i < dalil_inkmap_n_spots(o->job->map) && i < 64; i++)
        if (needs->spots >> i & 1)
            add_resource(o, resources, "/ColorSpace", "DalilSp", i, dalil_objects_spot(o, i));
    for (int i = 0; i < 4; i++)
        if (needs->over >> i & 1)
            add_resource(o, resources, "/ExtGState", "DalilOv", i, over_object(o, i));
}

/* The content of a page, form or pattern; @holder: the dictionary with its resources. (transfer
 * full) */
static GString *
rewrite(DalilObjects *o, const guint8 *data, gsize length, qpdf_oh holder, gboolean mask)
{
    SpaceAsk ask = {o, dalil_objects_sub(o, holder, "/Resources")};
    DalilStreamNeeds needs = {0};
    g_autoptr(GError) error = NULL;
    GString *out = dalil_stream_rewrite(o->job->map, (const char *)data, length, mask, space_of,
                                        &ask, &needs, &error);

    if (!out)
        dalil_objects_fail(o, "%s", error->message);
    else
        add_resources(o, ask.resources, &needs);
    return out;
}

static void
mend_group(DalilObjects *o, qpdf_oh holder)
{
    qpdf_oh group = dalil_objects_get(o, holder, "/Group");

    if (dalil_objects_is_name(o, group, "/CS", "/DeviceRGB"))
        dalil_objects_set(o, group, "/CS", "/DeviceCMYK");
}

static void
visit_content(DalilObjects *o, qpdf_oh stream, qpdf_oh dict)
{
    gboolean mask =
        dalil_objects_is_name(o, dalil_objects_get(o, dict, "/Group"), "/CS", "/DeviceGray");
    gsize length = 0;
    guint8 *data = dalil_objects_data(o, stream, &length);
    GString *out = data ? rewrite(o, data, length, dict, mask) : NULL;

    if (out) {
        dalil_objects_pack(o, stream, out->str, out->len, FALSE);
        g_string_free(out, TRUE);
    }
    mend_group(o, dict);
    free(data);
}

static void
visit_page(DalilObjects *o, qpdf_oh page)
{
    unsigned char *data = NULL;
    size_t length = 0;
    GString *out = NULL;

    if (qpdf_oh_get_page_content_data(o->pdf, page, &data, &length) != QPDF_SUCCESS)
        dalil_objects_fail(o, "a page's content cannot be read");
    else
        out = rewrite(o, data, length, page, FALSE);
    if (out) {
        qpdf_oh content = dalil_objects_new_stream(o, "<<>>", "", 0);
        dalil_objects_pack(o, content, out->str, out->len, FALSE);
        qpdf_oh_replace_key(o->pdf, page, "/Contents", content);
        g_string_free(out, TRUE);
    }
    free(data);
    mend_group(o, page);
    dalil_conform_page(o, page);
}

static void
visit_dict(DalilObjects *o, qpdf_oh dict)
{
    if (dalil_objects_is_name(o, dict, "/Type", "/Page"))
        visit_page(o, dict);
    else if (dalil_objects_is_name(o, dict, "/Subtype", "/CIDFontType2")) {
        if (!qpdf_oh_has_key(o->pdf, dict, "/CIDToGIDMap"))
            dalil_objects_set(o, dict, "/CIDToGIDMap", "/Identity");
    } else if (qpdf_oh_has_key(o->pdf, dict, "/ShadingType")) {
        dalil_shade(o, dict);
    } else if (qpdf_oh_has_key(o->pdf, dict, "/PatternType")) {
        qpdf_oh shading = dalil_objects_get(o, dict, "/Shading");
        if (!qpdf_oh_is_indirect(o->pdf, shading)) /* else it is visited by itself */
            dalil_shade(o, shading);
    }
}

static void
visit_stream(DalilObjects *o, qpdf_oh stream)
{
    qpdf_oh dict = qpdf_oh_get_dict(o->pdf, stream);

    if (dalil_objects_is_name(o, dict, "/Subtype", "/Form") ||
        qpdf_oh_has_key(o->pdf, dict, "/PatternType"))
        visit_content(o, stream, dict);
    else if (dalil_objects_is_name(o, dict, "/Subtype", "/Image"))
        dalil_picture(o, stream);
    else if (qpdf_oh_has_key(o->pdf, dict, "/ShadingType"))
        dalil_shade(o, stream);
}

/* A shading may stand in the resources themselves. */
static void
visit_direct_shadings(DalilObjects *o, qpdf_oh holder)
{
    qpdf_oh list = dalil_objects_get(o, dalil_objects_get(o, holder, "/Resources"), "/Shading");
    g_autoptr(GPtrArray) keys = NULL;

    if (!qpdf_oh_is_dictionary(o->pdf, list))
        return;
    keys = dalil_objects_keys(o, list);
    for (guint i = 0; i < keys->len; i++) {
        qpdf_oh shading = dalil_objects_get(o, list, keys->pdata[i]);
        if (!qpdf_oh_is_indirect(o->pdf, shading))
            dalil_shade(o, shading);
    }
}

/* The C interface cannot list objects; their numbers are known. */
static void
visit_all(DalilObjects *o)
{
    int n = qpdf_oh_get_int_value_as_int(o->pdf,
                                         dalil_objects_get(o, qpdf_get_trailer(o->pdf), "/Size"));

    if (n < 1 || n > OBJECTS_MAX)
        dalil_objects_fail(o, "it has %d objects", n);
    for (int i = 1; i < n && !o->problem; i++) {
        qpdf_oh object = qpdf_get_object_by_id(o->pdf, i, 0);
        gboolean stream = qpdf_oh_is_stream(o->pdf, object);
        qpdf_oh dict = stream ? qpdf_oh_get_dict(o->pdf, object) : object;

        dalil_conform_scan(o, object);
        if (stream || qpdf_oh_is_dictionary(o->pdf, dict))
            visit_direct_shadings(o, dict);
        if (stream)
            visit_stream(o, object);
        else if (qpdf_oh_is_dictionary(o->pdf, object))
            visit_dict(o, object);
        if (qpdf_has_error(o->pdf))
            dalil_objects_fail(o, "%s", qpdf_get_error_full_text(o->pdf, qpdf_get_error(o->pdf)));
        qpdf_oh_release_all(o->pdf);
    }
}

static GByteArray *
write_file(DalilObjects *o)
{
    GByteArray *out = NULL;

    if (qpdf_init_write_memory(o->pdf) == QPDF_SUCCESS) {
        qpdf_set_deterministic_ID(o->pdf, TRUE);
        qpdf_set_newline_before_endstream(o->pdf, TRUE);
        qpdf_set_object_stream_mode(o->pdf, qpdf_o_disable);
        qpdf_force_pdf_version(o->pdf, o->job->flavour == DALIL_PRESS_X1A ? "1.4" : "1.6");
        if (qpdf_write(o->pdf) == QPDF_SUCCESS) {
            gsize length = qpdf_get_buffer_length(o->pdf);
            out = g_byte_array_sized_new((guint)length);
            g_byte_array_append(out, qpdf_get_buffer(o->pdf), (guint)length);
        }
    }
    if (!out)
        dalil_objects_fail(o, "it cannot be written: %s",
                           qpdf_has_error(o->pdf)
                               ? qpdf_get_error_full_text(o->pdf, qpdf_get_error(o->pdf))
                               : "for no reason known");
    return out;
}

static GByteArray *
pass(DalilObjects *o, const guint8 *pdf, gsize length)
{
    g_autofree char *seed = g_compute_checksum_for_data(G_CHECKSUM_SHA256, pdf, length);

    if (qpdf_read_memory(o->pdf, "the drawn pages", (const char *)pdf, length, NULL) &
        QPDF_ERRORS) {
        dalil_objects_fail(o, "%s", qpdf_get_error_full_text(o->pdf, qpdf_get_error(o->pdf)));
        return NULL;
    }
    visit_all(o);
    if (o->problem || o->reasons->len > 0)
        return NULL;
    dalil_conform_document(o, seed);
    return write_file(o);
}

GByteArray *
dalil_pass(const DalilPassJob *job, const guint8 *pdf, gsize length, DalilPassReport *report,
           GError **error)
{
    int spots = dalil_inkmap_n_spots(job->map);
    g_autofree int *spot_objects = g_new0(int, MAX(spots, 1));
    g_autoptr(GHashTable) functions = g_hash_table_new(NULL, NULL);
    DalilObjects o = {.pdf = qpdf_init(),
                      .job = job,
                      .report = report,
                      .functions = functions,
                      .spot_objects = spot_objects,
                      .reasons = g_string_new(NULL)};
    GByteArray *out = NULL;

    qpdf_set_suppress_warnings(o.pdf, TRUE);
    qpdf_silence_errors(o.pdf);
    out = pass(&o, pdf, length);
    if (!out && o.problem)
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "the file for print could not be made: %s", o.problem);
    else if (!out)
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_REFUSED,
                    "PDF/X-1a allows no transparency, but %s; take flavour x4, or draw it without",
                    o.reasons->str);
    g_string_free(o.reasons, TRUE);
    g_free(o.problem);
    qpdf_cleanup(&o.pdf);
    return out;
}
