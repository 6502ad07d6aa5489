/* check.c: is everything there in one language, and is it still true? */
#include "content/content.h"

#include <string.h>

#include "content/keys.h"
#include "content/reading.h"

typedef struct {
    DalilDiags *diags;
    const char *language;
    const char *source;
    DalilMissing missing;
    int refused;
} Check;

/* What the policy does about a text that is not there. */
static const char *const remedies[] = {
    [DALIL_MISSING_REFUSE] = "add it to content/translations/%s.po (msgctxt \"%k\"; `dalil "
                             "translations update %s` writes all that is missing), or beside the "
                             "text it translates, as `%s:`",
    [DALIL_MISSING_FALLBACK] = "it is printed untranslated until content/translations/%s.po has it",
    [DALIL_MISSING_OMIT] = "it is left out until content/translations/%s.po has it",
};

/* …and about one that says what is not so any more. */
static const char *const overtaken[] = {
    [DALIL_MISSING_REFUSE] = "",
    [DALIL_MISSING_FALLBACK] = "; it is printed untranslated until then",
    [DALIL_MISSING_OMIT] = "; it is left out until then",
};

static void
report(Check *check, DalilSpan at, const char *text)
{
    int errors = dalil_diags_errors(check->diags);

    if (check->missing == DALIL_MISSING_REFUSE)
        dalil_diags_error(check->diags, at, "%s", text);
    else
        dalil_diags_warning(check->diags, at, "%s", text);
    check->refused +=
        dalil_diags_errors(check->diags) - errors; /* told before: not counted again */
}

/* "name" of service "x"; of the network itself only the field. (transfer full) */
static char *
describe(const DalilKeyed *keyed)
{
    if (keyed->id == NULL)
        return g_strdup_printf("\"%s\" of the %s", keyed->field, keyed->kind);
    return g_strdup_printf("\"%s\" of %s \"%s\"", keyed->field, keyed->kind, keyed->id);
}

/* What to do, with the key of the text where a newcomer needs it. (transfer full) */
static char *
remedy(const Check *check, const char *key)
{
    GString *text = g_string_new(remedies[check->missing]);

    g_string_replace(text, "%s", check->language, 0);
    g_string_replace(text, "%k", key, 0);
    return g_string_free(text, FALSE);
}

/* What is wrong with a translation that is there; NULL: nothing. (transfer full) */
static char *
problem_of(const Check *check, const DalilTextIn *in, const char *what)
{
    const char *name = dalil_reading_language(check->language);
    const char *source = dalil_reading_language(check->source);

    switch (in->state) {
    case DALIL_TEXT_STALE:
        return g_strdup_printf("the %s text for %s is out of date: compare it with the %s text and "
                               "correct it",
                               name, what, source);
    case DALIL_TEXT_OVERTAKEN:
        return g_strdup_printf("the %s text for %s is out of date, and a number, a negation, a "
                               "limit or an address is another now%s: compare it with the %s text "
                               "and correct it",
                               name, what, overtaken[check->missing], source);
    case DALIL_TEXT_DRAFT:
        return g_strdup_printf("the %s text for %s is a draft: compare it with the %s text, then "
                               "take \"fuzzy\" away",
                               name, what, source);
    default:
        return NULL;
    }
}

static void
check_text(const DalilKeyed *keyed, gpointer user)
{
    Check *check = user;
    const char *name = dalil_reading_language(check->language);
    const DalilTextIn *in = dalil_text_in(keyed->text, check->language);
    const DalilTextIn *source = dalil_text_in(keyed->text, check->source);
    g_autofree char *what = describe(keyed);
    g_autofree char *text = NULL;

    if (in == NULL) {
        g_autofree char *cure = remedy(check, keyed->text->key);

        text = g_strdup_printf("no %s text for %s; %s", name, what, cure);
        report(check, source == NULL ? keyed->text->span : source->span, text);
        return;
    }
    text = problem_of(check, in, what);
    if (text != NULL)
        report(check, in->span, text);
}

/* The place the network names @language at: in `languages`, else its source. */
static DalilSpan
place_of(const DalilNetwork *network, const char *language)
{
    for (int i = 0; i < network->languages.n; i++)
        if (strcmp(network->languages.items[i].text, language) == 0)
            return network->languages.items[i].span;
    return network->source.span;
}

/* Words of the program that no reader of the language has seen are named. */
static void
check_drafts(const Check *check, DalilSpan at)
{
    const DalilLanguage *language = dalil_language_lookup(check->language);
    g_autoptr(GString) named = g_string_new(NULL);
    int n = 0;

    if (language)
        dalil_language_draft_phrases(language, named, &n);
    if (n == 0)
        return;
    dalil_diags_warning(check->diags, at,
                        "%d of dalil's own phrases in %s are drafts nobody has vouched for: %s; "
                        "have a reader of the language check the list that `dalil dump "
                        "--stage=language --lang %s` prints",
                        n, dalil_reading_language(check->language), named->str, check->language);
}

int
dalil_content_check_language(const DalilContent *content, DalilDiags *diags, const char *language)
{
    const DalilNetwork *network = &content->network;
    Check check = {diags, language, network->source.text, dalil_content_missing(network, language),
                   0};

    check_drafts(&check, place_of(network, language));
    if (strcmp(language, check.source) != 0)
        dalil_keys_walk(content, check_text, &check);
    return check.refused;
}
