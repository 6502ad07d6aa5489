/* press.c: the keys for a print shop */
#include "content/press.h"

#include "base/length.h"

static const char *const flavour_words[] = {"x4", "x1a", NULL};
static const char *const duplex_words[] = {"short-edge", "long-edge", NULL};

#define PRESS(member) .offset = G_STRUCT_OFFSET(DalilPressWish, member)
const DalilField dalil_press_fields[] = {
    {"bleed", DALIL_FIELD_LENGTH, FALSE, PRESS(bleed),
     .help = "how far grounds reach over the edge of the paper; 3mm when left out"},
    {"slug", DALIL_FIELD_LENGTH, FALSE, PRESS(slug),
     .help = "room for marks outside the bleed; 10mm when left out"},
    {"ink_limit", DALIL_FIELD_NUMBER, FALSE, PRESS(ink_limit),
     .help = "most ink on one spot, percent of all four plates; 300 when left out"},
    {"min_ppi", DALIL_FIELD_INT, FALSE, PRESS(min_ppi),
     .help = "pictures with fewer pixels an inch are warned about, and refused under 150, or under "
             "this when it is less; 250 when left out"},
    {"profile", DALIL_FIELD_SPANNED, FALSE, PRESS(profile),
     .help = "the print shop's ICC file (CMYK), seen from the network's folder; FOGRA39, coated "
             "paper, when left out"},
    {"condition", DALIL_FIELD_SPANNED, FALSE, PRESS(condition),
     .help = "the name of the printing condition that goes with `profile`, such as FOGRA51"},
    {"flavour", DALIL_FIELD_WORD, FALSE, PRESS(flavour), .words = flavour_words,
     .help = "x4 (when left out) or x1a: the kind of PDF/X; x1a has no transparency"},
    {"duplex", DALIL_FIELD_WORD, FALSE, PRESS(duplex), .words = duplex_words,
     .help = "short-edge (when left out) or long-edge: how the sheet is turned for its back"},
    {NULL},
};

DalilPressWish
dalil_press_wish(void)
{
    return (DalilPressWish){.bleed = -1, .slug = -1, .flavour = -1, .duplex = -1};
}

DalilPressWish
dalil_press_choose(const DalilPressWish *layout, const DalilPressWish *network)
{
    const DalilPressWish usual = {.bleed = DALIL_MM(3),
                                  .slug = DALIL_MM(10),
                                  .ink_limit = 300,
                                  .min_ppi = 250,
                                  .flavour = DALIL_PRESS_X4,
                                  .duplex = DALIL_DUPLEX_SHORT};
    const DalilPressWish *wishes[] = {network, layout};
    DalilPressWish chosen = usual;

    for (gsize i = 0; i < G_N_ELEMENTS(wishes); i++) {
        const DalilPressWish *w = wishes[i];
        chosen.span = w->span.file ? w->span : chosen.span;
        chosen.bleed = w->bleed >= 0 ? w->bleed : chosen.bleed;
        chosen.slug = w->slug >= 0 ? w->slug : chosen.slug;
        chosen.ink_limit = w->ink_limit > 0 ? w->ink_limit : chosen.ink_limit;
        chosen.min_ppi = w->min_ppi > 0 ? w->min_ppi : chosen.min_ppi;
        chosen.flavour = w->flavour >= 0 ? w->flavour : chosen.flavour;
        chosen.duplex = w->duplex >= 0 ? w->duplex : chosen.duplex;
        if (w->profile.text) { /* they belong together */
            chosen.profile = w->profile;
            chosen.condition = w->condition;
        }
    }
    return chosen;
}

/* A plain number: what could stand before "pt". */
static gboolean
read_percent(const DalilNode *node, double *part)
{
    g_autofree char *points =
        node->kind == DALIL_SCALAR ? g_strconcat(node->text, "pt", NULL) : NULL;

    if (!points || !dalil_length_parse(points, part) || *part < 0 || *part > 100)
        return FALSE;
    *part /= 100;
    return TRUE;
}

gboolean
dalil_press_read_cmyk(DalilReader *reader, const DalilField *field, const DalilNode *node,
                      void *into)
{
    DalilCmyk cmyk = {.set = TRUE};
    gboolean good = node->kind == DALIL_LIST && node->n == DALIL_CMYK;

    for (int i = 0; good && i < DALIL_CMYK; i++)
        good = read_percent(node->items[i], &cmyk.part[i]);
    if (good)
        *(DalilCmyk *)into = cmyk;
    else
        dalil_diags_error(reader->diags, node->span,
                          "`%s` must be four percentages from 0 to 100: cyan, magenta, yellow, "
                          "black, as in [0, 20, 90, 0]",
                          field->key);
    return good;
}
