/* data.c: typed values as lines, each behind its pictogram */
#include "compose/data.h"

#include <string.h>

#include "compose/both.h"

/* Where the text of a data line begins, behind its pictogram, in em of the data's size. */
#define HANG_EM 1.5

/* Numbers alone stand as close as Latin text in an edition that has both; elsewhere all data of
 * an edition has the leading of its language. */
static double
leading_of(const DalilMaker *maker, const DalilDatum *value)
{
    return value->bare && maker->edition->second ? dalil_font_row_latin()->leading
                                                 : value->language->font.leading;
}

static DalilBlock *
value_para(DalilMaker *maker, const DalilDatum *value, int style, double leading)
{
    const DalilStyle *styles = maker->layout->styles.items;
    int look = value->strong ? dalil_maker_style(maker, "phone") : style;
    DalilRichBuilder builder;
    DalilRich *rich = NULL;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, value->text, styles[look].bold, dalil_maker_style_ink(maker, look),
                   styles[look].size / styles[style].size);
    rich = dalil_rich_end(&builder, maker->arena, value->language,
                          value->language->direction == DALIL_RTL, value->key, value->at);
    if (rich) {
        rich->link = dalil_arena_strdup(maker->arena, value->link);
        rich->leading = leading;
        rich->role = DALIL_ROLE_DATUM;
    }
    return dalil_maker_para(maker, rich, style);
}

/* One value, its pictogram hanging before it. */
static DalilBlock *
data_value(DalilMaker *maker, const DalilDatum *value, int style, double leading)
{
    const DalilStyle *styles = maker->layout->styles.items;
    DalilBlock *block = value_para(maker, value, style, leading);

    if (maker->plain)
        return block;
    block->align = styles[style].align; /* beside its pictogram, in whatever language */
    block->icon = dalil_maker_icon(maker, value->icon, value->at);
    block->icon_ink = maker->category >= 0 ? maker->layout->inks.n + maker->category
                                           : dalil_maker_style_ink(maker, style);
    block->hang = HANG_EM * styles[style].size;
    return block;
}

/* Values [from, to), as many side by side as the measure allows; NULL for none. */
static DalilBlock *
data_block(DalilMaker *maker, const GArray *values, guint from, guint to, int style)
{
    const DalilDatum *list = (const DalilDatum *)(void *)values->data; /* NULL: none */
    DalilBlock *pack = NULL;
    double leading = 0; /* what shares a line shares a baseline */

    for (guint i = from; i < to; i++)
        leading = MAX(leading, leading_of(maker, &list[i]));
    if (from == to)
        return NULL;
    if (from + 1 == to)
        return data_value(maker, &list[from], style, leading);
    pack = dalil_maker_block(maker, DALIL_BOX_PACK);
    pack->style = style;
    pack->n_children = (int)(to - from);
    pack->children = dalil_arena_newn(maker->arena, DalilBlock *, to - from);
    for (guint i = from; i < to; i++)
        pack->children[i - from] = data_value(maker, &list[i], style, leading);
    pack->at = pack->children[0]->at;
    return pack;
}

void
dalil_data_put(GPtrArray *to, DalilBlock *block, int when)
{
    if (!block)
        return;
    block->when = (guint8)when;
    g_ptr_array_add(to, block);
}

static gboolean
is_same_place(DalilSpan a, DalilSpan b)
{
    return a.line == b.line && a.column == b.column && g_strcmp0(a.file, b.file) == 0;
}

/* The value of @values that says the same thing as @value in the other language; NULL: none. */
static const DalilDatum *
counterpart(const GArray *values, const DalilDatum *value)
{
    gboolean is_one_of_many = value->strong; /* a telephone number: the one written there */

    for (guint i = 0; i < values->len; i++) {
        const DalilDatum *other = &g_array_index(values, DalilDatum, i);
        if (g_strcmp0(other->key, value->key) == 0 && g_str_equal(other->icon, value->icon) &&
            (!is_one_of_many || is_same_place(other->at, value->at)))
            return other;
    }
    return NULL;
}

/* What the first language lacks goes in as it is in the second. */
static void
add_missing(GArray *values, GArray *seconds)
{
    for (guint i = 0; i < seconds->len; i++) {
        DalilDatum *second = &g_array_index(seconds, DalilDatum, i);
        DalilDatum moved = *second;
        if (counterpart(values, second))
            continue;
        second->text = second->link = NULL;
        g_array_append_val(values, moved);
    }
}

void
dalil_data_add(DalilMaker *maker, GPtrArray *to, GArray *values, GArray *seconds, int style,
               int when)
{
    guint from = 0;

    add_missing(values, seconds);
    for (guint i = 0; i < values->len; i++) {
        const DalilDatum *first = &g_array_index(values, DalilDatum, i);
        const DalilDatum *second = counterpart(seconds, first);
        DalilDatum alike = {0};
        if (!second || !second->text || dalil_both_same(first->text, second->text))
            continue;
        alike = *second;
        alike.strong = first->strong; /* a note is as heavy as the number's own */
        dalil_data_put(to, data_block(maker, values, from, i, style), when);
        dalil_data_put(to,
                       dalil_both_pair(maker,
                                       data_value(maker, first, style, leading_of(maker, first)),
                                       value_para(maker, &alike, style, leading_of(maker, second))),
                       when);
        from = i + 1;
    }
    dalil_data_put(to, data_block(maker, values, from, values->len, style), when);
}

DalilBlock *
dalil_data_contact(DalilMaker *maker, const DalilItems *phones, const DalilString *email,
                   const DalilString *url, const char *key, int style)
{
    g_autoptr(GArray) values = dalil_datum_list();
    g_autoptr(GArray) seconds = dalil_datum_list();
    g_autoptr(GPtrArray) rows = g_ptr_array_new();

    dalil_datum_phones(maker, values, phones, key);
    dalil_datum_email(maker, values, email, key);
    dalil_datum_url(maker, values, url, key);
    if (maker->edition->second && !dalil_both_in_second(maker)) {
        dalil_both_speak(maker, maker->edition->second);
        dalil_datum_phones(maker, seconds, phones, key);
        dalil_both_speak(maker, maker->edition->language);
    }
    dalil_data_add(maker, rows, values, seconds, style, DALIL_WHEN_ALWAYS);
    return dalil_both_stack(maker, rows);
}
