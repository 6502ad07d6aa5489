/* dump.c: items as text, one a line: golden tests, debugging and page-level comparison */
#include "paint/icons.h"
#include "paint/pdf.h"

static const char *const kinds[] = {"text", "fill",    "rule",         "icon",
                                    "qr",   "pattern", "pattern-fill", "picture"};

static void
dump_number(GString *to, const char *before, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(digits, sizeof digits, "%.2f", value);
    g_string_append_printf(to, "%s%s", before, g_str_equal(digits, "-0.00") ? "0.00" : digits);
}

/* "images/photo.jpg whole 0.00,0.00 w 120.00 h 90.00 alt fr: Deux mains" */
static void
dump_picture(const DalilItem *item, const DalilEdition *edition, GString *to)
{
    const DalilPlacedPicture *picture = item->picture;

    g_string_append_printf(to, " %s", picture->image->place);
    dump_number(to, " whole ", picture->whole.x);
    dump_number(to, ",", picture->whole.y);
    dump_number(to, " w ", picture->whole.width);
    dump_number(to, " h ", picture->whole.height);
    if (item->radius > 0)
        dump_number(to, " radius ", item->radius);
    if (picture->ink >= 0)
        g_string_append_printf(to, " %s", edition->inks[picture->ink].id);
    if (item->text)
        g_string_append_printf(to, " alt %s: %s", picture->language->tag, item->text);
}

static void
dump_item(const DalilItem *item, const DalilEdition *edition, GString *to)
{
    g_string_append_printf(to, "  %s", kinds[item->kind]);
    dump_number(to, " ", item->rect.x);
    dump_number(to, ",", item->rect.y);
    dump_number(to, " w ", item->rect.width);
    dump_number(to, " h ", item->rect.height);
    if (item->kind == DALIL_ITEM_TEXT) {
        const DalilRich *rich = item->measured->rich;
        g_autofree char *text = dalil_measured_text(item->measured, item->from, item->to);
        g_string_append_printf(to, " %s %s", rich->language->tag, rich->rtl ? "rtl" : "ltr");
        dump_number(to, " ", item->size);
        for (int i = 0; i < item->n_runs; i++)
            if (item->runs[i].shaped) {
                const DalilFace *face = item->runs[i].shaped->face;
                g_string_append_printf(to, " \"%s%s\" %s", face->family, face->bold ? " Bold" : "",
                                       edition->inks[item->runs[i].ink].id);
                break;
            }
        g_string_append_printf(to, " [%s]  %s", item->key ? item->key : "-", text);
    } else if (item->kind == DALIL_ITEM_PICTURE) {
        dump_picture(item, edition, to);
    } else {
        g_string_append_printf(to, " %s", edition->inks[item->ink].id);
        if (item->icon >= 0)
            g_string_append_printf(to, " %s", dalil_icon_names()[item->icon]);
        if (item->radius > 0)
            dump_number(to, " radius ", item->radius);
        if (item->text)
            g_string_append_printf(to, "  %s", item->text);
    }
    g_string_append_c(to, '\n');
}

void
dalil_paint_dump(const DalilLayout *layout, const DalilEdition *edition, GString *to)
{
    for (int p = 0; p < layout->n_pages; p++) {
        const DalilPage *page = &layout->pages[p];
        g_string_append_printf(to, "page %d %s %s", p + 1, page->name, layout->rtl ? "rtl" : "ltr");
        dump_number(to, " w ", page->width);
        dump_number(to, " h ", page->height);
        g_string_append_c(to, '\n');
        for (int i = 0; i < page->n; i++)
            dump_item(&page->items[i], edition, to);
    }
}
