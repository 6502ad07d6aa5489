/* theme.c: a theme read, and put on a layout */
#include "template/theme.h"

#include <string.h>

#include "base/nearest.h"
#include "template/tables.h"

#define OUTLINE 1.0 /* points; a line this thick outlives three photocopies */

typedef struct {
    DalilString name, title;
    DalilItems inks;          /* DalilInk */
    DalilInk other;           /* of all inks that are not listed; colour.set FALSE: they stay */
    DalilString category_ink; /* a name of the layout's or the theme's */
    int headings;
    double outline;
    DalilItems pictograms; /* DalilPictogram */
} Theme;

enum { BAR, HEADING_OUTLINE };
static const char *const heading_words[] = {"bar", "outline", NULL};

#define AT(type, member) .offset = G_STRUCT_OFFSET(type, member)
#define SPAN_AT(type) .span_offset = G_STRUCT_OFFSET(type, span) + 1

static const DalilField other_fields[] = {
    {"colour", DALIL_FIELD_COLOUR, TRUE, AT(DalilInk, colour), .help = "\"#rrggbb\""},
    {"outline", DALIL_FIELD_LENGTH, FALSE, AT(DalilInk, outline), .help = "as in `inks`"},
    {NULL},
};

static const DalilField pictogram_fields[] = {
    {"category", DALIL_FIELD_ID, TRUE, AT(DalilPictogram, category), .help = "of the network"},
    {"icon", DALIL_FIELD_SPANNED, TRUE, AT(DalilPictogram, icon), .help = "its pictogram"},
    {NULL},
};

static const DalilField theme_fields[] = {
    {"name", DALIL_FIELD_ID, FALSE, AT(Theme, name), .help = "the file's name without .yaml"},
    {"title", DALIL_FIELD_SPANNED, FALSE, AT(Theme, title), .help = "one line for people"},
    {"inks", DALIL_FIELD_MAPS, FALSE, AT(Theme, inks), .fields = dalil_ink_fields,
     .size = sizeof(DalilInk), SPAN_AT(DalilInk),
     .help = "colours in place of the layout's, by its names"},
    {"other_inks", DALIL_FIELD_MAP, FALSE, AT(Theme, other), .fields = other_fields,
     SPAN_AT(DalilInk), .help = "what all inks are that `inks` does not list"},
    {"category_ink", DALIL_FIELD_SPANNED, FALSE, AT(Theme, category_ink),
     .help = "one ink for all categories; each its own when left out"},
    {"headings", DALIL_FIELD_WORD, FALSE, AT(Theme, headings), .words = heading_words,
     .help = "bar or outline: whether heading bars, tiles and discs are filled; text that was "
             "light on dark is then set in `text`"},
    {"outline", DALIL_FIELD_LENGTH, FALSE, AT(Theme, outline),
     .help = "how thick these outlines are; 1pt when left out"},
    {"pictograms", DALIL_FIELD_MAPS, FALSE, AT(Theme, pictograms), .fields = pictogram_fields,
     .size = sizeof(DalilPictogram), SPAN_AT(DalilPictogram),
     .help = "other pictograms for categories"},
    {NULL},
};

static const DalilInk *
find_ink(const DalilItems *inks, const char *id)
{
    const DalilInk *list = inks->items;

    for (int i = 0; i < inks->n; i++)
        if (g_str_equal(list[i].id.text, id))
            return &list[i];
    return NULL;
}

/* One theme serves many layouts, and need not know which inks each has; but an ink a letter away
 * from one that is wanted was meant for it. */
static void
warn_near(DalilDiags *diags, const Theme *theme, const DalilTemplate *layout, const DalilInk *ink)
{
    g_autofree const char **words = g_new0(const char *, layout->inks.n + 1);
    const DalilInk *inks = layout->inks.items;
    const char *near = NULL;
    int n = 0;

    for (int i = 0; i < layout->inks.n; i++)
        if (!find_ink(&theme->inks, inks[i].id.text))
            words[n++] = inks[i].id.text;
    near = dalil_nearest(ink->id.text, words);
    if (near)
        dalil_diags_warning(diags, ink->id.span,
                            "layout %s has no ink \"%s\"; did you mean \"%s\"?", layout->name.text,
                            ink->id.text, near);
}

/* Colours of the layout's inks replaced; inks of the theme's own come behind. */
static void
apply_inks(DalilArena *arena, DalilDiags *diags, const Theme *theme, DalilTemplate *layout)
{
    const DalilInk *own = theme->inks.items;
    int n = layout->inks.n;
    DalilInk *inks = dalil_arena_newn(arena, DalilInk, n + theme->inks.n + 1);

    if (n > 0)
        memcpy(inks, layout->inks.items, sizeof(DalilInk) * (gsize)n);
    for (int i = 0; i < n; i++) {
        const DalilInk *listed = find_ink(&theme->inks, inks[i].id.text);
        const DalilInk *new = listed ? listed : theme->other.colour.set ? &theme->other : NULL;

        if (new) {
            inks[i].colour = new->colour;
            inks[i].outline = new->outline;
            inks[i].press = new->press;
            inks[i].span = new->span;
        }
    }
    for (int i = 0; i < theme->inks.n; i++) {
        if (find_ink(&layout->inks, own[i].id.text))
            continue;
        warn_near(diags, theme, layout, &own[i]);
        inks[n++] = own[i];
    }
    layout->inks = (DalilItems){inks, n};
}

void
dalil_theme_apply(DalilArena *arena, DalilDiags *diags, const DalilNode *root, const char *name,
                  DalilTemplate *layout)
{
    DalilReader reader = {arena, diags, NULL};
    Theme theme = {.outline = OUTLINE};

    dalil_fields_read(&reader, theme_fields, "theme", root, &theme);
    dalil_template_check_name(diags, "theme", theme.name, name);
    apply_inks(arena, diags, &theme, layout);
    layout->look.outline = theme.headings == HEADING_OUTLINE;
    layout->look.line = theme.outline;
    layout->look.category = theme.category_ink;
    layout->look.pictograms = theme.pictograms;
}

void
dalil_theme_document(GString *to)
{
    dalil_fields_document(theme_fields, "Theme files", to);
}
