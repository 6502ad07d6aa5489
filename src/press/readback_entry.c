/* readback_entry.c: the entries of one flow, proved */
#include "press/readback_entry.h"

#include "content/numbers.h"

/* Two texts on one line, in points: the lower one of a bar and its name. */
#define BESIDE 3.0

static char *
whose(const DalilService *service)
{
    return g_strdup_printf("service \"%s\"", service->id.text);
}

static void
prove_category(const DalilFound *flow, int service)
{
    const DalilAnchor *anchor = flow->found[service];
    const DalilService *s = dalil_found_service(flow, service);
    const DalilCategory *list = flow->proof->edition->content->network.categories.items;
    const DalilAnchor *bar =
        dalil_found_nearest(flow->bars, anchor->column, anchor->y + BESIDE, TRUE);

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

/* The column of its flow that the layout gave @service; -1: none of its own. */
static int
column_given(const DalilFound *flow, const DalilService *service)
{
    const DalilLayout *layout = flow->proof->layout;

    for (int f = 0; f < layout->n_fits; f++) {
        const DalilFit *fit = &layout->fits[f];
        for (int i = 0; i < fit->services && g_str_equal(fit->name, flow->flow->id.text); i++)
            if (g_str_equal(fit->places[i].service, service->id.text))
                return fit->places[i].frame;
    }
    return -1;
}

/* Whole panels or pages may have changed places: each of them is right in itself. */
static void
prove_column(const DalilFound *flow, int service)
{
    const DalilService *s = dalil_found_service(flow, service);
    const DalilAnchor *anchor = flow->found[service];
    int given = column_given(flow, s);

    if (given >= 0 && anchor->column != given)
        dalil_proof_fault(
            flow->proof, s->span, dalil_fold_cell(flow->proof->fold, anchor->from)->page,
            "service \"%s\", name (%s): its entry stands in column %d of \"%s\", not in "
            "column %d, where it belongs",
            s->id.text, dalil_expect_name(flow->proof->edition, &s->name)->language,
            anchor->column + 1, flow->flow->id.text, given + 1);
}

/* Below whose name does the text at @at stand? */
static void
prove_place(const DalilFound *flow, const DalilExpected *expected, gsize at, int service)
{
    const DalilService *s = dalil_found_service(flow, service);
    const DalilFoldCell *cell = dalil_fold_cell(flow->proof->fold, at);
    int column = dalil_found_column(flow, at);
    const DalilAnchor *above =
        column < 0 ? NULL
                   : dalil_found_nearest(flow->anchors, column, cell->glyph->y + BESIDE, FALSE);

    if (above && above->service == service)
        return;
    dalil_proof_fault(
        flow->proof, expected->at, cell->page, "service \"%s\", %s (%s): \"%s\" stands %s%s%s",
        s->id.text, expected->field, expected->language, expected->shown,
        above ? "below the name of \"" : "outside its entry",
        above ? dalil_found_service(flow, above->service)->id.text : "", above ? "\"" : "");
}

/* What stands in the entry and is known to nobody: what the missing text has become, most likely,
 * when it has about as many digits. (transfer full): NULL: nothing. */
static char *
stranger(const DalilFound *flow, const DalilAnchor *anchor, const DalilPattern *missing)
{
    DalilFold *fold = flow->proof->fold;
    gsize from = anchor->name_end, end = 0, begins = 0, ends = 0;
    gssize at = -1;
    int wanted = dalil_numbers_western(missing->text->str, missing->text->len), nearest_by = wanted;
    g_autofree char *digits = NULL;

    for (; (at = dalil_proof_unexplained(flow->proof, from, anchor->to, 1, &end)) >= 0;
         from = end) {
        int by = ABS((int)(end - (gsize)at) - wanted);
        if (by < nearest_by && dalil_found_column(flow, (gsize)at) == anchor->column) {
            nearest_by = by;
            begins = (gsize)at;
            ends = end;
        }
    }
    if (ends == 0)
        return NULL;
    dalil_fold_take(fold, begins, ends - begins); /* told once */
    while (begins > anchor->name_end && fold->text->str[begins - 1] == '+')
        begins--;
    digits = dalil_proof_quote(flow->proof, begins, ends);
    return g_strdup_printf("; it says %s instead", digits);
}

static void
miss(const DalilFound *flow, int service, const DalilExpected *expected)
{
    const DalilAnchor *anchor = flow->found[service];
    const DalilService *s = dalil_found_service(flow, service);
    g_autofree char *instead = anchor ? stranger(flow, anchor, expected->pattern) : NULL;

    dalil_proof_fault(
        flow->proof, expected->at,
        anchor ? dalil_fold_cell(flow->proof->fold, anchor->from)->page : -1,
        "service \"%s\", %s (%s): the finished PDF does not say \"%s\" in its entry%s", s->id.text,
        expected->field, expected->language, expected->shown, instead ? instead : "");
}

/* A text that is the name over again: of two equal lines either may have been taken for the name,
 * and what two languages spell alike is printed once. */
static gboolean
is_name(const DalilFound *flow, int service, const DalilExpected *expected)
{
    const DalilPattern *name = flow->names[service];

    return name && flow->found[service] && g_string_equal(name->text, expected->pattern->text);
}

static void
prove_values(const DalilFound *flow, int service)
{
    const DalilAnchor *anchor = flow->found[service];
    DalilFold *fold = flow->proof->fold;
    gsize from = anchor ? anchor->name_end : 0, to = anchor ? anchor->to : fold->text->len;
    const GArray *list = flow->expected[service];
    g_autofree char *owner = whose(dalil_found_service(flow, service));
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
        if (!is_name(flow, service, e) && (!e->choice || !(chosen & 1u << e->choice)))
            miss(flow, service, e);
    }
}

static void
prove_service(const DalilFound *flow, int service)
{
    const DalilService *s = dalil_found_service(flow, service);
    const DalilTextIn *name = dalil_expect_name(flow->proof->edition, &s->name);

    if (flow->names[service] && !flow->found[service]) {
        dalil_proof_fault(flow->proof, name->span, -1,
                          "service \"%s\", name (%s): no entry of the finished PDF is called "
                          "\"%s\"",
                          s->id.text, name->language, name->text);
        return;
    }
    if (flow->found[service]) {
        prove_column(flow, service);
        prove_category(flow, service);
    }
    prove_values(flow, service);
}

static void
keep_entries(const DalilFound *flow)
{
    for (guint i = 0; i < flow->anchors->len; i++) {
        const DalilAnchor *a = &g_array_index(flow->anchors, DalilAnchor, i);
        DalilEntry entry = {dalil_found_service(flow, a->service), a->name_end, a->to,
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
        if (dalil_column_has(&entry->column, cell) && cell->glyph->y > entry->y) {
            dalil_proof_fault(proof, entry->service->span, cell->page,
                              "service \"%s\": its entry says %s, and its listing does not",
                              entry->service->id.text, digits);
            dalil_fold_take(proof->fold, (gsize)at, end - (gsize)at); /* told once */
        }
        from = end;
    }
}

void
dalil_entries_prove_rest(DalilProof *proof)
{
    for (guint i = 0; i < proof->entries->len; i++)
        prove_rest_of(proof, &g_array_index(proof->entries, DalilEntry, i));
}

void
dalil_entries_prove(DalilProof *proof, int index)
{
    DalilFound flow;

    if (dalil_found_find(&flow, proof, index)) {
        for (int i = 0; i < flow.n; i++)
            prove_service(&flow, i);
        keep_entries(&flow);
    }
    dalil_found_clear(&flow);
}
