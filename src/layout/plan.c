/* plan.c: breaks that suit the editions of every language */
#include "layout/plan.h"

#include <math.h>
#include <string.h>

#include "layout/breaks.h"
#include "layout/moves.h"
#include "layout/stories.h"

typedef struct {
    const char **ids; /* of all chunks of all languages, in the common order */
    int n;
    int *begins; /* by frame, and one more: a place in that order; NULL: no common breaks */
    int n_begins;
    int *categories; /* in their order */
    int n_categories;
    const char **members; /* names of the editions that agreed */
    int n_members;
} PlanFlow;

struct DalilPlan {
    PlanFlow *flows;
    int n_flows;
    gboolean kept; /* read from a file, which may be of another layout */
};

/* One edition while a flow's breaks are looked for. */
typedef struct {
    DalilFitted fitted;
    int rung, count; /* of its ladder: what it reaches alone, and how many there are */
    int *chunk_of;   /* see breaks.h */
    DalilHeights *heights;
} Member;

typedef struct {
    DalilArena *arena, *scratch;
    Member *members;
    int n;
} Search;

/* What a chunk is called in every language: after the entry in it, or what else it begins with.
 * (transfer full) */
static char *
name_of(const DalilStream *stream, int chunk)
{
    const DalilBlock *first = stream->boxes[stream->chunk[chunk]]->block;
    const char *key = first->key ? first->key : first->rich ? first->rich->key : NULL;

    for (int i = stream->chunk[chunk]; i < stream->chunk[chunk + 1]; i++)
        if (stream->boxes[i]->block->is_service)
            return g_strdup_printf("entry %s", stream->boxes[i]->block->key);
    return g_strdup_printf("block %s", key ? key : "");
}

/* Names of all chunks, each only once: "entry x", "block", "block#2". (transfer full) */
static GPtrArray *
names_of(const DalilStream *stream)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (int c = 0; c < stream->n_chunks; c++) {
        char *name = name_of(stream, c);
        int times = GPOINTER_TO_INT(g_hash_table_lookup(seen, name)) + 1;
        g_hash_table_insert(seen, g_strdup(name), GINT_TO_POINTER(times));
        g_ptr_array_add(names, times == 1 ? name : g_strdup_printf("%s#%d", name, times));
        if (times > 1)
            g_free(name);
    }
    return names;
}

static int
find(const PlanFlow *flow, const char *id, int from)
{
    for (int i = 0; i < flow->n; i++) { /* they come in order, so the next is most likely it */
        int at = (from + i) % flow->n;
        if (g_str_equal(flow->ids[at], id))
            return at;
    }
    return -1;
}

/* Adds the chunks that other languages do not have, each behind the one it follows here. */
static void
merge(DalilArena *arena, PlanFlow *flow, const DalilStream *stream)
{
    g_autoptr(GPtrArray) names = names_of(stream);
    const char **ids = dalil_arena_newn(arena, const char *, flow->n + (int)names->len + 1);
    int at = 0;

    for (int i = 0; i < flow->n; i++)
        ids[i] = flow->ids[i];
    flow->ids = ids;
    for (guint i = 0; i < names->len; i++) {
        int found = find(flow, names->pdata[i], at);
        if (found < 0) {
            memmove(ids + at + 1, ids + at, sizeof *ids * (gsize)(flow->n++ - at));
            ids[at] = dalil_arena_strdup(arena, names->pdata[i]);
            found = at;
        }
        at = found + 1;
    }
}

/* By chunk of one language: its place in the common order. FALSE: it has another order. */
static gboolean
places_of(const PlanFlow *flow, const DalilStream *stream, int *places)
{
    g_autoptr(GPtrArray) names = names_of(stream);
    int at = -1;

    for (int c = 0; c < stream->n_chunks; c++) {
        places[c] = find(flow, names->pdata[c], at + 1);
        if (places[c] <= at)
            return FALSE;
        at = places[c];
    }
    return TRUE;
}

/* By place of the common order: the first chunk at or after it. */
static gboolean
chunks_of(const PlanFlow *flow, const DalilStream *stream, int *chunk_of)
{
    g_autofree int *places = g_new0(int, stream->n_chunks + 1);
    int chunk = 0;

    if (!places_of(flow, stream, places))
        return FALSE;
    for (int place = 0; place <= flow->n; place++) {
        while (chunk < stream->n_chunks && places[chunk] < place)
            chunk++;
        chunk_of[place] = chunk;
    }
    return TRUE;
}

/* The categories as the first edition has them. */
static void
note_order(DalilArena *arena, PlanFlow *flow, const DalilFitted *fitted)
{
    const DalilStream *stream = &fitted->stream;

    flow->categories = dalil_arena_newn(arena, int, stream->n_sections + 1);
    for (int s = 0; fitted->choice.order && s < stream->n_sections; s++) {
        int category = stream->sections[fitted->choice.order[s]].category;
        if (category >= 0)
            flow->categories[flow->n_categories++] = category;
    }
}

/* The same order where another edition has these categories. */
static void
take_order(const PlanFlow *flow, DalilFitted *fitted)
{
    const DalilStream *stream = &fitted->stream;
    int *order = dalil_arena_newn(fitted->arena, int, stream->n_sections + 1), at = 0;

    if (flow->n_categories == 0)
        return;
    for (int s = 0; s < stream->n_sections; s++)
        order[s] = s;
    for (int c = 0; c < flow->n_categories; c++)
        for (int s = 0; s < stream->n_sections; s++) {
            if (stream->sections[s].category != flow->categories[c])
                continue;
            while (stream->sections[at].category < 0)
                at++;
            order[at++] = s;
        }
    fitted->choice.order = order;
    dalil_moves_choose(fitted);
}

/* Whether breaks are found when every edition is @down rungs below what it reaches alone, but for
 * the one left out (-1: none). */
static gboolean
agree(Search *search, PlanFlow *flow, int down, int without, int *begins)
{
    g_autofree DalilBreaksAsk *asks = g_new0(DalilBreaksAsk, search->n);
    int n = 0;
    double cost = 0;

    for (int m = 0; m < search->n; m++) {
        Member *member = &search->members[m];
        if (m == without)
            continue;
        dalil_moves_take(&member->fitted, MIN(member->rung + down, member->count - 1));
        member->heights = dalil_heights_new(&member->fitted.trial, &member->fitted.stream);
        asks[n++] = (DalilBreaksAsk){member->heights, member->chunk_of};
    }
    cost = dalil_breaks(asks, n, flow->n, begins);
    for (int m = 0; m < search->n; m++)
        g_clear_pointer(&search->members[m].heights, dalil_heights_free);
    return cost != INFINITY;
}

static int
lowest(const Search *search)
{
    int down = 0;

    for (int m = 0; m < search->n; m++)
        down = MAX(down, search->members[m].count - 1 - search->members[m].rung);
    return down;
}

/* As few rungs down as will do, the same for all. */
static gboolean
find_breaks(Search *search, PlanFlow *flow, int frames)
{
    int low = 0, high = lowest(search);
    int *begins = dalil_arena_newn(search->arena, int, frames + 1);

    if (!agree(search, flow, high, -1, begins))
        return FALSE;
    while (low < high) {
        int middle = (low + high) / 2;
        if (agree(search, flow, middle, -1, begins))
            high = middle;
        else
            low = middle + 1;
    }
    agree(search, flow, high, -1, begins);
    flow->begins = begins;
    flow->n_begins = frames + 1;
    return TRUE;
}

static const char *
tag_of(const Member *member)
{
    return member->fitted.trial.edition->language->tag;
}

/* The language without which the others would agree. (transfer full) */
static char *
way_without(Search *search, PlanFlow *flow, int frames)
{
    g_autofree int *begins = g_new(int, frames + 1);

    for (int m = 0; search->n > 2 && m < search->n; m++)
        if (agree(search, flow, lowest(search), m, begins))
            return g_strdup_printf("; without %s the others can be kept alike",
                                   tag_of(&search->members[m]));
    return g_strdup("");
}

static void
report(Search *search, PlanFlow *flow, int frames, DalilDiags *diags)
{
    const DalilFitted *first = &search->members[0].fitted;
    g_autofree char *without = way_without(search, flow, frames);
    g_autoptr(GString) alone = g_string_new(NULL);

    for (int m = 0; m < search->n; m++) {
        Member *member = &search->members[m];
        dalil_moves_take(&member->fitted, member->rung);
        g_string_append_printf(alone, "%s%s at %.3g pt", m > 0 ? ", " : "", tag_of(member),
                               member->fitted.trial.at.size);
    }
    dalil_diags_error(diags, first->at,
                      "the editions of layouts/%s.yaml cannot keep \"%s\" on the same panels: no "
                      "breaks suit all languages even at their tightest. Ways out: align: none, "
                      "with which each fits by itself (%s)%s",
                      first->trial.edition->layout->name.text, first->name, alone->str, without);
}

static void
report_order(const Member *member, DalilDiags *diags)
{
    const DalilFitted *fitted = &member->fitted;

    dalil_diags_error(
        diags, fitted->at,
        "%s: the entries of \"%s\" come in another order than in the other languages, "
        "so they cannot be kept on the same panels; leave out order: name in the "
        "network, or write align: none in layouts/%s.yaml",
        fitted->trial.edition->name, fitted->name, fitted->trial.edition->layout->name.text);
}

/* Stories of all editions; those that do not fit alone are left out. */
static void
open_members(Search *search, PlanFlow *flow, DalilShaper *shaper, DalilEdition *const *editions,
             int n, int index)
{
    g_autoptr(DalilDiags) unheard = dalil_diags_new(); /* each edition will say it itself */

    search->members = dalil_arena_newn(search->scratch, Member, n + 1);
    flow->members = dalil_arena_newn(search->arena, const char *, n + 1);
    for (int e = 0; e < n; e++) {
        Member *member = &search->members[search->n];
        member->fitted = dalil_stories_flow(search->scratch, shaper, unheard, editions[e], index);
        if (search->n > 0)
            member->fitted.assign = FALSE;
        take_order(flow, &member->fitted);
        member->rung = dalil_fit_rung(&member->fitted);
        member->count = dalil_moves_count(&member->fitted);
        if (member->rung < 0 || !dalil_breaks_feasible(&member->fitted.stream))
            continue;
        if (search->n++ == 0)
            note_order(search->arena, flow, &member->fitted);
        merge(search->arena, flow, &member->fitted.stream);
        flow->members[flow->n_members++] = dalil_arena_strdup(search->arena, editions[e]->name);
    }
}

static void
plan_flow(Search *search, PlanFlow *flow, DalilShaper *shaper, DalilDiags *diags,
          DalilEdition *const *editions, int n, int index)
{
    int frames = 0;

    open_members(search, flow, shaper, editions, n, index);
    if (search->n < 2)
        return;
    frames = search->members[0].fitted.stream.chain.n_once;
    for (int m = 0; m < search->n; m++) {
        Member *member = &search->members[m];
        member->chunk_of = dalil_arena_newn(search->scratch, int, flow->n + 1);
        if (!chunks_of(flow, &member->fitted.stream, member->chunk_of)) {
            report_order(member, diags);
            return;
        }
    }
    if (!find_breaks(search, flow, frames))
        report(search, flow, frames, diags);
}

DalilPlan *
dalil_plan_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
               DalilEdition *const *editions, int n)
{
    DalilPlan *plan = dalil_arena_new0(arena, DalilPlan);
    const DalilTemplate *layout = n > 0 ? editions[0]->layout : NULL;
    int flows = layout ? layout->flows.n : 0;

    plan->flows = dalil_arena_newn(arena, PlanFlow, flows + 1);
    plan->n_flows = flows;
    for (int f = 0; f < flows; f++) {
        g_autoptr(DalilArena) scratch = dalil_arena_new();
        Search search = {arena, scratch, NULL, 0};
        plan_flow(&search, &plan->flows[f], shaper, diags, editions, n, f);
    }
    return plan;
}

void
dalil_plan_apply(const DalilPlan *plan, int flow, DalilFitted *fitted)
{
    const PlanFlow *common = plan && flow < plan->n_flows ? &plan->flows[flow] : NULL;
    int frames = fitted->stream.chain.n_once, *begins = NULL, *chunk_of = NULL;
    gboolean member = FALSE;

    for (int m = 0; common && m < common->n_members; m++)
        member |= g_str_equal(common->members[m], fitted->trial.edition->name);
    if (!member || !common->begins || common->n_begins != frames + 1)
        return;
    chunk_of = dalil_arena_newn(fitted->arena, int, common->n + 1);
    take_order(common, fitted);
    if (!chunks_of(common, &fitted->stream, chunk_of)) {
        g_return_if_fail(plan->kept); /* else it was asked when the plan was made */
        return;
    }
    begins = dalil_arena_newn(fitted->arena, int, frames + 1);
    for (int k = 0; k <= frames; k++)
        begins[k] = chunk_of[common->begins[k]];
    fitted->begins = begins;
}

static void
write_numbers(GString *to, const char *word, const int *numbers, int n)
{
    g_string_append(to, word);
    for (int i = 0; i < n; i++)
        g_string_append_printf(to, " %d", numbers[i]);
    g_string_append_c(to, '\n');
}

char *
dalil_plan_write(const DalilPlan *plan)
{
    GString *to = g_string_new(NULL);

    for (int f = 0; f < plan->n_flows; f++) {
        const PlanFlow *flow = &plan->flows[f];
        g_string_append(to, "flow\n");
        for (int i = 0; i < flow->n_members; i++)
            g_string_append_printf(to, "member %s\n", flow->members[i]);
        for (int i = 0; i < flow->n; i++)
            g_string_append_printf(to, "place %s\n", flow->ids[i]);
        write_numbers(to, "categories", flow->categories, flow->n_categories);
        if (flow->begins)
            write_numbers(to, "begins", flow->begins, flow->n_begins);
    }
    return g_string_free(to, FALSE);
}

/* Numbers from 0 to @most; @once: each at most once. -1: they are others. */
static int
read_numbers(DalilArena *arena, const char *line, int most, gboolean once, int **numbers)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    int n = 0;

    *numbers = dalil_arena_newn(arena, int, (int)g_strv_length(words) + 1);
    for (char **word = words; *word; word++) {
        gint64 number = 0;
        if (!**word)
            continue;
        if (!g_ascii_string_to_signed(*word, 10, 0, most, &number, NULL))
            return -1;
        for (int i = 0; i < n; i++)
            if (once ? (*numbers)[i] == number : (*numbers)[i] > number)
                return -1;
        (*numbers)[n++] = (int)number;
    }
    return n;
}

/* FALSE: no line of a plan. */
static gboolean
read_line(DalilArena *arena, PlanFlow *flow, const char *line)
{
    if (g_str_has_prefix(line, "member ")) {
        flow->members[flow->n_members++] = dalil_arena_strdup(arena, line + strlen("member "));
    } else if (g_str_has_prefix(line, "place ")) {
        flow->ids[flow->n++] = dalil_arena_strdup(arena, line + strlen("place "));
    } else if (g_str_has_prefix(line, "categories")) {
        flow->n_categories =
            read_numbers(arena, line + strlen("categories"), G_MAXINT, TRUE, &flow->categories);
        return flow->n_categories >= 0;
    } else if (g_str_has_prefix(line, "begins")) {
        flow->n_begins =
            read_numbers(arena, line + strlen("begins"), flow->n, FALSE, &flow->begins);
        return flow->n_begins >= 0;
    } else {
        return FALSE;
    }
    return TRUE;
}

DalilPlan *
dalil_plan_read(DalilArena *arena, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int n = (int)g_strv_length(lines);
    DalilPlan *plan = dalil_arena_new0(arena, DalilPlan);

    plan->kept = TRUE;
    plan->flows = dalil_arena_newn(arena, PlanFlow, n + 1);
    for (int i = 0; i < n; i++) {
        PlanFlow *flow = &plan->flows[MAX(plan->n_flows - 1, 0)];
        if (strcmp(lines[i], "flow") == 0) {
            flow = &plan->flows[plan->n_flows++];
            flow->ids = dalil_arena_newn(arena, const char *, n - i + 1);
            flow->members = dalil_arena_newn(arena, const char *, n - i + 1);
        } else if (*lines[i] && (plan->n_flows == 0 || !read_line(arena, flow, lines[i]))) {
            return NULL;
        }
    }
    return plan;
}
