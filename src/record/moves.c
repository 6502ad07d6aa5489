/* moves.c: from rectangles to places with names, and services whose place is another */
#include "record/moves.h"

#include <string.h>

struct DalilPlaces {
    DalilSlots slots;
    const DalilTemplate *layout;
    int pages;
    gboolean rtl;
};

DalilPlaces *
dalil_places_new(DalilArena *arena, const DalilTemplate *layout, int pages, gboolean rtl)
{
    DalilPlaces *places = dalil_arena_new0(arena, DalilPlaces);

    *places = (DalilPlaces){dalil_slots_new(arena, layout, -1), layout, pages, rtl};
    return places;
}

int
dalil_places_pages(const GArray *geometry)
{
    int pages = 0;

    for (guint i = 0; i < geometry->len; i++)
        pages = MAX(pages, g_array_index(geometry, DalilPrinted, i).page + 1);
    return pages;
}

static gboolean
holds(DalilRect r, double x, double y)
{
    return x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height;
}

/* Panels that lie on the same page as @slot. */
static int
panels_beside(const DalilPlaces *places, const DalilSlot *slot)
{
    int n = 0;

    for (int p = 0; p < places->layout->panels.n; p++) {
        DalilRect rect;
        n += dalil_slots_panel(places->layout, p, &rect) == slot->page;
    }
    return n;
}

/* Which link of its flow's chain in its panel @slot is, from 1; 0: the only one, or of no flow. */
static int
column_of(const DalilPlaces *places, const DalilSlot *slot)
{
    gboolean repeats = slot->in->repeat;
    const DalilSlot *list = repeats ? places->slots.repeat : places->slots.once;
    int n = repeats ? places->slots.n_repeat : places->slots.n_once, column = 0, all = 0;

    for (int i = 0; slot->frame->flow_index >= 0 && i < n; i++) {
        if (list[i].in != slot->in || list[i].frame->flow_index != slot->frame->flow_index)
            continue;
        all++;
        if (&list[i] == slot)
            column = all;
    }
    return all > 1 ? column : 0;
}

static const DalilSlot *
slot_at(const DalilPlaces *places, const DalilPrinted *printed)
{
    double x = printed->x + printed->width / 2, y = printed->y + printed->height / 2;

    if (places->rtl) /* slots are counted from the start edge */
        x = places->layout->sheet.width - x;
    for (int i = 0; i < places->slots.n_once; i++) {
        const DalilSlot *slot = &places->slots.once[i];
        if (dalil_slots_page(slot->page, places->pages) == printed->page && holds(slot->rect, x, y))
            return slot;
    }
    for (int i = 0; i < places->slots.n_repeat; i++)
        if (places->slots.repeat[i].page <= printed->page &&
            holds(places->slots.repeat[i].rect, x, y))
            return &places->slots.repeat[i];
    return NULL;
}

/* (transfer full) */
static char *
name_of(const DalilPlaces *places, const DalilPrinted *printed)
{
    const DalilSlot *slot = slot_at(places, printed);
    GString *name = g_string_new(NULL);

    g_string_append_printf(name, "page %d", printed->page + 1);
    if (slot && slot->in->id.text && panels_beside(places, slot) > 1)
        g_string_append_printf(name, ", panel %s", slot->in->id.text);
    if (slot && column_of(places, slot) > 0)
        g_string_append_printf(name, ", column %d", column_of(places, slot));
    return g_string_free(name, FALSE);
}

/* TRUE: @key is of @id. */
static gboolean
is_of(const char *key, const char *id)
{
    gsize length = strlen(id);

    return strncmp(key, id, length) == 0 && key[length] == '/';
}

/* Where @id begins. */
static const DalilPrinted *
first_of(const GArray *geometry, const char *id)
{
    for (guint i = 0; i < geometry->len; i++)
        if (is_of(g_array_index(geometry, DalilPrinted, i).key, id))
            return &g_array_index(geometry, DalilPrinted, i);
    return NULL;
}

/* Under its id now, or under the one it had. */
static const DalilPrinted *
former_of(const GArray *geometry, const DalilCanonRecord *record)
{
    const DalilPrinted *found = first_of(geometry, record->id);

    for (char **alias = record->aliases; !found && alias && *alias; alias++)
        found = first_of(geometry, *alias);
    return found;
}

static gboolean
is_alone(const DalilComparison *comparison, const char *id)
{
    for (guint i = 0; i < comparison->changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(comparison->changes, DalilPrintChange, i);
        if (change->severity < DALIL_APPEARANCE && strcmp(change->id, id) == 0)
            return FALSE;
    }
    return TRUE;
}

static void
clear_move(gpointer data)
{
    DalilMove *move = data;

    g_free(move->id);
    g_free(move->name);
    g_free(move->before);
    g_free(move->after);
}

GArray *
dalil_moves(const GArray *before, const DalilPlaces *was, const GArray *after,
            const DalilPlaces *is, const DalilComparison *comparison, const DalilCanon *now)
{
    GArray *moves = g_array_new(FALSE, TRUE, sizeof(DalilMove));

    g_array_set_clear_func(moves, clear_move);
    for (guint i = 0; i < now->records->len; i++) {
        const DalilCanonRecord *record = now->records->pdata[i];
        const DalilPrinted *old = record->is_service ? former_of(before, record) : NULL;
        const DalilPrinted *new = old ? first_of(after, record->id) : NULL;
        g_autofree char *from = new ? name_of(was, old) : NULL;
        g_autofree char *to = new ? name_of(is, new) : NULL;
        DalilMove move = {0};
        if (!new || strcmp(from, to) == 0)
            continue;
        move.id = g_strdup(record->id);
        move.name =
            g_strdup(record->fields[DALIL_CANON_NAME].value ? record->fields[DALIL_CANON_NAME].value
                                                            : record->id);
        move.before = g_steal_pointer(&from);
        move.after = g_steal_pointer(&to);
        move.alone = is_alone(comparison, record->id);
        g_array_append_val(moves, move);
    }
    return moves;
}

void
dalil_moves_tell(const GArray *moves, GString *to)
{
    for (guint i = 0; i < moves->len; i++) {
        const DalilMove *move = &g_array_index(moves, DalilMove, i);
        g_string_append_printf(to, "  ~ S4  \u2068%s\u2069 (%s): moved from %s to %s%s\n",
                               move->name, move->id, move->before, move->after,
                               move->alone ? ", nothing else changed" : "");
    }
}
