/* preflight_plates.c: a page coarsely drawn in its plates */
#include "press/preflight_plates.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "press/preflight_samples.h"

enum { PROCESS = 4, PLATES = 10, SIDE_MAX = 2000 /* points of the grid */, WINDOW = 3 };
#define UNIT 2.0 /* points, of a point of the grid: three across are 4.5 mm² */

struct DalilPfPlates {
    cairo_surface_t *surfaces[PLATES];
    cairo_t *cr[PLATES];
    const char *names[PLATES]; /* of spots */
    int n, width, height;
    double left, high, unit;
};

/* What an ink does to each plate. */
typedef struct {
    gboolean touched;
    double value;
} Dose;

static void
begin_plate(DalilPfPlates *plates)
{
    cairo_t *cr = NULL;
    int i = plates->n++;

    plates->surfaces[i] =
        cairo_image_surface_create(CAIRO_FORMAT_A8, plates->width, plates->height);
    plates->cr[i] = cr = cairo_create(plates->surfaces[i]);
    cairo_set_tolerance(cr, 0.2);
}

DalilPfPlates *
dalil_pf_plates_new(const DalilPfBox *area)
{
    double width = area->at[2] - area->at[0], height = area->at[3] - area->at[1];
    DalilPfPlates *plates = NULL;

    if (width < UNIT || height < UNIT)
        return NULL;
    plates = g_new0(DalilPfPlates, 1);
    plates->unit = fmax(UNIT, fmax(width, height) / SIDE_MAX);
    plates->left = area->at[0];
    plates->high = area->at[3];
    plates->width = (int)ceil(width / plates->unit);
    plates->height = (int)ceil(height / plates->unit);
    /* All there may be, from the start: a state that is saved is saved on each. */
    for (int i = 0; i < PLATES; i++)
        begin_plate(plates);
    plates->n = PROCESS;
    return plates;
}

void
dalil_pf_plates_free(DalilPfPlates *plates)
{
    if (!plates)
        return;
    for (int i = 0; i < PLATES; i++) {
        cairo_destroy(plates->cr[i]);
        cairo_surface_destroy(plates->surfaces[i]);
    }
    g_free(plates);
}

void
dalil_pf_plates_push(DalilPfPlates *plates)
{
    for (int i = 0; i < PLATES; i++)
        cairo_save(plates->cr[i]);
}

void
dalil_pf_plates_pop(DalilPfPlates *plates)
{
    for (int i = 0; i < PLATES; i++)
        cairo_restore(plates->cr[i]);
}

/* Far outside is as good as farther. */
static void
place(const DalilPfPlates *plates, double x, double y, double at[2])
{
    at[0] = CLAMP((x - plates->left) / plates->unit, -1e5, 1e5);
    at[1] = CLAMP((plates->high - y) / plates->unit, -1e5, 1e5);
}

void
dalil_pf_plates_move(DalilPfPlates *plates, double x, double y)
{
    double at[2];

    place(plates, x, y, at);
    cairo_move_to(plates->cr[0], at[0], at[1]);
}

void
dalil_pf_plates_line(DalilPfPlates *plates, double x, double y)
{
    double at[2];

    place(plates, x, y, at);
    cairo_line_to(plates->cr[0], at[0], at[1]);
}

void
dalil_pf_plates_curve(DalilPfPlates *plates, const double v[6])
{
    double at[6];

    for (int i = 0; i < 3; i++)
        place(plates, v[2 * i], v[2 * i + 1], at + 2 * i);
    cairo_curve_to(plates->cr[0], at[0], at[1], at[2], at[3], at[4], at[5]);
}

void
dalil_pf_plates_close(DalilPfPlates *plates)
{
    if (cairo_has_current_point(plates->cr[0]))
        cairo_close_path(plates->cr[0]);
}

void
dalil_pf_plates_new_path(DalilPfPlates *plates)
{
    cairo_new_path(plates->cr[0]);
}

void
dalil_pf_plates_clip(DalilPfPlates *plates, gboolean even_odd)
{
    cairo_path_t *path = cairo_copy_path(plates->cr[0]);

    for (int i = 0; i < PLATES; i++) {
        cairo_new_path(plates->cr[i]);
        cairo_append_path(plates->cr[i], path);
        cairo_set_fill_rule(plates->cr[i],
                            even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_clip(plates->cr[i]);
    }
    cairo_append_path(plates->cr[0], path);
    cairo_path_destroy(path);
}

/* The plate of a spot; -1: there are more than can be measured. */
static int
plate_of(DalilPfPlates *plates, const char *spot)
{
    for (int i = PROCESS; i < plates->n; i++)
        if (plates->names[i] == spot)
            return i;
    if (plates->n == PLATES)
        return -1;
    plates->names[plates->n] = spot;
    return plates->n++;
}

/* As process plates; FALSE: it is no process colour. */
static gboolean
process_of(const DalilPfInk *ink, double v[PROCESS])
{
    double black = 0;

    memset(v, 0, sizeof(double) * PROCESS);
    if (ink->space == DALIL_PF_CMYK)
        memcpy(v, ink->v, sizeof(double) * PROCESS);
    else if (ink->space == DALIL_PF_GREY)
        v[3] = 1 - ink->v[0];
    else if (ink->space == DALIL_PF_RGB) {
        black = 1 - fmax(ink->v[0], fmax(ink->v[1], ink->v[2]));
        for (int i = 0; i < 3; i++)
            v[i] = 1 - ink->v[i] - black;
        v[3] = black;
    } else
        return FALSE;
    return TRUE;
}

/* What knocks out touches every plate; what overprints only its own (ISO 32000-1, 8.6.7). FALSE:
 * what the ink is is not known. */
static gboolean
doses_of(DalilPfPlates *plates, const DalilPfState *state, int which, Dose doses[PLATES])
{
    const DalilPfInk *ink = &state->ink[which];
    gboolean over = state->over[which];
    double v[PROCESS];
    gboolean process = process_of(ink, v);
    int own = ink->space == DALIL_PF_SPOT ? plate_of(plates, ink->spot) : -1;

    if (!process && own < 0 && ink->space != DALIL_PF_ALL)
        return FALSE;
    for (int i = 0; i < PLATES; i++)
        doses[i] = (Dose){i < plates->n && (!over || i == own), 0};
    for (int i = 0; process && i < PROCESS; i++) {
        gboolean spared = over && state->opm == 1 && ink->space == DALIL_PF_CMYK && v[i] <= 0;
        doses[i] = (Dose){!spared, CLAMP(v[i], 0, 1)};
    }
    if (own >= 0)
        doses[own].value = CLAMP(ink->v[0], 0, 1);
    for (int i = 0; ink->space == DALIL_PF_ALL && i < plates->n; i++)
        doses[i] = (Dose){TRUE, CLAMP(ink->v[0], 0, 1)};
    return TRUE;
}

/* How a shape is laid on a plate: the path that is there, or all that is not clipped. */
typedef void (*Lay)(cairo_t *cr);

/* What was there goes as far as the shape covers it, then the ink comes. In grey, OVER is what
 * multiplying is in ink. (Cairo's operator SOURCE does not take nothing by half.) */
static void
lay_on(cairo_t *cr, const DalilPfState *state, const Dose *dose, double strength,
       const cairo_path_t *path, Lay shape)
{
    const cairo_operator_t ways[] = {CAIRO_OPERATOR_DEST_OUT,
                                     state->multiply ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_ADD};

    for (int i = 0; i < 2; i++) {
        double value = i == 0 ? strength : dose->value * strength;
        if ((i == 0 && state->multiply) || value <= 0)
            continue;
        if (path) {
            cairo_new_path(cr);
            cairo_append_path(cr, path);
        }
        cairo_set_operator(cr, ways[i]);
        cairo_set_source_rgba(cr, 0, 0, 0, value);
        shape(cr);
    }
}

static void
lay(DalilPfPlates *plates, const DalilPfState *state, int which, const cairo_path_t *path,
    double strength, Lay shape)
{
    Dose doses[PLATES];

    if (!doses_of(plates, state, which, doses))
        return;
    for (int i = 0; i < PLATES; i++)
        if (doses[i].touched)
            lay_on(plates->cr[i], state, &doses[i], strength * state->alpha[which], path, shape);
}

static void
set_rules(DalilPfPlates *plates, gboolean even_odd, double width)
{
    for (int i = 0; i < PLATES; i++) {
        cairo_set_fill_rule(plates->cr[i],
                            even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_set_line_width(plates->cr[i], width);
    }
}

void
dalil_pf_plates_fill(DalilPfPlates *plates, const DalilPfState *state, gboolean even_odd,
                     double strength)
{
    cairo_path_t *path = cairo_copy_path(plates->cr[0]);

    set_rules(plates, even_odd, 1);
    lay(plates, state, DALIL_PF_FILL, path, strength, cairo_fill);
    cairo_new_path(plates->cr[0]);
    cairo_append_path(plates->cr[0], path);
    cairo_path_destroy(path);
}

void
dalil_pf_plates_stroke(DalilPfPlates *plates, const DalilPfState *state)
{
    cairo_path_t *path = cairo_copy_path(plates->cr[0]);

    set_rules(plates, FALSE,
              CLAMP(state->width * dalil_pf_scale(&state->ctm) / plates->unit, 0.01, 1e4));
    lay(plates, state, DALIL_PF_LINE, path, 1, cairo_stroke);
    cairo_new_path(plates->cr[0]);
    cairo_append_path(plates->cr[0], path);
    cairo_path_destroy(path);
}

void
dalil_pf_plates_paint(DalilPfPlates *plates, const DalilPfState *state)
{
    lay(plates, state, DALIL_PF_FILL, NULL, 1, cairo_paint);
}

/* From the unit square of a picture, its first row above, to the grid. */
static cairo_matrix_t
picture_matrix(const DalilPfPlates *plates, const DalilAffine *m, int width, int height)
{
    cairo_matrix_t to, pixels;

    cairo_matrix_init(&to, m->a / plates->unit, -m->b / plates->unit, m->c / plates->unit,
                      -m->d / plates->unit, (m->e - plates->left) / plates->unit,
                      (plates->high - m->f) / plates->unit);
    cairo_matrix_init(&pixels, 1.0 / width, 0, 0, -1.0 / height, 0, 1);
    cairo_matrix_multiply(&pixels, &pixels, &to);
    return pixels;
}

/* @plane of a picture, NULL when it only knocks out; as far as its mask lets it. */
static void
lay_plane(cairo_t *cr, const cairo_matrix_t *m, const DalilPfState *state,
          const DalilPfSamples *samples, cairo_surface_t *plane)
{
    for (int i = 0; i < 2; i++) {
        if (i == 0 ? state->multiply : !plane)
            continue;
        cairo_save(cr);
        cairo_transform(cr, m);
        cairo_rectangle(cr, 0, 0, samples->width, samples->height);
        cairo_clip(cr);
        if (i == 0) {
            cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OUT);
            cairo_set_source_rgba(cr, 0, 0, 0, 1);
        } else {
            cairo_set_operator(cr, state->multiply ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_ADD);
            cairo_set_source_surface(cr, plane, 0, 0);
            cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
        }
        if (samples->mask)
            cairo_mask_surface(cr, samples->mask, 0, 0);
        else
            cairo_paint_with_alpha(cr, state->alpha[DALIL_PF_FILL]);
        cairo_restore(cr);
    }
}

/* An ink where @mask says so. */
static void
lay_mask(cairo_t *cr, const cairo_matrix_t *m, const DalilPfState *state, cairo_surface_t *mask,
         const Dose *dose)
{
    cairo_save(cr);
    cairo_transform(cr, m);
    cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OUT);
    cairo_set_source_rgba(cr, 0, 0, 0, 1);
    if (!state->multiply)
        cairo_mask_surface(cr, mask, 0, 0);
    cairo_set_operator(cr, state->multiply ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_ADD);
    cairo_set_source_rgba(cr, 0, 0, 0, dose->value);
    cairo_mask_surface(cr, mask, 0, 0);
    cairo_restore(cr);
}

/* Which plane of the samples goes to plate @i; NULL: none, which knocks out. */
static cairo_surface_t *
plane_of(const DalilPfSamples *samples, const DalilPfPicture *picture, int i, int own)
{
    switch (picture->space) {
    case DALIL_PF_CMYK:
        return i < PROCESS ? samples->planes[i] : NULL;
    case DALIL_PF_GREY:
        return i == PROCESS - 1 ? samples->planes[0] : NULL;
    default:
        return i == own ? samples->planes[0] : NULL;
    }
}

void
dalil_pf_plates_picture(DalilPfPlates *plates, const DalilPfState *state, DalilPf *pf,
                        const DalilPfPicture *picture)
{
    DalilPfSamples samples;
    cairo_matrix_t m;
    int own = picture->space == DALIL_PF_SPOT ? plate_of(plates, picture->spot) : -1;

    if (!dalil_pf_samples_read(&samples, pf, picture))
        return;
    m = picture_matrix(plates, &state->ctm, samples.width, samples.height);
    if (picture->mask) {
        Dose doses[PLATES];
        gboolean known = doses_of(plates, state, DALIL_PF_FILL, doses);
        samples.mask = g_steal_pointer(&samples.planes[0]);
        for (int i = 0; known && i < PLATES; i++)
            if (doses[i].touched)
                lay_mask(plates->cr[i], &m, state, samples.mask, &doses[i]);
    } else {
        for (int i = 0; i < plates->n; i++)
            lay_plane(plates->cr[i], &m, state, &samples, plane_of(&samples, picture, i, own));
    }
    dalil_pf_samples_clear(&samples);
}

/* The sums of all plates, in 1/255. (transfer full) */
static int *
sums_of(DalilPfPlates *plates)
{
    int *sums = g_new0(int, (gsize)plates->width *(gsize)plates->height);

    for (int i = 0; i < PLATES; i++) {
        const guint8 *data = NULL;
        int stride = cairo_image_surface_get_stride(plates->surfaces[i]);
        cairo_surface_flush(plates->surfaces[i]);
        data = cairo_image_surface_get_data(plates->surfaces[i]);
        for (int y = 0; data && y < plates->height; y++)
            for (int x = 0; x < plates->width; x++)
                sums[y * plates->width + x] += data[(gsize)y * (gsize)stride + (gsize)x];
    }
    return sums;
}

double
dalil_pf_plates_most(DalilPfPlates *plates, double at[2])
{
    g_autofree int *sums = sums_of(plates);
    int most = 0, w = plates->width;

    at[0] = plates->left;
    at[1] = plates->high;
    for (int y = 0; y + WINDOW <= plates->height; y++)
        for (int x = 0; x + WINDOW <= w; x++) {
            int sum = 0;
            for (int row = 0; row < WINDOW; row++)
                for (int column = 0; column < WINDOW; column++)
                    sum += sums[(y + row) * w + x + column];
            if (sum <= most)
                continue;
            most = sum;
            at[0] = plates->left + (x + WINDOW / 2.0) * plates->unit;
            at[1] = plates->high - (y + WINDOW / 2.0) * plates->unit;
        }
    return most / (255.0 * WINDOW * WINDOW);
}
