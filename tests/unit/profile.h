/* profile.h: the profile that comes with dalil, for tests of the press */
#pragma once

#include "press/inkmap.h"

static inline DalilProfile *
coated(void)
{
    const char *root = g_getenv("DALIL_ROOT");
    g_autofree char *path =
        g_build_filename(root ? root : ".", "press", "FOGRA39L_coated.icc", NULL);
    g_autoptr(GError) error = NULL;
    DalilProfile *profile = dalil_profile_read(path, "FOGRA39", &error);

    g_assert_no_error(error);
    return profile;
}

static inline DalilColour
colour(unsigned hex)
{
    return (DalilColour){(hex >> 16 & 255) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0,
                         TRUE};
}
