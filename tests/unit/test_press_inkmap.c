/* test_press_inkmap.c: every ink is known by its tag; what is no ink is found some other way */
#include "press/inkmap.h"

#include <math.h>
#include <stdio.h>

#include "profile.h"

enum { MANY = 1000 };

static const DalilInkPress plain = {.tint = 0};

/* What Cairo makes of a number: six decimals, six digits when it is small. */
static double
printed(double value)
{
    char text[32];

    g_snprintf(text, sizeof text, value < 0.1 ? "%.6g" : "%.6f", value);
    return g_ascii_strtod(text, NULL);
}

static DalilPlates
find(DalilInkMap *map, DalilColour c)
{
    return dalil_inkmap_find(map, (double[]){printed(c.red), printed(c.green), printed(c.blue)});
}

static gboolean
is(const DalilPlates *plates, double c, double m, double y, double k)
{
    return fabs(plates->cmyk[0] - c) < 1e-9 && fabs(plates->cmyk[1] - m) < 1e-9 &&
           fabs(plates->cmyk[2] - y) < 1e-9 && fabs(plates->cmyk[3] - k) < 1e-9;
}

/* A thousand inks that look alike. */
static void
test_tags_are_told_apart(void)
{
    static const unsigned looks[] = {0xffffff, 0x000000, 0x0b4a59, 0x0d0d0d, 0x808080};
    g_autoptr(DalilProfile) profile = coated();

    for (gsize l = 0; l < G_N_ELEMENTS(looks); l++) {
        g_autoptr(DalilInkMap) map = dalil_inkmap_new(profile);
        for (int i = 0; i < MANY; i++) {
            DalilInkPress press = {.cmyk = {{i / 1000.0, 0, 0, 0}, TRUE}};
            dalil_inkmap_add(map, colour(looks[l]), &press, FALSE);
        }
        for (int i = 0; i < MANY; i++) {
            DalilColour tag = dalil_inkmap_tag(map, i);
            DalilPlates plates = find(map, tag);
            g_assert_true(is(&plates, i / 1000.0, 0, 0, 0));
            g_assert_cmpfloat(MAX(tag.red, MAX(tag.green, tag.blue)), <=, 1);
            g_assert_cmpfloat_with_epsilon(tag.red, colour(looks[l]).red, 0.005);
        }
        g_assert_cmpint(dalil_inkmap_count(map, DALIL_FOUND_TAG), ==, MANY);
    }
}

static const struct {
    unsigned look;
    gboolean text;
    gboolean black;     /* on the black plate alone */
    double least, most; /* of black, when so */
} usual[] = {
    {0x16202b, TRUE, TRUE, 1, 1},       {0x335577, TRUE, TRUE, 1, 1},
    {0x000000, FALSE, TRUE, 1, 1},      {0x47525e, FALSE, TRUE, 0.75, 0.95},
    {0x808080, FALSE, TRUE, 0.5, 0.75}, {0xffffff, FALSE, TRUE, 0, 0.005},
    {0x0b4a59, FALSE, FALSE, 0, 0},     {0xf6f0e4, FALSE, FALSE, 0, 0},
    {0xb0201c, FALSE, FALSE, 0, 0},
};

static void
test_what_an_ink_is_when_nothing_is_said(void)
{
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = dalil_inkmap_new(profile);

    for (gsize i = 0; i < G_N_ELEMENTS(usual); i++) {
        int ink = dalil_inkmap_add(map, colour(usual[i].look), &plain, usual[i].text);
        const double *c = dalil_inkmap_plates(map, ink)->cmyk;
        g_test_message("%06x: %g %g %g %g", usual[i].look, c[0], c[1], c[2], c[3]);
        g_assert_true((c[0] + c[1] + c[2] < 1e-9) == usual[i].black);
        g_assert_cmpfloat(c[0] + c[1] + c[2] + c[3], <, 3);
        if (usual[i].black) {
            g_assert_cmpfloat(c[3], >=, usual[i].least);
            g_assert_cmpfloat(c[3], <=, usual[i].most);
        }
    }
}

static void
test_what_is_no_tag(void)
{
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = dalil_inkmap_new(profile);
    const DalilInkPress gold = {.cmyk = {{0, 0.3, 0.8, 0}, TRUE}};
    DalilPlates plates;
    int n = 0;

    dalil_inkmap_add(map, colour(0xf0b44a), &gold, FALSE);
    plates = find(map, colour(0xf0b44a)); /* as a drawing made outside has it */
    g_assert_true(is(&plates, 0, 0.3, 0.8, 0));
    plates = find(map, colour(0x333333));
    g_assert_true(dalil_plates_are_black(&plates));
    plates = find(map, colour(0xffffff));
    g_assert_true(is(&plates, 0, 0, 0, 0));
    find(map, colour(0xf0b44b));
    find(map, colour(0xf0b44b));
    g_assert_cmpint(dalil_inkmap_count(map, DALIL_FOUND_TAG), ==, 0);
    g_assert_cmpint(dalil_inkmap_count(map, DALIL_FOUND_SCREEN), ==, 1);
    g_assert_cmpint(dalil_inkmap_count(map, DALIL_FOUND_GREY), ==, 2);
    g_assert_cmpint(dalil_inkmap_count(map, DALIL_FOUND_NOT), ==, 2);
    g_assert_cmpstr(dalil_inkmap_strays(map, &n)[0].hex, ==, "#f0b44b");
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(dalil_inkmap_strays(map, &n)[0].times, ==, 2);
}

static void
test_spots(void)
{
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = dalil_inkmap_new(profile);
    const DalilInkPress full = {.cmyk = {{1, 0.6, 0, 0}, TRUE}, .spot = {.text = "PANTONE 286 C"}};
    const DalilInkPress half = {.spot = {.text = "PANTONE 286 C"}, .tint = 50};
    int a = dalil_inkmap_add(map, colour(0x0033a0), &full, FALSE);
    int b = dalil_inkmap_add(map, colour(0x7f99cf), &half, FALSE);
    double cmyk[DALIL_CMYK];

    g_assert_cmpint(dalil_inkmap_n_spots(map), ==, 1);
    g_assert_cmpstr(dalil_inkmap_spot(map, 0, cmyk), ==, "PANTONE 286 C");
    g_assert_cmpfloat(cmyk[1], ==, 0.6);
    g_assert_cmpfloat(dalil_inkmap_plates(map, a)->tint, ==, 1);
    g_assert_cmpfloat(dalil_inkmap_plates(map, b)->tint, ==, 0.5);
    g_assert_false(dalil_plates_are_black(dalil_inkmap_plates(map, a)));
}

/* Marks stand on every plate: what only looks like their tag must not. */
static void
test_marks(void)
{
    static const DalilInkPress all = {.cmyk = {{1, 1, 1, 1}, TRUE}, .spot = {.text = "All"}};
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = dalil_inkmap_new(profile);
    int mark = dalil_inkmap_add_mark(map, &all);
    DalilPlates plates = find(map, dalil_inkmap_tag(map, mark));

    g_assert_cmpint(plates.spot, ==, 0);
    plates = find(map, (DalilColour){0.1, 0.1, 0.1, TRUE});
    g_assert_cmpint(plates.spot, ==, -1);
    g_assert_cmpint(dalil_inkmap_count(map, DALIL_FOUND_GREY), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/inkmap/tags", test_tags_are_told_apart);
    g_test_add_func("/press/inkmap/usual", test_what_an_ink_is_when_nothing_is_said);
    g_test_add_func("/press/inkmap/strays", test_what_is_no_tag);
    g_test_add_func("/press/inkmap/spots", test_spots);
    g_test_add_func("/press/inkmap/marks", test_marks);
    return g_test_run();
}
