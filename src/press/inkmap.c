/* inkmap.c: tags, and what is printed for them */
#include "press/inkmap.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define STEP 5e-5
#define STEPS 19 /* in a thousandth, which the screen colour is rounded to */
#define NO_COLOUR (-1)
#define CAP 0.997 /* so that a tag is never more than 1 */
#define NEAR 1e-5 /* decimals are exact to 5e-7, the 16 bits of a mesh to 8e-6 */
/* A grey is what has little colour in it; a dark one is meant to be read, and stays sharp only on
 * one plate. */
#define GREY_CHROMA 0.1
#define GREY_DARK 0.5
#define BLACK_ENOUGH 0.5

typedef struct {
    double tag[3], screen[3];
    DalilPlates plates;
} Row;

typedef struct {
    char *name;
    double cmyk[DALIL_CMYK];
} Spot;

struct DalilInkMap {
    const DalilProfile *profile;
    GArray *rows;   /* Row */
    GArray *spots;  /* Spot */
    GArray *strays; /* DalilStray */
    int counts[DALIL_FOUND_KINDS];
};

static void
clear_spot(gpointer data)
{
    g_free(((Spot *)data)->name);
}

DalilInkMap *
dalil_inkmap_new(const DalilProfile *profile)
{
    DalilInkMap *map = g_new0(DalilInkMap, 1);

    map->profile = profile;
    map->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    map->spots = g_array_new(FALSE, FALSE, sizeof(Spot));
    g_array_set_clear_func(map->spots, clear_spot);
    map->strays = g_array_new(FALSE, FALSE, sizeof(DalilStray));
    return map;
}

void
dalil_inkmap_free(DalilInkMap *map)
{
    if (!map)
        return;
    g_array_unref(map->rows);
    g_array_unref(map->spots);
    g_array_unref(map->strays);
    g_free(map);
}

static void
black_only(const DalilInkMap *map, const double rgb[3], double cmyk[DALIL_CMYK])
{
    memset(cmyk, 0, sizeof(double) * DALIL_CMYK);
    cmyk[3] = dalil_profile_black(map->profile, rgb);
}

static gboolean
is_neutral(const double rgb[3])
{
    return fabs(rgb[0] - rgb[1]) < NEAR && fabs(rgb[0] - rgb[2]) < NEAR;
}

static gboolean
is_dark_grey(const double rgb[3])
{
    double high = MAX(rgb[0], MAX(rgb[1], rgb[2])), low = MIN(rgb[0], MIN(rgb[1], rgb[2]));

    return high - low <= GREY_CHROMA && high <= GREY_DARK;
}

static void
usual_plates(const DalilInkMap *map, const double rgb[3], gboolean text, double cmyk[DALIL_CMYK])
{
    if (text)
        black_only(map, (double[]){0, 0, 0}, cmyk);
    else if (is_neutral(rgb) || is_dark_grey(rgb))
        black_only(map, rgb, cmyk);
    else
        dalil_profile_colour(map->profile, rgb, cmyk);
}

/* The plate of that name; several inks may be tints of one. */
static int
add_spot(DalilInkMap *map, const char *name, const double cmyk[DALIL_CMYK])
{
    Spot spot = {NULL, {0}};

    for (guint i = 0; i < map->spots->len; i++)
        if (g_str_equal(g_array_index(map->spots, Spot, i).name, name))
            return (int)i;
    spot.name = g_strdup(name);
    memcpy(spot.cmyk, cmyk, sizeof spot.cmyk);
    g_array_append_val(map->spots, spot);
    return (int)map->spots->len - 1;
}

int
dalil_inkmap_add(DalilInkMap *map, DalilColour colour, const DalilInkPress *press, gboolean text)
{
    int n = (int)map->rows->len;
    Row row = {.screen = {colour.red, colour.green, colour.blue},
               .plates = {.spot = -1, .tint = 1, .over = press->overprint}};

    for (int i = 0; i < 3; i++)
        row.tag[i] = MIN(round(row.screen[i] * 1000) / 1000, CAP);
    row.tag[0] += (n % STEPS + 1) * STEP;
    row.tag[1] += (n / STEPS % STEPS) * STEP;
    row.tag[2] += (n / STEPS / STEPS % STEPS) * STEP;
    if (press->cmyk.set)
        memcpy(row.plates.cmyk, press->cmyk.part, sizeof row.plates.cmyk);
    else if (press->spot.text)
        dalil_profile_colour(map->profile, row.screen, row.plates.cmyk);
    else
        usual_plates(map, row.screen, text, row.plates.cmyk);
    if (press->spot.text) {
        row.plates.spot = add_spot(map, press->spot.text, row.plates.cmyk);
        row.plates.tint = press->tint > 0 ? press->tint / 100 : 1;
    }
    g_array_append_val(map->rows, row);
    return n;
}

int
dalil_inkmap_add_mark(DalilInkMap *map, const DalilInkPress *press)
{
    static const DalilColour dark = {0.1, 0.1, 0.1, TRUE};
    int n = dalil_inkmap_add(map, dark, press, FALSE);

    g_array_index(map->rows, Row, n).screen[0] = NO_COLOUR;
    return n;
}

DalilColour
dalil_inkmap_tag(const DalilInkMap *map, int ink)
{
    const double *tag = g_array_index(map->rows, Row, ink).tag;

    return (DalilColour){tag[0], tag[1], tag[2], TRUE};
}

const DalilPlates *
dalil_inkmap_plates(const DalilInkMap *map, int ink)
{
    return &g_array_index(map->rows, Row, ink).plates;
}

static gboolean
is_near(const double a[3], const double b[3])
{
    return fabs(a[0] - b[0]) < NEAR && fabs(a[1] - b[1]) < NEAR && fabs(a[2] - b[2]) < NEAR;
}

static void
count_stray(DalilInkMap *map, const double rgb[3])
{
    DalilStray stray = {"", 1};
    int byte[3];

    for (int i = 0; i < 3; i++)
        byte[i] = (int)round(CLAMP(rgb[i], 0, 1) * 255);
    g_snprintf(stray.hex, sizeof stray.hex, "#%02x%02x%02x", byte[0] & 255, byte[1] & 255,
               byte[2] & 255);
    for (guint i = 0; i < map->strays->len; i++) {
        DalilStray *known = &g_array_index(map->strays, DalilStray, i);
        if (g_str_equal(known->hex, stray.hex)) {
            known->times++;
            return;
        }
    }
    g_array_append_val(map->strays, stray);
}

DalilPlates
dalil_inkmap_find(DalilInkMap *map, const double rgb[3])
{
    const Row *rows = (const Row *)(const void *)map->rows->data;
    DalilPlates plates = {.spot = -1, .tint = 1};

    for (guint i = 0; i < map->rows->len; i++)
        if (is_near(rows[i].tag, rgb)) {
            map->counts[DALIL_FOUND_TAG]++;
            return rows[i].plates;
        }
    for (guint i = 0; i < map->rows->len; i++)
        if (is_near(rows[i].screen, rgb)) {
            map->counts[DALIL_FOUND_SCREEN]++;
            return rows[i].plates;
        }
    if (is_neutral(rgb)) {
        map->counts[DALIL_FOUND_GREY]++;
        black_only(map, rgb, plates.cmyk);
        return plates;
    }
    map->counts[DALIL_FOUND_NOT]++;
    count_stray(map, rgb);
    dalil_profile_colour(map->profile, rgb, plates.cmyk);
    return plates;
}

gboolean
dalil_plates_are_black(const DalilPlates *plates)
{
    const double *c = plates->cmyk;

    return plates->spot < 0 && c[0] <= 0 && c[1] <= 0 && c[2] <= 0 && c[3] >= BLACK_ENOUGH;
}

void
dalil_plates_process(const DalilPlates *plates, double cmyk[DALIL_CMYK])
{
    for (int i = 0; i < DALIL_CMYK; i++)
        cmyk[i] = plates->cmyk[i] * (plates->spot < 0 ? 1 : plates->tint);
}

int
dalil_inkmap_n_spots(const DalilInkMap *map)
{
    return (int)map->spots->len;
}

const char *
dalil_inkmap_spot(const DalilInkMap *map, int spot, double cmyk[DALIL_CMYK])
{
    const Spot *s = &g_array_index(map->spots, Spot, spot);

    memcpy(cmyk, s->cmyk, sizeof s->cmyk);
    return s->name;
}

int
dalil_inkmap_count(const DalilInkMap *map, DalilFound how)
{
    return map->counts[how];
}

const DalilStray *
dalil_inkmap_strays(const DalilInkMap *map, int *n)
{
    *n = (int)map->strays->len;
    return (const DalilStray *)(const void *)map->strays->data;
}
