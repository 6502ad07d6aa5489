/* test_paint_pattern.c: the ornament stays inside, repeats without a seam, and is woven */
#include "paint/pattern.h"

#include <glib.h>

#define CELL 200 /* pixels */
#define SIDE (3 * CELL)

typedef void (*Draw)(cairo_t *, const char *, double, double, double, double, double);

static const Draw draws[] = {dalil_pattern_draw, dalil_pattern_fill};

/* A star stands in the middle: at CELL * 1.5 from both edges. */
static cairo_surface_t *
picture_of(Draw draw, const char *name, double margin)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);

    draw(cr, name, margin, margin, SIDE - 2 * margin, SIDE - 2 * margin, CELL);
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpfloat(cairo_get_line_width(cr), ==, 2.0); /* cairo's own: all is restored */
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

static int
ink_at(cairo_surface_t *surface, int x, int y)
{
    return cairo_image_surface_get_data(surface)[y * cairo_image_surface_get_stride(surface) + x];
}

static void
test_stays_inside(void)
{
    for (const char *const *name = dalil_pattern_names(); *name != NULL; name++) {
        for (gsize d = 0; d < G_N_ELEMENTS(draws); d++) {
            cairo_surface_t *surface = picture_of(draws[d], *name, 70);
            int inside = 0, outside = 0;

            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    gboolean in = MIN(x, y) >= 70 && MAX(x, y) < SIDE - 70;

                    *(in ? &inside : &outside) += ink_at(surface, x, y) > 0;
                }
            }
            g_assert_cmpint(inside, >, CELL * CELL / 10);
            g_assert_cmpint(outside, ==, 0);
            cairo_surface_destroy(surface);
        }
    }
}

static void
test_repeats_and_turns(void)
{
    for (const char *const *name = dalil_pattern_names(); *name != NULL; name++) {
        for (gsize d = 0; d < G_N_ELEMENTS(draws); d++) {
            cairo_surface_t *surface = picture_of(draws[d], *name, 0);

            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int here = ink_at(surface, x, y);

                    g_assert_cmpint(ABS(here - ink_at(surface, (x + CELL) % SIDE, y)), <=, 8);
                    g_assert_cmpint(ABS(here - ink_at(surface, x, (y + CELL) % SIDE)), <=, 8);
                    g_assert_cmpint(ABS(here - ink_at(surface, SIDE - 1 - y, x)), <=, 24);
                }
            }
            cairo_surface_destroy(surface);
        }
    }
}

/* Places where one band crosses another, in cells from the middle of a star. */
static const struct {
    const char *name;
    double x, y;
    gboolean line;
} places[] = {
    /* at the right tip the band that falls to the left lies above */
    {"zellige", 0.5, 0, FALSE},
    {"zellige", 0.5 + 0.0198, 0.0198, TRUE},
    {"zellige", 0.5 - 0.0198, -0.0198, TRUE},
    {"zellige", 0.5 + 0.0198, -0.0198, FALSE},
    {"zellige", 0.5 - 0.0198, 0.0198, FALSE},
    {"stars", 0.5 + 0.0198, 0.0198, TRUE},
    {"stars", 0.5 + 0.0198, -0.0198, FALSE},
    /* the other one at the lower tip, as bands go over and under by turns */
    {"zellige", 0.0198, 0.5 + 0.0198, FALSE},
    {"zellige", -0.0198, 0.5 + 0.0198, TRUE},
    {"stars", 0.0198, 0.5 + 0.0198, FALSE},
    {"stars", -0.0198, 0.5 + 0.0198, TRUE},
    /* the upright square lies above at the lower of its right side's crossings, */
    {"zellige", 0.3816, 0.1184, TRUE},
    {"zellige", 0.3256, 0.1744, TRUE},
    /* and below at the upper one */
    {"zellige", 0.3816, -0.1184, FALSE},
    {"zellige", 0.3256, -0.1744, FALSE},
    /* the rose and the star in the cross */
    {"zellige", 0.28, 0, TRUE},
    {"zellige", 0, 0, FALSE},
    {"zellige", 0.5 - 0.0884, 0.5 - 0.0884, TRUE},
    {"stars", 0.5, 0.5, FALSE},
};

static void
test_weave(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        cairo_surface_t *surface = picture_of(dalil_pattern_draw, places[i].name, 0);
        int x = (int)((1.5 + places[i].x) * CELL), y = (int)((1.5 + places[i].y) * CELL);

        g_test_message("%s at %g, %g", places[i].name, places[i].x, places[i].y);
        g_assert_cmpint(ink_at(surface, x, y) > 127, ==, places[i].line);
        cairo_surface_destroy(surface);
    }
}

/* A slip of the pen in a layout (0.01mm for 10mm) must not hang the program. */
static void
test_tiny_cells(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 40, 10);
    cairo_t *cr = cairo_create(surface);

    dalil_pattern_draw(cr, "stars", 0, 0, 40, 10, 1e-9);
    dalil_pattern_fill(cr, "stars", 5, 5, 0, 0, 3);
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/pattern/stays_inside", test_stays_inside);
    g_test_add_func("/paint/pattern/repeats_and_turns", test_repeats_and_turns);
    g_test_add_func("/paint/pattern/weave", test_weave);
    g_test_add_func("/paint/pattern/tiny_cells", test_tiny_cells);
    return g_test_run();
}
