/* pieces.c: the kinds of block a layout may name, each turned into blocks of a story */
#include <string.h>

#include "compose/both.h"
#include "compose/codepage.h"
#include "compose/data.h"
#include "compose/lists.h"
#include "compose/picture.h"
#include "lang/isolate.h"
#include "lang/phrase.h"
#include "template/tables.h"

#define QR_MAX 2331 /* bytes in version 40 at level M, ISO/IEC 18004 table 7 */

static DalilBlock *
say_text(DalilMaker *maker, gconstpointer what)
{
    const DalilLayoutBlock *b = what;
    const DalilNetwork *n = &maker->content->network;
    const DalilText *const texts[] = {
        [DALIL_OF_NAME] = &n->name,
        [DALIL_OF_TITLE] = n->title.n > 0 ? &n->title : &n->name,
        [DALIL_OF_SUBTITLE] = &n->subtitle,
        [DALIL_OF_IMPRINT] = &n->imprint,
        [DALIL_OF_UPDATE_TITLE] = &n->update_title,
        [DALIL_OF_UPDATE_TEXT] = &n->update_text,
        [DALIL_OF_CORRECTION_TITLE] = &n->correction_title,
        [DALIL_OF_CORRECTION_TEXT] = &n->correction_text,
        [DALIL_OF_NOTICES_TITLE] = &n->notices_title,
        [DALIL_OF_URL] = NULL,
    };
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    int ink = dalil_maker_ink(maker, b->ink_index);

    switch (b->of) { /* no heading over nothing */
    case DALIL_OF_EMERGENCY_TITLE:
        if (n->emergency.n == 0)
            return NULL;
        return dalil_maker_para(
            maker,
            dalil_maker_words(maker, dalil_maker_phrase(maker, DALIL_PHRASE_EMERGENCY), style, ink),
            style);
    case DALIL_OF_AGENCIES_TITLE:
        if (maker->content->agencies.n == 0)
            return NULL;
        return dalil_maker_para(
            maker,
            dalil_maker_words(maker, dalil_maker_phrase(maker, DALIL_PHRASE_AGENCIES), style, ink),
            style);
    case DALIL_OF_INDEX_TITLE:
        return dalil_maker_para(
            maker,
            dalil_maker_words(maker, dalil_maker_phrase(maker, DALIL_PHRASE_INDEX), style, ink),
            style);
    case DALIL_OF_URL:
        return dalil_data_contact(maker, &(DalilItems){NULL, 0}, &(DalilString){NULL, {NULL, 0, 0}},
                                  &n->url, "network/url", style);
    default:
        return dalil_maker_para_of(maker, texts[b->of], style, ink);
    }
}

/* A category nobody offers anything in is not announced. */
static gboolean
is_in_use(const DalilMaker *maker, int category)
{
    const DalilService *services = maker->content->services.items;

    for (int i = 0; i < maker->content->services.n; i++)
        if (services[i].category == category)
            return TRUE;
    return FALSE;
}

static DalilTile
tile_of(DalilMaker *maker, const DalilLayoutBlock *b, int category)
{
    const DalilCategory *c =
        &((const DalilCategory *)maker->content->network.categories.items)[category];
    const DalilTextIn *name = dalil_maker_sentence(maker, &c->name);
    int colour = maker->layout->inks.n + category;
    gboolean own =
        b->fill_index == DALIL_INK_CATEGORY || b->fill_index < 0 || maker->layout->look.outline;
    const DalilString *icon = dalil_maker_category_icon(maker, category);

    return (DalilTile){dalil_maker_icon(maker, icon->text, icon->span),
                       own ? maker->edition->paper : colour, own ? colour : b->fill_index,
                       name ? name->text : c->id.text};
}

/* NULL: no category has both services and a pictogram. */
static DalilBlock *
tiles_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    int n = maker->content->network.categories.n;
    DalilBlock *block = dalil_maker_block(maker, DALIL_BOX_TILES);

    block->tiles = dalil_arena_newn(maker->arena, DalilTile, n + 1);
    block->size = b->size > 0 ? b->size : DALIL_MM(9);
    block->radius = b->radius;
    for (int i = 0; i < n; i++)
        if (dalil_maker_category_icon(maker, i)->text && is_in_use(maker, i))
            block->tiles[block->n_tiles++] = tile_of(maker, b, i);
    return block->n_tiles > 0 ? block : NULL;
}

static void
add_legend(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, gboolean index)
{
    const DalilCategory *list = maker->content->network.categories.items;
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    guint start = to->len;

    for (int i = 0; i < maker->content->network.categories.n; i++) {
        DalilBlock *row = NULL;

        if (!is_in_use(maker, i))
            continue;
        maker->category = i;
        row = dalil_maker_para(
            maker,
            dalil_both_label(maker, &list[i].name, style, dalil_maker_ink(maker, b->ink_index)),
            style);
        if (!row)
            continue;
        row->kind = index ? DALIL_BOX_ROW : DALIL_BOX_PARA;
        dalil_maker_role(row, index ? DALIL_ROLE_LABEL : DALIL_ROLE_DATUM);
        row->value_style = style;
        row->icon = dalil_maker_icon(maker, dalil_maker_category_icon(maker, i)->text,
                                     dalil_maker_category_icon(maker, i)->span);
        row->icon_ink = maker->layout->inks.n + i;
        row->hang = 1.9;
        row->before = to->len == start ? b->before : 0.3;
        row->late = index ? DALIL_LATE_INDEX : DALIL_LATE_NOTHING;
        row->key = list[i].id.text;
        row->at = list[i].span;
        dalil_maker_add(maker, to, row);
    }
    maker->category = -1;
}

/* "Disponible aussi en : العربية · English", each name in its own direction. */
static DalilBlock *
say_languages(DalilMaker *maker, gconstpointer what)
{
    const DalilLayoutBlock *b = what;
    const DalilStrings *tags = &maker->content->network.languages;
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    GString *names = g_string_new(NULL);
    DalilBlock *block = NULL;

    for (int i = 0; i < tags->n; i++) {
        const DalilLanguage *other = dalil_language_lookup(tags->items[i].text);
        if (!other || other == maker->edition->language || other == maker->edition->second)
            continue;
        if (names->len > 0)
            g_string_append(names, DALIL_NBSP "· ");
        dalil_isolate_append(names, DALIL_VALUE_NAME, other->name);
    }
    if (names->len > 0) {
        g_autofree char *words =
            dalil_phrase_fill(maker->language->label_text,
                              dalil_maker_phrase(maker, DALIL_PHRASE_ALSO_IN), names->str, NULL);
        block = dalil_maker_para(
            maker, dalil_maker_words(maker, words, style, dalil_maker_ink(maker, b->ink_index)),
            style);
    }
    g_string_free(names, TRUE);
    return block;
}

static DalilBlock *
say_date(DalilMaker *maker, gconstpointer what)
{
    const DalilLayoutBlock *b = what;
    DalilDate date = maker->content->newest;
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    g_autofree char *month = NULL, *words = NULL;

    if (date.year == 0)
        return NULL;
    month = dalil_phrase_date(maker->language, date.year, date.month, 0);
    words = dalil_phrase_fill(dalil_maker_phrase(maker, DALIL_PHRASE_EDITION), month, NULL);
    return dalil_maker_para(
        maker, dalil_maker_words(maker, words, style, dalil_maker_ink(maker, b->ink_index)), style);
}

/* The print run's code, or, when none is recorded, the language and month it would begin with. */
static DalilBlock *
say_code(DalilMaker *maker, gconstpointer what)
{
    const DalilLayoutBlock *b = what;
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    DalilDate date = maker->content->network.date.year > 0 ? maker->content->network.date
                                                           : maker->content->newest;
    g_autofree char *tag = g_ascii_strup(strchr(maker->edition->name, '.') + 1, -1);
    g_autofree char *month =
        date.year > 0 ? g_strdup_printf("%s %04d-%02d", tag, date.year, date.month) : g_strdup(tag);
    GString *text = g_string_new(NULL);
    DalilBlock *block = NULL;

    dalil_isolate_append(text, DALIL_VALUE_CODE,
                         maker->content->print.code ? maker->content->print.code : month);
    block = dalil_maker_para(
        maker, dalil_maker_words(maker, text->str, style, dalil_maker_ink(maker, b->ink_index)),
        style);
    g_string_free(text, TRUE);
    return block;
}

static DalilBlock *
say_sample(DalilMaker *maker, gconstpointer what)
{
    const DalilLayoutBlock *b = what;
    int style = dalil_maker_style_or(maker, b->style_index, "body");

    if (!maker->content->network.sample)
        return NULL;
    return dalil_maker_para(maker,
                            dalil_maker_words(maker, dalil_maker_phrase(maker, DALIL_PHRASE_SAMPLE),
                                              style, dalil_maker_ink(maker, b->ink_index)),
                            style);
}

/* What is known only when the pages are: its place is kept by a paragraph of the style. */
static DalilBlock *
late_block(DalilMaker *maker, const DalilLayoutBlock *b, DalilLate late)
{
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    DalilBlock *block = dalil_maker_para(
        maker, dalil_maker_words(maker, "0", style, dalil_maker_ink(maker, b->ink_index)), style);

    block->late = late;
    return block;
}

static void
add_children(DalilMaker *maker, DalilBlock *parent, const DalilLayoutBlock *b,
             const DalilFlow *flow)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();

    dalil_pieces_add(maker, list, &b->blocks, flow);
    parent->n_children = (int)list->len;
    parent->children = dalil_arena_memdup(maker->arena, list->pdata, sizeof(gpointer) * list->len);
}

/* A recorded leaflet leads to its own page, when the network has a place for these; any other to
 * the network. Text NULL: nowhere. */
static DalilString
qr_target(DalilMaker *maker)
{
    const DalilNetwork *network = &maker->content->network;
    DalilString target = network->url.text ? network->url : network->base_url;

    if (network->base_url.text && maker->content->print.code) {
        g_autofree char *page =
            dalil_codepage_url(network->base_url.text, maker->content->print.code);
        target = (DalilString){dalil_arena_strdup(maker->arena, page), network->base_url.span};
    }
    return target;
}

static DalilBlock *
qr_block(DalilMaker *maker, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    DalilString target = qr_target(maker);
    DalilBlock *block = NULL;

    if (!target.text)
        return NULL;
    if (strlen(target.text) > QR_MAX) {
        dalil_diags_error(maker->diags, target.span,
                          "the address is too long for a QR code, which holds %d bytes at most",
                          QR_MAX);
        return NULL;
    }
    block = dalil_maker_block(maker, DALIL_BOX_SIDE);
    block->qr = target.text;
    block->size = b->size > 0 ? b->size : DALIL_MM(24);
    block->icon_ink = maker->edition->text;
    add_children(maker, block, b, flow);
    block->at = b->span;
    return block;
}

static DalilBlock *
card_block(DalilMaker *maker, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    DalilBlock *card = dalil_maker_block(maker, DALIL_BOX_CARD);

    card->fill = dalil_maker_ink(maker, b->fill_index);
    card->inset_x = card->inset_y = b->inset;
    card->radius = b->radius;
    add_children(maker, card, b, flow);
    card->at = b->span;
    return card->n_children > 0 ? card : NULL;
}

static DalilBlock *
rule_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    DalilBlock *rule = dalil_maker_block(maker, DALIL_BOX_RULE);

    rule->fill = b->ink_index >= 0 ? b->ink_index : maker->edition->text;
    return rule;
}

/* The program's words and the network's, in each language of the edition. */
static DalilBlock *
both(DalilMaker *maker, DalilSay *say, const DalilLayoutBlock *b)
{
    int style = dalil_maker_style_or(maker, b->style_index, "body");

    return dalil_both_say(maker, dalil_both_way(maker, style), say, b);
}

static DalilRole
role_of(const DalilLayoutBlock *b)
{
    static const DalilRole roles[] = {
        [DALIL_OF_TITLE] = DALIL_ROLE_TITLE,
        [DALIL_OF_UPDATE_TITLE] = DALIL_ROLE_HEADING,
        [DALIL_OF_CORRECTION_TITLE] = DALIL_ROLE_HEADING,
        [DALIL_OF_NOTICES_TITLE] = DALIL_ROLE_HEADING,
        [DALIL_OF_EMERGENCY_TITLE] = DALIL_ROLE_HEADING,
        [DALIL_OF_AGENCIES_TITLE] = DALIL_ROLE_HEADING,
        [DALIL_OF_INDEX_TITLE] = DALIL_ROLE_HEADING,
        [DALIL_OF_URL] = DALIL_ROLE_DATUM,
    };

    return roles[b->of];
}

/* Kinds that give one block. NULL: nothing to print. */
static DalilBlock *
single_block(DalilMaker *maker, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    switch ((DalilBlockKind)b->kind) {
    case DALIL_BLOCK_TEXT:
        return dalil_maker_role(both(maker, say_text, b), role_of(b));
    case DALIL_BLOCK_TILES:
        return tiles_block(maker, b);
    case DALIL_BLOCK_LANGUAGES:
        return both(maker, say_languages, b);
    case DALIL_BLOCK_DATE:
        return both(maker, say_date, b);
    case DALIL_BLOCK_CODE:
        return say_code(maker, b);
    case DALIL_BLOCK_SAMPLE:
        return both(maker, say_sample, b);
    case DALIL_BLOCK_FOLIO:
        return late_block(maker, b, DALIL_LATE_FOLIO);
    case DALIL_BLOCK_RUNNING:
        return late_block(maker, b, DALIL_LATE_RUNNING);
    case DALIL_BLOCK_CONTACT:
        return dalil_data_contact(maker, &maker->content->network.phones,
                                  &maker->content->network.email,
                                  &(DalilString){NULL, {NULL, 0, 0}}, "network/contact",
                                  dalil_maker_style_or(maker, b->style_index, "data"));
    case DALIL_BLOCK_QR:
        return qr_block(maker, b, flow);
    case DALIL_BLOCK_CARD:
        return card_block(maker, b, flow);
    case DALIL_BLOCK_PICTURE:
        return dalil_picture_block(maker, b);
    case DALIL_BLOCK_RULE:
        return rule_block(maker, b);
    case DALIL_BLOCK_SPACE:
        return dalil_maker_block(maker, DALIL_BOX_SPACE);
    default:
        return NULL;
    }
}

/* Between the modules of a QR code and what is printed below it: four modules, of at least 25
 * (ISO/IEC 18004, 9.1). */
#define QUIET (4.0 / 25)

/* What the layout says of the whole block goes to the first of what became of it. */
static void
dress_first(DalilMaker *maker, DalilBlock *first, const DalilBlock *above,
            const DalilLayoutBlock *b)
{
    const DalilStyle *styles = maker->layout->styles.items;
    DalilBlock *para = dalil_both_first(first);

    first->stretch = MAX(first->stretch, b->stretch);
    if (above && above->qr)
        first->clear = above->size * QUIET;
    if (!b->icon.text || para->kind != DALIL_BOX_PARA || para->icon >= 0)
        return;
    para->icon = dalil_maker_icon(maker, b->icon.text, b->icon.span);
    para->icon_ink = para->rich->runs[0].ink;
    para->hang = 1.5 * styles[para->style].size;
}

static void
add_single(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, const DalilFlow *flow,
           gboolean title)
{
    DalilBlock *block = single_block(maker, b, flow);

    if (!block)
        return;
    dalil_maker_add(maker, to, block);
    block->before = b->before;
    block->keep_next = flow && title;
}

void
dalil_pieces_add(DalilMaker *maker, GPtrArray *to, const DalilItems *blocks, const DalilFlow *flow)
{
    const DalilLayoutBlock *list = blocks->items;

    for (int i = 0; i < blocks->n; i++) {
        guint start = to->len;
        switch ((DalilBlockKind)list[i].kind) {
        case DALIL_BLOCK_SERVICES:
            if (flow && flow->entry.n > 0)
                dalil_lists_services(maker, to, &list[i], flow);
            else
                dalil_diags_error(maker->diags, list[i].span,
                                  "services need a flow with an `entry` design");
            break;
        case DALIL_BLOCK_EMERGENCY:
            dalil_lists_emergency(maker, to, &list[i]);
            break;
        case DALIL_BLOCK_AGENCIES:
            dalil_lists_agencies(maker, to, &list[i], flow);
            break;
        case DALIL_BLOCK_NOTICES:
            dalil_lists_notices(maker, to, &list[i]);
            break;
        case DALIL_BLOCK_LEGEND:
        case DALIL_BLOCK_INDEX:
            add_legend(maker, to, &list[i], list[i].kind == DALIL_BLOCK_INDEX);
            break;
        default: /* a title in a flow stays with the list it stands over */
            add_single(maker, to, &list[i], flow,
                       list[i].kind == DALIL_BLOCK_TEXT && i + 1 < blocks->n &&
                           list[i + 1].kind != DALIL_BLOCK_TEXT);
        }
        if (to->len > start)
            dress_first(maker, to->pdata[start], start > 0 ? to->pdata[start - 1] : NULL, &list[i]);
    }
}
