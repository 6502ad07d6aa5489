/* impose_marks.c: marks outside of what is kept */
#include "press/impose_marks.h"

#include <math.h>

#define OFF DALIL_MM(1) /* from the bleed */
#define LONG DALIL_MM(5)
#define EDGE DALIL_MM(1) /* of the medium: nothing nearer */
#define LABEL_OFF DALIL_MM(1.5)
#define LABEL_HIGH DALIL_MM(6)
#define DIGIT_WIDE DALIL_MM(2)
#define DIGIT_HIGH DALIL_MM(4)
#define DIGIT_STEP DALIL_MM(3.2)

enum { GRID_MAX = 40 }; /* columns or rows that are still drawn as a grid */

static void
line(DalilSide *side, double x0, double y0, double x1, double y1, gboolean dashed)
{
    DalilMarkLine one = {fmax(x0, EDGE), fmax(y0, EDGE), fmin(x1, side->width - EDGE),
                         fmin(y1, side->height - EDGE), dashed};

    if (one.x0 <= one.x1 && one.y0 <= one.y1)
        g_array_append_val(side->lines, one);
}

void
dalil_impose_ticks(DalilSide *side, double bleed, double x, double y, gboolean fold)
{
    const DalilEdges *t = &side->trim;
    double near = bleed + OFF, far = near + LONG;

    if (isnan(x)) {
        line(side, t->left - far, y, t->left - near, y, fold);
        line(side, t->right + near, y, t->right + far, y, fold);
    } else {
        line(side, x, t->low - far, x, t->low - near, fold);
        line(side, x, t->high + near, x, t->high + far, fold);
    }
}

void
dalil_impose_corners(DalilSide *side, double bleed)
{
    dalil_impose_ticks(side, bleed, side->trim.left, NAN, FALSE);
    dalil_impose_ticks(side, bleed, side->trim.right, NAN, FALSE);
    dalil_impose_ticks(side, bleed, NAN, side->trim.low, FALSE);
    dalil_impose_ticks(side, bleed, NAN, side->trim.high, FALSE);
}

/* Strokes of a digit, as on a calculator: top, upper left, upper right, middle, lower left, lower
 * right, foot. */
static const char *const digits[10] = {"1110111", "0010010", "1011101", "1011011", "0111010",
                                       "1101011", "1101111", "1010010", "1111111", "1111011"};
static const struct {
    double x0, y0, x1, y1; /* of the digit's width and height */
} strokes[7] = {{0, 1, 1, 1},  {0, .5, 0, 1}, {1, .5, 1, 1}, {0, .5, 1, .5},
                {0, 0, 0, .5}, {1, 0, 1, .5}, {0, 0, 1, 0}};

static void
digit(DalilSide *side, int value, double x, double y)
{
    for (int i = 0; i < 7; i++)
        if (digits[value][i] == '1')
            line(side, x + strokes[i].x0 * DIGIT_WIDE, y + strokes[i].y0 * DIGIT_HIGH,
                 x + strokes[i].x1 * DIGIT_WIDE, y + strokes[i].y1 * DIGIT_HIGH, FALSE);
}

void
dalil_impose_label(DalilSide *side, int column, int row, int columns, int rows, int number)
{
    double cell = fmin(LABEL_HIGH / rows, DALIL_MM(40) / columns), wide = cell * columns;
    double x = side->trim.left + DALIL_MM(20), y = side->trim.low - LABEL_OFF - cell * rows;
    DalilEdges here = {x + column * cell, y + (rows - 1 - row) * cell, x + (column + 1) * cell,
                       y + (rows - row) * cell};
    g_autofree char *text = g_strdup_printf("%d", number);

    if (columns > GRID_MAX || rows > GRID_MAX)
        return;
    for (int i = 0; i <= columns; i++)
        line(side, x + i * cell, y, x + i * cell, y + rows * cell, FALSE);
    for (int i = 0; i <= rows; i++)
        line(side, x, y + i * cell, x + wide, y + i * cell, FALSE);
    g_array_append_val(side->fills, here);
    for (int i = 0; text[i]; i++)
        digit(side, text[i] - '0', x + wide + DALIL_MM(3) + i * DIGIT_STEP,
              side->trim.low - LABEL_OFF - DIGIT_HIGH);
}
