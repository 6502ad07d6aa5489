/* words.c: the words of a review, from po/ */
#include "review/words.h"

#include <string.h>

typedef struct {
    const char *key, *said; /* "field/name", "check/T02" */
} Named;

typedef struct {
    const char *tag;
    const char *const *words; /* DALIL_SAYS of them; "": not translated yet */
    const Named *named;       /* up to a row without key */
    int drafts;
} Tongue;

/* tongues[]: English, from the template, then what is in po/. */
#include "review/po-table.h"

/* Who reads the first reads the second better than English. */
static const struct {
    const char *tag, *as;
} near[] = {{"ary", "ar"}, {"zgh", "fr"}, {"ff", "fr"}, {"bm", "fr"},
            {"wo", "fr"},  {"ln", "fr"},  {"nqo", "fr"}};

/* NULL: the page does not speak it. */
static const Tongue *
tongue_of(const char *tag)
{
    for (gsize i = 0; i < G_N_ELEMENTS(tongues); i++)
        if (strcmp(tongues[i].tag, tag) == 0)
            return &tongues[i];
    return NULL;
}

static const Tongue *
tongue_in(const DalilLanguage *interface)
{
    const Tongue *tongue = tongue_of(interface->tag);

    return tongue ? tongue : &tongues[0];
}

const DalilLanguage *
dalil_review_interface(const DalilLanguage *language, const DalilLanguage *source)
{
    if (tongue_of(language->tag))
        return language;
    for (gsize i = 0; i < G_N_ELEMENTS(near); i++)
        if (strcmp(near[i].tag, language->tag) == 0)
            return dalil_language_lookup(near[i].as);
    return source && tongue_of(source->tag) ? source : dalil_language_lookup("en");
}

const char *
dalil_review_say(const DalilLanguage *interface, DalilReviewWord what)
{
    const char *said = tongue_in(interface)->words[what];

    return said && *said ? said : tongues[0].words[what];
}

static const char *
named_in(const Tongue *tongue, const char *key)
{
    for (const Named *row = tongue->named; row->key; row++)
        if (strcmp(row->key, key) == 0)
            return *row->said ? row->said : NULL;
    return NULL;
}

static const char *
named(const DalilLanguage *interface, const char *kind, const char *name)
{
    g_autofree char *key = g_strdup_printf("%s/%s", kind, name);
    const char *said = named_in(tongue_in(interface), key);

    return said ? said : named_in(&tongues[0], key);
}

const char *
dalil_review_field(const DalilLanguage *interface, const char *field)
{
    if (g_str_has_prefix(field, "phone") && g_ascii_isdigit(field[strlen("phone")]))
        field = "phone";
    return named(interface, "field", field);
}

const char *
dalil_review_check(const DalilLanguage *interface, const char *id)
{
    return named(interface, "check", id);
}

int
dalil_review_drafts(const DalilLanguage *interface)
{
    return tongue_in(interface)->drafts;
}
