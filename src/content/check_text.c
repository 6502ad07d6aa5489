/* check_text.c: the checks that look at what is said: placeholders, numbers, negations, terms */
#include "content/check_text.h"

#include <string.h>

#include "content/change.h"
#include "content/negation.h"
#include "content/numbers.h"
#include "content/reading.h"

static const char *
or_none(const char *list)
{
    return list[0] == '\0' ? "none" : list;
}

/* What @list finds in both must be the same. */
static char *
compare(const DalilLook *look, char *(*list)(const char *), const char *things)
{
    g_autofree char *wanted = list(look->source);
    g_autofree char *found = list(look->translation);

    if (strcmp(wanted, found) == 0)
        return NULL;
    return g_strdup_printf("it has the %s %s, but the %s text has %s", things, or_none(found),
                           dalil_reading_language(look->from), or_none(wanted));
}

char *
dalil_look_placeholders(DalilLook *look)
{
    return compare(look, dalil_change_placeholders, "placeholders");
}

char *
dalil_look_numbers(DalilLook *look)
{
    return dalil_numbers_agree(look->source, look->translation)
               ? NULL
               : compare(look, dalil_numbers_in, "numbers");
}

char *
dalil_look_addresses(DalilLook *look)
{
    return compare(look, dalil_change_addresses, "addresses");
}

char *
dalil_look_data(DalilLook *look)
{
    g_autofree char *addresses = dalil_change_addresses(look->source);
    gsize length;
    const char *phone = dalil_numbers_find_phone(look->source, &length);

    if (phone != NULL)
        return g_strdup_printf("the %s text holds what looks like a telephone number, \"%.*s\"",
                               dalil_reading_language(look->from), (int)length, phone);
    if (addresses[0] != '\0')
        return g_strdup_printf("the %s text holds \"%s\"", dalil_reading_language(look->from),
                               addresses);
    return NULL;
}

/* Addresses and names of quarters are the same in languages of one script. */
char *
dalil_look_copied(DalilLook *look)
{
    static const char *const names[] = {"address", "area", NULL};
    int small = 0, longest = 0;

    if (strcmp(look->source, look->translation) != 0 || g_strv_contains(names, look->field) ||
        (look->glossary != NULL && dalil_glossary_keeps(look->glossary, look->to, look->source)))
        return NULL;
    for (const char *at = look->source; *at != '\0'; at = g_utf8_next_char(at)) {
        small = g_unichar_islower(g_utf8_get_char(at)) ? small + 1 : 0;
        longest = MAX(longest, small);
    }
    /* CV, Wi-Fi, SMS */
    return longest < 3 ? NULL
                       : g_strdup_printf("it is the %s text, letter for letter",
                                         dalil_reading_language(look->from));
}

char *
dalil_look_broken(DalilLook *look)
{
    gboolean blank = TRUE;

    for (const char *at = look->translation; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c == 0xFFFD)
            return g_strdup("it holds the sign � in place of a letter that was lost");
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c >= 0x80 && c < 0xA0))
            return g_strdup_printf("it holds a control character (U+%04X)", c);
        blank &= g_unichar_isspace(c) || g_unichar_iszerowidth(c);
    }
    return blank ? g_strdup("it holds nothing but spaces") : NULL;
}

char *
dalil_look_glossary(DalilLook *look)
{
    return look->glossary == NULL
               ? NULL
               : dalil_glossary_check(look->glossary, look->to, look->source, look->translation);
}

/* ". ? ! :" and what other scripts write for them; 0: none of these. */
static char
end_of(const char *text)
{
    static const struct {
        gunichar c;
        char as;
    } ends[] = {{'.', '.'},    {0x06D4, '.'},  {0x3002, '.'}, {0x0964, '.'}, {0x1362, '.'},
                {0x2026, '.'}, {'?', '?'},     {0x061F, '?'}, {0x1367, '?'}, {'!', '!'},
                {':', ':'},    {0x1366, ':'},  {';', ':'},    {0x061B, ':'}, {0x07F8, '.'},
                {0x07F9, '!'}, {0x1E95E, '!'}, {0x1E95F, '?'}};
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    const char *last = g_utf8_find_prev_char(trimmed, trimmed + strlen(trimmed));

    for (guint i = 0; last != NULL && i < G_N_ELEMENTS(ends); i++)
        if (ends[i].c == g_utf8_get_char(last))
            return ends[i].as;
    return 0;
}

char *
dalil_look_end(DalilLook *look)
{
    char wanted = end_of(look->source), found = end_of(look->translation);

    if (wanted == found)
        return NULL;
    if (wanted == 0)
        return g_strdup_printf("it ends with \"%c\", the %s text does not", found,
                               dalil_reading_language(look->from));
    return g_strdup_printf("the %s text ends with \"%c\", this one does not",
                           dalil_reading_language(look->from), wanted);
}

static glong
letters_of(const char *text)
{
    glong n = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        n += g_unichar_isalpha(g_utf8_get_char(at)) != 0;
    return n;
}

/* Chinese and Arabic are short, German and Wolof long; what is far outside was cut or doubled. */
char *
dalil_look_length(DalilLook *look)
{
    enum { SHORTEST = 20, LEAST = 30, MOST = 250 }; /* letters; percent */
    glong from = letters_of(look->source), to = letters_of(look->translation);

    if (from < SHORTEST || (to * 100 >= from * LEAST && to * 100 <= from * MOST))
        return NULL;
    return g_strdup_printf("it has %ld letters, the %s text %ld", to,
                           dalil_reading_language(look->from), from);
}

static int
compare_texts(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "<b>", "</a>", "**": sorted. (transfer full) */
static char *
markup_in(const char *text)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

    for (const char *at = strpbrk(text, "<*"); at != NULL; at = strpbrk(at + 1, "<*")) {
        const char *end = *at == '<' ? strpbrk(at + 1, "<>") : NULL;

        if (*at == '*' && at[1] == '*')
            g_ptr_array_add(found, g_strdup("**"));
        if (*at == '*')
            at += strspn(at, "*") - 1;
        else if (end != NULL && *end == '>' && (g_ascii_isalpha(at[1]) || at[1] == '/'))
            g_ptr_array_add(found, g_ascii_strdown(at, (gssize)strcspn(at, "> ") + 1));
    }
    g_ptr_array_sort(found, compare_texts);
    g_ptr_array_add(found, NULL);
    return g_strjoinv(" ", (char **)found->pdata);
}

char *
dalil_look_markup(DalilLook *look)
{
    return compare(look, markup_in, "tags");
}

char *
dalil_look_negation(DalilLook *look)
{
    gboolean number = strpbrk(look->source, "0123456789") != NULL;

    if (dalil_negation_count(DALIL_WORDS_NEGATION, look->from, look->source) > 0 &&
        dalil_negation_count(DALIL_WORDS_NEGATION, look->to, look->translation) == 0)
        return g_strdup_printf("the %s text says \"not\" or \"without\", and no such word is here",
                               dalil_reading_language(look->from));
    if (number && dalil_negation_count(DALIL_WORDS_LIMIT, look->from, look->source) > 0 &&
        dalil_negation_count(DALIL_WORDS_LIMIT, look->to, look->translation) == 0)
        return g_strdup_printf("the %s text sets a limit (under, from, until), and no such word is "
                               "here",
                               dalil_reading_language(look->from));
    return NULL;
}
