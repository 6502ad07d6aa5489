/* certificate.c: moves in plain words, fill of each panel, every entry once */
#include "layout/certificate.h"

#include <string.h>

/* A panel of a flow less full than this is told; less than the second, warned of. */
#define UNDER_FULL 0.6
#define NEARLY_EMPTY 0.35
enum { FRAMES_TOLD = 12, SHORTENED_TOLD = 12 };

/* "inside-2", "inside-2 column 3", or, when nothing has a name, "frame 4". */
static const char *
label_of(DalilArena *arena, const DalilSlots *chain, int k, const DalilSlot *slot)
{
    const char *name = slot->frame->id.text ? slot->frame->id.text : slot->in->id.text;
    int column = 1;
    DalilSlot before;

    if (!name)
        return dalil_arena_printf(arena, "frame %d", k + 1);
    while (k - column >= 0 && dalil_slots_nth(chain, k - column, &before) &&
           before.index == slot->index && before.page == slot->page)
        column++;
    return slot->frame->columns > 1 ? dalil_arena_printf(arena, "%s column %d", name, column)
                                    : name;
}

static void
fill_frames(DalilFit *fit, DalilArena *arena, const DalilFitted *f)
{
    const DalilSlots *chain = &f->stream.chain;

    /* frames that nothing was left for are told as well */
    fit->n_frames = MAX((int)f->flowed->used->len, chain->n_repeat > 0 ? 0 : chain->n_once);
    fit->filled = dalil_arena_newn(arena, double, fit->n_frames + 1);
    fit->panels = dalil_arena_newn(arena, const char *, fit->n_frames + 1);
    for (int k = 0; k < fit->n_frames; k++) {
        DalilSlot slot;
        if (!dalil_slots_nth(chain, k, &slot))
            continue;
        fit->panels[k] = label_of(arena, chain, k, &slot);
        if (k < (int)f->flowed->used->len)
            fit->filled[k] = g_array_index(f->flowed->used, double, k) / slot.rect.height;
    }
}

/* Each entry of the story stands on paper once. */
static void
fill_places(DalilFit *fit, DalilArena *arena, const DalilFitted *f)
{
    const GArray *placements = f->flowed->placements;
    int boxes = 0;

    fit->places = dalil_arena_newn(arena, DalilFitPlace, placements->len + 1);
    for (guint i = 0; i < placements->len; i++) {
        const DalilPlacement *p = &g_array_index(placements, DalilPlacement, i);
        if (p->from > 0 || (boxes < f->stream.n && p->box != f->stream.boxes[boxes]))
            continue; /* the rest of a paragraph, or a heading repeated */
        boxes++;
        if (p->box->block->is_service)
            fit->places[fit->services++] = (DalilFitPlace){p->box->block->key, p->slot};
    }
    g_assert(boxes == f->stream.n && fit->services == dalil_stream_services(&f->stream));
}

static void
fill_moves(DalilFit *fit, DalilArena *arena, const DalilFitted *f)
{
    fit->shortened = dalil_arena_newn(arena, const char *, f->stream.n_entries + 1);
    for (int e = 0; f->choice.brief && e < f->stream.n_entries; e++)
        if (f->choice.brief[e])
            fit->shortened[fit->n_shortened++] = f->stream.entries[e].block->key;
    fit->dense = f->choice.dense;
    for (int s = 0; f->choice.order && s < f->stream.n_sections; s++)
        fit->moved |= f->choice.order[s] != s;
}

/* Whether the flow fills most of the room it has: a network with few entries yet has empty panels
 * because it has few entries, which nobody needs to be told. */
static gboolean
is_full(const DalilFit *fit)
{
    double filled = 0;

    for (int k = 0; k < fit->n_frames; k++)
        filled += fit->filled[k];
    return filled >= UNDER_FULL * fit->n_frames;
}

/* Only flows that should fill their frames alike: the last page of a directory ends where it ends.
 */
static void
warn_empty(const DalilFit *fit, const DalilFitted *f, DalilDiags *diags)
{
    g_autoptr(GString) panels = g_string_new(NULL);

    if (!fit->is_even || !is_full(fit))
        return;
    for (int k = 0; k < fit->n_frames; k++)
        if (fit->filled[k] < NEARLY_EMPTY)
            g_string_append_printf(panels, "%s%s is only %.0f%% full", panels->len > 0 ? ", " : "",
                                   fit->panels[k], 100 * fit->filled[k]);
    if (panels->len > 0)
        dalil_diags_warning(diags, f->at, "%s: %s; make it lower, or an entry near it shorter",
                            f->trial.edition->name, panels->str);
}

void
dalil_certificate_fill(DalilLayout *layout, DalilArena *arena, DalilDiags *diags,
                       const DalilFitted *fitted, int n_flows, int n)
{
    layout->n_fits = n;
    layout->fits = dalil_arena_newn(arena, DalilFit, n + 1);
    for (int i = 0; i < n; i++) {
        const DalilFitted *f = &fitted[i];
        DalilFit *fit = &layout->fits[i];
        *fit = (DalilFit){.name = f->name,
                          .is_even = i < n_flows && f->even && f->stream.chain.n_repeat == 0,
                          .size = f->trial.at.size,
                          .leading = f->trial.at.leading,
                          .gap = f->trial.at.gap,
                          .size_max = f->size.max,
                          .leading_max = f->leading.max,
                          .gap_max = f->gap.max,
                          .planned = f->begins != NULL};
        fill_frames(fit, arena, f);
        fill_places(fit, arena, f);
        fill_moves(fit, arena, f);
        warn_empty(fit, f, diags);
    }
}

/* "3 texts shortened: a, b, c; dense entries; leading 92 %". */
static void
tell_moves(const DalilFit *fit, GString *to)
{
    g_autoptr(GString) moves = g_string_new(NULL);

    if (fit->leading < fit->leading_max - 1e-9)
        g_string_append_printf(moves, "; leading %.0f%%", 100 * fit->leading);
    if (fit->gap < fit->gap_max - 1e-9)
        g_string_append_printf(moves, "; gaps %.0f%%", 100 * fit->gap);
    if (fit->n_shortened > 0) {
        g_string_append_printf(moves, "; %d %s shortened:", fit->n_shortened,
                               fit->n_shortened == 1 ? "text" : "texts");
        for (int i = 0; i < MIN(fit->n_shortened, SHORTENED_TOLD); i++)
            g_string_append_printf(moves, "%s %s", i > 0 ? "," : "", fit->shortened[i]);
        g_string_append(moves, fit->n_shortened > SHORTENED_TOLD ? ", …" : "");
    }
    if (fit->dense)
        g_string_append(moves, "; dense entries");
    if (fit->moved)
        g_string_append(moves, "; categories in another order");
    if (fit->planned)
        g_string_append(moves, "; panels as in the other languages");
    if (moves->len > 0)
        g_string_append_printf(to, "    %s\n", moves->str + strlen("; "));
}

static void
tell_under_full(const DalilFit *fit, GString *to)
{
    for (int k = 0; fit->is_even && fit->services > 0 && is_full(fit) && k < fit->n_frames &&
                    fit->n_frames <= FRAMES_TOLD;
         k++)
        if (fit->filled[k] < UNDER_FULL)
            g_string_append_printf(to, "    %s is only %.0f%% full\n", fit->panels[k],
                                   100 * fit->filled[k]);
}

void
dalil_layout_certificate(const DalilLayout *layout, const char *name, GString *to)
{
    g_string_append_printf(to, "%s: everything placed", name);
    if (layout->smallest > 0)
        g_string_append_printf(to, ", smallest type %.3g pt\n", layout->smallest);
    else
        g_string_append(to, ", without any text\n");
    for (int i = 0; i < layout->n_fits; i++) {
        const DalilFit *fit = &layout->fits[i];
        if (fit->n_frames > FRAMES_TOLD) {
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
        tell_moves(fit, to);
        tell_under_full(fit, to);
    }
}
