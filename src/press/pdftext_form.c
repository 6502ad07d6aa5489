/* pdftext_form.c: a form draws in its own space, with its own resources
 *
 * The span it stands in goes on in it. What it begins ends with it, and it ends nothing else.
 */
#include "press/pdftext_reader.h"

#include <math.h>
#include <stdlib.h>

/* The space of @dict, and what of it may be seen. */
static void
enter_space(DalilReader *reader, qpdf_oh dict)
{
    DalilTextState *state = dalil_reader_state(reader);
    DalilAffine m = dalil_unpack_matrix(reader->pdf, dict);
    double box[4], seen[4];

    state->ctm = dalil_affine_times(&m, &state->ctm);
    if (!dalil_unpack_box(reader->pdf, dict, "/BBox", box))
        return;
    dalil_unpack_seen(box, &state->ctm, seen);
    for (int i = 0; i < 2; i++) {
        state->clip[i] = fmax(state->clip[i], seen[i]);
        state->clip[i + 2] = fmin(state->clip[i + 2], seen[i + 2]);
    }
}

static void
show_content(DalilReader *reader, qpdf_oh dict, const guint8 *content, gsize length)
{
    qpdf_oh own = qpdf_oh_get_key(reader->pdf, dict, "/Resources");
    const DalilReader before = *reader;

    reader->floor = reader->states->len;
    reader->span_floor = reader->spans->len;
    reader->unkept = reader->unspanned = 0;
    enter_space(reader, dict);
    if (qpdf_oh_is_dictionary(reader->pdf, own)) {
        reader->resources = own;
        reader->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    if (reader->show->watch)
        reader->show->watch->entered(reader, dict, reader->show->watch->user);
    dalil_reader_run(reader, content, length);
    if (reader->known != before.known)
        g_hash_table_unref(reader->known);
    g_array_set_size(reader->states, reader->floor);
    reader->unspanned = 0;
    while (reader->spans->len > reader->span_floor)
        dalil_span_EMC(reader);
    reader->known = before.known;
    reader->resources = before.resources;
    reader->line = before.line;
    reader->text = before.text;
    reader->floor = before.floor;
    reader->span_floor = before.span_floor;
    reader->unkept = before.unkept;
    reader->unspanned = before.unspanned;
}

static void
show_form(DalilReader *reader, qpdf_oh form)
{
    qpdf_oh dict = qpdf_oh_get_dict(reader->pdf, form);
    guint states = reader->states->len;
    gsize length = 0;
    unsigned char *content = NULL;

    dalil_reader_push(reader);
    if (reader->states->len == states) { /* no room */
        reader->unkept--;
        return;
    }
    content = dalil_unpack_stream(reader->show->unpack, form, &length);
    if (content)
        show_content(reader, dict, content, length);
    free(content);
    dalil_reader_pop(reader);
}

void
dalil_form_show(DalilReader *reader, qpdf_oh form)
{
    int id = qpdf_oh_get_object_id(reader->pdf, form);

    for (int i = 0; i < reader->depth; i++)
        if (reader->inside[i] == id)
            return;
    if (reader->depth >= DALIL_FORMS_DEEP) {
        reader->show->unpack->too_large = TRUE;
        return;
    }
    reader->inside[reader->depth++] = id;
    g_array_set_size(reader->operands, 0);
    show_form(reader, form);
    reader->depth--;
}

void
dalil_form_Do(DalilReader *reader)
{
    qpdf_data pdf = reader->pdf;
    qpdf_oh form = 0;

    if (dalil_reader_resource(reader, "/XObject", 0, &form) && qpdf_oh_is_stream(pdf, form) &&
        qpdf_oh_is_name_and_equals(
            pdf, qpdf_oh_get_key(pdf, qpdf_oh_get_dict(pdf, form), "/Subtype"), "/Form"))
        dalil_form_show(reader, form);
}
