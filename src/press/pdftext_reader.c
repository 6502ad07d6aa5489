/* pdftext_reader.c: operands, resources and states of a content stream being read */
#include "press/pdftext_reader.h"

#include <math.h>

enum { STATES_MAX = 512 /* q in q */ };

double
dalil_reader_number(const DalilReader *reader, guint i)
{
    const GArray *list = reader->operands;
    double value = i < list->len ? g_array_index(list, DalilOperand, list->len - 1 - i).number : 0;

    return isfinite(value) ? value : 0;
}

DalilAffine
dalil_reader_matrix(const DalilReader *reader)
{
    return (DalilAffine){dalil_reader_number(reader, 5), dalil_reader_number(reader, 4),
                         dalil_reader_number(reader, 3), dalil_reader_number(reader, 2),
                         dalil_reader_number(reader, 1), dalil_reader_number(reader, 0)};
}

const DalilOperand *
dalil_reader_operand(const DalilReader *reader, guint from, DalilWordKind kind)
{
    for (guint i = from; i < reader->operands->len; i++) {
        const DalilOperand *o = &g_array_index(reader->operands, DalilOperand, i);
        if (o->kind == kind)
            return o;
    }
    return NULL;
}

gboolean
dalil_reader_resource(const DalilReader *reader, const char *kind, guint i, qpdf_oh *found)
{
    const DalilOperand *name =
        i < reader->operands->len ? &g_array_index(reader->operands, DalilOperand, i) : NULL;
    qpdf_data pdf = reader->pdf;
    g_autofree char *key = NULL;
    qpdf_oh dict = 0;

    if (!name || name->kind != DALIL_WORD_NAME || !pdf ||
        !qpdf_oh_is_dictionary(pdf, reader->resources))
        return FALSE;
    dict = qpdf_oh_get_key(pdf, reader->resources, kind);
    key = g_strdup_printf("/%.*s", (int)name->length, reader->bytes->str + name->start);
    if (!qpdf_oh_is_dictionary(pdf, dict) || !qpdf_oh_has_key(pdf, dict, key))
        return FALSE;
    *found = qpdf_oh_get_key(pdf, dict, key);
    return TRUE;
}

void
dalil_reader_push(DalilReader *reader)
{
    DalilTextState copy = *dalil_reader_state(reader);

    if (reader->states->len < STATES_MAX)
        g_array_append_val(reader->states, copy);
    else
        reader->unkept++;
}

void
dalil_reader_pop(DalilReader *reader)
{
    if (reader->unkept > 0)
        reader->unkept--;
    else if (reader->states->len > reader->floor)
        g_array_set_size(reader->states, reader->states->len - 1);
}
