/* pieces.c: the kinds of block a layout may name, each turned into blocks of a story */
#include <string.h>

#include "compose/maker.h"
#include "lang/isolate.h"
#include "lang/phrase.h"
#include "template/tables.h"

/* So many agencies stay together in a flow. */
#define FEW_AGENCIES 12

/* Spaces above, in em of the story's type size. The layout's `before` overrides the first. */
#define BEFORE_HEADING 1.5
#define BEFORE_FIRST_ENTRY 0.55
#define BEFORE_ENTRY 0.95
#define BEFORE_NOTICE 1.0

#define QR_MAX 2331 /* bytes in version 40 at level M, ISO/IEC 18004 table 7 */

static int
style_or(DalilMaker *maker, int style, const char *otherwise)
{
    return style >= 0 ? style : dalil_maker_style(maker, otherwise);
}

static DalilBlock *
para_of(DalilMaker *maker, const DalilText *text, int style, int ink)
{
    return dalil_maker_para(maker, dalil_maker_rich(maker, text, style, ink), style);
}

/* Adds @block as a unit of its own. NULL is passed over. */
static void
add_unit(DalilMaker *maker, GPtrArray *to, DalilBlock *block)
{
    if (!block)
        return;
    block->unit = ++maker->unit;
    g_ptr_array_add(to, block);
}

static DalilBlock *
text_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
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
    int style = style_or(maker, b->style_index, "body");
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
        return dalil_entry_contact(maker, &(DalilItems){NULL, 0},
                                   &(DalilString){NULL, {NULL, 0, 0}}, &n->url, "network/url",
                                   style);
    default:
        return para_of(maker, texts[b->of], style, ink);
    }
}

/* What a bar says, and in which colour. */
typedef struct {
    const char *words, *icon, *key;
    int fill;
    DalilSpan at;
    const char *id;
} Heading;

/* The bar that opens a category, or the list of agencies. */
static DalilBlock *
heading_card(DalilMaker *maker, const DalilLayoutBlock *b, const Heading *heading, int style,
             gboolean continued)
{
    int ink = dalil_maker_style_ink(maker, style);
    DalilBlock *card = dalil_maker_block(maker, DALIL_BOX_CARD), *para = NULL;
    g_autofree char *words =
        continued ? g_strconcat(heading->words, " ",
                                dalil_maker_phrase(maker, DALIL_PHRASE_CONTINUED), NULL)
                  : g_strdup(heading->words);
    DalilRich *rich = dalil_maker_words(maker, words, style, ink);

    rich->key = heading->key;
    rich->at = heading->at;
    para = dalil_maker_para(maker, rich, style);
    para->icon = dalil_maker_icon(maker, heading->icon, heading->at);
    para->icon_ink = ink;
    para->hang = 1.75 * ((const DalilStyle *)maker->layout->styles.items)[style].size;
    card->fill = heading->fill;
    card->inset_x = 0.7;
    card->inset_y = 0.28;
    card->radius = b->radius;
    card->children = dalil_arena_newn(maker->arena, DalilBlock *, 1);
    card->children[0] = para;
    card->n_children = 1;
    card->before = b->before > 0 ? b->before : BEFORE_HEADING;
    card->keep_next = TRUE;
    card->key = heading->id;
    card->at = heading->at;
    return card;
}

/* Adds the bar, with the one that repeats it where its list goes on in another frame. */
static DalilBlock *
add_heading(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, const Heading *heading,
            int style)
{
    DalilBlock *card = heading_card(maker, b, heading, style, FALSE);

    card->heading = heading_card(maker, b, heading, style, TRUE);
    card->unit = ++maker->unit;
    g_ptr_array_add(to, card);
    return card;
}

static DalilBlock *
add_category_heading(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                     const DalilCategory *category)
{
    const DalilTextIn *name = dalil_maker_sentence(maker, &category->name);
    g_autofree char *safe = name ? dalil_maker_safe(maker, name) : g_strdup(category->id.text);
    const Heading heading = {safe,
                             category->icon.text,
                             category->name.key,
                             maker->layout->inks.n + maker->category,
                             name ? name->span : category->span,
                             category->id.text};

    return add_heading(maker, to, b, &heading, style_or(maker, b->title_style_index, "heading"));
}

static void
add_services(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    const DalilService *services = maker->content->services.items;
    const DalilCategory *categories = maker->content->network.categories.items;
    DalilBlock *heading = NULL;

    for (int i = 0; i < maker->content->services.n; i++) {
        guint start = 0;
        if (maker->category != services[i].category || i == 0) {
            maker->category = services[i].category;
            heading = add_category_heading(maker, to, b, &categories[maker->category]);
        }
        maker->unit++;
        start = to->len;
        dalil_entry_add(maker, to, flow, &services[i]);
        if (to->len > start) {
            DalilBlock *first = to->pdata[start];
            first->before =
                start > 0 && to->pdata[start - 1] == heading ? BEFORE_FIRST_ENTRY : BEFORE_ENTRY;
            first->heading = heading->heading;
        } else {
            dalil_diags_error(
                maker->diags, services[i].span,
                "\"%s\" has none of the parts that the entry of flow \"%s\" shows, so "
                "it would not be printed; add `name` to the entry",
                services[i].id.text, flow->id.text);
        }
    }
    maker->category = -1;
}

static DalilRich *
code_rich(DalilMaker *maker, const char *code, int style, int ink, DalilSpan at)
{
    GString *safe = g_string_new(NULL);
    DalilRich *rich = NULL;

    dalil_isolate_append(safe, DALIL_VALUE_CODE, code);
    rich = dalil_maker_words(maker, safe->str, style, ink);
    rich->at = at;
    g_string_free(safe, TRUE);
    return rich;
}

static void
add_emergency(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b)
{
    const DalilEmergency *list = maker->content->network.emergency.items;
    int label = style_or(maker, b->style_index, "body");
    int value = style_or(maker, b->title_style_index, "phone");
    int ink = dalil_maker_ink(maker, b->ink_index);

    for (int i = 0; i < maker->content->network.emergency.n; i++) {
        DalilBlock *row = dalil_maker_block(maker, DALIL_BOX_ROW);
        row->rich = dalil_maker_rich(maker, &list[i].name, label, ink);
        row->value = code_rich(maker, list[i].number.text, value, ink, list[i].number.span);
        row->style = label;
        row->value_style = value;
        row->icon = dalil_maker_icon(maker, list[i].icon.text, list[i].icon.span);
        row->icon_ink = ink >= 0 ? ink : dalil_maker_style_ink(maker, label);
        row->hang = row->icon >= 0 ? 1.9 : 0;
        row->key = row->rich ? row->rich->key : NULL;
        row->at = list[i].span;
        row->before = i == 0 ? b->before : 0.35;
        if (i > 0) {
            DalilBlock *rule = dalil_maker_block(maker, DALIL_BOX_RULE);
            rule->fill = row->icon_ink;
            rule->before = 0.35;
            add_unit(maker, to, rule);
        }
        if (row->rich)
            add_unit(maker, to, row);
    }
}

/* Name at the start, the first telephone (or the words in its place) at the end of one line. */
static DalilBlock *
agency_row(DalilMaker *maker, const DalilAgency *agency, int name, int number, int ink)
{
    const DalilPhone *phone = agency->phones.n > 0 ? agency->phones.items : NULL;
    DalilBlock *row = para_of(maker, &agency->name, name, ink);
    GString *safe = NULL;
    DalilRich *value = NULL;

    if (!row || !phone)
        return row;
    safe = g_string_new(NULL);
    if (strpbrk(phone->number.text, "0123456789"))
        dalil_isolate_append(safe, DALIL_VALUE_PHONE, phone->number.text);
    else
        dalil_isolate_text(safe, phone->number.text, maker->edition->rtl);
    value = dalil_maker_words(maker, safe->str, number, -1);
    value->at = phone->number.span;
    row->kind = DALIL_BOX_ROW;
    row->value_style = number;
    row->value = value;
    g_string_free(safe, TRUE);
    return row;
}

/* In a flow the list has a bar of its own, like a category. */
static void
add_agencies(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    const DalilAgency *list = maker->content->agencies.items;
    int name = style_or(maker, b->style_index, "body");
    int number = style_or(maker, b->title_style_index, "phone");
    const Heading heading = {dalil_maker_phrase(maker, DALIL_PHRASE_AGENCIES),
                             "agency",
                             NULL,
                             maker->edition->text,
                             b->span,
                             "agencies"};

    if (flow && maker->content->agencies.n > 0)
        add_heading(maker, to, b, &heading, dalil_maker_style(maker, "heading"));
    for (int i = 0; i < maker->content->agencies.n; i++) {
        DalilBlock *row =
            agency_row(maker, &list[i], name, number, dalil_maker_ink(maker, b->ink_index));
        if (!row)
            continue;
        row->before = i > 0 ? 0.15 : flow ? BEFORE_FIRST_ENTRY : b->before;
        if (i == 0 || maker->content->agencies.n > FEW_AGENCIES)
            maker->unit++;
        row->unit = maker->unit;
        g_ptr_array_add(to, row);
    }
}

static DalilBlock *
notice_block(DalilMaker *maker, const DalilLayoutBlock *b, const DalilNotice *notice)
{
    int title = style_or(maker, b->title_style_index, "name");
    int style = style_or(maker, b->style_index, "body");
    DalilBlock *side = dalil_maker_block(maker, DALIL_BOX_SIDE);
    DalilBlock *parts[] = {para_of(maker, &notice->title, title, -1),
                           para_of(maker, &notice->text, style, -1)};

    side->icon = dalil_maker_icon(maker, notice->icon.text, notice->icon.span);
    side->icon_ink = maker->edition->paper;
    side->fill =
        notice->category >= 0 ? maker->layout->inks.n + notice->category : maker->edition->text;
    side->disc = 2.3;
    side->children = dalil_arena_newn(maker->arena, DalilBlock *, 2);
    for (gsize p = 0; p < G_N_ELEMENTS(parts); p++)
        if (parts[p])
            side->children[side->n_children++] = parts[p];
    side->key = notice->id.text;
    side->at = notice->span;
    return side;
}

static void
add_notices(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b)
{
    const DalilNotice *list = maker->content->network.notices.items;

    for (int i = 0; i < maker->content->network.notices.n; i++) {
        DalilBlock *side = notice_block(maker, b, &list[i]);
        side->before = i == 0 && b->before > 0 ? b->before : BEFORE_NOTICE;
        side->stretch = i == 0 ? 0.3 : 1;
        add_unit(maker, to, side);
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
    gboolean own = b->fill_index == DALIL_INK_CATEGORY || b->fill_index < 0;

    return (DalilTile){dalil_maker_icon(maker, c->icon.text, c->icon.span),
                       own ? maker->edition->paper : colour, own ? colour : b->fill_index,
                       name ? name->text : c->id.text};
}

/* NULL: no category has both services and a pictogram. */
static DalilBlock *
tiles_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    const DalilCategory *list = maker->content->network.categories.items;
    int n = maker->content->network.categories.n;
    DalilBlock *block = dalil_maker_block(maker, DALIL_BOX_TILES);

    block->tiles = dalil_arena_newn(maker->arena, DalilTile, n + 1);
    block->size = b->size > 0 ? b->size : DALIL_MM(9);
    block->radius = b->radius;
    for (int i = 0; i < n; i++)
        if (list[i].icon.text && is_in_use(maker, i))
            block->tiles[block->n_tiles++] = tile_of(maker, b, i);
    return block->n_tiles > 0 ? block : NULL;
}

static void
add_legend(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, gboolean index)
{
    const DalilCategory *list = maker->content->network.categories.items;
    int style = style_or(maker, b->style_index, "body");

    for (int i = 0; i < maker->content->network.categories.n; i++) {
        DalilBlock *row = NULL;

        if (!is_in_use(maker, i))
            continue;
        maker->category = i;
        row = dalil_maker_block(maker, index ? DALIL_BOX_ROW : DALIL_BOX_PARA);
        row->rich =
            dalil_maker_rich(maker, &list[i].name, style, dalil_maker_ink(maker, b->ink_index));
        row->style = row->value_style = style;
        row->icon = dalil_maker_icon(maker, list[i].icon.text, list[i].icon.span);
        row->icon_ink = maker->layout->inks.n + i;
        row->hang = 1.9;
        row->before = i == 0 ? b->before : 0.3;
        row->late = index ? DALIL_LATE_INDEX : DALIL_LATE_NOTHING;
        row->key = list[i].id.text;
        row->at = list[i].span;
        if (row->rich)
            add_unit(maker, to, row);
    }
    maker->category = -1;
}

/* "Disponible aussi en : العربية · English", each name in its own direction. */
static DalilBlock *
languages_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    const DalilStrings *tags = &maker->content->network.languages;
    int style = style_or(maker, b->style_index, "body");
    GString *names = g_string_new(NULL);
    DalilBlock *block = NULL;

    for (int i = 0; i < tags->n; i++) {
        const DalilLanguage *other = dalil_language_lookup(tags->items[i].text);
        if (!other || other == maker->language)
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
date_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    DalilDate date = maker->content->newest;
    int style = style_or(maker, b->style_index, "body");
    g_autofree char *month = NULL, *words = NULL;

    if (date.year == 0)
        return NULL;
    month = dalil_phrase_date(maker->language, date.year, date.month, 0);
    words = dalil_phrase_fill(dalil_maker_phrase(maker, DALIL_PHRASE_EDITION), month, NULL);
    return dalil_maker_para(
        maker, dalil_maker_words(maker, words, style, dalil_maker_ink(maker, b->ink_index)), style);
}

static DalilBlock *
sample_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    int style = style_or(maker, b->style_index, "body");

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
    int style = style_or(maker, b->style_index, "body");
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

static DalilBlock *
qr_block(DalilMaker *maker, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    DalilBlock *block = NULL;

    if (!maker->content->network.url.text)
        return NULL;
    if (strlen(maker->content->network.url.text) > QR_MAX) {
        dalil_diags_error(maker->diags, maker->content->network.url.span,
                          "the address is too long for a QR code, which holds %d bytes at most",
                          QR_MAX);
        return NULL;
    }
    block = dalil_maker_block(maker, DALIL_BOX_SIDE);
    block->qr = maker->content->network.url.text;
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

/* Kinds that give one block. NULL: nothing to print. */
static DalilBlock *
single_block(DalilMaker *maker, const DalilLayoutBlock *b, const DalilFlow *flow)
{
    switch ((DalilBlockKind)b->kind) {
    case DALIL_BLOCK_TEXT:
        return text_block(maker, b);
    case DALIL_BLOCK_TILES:
        return tiles_block(maker, b);
    case DALIL_BLOCK_LANGUAGES:
        return languages_block(maker, b);
    case DALIL_BLOCK_DATE:
        return date_block(maker, b);
    case DALIL_BLOCK_SAMPLE:
        return sample_block(maker, b);
    case DALIL_BLOCK_FOLIO:
        return late_block(maker, b, DALIL_LATE_FOLIO);
    case DALIL_BLOCK_RUNNING:
        return late_block(maker, b, DALIL_LATE_RUNNING);
    case DALIL_BLOCK_CONTACT:
        return dalil_entry_contact(maker, &maker->content->network.phones,
                                   &maker->content->network.email,
                                   &(DalilString){NULL, {NULL, 0, 0}}, "network/contact",
                                   style_or(maker, b->style_index, "data"));
    case DALIL_BLOCK_QR:
        return qr_block(maker, b, flow);
    case DALIL_BLOCK_CARD:
        return card_block(maker, b, flow);
    case DALIL_BLOCK_RULE:
        return rule_block(maker, b);
    case DALIL_BLOCK_SPACE:
        return dalil_maker_block(maker, DALIL_BOX_SPACE);
    default:
        return NULL;
    }
}

void
dalil_pieces_add(DalilMaker *maker, GPtrArray *to, const DalilItems *blocks, const DalilFlow *flow)
{
    const DalilLayoutBlock *list = blocks->items;

    for (int i = 0; i < blocks->n; i++) {
        guint start = to->len;
        switch ((DalilBlockKind)list[i].kind) {
        case DALIL_BLOCK_SERVICES:
            if (flow && flow->n_entry > 0)
                add_services(maker, to, &list[i], flow);
            else
                dalil_diags_error(maker->diags, list[i].span,
                                  "services need a flow with an `entry` design");
            break;
        case DALIL_BLOCK_EMERGENCY:
            add_emergency(maker, to, &list[i]);
            break;
        case DALIL_BLOCK_AGENCIES:
            add_agencies(maker, to, &list[i], flow);
            break;
        case DALIL_BLOCK_NOTICES:
            add_notices(maker, to, &list[i]);
            break;
        case DALIL_BLOCK_LEGEND:
        case DALIL_BLOCK_INDEX:
            add_legend(maker, to, &list[i], list[i].kind == DALIL_BLOCK_INDEX);
            break;
        default:
            add_unit(maker, to, single_block(maker, &list[i], flow));
            if (to->len > start) {
                ((DalilBlock *)to->pdata[start])->before = list[i].before;
                /* a title in a flow stays with the list it stands over */
                ((DalilBlock *)to->pdata[start])->keep_next =
                    flow && list[i].kind == DALIL_BLOCK_TEXT && i + 1 < blocks->n &&
                    list[i + 1].kind != DALIL_BLOCK_TEXT;
            }
        }
        if (to->len > start) {
            DalilBlock *first = to->pdata[start];
            first->stretch = MAX(first->stretch, list[i].stretch);
            if (list[i].icon.text && first->kind == DALIL_BOX_PARA && first->icon < 0) {
                first->icon = dalil_maker_icon(maker, list[i].icon.text, list[i].icon.span);
                first->icon_ink = first->rich->runs[0].ink;
                first->hang =
                    1.5 * ((const DalilStyle *)maker->layout->styles.items)[first->style].size;
            }
        }
    }
}
