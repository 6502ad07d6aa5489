/* slots.c: frames of a layout as rectangles */
#include "layout/slots.h"

#include "template/sheet.h"

enum { FOUR = 4 }; /* pages on a sheet of a booklet */

/* Pages after the one that repeats: they end the piece. */
static int
closing_pages(const DalilTemplate *layout)
{
    int repeat = dalil_fold_paged(layout->fold) ? dalil_sheet_repeat(layout) : -1;

    return repeat < 0 ? 0 : layout->panels.n - 1 - repeat;
}

int
dalil_slots_pages(const DalilTemplate *layout)
{
    return dalil_fold_paged(layout->fold) ? layout->panels.n - closing_pages(layout)
                                          : dalil_fold_sides(layout->fold);
}

int
dalil_slots_all_pages(const DalilTemplate *layout, int running)
{
    int all = running + closing_pages(layout);

    return layout->fold == DALIL_FOLD_BOOKLET ? (all + FOUR - 1) / FOUR * FOUR : all;
}

int
dalil_slots_page(int page, int all)
{
    return page < 0 ? all + page : page;
}

int
dalil_slots_panel(const DalilTemplate *layout, int panel, DalilRect *rect)
{
    DalilFoldPlace place = {panel, 0, layout->sheet.width};

    if (!dalil_fold_paged(layout->fold))
        place = dalil_fold_place(layout->fold, layout->sheet.width, layout->allowance, panel + 1);
    else if (panel >= dalil_slots_pages(layout))
        place.side = panel - layout->panels.n;
    *rect = (DalilRect){place.x, 0, place.width, layout->sheet.height};
    return place.side;
}

static double
edge(const DalilEdge *e, double whole)
{
    return e->percent ? e->value * whole : e->value;
}

/* One axis: @from and @to are distances from the two edges, @size an extent; margins fill in. */
static void
span(const DalilEdge *from, const DalilEdge *to, const DalilEdge *size, double whole,
     double margin_from, double margin_to, double *position, double *extent)
{
    double start = from->set ? edge(from, whole) : margin_from;
    double end = whole - (to->set ? edge(to, whole) : margin_to);

    if (size->set && from->set)
        end = start + edge(size, whole);
    else if (size->set && to->set)
        start = end - edge(size, whole);
    else if (size->set)
        end = start + edge(size, whole);
    *position = start;
    *extent = MAX(end - start, 0);
}

static DalilRect
frame_rect(const DalilTemplate *layout, const DalilFrame *frame, DalilRect panel)
{
    DalilRect r = {0};

    span(&frame->start, &frame->end, &frame->width, panel.width, layout->margin.start,
         layout->margin.end, &r.x, &r.width);
    span(&frame->top, &frame->bottom, &frame->height, panel.height, layout->margin.top,
         layout->margin.bottom, &r.y, &r.height);
    r.x += panel.x;
    r.y += panel.y;
    return r;
}

static void
add_columns(GArray *to, const DalilTemplate *layout, int panel, const DalilFrame *frame, int index)
{
    const DalilPanel *panels = layout->panels.items;
    DalilSlot slot = {.in = &panels[panel], .frame = frame, .index = index};
    int columns = MAX(frame->columns, 1);
    double width = 0;

    slot.page = dalil_slots_panel(layout, panel, &slot.panel);
    slot.outer = frame_rect(layout, frame, slot.panel);
    slot.rect = (DalilRect){slot.outer.x + frame->inset, slot.outer.y + frame->inset,
                            MAX(slot.outer.width - 2 * frame->inset, 1),
                            MAX(slot.outer.height - 2 * frame->inset, 1)};
    width = (slot.rect.width - (columns - 1) * frame->gutter) / columns;
    for (int c = 0; c < columns; c++) {
        DalilSlot column = slot;
        column.rect.x += c * (width + frame->gutter);
        column.rect.width = width;
        g_array_append_val(to, column);
    }
}

DalilSlots
dalil_slots_new(DalilArena *arena, const DalilTemplate *layout, int flow)
{
    const DalilPanel *panels = layout->panels.items;
    g_autoptr(GArray) once = g_array_new(FALSE, TRUE, sizeof(DalilSlot));
    g_autoptr(GArray) repeat = g_array_new(FALSE, TRUE, sizeof(DalilSlot));
    int index = 0;

    for (int p = 0; p < layout->panels.n; p++) {
        const DalilFrame *frames = panels[p].frames.items;
        for (int f = 0; f < panels[p].frames.n; f++, index++)
            if (flow < 0 || frames[f].flow_index == flow)
                add_columns(panels[p].repeat ? repeat : once, layout, p, &frames[f], index);
    }
    return (DalilSlots){
        dalil_arena_memdup(arena, once->data, sizeof(DalilSlot) * once->len), (int)once->len,
        dalil_arena_memdup(arena, repeat->data, sizeof(DalilSlot) * repeat->len), (int)repeat->len};
}

gboolean
dalil_slots_nth(const DalilSlots *slots, int k, DalilSlot *slot)
{
    int beyond = k - slots->n_once;

    if (beyond < 0) {
        *slot = slots->once[k];
        return TRUE;
    }
    if (slots->n_repeat == 0)
        return FALSE;
    *slot = slots->repeat[beyond % slots->n_repeat];
    slot->page += beyond / slots->n_repeat;
    return TRUE;
}
