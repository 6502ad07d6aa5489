/* advice.h: what a parser's complaint means to the person who wrote the line */
#pragma once

#include "base/diag.h"
#include "load/source.h"

/* One complaint, and what is known around it. Lines and columns count from 1. */
typedef struct {
    const char *problem; /* the parser's own words; never shown */
    const char *context; /* the parser's own words; NULL: none */
    int line, column;
    int context_line, context_column;
    /* The last text in quotes before it; line 0: none. */
    int quote_line, quote_column;
    int quote_end_line, quote_end_column;
} DalilMistake;

/* Records one error in plain words, at the place to look at first. */
void dalil_advice_give(DalilDiags *diags, const char *file, DalilSource *source,
                       const DalilMistake *mistake);

/* The first line that the mistake can be blamed on. */
int dalil_advice_line(const DalilMistake *mistake);
