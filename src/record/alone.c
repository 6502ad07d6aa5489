/* alone.c: what layout does for frames, for single blocks */
#include "record/alone.h"

#include <math.h>
#include <stdio.h>

#include "layout/emit.h"

DalilSetting
dalil_alone_at(const DalilAlone *setter, const DalilBlock *block, double size, double leading)
{
    const DalilStyle *styles = setter->edition->layout->styles.items;

    return (DalilSetting){size / styles[block->style].size, leading, 1};
}

double
dalil_alone_height(const DalilAlone *setter, const DalilBox *box, DalilSetting at, double width)
{
    DalilTrial trial = {.edition = setter->edition, .at = at};
    double height = dalil_box_height(&trial, box, width);

    return trial.too_wide ? -1 : height;
}

double
dalil_alone_add(const DalilAlone *setter, const DalilBox *box, DalilSetting at, double x, double y,
                double width, GArray *items)
{
    DalilTrial trial = {.edition = setter->edition, .at = at};
    g_autoptr(GPtrArray) pages = g_ptr_array_new();
    DalilEmit emit = {.arena = setter->arena,
                      .shaper = setter->shaper,
                      .diags = setter->diags,
                      .edition = setter->edition,
                      .pages = pages,
                      .trial = &trial,
                      .ground = setter->ground,
                      .smallest = G_MAXDOUBLE};

    g_ptr_array_add(pages, items);
    dalil_emit_box(&emit, box, x, y, width, 0, -1);
    return dalil_box_height(&trial, box, width);
}

DalilBox *
dalil_alone_box(const DalilAlone *setter, const DalilBlock *block)
{
    return dalil_box_new(setter->arena, setter->shaper, setter->diags, block);
}

const DalilBlock *
dalil_alone_pack(const DalilAlone *setter, const GPtrArray *blocks)
{
    const DalilBlock *first = blocks->pdata[0];
    DalilBlock *pack = NULL;

    if (blocks->len == 1)
        return first;
    pack = dalil_arena_memdup(setter->arena, first, sizeof *first);
    pack->kind = DALIL_BOX_PACK;
    pack->rich = NULL;
    pack->icon = -1;
    pack->n_children = (int)blocks->len;
    pack->children =
        dalil_arena_memdup(setter->arena, blocks->pdata, sizeof(gpointer) * blocks->len);
    return pack;
}

const DalilBlock *
dalil_alone_words(const DalilAlone *setter, const DalilLanguage *language, const char *words,
                  int ink, gboolean bold)
{
    DalilBlock *block = dalil_arena_new0(setter->arena, DalilBlock);
    DalilRichBuilder builder;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, words, bold, ink, 1);
    block->rich = dalil_rich_end(&builder, setter->arena, language,
                                 language->direction == DALIL_RTL, NULL, (DalilSpan){NULL, 0, 0});
    block->kind = DALIL_BOX_PARA;
    block->icon = block->fill = block->category = block->service = -1;
    block->when = DALIL_WHEN_ALWAYS;
    return block;
}

DalilItem
dalil_alone_moved(DalilArena *arena, const DalilItem *item, double x, double y)
{
    DalilItem moved = *item;

    moved.rect.x += x;
    moved.rect.y += y;
    moved.baseline += y;
    if (item->n_runs > 0) {
        DalilPlaced *runs =
            dalil_arena_memdup(arena, item->runs, sizeof *runs * (gsize)item->n_runs);
        for (int i = 0; i < item->n_runs; i++)
            runs[i].x += x;
        moved.runs = runs;
    }
    return moved;
}

void
dalil_alone_fill(GArray *items, DalilRect rect, int ink)
{
    DalilItem item = {.kind = DALIL_ITEM_FILL, .rect = rect, .ink = ink, .icon = -1};

    g_array_append_val(items, item);
}

static gboolean
same_colour(DalilColour a, DalilColour b)
{
    return fabs(a.red - b.red) < 0.002 && fabs(a.green - b.green) < 0.002 &&
           fabs(a.blue - b.blue) < 0.002;
}

DalilEdition *
dalil_alone_ink(DalilArena *arena, const DalilEdition *edition, const char *colour, int *ink)
{
    DalilEdition *copy = dalil_arena_memdup(arena, edition, sizeof *edition);
    DalilEditionInk added = {.id = "ground", .colour = edition->inks[edition->paper].colour};
    guint red = 255, green = 255, blue = 255;

    if (sscanf(colour, "#%2x%2x%2x", &red, &green, &blue) == 3) {
        added.colour.red = red / 255.0;
        added.colour.green = green / 255.0;
        added.colour.blue = blue / 255.0;
    }
    for (*ink = 0; *ink < edition->n_inks; ++*ink)
        if (edition->inks[*ink].outline <= 0 &&
            same_colour(edition->inks[*ink].colour, added.colour))
            return copy;
    copy->inks = dalil_arena_newn(arena, DalilEditionInk, edition->n_inks + 1);
    for (int i = 0; i < edition->n_inks; i++)
        copy->inks[i] = edition->inks[i];
    copy->inks[copy->n_inks++] = added;
    return copy;
}
