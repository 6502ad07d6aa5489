/* pseudo.c: languages nobody speaks, for trying layouts before translators are paid */
#include "lang/pseudo.h"

#include <string.h>

#include "lang/fonts.h"
#include "lang/values.h"

/* Letters that stand in for a to z. */
static const char *const accented[26] = {"á", "ƀ", "ç", "đ", "é", "ƒ", "ĝ", "ĥ", "î",
                                         "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ",
                                         "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
static const char *const accented_capitals[26] = {"Å", "Ɓ", "Ç", "Đ", "É", "Ƒ", "Ĝ", "Ĥ", "Î",
                                                  "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ",
                                                  "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
/* By sound where there is one, so that a designer can still find a word. */
static const char *const arabic[26] = {"ا", "ب", "ك", "د", "ي", "ف", "غ", "ه", "ي",
                                       "ج", "ك", "ل", "م", "ن", "و", "ب", "ق", "ر",
                                       "س", "ت", "و", "ف", "و", "خ", "ي", "ز"};
static const char *const tall[26] = {"ậ", "ḅ", "ĉ̣", "ḍ", "ệ", "f̣̂", "ĝ̣", "ḥ̂", "ị̂",
                                     "ĵ̣", "ḳ̂", "ḷ̂", "ṃ̂", "ṇ̂", "ộ", "p̣̂", "q̣̂", "ṛ̂",
                                     "ṣ̂", "ṭ̂", "ụ̂", "ṿ̂", "ẉ̂", "x̣̂", "ỵ̂", "ẓ̂"};

/* IBM, Guideline A3: texts of up to so many characters grow by so much. */
static const struct {
    int up_to, percent;
} growth[] = {{10, 150}, {20, 90}, {30, 70}, {50, 50}, {70, 35}, {G_MAXINT, 30}};

typedef struct {
    GString *to;
    const char *const *small; /* for a to z */
    const char *const *capitals;
} Rewriting;

/* "{phone}", a number, an address: to its end, or NULL. */
static const char *
protected_end(const char *start, const char *at)
{
    DalilFound found;
    const char *end = at;

    if (*at == '{') {
        end = at + strcspn(at, "} ");
        return *end == '}' ? end + 1 : NULL;
    }
    if (dalil_values_find(start, at, &found) && found.end > at)
        return found.end;
    while (g_ascii_isdigit(*end))
        end++;
    return end > at ? end : NULL;
}

static char
plain_letter(gunichar c)
{
    gunichar parts[8];

    if (c < 0x80)
        return (char)c;
    return g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts)) > 0 && parts[0] < 0x80
               ? (char)parts[0]
               : '\0';
}

static void
rewrite_letter(const Rewriting *rewriting, gunichar c)
{
    char plain = plain_letter(c);

    if (plain >= 'A' && plain <= 'Z')
        g_string_append(rewriting->to, rewriting->capitals[plain - 'A']);
    else if (plain >= 'a' && plain <= 'z')
        g_string_append(rewriting->to, rewriting->small[plain - 'a']);
    else
        g_string_append_unichar(rewriting->to, c);
}

static void
rewrite(const Rewriting *rewriting, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        const char *end = protected_end(text, at);

        if (end != NULL) {
            g_string_append_len(rewriting->to, at, end - at);
            at = end;
        } else {
            rewrite_letter(rewriting, g_utf8_get_char(at));
            at = g_utf8_next_char(at);
        }
    }
}

/* Words of growing length until @n characters more stand there. */
static void
pad(GString *to, glong n)
{
    static const char *const words[] = {"öñé", "ţŵö", "ţĥŕéé", "ƒöûŕ", "ƒîṽé", "šîẋ", "šéṽéñ"};
    glong from = g_utf8_strlen(to->str, -1);

    for (guint i = 0; g_utf8_strlen(to->str, -1) - from < n; i++) {
        g_string_append_c(to, ' ');
        g_string_append(to, words[i % G_N_ELEMENTS(words)]);
    }
}

static void
lengthen(GString *to, const char *text)
{
    glong n = g_utf8_strlen(text, -1);
    Rewriting rewriting = {to, accented, accented_capitals};
    guint row = 0;

    while (n > growth[row].up_to)
        row++;
    g_string_append(to, "[");
    rewrite(&rewriting, text);
    pad(to, n * growth[row].percent / 100);
    g_string_append(to, "]");
}

static void
make_arabic(GString *to, const char *text)
{
    Rewriting rewriting = {to, arabic, arabic};

    rewrite(&rewriting, text);
}

static void
make_tall(GString *to, const char *text)
{
    Rewriting rewriting = {to, tall, NULL};
    char *capitals[26];

    for (int i = 0; i < 26; i++)
        capitals[i] = g_utf8_strup(tall[i], -1);
    rewriting.capitals = (const char *const *)capitals;
    rewrite(&rewriting, text);
    for (int i = 0; i < 26; i++)
        g_free(capitals[i]);
}

/* Whole words, at least one; what must not be cut stays however long it is. */
static void
shorten(GString *to, const char *text)
{
    glong limit = MAX(g_utf8_strlen(text, -1) * 6 / 10, 1);
    const char *end = text;

    for (const char *at = text; *at != '\0';) {
        const char *behind = protected_end(text, at);

        at = behind != NULL ? behind : g_utf8_next_char(at);
        if ((*at == ' ' || *at == '\0') &&
            (end == text || g_utf8_strlen(text, at - text) <= limit || behind != NULL))
            end = at;
    }
    g_string_append_len(to, text, end - text);
}

static void
fill(GString *to, const char *text)
{
    g_string_append(to, text);
    g_string_append_c(to, ' ');
    g_string_append(to, text);
}

static const struct {
    const char *tag, *name;
    void (*make)(GString *to, const char *text);
    const char *like; /* the language whose direction, font and patterns it takes */
} kinds[] = {
    {"en-XA", "[Éñĝļîšĥ]", lengthen, "en"}, {"ar-XB", "ارابيك", make_arabic, "ar"},
    {"xx-tall", "Tall", make_tall, "en"},   {"xx-short", "Short", shorten, "en"},
    {"xx-max", "Max Max", fill, "en"},
};

enum { N = G_N_ELEMENTS(kinds) };

char *
dalil_pseudo_text(const DalilLanguage *language, const char *text)
{
    GString *to = g_string_new(NULL);

    for (guint i = 0; i < N; i++)
        if (strcmp(kinds[i].tag, language->tag) == 0)
            kinds[i].make(to, text);
    return g_string_free(to, FALSE);
}

/* A pattern keeps its %s. */
static char *
phrase_of(const DalilLanguage *language, const char *phrase)
{
    return phrase == NULL || strchr(phrase, '%') != NULL ? g_strdup(phrase)
                                                         : dalil_pseudo_text(language, phrase);
}

static void
make_language(DalilLanguage *language, guint i)
{
    const DalilLanguage *like = dalil_language_lookup(kinds[i].like);
    const DalilLanguage *english = dalil_language_lookup("en");
    static const DalilFontRow high = {.script = "Latn",
                                      .family = "Noto Sans",
                                      .factor = 1.0,
                                      .leading = 1.75, /* marks above and below, none touching */
                                      .package = "fonts-noto-core"};

    *language = *like;
    language->tag = kinds[i].tag;
    language->name = kinds[i].name;
    language->draft = FALSE; /* nobody takes it for a language */
    if (kinds[i].make == make_tall)
        language->font = high;
    for (int k = 0; k < DALIL_PHRASE_COUNT; k++)
        language->phrase[k] =
            like == english ? phrase_of(language, english->phrase[k]) : like->phrase[k];
}

/* Constants like the others, only made by the program: once, and never freed. */
static const DalilLanguage *
languages(void)
{
    static gsize made;
    static DalilLanguage list[N];

    if (g_once_init_enter(&made)) {
        for (guint i = 0; i < N; i++)
            make_language(&list[i], i);
        g_once_init_leave(&made, 1);
    }
    return list;
}

const DalilLanguage *
dalil_pseudo_language(const char *tag)
{
    for (guint i = 0; i < N; i++)
        if (strcmp(kinds[i].tag, tag) == 0)
            return &languages()[i];
    return NULL;
}

gboolean
dalil_pseudo_is(const DalilLanguage *language)
{
    return dalil_pseudo_language(language->tag) == language;
}
