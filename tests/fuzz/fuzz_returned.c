/* fuzz_returned.c: any bytes as a review that came back: refused with words, or answers in the form
 * the page writes; what is taken is whole lines of sign-offs and nothing else
 *
 * Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run over the files named.
 */
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "review/returned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TABS = 7 };

static void
insist(gboolean good, const char *what)
{
    if (good)
        return;
    g_printerr("%s\n", what);
    abort(); /* the fuzzer keeps what led to it */
}

/* Two texts, one of them not translated: what answers are matched with. */
static DalilTranslations *
translations_new(DalilArena *arena, DalilDiags *diags)
{
    static const DalilTranslation texts[] = {
        {.key = "clinic/name", .source = "Soins", .translation = "Care"},
        {.key = "clinic/summary", .source = "Pour tous", .translation = NULL},
    };
    DalilTranslations *translations = g_new0(DalilTranslations, 1);

    translations->language = dalil_language_lookup("en");
    translations->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_hash_table_insert(translations->by_key, (gpointer)texts[i].key, (gpointer)&texts[i]);
    translations->reviews = dalil_reviews_read(arena, diags, "no/such/file.tsv", "file.tsv");
    return translations;
}

static void
check_entries(const DalilReturned *returned)
{
    for (guint i = 0; i < returned->entries->len; i++) {
        const DalilReturnedEntry *entry = &g_array_index(returned->entries, DalilReturnedEntry, i);
        insist(strlen(entry->source) == 64 && strlen(entry->translation) == 64, "no sum");
        insist(strcmp(entry->verdict, "yes") == 0 || strcmp(entry->verdict, "no") == 0 ||
                   strcmp(entry->verdict, "unsure") == 0,
               "another verdict");
        insist(g_utf8_validate(entry->comment, -1, NULL) &&
                   g_utf8_validate(entry->suggestion, -1, NULL),
               "no text");
    }
}

static void
check_lines(const char *lines, int taken)
{
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
    int n = (int)g_strv_length(each) - 1;

    insist(n < 0 ? taken == 0 : n == taken, "more or fewer lines than answers");
    for (int i = 0; i < n; i++) {
        int tabs = 0;
        for (const char *p = each[i]; *p; p++) {
            tabs += *p == '\t';
            insist(*p == '\t' || (guchar)*p >= 0x20, "a control character in a line");
        }
        insist(tabs == TABS, "a line of other columns");
    }
}

static void
match(DalilArena *arena, DalilDiags *diags, const DalilReturned *returned)
{
    DalilTranslations *translations = translations_new(arena, diags);
    g_autoptr(GString) lines = g_string_new(NULL), todo = g_string_new(NULL);
    g_autoptr(GString) none = g_string_new(NULL), nothing = g_string_new(NULL);
    DalilReturnedCount count = {0}, again = {0};

    dalil_returned_match(returned, translations, diags, "a.json", "", lines, todo, &count);
    check_lines(lines->str, count.taken);
    insist(count.taken <= 2, "a text was answered twice");
    insist(count.taken + count.same + count.conflicts == (int)returned->entries->len,
           "an answer was lost");
    dalil_returned_match(returned, translations, diags, "a.json", lines->str, none, nothing,
                         &again);
    insist(again.taken == 0 && none->len == 0, "taken twice");
    g_hash_table_unref(translations->by_key);
    dalil_reviews_free(translations->reviews);
    g_free(translations);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(DalilReturned) returned =
        dalil_returned_read(arena, diags, (const char *)data, size, "a.json");

    insist(returned || dalil_diags_errors(diags) > 0, "refused without words");
    if (returned) {
        check_entries(returned);
        match(arena, diags, returned);
    }
    return 0;
}

#include "replay.h"
