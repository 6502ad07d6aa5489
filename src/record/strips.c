/* strips.c: stickers repeated, with the marks to cut them by and the numbers of the guide */
#include "record/strips.h"

#include "layout/place.h"
#include "record/alone.h"

#define HAIR 0.25  /* points: a line to cut along */
#define MARK 5.0   /* points long, on each side of a corner */
#define OFF 1.2    /* points away from the sticker, so that no mark stays on it */
#define NUMBER 5.0 /* points: type of the numbers beside the stickers */

static const DalilSticker *
nth(const DalilErrata *errata, int i)
{
    return &g_array_index(errata->stickers, DalilSticker, i);
}

gboolean
dalil_strips_grid(const DalilErrata *errata, const DalilLabels *labels, DalilLabelGrid *grid,
                  int *large)
{
    int n = (int)errata->stickers->len;
    g_autofree DalilLabelSize *sizes = g_new0(DalilLabelSize, MAX(n, 1));

    for (int i = 0; i < n; i++)
        sizes[i] = (DalilLabelSize){nth(errata, i)->label.width, nth(errata, i)->label.height};
    return dalil_labels_grid(labels, sizes, n, grid, large);
}

/* Two short lines at each corner of @r, outside it. */
static void
add_marks(GArray *items, DalilRect r, int ink)
{
    const double xs[] = {r.x, r.x + r.width}, ys[] = {r.y, r.y + r.height};

    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++) {
            double out_x = i == 0 ? xs[i] - OFF - MARK : xs[i] + OFF;
            double out_y = k == 0 ? ys[k] - OFF - MARK : ys[k] + OFF;
            dalil_alone_fill(items, (DalilRect){out_x, ys[k] - HAIR / 2, MARK, HAIR}, ink);
            dalil_alone_fill(items, (DalilRect){xs[i] - HAIR / 2, out_y, HAIR, MARK}, ink);
        }
}

/* The number of a sticker above its left corner, clear of the marks. */
static void
add_number(const DalilAlone *setter, GArray *items, DalilRect r, int number)
{
    g_autofree char *words = g_strdup_printf("%d", number);
    g_autoptr(GArray) set = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    const DalilBlock *block =
        dalil_alone_words(setter, dalil_language_lookup("en"), words, setter->edition->text, FALSE);

    dalil_alone_add(setter, dalil_alone_box(setter, block),
                    dalil_alone_at(setter, block, NUMBER, 1), r.x + 3, r.y - NUMBER * 1.45, 20,
                    set);
    dalil_place((DalilItem *)(gpointer)set->data, (int)set->len, 0, FALSE);
    g_array_append_vals(items, set->data, set->len);
}

/* The items of one strip, by cell, from the cell's left and top. (transfer full): of GArray */
static GPtrArray *
strip_items(const DalilAlone *setter, const DalilErrata *errata, const DalilLabelGrid *grid)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (int c = 0; c < grid->cells; c++)
        g_ptr_array_add(cells, g_array_new(FALSE, TRUE, sizeof(DalilItem)));
    for (int i = 0; i < (int)errata->stickers->len; i++) {
        const DalilSticker *sticker = nth(errata, i);
        const DalilLabelPlace *place = &grid->places[i];
        GArray *items = cells->pdata[place->cell];
        DalilRect r = {place->x, place->y, sticker->label.width, sticker->label.height};
        for (int k = 0; k < sticker->n; k++) {
            DalilItem moved =
                dalil_alone_moved(setter->arena, &sticker->items[k], place->x, place->y);
            g_array_append_val(items, moved);
        }
        add_marks(items, r, setter->edition->text);
        add_number(setter, items, r, i + 1);
    }
    return cells;
}

/* Lines between the strips of plain paper, which is cut into strips first. */
static void
add_cuts(GArray *items, const DalilLabelGrid *grid, int ink)
{
    double right = grid->left + grid->across * grid->step_x;
    double bottom = grid->top + grid->down * grid->step_y;

    for (int i = 0; i <= grid->across; i++)
        dalil_alone_fill(items,
                         (DalilRect){grid->left + i * grid->step_x - HAIR / 2, grid->top, HAIR,
                                     bottom - grid->top},
                         ink);
    for (int k = 0; k <= grid->down; k++)
        dalil_alone_fill(items,
                         (DalilRect){grid->left, grid->top + k * grid->step_y - HAIR / 2,
                                     right - grid->left, HAIR},
                         ink);
}

static DalilSheet
sheet_of(DalilArena *arena, const DalilErrata *errata, const DalilLabelGrid *grid,
         const GArray *items)
{
    DalilSheet sheet = {.edition = errata->after};

    sheet.page =
        (DalilPage){DALIL_MM(grid->labels->sheet_width_mm), DALIL_MM(grid->labels->sheet_height_mm),
                    dalil_arena_memdup(arena, items->data, sizeof(DalilItem) * items->len),
                    (int)items->len, "stickers"};
    return sheet;
}

static void
add_moved(DalilArena *arena, GArray *items, const GArray *cell, DalilRect at)
{
    for (guint i = 0; i < cell->len; i++) {
        DalilItem moved = dalil_alone_moved(arena, &g_array_index(cell, DalilItem, i), at.x, at.y);
        g_array_append_val(items, moved);
    }
}

GArray *
dalil_strips_sheets(DalilArena *arena, DalilShaper *shaper, const DalilErrata *errata,
                    const DalilLabelGrid *grid, int copies)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilAlone setter = {arena, shaper, diags, errata->after, errata->after->paper};
    g_autoptr(GPtrArray) cells = strip_items(&setter, errata, grid);
    GArray *sheets = g_array_new(FALSE, TRUE, sizeof(DalilSheet));
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    int n = dalil_labels_sheets(grid, copies), on = grid->across * grid->down;

    for (int s = 0; s < n; s++) {
        DalilSheet made = {0};
        g_array_set_size(items, 0);
        if (grid->labels->width_mm == 0)
            add_cuts(items, grid, errata->after->text);
        for (int i = s * on; i < MIN((s + 1) * on, copies * grid->cells); i++) {
            int sheet = 0, cell = i % grid->cells;
            DalilRect at = dalil_labels_cell(grid, i / grid->cells, cell, &sheet);
            add_moved(arena, items, cells->pdata[cell], at);
        }
        made = sheet_of(arena, errata, grid, items);
        g_array_append_val(sheets, made);
    }
    return sheets;
}
