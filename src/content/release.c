/* release.c: the policy of each language over texts that are missing or out of date */
#include "content/release.h"

#include <string.h>

#include "base/nearest.h"

/* In the order of DalilMissing. */
const char *const dalil_release_words[] = {"refuse", "fallback", "omit", NULL};

static int
policy_of(DalilDiags *diags, const DalilNode *node)
{
    const char *near;

    if (node->kind == DALIL_SCALAR)
        for (int i = 0; dalil_release_words[i] != NULL; i++)
            if (strcmp(dalil_release_words[i], node->text) == 0)
                return i;
    near = node->kind == DALIL_SCALAR ? dalil_nearest(node->text, dalil_release_words) : NULL;
    dalil_diags_error(
        diags, node->span, "\"%s\" is no policy: write refuse, fallback or omit%s%s%s",
        node->kind == DALIL_SCALAR ? node->text : "…", near == NULL ? "" : "; did you mean \"",
        near == NULL ? "" : near, near == NULL ? "" : "\"?");
    return -1;
}

static const DalilLanguage *
language_of(DalilDiags *diags, const DalilNode *key)
{
    const DalilLanguage *language = dalil_language_lookup(key->text);
    const char *near = language == NULL ? dalil_nearest(key->text, dalil_language_tags()) : NULL;

    if (language == NULL)
        dalil_diags_error(diags, key->span, "\"%s\" is no language dalil knows%s%s%s", key->text,
                          near == NULL ? "" : "; did you mean \"", near == NULL ? "" : near,
                          near == NULL ? "" : "\"?");
    return language;
}

gboolean
dalil_release_read(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    DalilItems *items = into;
    DalilRelease *list;

    if (node->kind != DALIL_MAP) {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` names a policy for each language, as in {ar: refuse, es: "
                          "fallback}; one for all of them stands under `missing`",
                          field->key);
        return FALSE;
    }
    list = dalil_arena_newn(reader->arena, DalilRelease, MAX(node->n, 1));
    *items = (DalilItems){list, 0};
    for (int i = 0; i < node->n; i++) {
        const DalilLanguage *language = language_of(reader->diags, node->keys[i]);
        int policy = policy_of(reader->diags, node->items[i]);

        if (language != NULL && policy >= 0)
            list[items->n++] =
                (DalilRelease){g_intern_string(language->tag), policy, node->keys[i]->span};
    }
    return TRUE;
}

DalilMissing
dalil_content_missing(const DalilNetwork *network, const char *language)
{
    const DalilRelease *list = network->release.items;

    for (int i = 0; i < network->release.n; i++)
        if (strcmp(list[i].language, language) == 0)
            return (DalilMissing)list[i].missing;
    return (DalilMissing)network->missing;
}

const DalilTextIn *
dalil_content_sentence(const DalilNetwork *network, const DalilText *text, const char *language)
{
    DalilMissing missing = dalil_content_missing(network, language);
    const DalilTextIn *in = dalil_text_in(text, language);

    if (in != NULL && in->state == DALIL_TEXT_OVERTAKEN && missing != DALIL_MISSING_REFUSE)
        in = NULL;
    if (in != NULL || missing == DALIL_MISSING_OMIT)
        return in;
    return dalil_text_in(text, network->source.text);
}
