/* lists.c: what the network has many of: services, emergency numbers, agencies, notices */
#include "compose/lists.h"

#include <string.h>

#include "compose/both.h"
#include "compose/order.h"
#include "lang/isolate.h"
#include "lang/uri.h"
#include "lang/uri.h"

/* So many agencies stay together in a flow. */
#define FEW_AGENCIES 12

/* Spaces above, in em of the story's type size. The layout's `before` overrides the first. */
#define BEFORE_HEADING 1.5
#define BEFORE_FIRST_ENTRY 0.55
#define BEFORE_ENTRY 0.95
#define BEFORE_NOTICE 1.0

/* What a bar says, and in which colour. */
typedef struct {
    const DalilText *name; /* NULL: the agencies */
    const char *icon;
    int fill, style;
    DalilSpan at;
    const char *id;
    gboolean continued;
} Heading;

static DalilBlock *
say_heading(DalilMaker *maker, gconstpointer what)
{
    const Heading *heading = what;
    const DalilTextIn *name = heading->name ? dalil_maker_sentence(maker, heading->name) : NULL;
    g_autofree char *safe = name ? dalil_maker_safe(maker, name) : NULL;
    const char *said = safe            ? safe
                       : heading->name ? heading->id
                                       : dalil_maker_phrase(maker, DALIL_PHRASE_AGENCIES);
    const char *goes_on = dalil_maker_phrase(maker, DALIL_PHRASE_CONTINUED);
    g_autofree char *words = heading->continued ? g_strconcat(said, " ", goes_on, NULL) : NULL;
    int ink = dalil_maker_style_ink(maker, heading->style);
    DalilRich *rich = dalil_maker_words(maker, words ? words : said, heading->style, ink);
    DalilBlock *para = NULL;

    rich->key = heading->name ? heading->name->key : NULL;
    rich->at = name ? name->span : heading->at;
    para = dalil_maker_para(maker, rich, heading->style);
    if (dalil_both_in_second(maker)) { /* at the other end of the bar, whatever its direction */
        para->align = DALIL_ALIGN_END;
        return para;
    }
    para->icon = dalil_maker_icon(maker, heading->icon, rich->at);
    para->icon_ink = ink;
    para->hang = 1.75 * ((const DalilStyle *)maker->layout->styles.items)[heading->style].size;
    return para;
}

/* The bar that opens a category, or the list of agencies. */
static DalilBlock *
heading_card(DalilMaker *maker, const DalilLayoutBlock *b, const Heading *heading)
{
    DalilBlock *card = dalil_maker_block(maker, DALIL_BOX_CARD);

    card->fill = heading->fill;
    card->inset_x = 0.7;
    card->inset_y = 0.28;
    card->radius = b->radius;
    card->children = dalil_arena_newn(maker->arena, DalilBlock *, 1);
    card->children[0] =
        dalil_maker_role(dalil_both_say(maker, DALIL_BILINGUAL_SIDE, say_heading, heading),
                         heading->continued ? DALIL_ROLE_FURNITURE : DALIL_ROLE_HEADING);
    card->n_children = 1;
    card->before = b->before > 0 ? b->before : BEFORE_HEADING;
    card->keep_next = TRUE;
    card->running = maker->edition->second && heading->name
                        ? dalil_both_label(maker, heading->name, heading->style, -1)
                        : dalil_both_first(card->children[0])->rich;
    card->key = heading->id;
    card->at = card->children[0]->at;
    return card;
}

/* Adds the bar, with the one that repeats it where its list goes on in another frame. */
static DalilBlock *
add_heading(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b, const Heading *heading)
{
    Heading again = *heading;
    DalilBlock *card = heading_card(maker, b, heading);

    again.continued = TRUE;
    card->heading = heading_card(maker, b, &again);
    card->unit = ++maker->unit;
    g_ptr_array_add(to, card);
    return card;
}

static DalilBlock *
add_category_heading(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                     const DalilCategory *category)
{
    const Heading heading = {&category->name,
                             dalil_maker_category_icon(maker, maker->category)->text,
                             maker->layout->inks.n + maker->category,
                             dalil_maker_style_or(maker, b->title_style_index, "heading"),
                             category->span,
                             category->id.text,
                             FALSE};

    return add_heading(maker, to, b, &heading);
}

void
dalil_lists_services(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b,
                     const DalilFlow *flow)
{
    const DalilService *services = maker->content->services.items;
    const DalilCategory *categories = maker->content->network.categories.items;
    const int *order = dalil_order_services(maker);
    DalilBlock *heading = NULL;

    for (int i = 0; i < maker->content->services.n; i++) {
        const DalilService *service = &services[order[i]];
        guint start = 0;
        gboolean whole = FALSE;
        if (maker->category != service->category || i == 0) {
            maker->category = service->category;
            heading = add_category_heading(maker, to, b, &categories[maker->category]);
        }
        maker->unit++;
        start = to->len;
        whole = dalil_entry_add(maker, to, flow, service);
        for (guint k = start; k < to->len; k++) {
            DalilBlock *block = to->pdata[k];
            if (!block->is_service)
                continue;
            block->before =
                start > 0 && to->pdata[start - 1] == heading ? BEFORE_FIRST_ENTRY : BEFORE_ENTRY;
            block->heading = heading->heading;
        }
        if (!whole) {
            dalil_diags_error(
                maker->diags, service->span,
                "\"%s\" has none of the parts that the entry of flow \"%s\" shows, so "
                "it would not be printed; add `name` to the entry",
                service->id.text, flow->id.text);
        }
    }
    maker->category = -1;
}

/* On a screen the paragraph leads to a call. */
static void
lead_to(DalilMaker *maker, DalilRich *rich, const char *number)
{
    g_autofree char *uri = dalil_uri_phone(number, NULL);

    if (rich)
        rich->link = dalil_arena_strdup(maker->arena, uri);
}

static DalilRich *
code_rich(DalilMaker *maker, const char *code, int style, int ink, DalilSpan at)
{
    GString *safe = g_string_new(NULL);
    DalilRich *rich = NULL;

    dalil_isolate_append(safe, DALIL_VALUE_CODE, code);
    rich = dalil_maker_words(maker, safe->str, style, ink);
    rich->at = at;
    lead_to(maker, rich, code);
    g_string_free(safe, TRUE);
    return rich;
}

/* A number is never left out, whoever has not translated its name. Several languages stand one
 * under the other, many in a row. */
static DalilRich *
emergency_label(DalilMaker *maker, const DalilLayoutBlock *b, const DalilText *name, int style,
                int ink)
{
    const DalilStrings *tags = &maker->content->network.languages;
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    DalilRich *rich = NULL;

    g_ptr_array_add(languages, (gpointer)maker->language);
    if (maker->edition->second)
        g_ptr_array_add(languages, (gpointer)maker->edition->second);
    for (int i = 0; b->all_languages && i < tags->n; i++) {
        const DalilLanguage *language = dalil_language_lookup(tags->items[i].text);
        if (language && !g_ptr_array_find(languages, language, NULL))
            g_ptr_array_add(languages, (gpointer)language);
    }
    rich = dalil_both_labels(maker, name, languages,
                             languages->len > 2 ? DALIL_NBSP "· " : DALIL_LINE_END, style, ink);
    if (rich)
        return rich;
    dalil_both_speak(maker, maker->content->network.source_language);
    rich = dalil_maker_rich(maker, name, style, ink);
    dalil_both_speak(maker, maker->edition->language);
    return rich;
}

static DalilBlock *
emergency_row(DalilMaker *maker, const DalilLayoutBlock *b, const DalilEmergency *number)
{
    int label = dalil_maker_style_or(maker, b->style_index, "body");
    int value = dalil_maker_style_or(maker, b->title_style_index, "phone");
    int ink = dalil_maker_ink(maker, b->ink_index);
    DalilRich *name = emergency_label(maker, b, &number->name, label, ink);
    DalilBlock *row = dalil_maker_para(maker, name, label);
    DalilRich *code = NULL;

    if (!row)
        return NULL;
    lead_to(maker, name, number->number.text);
    row->kind = DALIL_BOX_ROW;
    dalil_maker_role(row, DALIL_ROLE_LABEL);
    code = code_rich(maker, number->number.text, value, ink, number->number.span);
    code->key = dalil_arena_printf(maker->arena, "emergency:%s/number", number->number.text);
    row->value = code;
    row->value_style = value;
    row->icon = dalil_maker_icon(maker, number->icon.text, number->icon.span);
    row->icon_ink = ink >= 0 ? ink : dalil_maker_style_ink(maker, label);
    row->hang = row->icon >= 0 ? 1.9 : 0;
    row->at = number->span;
    return row;
}

void
dalil_lists_emergency(DalilMaker *maker, GPtrArray *to, const DalilLayoutBlock *b)
{
    const DalilEmergency *list = maker->content->network.emergency.items;
    guint start = to->len;

    for (int i = 0; i < maker->content->network.emergency.n; i++) {
        DalilBlock *row = emergency_row(maker, b, &list[i]), *rule = NULL;

        if (!row)
            continue;
        row->before = to->len == start ? b->before : 0.35;
        if (to->len > start) {
            rule = dalil_maker_block(maker, DALIL_BOX_RULE);
            rule->fill = row->icon_ink;
            rule->before = 0.35;
            dalil_maker_add(maker, to, rule);
        }
        dalil_maker_add(maker, to, row);
    }
}

/* Name at the start, the first telephone (or the words in its place) at the end of one line. */
static DalilBlock *
agency_row(DalilMaker *maker, const DalilAgency *agency, int name, int number, int ink)
{
    const DalilPhone *phone = agency->phones.n > 0 ? agency->phones.items : NULL;
    DalilBlock *row =
        dalil_maker_para(maker, dalil_both_label(maker, &agency->name, name, ink), name);
    g_autofree char *link = NULL;
    GString *safe = NULL;
    DalilRich *value = NULL;

    if (!row || !phone)
        return row;
    safe = g_string_new(NULL);
    if (strpbrk(phone->number.text, "0123456789"))
        dalil_isolate_append(safe, DALIL_VALUE_PHONE, phone->number.text);
    else
        dalil_isolate_text(safe, phone->number.text, maker->language->direction == DALIL_RTL);
    value = dalil_maker_words(maker, safe->str, number, -1);
    value->at = phone->number.span;
    value->key = dalil_arena_printf(maker->arena, "agency:%s/phones", agency->id.text);
    link = dalil_uri_phone(phone->number.text, phone->extension.text);
    value->link = dalil_arena_strdup(maker->arena, link);
    lead_to(maker, value, phone->number.text);
    row->kind = DALIL_BOX_ROW;
    dalil_maker_role(row, DALIL_ROLE_LABEL);
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
    const int *order = dalil_order_agencies(maker);
    int name = dalil_maker_style_or(maker, b->style_index, "body");
    int number = dalil_maker_style_or(maker, b->title_style_index, "phone");
    const Heading heading = {
        NULL,       "agency", maker->edition->text, dalil_maker_style(maker, "heading"), b->span,
        "agencies", FALSE};

    if (flow && maker->content->agencies.n > 0)
        add_heading(maker, to, b, &heading);
    for (int i = 0; i < maker->content->agencies.n; i++) {
        DalilBlock *row =
            agency_row(maker, &list[order[i]], name, number, dalil_maker_ink(maker, b->ink_index));
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
    DalilBlock *parts[] = {
        dalil_both_para(maker, dalil_both_way(maker, title), &notice->title, title, -1),
        dalil_both_para(maker, dalil_both_way(maker, style), &notice->text, style, -1)};

    side->icon = dalil_maker_icon(maker, notice->icon.text, notice->icon.span);
    side->icon_ink = maker->edition->paper;
    side->fill =
        notice->category >= 0 ? maker->layout->inks.n + notice->category : maker->edition->text;
    side->disc = 2.3;
    side->children = dalil_arena_newn(maker->arena, DalilBlock *, 2);
    for (gsize p = 0; p < G_N_ELEMENTS(parts); p++)
        if (parts[p])
            side->children[side->n_children++] =
                dalil_maker_role(parts[p], p == 0 ? DALIL_ROLE_NAME : DALIL_ROLE_TEXT);
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
