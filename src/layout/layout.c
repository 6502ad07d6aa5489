/* layout.c: an edition's stories fitted, then emitted page by page */
#include "layout/layout.h"

#include "layout/emit.h"
#include "layout/place.h"

#define NEAR 0.1 /* points: what nobody sees */
/* The white around a QR code, of its width: 4 modules of at least 21. */
#define QUIET (4 / 21.0)

typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags;
    const DalilEdition *edition;
    DalilFitted *fitted; /* flows first, then frames with stories of their own */
    int n_flows, n;
    int *frame_story; /* by frame index: index into fitted; -1 */
    int pages;
} Job;

static DalilStream
stream_of(const Job *job, const DalilStory *story, DalilSlots chain)
{
    DalilStream stream = {NULL, NULL, story->n, chain};
    DalilBox *again = NULL;

    stream.boxes = dalil_arena_newn(job->arena, DalilBox *, story->n + 1);
    stream.again = dalil_arena_newn(job->arena, DalilBox *, story->n + 1);
    for (int i = 0; i < story->n; i++) {
        const DalilBlock *block = story->blocks[i];
        stream.boxes[i] = dalil_box_new(job->arena, job->shaper, job->diags, block);
        if (block->keep_next && block->heading)
            again = dalil_box_new(job->arena, job->shaper, job->diags, block->heading);
        stream.again[i] = again;
    }
    return stream;
}

static DalilRange
range_or(DalilRange range, double otherwise)
{
    return range.set ? range : (DalilRange){otherwise, otherwise, TRUE, range.span};
}

static void
add_flow(Job *job, int i)
{
    const DalilFlow *flow = &((const DalilFlow *)job->edition->layout->flows.items)[i];
    const DalilStory *story = &job->edition->flows[i];
    DalilFitted *fitted = &job->fitted[job->n++];

    *fitted = (DalilFitted){.name = flow->id.text,
                            .at = flow->span,
                            .story = story,
                            .size = flow->size,
                            .leading = range_or(flow->leading, 1),
                            .gap = range_or(flow->gap, 1),
                            .even = !flow->uneven};
    fitted->stream = stream_of(job, story, dalil_slots_new(job->arena, job->edition->layout, i));
}

static const char *
frame_name(const DalilSlot *slot)
{
    return slot->frame->id.text ? slot->frame->id.text
           : slot->in->id.text  ? slot->in->id.text
                                : "frame";
}

static void
add_frame(Job *job, const DalilSlot *slot)
{
    const DalilStory *story = job->edition->frames[slot->index];
    DalilFitted *fitted = NULL;
    DalilSlots chain = {dalil_arena_memdup(job->arena, slot, sizeof *slot), 1, NULL, 0};

    if (!story || story->n == 0)
        return;
    job->frame_story[slot->index] = job->n;
    fitted = &job->fitted[job->n++];
    *fitted = (DalilFitted){.name = frame_name(slot),
                            .at = slot->frame->span,
                            .story = story,
                            .size = slot->frame->size,
                            .leading = range_or(slot->frame->leading, 1),
                            .gap = range_or(slot->frame->gap, 1)};
    fitted->stream = stream_of(job, story, chain);
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
            frame_name(slot), MAX(x, y) / DALIL_MM(1));
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
    job->pages = dalil_slots_pages(layout);
    for (int i = 0; i < job->n; i++) {
        DalilFitted *fitted = &job->fitted[i];
        DalilSlot last;
        fitted->trial.edition = job->edition;
        dalil_fit(fitted, job->diags);
        if (fitted->flowed &&
            dalil_slots_nth(&fitted->stream.chain, (int)fitted->flowed->used->len - 1, &last))
            job->pages = MAX(job->pages, last.page + 1);
    }
}

/* Placements [from, to) of one slot of a flow, and what a hundredth of weight could get there. */
typedef struct {
    guint from, to;
    double unit;
} Share;

static Share
share_of(const DalilFitted *fitted, guint from)
{
    GArray *placements = fitted->flowed->placements;
    int k = g_array_index(placements, DalilPlacement, from).slot;
    Share share = {from, from, 0};
    double weights = 0;
    DalilSlot slot;

    while (share.to < placements->len &&
           g_array_index(placements, DalilPlacement, share.to).slot == k)
        weights += g_array_index(placements, DalilPlacement, share.to++).weight;
    if (weights > 0 && dalil_slots_nth(&fitted->stream.chain, k, &slot))
        share.unit =
            MAX(slot.rect.height - g_array_index(fitted->flowed->used, double, k), 0) / weights;
    return share;
}

/* Left-over space goes to the gaps, by weight. Columns side by side should look alike, so no
 * gap gets much more than the tightest column can give. */
static void
spread_flow(const DalilFitted *fitted)
{
    GArray *placements = fitted->flowed->placements;
    double em = fitted->trial.at.size / 100, tightest = 0.75 * em;
    Share share = {0, 0, 0};

    for (guint from = 0; from < placements->len; from = share.to) {
        share = share_of(fitted, from);
        tightest = MIN(tightest, share.unit);
    }
    for (guint from = 0; from < placements->len; from = share.to) {
        double moved = 0, unit = 0;
        share = share_of(fitted, from);
        unit = MIN(share.unit, tightest + 0.25 * em);
        for (guint i = share.from; i < share.to; i++) {
            DalilPlacement *p = &g_array_index(placements, DalilPlacement, i);
            moved += unit * p->weight;
            p->y += moved;
        }
    }
}

/* A frame's own story: left-over space goes where the layout's `stretch` wants it, or as `align`
 * says. */
static void
spread_frame(const DalilFitted *fitted, const DalilSlot *slot)
{
    GArray *placements = fitted->flowed->placements;
    double left = slot->rect.height - g_array_index(fitted->flowed->used, double, 0);
    double shares = 0, moved = 0;

    for (guint i = 1; i < placements->len; i++)
        shares += g_array_index(placements, DalilPlacement, i).box->block->stretch;
    if (shares <= 0) {
        moved = slot->frame->align == DALIL_VALIGN_MIDDLE   ? left / 2
                : slot->frame->align == DALIL_VALIGN_BOTTOM ? left
                                                            : 0;
        left = 0;
        shares = 1;
    }
    if (slot->frame->align == DALIL_VALIGN_SPREAD && left > 0)
        shares = MAX(shares, 1);
    for (guint i = 0; i < placements->len; i++) {
        DalilPlacement *p = &g_array_index(placements, DalilPlacement, i);
        if (i > 0)
            moved += left * p->box->block->stretch / shares;
        p->y += moved;
    }
}

static void
spread_all(Job *job)
{
    for (int i = 0; i < job->n; i++) {
        const DalilFitted *fitted = &job->fitted[i];
        DalilSlot slot;

        if (i >= job->n_flows) {
            dalil_slots_nth(&fitted->stream.chain, 0, &slot);
            spread_frame(fitted, &slot);
            continue;
        }
        spread_flow(fitted);
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
            if (block->kind == DALIL_BOX_CARD && block->keep_next && block->heading) {
                current = block->children[0]->rich;
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

/* Grounds of every panel and frame on every page; a repeated page's as often as it comes. */
static void
emit_grounds(Job *job, DalilEmit *emit)
{
    const DalilTemplate *layout = job->edition->layout;
    const DalilPanel *panels = layout->panels.items;

    for (int p = 0; p < layout->panels.n; p++) {
        DalilRect rect;
        int page = dalil_slots_panel(layout, p, &rect);
        for (int k = page; k < (panels[p].repeat ? job->pages : page + 1); k++) {
            emit->page = k;
            dalil_emit_ground(emit, rect, panels[p].fill_index, 0);
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
                          emit->edition->name, frame_name(slot), over / DALIL_MM(1));
}

static void
emit_placement(DalilEmit *emit, const DalilSlot *slot, const DalilPlacement *p)
{
    guint before =
        emit->page < (int)emit->pages->len ? ((GArray *)emit->pages->pdata[emit->page])->len : 0;

    dalil_emit_box(emit, p->box, slot->rect.x, slot->rect.y + p->y, p->width, p->from, p->to);
    check_width(emit, slot, before);
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

        if (slot->index == last) /* the other columns of the same frame */
            continue;
        last = slot->index;
        for (int page = slot->page; page < (repeats ? job->pages : slot->page + 1); page++) {
            emit->page = page;
            if (story < 0 && slot->frame->blocks.n > 0) /* all it would hold is absent */
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
            emit->page = slot.page;
            if (p->slot != last)
                emit->ground = dalil_emit_ground_at(emit, slot.page, slot.rect);
            last = p->slot;
            emit_placement(emit, &slot, p);
        }
    }
}

static void
write_fits(const Job *job, DalilLayout *layout)
{
    layout->n_fits = job->n;
    layout->fits = dalil_arena_newn(job->arena, DalilFit, job->n + 1);
    for (int i = 0; i < job->n; i++) {
        const DalilFitted *f = &job->fitted[i];
        DalilFit *fit = &layout->fits[i];
        *fit = (DalilFit){.name = f->name,
                          .size = f->trial.at.size,
                          .leading = f->trial.at.leading,
                          .gap = f->trial.at.gap,
                          .size_max = f->size.max,
                          .n_frames = (int)f->flowed->used->len};
        fit->filled = dalil_arena_newn(job->arena, double, fit->n_frames + 1);
        for (int k = 0; k < fit->n_frames; k++) {
            DalilSlot slot;
            if (dalil_slots_nth(&f->stream.chain, k, &slot))
                fit->filled[k] = g_array_index(f->flowed->used, double, k) / slot.rect.height;
        }
        for (int k = 0; k < f->stream.n; k++)
            fit->services += f->stream.boxes[k]->block->is_service;
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
                            template->fold == DALIL_FOLD_NONE ? "page" : sides[i]};
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
                      .smallest = 1e9,
                      .index_pages = index_pages,
                      .running = running};

    spread_all(job);
    find_pages(job, index_pages, running);
    emit_grounds(job, &emit);
    emit_frames(job, &emit);
    emit_flows(job, &emit);
    write_pages(job, &emit, layout);
    write_fits(job, layout);
    if (emit.grounds)
        g_array_unref(emit.grounds);
    layout->smallest = emit.smallest;
    layout->rtl = job->edition->rtl;
    return layout;
}

DalilLayout *
dalil_layout(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, const DalilEdition *edition)
{
    Job job = {.arena = arena, .shaper = shaper, .diags = diags, .edition = edition};
    int errors = dalil_diags_errors(diags);
    DalilLayout *layout = NULL;

    fit_all(&job);
    if (dalil_diags_errors(diags) == errors)
        layout = emit_all(&job);
    for (int i = 0; i < job.n; i++)
        dalil_fitted_clear(&job.fitted[i]);
    return dalil_diags_errors(diags) == errors ? layout : NULL;
}

void
dalil_layout_certificate(const DalilLayout *layout, const char *name, GString *to)
{
    g_string_append_printf(to, "%s: everything placed, smallest type %.3g pt\n", name,
                           layout->smallest);
    for (int i = 0; i < layout->n_fits; i++) {
        const DalilFit *fit = &layout->fits[i];
        if (fit->n_frames > 12) {
            g_string_append_printf(to, "  %-12s %.3g pt, %d frames", fit->name, fit->size,
                                   fit->n_frames);
        } else {
            g_string_append_printf(to, "  %-12s %.3g pt, filled", fit->name, fit->size);
            for (int k = 0; k < fit->n_frames; k++)
                g_string_append_printf(to, " %.0f%%", 100 * fit->filled[k]);
        }
        if (fit->services > 0)
            g_string_append_printf(to, ", %d %s", fit->services,
                                   fit->services == 1 ? "service" : "services");
        g_string_append_c(to, '\n');
    }
}
