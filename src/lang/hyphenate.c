/* hyphenate.c: soft hyphens from Liang's patterns */
#include "lang/hyphenate.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORD_MIN = 7, /* letters */
    SIDE_MIN = 3, /* letters that stay together at either end */
    WORD_MAX = 100,
};

static const struct {
    const char *tag, *file, *package;
} patterns[] = {
    {"fr", "hyph_fr.dic", "hyphen-fr"},
    {"es", "hyph_es_ES.dic", "hyphen-es"},
    {"pt", "hyph_pt_PT.dic", "hyphen-pt-pt"},
    {"en", "hyph_en_GB.dic", "hyphen-en-gb"},
};

/* Patterns are in UTF-8 or in an encoding of one byte a letter, as the Portuguese ones. */
typedef struct {
    HyphenDict *rules;
    GIConv to_rules; /* (GIConv)-1: they are in UTF-8 */
    gboolean looked_for;
} Patterns;

struct DalilHyphenator {
    char *folder;
    Patterns known[G_N_ELEMENTS(patterns)];
};

DalilHyphenator *
dalil_hyphenator_new(const char *folder)
{
    DalilHyphenator *hyphenator = g_new0(DalilHyphenator, 1);

    hyphenator->folder = g_strdup(folder ? folder : "/usr/share/hyphen");
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++)
        hyphenator->known[i].to_rules = (GIConv)-1;
    return hyphenator;
}

void
dalil_hyphenator_free(DalilHyphenator *hyphenator)
{
    if (!hyphenator)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        if (hyphenator->known[i].rules)
            hnj_hyphen_free(hyphenator->known[i].rules);
        if (hyphenator->known[i].to_rules != (GIConv)-1)
            g_iconv_close(hyphenator->known[i].to_rules);
    }
    g_free(hyphenator->folder);
    g_free(hyphenator);
}

static void
load(Patterns *known, const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);

    known->looked_for = TRUE;
    /* libhyphen takes a folder for an empty file */
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return;
    known->rules = hnj_hyphen_load(path);
    if (!known->rules || known->rules->utf8)
        return;
    known->to_rules = g_iconv_open(known->rules->cset, "UTF-8");
    if (known->to_rules == (GIConv)-1) {
        hnj_hyphen_free(known->rules);
        known->rules = NULL;
    }
}

static const Patterns *
patterns_of(DalilHyphenator *hyphenator, DalilDiags *diags, const DalilLanguage *language)
{
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        Patterns *known = &hyphenator->known[i];

        if (strcmp(patterns[i].tag, language->tag) != 0)
            continue;
        if (!known->looked_for)
            load(known, hyphenator->folder, patterns[i].file);
        if (!known->rules)
            dalil_diags_warning(diags, (DalilSpan){NULL, 0, 0},
                                "words in %s are not divided: install the package %s",
                                language->name, patterns[i].package);
        return known->rules ? known : NULL;
    }
    return NULL;
}

/* The word as the patterns spell it, alone and ended by a NUL: libhyphen 2.8.8 is told a length and
 * all the same writes marks for the letters behind it. FALSE: the patterns lack one of its letters.
 */
static gboolean
spell(const Patterns *known, const char *word, gsize bytes, char *buffer, gsize *length)
{
    char *from = (char *)word, *to = buffer;
    gsize left = bytes, room = WORD_MAX;

    if (known->to_rules == (GIConv)-1) {
        memcpy(buffer, word, bytes);
        to += bytes;
    } else if (g_iconv(known->to_rules, &from, &left, &to, &room) != 0) {
        return FALSE;
    }
    *length = (gsize)(to - buffer);
    *to = '\0';
    return TRUE;
}

/* @marks[i] is odd where the word may be divided behind its letter i: libhyphen counts letters,
 * not bytes. FALSE: it does not know the word. Rules that change the spelling at a hyphen, which
 * the patterns above do not have, are not followed. */
static gboolean
ask(const Patterns *known, const char *word, gsize bytes, char *marks)
{
    char letters[WORD_MAX + 1];
    gsize length = 0;
    char **changes = NULL;
    int *at = NULL, *cut = NULL;
    gboolean good = spell(known, word, bytes, letters, &length) &&
                    hnj_hyphen_hyphenate2(known->rules, letters, (int)length, marks, NULL, &changes,
                                          &at, &cut) == 0;

    good = good && !changes;
    free(changes);
    free(at);
    free(cut);
    return good;
}

static gboolean
is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

static gboolean
is_small_word(const char *from, const char *to)
{
    for (const char *p = from; p < to; p = g_utf8_next_char(p))
        if (!g_unichar_islower(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

/* Letters only, no apostrophe among them. */
static void
append_part(GString *to, const Patterns *known, const char *from, const char *end)
{
    char marks[WORD_MAX + 8];
    long letters = g_utf8_strlen(from, end - from), at = 0;

    if (letters < WORD_MIN || end - from >= WORD_MAX || !is_small_word(from, end) ||
        !ask(known, from, (gsize)(end - from), marks)) {
        g_string_append_len(to, from, end - from);
        return;
    }
    for (const char *p = from; p < end; p = g_utf8_next_char(p)) {
        g_string_append_unichar(to, g_utf8_get_char(p));
        at++;
        if (at >= SIDE_MIN && letters - at >= SIDE_MIN && marks[at - 1] & 1)
            g_string_append(to, DALIL_SOFT_HYPHEN);
    }
}

/* Letters and apostrophes between other signs: "(l’hébergement),". */
static gboolean
find_word(const char *from, const char *end, const char **first, const char **last)
{
    while (from < end && !g_unichar_isalnum(g_utf8_get_char(from)))
        from = g_utf8_next_char(from);
    while (end > from && !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    *first = from;
    *last = end;
    for (const char *p = from; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalpha(c) && !is_apostrophe(c))
            return FALSE;
    }
    return from < end;
}

static void
append_token(GString *to, const Patterns *known, const char *from, const char *end)
{
    const char *first = NULL, *last = NULL, *part = NULL;

    if (!find_word(from, end, &first, &last)) {
        g_string_append_len(to, from, end - from);
        return;
    }
    g_string_append_len(to, from, first - from);
    part = first;
    for (const char *p = first; p < last; p = g_utf8_next_char(p)) {
        if (!is_apostrophe(g_utf8_get_char(p)))
            continue;
        append_part(to, known, part, p);
        g_string_append_unichar(to, g_utf8_get_char(p));
        part = g_utf8_next_char(p);
    }
    append_part(to, known, part, last);
    g_string_append_len(to, last, end - last);
}

/* LRI RLI FSI open, PDI closes. */
static int
depth_after(int depth, gunichar c)
{
    return c >= 0x2066 && c <= 0x2068 ? depth + 1 : c == 0x2069 ? MAX(depth - 1, 0) : depth;
}

char *
dalil_hyphenate(DalilHyphenator *hyphenator, DalilDiags *diags, const DalilLanguage *language,
                const char *text)
{
    const Patterns *known = patterns_of(hyphenator, diags, language);
    const char *token = text, *next = NULL;
    GString *to = NULL;
    int depth = 0;

    if (!known)
        return g_strdup(text);
    to = g_string_sized_new(strlen(text) * 5 / 4);
    for (const char *p = text; *p; p = next) {
        gunichar c = g_utf8_get_char(p);
        int deeper = depth_after(depth, c);

        next = g_utf8_next_char(p);
        if (deeper == depth && depth == 0 && !g_unichar_isspace(c))
            continue;
        if (depth == 0)
            append_token(to, known, token, p);
        g_string_append_len(to, depth == 0 ? p : token, next - (depth == 0 ? p : token));
        token = next;
        depth = deeper;
    }
    append_token(to, known, token, text + strlen(text));
    return g_string_free(to, FALSE);
}
