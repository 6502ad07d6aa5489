/* stages.c: the steps on the way to a page, each by itself */
#include "stages.h"

#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "paint/icons.h"
#include "typeset/measure.h"

/* What is done with each paragraph of an edition. */
typedef void (*Visit)(const DalilRich *rich, void *user);

static void
visit_blocks(DalilBlock *const *blocks, int n, Visit visit, void *user)
{
    for (int i = 0; i < n; i++) {
        if (blocks[i]->rich)
            visit(blocks[i]->rich, user);
        if (blocks[i]->value)
            visit(blocks[i]->value, user);
        visit_blocks(blocks[i]->children, blocks[i]->n_children, visit, user);
    }
}

static void
visit_edition(const DalilEdition *edition, Visit visit, void *user)
{
    for (int i = 0; i < edition->layout->flows.n; i++)
        visit_blocks(edition->flows[i].blocks, edition->flows[i].n, visit, user);
}

static DalilEdition *
compose(Stages *stages, DalilArena *arena, int language)
{
    return dalil_compose(arena, stages->diags, stages->content, stages->layout,
                         stages->languages[language], NULL, dalil_icon_names());
}

static void
count(const DalilRich *rich, void *user)
{
    Stages *stages = user;

    (void)rich;
    stages->paragraphs++;
}

static void
find_languages(Stages *stages)
{
    const DalilStrings *tags = &stages->content->network.languages;

    stages->languages = dalil_arena_newn(stages->arena, const DalilLanguage *, tags->n + 1);
    for (int i = 0; i < tags->n; i++) {
        stages->languages[i] = dalil_language_lookup(tags->items[i].text);
        g_assert(stages->languages[i]);
    }
    stages->n_languages = tags->n;
}

/* Every face the network can need, regular and bold. */
static void
open_faces(const Stages *stages, DalilFonts *fonts)
{
    for (int i = 0; i < stages->n_languages; i++) {
        const DalilFontRow *row = &stages->languages[i]->font;
        for (int bold = 0; bold < 2; bold++)
            g_assert(dalil_fonts_face(fonts, row->family, bold));
    }
}

/* The same files for Pango. */
static void
open_pango(Stages *stages)
{
    stages->pango_config = FcConfigCreate();
    for (int i = 0; i < dalil_fonts_count(stages->fonts); i++)
        FcConfigAppFontAddFile(stages->pango_config,
                               (const FcChar8 *)dalil_fonts_nth(stages->fonts, i)->path);
    stages->pango = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(stages->pango), stages->pango_config);
}

static void
find_column(Stages *stages)
{
    DalilSlots chain = dalil_slots_new(stages->arena, stages->layout, 0);
    const DalilFlow *flow = stages->layout->flows.items;
    DalilSlot slot;

    g_assert(dalil_slots_nth(&chain, 0, &slot));
    stages->width = slot.rect.width;
    stages->size = flow->size.max;
}

Stages *
stages_new(const char *folder)
{
    Stages *stages = g_new0(Stages, 1);

    stages->arena = dalil_arena_new();
    stages->diags = dalil_diags_new();
    stages->content = dalil_content_read(stages->arena, stages->diags, folder, NULL);
    stages->layout = dalil_template_read(stages->arena, stages->diags, folder, NULL, "bench");
    if (dalil_diags_errors(stages->diags) > 0) {
        dalil_diags_print(stages->diags, stderr, FALSE);
        stages_free(stages);
        return NULL;
    }
    find_languages(stages);
    stages->fonts = dalil_fonts_new(NULL, stages->diags);
    open_faces(stages, stages->fonts);
    open_pango(stages);
    find_column(stages);
    for (int i = 0; i < stages->n_languages; i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        visit_edition(compose(stages, arena, i), count, stages);
    }
    return stages;
}

void
stages_free(Stages *stages)
{
    if (!stages)
        return;
    if (stages->pango) {
        g_object_unref(stages->pango);
        FcConfigDestroy(stages->pango_config);
    }
    dalil_fonts_free(stages->fonts);
    dalil_diags_free(stages->diags);
    dalil_arena_free(stages->arena);
    g_free(stages);
}

double
stage_start(Stages *stages)
{
    double began = clock_now(), seconds = 0;
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    DalilFonts *fonts = dalil_fonts_new(NULL, diags);
    DalilShaper *shaper = dalil_shaper_new(fonts);

    open_faces(stages, fonts);
    seconds = clock_now() - began;
    dalil_shaper_free(shaper);
    dalil_fonts_free(fonts);
    return seconds;
}

double
stage_read(const char *folder)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    double began = clock_now();
    const DalilContent *content = dalil_content_read(arena, diags, folder, NULL);

    g_assert(content);
    return clock_now() - began;
}

typedef struct {
    hb_buffer_t *buffer;
    hb_font_t *font;
    hb_segment_properties_t properties;
} Raw;

static void
shape_raw(const DalilRich *rich, void *user)
{
    Raw *raw = user;

    hb_buffer_clear_contents(raw->buffer);
    hb_buffer_add_utf8(raw->buffer, rich->text, rich->length, 0, rich->length);
    hb_buffer_set_segment_properties(raw->buffer, &raw->properties);
    hb_shape(raw->font, raw->buffer, NULL, 0);
}

double
stage_harfbuzz(Stages *stages)
{
    double seconds = 0;

    for (int i = 0; i < stages->n_languages; i++) {
        const DalilLanguage *language = stages->languages[i];
        g_autoptr(DalilArena) arena = dalil_arena_new();
        const DalilEdition *edition = compose(stages, arena, i);
        Raw raw = {.buffer = hb_buffer_create()};
        double began = 0;

        raw.font = dalil_fonts_face(stages->fonts, language->font.family, FALSE)->hb;
        raw.properties.direction =
            language->direction == DALIL_RTL ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
        raw.properties.script = hb_script_from_string(language->font.script, -1);
        raw.properties.language = hb_language_from_string(language->pango, -1);
        began = clock_now();
        visit_edition(edition, shape_raw, &raw);
        seconds += clock_now() - began;
        hb_buffer_destroy(raw.buffer);
    }
    return seconds;
}

typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags;
} Measuring;

static void
measure(const DalilRich *rich, void *user)
{
    Measuring *m = user;

    dalil_measure(m->arena, m->shaper, m->diags, rich);
}

double
stage_measure(Stages *stages, double *composing)
{
    double seconds = 0, first = 0;

    stages->asked = stages->shaped = 0;
    for (int i = 0; i < stages->n_languages; i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        g_autoptr(DalilShaper) shaper = dalil_shaper_new(stages->fonts);
        Measuring measuring = {arena, shaper, stages->diags};
        double began = clock_now();
        const DalilEdition *edition = compose(stages, arena, i);
        gsize asked = 0, shaped = 0;

        first += clock_now() - began;
        visit_edition(edition, measure, &measuring);
        seconds += clock_now() - began;
        dalil_shaper_counts(shaper, &asked, &shaped);
        stages->asked += asked;
        stages->shaped += shaped;
    }
    if (composing)
        *composing = first;
    return seconds;
}

typedef struct {
    PangoContext *context;
    PangoFontDescription *font;
    int width;
    gsize lines;
} Plain;

static void
lay_out(const DalilRich *rich, void *user)
{
    Plain *plain = user;
    PangoLayout *layout = pango_layout_new(plain->context);

    pango_layout_set_font_description(layout, plain->font);
    pango_layout_set_width(layout, plain->width);
    pango_layout_set_text(layout, rich->text, rich->length);
    plain->lines += (gsize)pango_layout_get_line_count(layout);
    g_object_unref(layout);
}

double
stage_pango(Stages *stages)
{
    double seconds = 0;

    for (int i = 0; i < stages->n_languages; i++) {
        const DalilLanguage *language = stages->languages[i];
        g_autoptr(DalilArena) arena = dalil_arena_new();
        const DalilEdition *edition = compose(stages, arena, i);
        Plain plain = {pango_font_map_create_context(stages->pango), pango_font_description_new(),
                       (int)(stages->width * PANGO_SCALE), 0};
        double began = 0;

        pango_font_description_set_family(plain.font, language->font.family);
        pango_font_description_set_absolute_size(plain.font, stages->size * PANGO_SCALE);
        pango_context_set_language(plain.context, pango_language_from_string(language->pango));
        pango_context_set_base_dir(plain.context, language->direction == DALIL_RTL
                                                      ? PANGO_DIRECTION_RTL
                                                      : PANGO_DIRECTION_LTR);
        began = clock_now();
        visit_edition(edition, lay_out, &plain);
        seconds += clock_now() - began;
        g_assert(plain.lines > 0);
        pango_font_description_free(plain.font);
        g_object_unref(plain.context);
    }
    return seconds;
}

/* Points; millimetres. */
#define SEARCH_SIZE 8.4
#define SEARCH_LARGEST 10.4
#define SEARCH_WIDTH 84
#define SEARCH_HEIGHT 190

/* The first flow in as few panels as will do. */
static DalilFitted
leaflet(Stages *stages, DalilArena *arena, DalilShaper *shaper, const DalilEdition *edition)
{
    DalilFitted fitted = dalil_stories_flow(arena, shaper, stages->diags, edition, 0);
    DalilSlot slot = {.rect = {0, 0, DALIL_MM(SEARCH_WIDTH), DALIL_MM(SEARCH_HEIGHT)}};
    DalilSlots *chain = &fitted.stream.chain;
    DalilFlowed *flowed = NULL;

    fitted.size.min = fitted.size.max = SEARCH_SIZE;
    *chain = (DalilSlots){NULL, 0, dalil_arena_memdup(arena, &slot, sizeof slot), 1};
    fitted.trial.at = (DalilSetting){SEARCH_SIZE, fitted.leading.max, fitted.gap.max};
    flowed = dalil_fit_try(&fitted, NULL);
    g_assert(flowed);
    *chain = (DalilSlots){dalil_arena_newn(arena, DalilSlot, flowed->used->len),
                          (int)flowed->used->len, NULL, 0};
    for (int k = 0; k < chain->n_once; k++) {
        chain->once[k] = slot;
        chain->once[k].index = k;
    }
    dalil_flowed_free(flowed);
    fitted.size.max = SEARCH_LARGEST;
    fitted.even = TRUE;
    return fitted;
}

double
stage_search(Stages *stages)
{
    double seconds = 0;

    for (int i = 0; i < stages->n_languages; i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        g_autoptr(DalilShaper) shaper = dalil_shaper_new(stages->fonts);
        DalilFitted fitted = leaflet(stages, arena, shaper, compose(stages, arena, i));
        double began = clock_now();

        dalil_fit(&fitted, stages->diags);
        seconds += clock_now() - began;
        g_assert(fitted.flowed);
        dalil_fitted_clear(&fitted);
    }
    return seconds;
}

double
stage_flow(Stages *stages)
{
    double seconds = 0;

    for (int i = 0; i < stages->n_languages; i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        g_autoptr(DalilShaper) shaper = dalil_shaper_new(stages->fonts);
        const DalilEdition *edition = compose(stages, arena, i);
        DalilStream stream = dalil_stream_new(arena, shaper, stages->diags, &edition->flows[0],
                                              dalil_slots_new(arena, stages->layout, 0));
        DalilTrial trial = {.edition = edition, .at = {stages->size, 1, 0.66}};
        double began = clock_now();
        DalilHeights *heights = dalil_heights_new(&trial, &stream);
        DalilFlowed *flowed = dalil_flow(heights, 0);

        seconds += clock_now() - began;
        g_assert(flowed->placements->len > 0);
        dalil_flowed_free(flowed);
        dalil_heights_free(heights);
    }
    return seconds;
}
