/* stories.c: what the layout allows a story, beside its measured boxes */
#include "layout/stories.h"

static DalilRange
range_or(DalilRange range, double otherwise)
{
    return range.set ? range : (DalilRange){otherwise, otherwise, TRUE, range.span};
}

DalilFitted
dalil_stories_flow(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                   const DalilEdition *edition, int flow)
{
    const DalilFlow *f = &((const DalilFlow *)edition->layout->flows.items)[flow];
    const DalilStory *story = &edition->flows[flow];

    return (DalilFitted){.name = f->id.text,
                         .at = f->span,
                         .story = story,
                         .stream = dalil_stream_new(arena, shaper, diags, story,
                                                    dalil_slots_new(arena, edition->layout, flow)),
                         .size = f->size,
                         .leading = range_or(f->leading, 1),
                         .gap = range_or(f->gap, 1),
                         .even = !f->uneven,
                         .shorten = f->shorten,
                         .dense = f->dense.n > 0,
                         .assign = f->assign,
                         .arena = arena,
                         .trial = {.edition = edition}};
}

const char *
dalil_stories_name(const DalilSlot *slot)
{
    return slot->frame->id.text ? slot->frame->id.text
           : slot->in->id.text  ? slot->in->id.text
                                : "frame";
}

DalilFitted
dalil_stories_frame(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags,
                    const DalilEdition *edition, const DalilSlot *slot)
{
    const DalilStory *story = edition->frames[slot->index];
    DalilSlots chain = {dalil_arena_memdup(arena, slot, sizeof *slot), 1, NULL, 0};

    return (DalilFitted){.name = dalil_stories_name(slot),
                         .at = slot->frame->span,
                         .story = story,
                         .stream = dalil_stream_new(arena, shaper, diags, story, chain),
                         .size = slot->frame->size,
                         .leading = range_or(slot->frame->leading, 1),
                         .gap = range_or(slot->frame->gap, 1),
                         .arena = arena,
                         .trial = {.edition = edition}};
}
