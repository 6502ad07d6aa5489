/* impose_file.c: a file opened for imposing, its pages made into forms, and written */
#include "press/impose_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "press/stream.h"
#include "press/unpack.h"

enum { PAGES_MAX = 5000 };
#define SIDE_MAX DALIL_MM(50000) /* of a page */

G_DEFINE_QUARK(dalil_impose_error, dalil_impose_error)

gboolean
dalil_impose_fail(const DalilImposeJob *job, DalilImposeError code, const char *format, ...)
{
    va_list args;
    g_autofree char *text = NULL;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    if (!*job->error)
        g_set_error(job->error, DALIL_IMPOSE_ERROR, (int)code, "%s", text);
    return FALSE;
}

/* FALSE: there is none. */
static gboolean
box_of(const DalilImposeJob *job, qpdf_oh page, const char *key, DalilEdges *edges)
{
    double v[4];

    if (!dalil_unpack_box(job->pdf, page, key, v))
        return FALSE;
    *edges = (DalilEdges){v[0], v[1], v[2], v[3]};
    return v[2] - v[0] > 1 && v[3] - v[1] > 1;
}

static void
keep_within(DalilEdges *edges, const DalilEdges *limit)
{
    edges->left = fmax(edges->left, limit->left);
    edges->low = fmax(edges->low, limit->low);
    edges->right = fmin(edges->right, limit->right);
    edges->high = fmin(edges->high, limit->high);
}

static gboolean
measure(const DalilImposeJob *job, int i, qpdf_oh page, DalilEdges *media)
{
    DalilImposedPage *to = &job->pages[i];
    int turn = 0;

    if (!box_of(job, page, "/MediaBox", media))
        return dalil_impose_fail(job, DALIL_IMPOSE_WRONG, "page %d has no size", i + 1);
    if (fmax(media->right - media->left, media->high - media->low) > SIDE_MAX)
        return dalil_impose_fail(job, DALIL_IMPOSE_WRONG,
                                 "page %d is %.3g x %.3g m large: no sheet is; write the file anew",
                                 i + 1, (media->right - media->left) / DALIL_MM(1000),
                                 (media->high - media->low) / DALIL_MM(1000));
    if (qpdf_oh_get_value_as_int(job->pdf, qpdf_oh_get_key_if_dict(job->pdf, page, "/Rotate"),
                                 &turn) &&
        turn % 360 != 0)
        return dalil_impose_fail(
            job, DALIL_IMPOSE_WRONG,
            "page %d is turned by %d degrees; write the file with upright pages", i + 1, turn);
    if (!box_of(job, page, "/TrimBox", &to->trim) && !box_of(job, page, "/CropBox", &to->trim))
        to->trim = *media;
    if (!box_of(job, page, "/BleedBox", &to->bleed))
        to->bleed = to->trim;
    keep_within(&to->trim, media);
    keep_within(&to->bleed, media);
    return TRUE;
}

void
dalil_impose_set(const DalilImposeJob *job, qpdf_oh dict, const char *key, const char *text)
{
    qpdf_oh_replace_key(job->pdf, dict, key, qpdf_oh_parse(job->pdf, text));
}

void
dalil_impose_box(const DalilImposeJob *job, qpdf_oh dict, const char *key, const DalilEdges *edges)
{
    const double v[4] = {edges->left, edges->low, edges->right, edges->high};
    g_autoptr(GString) text = g_string_new("[");

    for (int i = 0; i < 4; i++) {
        dalil_stream_number(text, v[i]);
        g_string_append_c(text, i < 3 ? ' ' : ']');
    }
    dalil_impose_set(job, dict, key, text->str);
}

/* Page @i as a form: what it draws, with its resources. */
gboolean
dalil_impose_form(const DalilImposeJob *job, int i)
{
    qpdf_data pdf = job->pdf;
    qpdf_oh page = qpdf_get_page_n(pdf, (size_t)i), form = 0, dict = 0, group = 0;
    qpdf_oh none = qpdf_oh_new_null(pdf);
    DalilEdges media = {0, 0, 0, 0};
    unsigned char *data = NULL;
    size_t length = 0;

    if (!measure(job, i, page, &media))
        return FALSE;
    if (qpdf_oh_get_page_content_data(pdf, page, &data, &length) & QPDF_ERRORS) {
        free(data);
        return dalil_impose_fail(job, DALIL_IMPOSE_UNREADABLE, "page %d cannot be read", i + 1);
    }
    form = qpdf_oh_new_stream(pdf);
    qpdf_oh_replace_stream_data(pdf, form, data, length, none, none);
    free(data);
    dict = qpdf_oh_get_dict(pdf, form);
    dalil_impose_set(job, dict, "/Type", "/XObject");
    dalil_impose_set(job, dict, "/Subtype", "/Form");
    dalil_impose_box(job, dict, "/BBox", &media);
    qpdf_oh_replace_key(pdf, dict, "/Resources", qpdf_oh_get_key(pdf, page, "/Resources"));
    group = qpdf_oh_get_key(pdf, page, "/Group");
    if (qpdf_oh_is_dictionary(pdf, group))
        qpdf_oh_replace_key(pdf, dict, "/Group", group);
    job->forms[i] = qpdf_oh_get_object_id(pdf, form);
    return TRUE;
}

void
dalil_impose_numbers(GString *to, const double *v, int n)
{
    for (int i = 0; i < n; i++) {
        dalil_stream_number(to, v[i]);
        g_string_append_c(to, ' ');
    }
}

gboolean
dalil_impose_read(DalilImposeJob *job, const guint8 *pdf, gsize length)
{
    qpdf_silence_errors(job->pdf);
    qpdf_set_suppress_warnings(job->pdf, QPDF_TRUE);
    if (qpdf_read_memory(job->pdf, "file", (const char *)pdf, length, NULL) & QPDF_ERRORS)
        return dalil_impose_fail(
            job, DALIL_IMPOSE_UNREADABLE,
            "this is not a PDF that can be read: damaged, or locked by a password");
    if (qpdf_is_encrypted(job->pdf))
        return dalil_impose_fail(job, DALIL_IMPOSE_UNREADABLE,
                                 "it is encrypted; ask for a file that is not");
    job->n = qpdf_get_num_pages(job->pdf);
    if (qpdf_has_error(job->pdf) || job->n < 1)
        return dalil_impose_fail(job, DALIL_IMPOSE_UNREADABLE, "its pages cannot be found");
    if (job->n > PAGES_MAX)
        return dalil_impose_fail(job, DALIL_IMPOSE_WRONG, "it has %d pages; %d is the most", job->n,
                                 PAGES_MAX);
    return TRUE;
}

GByteArray *
dalil_impose_write(const DalilImposeJob *job)
{
    GByteArray *out = NULL;
    gboolean old = g_str_has_prefix(qpdf_get_pdf_version(job->pdf), "1.4");

    if (qpdf_init_write_memory(job->pdf) == QPDF_SUCCESS) {
        qpdf_set_deterministic_ID(job->pdf, TRUE);
        qpdf_set_newline_before_endstream(job->pdf, TRUE);
        qpdf_set_object_stream_mode(job->pdf, qpdf_o_disable);
        qpdf_force_pdf_version(job->pdf, old ? "1.4" : "1.6");
        if (!(qpdf_write(job->pdf) & QPDF_ERRORS)) {
            gsize length = qpdf_get_buffer_length(job->pdf);
            out = g_byte_array_sized_new((guint)length);
            g_byte_array_append(out, qpdf_get_buffer(job->pdf), (guint)length);
        }
    }
    if (!out)
        dalil_impose_fail(job, DALIL_IMPOSE_UNREADABLE,
                          "the sheets cannot be written: the file is damaged");
    return out;
}
