/* compose.c: an edition: one language of the network in one layout */
#include "compose/block.h"

#include <math.h>
#include <string.h>

#include "base/nearest.h"
#include "compose/maker.h"
#include "compose/picture.h"
#include "lang/isolate.h"
#include "template/tables.h"

int
dalil_maker_style(DalilMaker *maker, const char *id)
{
    int style = dalil_template_style(maker->layout, id);

    if (style < 0)
        dalil_diags_error(maker->diags, maker->layout->sheet.span,
                          "the layout needs a style called \"%s\"", id);
    return MAX(style, 0);
}

int
dalil_maker_icon(DalilMaker *maker, const char *name, DalilSpan at)
{
    if (!name)
        return -1;
    for (int i = 0; maker->icons[i]; i++)
        if (g_str_equal(maker->icons[i], name))
            return i;
    dalil_diags_error(maker->diags, at, "there is no pictogram \"%s\"; docs/keys.md lists them",
                      name);
    return -1;
}

const DalilString *
dalil_maker_category_icon(const DalilMaker *maker, int index)
{
    const DalilItems *own = &maker->layout->look.pictograms;
    const DalilPictogram *pictograms = own->items;
    const DalilCategory *category =
        (const DalilCategory *)maker->content->network.categories.items + index;

    for (int i = 0; i < own->n; i++)
        if (g_str_equal(pictograms[i].category.text, category->id.text) &&
            g_strv_contains(maker->icons, pictograms[i].icon.text))
            return &pictograms[i].icon;
    return &category->icon;
}

int
dalil_maker_ink(const DalilMaker *maker, int ink)
{
    if (ink != DALIL_INK_CATEGORY)
        return ink;
    return maker->category < 0 ? maker->edition->text : maker->layout->inks.n + maker->category;
}

int
dalil_maker_style_ink(const DalilMaker *maker, int style)
{
    const DalilStyle *styles = maker->layout->styles.items;

    return dalil_maker_ink(maker, styles[style].ink_index);
}

DalilBlock *
dalil_maker_block(DalilMaker *maker, DalilBoxKind kind)
{
    DalilBlock *block = dalil_arena_new0(maker->arena, DalilBlock);

    block->kind = kind;
    block->icon = block->icon_ink = block->fill = -1;
    block->category = maker->category;
    block->unit = maker->unit;
    block->service = -1;
    block->when = DALIL_WHEN_ALWAYS;
    return block;
}

/* In an edition of two languages a paragraph begins at its own start edge. In one of a single
 * language everything stands at the edition's, a text that is not translated, too. */
static int
own_edge(const DalilMaker *maker, const DalilRich *rich, int align)
{
    if (!maker->edition->second || rich->rtl == maker->edition->rtl || align == DALIL_ALIGN_CENTRE)
        return align;
    return align == DALIL_ALIGN_START ? DALIL_ALIGN_END : DALIL_ALIGN_START;
}

DalilBlock *
dalil_maker_para(DalilMaker *maker, const DalilRich *rich, int style)
{
    const DalilStyle *styles = maker->layout->styles.items;
    DalilBlock *block = NULL;

    if (!rich)
        return NULL;
    block = dalil_maker_block(maker, DALIL_BOX_PARA);
    block->rich = rich;
    block->style = style;
    block->align = own_edge(maker, rich, styles[style].align);
    block->key = rich->key;
    block->at = rich->at;
    return block;
}

DalilBlock *
dalil_maker_role(DalilBlock *block, DalilRole role)
{
    if (block && block->rich)
        ((DalilRich *)block->rich)->role = role; /* this room made it */
    for (int i = 0; block && i < block->n_children; i++)
        dalil_maker_role(block->children[i], role);
    return block;
}

const DalilTextIn *
dalil_maker_sentence(const DalilMaker *maker, const DalilText *text)
{
    const DalilNetwork *network = &maker->content->network;

    return dalil_content_sentence(network, text, maker->language->tag);
}

const DalilLanguage *
dalil_maker_language_of(const DalilMaker *maker, const DalilTextIn *sentence)
{
    const DalilLanguage *language = dalil_language_lookup(sentence->language);

    return language ? language : maker->language;
}

char *
dalil_maker_safe(const DalilMaker *maker, const DalilTextIn *sentence)
{
    const DalilLanguage *language = dalil_maker_language_of(maker, sentence);
    GString *safe = g_string_new(NULL);
    g_autofree char *spaced = NULL;

    if (language->french_spacing)
        spaced = dalil_french_spacing(sentence->text);
    dalil_isolate_text(safe, spaced ? spaced : sentence->text, language->direction == DALIL_RTL);
    return g_string_free(safe, FALSE);
}

/* In titles a word of one or two letters stays with the next: no line ends in "à" or "de".
 * (transfer full) */
static char *
bind_short_words(const char *text)
{
    GString *bound = g_string_new(NULL);
    int letters = 0;

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == ' ' && letters > 0 && letters <= 2)
            g_string_append(bound, DALIL_NBSP);
        else
            g_string_append_unichar(bound, c);
        letters = c == ' ' ? 0 : g_unichar_isalpha(c) ? letters + 1 : letters + 3;
    }
    return g_string_free(bound, FALSE);
}

static DalilRich *
rich_of(DalilMaker *maker, const char *safe, const DalilLanguage *language, int style, int ink,
        const char *key, DalilSpan at)
{
    const DalilStyle *styles = maker->layout->styles.items;
    DalilRichBuilder builder;
    g_autofree char *bound = styles[style].display ? bind_short_words(safe) : NULL;
    DalilRich *rich = NULL;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, bound ? bound : safe, styles[style].bold,
                   ink >= 0 ? ink : dalil_maker_style_ink(maker, style), 1);
    rich =
        dalil_rich_end(&builder, maker->arena, language, language->direction == DALIL_RTL, key, at);
    if (rich)
        rich->display = styles[style].display;
    return rich;
}

/* Long words of running text may be divided where the style says so; never in titles. */
static void
divide_words(DalilMaker *maker, char **safe, const DalilLanguage *language, int style)
{
    const DalilStyle *look = &((const DalilStyle *)maker->layout->styles.items)[style];
    char *divided = NULL;

    if (!look->hyphens || look->display || !maker->content->hyphenator)
        return;
    divided = dalil_hyphenate(maker->content->hyphenator, maker->diags, language, *safe);
    g_free(*safe);
    *safe = divided;
}

DalilRich *
dalil_maker_rich(DalilMaker *maker, const DalilText *text, int style, int ink)
{
    const DalilTextIn *sentence = dalil_maker_sentence(maker, text);
    const DalilLanguage *language = NULL;
    g_autofree char *safe = NULL;

    if (!sentence)
        return NULL;
    language = dalil_maker_language_of(maker, sentence);
    safe = dalil_maker_safe(maker, sentence);
    divide_words(maker, &safe, language, style);
    return rich_of(maker, safe, language, style, ink, text->key, sentence->span);
}

DalilRich *
dalil_maker_words(DalilMaker *maker, const char *words, int style, int ink)
{
    return rich_of(maker, words, maker->language, style, ink, NULL, (DalilSpan){NULL, 0, 0});
}

int
dalil_maker_style_or(DalilMaker *maker, int style, const char *otherwise)
{
    return style >= 0 ? style : dalil_maker_style(maker, otherwise);
}

DalilBlock *
dalil_maker_para_of(DalilMaker *maker, const DalilText *text, int style, int ink)
{
    return dalil_maker_para(maker, dalil_maker_rich(maker, text, style, ink), style);
}

void
dalil_maker_add(DalilMaker *maker, GPtrArray *to, DalilBlock *block)
{
    if (!block)
        return;
    block->unit = ++maker->unit;
    g_ptr_array_add(to, block);
}

const char *
dalil_maker_phrase(const DalilMaker *maker, DalilPhrase phrase)
{
    return maker->language->phrase[phrase];
}

const DalilRich *
dalil_compose_number(DalilArena *arena, const DalilEdition *edition, int number, int ink,
                     gboolean bold)
{
    DalilRichBuilder builder;
    char digits[16];

    g_snprintf(digits, sizeof digits, "%d", number);
    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, digits, bold, ink, 1);
    return dalil_rich_end(&builder, arena, edition->language, edition->rtl, NULL,
                          (DalilSpan){NULL, 0, 0});
}

/* sRGB's transfer curve (IEC 61966-2-1), for relative luminance (WCAG 2.1). */
static double
linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double
luminance(DalilColour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double
dalil_contrast(DalilColour a, DalilColour b)
{
    double la = luminance(a), lb = luminance(b);

    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

/* A category's own colour, or the one ink a theme gives them all. */
static DalilEditionInk
category_ink(const DalilMaker *maker, const DalilCategory *category)
{
    const DalilTemplate *layout = maker->layout;
    const DalilInk *inks = layout->inks.items;
    int one = layout->look.category_index;

    return (DalilEditionInk){
        dalil_arena_printf(maker->arena, "category:%s", category->id.text),
        one >= 0 ? inks[one].colour : category->colour, one >= 0 ? inks[one].span : category->span,
        layout->look.outline ? layout->look.line : 0, one >= 0 ? inks[one].press : category->press};
}

static void
gather_inks(DalilMaker *maker)
{
    DalilEdition *edition = maker->edition;
    const DalilInk *inks = maker->layout->inks.items;
    const DalilCategory *categories = maker->content->network.categories.items;

    edition->n_inks = maker->layout->inks.n + maker->content->network.categories.n;
    edition->inks = dalil_arena_newn(maker->arena, DalilEditionInk, edition->n_inks + 1);
    for (int i = 0; i < maker->layout->inks.n; i++)
        edition->inks[i] = (DalilEditionInk){inks[i].id.text, inks[i].colour, inks[i].span,
                                             inks[i].outline, inks[i].press};
    for (int i = 0; i < maker->content->network.categories.n; i++)
        edition->inks[maker->layout->inks.n + i] = category_ink(maker, &categories[i]);
    edition->paper = dalil_template_ink(maker->layout, "paper");
    edition->text = dalil_template_ink(maker->layout, "text");
    if (maker->layout->look.outline && edition->inks[edition->text].outline <= 0)
        edition->inks[edition->text].outline = maker->layout->look.line;
}

/* A theme may serve another network: a category it does not have is told, and passed over. */
static void
check_pictograms(DalilMaker *maker)
{
    const DalilItems *categories = &maker->content->network.categories;
    const DalilCategory *list = categories->items;
    const DalilPictogram *pictograms = maker->layout->look.pictograms.items;
    g_autofree const char **words = g_new0(const char *, categories->n + 1);

    for (int i = 0; i < categories->n; i++)
        words[i] = list[i].id.text;
    for (int i = 0; i < maker->layout->look.pictograms.n; i++) {
        const DalilString *category = &pictograms[i].category;
        const char *near = dalil_nearest(category->text, words);

        dalil_maker_icon(maker, pictograms[i].icon.text, pictograms[i].icon.span);
        if (!g_strv_contains(words, category->text))
            dalil_diags_warning(maker->diags, category->span,
                                "the network has no category \"%s\"%s%s%s", category->text,
                                near ? "; did you mean \"" : "", near ? near : "",
                                near ? "\"?" : "");
    }
}

static void
fill_story(DalilMaker *maker, DalilStory *story, const DalilItems *blocks, const DalilFlow *flow)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();

    maker->unit = 0;
    dalil_pieces_add(maker, list, blocks, flow);
    story->n = (int)list->len;
    story->blocks = dalil_arena_memdup(maker->arena, list->pdata, sizeof(gpointer) * list->len);
}

static void
make_stories(DalilMaker *maker)
{
    DalilEdition *edition = maker->edition;
    const DalilFlow *flows = maker->layout->flows.items;
    const DalilPanel *panels = maker->layout->panels.items;

    edition->flows = dalil_arena_newn(maker->arena, DalilStory, maker->layout->flows.n + 1);
    for (int i = 0; i < maker->layout->flows.n; i++)
        fill_story(maker, &edition->flows[i], &flows[i].blocks, &flows[i]);
    for (int p = 0; p < maker->layout->panels.n; p++)
        edition->n_frames += panels[p].frames.n;
    edition->frames = dalil_arena_newn(maker->arena, DalilStory *, edition->n_frames + 1);
    for (int p = 0, at = 0; p < maker->layout->panels.n; p++) {
        const DalilFrame *frames = panels[p].frames.items;
        for (int f = 0; f < panels[p].frames.n; f++, at++) {
            if (frames[f].flow_index >= 0)
                continue;
            edition->frames[at] = dalil_arena_new0(maker->arena, DalilStory);
            fill_story(maker, edition->frames[at], &frames[f].blocks, NULL);
        }
    }
}

DalilEdition *
dalil_compose(DalilArena *arena, DalilDiags *diags, const DalilContent *content,
              const DalilTemplate *layout, const DalilLanguage *language,
              const DalilLanguage *second, const char *const *icons)
{
    DalilEdition *edition = dalil_arena_new0(arena, DalilEdition);
    DalilMaker maker = {.arena = arena,
                        .diags = diags,
                        .content = content,
                        .layout = layout,
                        .language = language,
                        .edition = edition,
                        .icons = icons,
                        .category = -1};

    edition->content = content;
    edition->layout = layout;
    edition->second = second;
    edition->language = language;
    edition->rtl = language->direction == DALIL_RTL;
    edition->name = dalil_arena_printf(arena, "%s.%s%s%s", layout->name.text, language->tag,
                                       second ? "+" : "", second ? second->tag : "");
    gather_inks(&maker);
    check_pictograms(&maker);
    dalil_picture_check(&maker);
    make_stories(&maker);
    return edition;
}
