/* heights.c: a table of heights for each width of frame */
#include "layout/heights.h"

#include <math.h>

enum { WIDTHS = 12 };

typedef struct {
    double height;             /* NAN: not asked yet */
    const DalilMeasured *wide; /* what has a word wider than its measure; NULL: nothing */
} Known;

struct DalilHeights {
    DalilTrial *trial;
    const DalilStream *stream;
    double width[WIDTHS];
    Known *known[WIDTHS]; /* by index of box; NULL: no such width yet */
};

DalilHeights *
dalil_heights_new(DalilTrial *trial, const DalilStream *stream)
{
    DalilHeights *heights = g_new0(DalilHeights, 1);

    heights->trial = trial;
    heights->stream = stream;
    return heights;
}

void
dalil_heights_free(DalilHeights *heights)
{
    if (!heights)
        return;
    for (int w = 0; w < WIDTHS; w++)
        g_free(heights->known[w]);
    g_free(heights);
}

DalilTrial *
dalil_heights_trial(DalilHeights *heights)
{
    return heights->trial;
}

const DalilStream *
dalil_heights_stream(const DalilHeights *heights)
{
    return heights->stream;
}

/* The table of @width; the last one is used anew for all there is no room for. */
static Known *
table_of(DalilHeights *heights, double width)
{
    int w = 0, n = MAX(heights->stream->n_known, 1);

    for (; w < WIDTHS - 1 && heights->known[w]; w++)
        if (fabs(heights->width[w] - width) <= 1e-6)
            return heights->known[w];
    if (heights->known[w] && fabs(heights->width[w] - width) <= 1e-6)
        return heights->known[w];
    g_free(heights->known[w]);
    heights->known[w] = g_new0(Known, n);
    heights->width[w] = width;
    for (int i = 0; i < n; i++)
        heights->known[w][i].height = NAN;
    return heights->known[w];
}

static const Known *
know(DalilHeights *heights, const DalilBox *box, double width)
{
    Known *known = &table_of(heights, width)[box->index];
    const DalilMeasured *said = heights->trial->too_wide;

    g_assert(box->index < heights->stream->n_known);
    if (isnan(known->height)) {
        heights->trial->too_wide = NULL;
        known->height = dalil_box_height(heights->trial, box, width);
        known->wide = heights->trial->too_wide;
        heights->trial->too_wide = said;
    }
    return known;
}

double
dalil_heights_of(DalilHeights *heights, const DalilBox *box, double width)
{
    return know(heights, box, width)->height;
}

const DalilMeasured *
dalil_heights_wide(DalilHeights *heights, const DalilBox *box, double width)
{
    return know(heights, box, width)->wide;
}
