/* icons.c: pictograms, from their paths to the page */
#include "paint/icons.h"

#include <glib.h>
#include <math.h>

#include "paint/icon_data.h"

/* All in units of the grid. Ink of equal hull looks equally large: a disc may be wider than a
 * square, a line longer than both. LONGEST leaves a breath inside the square of 24, because
 * filled edges grow a little more than stroked ones when an icon is scaled up. */
#define GRID 24.0
#define WEIGHT 2.0
#define SOFT 1.2 /* a line round each area, so that its corners are round as those of lines are */
#define OPTICAL 20.0
#define LONGEST 23.5

/* A quarter of a circle as one curve: how far its handles reach, for a radius of 1. */
#define QUARTER 0.5522847498

#define NAME(name) #name,
static const char *const names[] = {DALIL_ICONS(NAME) NULL};
#undef NAME

const char *const *
dalil_icon_names(void)
{
    return names;
}

int
dalil_icon_lookup(const char *name)
{
    for (int i = 0; names[i] != NULL; i++) {
        if (g_strcmp0(names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

/* One curve of at most a right angle round (@cx, @cy), from the current point to (@x, @y).
 * @side is 1 when it turns clockwise on the page, -1 when it does not. Square roots only:
 * they come out the same on every machine, sines need not. */
static void
trace_bend(cairo_t *cr, double cx, double cy, double x, double y, double side)
{
    double fx, fy;

    cairo_get_current_point(cr, &fx, &fy);
    double ax = fx - cx, ay = fy - cy;
    double bx = x - cx, by = y - cy;
    double half_cos = sqrt(MAX((1 + (ax * bx + ay * by) / (ax * ax + ay * ay)) / 2, 0));
    double half_sin = sqrt(MAX(1 - half_cos * half_cos, 0));
    double reach = side * 4.0 / 3.0 * half_sin / (1 + half_cos); /* 4/3 tan(angle / 4) */

    cairo_curve_to(cr, fx - reach * ay, fy + reach * ax, x + reach * by, y - reach * bx, x, y);
}

/* The lesser arc of radius |@r| from the current point to (@x, @y), clockwise when @r > 0. */
static void
trace_arc(cairo_t *cr, double x, double y, double r)
{
    double fx, fy;

    cairo_get_current_point(cr, &fx, &fy);
    double dx = x - fx, dy = y - fy;
    double chord = sqrt(dx * dx + dy * dy);
    double side = r < 0 ? -1 : 1;
    double nx = -side * dy / chord, ny = side * dx / chord; /* from the chord to the centre */
    double rise = sqrt(MAX(r * r - chord * chord / 4, 0));
    double cx = (fx + x) / 2 + nx * rise, cy = (fy + y) / 2 + ny * rise;

    if (chord * chord > 2 * r * r) {
        trace_bend(cr, cx, cy, cx - nx * fabs(r), cy - ny * fabs(r), side);
    }
    trace_bend(cr, cx, cy, x, y, side);
}

static void
trace_circle(cairo_t *cr, double cx, double cy, double r)
{
    double h = r * QUARTER;

    cairo_move_to(cr, cx + r, cy);
    cairo_curve_to(cr, cx + r, cy + h, cx + h, cy + r, cx, cy + r);
    cairo_curve_to(cr, cx - h, cy + r, cx - r, cy + h, cx - r, cy);
    cairo_curve_to(cr, cx - r, cy - h, cx - h, cy - r, cx, cy - r);
    cairo_curve_to(cr, cx + h, cy - r, cx + r, cy - h, cx + r, cy);
    cairo_close_path(cr);
}

static void
trace_box(cairo_t *cr, const double *n)
{
    double x = n[0], y = n[1], right = x + n[2], foot = y + n[3], r = n[4], h = r * (1 - QUARTER);

    cairo_move_to(cr, x + r, y);
    cairo_line_to(cr, right - r, y);
    cairo_curve_to(cr, right - h, y, right, y + h, right, y + r);
    cairo_line_to(cr, right, foot - r);
    cairo_curve_to(cr, right, foot - h, right - h, foot, right - r, foot);
    cairo_line_to(cr, x + r, foot);
    cairo_curve_to(cr, x + h, foot, x, foot - h, x, foot - r);
    cairo_line_to(cr, x, y + r);
    cairo_curve_to(cr, x, y + h, x + h, y, x + r, y);
    cairo_close_path(cr);
}

static void
trace_step(cairo_t *cr, char command, const double *n)
{
    switch (command) {
    case 'M':
        cairo_move_to(cr, n[0], n[1]);
        break;
    case 'L':
        cairo_line_to(cr, n[0], n[1]);
        break;
    case 'C':
        cairo_curve_to(cr, n[0], n[1], n[2], n[3], n[4], n[5]);
        break;
    case 'A':
        trace_arc(cr, n[0], n[1], n[2]);
        break;
    case 'O':
        trace_circle(cr, n[0], n[1], n[2]);
        break;
    case 'R':
        trace_box(cr, n);
        break;
    default:
        cairo_close_path(cr);
    }
}

static int
count_numbers(char command)
{
    static const struct {
        char command;
        int numbers;
    } commands[] = {{'M', 2}, {'L', 2}, {'C', 6}, {'A', 3}, {'O', 3}, {'R', 5}, {'Z', 0}};

    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (commands[i].command == command) {
            return commands[i].numbers;
        }
    }
    g_assert_not_reached();
}

/* Adds a path in the notation of icon_data.h to the current path. */
static void
trace(cairo_t *cr, const char *path)
{
    char command = 'Z';

    while (*path != '\0') {
        double n[6] = {0};

        if (g_ascii_isalpha(*path)) { /* without a letter, the last command goes on */
            command = *path++;
        }
        for (int i = 0; i < count_numbers(command); i++) {
            char *end = NULL;

            n[i] = g_ascii_strtod(path, &end);
            g_assert(end != path);
            path = end;
        }
        trace_step(cr, command, n);
        while (*path == ' ') {
            path++;
        }
    }
}

/* How much larger the icon is drawn than its data. The line keeps its weight, so only what
 * lies between the middles of the outermost lines grows. */
static double
scale_of(const DalilIconData *icon)
{
    double longest = MAX(icon->right - icon->left, icon->foot - icon->top);
    double optical = (OPTICAL - WEIGHT) / (sqrt(icon->hull) - WEIGHT);

    return MIN(optical, (LONGEST - WEIGHT) / (longest - WEIGHT));
}

static void
paint(cairo_t *cr, const DalilIconData *icon, double scale)
{
    cairo_new_path(cr);
    trace(cr, icon->fill);
    cairo_set_line_width(cr, SOFT / scale);
    cairo_fill_preserve(cr);
    cairo_stroke(cr);
    trace(cr, icon->stroke);
    cairo_set_line_width(cr, WEIGHT / scale);
    cairo_stroke(cr);
}

void
dalil_icon_draw(cairo_t *cr, int icon, double x, double y, double size)
{
    g_return_if_fail(icon >= 0 && icon < DALIL_ICON_COUNT && size > 0);
    const DalilIconData *data = &dalil_icon_data[icon];
    double scale = scale_of(data);

    cairo_save(cr);
    cairo_translate(cr, x + size / 2, y + size / 2);
    cairo_scale(cr, size / GRID * scale, size / GRID * scale);
    cairo_translate(cr, -(data->left + data->right) / 2, -(data->top + data->foot) / 2);
    cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    paint(cr, data, scale);
    cairo_restore(cr);
}
