/* profile.h: a printing condition: its ICC profile, and colours by it */
#pragma once

#include "content/press.h"

typedef struct DalilProfile DalilProfile;

/* Reads an ICC file; @condition names it in the registry, NULL: what the profile says of itself.
 * It must be an output profile for four plates. (transfer full): NULL with @error set. */
DalilProfile *dalil_profile_read(const char *path, const char *condition, GError **error);
DalilProfile *dalil_profile_from_bytes(const guint8 *data, gsize length, const char *name,
                                       const char *condition, GError **error);
void dalil_profile_free(DalilProfile *profile); /* NULL is fine */

/* (transfer none) */
const guint8 *dalil_profile_bytes(const DalilProfile *profile, gsize *length);
const char *dalil_profile_condition(const DalilProfile *profile); /* "FOGRA39" */
const char *dalil_profile_title(const DalilProfile *profile);     /* as the profile describes it */

/* sRGB, 0..1, to plates: relative colorimetric with black point compensation. */
void dalil_profile_colour(const DalilProfile *profile, const double rgb[3], double cmyk[4]);
/* How much black alone, 0..1, is as dark as sRGB @rgb: plates grow darker than their numbers. */
double dalil_profile_black(const DalilProfile *profile, const double rgb[3]);
/* @n pixels of a picture, three bytes each, to four bytes each. FALSE: that cannot be done. */
gboolean dalil_profile_pixels(const DalilProfile *profile, const guint8 *rgb, guint8 *cmyk,
                              gsize n);

#define DALIL_PRESS_ERROR (dalil_press_error_quark())
GQuark dalil_press_error_quark(void);
/* What a GError is about: the machine or the profile's file (both unreadable), or a wish that the
 * pages do not allow. */
typedef enum {
    DALIL_PRESS_FAILED,
    DALIL_PRESS_BAD_PROFILE,
    DALIL_PRESS_REFUSED,
} DalilPressError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilProfile, dalil_profile_free)
