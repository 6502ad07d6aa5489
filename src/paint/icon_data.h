/* icon_data.h: the pictograms as data; only icons.c and its test look in here
 *
 * A path is a line of commands, each a letter and its numbers, in units of the grid; numbers
 * may go on without repeating the letter:
 *
 *   M x y, L x y, C x y x y x y, Z    as everywhere: move, line, curve, close
 *   A x y r      the lesser arc of radius r to (x, y), clockwise when r > 0
 *   O x y r      a circle round (x, y)
 *   R x y w h r  a rectangle with corners of radius r
 *
 * The lines of an icon are stroked together, 2 units wide. Its areas are filled together by
 * the even-odd rule, so that a hole is an area inside an area, and a rim 0.6 units wide is
 * added all round to soften their corners: an area is drawn that much smaller than it looks.
 */
#pragma once

#include <glib.h>

/* Every icon once; the rows of the data stand in any order. */
/* clang-format off */
#define DALIL_ICONS(X)                                                                            \
    X(health) X(legal) X(work) X(training) X(education) X(food) X(clothing) X(shelter)            \
    X(women) X(child) X(people) X(money) X(water) X(shield) X(info) X(emergency) X(alert)         \
    X(phone) X(whatsapp) X(sms) X(mail) X(globe) X(pin) X(clock) X(calendar) X(id) X(tag)         \
    X(pencil) X(wheelchair) X(door) X(language) X(interpreter) X(police) X(gendarmerie)           \
    X(ambulance) X(fire) X(moon) X(sun) X(agency) X(check) X(arrow)
/* clang-format on */

#define DALIL_ICON_NUMBER(name) DALIL_ICON_##name,
enum { DALIL_ICONS(DALIL_ICON_NUMBER) DALIL_ICON_COUNT };
#undef DALIL_ICON_NUMBER

typedef struct {
    const char *stroke, *fill;
    double left, top, right, foot; /* where the ink ends, with lines 2 units wide */
    double hull;                   /* area of the convex hull of the ink */
} DalilIconData;

extern const DalilIconData dalil_icon_data[DALIL_ICON_COUNT];
