/* geometry.c: fields found among the items of a layout */
#include "record/geometry.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define JOIN 0.6 /* of the type size: lines nearer than this belong to one paragraph */

static void
clear_printed(gpointer data)
{
    g_free(((DalilPrinted *)data)->key);
}

static gboolean
holds(DalilRect outer, DalilRect inner)
{
    double x = inner.x + inner.width / 2, y = inner.y + inner.height / 2;

    return x >= outer.x && x <= outer.x + outer.width && y >= outer.y &&
           y <= outer.y + outer.height;
}

/* The last ground painted before item @index under its middle. */
static DalilColour
ground_of(const DalilPage *page, int index, const DalilEdition *edition)
{
    for (int i = index - 1; i >= 0; i--)
        if (page->items[i].kind == DALIL_ITEM_FILL && page->items[i].ink >= 0 &&
            holds(page->items[i].rect, page->items[index].rect))
            return edition->inks[page->items[i].ink].colour;
    return edition->inks[edition->paper].colour;
}

/* TRUE: @item goes on where @last ended. */
static gboolean
goes_on(const DalilPrinted *last, const DalilItem *item, int page)
{
    double gap = item->rect.y - (last->y + last->height);

    return last->page == page && strcmp(last->key, item->key) == 0 &&
           item->rect.x < last->x + last->width && item->rect.x + item->rect.width > last->x &&
           gap < JOIN * MAX(item->size, 1) && gap > -last->height;
}

static void
join(DalilPrinted *last, const DalilItem *item)
{
    double right = MAX(last->x + last->width, item->rect.x + item->rect.width);
    double bottom = MAX(last->y + last->height, item->rect.y + item->rect.height);

    last->x = MIN(last->x, item->rect.x);
    last->y = MIN(last->y, item->rect.y);
    last->width = right - last->x;
    last->height = bottom - last->y;
}

GArray *
dalil_geometry_of(const DalilLayout *layout, const DalilEdition *edition)
{
    GArray *geometry = g_array_new(FALSE, TRUE, sizeof(DalilPrinted));

    g_array_set_clear_func(geometry, clear_printed);
    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];
            DalilPrinted *last = geometry->len > 0
                                     ? &g_array_index(geometry, DalilPrinted, geometry->len - 1)
                                     : NULL;
            if (item->kind != DALIL_ITEM_TEXT || !item->key)
                continue;
            if (last && goes_on(last, item, p)) {
                join(last, item);
            } else {
                DalilColour c = ground_of(&layout->pages[p], i, edition);
                DalilPrinted printed = {g_strdup(item->key), p,
                                        item->rect.x,        item->rect.y,
                                        item->rect.width,    item->rect.height,
                                        item->size,          ""};
                g_snprintf(printed.ground, sizeof printed.ground, "#%02x%02x%02x",
                           (guint)(c.red * 255 + 0.5) & 255, (guint)(c.green * 255 + 0.5) & 255,
                           (guint)(c.blue * 255 + 0.5) & 255);
                g_array_append_val(geometry, printed);
            }
        }
    return geometry;
}

/* Hundredths of a point are enough, and the same on every machine; digit by digit, for a leaflet
 * has thousands of them. */
static void
add_points(GString *to, double points)
{
    gint64 hundredths = (gint64)(points * 100 + (points < 0 ? -0.5 : 0.5));

    g_string_append_printf(to, "%s%d.%02d", hundredths < 0 ? "-" : "", (int)(ABS(hundredths) / 100),
                           (int)(ABS(hundredths) % 100));
}

static void
add_printed(GString *to, const DalilPrinted *p)
{
    const double sides[] = {p->x, p->y, p->width, p->height};
    json_t *key = json_string(p->key);
    char *quoted = json_dumps(key, JSON_ENCODE_ANY);

    g_string_append_printf(to, "{\"ground\": \"%s\", \"key\": %s, \"page\": %d, \"rect\": [",
                           p->ground, quoted, p->page);
    for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
        g_string_append(to, i > 0 ? ", " : "");
        add_points(to, sides[i]);
    }
    g_string_append(to, "], \"size\": ");
    add_points(to, p->size);
    g_string_append_c(to, '}');
    free(quoted);
    json_decref(key);
}

char *
dalil_geometry_write(const GArray *geometry)
{
    GString *text = g_string_new("[");

    for (guint i = 0; i < geometry->len; i++) {
        g_string_append(text, i > 0 ? ",\n" : "\n");
        add_printed(text, &g_array_index(geometry, DalilPrinted, i));
    }
    g_string_append(text, "\n]\n");
    return g_string_free(text, FALSE);
}

GArray *
dalil_geometry_read(const char *text, gsize length, GError **error)
{
    json_error_t trouble;
    json_t *list = json_loadb(text, length, JSON_REJECT_DUPLICATES, &trouble);
    GArray *geometry = g_array_new(FALSE, TRUE, sizeof(DalilPrinted));

    g_array_set_clear_func(geometry, clear_printed);
    for (size_t i = 0; i < json_array_size(list); i++) {
        DalilPrinted p = {0};
        const char *key = NULL, *ground = NULL;
        if (json_unpack(json_array_get(list, i), "{s:s, s:i, s:[F,F,F,F], s:F, s:s}", "key", &key,
                        "page", &p.page, "rect", &p.x, &p.y, &p.width, &p.height, "size", &p.size,
                        "ground", &ground) != 0)
            continue;
        p.key = g_strdup(key);
        g_strlcpy(p.ground, ground, sizeof p.ground);
        g_array_append_val(geometry, p);
    }
    if (!list) {
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ, "line %d: %s", trouble.line,
                    trouble.text);
        g_clear_pointer(&geometry, g_array_unref);
    }
    json_decref(list);
    return geometry;
}
