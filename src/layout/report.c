/* report.c: a word that is too wide, or room that is too short */
#include "layout/report.h"

#include <math.h>

#include "content/reading.h"
#include "layout/ways.h"

#define MM(points) ((points)*25.4 / 72)

static const DalilBlock *
entry_at(const DalilStream *stream, int box)
{
    for (int i = box; i < stream->n; i++)
        if (stream->boxes[i]->block->is_service)
            return stream->boxes[i]->block;
    return stream->boxes[box]->block;
}

static void
report_word(const DalilFitted *fitted, DalilDiags *diags, const DalilMeasured *text)
{
    int widest = 0;
    g_autofree char *all = NULL, *word = NULL;

    for (int i = 1; i < text->n; i++)
        if (text->pieces[i].width > text->pieces[widest].width)
            widest = i;
    all = dalil_measured_text(text, widest, widest + 1);
    word = dalil_reading_shorten(all);
    dalil_diags_error(diags, text->rich->at,
                      "%s: \"%s\" is wider than its column in \"%s\" even at %.3g pt; shorten it, "
                      "or let the layout use smaller type or fewer columns",
                      fitted->trial.edition->name, word, fitted->name, fitted->size.min);
}

/* The trial remembers one paragraph only: here each is asked again. */
static void
report_words(DalilFitted *fitted, DalilDiags *diags, const DalilFlowed *failed)
{
    for (guint i = 0; i < failed->placements->len; i++) {
        const DalilPlacement *placement = &g_array_index(failed->placements, DalilPlacement, i);

        fitted->trial.too_wide = NULL;
        dalil_box_height(&fitted->trial, placement->box, placement->width);
        if (fitted->trial.too_wide)
            report_word(fitted, diags, fitted->trial.too_wide);
    }
}

/* What was given up already, in words: ", with all 12 short texts, entries dense". (transfer full)
 */
static char *
given_up(const DalilFitted *fitted)
{
    g_autofree char *texts = fitted->n_brief > 0
                                 ? g_strdup_printf(", with all %d short texts", fitted->n_brief)
                                 : g_strdup("");

    return g_strconcat(texts, fitted->choice.dense ? ", entries dense" : "", NULL);
}

/* What shortening would have to save, in lines of the story's first paragraph. (transfer full): ""
 * when there is none. */
static char *
lines_over(const DalilFitted *fitted, double over)
{
    const DalilStream *stream = &fitted->stream;

    for (int i = 0; i < stream->n; i++) {
        const DalilBlock *block = stream->boxes[i]->block;
        if (block->kind == DALIL_BOX_PARA) {
            double pitch = dalil_box_measure(&fitted->trial, stream->boxes[i]->text, block->style,
                                             1, block->hang)
                               .pitch;
            int lines = (int)ceil(over / pitch - 1e-6);
            return g_strdup_printf("shorten its texts by %d %s; ", lines,
                                   lines == 1 ? "line" : "lines");
        }
    }
    return g_strdup("");
}

static void
report_room(DalilFitted *fitted, DalilDiags *diags, const DalilFlowed *failed)
{
    const DalilEdition *edition = fitted->trial.edition;
    double over = dalil_ways_over(fitted);
    const DalilBlock *first =
        failed->first_over >= 0 ? entry_at(&fitted->stream, failed->first_over) : NULL;
    gboolean entries = failed->entries_over > 0 && first;
    g_autofree char *ways = dalil_ways(fitted, over), *given = given_up(fitted);
    g_autofree char *lines = entries ? g_strdup("") : lines_over(fitted, over);
    g_autofree char *which =
        entries ? g_strdup_printf("; the first entry without room is \"%s\"", first->key)
                : g_strdup("");

    dalil_diags_error(diags, entries ? first->at : fitted->at,
                      "%s: \"%s\" is %.0f mm %s even at %.3g pt%s%s. Ways out, as tried with "
                      "layouts/%s.yaml: %s%s",
                      edition->name, fitted->name, ceil(MM(over)), entries ? "over" : "too high",
                      fitted->size.min, given, which, edition->layout->name.text, lines, ways);
}

void
dalil_report(DalilFitted *fitted, DalilDiags *diags)
{
    DalilFlowed *failed = NULL;

    dalil_flowed_free(dalil_fit_try(fitted, &failed));
    g_assert(failed); /* what did not fit does not fit now */
    if (fitted->trial.too_wide)
        report_words(fitted, diags, failed);
    else
        report_room(fitted, diags, failed);
    dalil_flowed_free(failed);
}
