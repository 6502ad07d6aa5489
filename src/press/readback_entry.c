/* readback_entry.c: the entries of one flow, found again on the pages
 *
 * An entry begins where a line of its own says the name of its service, in a column of the flow;
 * in the order of the stream it goes on to the next one. Two services may have the same name, and
 * a line of running text may say a name: then the entry is where most of its values are.
 */
#include "press/readback_entry.h"

#include <string.h>

#include "template/sheet.h"

/* Letters may stand out of their column by so much, in points. */
#define OUT 2.0
/* Two texts on one line, in points: the lower one of a bar and its name. */
#define BESIDE 3.0

/* One flow being proved. */
typedef struct {
    DalilProof *proof;
    const DalilFlow *flow;
    const DalilEntryDesign *design;
    GArray *columns;      /* DalilColumn, in the order of the flow */
    GArray **expected;    /* by service */
    DalilPattern **names; /* by service; NULL: it has none */
    GArray *anchors;      /* DalilAnchor, in the order of the stream */
    GArray *bars;         /* DalilAnchor of the categories */
    DalilAnchor **found;  /* by service */
    int n;
} Flow;

static const DalilService *
service_of(const Flow *flow, int index)
{
    return (const DalilService *)flow->proof->edition->content->services.items + index;
}

static gboolean
has_services(const DalilItems *blocks)
{
    const DalilLayoutBlock *list = blocks->items;

    for (int i = 0; i < blocks->n; i++)
        if (list[i].kind == DALIL_BLOCK_SERVICES || has_services(&list[i].blocks))
            return TRUE;
    return FALSE;
}

static void
find_columns(Flow *flow, int index)
{
    const DalilProof *proof = flow->proof;
    DalilSlots slots = dalil_slots_new(proof->arena, proof->edition->layout, index);
    DalilSlot slot;

    for (int k = 0; dalil_slots_nth(&slots, k, &slot); k++) {
        DalilColumn column = {dalil_slots_page(slot.page, proof->pages), slot.rect};
        if (column.page >= proof->pages)
            break;
        if (proof->edition->rtl)
            column.rect.x = proof->layout->pages[column.page].width - slot.rect.x - slot.rect.width;
        g_array_append_val(flow->columns, column);
    }
}

static gboolean
is_inside(const DalilColumn *column, const DalilFoldCell *cell)
{
    const DalilRect *r = &column->rect;
    double x = cell->glyph->x + cell->glyph->width / 2, y = cell->glyph->y;

    return column->page == cell->page && x > r->x - OUT && x < r->x + r->width + OUT &&
           y > r->y - OUT && y < r->y + r->height + OUT;
}

/* The column byte @at stands in; -1: in none. */
static int
column_at(const Flow *flow, gsize at)
{
    const DalilFoldCell *cell = dalil_fold_cell(flow->proof->fold, at);

    for (guint i = 0; i < flow->columns->len; i++)
        if (is_inside(&g_array_index(flow->columns, DalilColumn, i), cell))
            return (int)i;
    return -1;
}

static const DalilEntryDesign *
design_taken(const DalilProof *proof, const DalilFlow *flow)
{
    for (int i = 0; i < proof->layout->n_fits; i++)
        if (g_str_equal(proof->layout->fits[i].name, flow->id.text) && flow->dense.n > 0 &&
            proof->layout->fits[i].dense)
            return &flow->dense;
    return &flow->entry;
}

static gboolean
design_has(const DalilEntryDesign *design, int part)
{
    for (int i = 0; i < design->n; i++)
        if (design->lines[i].fields[0] == part)
            return TRUE;
    return FALSE;
}

static void
tell_expected(Flow *flow)
{
    const DalilProof *proof = flow->proof;
    gboolean named = design_has(flow->design, DALIL_ENTRY_NAME);

    for (int i = 0; i < flow->n; i++) {
        const DalilTextIn *name =
            named ? dalil_expect_name(proof->edition, &service_of(flow, i)->name) : NULL;
        flow->expected[i] = dalil_expect_list();
        dalil_expect_service(flow->expected[i], proof->arena, proof->edition, flow->design,
                             service_of(flow, i));
        flow->names[i] = name ? dalil_pattern_new(name->text) : NULL;
    }
}

/* The first bytes of a pattern, for finding the few that may match among many. */
static guint
key_of(const char *text, gsize length)
{
    guint key = 0;

    memcpy(&key, text, MIN(length, sizeof key));
    return key;
}

static DalilAnchor
anchor_at(const Flow *flow, gsize at, gsize length)
{
    return (DalilAnchor){.service = -1,
                         .from = at,
                         .name_end = at + length,
                         .column = column_at(flow, at),
                         .y = dalil_fold_cell(flow->proof->fold, at)->glyph->y};
}

/* Every line of its own that says the name of a service. */
static void
find_anchors(Flow *flow)
{
    DalilFold *fold = flow->proof->fold;
    g_autoptr(GHashTable) table =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);

    for (int i = 0; i < flow->n; i++) {
        const GString *name = flow->names[i] ? flow->names[i]->text : NULL;
        gpointer key = name ? GUINT_TO_POINTER(key_of(name->str, name->len)) : NULL;
        GPtrArray *list = name ? g_hash_table_lookup(table, key) : NULL;
        if (name && !list)
            g_hash_table_insert(table, key, list = g_ptr_array_new());
        if (name)
            g_ptr_array_add(list, flow->names[i]);
    }
    for (gsize at = 0; at < fold->text->len; at++) {
        gsize longest = 0;
        if (!dalil_fold_has(fold, at, DALIL_FOLD_BREAK))
            continue;
        for (gsize length = 1; length <= sizeof(guint) && at + length <= fold->text->len;
             length++) {
            const GPtrArray *list =
                g_hash_table_lookup(table, GUINT_TO_POINTER(key_of(fold->text->str + at, length)));
            for (guint i = 0; list && i < list->len; i++)
                if (dalil_fold_match(fold, list->pdata[i], at, DALIL_MATCH_ALONE))
                    longest = MAX(longest, ((DalilPattern *)list->pdata[i])->text->len);
        }
        if (longest > 0) {
            DalilAnchor anchor = anchor_at(flow, at, longest);
            if (anchor.column >= 0)
                g_array_append_val(flow->anchors, anchor);
        }
    }
}

/* Where the entry of anchor @i ends: at the next anchor that is kept, or its page. */
static void
end_entries(Flow *flow)
{
    const DalilFold *fold = flow->proof->fold;
    gsize end = fold->text->len;
    int page = -1;

    for (guint i = flow->anchors->len; i-- > 0;) {
        DalilAnchor *anchor = &g_array_index(flow->anchors, DalilAnchor, i);
        int here = dalil_fold_cell(fold, anchor->from)->page;
        anchor->to = end;
        if (here != page && page >= 0) /* the end of the page before it */
            while (anchor->to > anchor->name_end &&
                   dalil_fold_cell(fold, anchor->to - 1)->page != here)
                anchor->to--;
        page = here;
        end = anchor->from;
    }
    if (flow->anchors->len > 0) {
        DalilAnchor *last = &g_array_index(flow->anchors, DalilAnchor, flow->anchors->len - 1);
        while (last->to > last->name_end &&
               dalil_fold_cell(fold, last->to - 1)->page != dalil_fold_cell(fold, last->from)->page)
            last->to--;
    }
}

/* How many of the values of @service stand in the entry of @anchor. */
static int
score(const Flow *flow, const DalilAnchor *anchor, int service)
{
    const GArray *list = flow->expected[service];
    int found = 0;

    for (guint i = 0; i < list->len; i++) {
        const DalilExpected *e = &g_array_index(list, DalilExpected, i);
        found += dalil_fold_find(flow->proof->fold, e->pattern, anchor->name_end, anchor->to,
                                 e->kind) >= 0;
    }
    return found;
}

static gboolean
is_name_at(const Flow *flow, const DalilAnchor *anchor, int service)
{
    const GString *name = flow->names[service]->text;

    return anchor->name_end - anchor->from == name->len &&
           memcmp(flow->proof->fold->text->str + anchor->from, name->str, name->len) == 0;
}

static void
assign(Flow *flow, int service)
{
    DalilAnchor *best = NULL;
    int most = -1;

    for (guint i = 0; i < flow->anchors->len; i++) {
        DalilAnchor *anchor = &g_array_index(flow->anchors, DalilAnchor, i);
        int points = 0;
        if (anchor->service >= 0 || !is_name_at(flow, anchor, service))
            continue;
        points = score(flow, anchor, service);
        if (points > most) {
            best = anchor;
            most = points;
        }
    }
    if (best)
        best->service = service;
}

static int
by_richness(gconstpointer a, gconstpointer b, gpointer user)
{
    const Flow *flow = user;

    return (int)flow->expected[*(const int *)b]->len - (int)flow->expected[*(const int *)a]->len;
}

/* Services with most to tell choose first among anchors of the same name. */
static void
assign_all(Flow *flow)
{
    g_autofree int *order = g_new(int, flow->n + 1);

    for (int i = 0; i < flow->n; i++)
        order[i] = i;
    g_qsort_with_data(order, flow->n, sizeof(int), by_richness, flow);
    for (int i = 0; i < flow->n; i++)
        if (flow->names[order[i]])
            assign(flow, order[i]);
    for (guint i = flow->anchors->len; i-- > 0;)
        if (g_array_index(flow->anchors, DalilAnchor, i).service < 0)
            g_array_remove_index(flow->anchors, i);
    end_entries(flow);
    for (guint i = 0; i < flow->anchors->len; i++) {
        DalilAnchor *anchor = &g_array_index(flow->anchors, DalilAnchor, i);
        flow->found[anchor->service] = anchor;
        dalil_fold_take(flow->proof->fold, anchor->from, anchor->name_end - anchor->from);
    }
}

/* The anchor of @list that the eye meets last before (@column, @y): in this column; else, when
 * @chain, in those before it. NULL: none. */
static const DalilAnchor *
nearest(const GArray *list, int column, double y, gboolean chain)
{
    const DalilAnchor *best = NULL;

    for (guint i = 0; i < list->len; i++) {
        const DalilAnchor *a = &g_array_index(list, DalilAnchor, i);
        gboolean before = (a->column == column && a->y <= y) || (chain && a->column < column);
        if (before &&
            (!best || a->column > best->column || (a->column == best->column && a->y > best->y)))
            best = a;
    }
    return best;
}

/* Bars: the name of a category, alone or with "(continued)" behind it. */
static void
find_bars(Flow *flow, int category, const char *name)
{
    const DalilProof *proof = flow->proof;
    DalilFold *fold = proof->fold;
    const DalilLanguage *own = proof->edition->language;
    g_autofree char *longer = g_strconcat(name, " ", own->phrase[DALIL_PHRASE_CONTINUED], NULL);
    const char *const texts[] = {name, longer};

    for (gsize t = 0; t < G_N_ELEMENTS(texts); t++) {
        DalilPattern *pattern = dalil_pattern_new(texts[t]);
        gssize at = -1;
        for (gsize from = 0;
             (at = dalil_fold_find(fold, pattern, from, fold->text->len, DALIL_MATCH_ALONE)) >= 0;
             from = (gsize)at + 1) {
            DalilAnchor bar = anchor_at(flow, (gsize)at, pattern->text->len);
            bar.service = category;
            if (bar.column >= 0)
                g_array_append_val(flow->bars, bar);
        }
        dalil_pattern_free(pattern);
    }
}

static void
find_all_bars(Flow *flow)
{
    const DalilEdition *edition = flow->proof->edition;
    const DalilCategory *list = edition->content->network.categories.items;

    for (int i = 0; i < edition->content->network.categories.n; i++) {
        const DalilTextIn *name = dalil_expect_name(edition, &list[i].name);
        find_bars(flow, i, name ? name->text : list[i].id.text);
    }
}

static char *
whose(const DalilService *service)
{
    return g_strdup_printf("service \"%s\"", service->id.text);
}

static void
prove_category(const Flow *flow, int service)
{
    const DalilAnchor *anchor = flow->found[service];
    const DalilService *s = service_of(flow, service);
    const DalilCategory *list = flow->proof->edition->content->network.categories.items;
    const DalilAnchor *bar = nearest(flow->bars, anchor->column, anchor->y + BESIDE, TRUE);

    if (bar && bar->service != s->category)
        dalil_proof_fault(flow->proof, s->span,
                          dalil_fold_cell(flow->proof->fold, anchor->from)->page,
                          "service \"%s\" stands under the heading of \"%s\", not of \"%s\"",
                          s->id.text, list[bar->service].id.text, list[s->category].id.text);
    else if (!bar)
        dalil_proof_fault(flow->proof, s->span,
                          dalil_fold_cell(flow->proof->fold, anchor->from)->page,
                          "service \"%s\" stands under no heading of a category", s->id.text);
}

/* Below whose name does the text at @at stand? */
static void
prove_place(const Flow *flow, const DalilExpected *expected, gsize at, int service)
{
    const DalilService *s = service_of(flow, service);
    const DalilFoldCell *cell = dalil_fold_cell(flow->proof->fold, at);
    int column = column_at(flow, at);
    const DalilAnchor *above =
        column < 0 ? NULL : nearest(flow->anchors, column, cell->glyph->y + BESIDE, FALSE);

    if (above && above->service == service)
        return;
    dalil_proof_fault(flow->proof, expected->at, cell->page,
                      "service \"%s\", %s (%s): \"%s\" stands %s%s%s", s->id.text, expected->field,
                      expected->language, expected->shown,
                      above ? "below the name of \"" : "outside its entry",
                      above ? service_of(flow, above->service)->id.text : "", above ? "\"" : "");
}

/* What stands in the entry and is known to nobody: what the missing text has become, most likely.
 * (transfer full): NULL: nothing. */
static char *
stranger(const Flow *flow, const DalilAnchor *anchor)
{
    gsize end = 0;
    gssize at = dalil_proof_unexplained(flow->proof, anchor->name_end, anchor->to, 1, &end);
    g_autofree char *digits = NULL;

    while (at > (gssize)anchor->name_end && flow->proof->fold->text->str[at - 1] == '+')
        at--;
    if (at < 0 || column_at(flow, (gsize)at) != anchor->column)
        return NULL;
    digits = dalil_proof_quote(flow->proof, (gsize)at, end);
    return g_strdup_printf("; it says %s instead", digits);
}

static void
miss(const Flow *flow, int service, const DalilExpected *expected)
{
    const DalilAnchor *anchor = flow->found[service];
    const DalilService *s = service_of(flow, service);
    g_autofree char *instead = anchor ? stranger(flow, anchor) : NULL;

    dalil_proof_fault(
        flow->proof, expected->at,
        anchor ? dalil_fold_cell(flow->proof->fold, anchor->from)->page : -1,
        "service \"%s\", %s (%s): the finished PDF does not say \"%s\" in its entry%s", s->id.text,
        expected->field, expected->language, expected->shown, instead ? instead : "");
}

static void
prove_values(const Flow *flow, int service)
{
    const DalilAnchor *anchor = flow->found[service];
    DalilFold *fold = flow->proof->fold;
    gsize from = anchor ? anchor->name_end : 0, to = anchor ? anchor->to : fold->text->len;
    const GArray *list = flow->expected[service];
    g_autofree char *owner = whose(service_of(flow, service));
    g_autoptr(GPtrArray) missed = g_ptr_array_new();
    guint chosen = 0; /* bits of the choices that are met */

    for (guint i = 0; i < list->len; i++) {
        DalilExpected *e = &g_array_index(list, DalilExpected, i);
        gssize at = dalil_fold_find(fold, e->pattern, from, to, e->kind);
        if (at < 0) {
            g_ptr_array_add(missed, e);
            continue;
        }
        chosen |= e->choice ? 1u << e->choice : 0;
        dalil_fold_take(fold, (gsize)at, e->pattern->text->len);
        dalil_proof_see(flow->proof, e, (gsize)at, owner);
        if (anchor)
            prove_place(flow, e, (gsize)at, service);
    }
    for (guint i = 0; i < missed->len; i++) {
        const DalilExpected *e = missed->pdata[i];
        if (!e->choice || !(chosen & 1u << e->choice))
            miss(flow, service, e);
    }
}

static void
prove_service(const Flow *flow, int service)
{
    const DalilService *s = service_of(flow, service);
    const DalilTextIn *name = dalil_expect_name(flow->proof->edition, &s->name);

    if (flow->names[service] && !flow->found[service]) {
        dalil_proof_fault(flow->proof, name->span, -1,
                          "service \"%s\", name (%s): no entry of the finished PDF is called "
                          "\"%s\"",
                          s->id.text, name->language, name->text);
        return;
    }
    if (flow->found[service])
        prove_category(flow, service);
    prove_values(flow, service);
}

static void
keep_entries(const Flow *flow)
{
    for (guint i = 0; i < flow->anchors->len; i++) {
        const DalilAnchor *a = &g_array_index(flow->anchors, DalilAnchor, i);
        DalilEntry entry = {service_of(flow, a->service), a->name_end, a->to,
                            g_array_index(flow->columns, DalilColumn, a->column), a->y};
        g_array_append_val(flow->proof->entries, entry);
    }
}

static void
prove_rest_of(DalilProof *proof, const DalilEntry *entry)
{
    gsize from = entry->from, end = 0;
    gssize at = -1;

    while ((at = dalil_proof_unexplained(proof, from, entry->to, 1, &end)) >= 0) {
        const DalilFoldCell *cell = dalil_fold_cell(proof->fold, (gsize)at);
        g_autofree char *digits = dalil_proof_quote(proof, (gsize)at, end);
        if (is_inside(&entry->column, cell) && cell->glyph->y > entry->y)
            dalil_proof_fault(proof, entry->service->span, cell->page,
                              "service \"%s\": its entry says %s, and its listing does not",
                              entry->service->id.text, digits);
        from = end;
    }
}

void
dalil_entries_prove_rest(DalilProof *proof)
{
    for (guint i = 0; i < proof->entries->len; i++)
        prove_rest_of(proof, &g_array_index(proof->entries, DalilEntry, i));
}

static void
flow_clear(Flow *flow)
{
    for (int i = 0; i < flow->n; i++) {
        if (flow->expected[i])
            g_array_unref(flow->expected[i]);
        dalil_pattern_free(flow->names[i]);
    }
    g_free(flow->expected);
    g_free(flow->names);
    g_free(flow->found);
    g_array_unref(flow->columns);
    g_array_unref(flow->anchors);
    g_array_unref(flow->bars);
}

void
dalil_entries_prove(DalilProof *proof, int index)
{
    int n = proof->edition->content->services.n;
    Flow flow = {.proof = proof,
                 .flow = (const DalilFlow *)proof->edition->layout->flows.items + index,
                 .columns = g_array_new(FALSE, FALSE, sizeof(DalilColumn)),
                 .anchors = g_array_new(FALSE, FALSE, sizeof(DalilAnchor)),
                 .bars = g_array_new(FALSE, FALSE, sizeof(DalilAnchor)),
                 .expected = g_new0(GArray *, n),
                 .names = g_new0(DalilPattern *, n),
                 .found = g_new0(DalilAnchor *, n),
                 .n = n};

    flow.design = design_taken(proof, flow.flow);
    find_columns(&flow, index);
    if (has_services(&flow.flow->blocks) && flow.columns->len > 0) {
        tell_expected(&flow);
        find_anchors(&flow);
        end_entries(&flow);
        assign_all(&flow);
        find_all_bars(&flow);
        for (int i = 0; i < n; i++)
            prove_service(&flow, i);
        keep_entries(&flow);
    }
    flow_clear(&flow);
}
