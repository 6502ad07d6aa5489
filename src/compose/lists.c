/* lists.c: what the network has many of: services, emergency numbers, agencies, notices */
#include "compose/lists.h"

#include <string.h>

#include "lang/isolate.h"

/* So many agencies stay together in a flow. */
#define FEW_AGENCIES 12

/* Spaces above, in em of the story's type size. The layout's `before` overrides the first. */
#define BEFORE_HEADING 1.5
#define BEFORE_FIRST_ENTRY 0.55
#define BEFORE_ENTRY 0.95
#define BEFORE_NOTICE 1.0

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

    return add_heading(maker, to, b, &heading,
                       dalil_maker_style_or(maker, b->title_style_index, "heading"));
}

void
dalil_lists_services(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                     const DalilFlow *flow)
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

void
dalil_lists_emergency(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b)
{
    const DalilEmergency *list = maker->content->network.emergency.items;
    int label = dalil_maker_style_or(maker, b->style_index, "body");
    int value = dalil_maker_style_or(maker, b->title_style_index, "phone");
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
            dalil_maker_add(maker, to, rule);
        }
        if (row->rich)
            dalil_maker_add(maker, to, row);
    }
}

/* Name at the start, the first telephone (or the words in its place) at the end of one line. */
static DalilBlock *
agency_row(DalilMaker *maker, const DalilAgency *agency, int name, int number, int ink)
{
    const DalilPhone *phone = agency->phones.n > 0 ? agency->phones.items : NULL;
    DalilBlock *row = dalil_maker_para_of(maker, &agency->name, name, ink);
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
void
dalil_lists_agencies(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                     const DalilFlow *flow)
{
    const DalilAgency *list = maker->content->agencies.items;
    int name = dalil_maker_style_or(maker, b->style_index, "body");
    int number = dalil_maker_style_or(maker, b->title_style_index, "phone");
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
    int title = dalil_maker_style_or(maker, b->title_style_index, "name");
    int style = dalil_maker_style_or(maker, b->style_index, "body");
    DalilBlock *side = dalil_maker_block(maker, DALIL_BOX_SIDE);
    DalilBlock *parts[] = {dalil_maker_para_of(maker, &notice->title, title, -1),
                           dalil_maker_para_of(maker, &notice->text, style, -1)};

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

void
dalil_lists_notices(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b)
{
    const DalilNotice *list = maker->content->network.notices.items;

    for (int i = 0; i < maker->content->network.notices.n; i++) {
        DalilBlock *side = notice_block(maker, b, &list[i]);
        side->before = i == 0 && b->before > 0 ? b->before : BEFORE_NOTICE;
        side->stretch = i == 0 ? 0.3 : 1;
        dalil_maker_add(maker, to, side);
    }
}
