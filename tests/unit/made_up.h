/* made_up.h: paragraphs of made-up widths, for tests that need numbers and no fonts */
#pragma once

#include "layout/layout.h"

/* @pieces: @n of them, owned by @arena. */
static inline DalilMeasured *
made_up_measured(DalilArena *arena, DalilPiece *pieces, int n)
{
    DalilMeasured *measured = dalil_arena_new0(arena, DalilMeasured);

    measured->pieces = pieces;
    measured->n = n;
    for (int i = 0; i < n; i++) {
        measured->widest = MAX(measured->widest, pieces[i].width + pieces[i].hyphen);
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
