/* lint.c: what is wrong with a sentence before anybody sets it
 *
 * One pass over the letters gathers facts; each check then looks at them.
 */
#include "content/lint.h"

#include <string.h>

#include "content/numbers.h"
#include "load/bytes.h"

enum {
    NESTING_MAX = 64,
    FOREIGN_MIN = 8,      /* letters of another script that make a warning … */
    FOREIGN_PERCENT = 30, /* … when they are more than this part of all letters */
    WRONG_MIN = 4,        /* the same where no letter at all is of the language's script … */
    WRONG_WORDS = 2,      /* … and it is more than one name */
    TAG_MAX = 60,         /* bytes of "<a href=…>" */
};

/* What one pass finds. */
typedef struct {
    GUnicodeScript script; /* of the language */
    int letters, own;      /* own: of the language's script */
    int foreign;           /* of other scripts, acronyms left out */
    int foreign_words;
    GUnicodeScript other; /* of the first foreign letter */
    int word_foreign;
    gboolean word_is_mark;   /* a capital behind a small letter */
    gboolean word_has_small; /* the word has a letter that is no capital */
    gunichar shaped;         /* first presentation form */
    gunichar overriding;     /* first LRO or RLO */
    gboolean unbalanced;
    gboolean zero_width, lost;
    gboolean markup; /* has < or & */
    int digits;
    gunichar first_digit, other_digit; /* one of each script, as far as there are two */
    char nesting[NESTING_MAX];         /* 'e' for an embedding, 'i' for an isolate */
    int depth;
} Facts;

static GUnicodeScript
script_of(const char *tag)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    const char *name = language == NULL ? NULL : language->font.script;
    guint32 packed = 0;

    if (name == NULL || strlen(name) != 4)
        return G_UNICODE_SCRIPT_INVALID_CODE;
    for (int i = 0; i < 4; i++)
        packed = packed << 8 | (guchar)name[i];
    return g_unicode_script_from_iso15924(packed);
}

/* A word all in capitals is an acronym, one with a capital inside (WhatsApp) a mark: no language
 * translates them. */
static void
end_word(Facts *facts)
{
    if (facts->word_has_small && !facts->word_is_mark && facts->word_foreign > 0) {
        facts->foreign += facts->word_foreign;
        facts->foreign_words++;
    }
    facts->word_foreign = 0;
    facts->word_has_small = FALSE;
    facts->word_is_mark = FALSE;
}

/* GLib's tables are right for all; the two scripts met most are quicker without. */
static gboolean
is_arabic_letter(gunichar c)
{
    return c >= 0x620 && c <= 0x64A && c != 0x640;
}

static gboolean
is_letter(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c);
    return is_arabic_letter(c) || g_unichar_isalpha(c);
}

static GUnicodeScript
script_of_letter(gunichar c)
{
    if (c < 0x80)
        return G_UNICODE_SCRIPT_LATIN;
    return is_arabic_letter(c) ? G_UNICODE_SCRIPT_ARABIC : g_unichar_get_script(c);
}

static void
count_letter(Facts *facts, gunichar c)
{
    GUnicodeScript script = script_of_letter(c);

    if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        return;
    facts->letters++;
    if (script == facts->script) {
        facts->own++;
        return;
    }
    if (facts->letters == facts->own + 1)
        facts->other = script;
    facts->word_foreign++;
    facts->word_is_mark |= facts->word_has_small && g_unichar_isupper(c);
    facts->word_has_small |= !g_unichar_isupper(c);
}

static void
open_control(Facts *facts, char kind)
{
    if (facts->depth < NESTING_MAX)
        facts->nesting[facts->depth++] = kind;
    else
        facts->unbalanced = TRUE;
}

static void
close_control(Facts *facts, char kind)
{
    if (facts->depth > 0 && facts->nesting[facts->depth - 1] == kind)
        facts->depth--;
    else
        facts->unbalanced = TRUE;
}

/* Ornate brackets, the rial sign and the words of respect have no other code: they are typed. */
static gboolean
is_presentation_form(gunichar c)
{
    if (c == 0xFD3E || c == 0xFD3F || (c >= 0xFDFA && c <= 0xFDFD))
        return FALSE;
    return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

/* The zero of the script that digit @c is of; 0: no digit. */
static gunichar
zero_of(gunichar c)
{
    return g_unichar_isdigit(c) ? c - (gunichar)g_unichar_digit_value(c) : 0;
}

static void
count_digit(Facts *facts, gunichar c)
{
    if (facts->first_digit == 0)
        facts->first_digit = c;
    else if (facts->other_digit == 0 && zero_of(c) != zero_of(facts->first_digit))
        facts->other_digit = c;
}

static void
look_at_other(Facts *facts, gunichar c)
{
    switch (c) {
    case 0x202A: /* LRE */
    case 0x202B: /* RLE */
        open_control(facts, 'e');
        return;
    case 0x202D: /* LRO */
    case 0x202E: /* RLO */
        facts->overriding = c;
        open_control(facts, 'e');
        return;
    case 0x202C: /* PDF */
        close_control(facts, 'e');
        return;
    case 0x2066: /* LRI */
    case 0x2067: /* RLI */
    case 0x2068: /* FSI */
        open_control(facts, 'i');
        return;
    case 0x2069: /* PDI */
        close_control(facts, 'i');
        return;
    case 0x200B: /* ZERO WIDTH SPACE */
    case 0xFEFF:
        facts->zero_width = TRUE;
        return;
    case 0xFFFD:
        facts->lost = TRUE;
        return;
    default:
        if (facts->shaped == 0 && is_presentation_form(c))
            facts->shaped = c;
    }
}

static void
gather(Facts *facts, const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = (guchar)*at < 0x80 ? (guchar)*at : g_utf8_get_char(at);

        if (is_letter(c)) {
            count_letter(facts, c);
        } else if (c < 0x80) {
            end_word(facts);
            facts->markup |= c == '<' || c == '&';
            facts->digits += g_ascii_isdigit((char)c);
            if (g_ascii_isdigit((char)c))
                count_digit(facts, c);
        } else if (!g_unichar_ismark(c)) {
            end_word(facts);
            if (zero_of(c) != 0)
                count_digit(facts, c);
        }
        if (c >= 0x200B)
            look_at_other(facts, c);
    }
    end_word(facts);
}

static void
check_direction(const DalilLint *lint, const Facts *facts)
{
    if (facts->overriding != 0)
        dalil_diags_error(lint->diags, lint->at,
                          "`%s` holds an invisible character that forces the direction (U+%04X): "
                          "type the text again without it; dalil sets the direction itself",
                          lint->name, facts->overriding);
    else if (facts->unbalanced || facts->depth > 0)
        dalil_diags_error(lint->diags, lint->at,
                          "`%s` holds invisible direction characters that are not opened and "
                          "closed in pairs: type the text again without them",
                          lint->name);
}

static void
check_letters(const DalilLint *lint, const Facts *facts)
{
    if (facts->shaped != 0)
        dalil_diags_error(lint->diags, lint->at,
                          "`%s` holds Arabic letters in fixed shapes (U+%04X), as some programs "
                          "for page layout make them: they print wrong; type the text again or "
                          "copy it from where it was written",
                          lint->name, facts->shaped);
    if (facts->lost && !dalil_bytes_reported(lint->diags, lint->at.file))
        dalil_diags_error(lint->diags, lint->at,
                          "`%s` holds the sign � in place of a letter that was lost: type it again",
                          lint->name);
    if (facts->zero_width)
        dalil_diags_warning(lint->diags, lint->at,
                            "`%s` holds an invisible space without width: type the words around "
                            "it again",
                            lint->name);
}

/* "<strong>", "</p>" or "&amp;" at @at: its length, 0 for anything else. */
static int
markup_length(const char *at)
{
    const char *end = at + 1;

    if (*at == '&') {
        if (*end == '#')
            end++;
        while (g_ascii_isalnum(*end) && end - at < 10)
            end++;
        return *end == ';' && end - at > 2 ? (int)(end - at) + 1 : 0;
    }
    if (*end == '/')
        end++;
    if (!g_ascii_isalpha(*end))
        return 0;
    while (*end != '\0' && *end != '>' && *end != '<' && end - at < TAG_MAX)
        end++;
    return *end == '>' ? (int)(end - at) + 1 : 0;
}

static void
check_markup(const DalilLint *lint, const char *text)
{
    for (const char *at = strpbrk(text, "<&"); at != NULL; at = strpbrk(at + 1, "<&")) {
        int length = markup_length(at);

        if (length == 0)
            continue;
        dalil_diags_warning(lint->diags, lint->at,
                            "`%s` holds \"%.*s\" from a web page, which would be printed as it "
                            "stands: remove it",
                            lint->name, length, at);
        return;
    }
}

/* "١2" is read as twenty-one by one and as twelve by another. */
static void
check_digits(const DalilLint *lint, const Facts *facts)
{
    char first[7] = {0}, other[7] = {0};

    if (facts->other_digit == 0)
        return;
    g_unichar_to_utf8(facts->first_digit, first);
    g_unichar_to_utf8(facts->other_digit, other);
    dalil_diags_warning(lint->diags, lint->at,
                        "`%s` holds digits of two scripts (\"%s\" U+%04X and \"%s\" U+%04X), and "
                        "readers take one for the other: write all numbers in the same digits",
                        lint->name, first, facts->first_digit, other, facts->other_digit);
}

static void
check_phone(const DalilLint *lint, const char *text)
{
    gsize length;
    const char *phone = dalil_numbers_find_phone(text, &length);

    if (phone != NULL)
        dalil_diags_warning(lint->diags, lint->at,
                            "`%s` holds what looks like a telephone number (\"%.*s\"): put it "
                            "under `phones`, where no translator has to type it again",
                            lint->name, (int)length, phone);
}

/* In English; a script without a row by its four letters. */
static const char *
name_of(GUnicodeScript script, char *room)
{
    static const struct {
        GUnicodeScript script;
        const char *name;
    } names[] = {
        {G_UNICODE_SCRIPT_LATIN, "Latin"},       {G_UNICODE_SCRIPT_ARABIC, "Arabic"},
        {G_UNICODE_SCRIPT_ETHIOPIC, "Ethiopic"}, {G_UNICODE_SCRIPT_TIFINAGH, "Tifinagh"},
        {G_UNICODE_SCRIPT_ADLAM, "ADLaM"},       {G_UNICODE_SCRIPT_NKO, "N’Ko"},
        {G_UNICODE_SCRIPT_CYRILLIC, "Cyrillic"}, {G_UNICODE_SCRIPT_GREEK, "Greek"},
        {G_UNICODE_SCRIPT_HAN, "Chinese"},
    };
    guint32 iso = g_unicode_script_to_iso15924(script);

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].script == script)
            return names[i].name;
    for (int i = 0; i < 4; i++)
        room[i] = (char)(iso >> (24 - 8 * i));
    room[4] = '\0';
    return room;
}

/* TRUE: it was said that not one letter is of the script the tag promises. */
static gboolean
check_script(const DalilLint *lint, const Facts *facts)
{
    char own[5], other[5];
    const char *script = NULL;

    /* an address stands on its street sign as it is written there */
    if (g_str_equal(lint->name, "address") || g_str_has_suffix(lint->name, "/address") ||
        facts->script == G_UNICODE_SCRIPT_INVALID_CODE || facts->own > 0 ||
        facts->foreign < WRONG_MIN || facts->foreign_words < WRONG_WORDS)
        return FALSE;
    script = name_of(facts->script, own);
    dalil_diags_warning(lint->diags, lint->at,
                        "`%s`: this %s text (%s) is in the wrong script: it has no %s letter, and "
                        "%d %s ones; write it in %s letters, or under the tag of the language "
                        "it is in, if it is not translated",
                        lint->name, dalil_reading_language(lint->language), lint->language, script,
                        facts->foreign, name_of(facts->other, other), script);
    return TRUE;
}

static void
check_language(const DalilLint *lint, const Facts *facts)
{
    if (facts->script == G_UNICODE_SCRIPT_INVALID_CODE || facts->foreign < FOREIGN_MIN ||
        facts->foreign * 100 <= facts->letters * FOREIGN_PERCENT)
        return;
    if (facts->own > 0 && facts->foreign_words == 1) /* a street, an address of the web */
        return;
    dalil_diags_warning(lint->diags, lint->at,
                        "`%s`: this %s text looks like it is not translated: %d of its %d "
                        "letters are of another script; translate it, or remove it, so that it "
                        "counts as missing",
                        lint->name, dalil_reading_language(lint->language), facts->foreign,
                        facts->letters);
}

void
dalil_lint_text(const DalilLint *lint, const char *text)
{
    Facts facts = {.script = script_of(lint->language)};

    gather(&facts, text);
    check_direction(lint, &facts);
    check_letters(lint, &facts);
    check_digits(lint, &facts);
    if (facts.markup)
        check_markup(lint, text);
    if (lint->source && facts.digits >= 8)
        check_phone(lint, text);
    if (!check_script(lint, &facts))
        check_language(lint, &facts);
    if (lint->soft_max > 0 && g_utf8_strlen(text, -1) > lint->soft_max)
        dalil_diags_warning(lint->diags, lint->at,
                            "`%s` has %ld characters; more than %d fit no leaflet: shorten it",
                            lint->name, g_utf8_strlen(text, -1), lint->soft_max);
}
