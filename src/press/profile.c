/* profile.c: a printing condition, by Little CMS */
#include "press/profile.h"

#include <lcms2.h>
#include <math.h>
#include <string.h>

#include "base/file.h"

G_DEFINE_QUARK(dalil_press_error, dalil_press_error)

struct DalilProfile {
    cmsContext context; /* own: nothing global */
    guint8 *data;
    gsize length;
    char *condition, *title;
    cmsHTRANSFORM colour;       /* sRGB to plates */
    cmsHTRANSFORM seen, plates; /* sRGB, and plates, to what is seen: Lab */
};

static const struct {
    cmsColorSpaceSignature space;
    const char *words;
} spaces[] = {{cmsSigRgbData, "RGB"}, {cmsSigGrayData, "grey"}, {cmsSigLabData, "Lab"}};

/* What makes @icc unfit, in words; NULL: nothing. (transfer full) */
static char *
unfit(cmsHPROFILE icc)
{
    cmsColorSpaceSignature space = cmsGetColorSpace(icc);

    for (gsize i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (space == spaces[i].space)
            return g_strdup_printf("is a profile for %s; a printing machine needs one for cyan, "
                                   "magenta, yellow and black: ask the print shop for its CMYK "
                                   "profile, or leave `profile` out",
                                   spaces[i].words);
    if (space != cmsSigCmykData)
        return g_strdup("is not a profile for cyan, magenta, yellow and black; ask the print shop "
                        "for its CMYK profile, or leave `profile` out");
    if (cmsGetDeviceClass(icc) != cmsSigOutputClass)
        return g_strdup("is a CMYK profile, but not of a printing condition (class prtr); ask the "
                        "print shop for its output profile");
    return NULL;
}

static char *
describe(cmsHPROFILE icc)
{
    char text[256] = "";

    cmsGetProfileInfoASCII(icc, cmsInfoDescription, "en", "US", text, sizeof text);
    for (char *c = text; *c; c++) /* it goes into the file's metadata */
        if (*c < ' ' || *c > '~')
            *c = ' ';
    return g_strdup(*text ? text : "CMYK");
}

static cmsHTRANSFORM
transform(const DalilProfile *profile, cmsHPROFILE from, cmsUInt32Number format, cmsHPROFILE to,
          cmsUInt32Number into, cmsUInt32Number flags)
{
    if (!from || !to)
        return NULL;
    return cmsCreateTransformTHR(profile->context, from, format, to, into,
                                 INTENT_RELATIVE_COLORIMETRIC, flags);
}

/* For single colours: a table made in advance would cost more than it saves. */
static void
open_transforms(DalilProfile *profile, cmsHPROFILE icc)
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(profile->context);
    cmsHPROFILE lab = cmsCreateLab4ProfileTHR(profile->context, NULL);

    profile->colour = transform(profile, srgb, TYPE_RGB_DBL, icc, TYPE_CMYK_DBL,
                                cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE);
    profile->seen = transform(profile, srgb, TYPE_RGB_DBL, lab, TYPE_Lab_DBL, cmsFLAGS_NOOPTIMIZE);
    profile->plates =
        transform(profile, icc, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL, cmsFLAGS_NOOPTIMIZE);
    cmsCloseProfile(srgb);
    cmsCloseProfile(lab);
}

/* For pictures, by a table. */
static cmsHTRANSFORM
picture_transform(const DalilProfile *profile)
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(profile->context);
    cmsHPROFILE icc =
        cmsOpenProfileFromMemTHR(profile->context, profile->data, (cmsUInt32Number)profile->length);
    cmsHTRANSFORM made =
        transform(profile, srgb, TYPE_RGB_8, icc, TYPE_CMYK_8, cmsFLAGS_BLACKPOINTCOMPENSATION);

    cmsCloseProfile(srgb);
    cmsCloseProfile(icc);
    return made;
}

DalilProfile *
dalil_profile_from_bytes(const guint8 *data, gsize length, const char *name, const char *condition,
                         GError **error)
{
    g_autoptr(DalilProfile) profile = g_new0(DalilProfile, 1);
    g_autofree char *problem = NULL;
    cmsHPROFILE icc = NULL;

    profile->context = cmsCreateContext(NULL, NULL);
    profile->data = g_memdup2(data, length);
    profile->length = length;
    if (length >= 128 && length <= G_MAXUINT32 && memcmp(data + 36, "acsp", 4) == 0)
        icc = cmsOpenProfileFromMemTHR(profile->context, profile->data, (cmsUInt32Number)length);
    if (icc) {
        problem = unfit(icc);
        profile->title = describe(icc);
        if (!problem)
            open_transforms(profile, icc);
        cmsCloseProfile(icc);
    }
    if (!problem && (!profile->colour || !profile->seen || !profile->plates))
        problem = g_strdup("is no ICC profile, or a damaged one; ask the print shop for the file "
                           "again, or leave `profile` out");
    if (problem) {
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_BAD_PROFILE, "%s %s", name, problem);
        return NULL;
    }
    profile->condition = g_strdup(condition ? condition : profile->title);
    return g_steal_pointer(&profile);
}

DalilProfile *
dalil_profile_read(const char *path, const char *condition, GError **error)
{
    gsize length = 0;
    g_autofree char *data = dalil_file_read(path, &length, error);

    if (!data) {
        g_prefix_error(error, "cannot read the colour profile %s: ", path);
        return NULL;
    }
    return dalil_profile_from_bytes((const guint8 *)data, length, path, condition, error);
}

void
dalil_profile_free(DalilProfile *profile)
{
    if (!profile)
        return;
    const cmsHTRANSFORM transforms[] = {profile->colour, profile->seen, profile->plates};

    for (gsize i = 0; i < G_N_ELEMENTS(transforms); i++)
        if (transforms[i])
            cmsDeleteTransform(transforms[i]);
    cmsDeleteContext(profile->context);
    g_free(profile->data);
    g_free(profile->condition);
    g_free(profile->title);
    g_free(profile);
}

const guint8 *
dalil_profile_bytes(const DalilProfile *profile, gsize *length)
{
    *length = profile->length;
    return profile->data;
}

const char *
dalil_profile_condition(const DalilProfile *profile)
{
    return profile->condition;
}

const char *
dalil_profile_title(const DalilProfile *profile)
{
    return profile->title;
}

/* Whole thousandths: what another build of the library computes a hair differently comes out the
 * same. */
void
dalil_profile_colour(const DalilProfile *profile, const double rgb[3], double cmyk[4])
{
    double in[3] = {CLAMP(rgb[0], 0, 1), CLAMP(rgb[1], 0, 1), CLAMP(rgb[2], 0, 1)}, out[4] = {0};

    cmsDoTransform(profile->colour, in, out, 1); /* percent */
    for (int i = 0; i < 4; i++)
        cmyk[i] = CLAMP(round(out[i] * 10) / 1000, 0, 1);
}

double
dalil_profile_black(const DalilProfile *profile, const double rgb[3])
{
    double in[3] = {CLAMP(rgb[0], 0, 1), CLAMP(rgb[1], 0, 1), CLAMP(rgb[2], 0, 1)};
    cmsCIELab wanted, found;
    double low = 0, high = 100; /* percent */

    cmsDoTransform(profile->seen, in, &wanted, 1);
    while (high - low > 0.05) {
        double plates[4] = {0, 0, 0, (low + high) / 2};
        cmsDoTransform(profile->plates, plates, &found, 1);
        *(found.L > wanted.L ? &low : &high) = plates[3];
    }
    return high > 99 ? 1 : round(high) / 100;
}

gboolean
dalil_profile_pixels(const DalilProfile *profile, const guint8 *rgb, guint8 *cmyk, gsize n)
{
    cmsHTRANSFORM pixels = picture_transform(profile);

    if (!pixels)
        return FALSE;
    while (n > 0) {
        gsize now = MIN(n, 1 << 20);
        cmsDoTransform(pixels, rgb, cmyk, (cmsUInt32Number)now);
        rgb += 3 * now;
        cmyk += 4 * now;
        n -= now;
    }
    cmsDeleteTransform(pixels);
    return TRUE;
}
