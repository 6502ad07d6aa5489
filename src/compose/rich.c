/* rich.c: growing a paragraph */
#include "compose/rich.h"

#include <string.h>

void
dalil_rich_begin(DalilRichBuilder *builder)
{
    builder->text = g_string_new(NULL);
    builder->runs = g_array_new(FALSE, TRUE, sizeof(DalilRichRun));
}

static void
add_run(DalilRichBuilder *builder, int start, DalilRichRun look)
{
    DalilRichRun *last = NULL;

    look.start = start;
    look.end = (int)builder->text->len;
    if (builder->runs->len > 0)
        last = &g_array_index(builder->runs, DalilRichRun, builder->runs->len - 1);
    if (last && look.icon < 0 && last->icon < 0 && last->bold == look.bold &&
        last->ink == look.ink && last->scale == look.scale)
        last->end = look.end;
    else if (look.end > look.start)
        g_array_append_val(builder->runs, look);
}

void
dalil_rich_add(DalilRichBuilder *builder, const char *text, gboolean bold, int ink, double scale)
{
    int start = (int)builder->text->len;
    DalilRichRun look = {.bold = bold, .ink = ink, .scale = scale, .icon = -1};

    g_string_append(builder->text, text);
    add_run(builder, start, look);
}

void
dalil_rich_add_icon(DalilRichBuilder *builder, int icon, int ink, double scale)
{
    int start = (int)builder->text->len;
    DalilRichRun look = {.ink = ink, .scale = scale, .icon = icon};

    g_string_append(builder->text, DALIL_OBJECT);
    add_run(builder, start, look);
}

DalilRich *
dalil_rich_end(DalilRichBuilder *builder, DalilArena *arena, const DalilLanguage *language,
               gboolean rtl, const char *key, DalilSpan at)
{
    DalilRich *rich = NULL;

    if (builder->runs->len > 0) {
        rich = dalil_arena_new0(arena, DalilRich);
        rich->language = language;
        rich->rtl = rtl;
        rich->leading = language->font.leading;
        rich->length = (int)builder->text->len;
        rich->text = dalil_arena_strndup(arena, builder->text->str, builder->text->len);
        rich->n_runs = (int)builder->runs->len;
        rich->runs = dalil_arena_memdup(arena, builder->runs->data,
                                        sizeof(DalilRichRun) * builder->runs->len);
        rich->key = key;
        rich->at = at;
    }
    g_string_free(builder->text, TRUE);
    g_array_unref(builder->runs);
    return rich;
}
