/* preflight_picture.c: what a picture is, in a page or an object of its own (ISO 32000-1, 8.9) */
#include "press/preflight_paint.h"

#include <string.h>

static gboolean
is_true(DalilPf *pf, qpdf_oh dict, const char *key)
{
    qpdf_oh value = dalil_pf_get(pf, dict, key);

    return qpdf_oh_is_bool(pf->pdf, value) && qpdf_oh_get_bool_value(pf->pdf, value);
}

static double
whole(DalilPf *pf, qpdf_oh dict, const char *key)
{
    qpdf_oh value = dalil_pf_get(pf, dict, key);

    return qpdf_oh_is_integer(pf->pdf, value) ? (double)qpdf_oh_get_int_value(pf->pdf, value) : 0;
}

DalilPfPicture
dalil_pf_picture(DalilPf *pf, qpdf_oh stream)
{
    qpdf_oh dict = qpdf_oh_get_dict(pf->pdf, stream);
    DalilPfPicture picture = {.width = whole(pf, dict, "/Width"),
                              .height = whole(pf, dict, "/Height"),
                              .mask = is_true(pf, dict, "/ImageMask"),
                              .smooth = is_true(pf, dict, "/Interpolate"),
                              .fades = qpdf_oh_is_stream(pf->pdf, dalil_pf_get(pf, dict, "/SMask")),
                              .stream = stream};

    picture.space = dalil_pf_space_of(pf, dalil_pf_get(pf, dict, "/ColorSpace"), &picture.spot);
    return picture;
}

/* Operand @i, NULL: there are not so many. */
static const DalilOperand *
part(const DalilReader *reader, guint i)
{
    return i < reader->operands->len ? &g_array_index(reader->operands, DalilOperand, i) : NULL;
}

static gboolean
is_word(const DalilReader *reader, const DalilOperand *o, const char *a, const char *b)
{
    const char *text = o ? reader->bytes->str + o->start : NULL;

    return o && o->kind != DALIL_WORD_NUMBER &&
           ((o->length == strlen(a) && memcmp(text, a, o->length) == 0) ||
            (o->length == strlen(b) && memcmp(text, b, o->length) == 0));
}

/* A name, or [/Indexed BASE …], of which brackets are not kept. */
static DalilPfSpace
space_at(DalilPf *pf, const DalilReader *reader, guint i, const char **spot)
{
    const DalilOperand *o = part(reader, i);
    g_autofree char *name = NULL;

    if (is_word(reader, o, "Indexed", "I"))
        o = part(reader, i + 1);
    if (!o || o->kind != DALIL_WORD_NAME)
        return DALIL_PF_OTHER;
    name = g_strdup_printf("/%.*s", (int)o->length, reader->bytes->str + o->start);
    return dalil_pf_space(pf, reader->resources, name, spot);
}

DalilPfPicture
dalil_pf_picture_inline(DalilPf *pf, const DalilReader *reader)
{
    DalilPfPicture picture = {.space = DALIL_PF_OTHER};

    for (guint i = 0; i + 1 < reader->operands->len; i++) {
        const DalilOperand *key = part(reader, i), *value = part(reader, i + 1);
        if (key->kind != DALIL_WORD_NAME)
            continue;
        if (is_word(reader, key, "Width", "W"))
            picture.width = value->number;
        else if (is_word(reader, key, "Height", "H"))
            picture.height = value->number;
        else if (is_word(reader, key, "ColorSpace", "CS"))
            picture.space = space_at(pf, reader, i + 1, &picture.spot);
        else if (is_word(reader, key, "ImageMask", "IM"))
            picture.mask = is_word(reader, value, "true", "true");
        else if (is_word(reader, key, "Interpolate", "I") && is_word(reader, value, "true", "true"))
            picture.smooth = TRUE;
    }
    return picture;
}
