/* compose.c: an edition: one language of the network in one layout */
#include "compose/block.h"

#include <math.h>
#include <string.h>

#include "compose/maker.h"
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
    return block;
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
    block->align = styles[style].align;
    block->key = rich->key;
    block->at = rich->at;
    return block;
}

const DalilTextIn *
dalil_maker_sentence(const DalilMaker *maker, const DalilText *text)
{
    const DalilNetwork *network = &maker->content->network;

    if (network->missing == DALIL_MISSING_OMIT)
        return dalil_text_in(text, maker->language->tag);
    return dalil_text_or_source(text, maker->language->tag, network->source.text);
}

char *
dalil_maker_safe(const DalilMaker *maker, const DalilTextIn *sentence)
{
    const DalilLanguage *language = dalil_language_lookup(sentence->language);
    GString *safe = g_string_new(NULL);
    g_autofree char *spaced = NULL;

    if (!language)
        language = maker->language;
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

DalilRich *
dalil_maker_rich(DalilMaker *maker, const DalilText *text, int style, int ink)
{
    const DalilTextIn *sentence = dalil_maker_sentence(maker, text);
    const DalilLanguage *language = NULL;
    g_autofree char *safe = NULL;

    if (!sentence)
        return NULL;
    language = dalil_language_lookup(sentence->language);
    safe = dalil_maker_safe(maker, sentence);
    return rich_of(maker, safe, language ? language : maker->language, style, ink, text->key,
                   sentence->span);
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

static void
gather_inks(DalilMaker *maker)
{
    DalilEdition *edition = maker->edition;
    const DalilInk *inks = maker->layout->inks.items;
    const DalilCategory *categories = maker->content->network.categories.items;

    edition->n_inks = maker->layout->inks.n + maker->content->network.categories.n;
    edition->inks = dalil_arena_newn(maker->arena, DalilEditionInk, edition->n_inks + 1);
    for (int i = 0; i < maker->layout->inks.n; i++)
        edition->inks[i] = (DalilEditionInk){inks[i].id.text, inks[i].colour, inks[i].span};
    for (int i = 0; i < maker->content->network.categories.n; i++)
        edition->inks[maker->layout->inks.n + i] = (DalilEditionInk){
            dalil_arena_printf(maker->arena, "category:%s", categories[i].id.text),
            categories[i].colour, categories[i].span};
    edition->paper = dalil_template_ink(maker->layout, "paper");
    edition->text = dalil_template_ink(maker->layout, "text");
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
    for (int i = 0; i < maker->layout->flows.n; i++) {
        edition->flows[i].flow = i;
        fill_story(maker, &edition->flows[i], &flows[i].blocks, &flows[i]);
    }
    for (int p = 0; p < maker->layout->panels.n; p++)
        edition->n_frames += panels[p].frames.n;
    edition->frames = dalil_arena_newn(maker->arena, DalilStory *, edition->n_frames + 1);
    for (int p = 0, at = 0; p < maker->layout->panels.n; p++) {
        const DalilFrame *frames = panels[p].frames.items;
        for (int f = 0; f < panels[p].frames.n; f++, at++) {
            DalilStory *story = NULL;
            if (frames[f].flow_index >= 0)
                continue;
            story = edition->frames[at] = dalil_arena_new0(maker->arena, DalilStory);
            story->flow = -1;
            story->frame = &frames[f];
            fill_story(maker, story, &frames[f].blocks, NULL);
        }
    }
}

DalilEdition *
dalil_compose(DalilArena *arena, DalilDiags *diags, const DalilContent *content,
              const DalilTemplate *layout, const DalilLanguage *language, const char *const *icons)
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
    edition->language = language;
    edition->rtl = language->direction == DALIL_RTL;
    edition->name = dalil_arena_printf(arena, "%s.%s", layout->name.text, language->tag);
    gather_inks(&maker);
    make_stories(&maker);
    return edition;
}
