/* screen_form.c: what is no text on a screen file's pages, drawn once */
#include "press/screen_form.h"

#include <cairo-pdf.h>

#include "paint/qr.h"
#include "paint/surface.h"

#define ICON 24.0 /* points: pictograms are drawn so large, and scaled */
#define ROOM 1.0  /* points round each: lines may reach over a little */

struct DalilForms {
    const DalilEdition *edition;
    const DalilFonts *fonts;
    GArray *list;        /* DalilItem: their corner stands at (room, room) */
    GPtrArray *pictures; /* DalilPlacedPicture, moved with their items */
};

DalilForms *
dalil_forms_new(const DalilEdition *edition, const DalilFonts *fonts)
{
    DalilForms *forms = g_new0(DalilForms, 1);

    forms->edition = edition;
    forms->fonts = fonts;
    forms->list = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    forms->pictures = g_ptr_array_new_with_free_func(g_free);
    return forms;
}

void
dalil_forms_free(DalilForms *forms)
{
    if (!forms)
        return;
    g_array_unref(forms->list);
    g_ptr_array_unref(forms->pictures);
    g_free(forms);
}

/* How far what is drawn may reach over the item's rectangle. */
static double
room_of(const DalilItem *item)
{
    return ROOM + (item->kind == DALIL_ITEM_QR ? dalil_qr_quiet(item->text, item->rect.width) : 0);
}

static gboolean
is_same_picture(const DalilPlacedPicture *a, const DalilPlacedPicture *b)
{
    return a->image == b->image && a->ink == b->ink && a->whole.x == b->whole.x &&
           a->whole.y == b->whole.y && a->whole.width == b->whole.width;
}

static gboolean
is_alike(const DalilItem *a, const DalilItem *b)
{
    return a->kind == b->kind && a->icon == b->icon && a->ink == b->ink &&
           a->rect.width == b->rect.width && a->rect.height == b->rect.height &&
           a->cell == b->cell && a->radius == b->radius &&
           (a->kind == DALIL_ITEM_PICTURE
                ? is_same_picture(a->picture, b->picture)
                : a->kind == DALIL_ITEM_ICON || g_strcmp0(a->text, b->text) == 0);
}

static int
index_of(DalilForms *forms, const DalilItem *item)
{
    for (guint i = 0; i < forms->list->len; i++)
        if (is_alike(&g_array_index(forms->list, DalilItem, i), item))
            return (int)i;
    g_array_append_val(forms->list, *item);
    return (int)forms->list->len - 1;
}

/* As far from its item's corner, which is at (@room, @room), as it was. */
static const DalilPlacedPicture *
moved_picture(DalilForms *forms, const DalilItem *item, double room)
{
    DalilPlacedPicture *moved = g_memdup2(item->picture, sizeof *item->picture);

    moved->whole.x += room - item->rect.x;
    moved->whole.y += room - item->rect.y;
    g_ptr_array_add(forms->pictures, moved);
    return moved;
}

DalilFormPlace
dalil_forms_icon(DalilForms *forms, int icon, int ink, DalilRect rect)
{
    const DalilItem item = {
        .kind = DALIL_ITEM_ICON, .icon = icon, .ink = ink, .rect = {ROOM, ROOM, ICON, ICON}};
    double scale = rect.width / ICON;

    return (DalilFormPlace){index_of(forms, &item), scale, rect.x - ROOM * scale,
                            rect.y + rect.width + ROOM * scale};
}

DalilFormPlace
dalil_forms_of(DalilForms *forms, const DalilItem *item)
{
    DalilItem moved = *item;
    double room = 0;

    if (item->kind == DALIL_ITEM_ICON)
        return dalil_forms_icon(forms, item->icon, item->ink, item->rect);
    room = room_of(item);
    moved.rect.x = moved.rect.y = room;
    if (item->kind == DALIL_ITEM_PICTURE)
        moved.picture = moved_picture(forms, item, room);
    return (DalilFormPlace){index_of(forms, &moved), 1, item->rect.x - room,
                            item->rect.y + item->rect.height + room};
}

GByteArray *
dalil_forms_draw(DalilForms *forms, GError **error)
{
    DalilPdfSurface pdf = dalil_pdf_surface_open(ICON, ICON, "", "2000-01-01", NULL);
    DalilPainter *painter = dalil_painter_new(pdf.cr, forms->edition, forms->fonts);
    GByteArray *bytes = NULL;

    for (guint i = 0; i < forms->list->len; i++) {
        const DalilItem *item = &g_array_index(forms->list, DalilItem, i);
        cairo_pdf_surface_set_size(pdf.surface, item->rect.width + 2 * item->rect.x,
                                   item->rect.height + 2 * item->rect.y);
        dalil_painter_item(painter, item);
        cairo_show_page(pdf.cr);
    }
    bytes = dalil_pdf_surface_close(&pdf, forms->edition->name, error);
    dalil_painter_free(painter);
    return bytes;
}

/* The page @number becomes a form, in the place of its content. Returns 0: it is not what was
 * drawn. */
static int
put_form(const DalilItem *item, DalilUaFile *file, int page)
{
    DalilUaText dict = dalil_ua_file_object(file, page);
    DalilUaText resources = dalil_ua_text_get(dict, "/Resources");
    int number = dalil_ua_text_reference(dalil_ua_text_get(dict, "/Contents"));
    g_autoptr(GString) content = number > 0 ? dalil_ua_file_unpack(file, number) : NULL;
    g_autoptr(GString) entries = g_string_new("/Type /XObject /Subtype /Form /BBox [0 0");
    const double size[] = {item->rect.width + 2 * item->rect.x,
                           item->rect.height + 2 * item->rect.y};

    if (!content || !resources.at)
        return 0;
    dalil_ua_file_need(file, resources);
    dalil_ua_put_numbers(entries, size, G_N_ELEMENTS(size));
    g_string_append(entries, "] /Resources ");
    g_string_append_len(entries, resources.at, (gssize)resources.length);
    g_string_append_c(entries, ' ');
    return dalil_ua_file_put_stream(file, number, entries->str, content->str, content->len, TRUE)
               ? number
               : 0;
}

gboolean
dalil_forms_put(DalilForms *forms, DalilUaFile *file, GString *resources)
{
    DalilUaText root = dalil_ua_file_root(file);
    DalilUaText pages = dalil_ua_file_get(file, dalil_ua_file_get(file, root, "/Pages"), "/Kids");
    g_autoptr(GArray) kids = g_array_new(FALSE, FALSE, sizeof(int));

    dalil_ua_text_references(pages, kids); /* Cairo's pages hang on one list */
    if (kids->len < forms->list->len)
        return FALSE;
    g_string_append(resources, "/XObject <<");
    for (guint i = 0; i < forms->list->len; i++) {
        int number =
            put_form(&g_array_index(forms->list, DalilItem, i), file, g_array_index(kids, int, i));
        if (number == 0)
            return FALSE;
        g_string_append_printf(resources, "/X%u %d 0 R ", i, number);
    }
    g_string_append(resources, ">> ");
    return TRUE;
}
