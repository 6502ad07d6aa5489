/* preflight_colour.c: what a colour space is (ISO 32000-1, 8.6) */
#include "press/preflight_parts.h"

#include <string.h>

enum { DEEP = 6 };

static const struct {
    const char *name;
    DalilPfSpace space;
} named[] = {
    {"/DeviceGray", DALIL_PF_GREY}, {"/G", DALIL_PF_GREY},          {"/CalGray", DALIL_PF_GREY},
    {"/DeviceRGB", DALIL_PF_RGB},   {"/RGB", DALIL_PF_RGB},         {"/CalRGB", DALIL_PF_RGB},
    {"/Lab", DALIL_PF_RGB},         {"/DeviceCMYK", DALIL_PF_CMYK}, {"/CMYK", DALIL_PF_CMYK},
    {"/Pattern", DALIL_PF_PATTERN},
};

static DalilPfSpace
device(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
        if (strcmp(named[i].name, name) == 0)
            return named[i].space;
    return DALIL_PF_OTHER;
}

static DalilPfSpace
separation(DalilPf *pf, qpdf_oh space, const char **spot)
{
    char *name = dalil_pf_name(pf, qpdf_oh_get_array_item(pf->pdf, space, 1));

    if (strcmp(name, "All") == 0) {
        g_free(name);
        return DALIL_PF_ALL;
    }
    if (!g_hash_table_contains(pf->spots, name))
        g_hash_table_add(pf->spots, g_strdup(name));
    if (spot)
        *spot = g_hash_table_lookup(pf->spots, name);
    g_free(name);
    return DALIL_PF_SPOT;
}

static DalilPfSpace
by_profile(DalilPf *pf, qpdf_oh stream)
{
    qpdf_oh n = dalil_pf_get(
        pf, qpdf_oh_is_stream(pf->pdf, stream) ? qpdf_oh_get_dict(pf->pdf, stream) : stream, "/N");

    switch (qpdf_oh_is_integer(pf->pdf, n) ? qpdf_oh_get_int_value_as_int(pf->pdf, n) : 0) {
    case 1:
        return DALIL_PF_GREY;
    case 3:
        return DALIL_PF_RGB;
    case 4:
        return DALIL_PF_CMYK;
    default:
        return DALIL_PF_OTHER;
    }
}

static DalilPfSpace
space_of(DalilPf *pf, qpdf_oh space, const char **spot, int depth)
{
    qpdf_oh first = 0;
    const char *kind = NULL;

    if (qpdf_oh_is_name(pf->pdf, space))
        return device(qpdf_oh_get_name(pf->pdf, space));
    if (depth > DEEP || !qpdf_oh_is_array(pf->pdf, space) ||
        qpdf_oh_get_array_n_items(pf->pdf, space) < 1)
        return DALIL_PF_OTHER;
    first = qpdf_oh_get_array_item(pf->pdf, space, 0);
    if (!qpdf_oh_is_name(pf->pdf, first))
        return DALIL_PF_OTHER;
    kind = qpdf_oh_get_name(pf->pdf, first);
    if (qpdf_oh_get_array_n_items(pf->pdf, space) < 2)
        return device(kind);
    if (strcmp(kind, "/Separation") == 0)
        return separation(pf, space, spot);
    if (strcmp(kind, "/ICCBased") == 0)
        return by_profile(pf, qpdf_oh_get_array_item(pf->pdf, space, 1));
    if (strcmp(kind, "/Indexed") == 0 || strcmp(kind, "/I") == 0)
        return space_of(pf, qpdf_oh_get_array_item(pf->pdf, space, 1), spot, depth + 1);
    return device(kind);
}

DalilPfSpace
dalil_pf_space_of(DalilPf *pf, qpdf_oh space, const char **spot)
{
    return space_of(pf, space, spot, 0);
}

DalilPfSpace
dalil_pf_space(DalilPf *pf, qpdf_oh resources, const char *name, const char **spot)
{
    qpdf_oh found = dalil_pf_get(pf, dalil_pf_get(pf, resources, "/ColorSpace"), name);

    return qpdf_oh_is_null(pf->pdf, found) ? device(name) : space_of(pf, found, spot, 0);
}
