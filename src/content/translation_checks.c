/* translation_checks.c: what may be wrong with a translation: one table, T01 to T24 */
#include "content/translation_checks.h"

#include <string.h>

#include "content/check_text.h"
#include "content/reading.h"

#define E DALIL_CHECK_ERROR
#define W DALIL_CHECK_WARNING
#define H DALIL_CHECK_HINT

typedef struct {
    DalilCheck check;
    DalilLookFor look; /* NULL: found between entries, in their state, or by whoever has fonts */
} Row;

static const Row rows[] = {
    {{"T01", E, "a placeholder is missing, new or misspelt", "Appelez le {phone}. / Call {phnoe}.",
      "write the words in { } exactly as they stand in the source"},
     dalil_look_placeholders},
    {{"T02", E, "the numbers are not the same, in whichever digits", "20 dirhams / 25 dirhams",
      "correct the one that is wrong"},
     dalil_look_numbers},
    {{"T03", E, "an address of the web or for e-mail is not the same",
      "example.org/aide / example.org/help", "copy the address from the source"},
     dalil_look_addresses},
    {{"T04", W, "the source holds data that nobody should type again", "Appelez le 05 24 00 00 11",
      "put it under `phones`, `email` or `url` in the listing"},
     dalil_look_data},
    {{"T05", E, "data is translated", "msgctxt \"clinic/phones\"",
      "remove this entry: data is printed from the listing, the same in every language"},
     NULL},
    {{"T06", E, "it does not fit its place on the page", "three lines where there is room for two",
      "say it in fewer letters"},
     NULL},
    {{"T07", E, "no font has one of its letters", "an empty box on paper",
      "type the letter again, or install the font the message names"},
     NULL},
    {{"T08", E, "Arabic in fixed shapes, letter by letter, or forced into one direction",
      "م ر ح ب ا", "type the text again, or copy it from where it was written"},
     dalil_look_shaped},
    {{"T09", E, "invisible direction signs", "U+2067 without U+2069",
      "type the text again without them: dalil sets the direction itself"},
     dalil_look_controls},
    {{"T10", E, "another script, or letters that only look right", "Gratuit / gratis, in ar.po",
      "write it in the letters of the language"},
     dalil_look_script},
    {{"T11", W, "the translation is the source", "Un repas chaud / Un repas chaud",
      "translate it; if it is a name, put it into content/glossary.tsv"},
     dalil_look_copied},
    {{"T12", E, "nothing but spaces, a control character, a lost letter", "caf\uFFFD",
      "type it again, or leave it empty"},
     dalil_look_broken},
    {{"T13", E, "plural forms", "msgid_plural \"%d repas\"",
      "remove msgid_plural: dalil never counts in sentences"},
     NULL},
    {{"T14", W, "the source has changed", "Du lundi au jeudi, was: du lundi au vendredi",
      "compare with the source, correct, and take \"fuzzy\" away"},
     NULL},
    {{"T15", H, "nobody has signed it off, or it has changed since", "",
      "have a second reader look, then `dalil translations sign`"},
     NULL},
    {{"T16", W, "one source, two translations", "Gratuit / Free; Gratuit / No charge",
      "say it one way, unless both are needed"},
     NULL},
    {{"T17", W, "the glossary says it otherwise", "asile / refuge, where it wants: asylum",
      "use the glossary's word, or correct the glossary"},
     dalil_look_glossary},
    {{"T18", H, "it ends otherwise", "Une erreur ? / A mistake", "end it as the source does"},
     dalil_look_end},
    {{"T19", H, "a space too many, or a word twice", "the  doctor", "remove it"},
     dalil_look_spaces},
    {{"T20", H, "French spacing", "Attention: danger",
      "nothing to do: dalil sets the right space; type it if other programs read the text"},
     dalil_look_french},
    {{"T21", H, "words stretched with a stroke", "مـــرحبا", "remove the stroke"},
     dalil_look_tatweel},
    {{"T22", H, "much shorter or longer than the source", "",
      "see that nothing is left out or said twice"},
     dalil_look_length},
    {{"T23", E, "tags are not the same", "<b>Gratuit</b> / Free",
      "copy the tags from the source, or remove them there"},
     dalil_look_markup},
    {{"T24", W, "a negation or a limit may be lost", "sans rendez-vous / by appointment",
      "please look twice"},
     dalil_look_negation},
};

enum { N = G_N_ELEMENTS(rows) };

const DalilCheck *
dalil_checks_row(int i)
{
    return i < N ? &rows[i].check : NULL;
}

static const DalilCheck *
check_of(const char *id)
{
    for (int i = 0; i < N; i++)
        if (strcmp(rows[i].check.id, id) == 0)
            return &rows[i].check;
    g_assert_not_reached();
}

void
dalil_checks_tell(const char *id, const DalilTranslation *entry, const char *text,
                  DalilCheckFound found, gpointer user)
{
    const DalilCheck *check = check_of(id);

    found(check, check->level, entry->at, entry->key, text, user);
}

static void
look_at_text(const DalilTranslations *translations, const DalilTranslation *entry,
             const DalilGlossary *glossary, DalilCheckFound found, gpointer user)
{
    DalilLook look = {.source = entry->source,
                      .translation = entry->item != NULL && entry->item->translation[0] != '\0'
                                         ? entry->item->translation
                                         : entry->translation,
                      .from = translations->content->network.source.text,
                      .to = translations->language->tag,
                      .field = entry->field,
                      .glossary = glossary};

    for (int i = 0; i < N; i++) {
        g_autofree char *text = NULL;
        gboolean of_source = rows[i].look == dalil_look_data;

        if (rows[i].look == NULL)
            continue;
        look.level = rows[i].check.level;
        text = rows[i].look(&look);
        if (text != NULL)
            found(&rows[i].check, look.level, of_source ? entry->source_at : entry->at, entry->key,
                  text, user);
    }
}

static void
look_at_state(const DalilTranslations *translations, const DalilTranslation *entry,
              DalilCheckFound found, gpointer user)
{
    g_autofree char *changed = NULL;
    g_autofree char *text = NULL;

    if (entry->stale != DALIL_CHANGE_NONE) {
        changed = dalil_change_shown(entry->old_source, entry->source);
        text =
            entry->why != NULL
                ? g_strdup_printf(
                      "the %s text has changed, and %s is another: %s",
                      dalil_reading_language(translations->content->network.source.text),
                      entry->why, changed)
                : g_strdup_printf(
                      "the %s text has changed: %s",
                      dalil_reading_language(translations->content->network.source.text), changed);
        dalil_checks_tell("T14", entry, text, found, user);
    } else if (entry->state == DALIL_STATE_TRANSLATED) {
        text = entry->voided == NULL
                   ? g_strdup("nobody has signed it off")
                   : g_strdup_printf("it has changed since %s signed it off on %s",
                                     entry->voided->reviewer, entry->voided->date);
        dalil_checks_tell("T15", entry, text, found, user);
    }
}

void
dalil_checks_entry(const DalilTranslations *translations, const DalilTranslation *entry,
                   const DalilGlossary *glossary, DalilCheckFound found, gpointer user)
{
    if (entry->translation == NULL) {
        if (entry->item != NULL && entry->item->translation[0] != '\0')
            dalil_checks_tell("T12", entry, "it holds nothing but spaces", found, user);
        return;
    }
    look_at_state(translations, entry, found, user);
    if (entry->stale == DALIL_CHANGE_NONE) /* else the two sentences differ as they must */
        look_at_text(translations, entry, glossary, found, user);
}

/* One source sentence said in two ways. */
static void
look_for_two_ways(const DalilTranslations *translations, DalilCheckFound found, gpointer user)
{
    g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < translations->entries->len; i++) {
        const DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);
        const DalilTranslation *before = g_hash_table_lookup(first, entry->source);
        g_autofree char *text = NULL;

        if (entry->translation == NULL || entry->stale != DALIL_CHANGE_NONE)
            continue;
        if (before == NULL) {
            g_hash_table_insert(first, (gpointer)entry->source, (gpointer)entry);
            continue;
        }
        if (strcmp(before->translation, entry->translation) == 0)
            continue;
        text =
            g_strdup_printf("\"%s\" is \"%s\" in line %d (%s) and \"%s\" here", entry->source,
                            before->translation, before->at.line, before->key, entry->translation);
        dalil_checks_tell("T16", entry, text, found, user);
    }
}

/* Fields of the listings that hold data. */
static gboolean
is_data(const char *key)
{
    static const char *const fields[] = {
        "phones",       "phone",    "email",      "url",      "hours", "hours_ramadan",
        "hours_summer", "verified", "valid_from", "valid_to", NULL};
    const char *slash = strrchr(key, '/');

    return slash != NULL && g_strv_contains(fields, slash + 1);
}

static void
look_at_items(const DalilTranslations *translations, DalilCheckFound found, gpointer user)
{
    for (guint i = 0; i < translations->file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(translations->file->items, DalilPoItem, i);
        DalilTranslation entry = {.key = item->key,
                                  .at = {translations->shown, item->line, item->line > 0}};

        if (item->obsolete || item->key == NULL)
            continue;
        if (is_data(item->key))
            dalil_checks_tell("T05", &entry, "this is data", found, user);
        if (item->plural != NULL)
            dalil_checks_tell("T13", &entry, "it has forms for numbers", found, user);
    }
}

void
dalil_checks_all(const DalilTranslations *translations, const DalilGlossary *glossary,
                 DalilCheckFound found, gpointer user)
{
    for (guint i = 0; i < translations->entries->len; i++)
        dalil_checks_entry(translations, &g_array_index(translations->entries, DalilTranslation, i),
                           glossary, found, user);
    look_for_two_ways(translations, found, user);
    look_at_items(translations, found, user);
}

void
dalil_checks_to_diags(const DalilCheck *check, DalilCheckLevel level, DalilSpan at, const char *key,
                      const char *text, gpointer diags)
{
    if (level == DALIL_CHECK_ERROR)
        dalil_diags_error(diags, at, "%s \"%s\": %s; %s", check->id, key, text, check->mend);
    else
        dalil_diags_warning(diags, at, "%s%s \"%s\": %s; %s", check->id,
                            level == DALIL_CHECK_HINT ? " (hint)" : "", key, text, check->mend);
}

void
dalil_checks_document(GString *to)
{
    static const char *const levels[] = {"error", "warning", "hint"};

    g_string_append(to, "| check | level | what is wrong | example | how to mend it |\n"
                        "|---|---|---|---|---|\n");
    for (int i = 0; i < N; i++) {
        g_autoptr(GString) example = g_string_new(rows[i].check.example);

        g_string_replace(example, "|", "\\|", 0);
        g_string_replace(example, "<", "&lt;", 0);
        g_string_append_printf(to, "| %s | %s | %s | %s | %s |\n", rows[i].check.id,
                               levels[rows[i].check.level], rows[i].check.what, example->str,
                               rows[i].check.mend);
    }
}
