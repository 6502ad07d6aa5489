/* maker.h: what the files of this room share while one edition is composed */
#pragma once

#include "compose/block.h"

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const DalilContent *content;
    const DalilTemplate *layout;
    const DalilLanguage *language; /* of what is being said now */
    DalilEdition *edition;
    const char *const *icons;
    int category;   /* whose colour "category" means now; -1: none */
    int unit;       /* number of the open unit */
    gboolean plain; /* no pictograms before data */
} DalilMaker;

/* A style's index by name; the first style when the layout has none of that name. */
int dalil_maker_style(DalilMaker *maker, const char *id);
/* Index of a pictogram; an error at @at when nobody knows it. -1: none. */
int dalil_maker_icon(DalilMaker *maker, const char *name, DalilSpan at);
/* The pictogram of category @index: the theme's, else the network's own. */
const DalilString *dalil_maker_category_icon(const DalilMaker *maker, int index);
/* @ink of the layout, "category" resolved. */
int dalil_maker_ink(const DalilMaker *maker, int ink);
/* Ink of a style, "category" resolved. */
int dalil_maker_style_ink(const DalilMaker *maker, int style);

DalilBlock *dalil_maker_block(DalilMaker *maker, DalilBoxKind kind);
/* A paragraph block around @rich in @style; NULL for NULL. */
DalilBlock *dalil_maker_para(DalilMaker *maker, const DalilRich *rich, int style);

/* What the paragraphs of @block are; NULL is passed over. Returns @block. */
DalilBlock *dalil_maker_role(DalilBlock *block, DalilRole role);

/* @style, or, when it is none (-1), the one called @otherwise. */
int dalil_maker_style_or(DalilMaker *maker, int style, const char *otherwise);
/* One text of the network as a paragraph; NULL when there is nothing to print. */
DalilBlock *dalil_maker_para_of(DalilMaker *maker, const DalilText *text, int style, int ink);
/* Adds @block as a unit of its own; NULL is passed over. */
void dalil_maker_add(DalilMaker *maker, GPtrArray *to, DalilBlock *block);

/* The sentence to print: the language's, else the source's. NULL: nothing. */
const DalilTextIn *dalil_maker_sentence(const DalilMaker *maker, const DalilText *text);
/* The language @sentence is in: the one asked for, or, not translated, the source's. */
const DalilLanguage *dalil_maker_language_of(const DalilMaker *maker, const DalilTextIn *sentence);
/* Running text made safe: values isolated, the language's spacing applied. (transfer full) */
char *dalil_maker_safe(const DalilMaker *maker, const DalilTextIn *sentence);
/* One text in one style; @ink -1: the style's. NULL when there is nothing to print. */
DalilRich *dalil_maker_rich(DalilMaker *maker, const DalilText *text, int style, int ink);
/* The program's own words. */
DalilRich *dalil_maker_words(DalilMaker *maker, const char *words, int style, int ink);
const char *dalil_maker_phrase(const DalilMaker *maker, DalilPhrase phrase);

/* entry.c: the blocks of one service in the flow's designs, all of the open unit; what the fit may
 * choose between stands there both ways. FALSE: a choice would print nothing of the service. */
gboolean dalil_entry_add(DalilMaker *maker, GPtrArray *to, const DalilFlow *flow,
                         const DalilService *service);
/* pieces.c: a layout block turned into blocks of the story. */
void dalil_pieces_add(DalilMaker *maker, GPtrArray *to, const DalilItems *blocks,
                      const DalilFlow *flow);
