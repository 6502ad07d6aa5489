/* test_layout_lines.c: line breaking on made-up widths: counted, broken, and compared with every
 * other way */
#include "layout/lines.h"

#include <math.h>

#include "made_up.h"

enum { RANDOM = 5000, SEED = 20261123 };

typedef struct {
    DalilArena *arena;
    GRand *rand;
} Dice;

/* @forced, @hyphens: one piece in so many has it; 0: none. */
static DalilMeasured *
random_paragraph(Dice *dice, int most, int forced, int hyphens)
{
    int n = g_rand_int_range(dice->rand, 1, most + 1);
    DalilPiece *pieces = dalil_arena_newn(dice->arena, DalilPiece, n);

    for (int i = 0; i < n; i++) {
        DalilPiece *p = &pieces[i];
        p->width = g_rand_int_range(dice->rand, 1, 90);
        p->may_break = g_rand_int_range(dice->rand, 0, 10) > 0;
        p->space = p->may_break && g_rand_int_range(dice->rand, 0, 4) > 0
                       ? g_rand_int_range(dice->rand, 5, 20)
                       : 0;
        if (hyphens > 0 && p->may_break && p->space == 0 &&
            g_rand_int_range(dice->rand, 0, hyphens) == 0)
            p->hyphen = 6;
        if (forced > 0 && g_rand_int_range(dice->rand, 0, forced) == 0)
            *p = (DalilPiece){
                .width = p->width, .space = p->space, .must_break = TRUE, .may_break = TRUE};
    }
    return made_up_measured(dice->arena, pieces, n);
}

/* Whether a line could end before piece @end. */
static gboolean
can_end(const DalilMeasured *m, int end)
{
    return end == m->n || m->pieces[end - 1].may_break || m->pieces[end - 1].must_break;
}

static gboolean
crosses_forced(const DalilMeasured *m, int from, int to)
{
    for (int i = from; i + 1 < to; i++)
        if (m->pieces[i].must_break)
            return TRUE;
    return FALSE;
}

/* Whether [from, to) may be a line: wide enough, or the shortest there can be. */
static gboolean
is_line(const DalilMeasured *m, gint64 limit, int from, int to)
{
    if (!can_end(m, to) || crosses_forced(m, from, to))
        return FALSE;
    if (dalil_lines_width(m, from, to) <= limit)
        return TRUE;
    for (int i = from + 1; i < to; i++)
        if (can_end(m, i))
            return FALSE;
    return TRUE;
}

/* The fewest lines there can be, by looking at every way: least[k]: for pieces [k, n). */
static int
fewest(const DalilMeasured *m, gint64 limit)
{
    g_autofree int *least = g_new(int, m->n + 1);

    least[m->n] = 0;
    for (int from = m->n - 1; from >= 0; from--) {
        least[from] = G_MAXINT;
        for (int to = from + 1; to <= m->n; to++)
            if (is_line(m, limit, from, to) && least[to] < G_MAXINT)
                least[from] = MIN(least[from], least[to] + 1);
    }
    return least[0];
}

static gboolean
is_hyphen(const DalilMeasured *m, int end)
{
    return end > 0 && end < m->n && m->pieces[end - 1].hyphen > 0;
}

/* The same with no two hyphens in a row and no line too wide; G_MAXINT: there is no way. */
static int
fewest_apart(const DalilMeasured *m, gint64 limit)
{
    g_autofree int *least = g_new(int, m->n + 1);

    least[m->n] = 0;
    for (int from = m->n - 1; from >= 0; from--) {
        least[from] = G_MAXINT;
        for (int to = from + 1; to <= m->n; to++)
            if (can_end(m, to) && dalil_lines_width(m, from, to) <= limit &&
                !(is_hyphen(m, from) && is_hyphen(m, to)) && least[to] < G_MAXINT)
                least[from] = MIN(least[from], least[to] + 1);
    }
    return least[0];
}

/* Returns: whether hyphens had to be kept apart. */
static gboolean
assert_lines(const DalilMeasured *m, gint64 limit)
{
    int count = dalil_lines_count(m, limit), from = 0;
    int apart = m->forced == 0 ? fewest_apart(m, limit) : G_MAXINT;
    g_autofree int *ends = g_new(int, m->n + 1);

    g_assert_cmpint(dalil_lines_break(m, limit, ends), ==, count);
    g_assert_cmpint(ends[count - 1], ==, m->n);
    for (int line = 0; line < count; line++) {
        g_assert_cmpint(ends[line], >, from);
        g_assert_true(is_line(m, limit, from, ends[line]));
        if (apart < G_MAXINT)
            g_assert_false(is_hyphen(m, from) && is_hyphen(m, ends[line]));
        from = ends[line];
    }
    g_assert_cmpint(count, ==, apart < G_MAXINT ? apart : fewest(m, limit));
    return apart < G_MAXINT && apart > fewest(m, limit);
}

/* Five thousand paragraphs: as few lines as can be, none too wide, every forced break kept; and
 * hyphens apart, even where that takes a line more. */
static void
test_random(void)
{
    Dice dice = {dalil_arena_new(), g_rand_new_with_seed(SEED)};
    int longer = 0;

    for (int i = 0; i < RANDOM; i++) {
        int forced = i % 3 == 0 ? 8 : 0, hyphens = i % 2 == 0 ? 3 : 0;
        const DalilMeasured *m = random_paragraph(&dice, 40, forced, hyphens);

        longer += assert_lines(m, g_rand_int_range(dice.rand, 40, 700));
    }
    for (int i = 0; i < RANDOM; i++) /* words in many parts */
        longer +=
            assert_lines(random_paragraph(&dice, 30, 0, 1), g_rand_int_range(dice.rand, 100, 400));
    g_assert_cmpint(longer, >, 50);
    g_rand_free(dice.rand);
    dalil_arena_free(dice.arena);
}

/* Sum of the squares of what is left free, the last line apart. */
static double
raggedness(const DalilMeasured *m, gint64 limit, const int *ends, int lines)
{
    double sum = 0;

    for (int i = 0; i + 1 < lines; i++) {
        double free = (double)(limit - dalil_lines_width(m, i > 0 ? ends[i - 1] : 0, ends[i])) /
                      (double)limit;
        sum += free * free;
    }
    return sum;
}

typedef struct {
    const DalilMeasured *m;
    gint64 limit;
    int lines, ends[16];
    double best; /* raggedness of the best way whose last line is a quarter or more */
} Search;

static void
search(Search *s, int line, int from)
{
    for (int to = from + 1; to <= s->m->n; to++) {
        if (!is_line(s->m, s->limit, from, to) || (to == s->m->n) != (line + 1 == s->lines))
            continue;
        s->ends[line] = to;
        if (to < s->m->n) {
            search(s, line + 1, to);
        } else if (dalil_lines_width(s->m, from, to) * 4 >= s->limit) {
            s->best = MIN(s->best, raggedness(s->m, s->limit, s->ends, s->lines));
        }
    }
}

static gboolean
any_too_wide(const DalilMeasured *m, gint64 limit, const int *ends, int lines)
{
    for (int i = 0; i < lines; i++)
        if (dalil_lines_width(m, i > 0 ? ends[i - 1] : 0, ends[i]) > limit)
            return TRUE;
    return FALSE;
}

/* Against every other way with as many lines: none is less ragged; and a last line under a quarter
 * of the measure is left only where every way around it is more ragged. */
static void
test_best(void)
{
    Dice dice = {dalil_arena_new(), g_rand_new_with_seed(SEED)};
    int full = 0, avoided = 0;

    for (int i = 0; i < RANDOM; i++) {
        const DalilMeasured *m = random_paragraph(&dice, 14, 0, 0);
        gint64 limit = g_rand_int_range(dice.rand, 100, 300), last = 0;
        Search s = {.m = m, .limit = limit, .lines = dalil_lines_count(m, limit), .best = INFINITY};
        int ends[16], greedy = 0;

        dalil_lines_break(m, limit, ends);
        if (s.lines < 2 || any_too_wide(m, limit, ends, s.lines))
            continue;
        search(&s, 0, 0);
        last = dalil_lines_width(m, ends[s.lines - 2], m->n);
        g_assert_cmpfloat(raggedness(m, limit, ends, s.lines), <=, s.best + 1e-9);
        full += last * 4 >= limit;
        for (int line = 0, to = 0; line + 1 < s.lines;
             line++, greedy = to) /* the longest lines first */
            for (to = m->n; !is_line(m, limit, greedy, to); to--)
                ;
        avoided += last * 4 >= limit && dalil_lines_width(m, greedy, m->n) * 4 < limit;
    }
    g_assert_cmpint(full, >, 1000);
    g_assert_cmpint(avoided, >, 100);
    g_rand_free(dice.rand);
    dalil_arena_free(dice.arena);
}

/* Plain words: @widths in letters, 5 between them, ended by 0. */
static DalilMeasured *
words(DalilArena *arena, const int *widths)
{
    int n = 0;
    DalilPiece *pieces = dalil_arena_newn(arena, DalilPiece, 32);

    for (; widths[n] > 0; n++)
        pieces[n] = (DalilPiece){.width = widths[n], .space = 5, .may_break = TRUE};
    return made_up_measured(arena, pieces, n);
}

static const struct {
    const char *name;
    int widths[12];
    int limit, lines, ends[6];
} fixed[] = {
    {"one-line", {30, 30, 30, 0}, 100, 1, {3}},
    {"exact", {45, 50, 0}, 100, 1, {2}},
    {"one-over", {45, 51, 0}, 100, 2, {1, 2}},
    {"space-dropped", {100, 100, 0}, 100, 2, {1, 2}},
    {"short-last-line", {30, 30, 30, 10, 0}, 100, 2, {2, 4}},
    {"spread", {40, 20, 40, 40, 60, 0}, 105, 3, {2, 4, 5}},
    {"too-wide-alone", {20, 150, 20, 0}, 100, 3, {1, 2, 3}},
    {"too-wide-first", {150, 20, 0}, 100, 2, {1, 2}},
};

static void
test_fixed(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data), ends[12];
    g_autoptr(DalilArena) arena = dalil_arena_new();
    const DalilMeasured *m = words(arena, fixed[row].widths);

    g_assert_cmpint(dalil_lines_count(m, fixed[row].limit), ==, fixed[row].lines);
    g_assert_cmpint(dalil_lines_break(m, fixed[row].limit, ends), ==, fixed[row].lines);
    for (int i = 0; i < fixed[row].lines; i++)
        g_assert_cmpint(ends[i], ==, fixed[row].ends[i]);
}

/* A hyphen takes room, and only where a line ends in it. */
static void
test_hyphen(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    DalilPiece pieces[] = {{.width = 50, .hyphen = 6, .may_break = TRUE},
                           {.width = 44, .hyphen = 6, .may_break = TRUE},
                           {.width = 50}};
    const DalilMeasured *m = made_up_measured(arena, pieces, 3);
    int ends[3];

    g_assert_cmpint(dalil_lines_width(m, 0, 1), ==, 56);
    g_assert_cmpint(dalil_lines_width(m, 0, 2), ==, 100);
    g_assert_cmpint(dalil_lines_width(m, 0, 3), ==, 144);
    g_assert_cmpint(dalil_lines_break(m, 100, ends), ==, 2);
    g_assert_cmpint(dalil_lines_break(m, 99, ends), ==, 2);
    g_assert_cmpint(ends[0], ==, 1);
    g_assert_cmpint(dalil_lines_break(m, 93, ends), ==, 3);
}

static void
test_forced(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (int lines = 1; lines < 20; lines++) {
        const DalilMeasured *m = made_up_lines(arena, lines);
        int ends[20];

        g_assert_cmpint(dalil_lines_count(m, 1000), ==, lines);
        g_assert_cmpint(dalil_lines_count(m, 1), ==, lines);
        g_assert_cmpint(dalil_lines_break(m, 1000, ends), ==, lines);
        for (int i = 0; i < lines; i++)
            g_assert_cmpint(ends[i], ==, i + 1);
    }
}

/* Lines of very many pieces, and paragraphs of more than the good way would bear. */
static void
test_long(gconstpointer data)
{
    int n = GPOINTER_TO_INT(data);
    g_autoptr(DalilArena) arena = dalil_arena_new();
    DalilPiece *pieces = dalil_arena_newn(arena, DalilPiece, n);
    g_autofree int *ends = g_new(int, n);
    const DalilMeasured *m = NULL;
    int lines = 0;

    for (int i = 0; i < n; i++)
        pieces[i] = (DalilPiece){.width = 1, .may_break = TRUE};
    m = made_up_measured(arena, pieces, n);
    for (int limit = n / 7; limit <= n; limit += n / 3) {
        lines = dalil_lines_break(m, limit, ends);
        g_assert_cmpint(lines, ==, (n + limit - 1) / limit);
        g_assert_cmpint(lines, ==, dalil_lines_count(m, limit));
        g_assert_cmpint(ends[lines - 1], ==, n);
        for (int i = 0; i < lines; i++)
            g_assert_cmpint(ends[i] - (i > 0 ? ends[i - 1] : 0), <=, limit);
    }
}

static void
test_empty(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    const DalilMeasured *m = made_up_lines(arena, 0);
    int ends[1] = {-1};

    g_assert_cmpint(dalil_lines_count(m, 100), ==, 0);
    g_assert_cmpint(dalil_lines_break(m, 100, ends), ==, 0);
    g_assert_cmpint(ends[0], ==, -1);
}

static void
test_limit(void)
{
    g_assert_cmpint(dalil_lines_limit(10, 10), ==, DALIL_EM);
    g_assert_cmpint(dalil_lines_limit(283.46, 8.5), ==, (gint64)(283.46 / 8.5 * DALIL_EM + 0.5));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/lines/random", test_random);
    g_test_add_func("/layout/lines/best", test_best);
    for (guint i = 0; i < G_N_ELEMENTS(fixed); i++) {
        g_autofree char *path = g_strdup_printf("/layout/lines/fixed/%s", fixed[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_fixed);
    }
    g_test_add_func("/layout/lines/hyphen", test_hyphen);
    g_test_add_func("/layout/lines/forced", test_forced);
    g_test_add_data_func("/layout/lines/long/2000", GINT_TO_POINTER(2000), test_long);
    g_test_add_data_func("/layout/lines/long/5000", GINT_TO_POINTER(5000), test_long);
    g_test_add_func("/layout/lines/empty", test_empty);
    g_test_add_func("/layout/lines/limit", test_limit);
    return g_test_run();
}
