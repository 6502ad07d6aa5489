/* pseudo.c: the texts of a network in a language nobody speaks */
#include "content/pseudo.h"

#include "content/keys.h"
#include "content/text.h"
#include "lang/pseudo.h"

typedef struct {
    DalilArena *arena;
    const DalilLanguage *language;
    const char *source;
} Making;

static void
make_text(const DalilKeyed *keyed, gpointer user)
{
    const Making *making = user;
    const DalilTextIn *source = dalil_text_in(keyed->text, making->source);
    DalilTextIn in = {
        g_intern_string(making->language->tag), NULL, DALIL_TEXT_TRANSLATED, {NULL, 0, 0}};
    g_autofree char *made = NULL;

    if (source == NULL || dalil_text_in(keyed->text, in.language) != NULL)
        return;
    made = dalil_pseudo_text(making->language, source->text);
    in.text = dalil_arena_strdup(making->arena, made);
    in.span = source->span;
    dalil_text_put(making->arena, keyed->text, in);
}

void
dalil_content_pseudo(DalilArena *arena, const DalilContent *content, const DalilLanguage *language)
{
    Making making = {arena, language, content->network.source.text};

    if (dalil_pseudo_is(language))
        dalil_keys_walk(content, make_text, &making);
}
