/* layout.c: an edition's stories fitted, then emitted page by page */
#include "layout/layout.h"

#include "layout/certificate.h"
#include "layout/emit.h"
#include "layout/picture.h"
#include "layout/place.h"
#include "layout/plan.h"
#include "layout/spread.h"
#include "layout/stories.h"
#include "template/sheet.h"

#define NEAR 0.1    /* points: what nobody sees */
#define NO_TYPE 1e9 /* points: larger than any */
/* The white around a QR code, of its width: 4 modules of at least 21. */
#define QUIET (4 / 21.0)

typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags;
    const DalilEdition *edition;
    DalilFitted *fitted; /* flows first, then frames with stories of their own */
    int n_flows, n;
    int *frame_story;      /* by frame index: index into fitted; -1 */
    int running;           /* pages that the repeating one has brought */
    int body;              /* and with those that make a multiple of four */
    int pages;             /* and with those that end the piece */
    const DalilPlan *plan; /* NULL: the edition goes its own way */
    int errors;            /* there were before */
} Job;

/* With the frames that the plan of parallel editions wants, if there is one. */
static void
add_flow(Job *job, int i)
{
    const DalilFlow *flow = &((const DalilFlow *)job->edition->layout->flows.items)[i];
    DalilFitted *fitted = &job->fitted[job->n++];

    *fitted = dalil_stories_flow(job->arena, job->shaper, job->diags, job->edition, i);
    if (fitted->stream.n_chunks > 0 &&
        fitted->stream.chain.n_once + fitted->stream.chain.n_repeat == 0)
        dalil_diags_error(
            job->diags, flow->span,
            "flow \"%s\" has text, but no frame holds it; write `flow: %s` in a frame "
            "of a panel",
            flow->id.text, flow->id.text);
    dalil_plan_apply(job->plan, i, fitted);
}

static void
add_frame(Job *job, const DalilSlot *slot)
{
    const DalilStory *story = job->edition->frames[slot->index];

    if (!story || story->n == 0)
        return;
    job->frame_story[slot->index] = job->n;
    job->fitted[job->n++] =
        dalil_stories_frame(job->arena, job->shaper, job->diags, job->edition, slot);
}

/* What sticks out of its panel would be cut off, or stand on the next one. */
static void
check_frame(const Job *job, const DalilSlot *slot)
{
    const DalilRect *in = &slot->panel, *r = &slot->outer;
    double x = MAX(in->x - r->x, r->x + r->width - in->x - in->width);
    double y = MAX(in->y - r->y, r->y + r->height - in->y - in->height);

    if (MAX(x, y) > NEAR)
        dalil_diags_error(
            job->diags, slot->frame->span,
            "frame \"%s\" reaches %.1f mm beyond its panel; move it or make it smaller",
            dalil_stories_name(slot), MAX(x, y) / DALIL_MM(1));
}

/* Pages that are needed. The page that repeats may not be needed at all. */
static int
pages_of(const Job *job)
{
    const DalilTemplate *layout = job->edition->layout;
    gboolean begins = dalil_sheet_repeat(layout) < 0, flows = FALSE;
    int pages = dalil_slots_pages(layout);

    for (int i = 0; i < job->n_flows; i++) {
        const DalilFitted *fitted = &job->fitted[i];
        const DalilSlots *chain = &fitted->stream.chain;
        int used = fitted->flowed ? (int)fitted->flowed->used->len : 0;
        DalilSlot slot;
        flows |= chain->n_repeat > 0;
        begins |= chain->n_repeat > 0 && used > chain->n_once && fitted->stream.n > 0;
        if (used > 0 && dalil_slots_nth(chain, used - 1, &slot))
            pages = MAX(pages, slot.page + 1);
    }
    return flows && !begins && pages > 1 ? pages - 1 : pages;
}

static void
fit_all(Job *job)
{
    const DalilTemplate *layout = job->edition->layout;
    DalilSlots all = dalil_slots_new(job->arena, layout, -1);

    job->fitted =
        dalil_arena_newn(job->arena, DalilFitted, layout->flows.n + all.n_once + all.n_repeat + 1);
    job->frame_story = dalil_arena_newn(job->arena, int, job->edition->n_frames + 1);
    for (int i = 0; i < job->edition->n_frames; i++)
        job->frame_story[i] = -1;
    for (int i = 0; i < layout->flows.n; i++)
        add_flow(job, i);
    job->n_flows = job->n;
    for (int i = 0; i < all.n_once + all.n_repeat; i++) {
        const DalilSlot *slot = i < all.n_once ? &all.once[i] : &all.repeat[i - all.n_once];
        check_frame(job, slot);
        if (job->frame_story[slot->index] < 0)
            add_frame(job, slot);
    }
    if (dalil_diags_errors(job->diags) > job->errors)
        return; /* sizes found in frames that are wrong help nobody */
    for (int i = 0; i < job->n; i++)
        dalil_fit(&job->fitted[i], job->diags);
    job->running = pages_of(job);
    job->pages = dalil_slots_all_pages(layout, job->running);
    job->body = job->pages;
    if (dalil_fold_paged(layout->fold))
        job->body -= layout->panels.n - dalil_slots_pages(layout);
}

static void
spread_all(Job *job)
{
    for (int i = 0; i < job->n; i++) {
        const DalilFitted *fitted = &job->fitted[i];
        DalilSlot slot;

        if (i >= job->n_flows) {
            dalil_slots_nth(&fitted->stream.chain, 0, &slot);
            dalil_spread_frame(fitted, &slot);
            continue;
        }
        dalil_spread_flow(fitted);
    }
}

/* By category: the page it begins on. By page: the heading that reigns at its top. */
static void
find_pages(const Job *job, int *index_pages, const DalilRich **running)
{
    const DalilRich *current = NULL;

    for (int i = 0; i < job->n_flows; i++) {
        GArray *placements = job->fitted[i].flowed->placements;
        for (guint k = 0; k < placements->len; k++) {
            const DalilPlacement *p = &g_array_index(placements, DalilPlacement, k);
            const DalilBlock *block = p->box->block;
            DalilSlot slot;
            if (!dalil_slots_nth(&job->fitted[i].stream.chain, p->slot, &slot))
                continue;
            slot.page = dalil_slots_page(slot.page, job->pages);
            if (block->kind == DALIL_BOX_CARD && block->keep_next && block->heading) {
                current = block->running;
                if (block->category >= 0 && index_pages[block->category] == 0)
                    index_pages[block->category] = slot.page + 1;
            }
            if (!running[slot.page])
                running[slot.page] = current;
        }
    }
    for (int page = 1; page < job->pages; page++)
        if (!running[page])
            running[page] = running[page - 1];
    for (int page = job->running; page < job->body; page++)
        running[page] = NULL; /* nothing reigns where nothing flows */
}

static void
emit_column_rules(DalilEmit *emit, const DalilSlot *slot)
{
    const DalilFrame *frame = slot->frame;
    double first = slot->outer.x + frame->inset;
    double width = (slot->outer.width - 2 * frame->inset - (frame->columns - 1) * frame->gutter) /
                   MAX(frame->columns, 1);

    for (int c = 1; frame->rules && c < frame->columns; c++)
        dalil_emit_fill(emit,
                        (DalilRect){first + c * (width + frame->gutter) - frame->gutter / 2 - 0.2,
                                    slot->rect.y, 0.4, slot->rect.height},
                        dalil_template_ink(emit->edition->layout, "rule"), 0);
}

static void
emit_frame_ground(DalilEmit *emit, const DalilSlot *slot)
{
    dalil_emit_ground(emit, slot->outer, slot->frame->fill_index, slot->frame->radius);
    dalil_picture_ground(emit, &slot->frame->picture, slot->outer, slot->frame->radius);
    if (slot->frame->pattern.text) {
        const DalilFrame *frame = slot->frame;
        double cell = frame->pattern_cell > 0 ? frame->pattern_cell : DALIL_MM(18);
        if (frame->pattern_fill_index >= 0)
            dalil_emit_pattern(emit, slot->outer, frame->pattern.text, frame->pattern_fill_index,
                               cell, TRUE);
        dalil_emit_pattern(emit, slot->outer, frame->pattern.text,
                           frame->pattern_ink_index >= 0 ? frame->pattern_ink_index
                                                         : emit->edition->text,
                           cell, FALSE);
    }
    emit_column_rules(emit, slot);
}

/* Grounds of every panel and frame on every page; a repeated page's as often as it comes, and on
 * pages that only make a multiple of four: with their number they are good for notes. */
static void
emit_grounds(Job *job, DalilEmit *emit)
{
    const DalilTemplate *layout = job->edition->layout;
    const DalilPanel *panels = layout->panels.items;

    for (int p = 0, first = 0; p < layout->panels.n; first += panels[p++].frames.n) {
        DalilRect rect;
        int page = dalil_slots_page(dalil_slots_panel(layout, p, &rect), job->pages);
        for (int k = page; k < (panels[p].repeat ? job->body : page + 1); k++) {
            emit->page = k;
            emit->frame = first;
            emit->again = k > page;
            /* an outline would stand on the fold, where nobody can cut or print it straight */
            if (panels[p].fill_index >= 0 && job->edition->inks[panels[p].fill_index].outline <= 0)
                dalil_emit_ground(emit, rect, panels[p].fill_index, 0);
            dalil_picture_ground(emit, &panels[p].picture, rect, 0);
        }
    }
}

/* What has no words to be too wide for its frame: QR codes, tiles, pictograms. */
static void
check_width(const DalilEmit *emit, const DalilSlot *slot, guint from)
{
    const GArray *items =
        emit->page < (int)emit->pages->len ? emit->pages->pdata[emit->page] : NULL;
    double over = 0;

    for (guint i = from; items && i < items->len; i++) {
        const DalilRect *r = &g_array_index(items, DalilItem, i).rect;
        over = MAX(over, r->x + r->width - slot->rect.x - slot->rect.width);
    }
    if (over > NEAR)
        dalil_diags_error(emit->diags, slot->frame->span,
                          "%s: something in frame \"%s\" is %.1f mm wider than the frame; make its "
                          "QR code, tiles or "
                          "pictograms smaller, or the frame wider",
                          emit->edition->name, dalil_stories_name(slot), over / DALIL_MM(1));
}

static void
emit_placement(DalilEmit *emit, const DalilSlot *slot, const DalilPlacement *p)
{
    guint before =
        emit->page < (int)emit->pages->len ? ((GArray *)emit->pages->pdata[emit->page])->len : 0;

    emit->blind = FALSE;
    dalil_emit_box(emit, p->box, slot->rect.x, slot->rect.y + p->y, p->width, p->from, p->to);
    check_width(emit, slot, before);
    if (emit->blind)
        dalil_diags_warning(
            emit->diags, slot->frame->span,
            "text in frame \"%s\" stands on a picture, and may be hard to read there; give the "
            "frame a `fill`, or tell by the picture's `ground` which ink it is most like",
            dalil_stories_name(slot));
}

/* A ground or a rule and nothing else: over an empty page it says that something was lost. */
static gboolean
is_ornament(const DalilFrame *frame)
{
    return frame->blocks.n == 0 && frame->flow_index < 0;
}

static void
emit_frames(Job *job, DalilEmit *emit)
{
    DalilSlots all = dalil_slots_new(job->arena, job->edition->layout, -1);
    int last = -1;

    for (int i = 0; i < all.n_once + all.n_repeat; i++) {
        gboolean repeats = i >= all.n_once;
        const DalilSlot *slot = repeats ? &all.repeat[i - all.n_once] : &all.once[i];
        int story = job->frame_story[slot->index];
        int first = dalil_slots_page(slot->page, job->pages);

        if (slot->index == last) /* the other columns of the same frame */
            continue;
        last = slot->index;
        for (int page = first; page < (repeats ? job->body : first + 1); page++) {
            emit->page = page;
            emit->frame = slot->index;
            emit->again = page > first;
            if (story < 0 && slot->frame->blocks.n > 0) /* all it would hold is absent */
                continue;
            if (page >= job->running && repeats && is_ornament(slot->frame))
                continue;
            emit_frame_ground(emit, slot);
            emit->ground = dalil_emit_ground_at(emit, page, slot->rect);
            if (story < 0)
                continue;
            emit->trial = &job->fitted[story].trial;
            for (guint k = 0; k < job->fitted[story].flowed->placements->len; k++) {
                const DalilPlacement *p =
                    &g_array_index(job->fitted[story].flowed->placements, DalilPlacement, k);
                emit_placement(emit, slot, p);
            }
        }
    }
}

static void
emit_flows(Job *job, DalilEmit *emit)
{
    for (int i = 0; i < job->n_flows; i++) {
        const DalilFitted *fitted = &job->fitted[i];
        int last = -1;
        emit->trial = &fitted->trial;
        for (guint k = 0; k < fitted->flowed->placements->len; k++) {
            const DalilPlacement *p = &g_array_index(fitted->flowed->placements, DalilPlacement, k);
            DalilSlot slot;
            dalil_slots_nth(&fitted->stream.chain, p->slot, &slot);
            slot.page = dalil_slots_page(slot.page, job->pages);
            emit->page = slot.page;
            emit->frame = slot.index;
            if (p->slot != last)
                emit->ground = dalil_emit_ground_at(emit, slot.page, slot.rect);
            last = p->slot;
            emit_placement(emit, &slot, p);
        }
    }
}

/* How far two stretches lie on each other; negative: apart. */
static double
shared(double a, double a_size, double b, double b_size)
{
    return MIN(a + a_size, b + b_size) - MAX(a, b);
}

/* Whether @over, painted later, hides the line @line or stands on it. Lines may come a little
 * nearer than their type is high. */
static gboolean
covers(const DalilItem *over, const DalilItem *line)
{
    double quiet = over->kind == DALIL_ITEM_QR ? QUIET * over->rect.width : 0;
    double deep = MIN(line->size, over->kind == DALIL_ITEM_TEXT ? over->size : line->size) / 3;

    return shared(over->rect.x - quiet, over->rect.width + 2 * quiet, line->rect.x,
                  line->rect.width) > NEAR &&
           shared(over->rect.y - quiet, over->rect.height + 2 * quiet, line->rect.y,
                  line->rect.height) > deep;
}

/* Nothing may stand on a line of text, or hide it. */
static void
check_covered(const Job *job, const DalilPage *page, int number)
{
    for (int i = 0; i < page->n; i++) {
        const DalilItem *line = &page->items[i];
        for (int k = i + 1; line->kind == DALIL_ITEM_TEXT && k < page->n; k++) {
            g_autofree char *text = NULL;
            if (!covers(&page->items[k], line))
                continue;
            text = dalil_measured_text(line->measured, line->from, line->to);
            dalil_diags_error(job->diags, job->edition->layout->sheet.span,
                              "%s, page %d: something stands on the line \"%s\"; move the frames "
                              "apart, or give the block below more `before`",
                              job->edition->name, number, text);
            break;
        }
    }
}

static void
write_pages(Job *job, DalilEmit *emit, DalilLayout *layout)
{
    static const char *const sides[] = {"outside", "inside"};
    const DalilTemplate *template = job->edition->layout;

    layout->n_pages = job->pages;
    layout->pages = dalil_arena_newn(job->arena, DalilPage, job->pages);
    for (int i = 0; i < job->pages; i++) {
        DalilPage *page = &layout->pages[i];
        *page = (DalilPage){template->sheet.width, template->sheet.height, NULL, 0,
                            dalil_fold_paged(template->fold) ? "page" : sides[i]};
        if (i < (int)emit->pages->len) {
            GArray *items = emit->pages->pdata[i];
            page->n = (int)items->len;
            page->items =
                dalil_arena_memdup(job->arena, items->data, sizeof(DalilItem) * items->len);
            dalil_place((DalilItem *)page->items, page->n, page->width, job->edition->rtl);
            check_covered(job, page, i + 1);
        }
    }
}

static DalilLayout *
emit_all(Job *job)
{
    DalilLayout *layout = dalil_arena_new0(job->arena, DalilLayout);
    int *index_pages =
        dalil_arena_newn(job->arena, int, job->edition->content->network.categories.n + 1);
    const DalilRich **running = dalil_arena_newn(job->arena, const DalilRich *, job->pages + 1);
    g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    DalilEmit emit = {.arena = job->arena,
                      .shaper = job->shaper,
                      .diags = job->diags,
                      .edition = job->edition,
                      .pages = pages,
                      .smallest = NO_TYPE,
                      .index_pages = index_pages,
                      .running = running};

    spread_all(job);
    find_pages(job, index_pages, running);
    emit_grounds(job, &emit);
    emit_frames(job, &emit);
    emit.again = FALSE;
    emit_flows(job, &emit);
    write_pages(job, &emit, layout);
    dalil_certificate_fill(layout, job->arena, job->diags, job->fitted, job->n_flows, job->n);
    if (emit.grounds)
        g_array_unref(emit.grounds);
    layout->smallest = emit.smallest < NO_TYPE ? emit.smallest : 0;
    layout->rtl = job->edition->rtl;
    return layout;
}

DalilLayout *
dalil_layout_planned(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                     const DalilEdition *edition, const DalilPlan *plan)
{
    Job job = {.arena = arena,
               .shaper = shaper,
               .diags = diags,
               .edition = edition,
               .plan = plan,
               .errors = dalil_diags_errors(diags)};
    DalilLayout *layout = NULL;

    fit_all(&job);
    if (dalil_diags_errors(diags) == job.errors)
        layout = emit_all(&job);
    for (int i = 0; i < job.n; i++)
        dalil_fitted_clear(&job.fitted[i]);
    return dalil_diags_errors(diags) == job.errors ? layout : NULL;
}

DalilLayout *
dalil_layout(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, const DalilEdition *edition)
{
    return dalil_layout_planned(arena, shaper, diags, edition, NULL);
}
