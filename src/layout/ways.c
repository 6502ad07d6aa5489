/* ways.c: each way out tried on a copy of the story */
#include "layout/ways.h"

#include <math.h>
#include <string.h>

#include "layout/assign.h"
#include "layout/moves.h"

#define MM(points) ((points)*25.4 / 72)

/* Type smaller than this is no way out; frames more than this are another layout. */
enum { SMALLEST_TENTHS = 40, FRAMES_MORE = 4 };

/* A copy to change and search in; its boxes are shared, what stands of them is its own. */
static DalilFitted
copy_of(const DalilFitted *fitted)
{
    DalilFitted copy = *fitted;
    int n = copy.stream.n_all + 1;

    copy.arena = dalil_arena_new();
    copy.stream.boxes = dalil_arena_newn(copy.arena, DalilBox *, n);
    copy.stream.again = dalil_arena_newn(copy.arena, DalilBox *, n);
    copy.stream.chunk = dalil_arena_newn(copy.arena, int, n);
    copy.choice = (DalilChoice){0};
    copy.brief = NULL;
    copy.least = NULL;
    copy.n_least = copy.n_brief = 0;
    copy.begins = NULL;
    copy.flowed = NULL;
    dalil_moves_choose(&copy);
    return copy;
}

double
dalil_ways_over(DalilFitted *fitted)
{
    const DalilStream *stream = &fitted->stream;
    DalilFlowed *failed = NULL;
    double over = 0;
    DalilSlot slot;

    if (stream->chain.n_once == 1 && stream->chain.n_repeat == 0 &&
        dalil_slots_nth(&stream->chain, 0, &slot)) /* one frame: exactly */
        return dalil_box_stack(&fitted->trial, stream->boxes, stream->n, slot.rect.width) -
               slot.rect.height;
    dalil_flowed_free(dalil_fit_try(fitted, &failed));
    over = failed ? failed->over : 0;
    dalil_flowed_free(failed);
    return over;
}

char *
dalil_ways_outcome(DalilFitted *fitted, gboolean good)
{
    const DalilSetting *at = &fitted->trial.at;
    g_autofree char *texts = NULL;

    if (!good)
        return fitted->trial.too_wide ? g_strdup("a word is still too wide")
                                      : g_strdup_printf("still %.0f mm over",
                                                        ceil(MM(dalil_ways_over(fitted)) - 1e-6));
    if (fitted->choice.brief && fitted->n_brief > 0)
        texts = g_strdup_printf(", %d %s shortened", fitted->n_brief,
                                fitted->n_brief == 1 ? "text" : "texts");
    return g_strdup_printf("fits at %.3g pt%s%s", at->size, texts ? texts : "",
                           fitted->choice.dense ? ", entries dense" : "");
}

/* "@what: fits at …" or, when it does not, what is still missing. (transfer full) */
static char *
tell(const char *what, DalilFitted *copy, gboolean good)
{
    g_autofree char *outcome = dalil_ways_outcome(copy, good);

    return g_strconcat(what, ": ", outcome, NULL);
}

/* One way. Returns: (transfer full): NULL when it makes no sense for this story. */
typedef char *(*Way)(DalilFitted *copy, double over, gboolean *good);

static char *
way_assign(DalilFitted *copy, double over, gboolean *good)
{
    (void)over;
    if (copy->assign || !dalil_assign_possible(&copy->stream))
        return NULL;
    copy->assign = TRUE;
    *good = dalil_fit_search(copy);
    return tell("let categories change places (assign: yes)", copy, *good);
}

static char *
way_shorten(DalilFitted *copy, double over, gboolean *good)
{
    int before = dalil_moves_count(copy);

    (void)over;
    if (copy->shorten)
        return NULL;
    copy->shorten = TRUE;
    copy->least = NULL;
    if (dalil_moves_count(copy) == before) /* no text has a shorter one */
        return NULL;
    *good = dalil_fit_search(copy);
    return tell("allow summaries (shorten: yes)", copy, *good);
}

/* The largest type, below what is allowed, at which it would fit. */
static char *
way_smaller(DalilFitted *copy, double over, gboolean *good)
{
    DalilRange asked = copy->size;
    int low = SMALLEST_TENTHS, high = (int)ceil(asked.min * 10 - 1e-6) - 1;
    g_autofree char *what = NULL;

    (void)over;
    for (; low <= high; high--) { /* one size after the other, as the search itself */
        copy->size.min = copy->size.max = high / 10.0;
        if (dalil_fit_search(copy))
            break;
    }
    if (high < low)
        return g_strdup("smaller type alone");
    *good = TRUE;
    what = g_strdup_printf("smaller type, size: [%.3gpt, %.3gpt]", high / 10.0, asked.max);
    return tell(what, copy, TRUE);
}

/* The ids of the first @n of @least. */
static char *
names_of(const DalilFitted *copy, const GArray *least, int n)
{
    GString *names = g_string_new(NULL);

    for (int i = 0; i < MIN(n, 3); i++) {
        const char *key = copy->stream.entries[g_array_index(least, int, i)].block->key;
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", key ? key : "?");
    }
    g_string_append(names, n > 3 ? ", …" : "");
    return g_string_free(names, FALSE);
}

static gboolean
fits_without(DalilFitted *copy, guint8 *left_out, const GArray *least, int n)
{
    memset(left_out, 0, (gsize)copy->stream.n_entries);
    for (int i = 0; i < n; i++)
        left_out[g_array_index(least, int, i)] = TRUE;
    return dalil_fit_search(copy);
}

/* The fewest entries, least priority first. */
static char *
way_leave_out(DalilFitted *copy, double over, gboolean *good)
{
    int n = copy->stream.n_entries, low = 1, high = n - 1;
    g_autoptr(GArray) least = dalil_moves_least(copy);
    guint8 *left_out = dalil_arena_newn(copy->arena, guint8, n + 1);
    g_autofree char *names = NULL, *what = NULL;

    (void)over;
    copy->choice.left_out = left_out;
    if (n < 2 || !fits_without(copy, left_out, least, high))
        return NULL;
    while (low < high) {
        int middle = (low + high) / 2;
        if (fits_without(copy, left_out, least, middle))
            high = middle;
        else
            low = middle + 1;
    }
    *good = fits_without(copy, left_out, least, high);
    names = names_of(copy, least, high);
    what = high == 1
               ? g_strdup_printf("leave out the entry of lowest priority (%s)", names)
               : g_strdup_printf("leave out the %d entries of lowest priority (%s)", high, names);
    return tell(what, copy, *good);
}

/* More frames like the chain's last one; a folded sheet has only so many panels. */
static char *
way_frames(DalilFitted *copy, double over, gboolean *good)
{
    DalilSlots *chain = &copy->stream.chain;
    int n = chain->n_once;
    DalilSlot *slots = dalil_arena_newn(copy->arena, DalilSlot, n + FRAMES_MORE);
    g_autofree char *what = NULL;

    (void)over;
    if (n < 1 || chain->n_repeat > 0 || copy->stream.n_entries < 2 ||
        !dalil_fold_paged((DalilFoldKind)copy->trial.edition->layout->fold))
        return NULL;
    memcpy(slots, chain->once, sizeof *slots * (gsize)n);
    chain->once = slots;
    for (int more = 1; more <= FRAMES_MORE && !*good; more++) {
        slots[n + more - 1] = slots[n - 1];
        chain->n_once = n + more;
        *good = dalil_fit_search(copy);
    }
    what = chain->n_once == n + 1
               ? g_strdup("one frame more like the last")
               : g_strdup_printf("%d frames more like the last", chain->n_once - n);
    return tell(what, copy, *good);
}

/* A single frame made higher by what is missing. */
static char *
way_higher(DalilFitted *copy, double over, gboolean *good)
{
    DalilSlots *chain = &copy->stream.chain;
    DalilSlot *slot = NULL;
    g_autofree char *what = NULL;

    if (chain->n_once != 1 || chain->n_repeat > 0 || over <= 0)
        return NULL;
    slot = dalil_arena_memdup(copy->arena, chain->once, sizeof *slot);
    slot->rect.height += ceil(MM(over)) * 72 / 25.4;
    if (slot->panel.height > 0 &&
        slot->rect.y + slot->rect.height > slot->panel.y + slot->panel.height)
        return NULL; /* the paper ends before */
    chain->once = slot;
    *good = dalil_fit_search(copy);
    what = g_strdup_printf("make the frame %.0f mm higher", ceil(MM(over)));
    return tell(what, copy, *good);
}

char *
dalil_ways(const DalilFitted *fitted, double over)
{
    static const Way ways[] = {way_assign,    way_shorten, way_higher,
                               way_leave_out, way_smaller, way_frames};
    g_autoptr(GPtrArray) help = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) fail = g_ptr_array_new_with_free_func(g_free);
    GString *to = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(ways) && help->len < DALIL_WAYS; i++) {
        DalilFitted copy = copy_of(fitted);
        gboolean good = FALSE;
        char *told = ways[i](&copy, over, &good);
        if (told)
            g_ptr_array_add(good ? help : fail, told);
        dalil_arena_free(copy.arena);
    }
    for (guint i = 0; i < help->len; i++)
        g_string_append_printf(to, "%s%s", i > 0 ? "; " : "", (const char *)help->pdata[i]);
    for (guint i = 0; i + help->len < DALIL_WAYS && i < fail->len; i++)
        g_string_append_printf(to, "%s%s",
                               i > 0           ? ", "
                               : help->len > 0 ? "; not enough: "
                                               : "none alone: ",
                               (const char *)fail->pdata[i]);
    return g_string_free(to, FALSE);
}
