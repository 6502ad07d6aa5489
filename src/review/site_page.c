/* site_page.c: pictures of the pages, a link on every field; the piece of a page on a card
 *
 * A picture is in the file once; the pieces on the cards show it again through <use>.
 */
#include <string.h>

#include "record/html.h"
#include "review/site_data.h"
#include "review/site_parts.h"

/* Around a text on its card, points. */
#define AROUND_X 14.0
#define AROUND_Y 12.0
#define LEAST 210.0 /* across: closer than that, the picture shows its pixels */

static const DalilCardPages *
edition_at(const DalilCards *cards, guint edition)
{
    return &g_array_index(cards->pages, DalilCardPages, edition);
}

/* A number under another key is a number, too. */
static const char *
field_name(const DalilCards *cards, const char *part)
{
    return dalil_review_field(cards->interface, strcmp(part, "number") == 0 ? "phones" : part);
}

/* "clinic/name" as people say it: "Clinic: name, not translated yet". (transfer full) */
static char *
label_of(const DalilCards *cards, const DalilCard *card, const char *key)
{
    const char *slash = strrchr(key, '/'), *field = slash ? slash + 1 : "";
    const char *said = field_name(cards, field), *state = NULL;
    g_autofree char *thing = slash ? g_strndup(key, (gsize)(slash - key)) : g_strdup(key);

    if (card && card->fallback)
        state = dalil_review_say(cards->interface, DALIL_SAY_FALLBACK);
    else if (card && card->problem)
        state = dalil_review_say(cards->interface, DALIL_SAY_PROBLEM);
    else if (card && card->changed)
        state = dalil_review_say(cards->interface, DALIL_SAY_CHANGED);
    return g_strdup_printf("%s: %s%s%s%s", card ? card->name : dalil_site_data_name(cards, thing),
                           said ? said : field, state ? " (" : "", state ? state : "",
                           state ? ")" : "");
}

static void
add_field(GString *to, const DalilCards *cards, const DalilPrinted *printed, guint edition,
          guint index)
{
    const GPtrArray *here = dalil_cards_at(cards, printed->key);
    const DalilCard *card = here ? here->pdata[0] : NULL;
    g_autofree char *target =
        card ? g_strdup(card->entry->key) : dalil_site_data_target(cards, printed->key);
    g_autofree char *label = label_of(cards, card, printed->key);

    g_string_append_printf(to, "<a id=\"at-%u-%u\"", edition, index);
    if (card && (card->problem || card->fallback))
        g_string_append_printf(to, " class=\"%s\"", card->fallback ? "fallback" : "flag");
    dalil_site_link(to, target);
    dalil_site_attribute(to, "data-to", target);
    dalil_site_attribute(to, "aria-label", label);
    g_string_append_printf(to, "><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>",
                           (int)printed->x - 1, (int)printed->y - 1, (int)printed->width + 3,
                           (int)printed->height + 3);
    dalil_html_escape(to, label);
    g_string_append(to, "</title></rect></a>\n");
}

static void
add_title(GString *to, const DalilCards *cards, guint edition, int page)
{
    g_string_append(to, "<bdi>");
    dalil_html_escape(to, edition_at(cards, edition)->name);
    dalil_site_said(to, cards, "</bdi> · ", DALIL_SAY_PAGE, "");
    g_string_append_printf(to, " %d", page + 1);
}

static void
add_page(GString *to, const DalilCards *cards, guint edition, int page, const GByteArray *picture)
{
    const DalilCardPages *pages = edition_at(cards, edition);
    const DalilPage *sheet = &pages->layout->pages[page];
    g_autofree char *coded = g_base64_encode(picture->data, picture->len);
    g_autofree char *label = g_strdup_printf(
        "%s, %s %d", pages->name, dalil_review_say(cards->interface, DALIL_SAY_PAGE), page + 1);

    g_string_append_printf(to, "<figure id=\"page-%u-%d\"><figcaption>", edition, page);
    add_title(to, cards, edition, page);
    g_string_append_printf(to,
                           "</figcaption><svg class=\"page\" viewBox=\"0 0 %d %d\" role=\"group\"",
                           (int)sheet->width, (int)sheet->height);
    dalil_site_attribute(to, "aria-label", label);
    g_string_append_printf(to,
                           "><image role=\"img\" id=\"picture-%u-%d\" width=\"%d\" height=\"%d\"",
                           edition, page, (int)sheet->width, (int)sheet->height);
    dalil_site_attribute(to, "aria-label", label);
    g_string_append_printf(to, " href=\"data:image/png;base64,%s\"/>\n", coded);
    for (guint i = 0; i < pages->geometry->len; i++) {
        const DalilPrinted *printed = &g_array_index(pages->geometry, DalilPrinted, i);
        if (printed->page == page)
            add_field(to, cards, printed, edition, i);
    }
    g_string_append(to, "</svg></figure>\n");
}

static void
add_list(GString *to, const DalilCards *cards)
{
    g_string_append(to, "<ul class=\"list\">\n");
    for (guint i = 0; i < cards->pages->len; i++)
        for (int p = 0; p < edition_at(cards, i)->layout->n_pages; p++) {
            g_string_append_printf(to, "<li><a href=\"#page-%u-%d\">", i, p);
            add_title(to, cards, i, p);
            g_string_append(to, "</a></li>\n");
        }
    g_string_append(to, "</ul>\n");
}

void
dalil_site_pages(GString *to, const DalilCards *cards, const GPtrArray *pictures)
{
    guint n = 0;

    dalil_site_said(to, cards, "<section class=\"pages\" id=\"pages\" tabindex=\"0\" aria-label=\"",
                    DALIL_SAY_PAGES, "\">\n");
    add_list(to, cards);
    for (guint i = 0; i < cards->pages->len; i++)
        for (int p = 0; p < edition_at(cards, i)->layout->n_pages; p++)
            add_page(to, cards, i, p, pictures->pdata[n++]);
    g_string_append(to, "</section>\n");
}

/* The surroundings of @printed, all of them on the page. */
static DalilRect
piece_of(const DalilPage *page, const DalilPrinted *printed)
{
    DalilRect piece = {0, 0, MIN(MAX(printed->width + 2 * AROUND_X, LEAST), page->width),
                       MIN(printed->height + 2 * AROUND_Y, page->height)};

    piece.x = CLAMP(printed->x + (printed->width - piece.width) / 2, 0, page->width - piece.width);
    piece.y =
        CLAMP(printed->y + (printed->height - piece.height) / 2, 0, page->height - piece.height);
    return piece;
}

/* The words beside it say the same: it is for the eye alone. */
static void
add_piece(GString *to, const DalilCards *cards, guint edition, const DalilPrinted *printed)
{
    DalilRect piece = piece_of(&edition_at(cards, edition)->layout->pages[printed->page], printed);

    g_string_append_printf(to,
                           "<svg class=\"piece\" aria-hidden=\"true\" viewBox=\"%d %d %d %d\">"
                           "<use href=\"#picture-%u-%d\"/><rect x=\"%d\" y=\"%d\" width=\"%d\" "
                           "height=\"%d\"/></svg>\n",
                           (int)piece.x, (int)piece.y, (int)piece.width, (int)piece.height, edition,
                           printed->page, (int)printed->x - 1, (int)printed->y - 1,
                           (int)printed->width + 3, (int)printed->height + 3);
}

void
dalil_site_places(GString *to, const DalilCards *cards, const DalilCard *card)
{
    g_autoptr(GString) links = g_string_new(NULL);

    for (guint i = 0; i < cards->pages->len; i++) {
        const DalilCardPages *pages = edition_at(cards, i);
        for (guint k = 0; k < pages->geometry->len; k++) {
            const DalilPrinted *printed = &g_array_index(pages->geometry, DalilPrinted, k);
            if (!dalil_card_is_at(card, printed->key))
                continue;
            if (links->len == 0)
                add_piece(to, cards, i, printed);
            g_string_append_printf(links, "%s<a href=\"#at-%u-%u\">", links->len > 0 ? " " : "", i,
                                   k);
            add_title(links, cards, i, printed->page);
            g_string_append(links, "</a>");
        }
    }
    if (links->len > 0)
        dalil_site_said(to, cards, "<p class=\"places\">", DALIL_SAY_SEE, ": ");
    else
        dalil_site_said(to, cards, "<p class=\"places\">", DALIL_SAY_NOWHERE, "");
    g_string_append_printf(to, "%s</p>\n", links->str);
}
