/* test_layout_flow.c: stories of made-up blocks in made-up frames
 *
 * A line is ten points high, the frames' heights are given in lines; see made_up.h.
 */
#include "layout/flow.h"

#include <math.h>

#include "layout/lines.h"
#include "made_up.h"

static const struct {
    const char *name, *story, *frames, *shown;
} cases[] = {
    {"fits", "h1 e3 e4", "8 8", "h1 e3 e4"},
    {"to-the-brim", "e3 e5", "8 8", "e3 e5"},
    {"next-frame", "e3 e6", "8 8", "e3 | e6"},
    {"whole-entries", "e2 +2 e2 +2", "6 6", "e2 +2 | e2 +2"},
    {"no-going-back", "e4 e6 e2", "6 6 6", "e4 | e6 | e2"},
    {"heading-not-last", "e4 h1 e3", "5 8", "e4 | h1 e3"},
    {"heading-with-first-only", "h1 e2 e9", "4 12", "h1 e2 | ~1 e9"},
    {"heading-goes-on", "h1 e4 e4", "6 6", "h1 e4 | ~1 e4"},
    {"heading-goes-on-thrice", "h2 e3 e3 e3", "5 5 5", "h2 e3 | ~2 e3 | ~2 e3"},
    {"new-heading-instead", "h1 e4 h1 e4", "5 6", "h1 e4 | h1 e4"},
    {"two-headings", "h1 h1 e3 e1", "5 5", "h1 h1 e3 | ~1 e1"},
    {"unequal-frames", "e3 e3 e3 e3 e3", "3 10 6", "e3 | e3 e3 e3 | e3"},
    {"frame-too-small", "e3 e3", "4 2 4", "e3 | | e3"},
    {"split-between-blocks", "e3 +3 +3", "5 5 5", "e3 | +3 | +3"},
    {"split-by-lines", "e12", "5 5 5", "e12(0-5) | e12(5-10) | e12(10-12)"},
    {"split-under-heading", "h1 e12", "5 5 5 5",
     "h1 e12(0-4) | ~1 e12(4-7) | ~1 e12(7-10) | ~1 e12(10-12)"},
    {"split-then-on", "e7 e2", "5 5", "e7(0-5) | e7(5-7) e2"},
    {"split-from-the-top", "e3 e7", "5 5 5", "e3 | e7(0-5) | e7(5-7)"},
    {"whole-rather-than-heading", "h1 e4 e5", "5 5", "h1 e4 | e5"},
    {"no-lonely-heading", "h1 e4 e6", "5 5 5 5", "h1 e4 | ~1 e6(0-4) | ~1 e6(4-6)"},
    {"repeated-pages", "e3 e3 e3 e3 e3", "4 3 …", "e3 | e3 | e3 | e3 | e3"},
    {"only-repeated", "e3 e3 e3", "7 …", "e3 e3 | e3"},
    {"nothing", "", "5 5", ""},
    {"no-lines", "e0 e2", "5", "e0 e2"},
};

static void
test_case(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    MadeUp made;
    DalilFlowed *flowed = NULL, *again = NULL;
    g_autofree char *shown = NULL, *twice = NULL;

    made_up_begin(&made, cases[row].story, cases[row].frames);
    flowed = made_up_flow(&made, 0);
    again = made_up_flow(&made, 0);
    shown = made_up_shown(flowed);
    twice = made_up_shown(again);
    g_assert_cmpstr(shown, ==, cases[row].shown);
    g_assert_cmpstr(twice, ==, shown);
    g_assert_cmpfloat(flowed->over, ==, 0);
    g_assert_cmpint(flowed->entries_over, ==, 0);
    g_assert_cmpint(flowed->first_over, ==, -1);
    dalil_flowed_free(flowed);
    dalil_flowed_free(again);
    made_up_end(&made);
}

static const struct {
    const char *name, *story, *frames;
    double over; /* lines */
    int entries, first;
} overs[] = {
    {"one", "e4 e4 e4", "5 5", 4, 1, 2},
    {"three", "e4 e4 e4 e4 +1 e4", "5 5", 13, 3, 2},
    {"heading-and-entry", "h1 e3 h1 e3", "4", 4, 1, 2},
    {"goes-on", "h1 e3 e3", "4", 4, 1, 2},
    {"half-an-entry", "e12", "5 5", 2, 1, 0},
    {"no-frame", "e3 e2", "", 5, 2, 0},
};

static void
test_over(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    MadeUp made;
    DalilFlowed *flowed = NULL;

    made_up_begin(&made, overs[row].story, overs[row].frames);
    flowed = made_up_flow(&made, 0);
    g_assert_cmpfloat_with_epsilon(flowed->over, overs[row].over * MADE_UP_LINE, 1e-6);
    g_assert_cmpint(flowed->entries_over, ==, overs[row].entries);
    g_assert_cmpint(flowed->first_over, ==, overs[row].first);
    dalil_flowed_free(flowed);
    made_up_end(&made);
}

/* Spaces above: none at the head of a frame, as asked for elsewhere. */
static void
test_spaces(void)
{
    MadeUp made;
    DalilFlowed *flowed = NULL;
    static const double tops[] = {0, 20 + 5, 0};

    made_up_begin(&made, "e2 e2 e2", "6 6");
    for (int i = 0; i < 3; i++)
        ((DalilBlock *)made.stream.boxes[i]->block)->before = 0.5;
    flowed = made_up_flow(&made, 0);
    g_assert_cmpuint(flowed->placements->len, ==, 3);
    for (guint i = 0; i < 3; i++)
        g_assert_cmpfloat_with_epsilon(g_array_index(flowed->placements, DalilPlacement, i).y,
                                       tops[i], 1e-9);
    g_assert_cmpfloat_with_epsilon(g_array_index(flowed->used, double, 0), 45, 1e-9);
    dalil_flowed_free(flowed);
    made_up_end(&made);
}

/* A lower ceiling moves entries on, but never cuts one that a frame has room for. */
static void
test_cap(void)
{
    static const struct {
        double cap; /* lines */
        const char *shown;
        gboolean over;
    } caps[] = {
        {0, "e4 e2 e2", FALSE},
        {7, "e4 e2 | e2", FALSE},
        {5, "e4 | e2 e2", FALSE},
        {3, "e4 | e2 | e2", TRUE},
    };

    for (guint i = 0; i < G_N_ELEMENTS(caps); i++) {
        MadeUp made;
        DalilFlowed *flowed = NULL;
        g_autofree char *shown = NULL;

        made_up_begin(&made, "e4 e2 e2", "10 10 10");
        flowed = made_up_flow(&made, caps[i].cap * MADE_UP_LINE);
        shown = made_up_shown(flowed);
        g_assert_cmpstr(shown, ==, caps[i].shown);
        g_assert_true((flowed->over > 0) == caps[i].over);
        dalil_flowed_free(flowed);
        made_up_end(&made);
    }
}

/* One frame 40 points wide, the next 100, both ten lines high; a word of 60 points at 10 pt. */
static void
narrow_then_wide(MadeUp *made, const char *story, int heights[2])
{
    DalilSlot *slots = NULL;

    made_up_begin(made, story, "1 1");
    slots = made->stream.chain.once;
    for (int i = 0; i < 2; i++)
        slots[i].rect = (DalilRect){0, 0, i == 0 ? 40 : 100, heights[i] * MADE_UP_LINE};
}

/* A word too wide for a frame that its entry passes by is no trouble; where it stands, it is. */
static void
test_wide_words(void)
{
    static const struct {
        int heights[2];
        gboolean too_wide;
        const char *shown;
    } rows[] = {{{1, 10}, FALSE, "| e2"}, {{10, 10}, TRUE, "e2"}};

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        MadeUp made;
        DalilFlowed *flowed = NULL;
        g_autofree char *shown = NULL;

        narrow_then_wide(&made, "e2", (int[]){rows[i].heights[0], rows[i].heights[1]});
        ((DalilMeasured *)made.stream.boxes[0]->text)->widest = 6 * DALIL_EM;
        flowed = made_up_flow(&made, 0);
        shown = made_up_shown(flowed);
        g_assert_cmpstr(shown, ==, rows[i].shown);
        g_assert_true((made.trial.too_wide != NULL) == rows[i].too_wide);
        dalil_flowed_free(flowed);
        made_up_end(&made);
    }
}

/* Twenty-four words of 30 points run through a frame 40 points wide and one of 100: in one measure,
 * or the lines in one frame would not go on where those of the other end. */
static void
test_split_in_unequal_widths(void)
{
    MadeUp made;
    DalilPiece *pieces = NULL;
    DalilFlowed *flowed = NULL;
    int lines = 0;

    narrow_then_wide(&made, "e1", (int[]){17, 7});
    pieces = dalil_arena_newn(made.arena, DalilPiece, 24);
    for (int i = 0; i < 24; i++)
        pieces[i] = (DalilPiece){.width = 3 * DALIL_EM, .may_break = TRUE};
    made.stream.boxes[0]->text = made_up_measured(made.arena, pieces, 24);
    flowed = made_up_flow(&made, 0);
    g_assert_cmpfloat(flowed->over, ==, 0);
    for (guint i = 0; i < flowed->placements->len; i++) {
        const DalilPlacement *p = &g_array_index(flowed->placements, DalilPlacement, i);
        DalilMeasure m = dalil_box_measure(&made.trial, NULL, 0, p->width, 0);

        g_assert_cmpint(p->from, ==, lines);
        g_assert_cmpint(dalil_lines_count(p->box->text, m.limit), ==, 24);
        lines = p->to;
    }
    g_assert_cmpint(lines, ==, 24);
    dalil_flowed_free(flowed);
    made_up_end(&made);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/layout/flow/placed/%s", cases[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_case);
    }
    for (guint i = 0; i < G_N_ELEMENTS(overs); i++) {
        g_autofree char *path = g_strdup_printf("/layout/flow/over/%s", overs[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_over);
    }
    g_test_add_func("/layout/flow/spaces", test_spaces);
    g_test_add_func("/layout/flow/cap", test_cap);
    g_test_add_func("/layout/flow/wide-words", test_wide_words);
    g_test_add_func("/layout/flow/split-in-unequal-widths", test_split_in_unequal_widths);
    return g_test_run();
}
