/* check_letters.c: the checks that look at how it is written: script, controls, spaces */
#include <string.h>

#include "content/check_text.h"
#include "lang/isolate.h"

/* Ornate brackets, the rial sign and the words of respect have no other code: they are typed. */
static gboolean
is_shaped(gunichar c)
{
    if (c == 0xFD3E || c == 0xFD3F || (c >= 0xFDFA && c <= 0xFDFD))
        return FALSE;
    return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

static gboolean
is_arabic(gunichar c)
{
    return g_unichar_isalpha(c) && g_unichar_get_script(c) == G_UNICODE_SCRIPT_ARABIC;
}

/* "م ر ح ب ا": so many Arabic letters in a row stand alone. */
static int
lone_letters(const char *text)
{
    int row = 0, longest = 0, letters = 0;
    gboolean arabic = FALSE;

    for (const char *at = text;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c != 0 && !g_unichar_isspace(c)) {
            letters++;
            arabic = is_arabic(c);
            continue;
        }
        row = letters == 1 && arabic ? row + 1 : 0;
        longest = MAX(longest, row);
        letters = 0;
        if (c == 0)
            return longest;
    }
}

char *
dalil_look_shaped(DalilLook *look)
{
    enum { LONE = 3 }; /* "و" stands alone often, three in a row never */

    for (const char *at = look->translation; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (is_shaped(c))
            return g_strdup_printf("it holds Arabic letters in fixed shapes (U+%04X)", c);
        if (c == 0x202D || c == 0x202E)
            return g_strdup_printf("it holds a sign that forces the direction (U+%04X)", c);
    }
    return lone_letters(look->translation) >= LONE
               ? g_strdup("it holds Arabic letters one by one, with spaces between")
               : NULL;
}

char *
dalil_look_controls(DalilLook *look)
{
    int embeddings = 0, isolates = 0;
    gboolean any = FALSE, wrong = FALSE;

    for (const char *at = look->translation; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        any |= dalil_is_bidi_control(c);
        embeddings += c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E;
        isolates += c >= 0x2066 && c <= 0x2068;
        if (c == 0x202C)
            embeddings--;
        if (c == 0x2069)
            isolates--;
        wrong |= embeddings < 0 || isolates < 0;
    }
    if (wrong || embeddings > 0 || isolates > 0)
        return g_strdup("it holds invisible direction signs that are not opened and closed in "
                        "pairs");
    if (!any)
        return NULL;
    look->level = DALIL_CHECK_WARNING;
    return g_strdup("it holds invisible direction signs nobody needs");
}

static GUnicodeScript
script_of(const char *tag)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    guint32 packed = 0;

    for (int i = 0; language != NULL && i < 4; i++)
        packed = packed << 8 | (guchar)language->font.script[i];
    return packed == 0 ? G_UNICODE_SCRIPT_INVALID_CODE : g_unicode_script_from_iso15924(packed);
}

/* Letters that look alike and are others: typed on the keyboard of another language. */
static const struct {
    const char *languages;
    gunichar letter;
    const char *instead;
} alike[] = {
    {" fa ur ckb ps ", 0x0643, "ک (U+06A9)"}, {" fa ur ckb ", 0x064A, "ی (U+06CC)"},
    {" fa ur ckb ", 0x0649, "ی (U+06CC)"},    {" ar ary ", 0x06A9, "ك (U+0643)"},
    {" ar ary ", 0x06CC, "ي (U+064A)"},       {" ar ary ", 0x06BE, "ه (U+0647)"},
    {" ur ", 0x0647, "ہ (U+06C1)"},
};

static char *
find_alike(const char *tag, const char *text)
{
    g_autofree char *wanted = g_strdup_printf(" %s ", tag);

    for (guint i = 0; i < G_N_ELEMENTS(alike); i++)
        if (strstr(alike[i].languages, wanted) != NULL &&
            g_utf8_strchr(text, -1, alike[i].letter) != NULL)
            return g_strdup_printf("it holds U+%04X, which looks like %s and is another letter",
                                   alike[i].letter, alike[i].instead);
    return NULL;
}

/* TRUE: the source says it just so: a name. */
static gboolean
is_of_source(const DalilLook *look)
{
    g_autofree char *source = g_utf8_casefold(look->source, -1);
    g_autofree char *text = g_utf8_casefold(look->translation, -1);

    return strstr(source, g_strstrip(text)) != NULL;
}

/* A word with a capital first or all through is a name or a mark: no language translates it. But a
 * text that is nothing else, and not in the source either, is worth a look. */
char *
dalil_look_script(DalilLook *look)
{
    enum { PERCENT = 30, LEAST = 6 };
    GUnicodeScript own = script_of(look->to);
    int letters = 0, foreign = 0, its = 0;
    gboolean name = FALSE, inside = FALSE;

    for (const char *at = look->translation; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        GUnicodeScript script =
            g_unichar_isalpha(c) ? g_unichar_get_script(c) : G_UNICODE_SCRIPT_COMMON;

        if (!inside)
            name = g_unichar_isupper(c);
        inside = g_unichar_isalpha(c) || g_unichar_ismark(c);
        if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
            continue;
        letters++;
        its += script == own;
        foreign += script != own && !name;
    }
    if (own != G_UNICODE_SCRIPT_INVALID_CODE && foreign >= LEAST &&
        foreign * 100 > letters * PERCENT)
        return g_strdup_printf("%d of its %d letters are of another script", foreign, letters);
    look->level = DALIL_CHECK_WARNING;
    if (own != G_UNICODE_SCRIPT_INVALID_CODE && letters >= LEAST && its == 0 && !is_of_source(look))
        return g_strdup("none of its letters is of the language's own script");
    return find_alike(look->to, look->translation);
}

/* The same word twice in a row, three letters or more ("nous nous" is French, and short words
 * repeat in many languages); (transfer full): NULL: none. */
static char *
repeated_word(const char *text)
{
    enum { LONG = 5 };
    g_auto(GStrv) words = g_strsplit_set(text, " \n\t", -1);

    for (int i = 0; words[i] != NULL && words[i + 1] != NULL; i++)
        if (g_utf8_strlen(words[i], -1) >= LONG && strcmp(words[i], words[i + 1]) == 0)
            return g_strdup(words[i]);
    return NULL;
}

char *
dalil_look_spaces(DalilLook *look)
{
    const char *text = look->translation;
    g_autofree char *word = repeated_word(text);

    if (text[0] == ' ' || g_str_has_suffix(text, " "))
        return g_strdup("it begins or ends with a space");
    if (strstr(text, "  ") != NULL)
        return g_strdup("it holds two spaces in a row");
    return word == NULL ? NULL : g_strdup_printf("it says \"%s\" twice in a row", word);
}

char *
dalil_look_french(DalilLook *look)
{
    g_autofree char *spaced = NULL;

    if (strcmp(look->to, "fr") != 0)
        return NULL;
    spaced = dalil_french_spacing(look->translation);
    return strcmp(spaced, look->translation) == 0
               ? NULL
               : g_strdup("a narrow no-break space belongs before ; : ! ? and inside « »");
}

char *
dalil_look_tatweel(DalilLook *look)
{
    return g_utf8_strchr(look->translation, -1, 0x0640) == NULL
               ? NULL
               : g_strdup("it holds a stroke that stretches words (U+0640)");
}
