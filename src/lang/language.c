/* language.c: finding a language by its tag */
#include "lang/language.h"

#include <string.h>

#include "lang/languages.h"
#include "lang/pseudo.h"

#define ADDRESS(name, tag) &dalil_language_##name,
#define TAG(name, tag) tag,

static const DalilLanguage *const languages[] = {DALIL_EACH_LANGUAGE(ADDRESS)};

static const char *const tags[] = {DALIL_EACH_LANGUAGE(TAG) NULL};

const DalilLanguage *
dalil_language_lookup(const char *tag)
{
    for (gsize i = 0; tag && i < G_N_ELEMENTS(languages); i++) {
        if (strcmp(languages[i]->tag, tag) == 0)
            return languages[i];
    }
    return tag ? dalil_pseudo_language(tag) : NULL;
}

const DalilLanguage *const *
dalil_languages(int *n)
{
    if (n)
        *n = G_N_ELEMENTS(languages);
    return languages;
}

const char *const *
dalil_language_tags(void)
{
    return tags;
}
