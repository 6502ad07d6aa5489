/* stream.c: boxes made once, picked as often as the search asks */
#include "layout/stream.h"

#include "layout/pair.h"

#define EITHER_TEXT (DALIL_WHEN_LONG | DALIL_WHEN_SHORT)
#define EITHER_DESIGN (DALIL_WHEN_USUAL | DALIL_WHEN_DENSE)

/* A block that says nothing of a choice stands in both. */
static int
when_of(const DalilBlock *block)
{
    int when = block->when;

    return when | (when & EITHER_TEXT ? 0 : EITHER_TEXT) |
           (when & EITHER_DESIGN ? 0 : EITHER_DESIGN);
}

static gboolean
opens_section(const DalilBlock *block)
{
    return block->keep_next && block->heading != NULL;
}

static void
give_indices(DalilStream *stream)
{
    const DalilBox *last = NULL;

    for (int i = 0; i < stream->n_all; i++)
        stream->all[i]->index = stream->n_known++;
    for (int i = 0; i < stream->n_all; i++) {
        if (stream->all_again[i] && stream->all_again[i] != last)
            stream->all_again[i]->index = stream->n_known++;
        last = stream->all_again[i];
    }
}

/* The entry that box @i is part of, beginning one when its unit is new. */
static int
entry_at(DalilStream *stream, int i)
{
    const DalilBlock *block = stream->all[i]->block;
    DalilStreamEntry *open = &stream->entries[MAX(stream->n_entries - 1, 0)];

    if (stream->n_entries > 0 && open->block->unit == block->unit && open->to == i) {
        open->to = i + 1;
        return stream->n_entries - 1;
    }
    if (!block->is_service)
        return -1;
    stream->entries[stream->n_entries] = (DalilStreamEntry){block, i, i + 1, FALSE};
    return stream->n_entries++;
}

static void
find_entries(DalilArena *arena, DalilStream *stream)
{
    stream->entries = dalil_arena_newn(arena, DalilStreamEntry, stream->n_all + 1);
    stream->entry_of = dalil_arena_newn(arena, int, stream->n_all + 1);
    for (int i = 0; i < stream->n_all; i++) {
        int when = when_of(stream->all[i]->block), entry = entry_at(stream, i);
        stream->entry_of[i] = entry;
        stream->has_dense |= (when & EITHER_DESIGN) != EITHER_DESIGN;
        if (entry >= 0 && (when & EITHER_TEXT) != EITHER_TEXT)
            stream->entries[entry].has_short = TRUE;
    }
}

static void
find_sections(DalilArena *arena, DalilStream *stream)
{
    DalilSection *open = NULL;

    stream->sections = dalil_arena_newn(arena, DalilSection, stream->n_all + 1);
    for (int i = 0; i < stream->n_all; i++) {
        const DalilBlock *block = stream->all[i]->block;
        if (!open || opens_section(block) ||
            (open->category >= 0 && block->category != open->category)) {
            open = &stream->sections[stream->n_sections++];
            *open = (DalilSection){i, i, opens_section(block) ? block->category : -1};
        }
        open->to = i + 1;
    }
}

DalilStream
dalil_stream_of(DalilArena *arena, DalilBox **boxes, DalilBox **again, int n, DalilSlots chain)
{
    DalilStream stream = {.all = boxes, .all_again = again, .n_all = n, .chain = chain};

    stream.boxes = dalil_arena_newn(arena, DalilBox *, n + 1);
    stream.again = dalil_arena_newn(arena, DalilBox *, n + 1);
    stream.chunk = dalil_arena_newn(arena, int, n + 1);
    give_indices(&stream);
    find_entries(arena, &stream);
    find_sections(arena, &stream);
    dalil_stream_choose(&stream, &(DalilChoice){0});
    return stream;
}

DalilStream
dalil_stream_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, const DalilStory *story,
                 DalilSlots chain)
{
    DalilBox **boxes = dalil_arena_newn(arena, DalilBox *, story->n + 1);
    DalilBox **again = dalil_arena_newn(arena, DalilBox *, story->n + 1);
    DalilBox *heading = NULL;
    DalilStream stream;

    for (int i = 0; i < story->n; i++) {
        const DalilBlock *block = story->blocks[i];
        boxes[i] = dalil_box_new(arena, shaper, diags, block);
        if (opens_section(block))
            heading = dalil_box_new(arena, shaper, diags, block->heading);
        else if (heading && block->category != heading->block->category)
            heading = NULL; /* its list has ended */
        else if (heading && !heading->below)
            heading->below = boxes[i];
        again[i] = heading;
    }
    stream = dalil_stream_of(arena, boxes, again, story->n, chain);
    stream.pairs = dalil_pair_gather(arena, boxes, story->n);
    return stream;
}

/* Whether the choice lets box @i of all stand. */
static gboolean
stands(const DalilStream *stream, const DalilChoice *choice, int i)
{
    int entry = stream->entry_of[i], when = when_of(stream->all[i]->block);
    gboolean brief = entry >= 0 && choice->brief && choice->brief[entry];

    return (when & (brief ? DALIL_WHEN_SHORT : DALIL_WHEN_LONG)) &&
           (when & (choice->dense ? DALIL_WHEN_DENSE : DALIL_WHEN_USUAL)) &&
           !(entry >= 0 && choice->left_out && choice->left_out[entry]);
}

/* A heading over nothing stands no more. */
static gboolean
is_empty(const DalilStream *stream, const DalilChoice *choice, const DalilSection *section)
{
    int entries = 0;

    for (int i = section->from; choice->left_out && i < section->to; i++) {
        int entry = stream->entry_of[i];
        if (entry >= 0 && !choice->left_out[entry])
            return FALSE;
        entries += entry >= 0;
    }
    return entries > 0;
}

/* The end of the chunk that begins with @from: its unit, and the next one when it must stay with
 * it. */
static int
chunk_end(const DalilStream *stream, int from)
{
    int to = from;
    gboolean keep = FALSE;

    do {
        int unit = stream->boxes[to]->block->unit;
        keep = stream->boxes[to]->block->keep_next;
        while (to < stream->n && stream->boxes[to]->block->unit == unit)
            to++;
    } while (keep && to < stream->n);
    return to;
}

void
dalil_stream_choose(DalilStream *stream, const DalilChoice *choice)
{
    stream->n = stream->n_chunks = 0;
    for (int s = 0; s < stream->n_sections; s++) {
        const DalilSection *section = &stream->sections[choice->order ? choice->order[s] : s];
        if (is_empty(stream, choice, section))
            continue;
        for (int i = section->from; i < section->to; i++)
            if (stands(stream, choice, i)) {
                stream->boxes[stream->n] = stream->all[i];
                stream->again[stream->n++] = stream->all_again[i];
            }
    }
    for (int i = 0; i < stream->n; i = chunk_end(stream, i))
        stream->chunk[stream->n_chunks++] = i;
    stream->chunk[stream->n_chunks] = stream->n;
}

int
dalil_stream_services(const DalilStream *stream)
{
    int services = 0;

    for (int i = 0; i < stream->n; i++)
        services += stream->boxes[i]->block->is_service;
    return services;
}
