/* change.c: how much a source sentence has changed since it was translated */
#include "content/change.h"

#include <string.h>

#include "content/negation.h"
#include "content/numbers.h"
#include "lang/values.h"

enum { PLACEHOLDER_MAX = 40 }; /* bytes */

static int
compare_texts(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static char *
join_sorted(GPtrArray *list)
{
    g_ptr_array_sort(list, compare_texts);
    g_ptr_array_add(list, NULL);
    return g_strjoinv(", ", (char **)list->pdata);
}

char *
dalil_change_placeholders(const char *text)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        gsize length = strcspn(at + 1, "{} \n");

        if (at[1 + length] == '}' && length > 0 && length < PLACEHOLDER_MAX)
            g_ptr_array_add(found, g_strndup(at, length + 2));
    }
    return join_sorted(found);
}

char *
dalil_change_addresses(const char *text)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

    for (const char *at = text; *at != '\0';) {
        DalilFound value;

        if (dalil_values_find_address(text, at, &value) && value.end > at) {
            g_ptr_array_add(found, g_ascii_strdown(at, value.end - at));
            at = value.end;
        } else {
            at = g_utf8_next_char(at);
        }
    }
    return join_sorted(found);
}

static gboolean
is_space(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F;
}

/* In front of these French has a space and most others have none. */
static gboolean
closes(gunichar c)
{
    return c != 0 && c < 0x10000 && (strchr(";:!?", (int)MIN(c, 0x7F)) != NULL || c == 0xBB);
}

/* What stays the same when a sentence is only tidied up. (transfer full) */
static char *
essence(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    g_autofree char *folded = g_utf8_casefold(normal == NULL ? text : normal, -1);
    GString *plain = g_string_sized_new(strlen(folded));
    gunichar before = ' ';

    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (is_space(c))
            c = ' ';
        if (c == 0x2019 || c == 0x2BC)
            c = '\'';
        if (c == ' ' && (before == ' ' || before == 0xAB))
            continue;
        if (closes(c) && before == ' ' && plain->len > 0)
            g_string_truncate(plain, plain->len - 1);
        g_string_append_unichar(plain, c);
        before = c;
    }
    while (plain->len > 0) {
        static const char *const stops[] = {" ", ".", "…", "。", "۔", "।", "።"};
        gsize was = plain->len;

        for (guint i = 0; i < G_N_ELEMENTS(stops); i++)
            if (g_str_has_suffix(plain->str, stops[i]))
                g_string_truncate(plain, plain->len - strlen(stops[i]));
        if (plain->len == was)
            break;
    }
    return g_string_free(plain, FALSE);
}

static gboolean
same_in(char *(*list)(const char *), const char *before, const char *after)
{
    g_autofree char *a = list(before);
    g_autofree char *b = list(after);

    return strcmp(a, b) == 0;
}

static const char *
reason_of(const char *before, const char *after, const char *language)
{
    if (!dalil_numbers_agree(before, after))
        return "a number";
    if (!same_in(dalil_change_placeholders, before, after))
        return "a placeholder";
    if (!same_in(dalil_change_addresses, before, after))
        return "an address of the web or for e-mail";
    if (dalil_negation_count(DALIL_WORDS_NEGATION, language, before) !=
        dalil_negation_count(DALIL_WORDS_NEGATION, language, after))
        return "a negation";
    if (strpbrk(after, "0123456789") != NULL &&
        dalil_negation_count(DALIL_WORDS_LIMIT, language, before) !=
            dalil_negation_count(DALIL_WORDS_LIMIT, language, after))
        return "a limit";
    return NULL;
}

DalilChange
dalil_change_between(const char *before, const char *after, const char *language, const char **why)
{
    g_autofree char *a = NULL;
    g_autofree char *b = NULL;
    const char *reason = NULL;

    if (why != NULL)
        *why = NULL;
    if (strcmp(before, after) == 0)
        return DALIL_CHANGE_NONE;
    a = essence(before);
    b = essence(after);
    if (strcmp(a, b) == 0)
        return DALIL_CHANGE_TRIVIAL;
    reason = reason_of(before, after, language);
    if (why != NULL)
        *why = reason;
    return reason == NULL ? DALIL_CHANGE_MINOR : DALIL_CHANGE_MAJOR;
}

static gboolean
is_boundary(const char *text, const char *at)
{
    return at == text || *at == '\0' || *at == ' ' || at[-1] == ' ';
}

char *
dalil_change_shown(const char *before, const char *after)
{
    const char *a = before, *b = after;
    const char *end_a = before + strlen(before), *end_b = after + strlen(after);
    const char *word_a = a, *word_b = b;

    for (; *a != '\0' && *a == *b; a++, b++)
        if (*a == ' ') {
            word_a = a + 1;
            word_b = b + 1;
        }
    if (is_boundary(before, a) && is_boundary(after, b)) {
        word_a = a;
        word_b = b;
    }
    for (const char *x = end_a, *y = end_b; x > word_a && y > word_b && x[-1] == y[-1];) {
        x--;
        y--;
        if (*x == ' ') {
            end_a = x;
            end_b = y;
        }
    }
    return g_strdup_printf("« %.*s » → « %.*s »", (int)(end_a - word_a), word_a,
                           (int)(end_b - word_b), word_b);
}
