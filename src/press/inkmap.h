/* inkmap.h: from the colours on a page to the plates of a printing machine
 *
 * For print every ink is drawn in a tag: its screen colour, moved by a few hundred-thousandths that
 * no eye sees and no other ink shares. So what is found in the finished file is known exactly, even
 * when two inks look alike. A step of 5e-5 is what Cairo keeps apart: it compares colours as
 * 16-bit numbers, and prints them to six decimals.
 *
 * A colour is looked up as a tag, then as the screen colour of an ink (drawings made outside use
 * those), then as a neutral grey; last it is converted by the profile, and remembered.
 */
#pragma once

#include "press/profile.h"

typedef struct DalilInkMap DalilInkMap;

/* What is printed. */
typedef struct {
    double cmyk[DALIL_CMYK]; /* 0..1; of a spot: what a full tone looks like */
    int spot;                /* index of its plate; -1: the four process plates */
    double tint;             /* of the spot, 0..1 */
    gboolean over;           /* always overprints */
} DalilPlates;

/* How colours were found, by the number of times. */
typedef enum { DALIL_FOUND_TAG, DALIL_FOUND_SCREEN, DALIL_FOUND_GREY, DALIL_FOUND_NOT } DalilFound;
enum { DALIL_FOUND_KINDS = DALIL_FOUND_NOT + 1 };

typedef struct {
    char hex[8]; /* "#rrggbb" */
    int times;
} DalilStray;

/* Borrows @profile. (transfer full) */
DalilInkMap *dalil_inkmap_new(const DalilProfile *profile);
void dalil_inkmap_free(DalilInkMap *map); /* NULL is fine */

/* Returns the number of the ink, from 0. Without CMYK of its own it becomes: all black when
 * @text, one plate of black when it is a dark grey, else what the profile says. */
int dalil_inkmap_add(DalilInkMap *map, DalilColour colour, const DalilInkPress *press,
                     gboolean text);
/* An ink for marks outside the trim: nothing but its tag finds it. Returns its number. */
int dalil_inkmap_add_mark(DalilInkMap *map, const DalilInkPress *press);
/* What ink @ink is drawn in. */
DalilColour dalil_inkmap_tag(const DalilInkMap *map, int ink);
const DalilPlates *dalil_inkmap_plates(const DalilInkMap *map, int ink);
/* Counts. */
DalilPlates dalil_inkmap_find(DalilInkMap *map, const double rgb[3]);
/* Only black, dark enough to stand on what lies beneath: letters so overprint. */
gboolean dalil_plates_are_black(const DalilPlates *plates);
/* As four process plates, whatever it is. */
void dalil_plates_process(const DalilPlates *plates, double cmyk[DALIL_CMYK]);

int dalil_inkmap_n_spots(const DalilInkMap *map);
const char *dalil_inkmap_spot(const DalilInkMap *map, int spot, double cmyk[DALIL_CMYK]);

int dalil_inkmap_count(const DalilInkMap *map, DalilFound how);
/* Colours that belong to no ink, in the order they were met. */
const DalilStray *dalil_inkmap_strays(const DalilInkMap *map, int *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilInkMap, dalil_inkmap_free)
