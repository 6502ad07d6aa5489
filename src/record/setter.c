/* setter.c: paragraphs of a proof */
#include "record/setter.h"

#include <string.h>

#include "lang/isolate.h"
#include "layout/lines.h"
#include "layout/place.h"
#include "record/words.h"

static const DalilEditionInk inks[DALIL_PROOF_INKS] = {
    [DALIL_PROOF_PAPER] = {"paper", {1, 1, 1, TRUE}, {NULL, 0, 0}, 0},
    [DALIL_PROOF_INK] = {"text", {0.1, 0.1, 0.1, TRUE}, {NULL, 0, 0}, 0},
    [DALIL_PROOF_GREY] = {"grey", {0.35, 0.35, 0.35, TRUE}, {NULL, 0, 0}, 0},
    [DALIL_PROOF_LINE] = {"line", {0.7, 0.7, 0.7, TRUE}, {NULL, 0, 0}, 0},
    [DALIL_PROOF_MARK] = {"mark", {0.72, 0, 0.45, TRUE}, {NULL, 0, 0}, 0},
    [DALIL_PROOF_OUT] = {"out", {0.58, 0.05, 0.05, TRUE}, {NULL, 0, 0}, 0},
    [DALIL_PROOF_IN] = {"in", {0, 0.35, 0.16, TRUE}, {NULL, 0, 0}, 0},
};

static const DalilStyle styles[DALIL_PROOF_STYLES] = {
    [DALIL_PROOF_BODY] = {.size = 1, .leading = 1},
    [DALIL_PROOF_TITLE] = {.size = 1.8, .leading = 1},
    [DALIL_PROOF_HEAD] = {.size = 1.1, .leading = 1},
    [DALIL_PROOF_SMALL] = {.size = 0.85, .leading = 1},
};

/* The edition's language in the proof's looks. */
static DalilEdition *
proof_of(DalilArena *arena, const DalilEdition *of)
{
    DalilTemplate *layout = dalil_arena_memdup(arena, of->layout, sizeof *of->layout);
    DalilEdition *edition = dalil_arena_memdup(arena, of, sizeof *of);

    layout->styles.items = dalil_arena_memdup(arena, styles, sizeof styles);
    layout->styles.n = DALIL_PROOF_STYLES;
    layout->size_floor = 0;
    layout->look.outline = FALSE;
    edition->layout = layout;
    edition->inks = dalil_arena_memdup(arena, inks, sizeof inks);
    edition->n_inks = DALIL_PROOF_INKS;
    edition->paper = DALIL_PROOF_PAPER;
    edition->text = DALIL_PROOF_INK;
    return edition;
}

DalilSetter *
dalil_setter_new(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, const DalilEdition *of,
                 double size)
{
    DalilSetter *setter = dalil_arena_new0(arena, DalilSetter);

    setter->arena = arena;
    setter->shaper = shaper;
    setter->diags = diags;
    setter->edition = proof_of(arena, of);
    setter->language = of->language;
    setter->trial = (DalilTrial){setter->edition, {size, 1, 1}, NULL};
    setter->pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    setter->emit = (DalilEmit){.arena = arena,
                               .shaper = shaper,
                               .diags = diags,
                               .edition = setter->edition,
                               .pages = setter->pages,
                               .trial = &setter->trial,
                               .ground = DALIL_PROOF_PAPER,
                               .smallest = size};
    return setter;
}

void
dalil_setter_clear(DalilSetter *setter)
{
    if (setter)
        g_ptr_array_unref(setter->pages);
}

static DalilBox *
box_of(DalilSetter *setter, const DalilRich *rich, DalilProofStyle style)
{
    DalilBlock *block = dalil_arena_new0(setter->arena, DalilBlock);

    *block = (DalilBlock){.kind = DALIL_BOX_PARA,
                          .rich = rich,
                          .style = (int)style,
                          .icon = -1,
                          .icon_ink = -1,
                          .fill = -1,
                          .category = -1,
                          .service = -1,
                          .when = DALIL_WHEN_ALWAYS};
    return dalil_box_new(setter->arena, setter->shaper, setter->diags, block);
}

static DalilRich *
plain_rich(DalilSetter *setter, const DalilLanguage *language, const char *text, int ink,
           gboolean bold)
{
    DalilRichBuilder builder;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, *text ? text : " ", bold, ink, 1);
    return dalil_rich_end(&builder, setter->arena, language, language->direction == DALIL_RTL, NULL,
                          (DalilSpan){NULL, 0, 0});
}

DalilBox *
dalil_setter_words(DalilSetter *setter, const char *words, DalilProofStyle style, DalilProofInk ink)
{
    return box_of(setter,
                  plain_rich(setter, dalil_language_lookup("en"), words, (int)ink,
                             style == DALIL_PROOF_TITLE || style == DALIL_PROOF_HEAD),
                  style);
}

/* Values keep their direction; a line stays a line. (transfer full) */
static char *
safe_text(const DalilSetter *setter, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *joined = g_strjoinv(DALIL_LINE_END, lines);
    GString *safe = g_string_new(NULL);

    dalil_isolate_text(safe, joined, setter->language->direction == DALIL_RTL);
    return g_string_free(safe, FALSE);
}

DalilBox *
dalil_setter_value(DalilSetter *setter, const char *text, DalilProofStyle style, DalilProofInk ink,
                   gboolean bold)
{
    g_autofree char *safe = text ? safe_text(setter, text) : NULL;

    if (!safe)
        return dalil_setter_words(setter, "–", style, DALIL_PROOF_GREY);
    return box_of(setter, plain_rich(setter, setter->language, safe, (int)ink, bold), style);
}

DalilBox *
dalil_setter_side(DalilSetter *setter, const GArray *words, gboolean after)
{
    DalilWordsKind mine = after ? DALIL_WORDS_IN : DALIL_WORDS_OUT;
    DalilRichBuilder builder;
    DalilRich *rich = NULL;

    dalil_rich_begin(&builder);
    for (guint i = 0; i < words->len; i++) {
        const DalilWords *piece = &g_array_index(words, DalilWords, i);
        g_autofree char *safe = safe_text(setter, piece->text);
        gboolean same = piece->kind == DALIL_WORDS_SAME;
        if (!same && piece->kind != mine)
            continue;
        if (builder.text->len > 0)
            dalil_rich_add(&builder, " ", FALSE, DALIL_PROOF_INK, 1);
        dalil_rich_add(&builder, safe, !same,
                       same    ? DALIL_PROOF_INK
                       : after ? DALIL_PROOF_IN
                               : DALIL_PROOF_OUT,
                       1);
    }
    rich = dalil_rich_end(&builder, setter->arena, setter->language,
                          setter->language->direction == DALIL_RTL, NULL, (DalilSpan){NULL, 0, 0});
    return rich ? box_of(setter, rich, DALIL_PROOF_BODY)
                : dalil_setter_value(setter, NULL, DALIL_PROOF_BODY, DALIL_PROOF_INK, FALSE);
}

DalilBox *
dalil_setter_number(DalilSetter *setter, int number)
{
    g_autofree char *digits = g_strdup_printf("%d", number);
    DalilBox *box = box_of(
        setter, plain_rich(setter, dalil_language_lookup("en"), digits, DALIL_PROOF_PAPER, TRUE),
        DALIL_PROOF_SMALL);

    ((DalilBlock *)box->block)->align = DALIL_ALIGN_CENTRE;
    return box;
}

double
dalil_setter_height(DalilSetter *setter, const DalilBox *box, double width)
{
    return dalil_box_height(&setter->trial, box, width);
}

void
dalil_setter_put(DalilSetter *setter, const DalilBox *box, int page, double x, double y,
                 double width, DalilProofInk ground)
{
    setter->emit.page = page;
    setter->emit.ground = (int)ground;
    dalil_emit_box(&setter->emit, box, x, y, width, 0, -1);
}

int
dalil_setter_put_lines(DalilSetter *setter, const DalilBox *box, int page, double x, double y,
                       double width, int from, double room)
{
    DalilMeasure m = dalil_box_measure(&setter->trial, box->text, box->block->style, width, 0);
    int lines = dalil_lines_count(box->text, m.limit);
    int to = MIN(from + MAX((int)(room / m.pitch), 1), lines);

    setter->emit.page = page;
    setter->emit.ground = DALIL_PROOF_PAPER;
    dalil_emit_box(&setter->emit, box, x, y, width, from, to);
    return to < lines ? to : -1;
}

void
dalil_setter_fill(DalilSetter *setter, int page, DalilRect rect, DalilProofInk ink, double radius)
{
    setter->emit.page = page;
    dalil_emit_fill(&setter->emit, rect, (int)ink, radius);
}

DalilPage
dalil_setter_page(DalilSetter *setter, int page, double width, double height)
{
    GArray *items = page < (int)setter->pages->len ? setter->pages->pdata[page] : NULL;
    DalilPage placed = {width, height, NULL, 0, "proof"};

    if (items) {
        placed.n = (int)items->len;
        placed.items = (const DalilItem *)(gpointer)items->data;
        dalil_place((DalilItem *)(gpointer)items->data, placed.n, width, setter->edition->rtl);
    }
    return placed;
}
