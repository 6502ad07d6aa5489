/* test_layout_visual.c: the order in which runs are seen, on made-up levels and on real lines */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/isolate.h"
#include "layout/visual.h"

enum { RANDOM = 20000, MOST = 24 };

/* UAX 9's rule L2, told the other way round: what is above a level is one thing at that level, in
 * its own order; from the lowest odd level up, every level turns what it holds round. */
static int
order_of(const guint8 *levels, int n, int level, int lowest_odd, int *order, int first)
{
    int count = 0;

    for (int i = 0; i < n;) {
        int to = i;
        while (to < n && levels[to] > level)
            to++;
        if (to > i) {
            count += order_of(levels + i, to - i, level + 1, lowest_odd, order + count, first + i);
            i = to;
        } else {
            order[count++] = first + i++;
        }
    }
    for (int i = 0; level >= lowest_odd && i < count / 2; i++) {
        int swap = order[i];
        order[i] = order[count - 1 - i];
        order[count - 1 - i] = swap;
    }
    return count;
}

/* A line of @n pieces, one run each; run i is 10 + i wide. */
static DalilMeasured *
line_of(DalilArena *arena, const guint8 *levels, int n)
{
    DalilMeasured *m = dalil_arena_new0(arena, DalilMeasured);

    m->pieces = dalil_arena_newn(arena, DalilPiece, n);
    m->runs = dalil_arena_newn(arena, DalilTextRun, n);
    m->n = m->n_runs = n;
    for (int i = 0; i < n; i++) {
        m->pieces[i] = (DalilPiece){.width = 10 + i, .first_run = i, .n_runs = 1};
        m->runs[i] = (DalilTextRun){.icon = i, .width = 10 + i, .level = levels[i], .scale = 1};
    }
    return m;
}

static void
test_random(void)
{
    GRand *rand = g_rand_new_with_seed(RANDOM);

    for (int round = 0; round < RANDOM; round++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        int n = g_rand_int_range(rand, 1, MOST), highest = g_rand_int_range(rand, 1, 7);
        guint8 levels[MOST];
        int order[MOST], lowest_odd = 255, found = 0;
        const DalilPlaced *runs = NULL;
        double x = 0, width = 0;

        for (int i = 0; i < n; i++) {
            levels[i] = (guint8)g_rand_int_range(rand, 0, highest);
            if (levels[i] & 1)
                lowest_odd = MIN(lowest_odd, levels[i]);
        }
        g_assert_cmpint(order_of(levels, n, 0, lowest_odd, order, 0), ==, n);
        runs = dalil_visual_line(arena, line_of(arena, levels, n), 0, n, DALIL_EM, &found, &width);
        g_assert_cmpint(found, ==, n);
        for (int i = 0; i < n; i++) {
            g_assert_cmpint(runs[order[i]].icon, ==, order[i]); /* kept in logical order */
            g_assert_cmpfloat(runs[order[i]].x, ==, x);
            x += runs[order[i]].width;
        }
        g_assert_cmpfloat(width, ==, x);
    }
    g_rand_free(rand);
}

/* What is read from left to right on paper. Phone numbers and the like must come out as written. */
static const struct {
    const char *name, *tag, *text, *seen;
} cases[] = {
    {"french", "fr", "Appelez le Nord", "Appelez le Nord"},
    {"arabic", "ar", "مركز الصحة", "ةحصلا زكرم"},
    {"phone-in-arabic", "ar",
     "الهاتف: " DALIL_LRI "+212\xC2\xA0"
     "5\xC2\xA0"
     "24" DALIL_PDI,
     "+212 5 24 :فتاهلا"},
    {"arabic-name-in-french", "fr", "Le " DALIL_FSI "دار الحقوق" DALIL_PDI " 0524, bureau",
     "Le قوقحلا راد 0524, bureau"},
    {"latin-name-in-arabic", "ar", "جمعية " DALIL_FSI "Droits et Paix!" DALIL_PDI "، مراكش",
     "شكارم ،Droits et Paix! ةيعمج"},
    {"url-then-stop", "ar", "انظر " DALIL_LRI "x.org/a/" DALIL_PDI ".", ".x.org/a/ رظنا"},
    {"hours", "ar",
     "السبت: " DALIL_LRI "09:00" DALIL_WORD_JOINER "–" DALIL_WORD_JOINER "12:30" DALIL_PDI
     " و" DALIL_LRI "14:00" DALIL_PDI,
     "14:00و 09:00–12:30 :تبسلا"},
};

/* Letters of a run as they stand on paper. Marks are not in these samples. */
static void
add_seen(GString *to, const DalilPlaced *run)
{
    g_autofree char *turned = NULL;

    if (!run->shaped) {
        g_string_append_c(to, ' ');
        return;
    }
    turned = run->shaped->rtl ? g_utf8_strreverse(run->shaped->text, run->shaped->length)
                              : g_strndup(run->shaped->text, (gsize)run->shaped->length);
    for (const char *p = turned; *p; p = g_utf8_next_char(p))
        g_string_append_unichar(to, g_utf8_get_char(p) == 0x00A0 ? ' ' : g_utf8_get_char(p));
}

static int
compare_x(gconstpointer a, gconstpointer b)
{
    const DalilPlaced *one = *(const DalilPlaced *const *)a, *two = *(const DalilPlaced *const *)b;

    return one->x < two->x ? -1 : one->x > two->x;
}

static void
test_case(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data), n = 0;
    const DalilLanguage *language = dalil_language_lookup(cases[row].tag);
    g_autoptr(Studio) studio = studio_setter(NULL);
    g_autoptr(GPtrArray) runs = g_ptr_array_new();
    g_autoptr(GString) seen = g_string_new(NULL);
    DalilRichBuilder builder;
    const DalilMeasured *m = NULL;
    DalilPlaced *placed = NULL;
    double width = 0;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, cases[row].text, FALSE, 0, 1);
    m = dalil_measure(studio->arena, studio->shaper, studio->diags,
                      dalil_rich_end(&builder, studio->arena, language,
                                     language->direction == DALIL_RTL, NULL,
                                     (DalilSpan){NULL, 0, 0}));
    studio_assert_clean(studio->diags);
    placed = dalil_visual_line(studio->arena, m, 0, m->n, 10, &n, &width);
    for (int i = 0; i < n; i++)
        g_ptr_array_add(runs, &placed[i]);
    g_ptr_array_sort(runs, compare_x);
    for (guint i = 0; i < runs->len; i++)
        add_seen(seen, runs->pdata[i]);
    g_assert_cmpstr(seen->str, ==, cases[row].seen);
    g_assert_cmpfloat_with_epsilon(width, (double)m->natural * 10 / DALIL_EM, 1e-6);
}

/* A hyphen stands at the end of its line, on the side where the line ends. */
static void
test_hyphen(void)
{
    for (guint8 level = 0; level < 2; level++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        guint8 levels[] = {level, level, level};
        DalilMeasured *m = line_of(arena, levels, 3);
        DalilShaped hyphen = {.width = 4};
        const DalilPlaced *runs = NULL;
        double width = 0;
        int n = 0;

        m->hyphen = &hyphen;
        m->pieces[1].hyphen = 4;
        runs = dalil_visual_line(arena, m, 0, 2, DALIL_EM, &n, &width);
        g_assert_cmpint(n, ==, 3);
        g_assert_true(runs[2].shaped == &hyphen);
        g_assert_cmpfloat(runs[2].x, ==, level == 0 ? 21 : 0);
        g_assert_cmpfloat(width, ==, 25);
        dalil_visual_line(arena, m, 0, 3, DALIL_EM, &n, &width);
        g_assert_cmpint(n, ==, 3); /* the line goes on: no hyphen */
        g_assert_cmpfloat(width, ==, 33);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/visual/random", test_random);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/layout/visual/seen/%s", cases[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_case);
    }
    g_test_add_func("/layout/visual/hyphen", test_hyphen);
    return g_test_run();
}
