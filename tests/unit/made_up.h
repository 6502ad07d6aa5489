/* made_up.h: paragraphs of made-up widths, for tests that need numbers and no fonts */
#pragma once

#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"

/* @pieces: @n of them, owned by @arena. */
static inline DalilMeasured *
made_up_measured(DalilArena *arena, DalilPiece *pieces, int n)
{
    DalilMeasured *measured = dalil_arena_new0(arena, DalilMeasured);

    measured->pieces = pieces;
    measured->n = n;
    for (int i = 0; i < n; i++) {
        measured->widest = MAX(measured->widest, pieces[i].width + pieces[i].hyphen);
        measured->forced += pieces[i].must_break && i + 1 < n;
        measured->divided |= pieces[i].hyphen > 0;
        measured->natural += pieces[i].width + (i + 1 < n ? pieces[i].space : 0);
    }
    return measured;
}

/* A paragraph of exactly @lines lines, however wide the column. */
static inline DalilMeasured *
made_up_lines(DalilArena *arena, int lines)
{
    DalilPiece *pieces = dalil_arena_newn(arena, DalilPiece, MAX(lines, 1));

    for (int i = 0; i < lines; i++)
        pieces[i] = (DalilPiece){.width = 1, .may_break = TRUE, .must_break = i + 1 < lines};
    return made_up_measured(arena, pieces, lines);
}

/* A story of made-up blocks and the frames it runs through, without fonts or content. One letter
 * a block, with its number of lines: h heading, e entry, + more of the same entry: "h1 e3 +2"; of
 * an entry's choices, l its long text and s the short one, u its usual design and d the dense one.
 * "e3!2" has priority 2. */
typedef struct {
    DalilArena *arena;
    DalilLanguage language;
    DalilStyle style;
    DalilTemplate layout;
    DalilEdition edition;
    DalilTrial trial;
    DalilStream stream;
} MadeUp;

enum { MADE_UP_LINE = 10 }; /* points: the height of a line */

static inline guint8
made_up_when(char kind)
{
    static const struct {
        char kind;
        guint8 when;
    } rows[] = {{'l', DALIL_WHEN_ALWAYS & ~DALIL_WHEN_SHORT},
                {'s', DALIL_WHEN_ALWAYS & ~DALIL_WHEN_LONG},
                {'u', DALIL_WHEN_ALWAYS & ~DALIL_WHEN_DENSE},
                {'d', DALIL_WHEN_ALWAYS & ~DALIL_WHEN_USUAL}};

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].kind == kind)
            return rows[i].when;
    return DALIL_WHEN_ALWAYS;
}

static inline DalilBox *
made_up_box(MadeUp *made, char kind, int lines, int unit)
{
    DalilBlock *block = dalil_arena_new0(made->arena, DalilBlock);
    DalilBox *box = dalil_arena_new0(made->arena, DalilBox);

    block->kind = DALIL_BOX_PARA;
    block->unit = unit;
    block->keep_next = kind == 'h';
    block->is_service = kind == 'e';
    block->when = made_up_when(kind);
    block->key = dalil_arena_printf(made->arena, "%c%d", kind, lines);
    box->block = block;
    box->text = made_up_lines(made->arena, lines);
    return box;
}

static inline void
made_up_story(MadeUp *made, const char *story)
{
    g_auto(GStrv) words = g_strsplit(story, " ", -1);
    DalilBox **boxes = dalil_arena_newn(made->arena, DalilBox *, g_strv_length(words) + 1);
    DalilBox **agains = dalil_arena_newn(made->arena, DalilBox *, g_strv_length(words) + 1);
    DalilBox *again = NULL;
    int unit = 0, n = 0, category = -1;

    for (char **word = words; *word; word++) {
        int lines = (int)g_ascii_strtoll(*word + 1, NULL, 10);
        if (**word == '\0')
            continue;
        unit += **word == 'h' || **word == 'e';
        category += **word == 'h';
        boxes[n] = made_up_box(made, **word, lines, unit);
        if (strchr(*word, '!'))
            ((DalilBlock *)boxes[n]->block)->priority = atoi(strchr(*word, '!') + 1);
        if (**word == 'h') {
            again = made_up_box(made, '~', lines, 0);
            ((DalilBlock *)boxes[n]->block)->heading = (DalilBlock *)again->block;
        }
        ((DalilBlock *)boxes[n]->block)->category = category;
        agains[n++] = again;
    }
    made->stream = dalil_stream_of(made->arena, boxes, agains, n, (DalilSlots){NULL, 0, NULL, 0});
}

/* @frames: their heights in lines: "5 5 12"; with "…" at the end the last one comes again and
 * again. */
static inline void
made_up_frames(MadeUp *made, const char *frames)
{
    g_auto(GStrv) words = g_strsplit(frames, " ", -1);
    DalilSlot *slots = dalil_arena_newn(made->arena, DalilSlot, g_strv_length(words) + 1);
    int n = 0;

    for (char **word = words; *word; word++)
        if (g_ascii_isdigit(**word)) {
            double height = g_ascii_strtod(*word, NULL) * MADE_UP_LINE;
            slots[n] = (DalilSlot){.page = n, .rect = {0, 0, 100, height}, .index = n};
            n++;
        }
    made->stream.chain = (DalilSlots){slots, n, NULL, 0};
    if (g_str_has_suffix(frames, "…"))
        made->stream.chain = (DalilSlots){slots, n - 1, &slots[n - 1], 1};
}

/* @made must stay where it is. */
static inline void
made_up_begin(MadeUp *made, const char *story, const char *frames)
{
    *made = (MadeUp){.arena = dalil_arena_new()};
    made->language.font.leading = 1;
    made->style = (DalilStyle){.size = 1, .leading = 1};
    made->layout.styles = (DalilItems){&made->style, 1};
    made->layout.name.text = "made-up";
    made->edition = (DalilEdition){
        .layout = &made->layout, .language = &made->language, .name = (char *)"made-up.fr"};
    made->trial = (DalilTrial){&made->edition, {MADE_UP_LINE, 1, 1}, NULL};
    made_up_story(made, story);
    made_up_frames(made, frames);
}

static inline void
made_up_end(MadeUp *made)
{
    dalil_arena_free(made->arena);
}

static inline DalilFlowed *
made_up_flow(MadeUp *made, double cap)
{
    g_autoptr(DalilHeights) heights = dalil_heights_new(&made->trial, &made->stream);

    return dalil_flow(heights, cap);
}

/* "h1 e3 | ~1 e9(0-4) | ~1 e9(4-9)": what stands in which frame. (transfer full) */
static inline char *
made_up_shown(const DalilFlowed *flowed)
{
    GString *to = g_string_new(NULL);
    int slot = 0;

    for (guint i = 0; i < flowed->placements->len; i++) {
        const DalilPlacement *p = &g_array_index(flowed->placements, DalilPlacement, i);
        for (; slot < p->slot; slot++)
            g_string_append(to, to->len > 0 ? " |" : "|");
        g_string_append_printf(to, "%s%s", to->len > 0 ? " " : "", p->box->block->key);
        if (p->to >= 0)
            g_string_append_printf(to, "(%d-%d)", p->from, p->to);
    }
    return g_string_free(to, FALSE);
}
