/* readback_found.c: the entries of one flow, found again on the pages */
#include "press/readback_found.h"

#include <string.h>

#include "layout/slots.h"

/* Letters may stand out of their column by so much, in points. */
#define OUT 2.0

const DalilService *
dalil_found_service(const DalilFound *flow, int index)
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
find_columns(DalilFound *flow, int index)
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

gboolean
dalil_column_has(const DalilColumn *column, const DalilFoldCell *cell)
{
    const DalilRect *r = &column->rect;
    double x = cell->glyph->x + cell->glyph->width / 2, y = cell->glyph->y;

    return column->page == cell->page && x > r->x - OUT && x < r->x + r->width + OUT &&
           y > r->y - OUT && y < r->y + r->height + OUT;
}

int
dalil_found_column(const DalilFound *flow, gsize at)
{
    const DalilFoldCell *cell = dalil_fold_cell(flow->proof->fold, at);

    for (guint i = 0; i < flow->columns->len; i++)
        if (dalil_column_has(&g_array_index(flow->columns, DalilColumn, i), cell))
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
tell_expected(DalilFound *flow)
{
    const DalilProof *proof = flow->proof;
    gboolean named = design_has(flow->design, DALIL_ENTRY_NAME);

    for (int i = 0; i < flow->n; i++) {
        const DalilTextIn *name =
            named ? dalil_expect_name(proof->edition, &dalil_found_service(flow, i)->name) : NULL;
        flow->expected[i] = dalil_expect_list();
        dalil_expect_service(flow->expected[i], proof->arena, proof->edition, flow->design,
                             dalil_found_service(flow, i));
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
anchor_at(const DalilFound *flow, gsize at, gsize length)
{
    return (DalilAnchor){.service = -1,
                         .from = at,
                         .name_end = at + length,
                         .column = dalil_found_column(flow, at),
                         .y = dalil_fold_cell(flow->proof->fold, at)->glyph->y};
}

/* Names by their first bytes. (transfer full) */
static GHashTable *
name_table(const DalilFound *flow)
{
    GHashTable *table = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);

    for (int i = 0; i < flow->n; i++) {
        const GString *name = flow->names[i] ? flow->names[i]->text : NULL;
        gpointer key = name ? GUINT_TO_POINTER(key_of(name->str, name->len)) : NULL;
        GPtrArray *list = name ? g_hash_table_lookup(table, key) : NULL;
        if (name && !list)
            g_hash_table_insert(table, key, list = g_ptr_array_new());
        if (name)
            g_ptr_array_add(list, flow->names[i]);
    }
    return table;
}

/* The longest name that is a line of its own at @at; 0: none. */
static gsize
name_at(const DalilFold *fold, GHashTable *table, gsize at)
{
    gsize longest = 0;

    for (gsize length = 1; length <= sizeof(guint) && at + length <= fold->text->len; length++) {
        const GPtrArray *list =
            g_hash_table_lookup(table, GUINT_TO_POINTER(key_of(fold->text->str + at, length)));
        for (guint i = 0; list && i < list->len; i++)
            if (dalil_fold_match(fold, list->pdata[i], at, DALIL_MATCH_ALONE))
                longest = MAX(longest, ((DalilPattern *)list->pdata[i])->text->len);
    }
    return longest;
}

static void
find_anchors(DalilFound *flow)
{
    const DalilFold *fold = flow->proof->fold;
    g_autoptr(GHashTable) table = name_table(flow);

    for (gsize at = 0; at < fold->text->len; at++) {
        gsize length = dalil_fold_has(fold, at, DALIL_FOLD_BREAK) ? name_at(fold, table, at) : 0;
        DalilAnchor anchor;

        if (length == 0)
            continue;
        anchor = anchor_at(flow, at, length);
        if (anchor.column >= 0)
            g_array_append_val(flow->anchors, anchor);
    }
}

/* Where the entry of anchor @i ends: at the next anchor that is kept, or its page. */
static void
end_entries(DalilFound *flow)
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
score(const DalilFound *flow, const DalilAnchor *anchor, int service)
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
is_name_at(const DalilFound *flow, const DalilAnchor *anchor, int service)
{
    const GString *name = flow->names[service]->text;

    return anchor->name_end - anchor->from == name->len &&
           memcmp(flow->proof->fold->text->str + anchor->from, name->str, name->len) == 0;
}

static void
assign(DalilFound *flow, int service)
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
    const DalilFound *flow = user;

    return (int)flow->expected[*(const int *)b]->len - (int)flow->expected[*(const int *)a]->len;
}

/* Services with most to tell choose first among anchors of the same name. */
static void
assign_all(DalilFound *flow)
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

const DalilAnchor *
dalil_found_nearest(const GArray *list, int column, double y, gboolean chain)
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
find_bars(DalilFound *flow, int category, const char *name)
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
find_all_bars(DalilFound *flow)
{
    const DalilEdition *edition = flow->proof->edition;
    const DalilCategory *list = edition->content->network.categories.items;

    for (int i = 0; i < edition->content->network.categories.n; i++) {
        const DalilTextIn *name = dalil_expect_name(edition, &list[i].name);
        find_bars(flow, i, name ? name->text : list[i].id.text);
    }
}

gboolean
dalil_found_find(DalilFound *found, DalilProof *proof, int flow)
{
    int n = proof->edition->content->services.n;

    *found = (DalilFound){.proof = proof,
                          .flow = (const DalilFlow *)proof->edition->layout->flows.items + flow,
                          .columns = g_array_new(FALSE, FALSE, sizeof(DalilColumn)),
                          .anchors = g_array_new(FALSE, FALSE, sizeof(DalilAnchor)),
                          .bars = g_array_new(FALSE, FALSE, sizeof(DalilAnchor)),
                          .expected = g_new0(GArray *, n),
                          .names = g_new0(DalilPattern *, n),
                          .found = g_new0(DalilAnchor *, n),
                          .n = n};
    found->design = design_taken(proof, found->flow);
    find_columns(found, flow);
    if (!has_services(&found->flow->blocks) || found->columns->len == 0)
        return FALSE;
    tell_expected(found);
    find_anchors(found);
    end_entries(found);
    assign_all(found);
    find_all_bars(found);
    return TRUE;
}

void
dalil_found_clear(DalilFound *found)
{
    for (int i = 0; i < found->n; i++) {
        if (found->expected[i])
            g_array_unref(found->expected[i]);
        dalil_pattern_free(found->names[i]);
    }
    g_free(found->expected);
    g_free(found->names);
    g_free(found->found);
    g_array_unref(found->columns);
    g_array_unref(found->anchors);
    g_array_unref(found->bars);
}
