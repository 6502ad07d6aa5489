/* parity_data.c: the data inside a text, in the one form equal data have */
#include "press/parity_data.h"

#include <string.h>

#include "content/numbers.h"

enum { DAY = 24 * 60 };

static int
compare(gconstpointer a, gconstpointer b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    gsize n = strlen(x), m = strlen(y);

    return n != m ? (n < m ? -1 : 1) : strcmp(x, y);
}

/* Takes the strings. (transfer full) */
static char *
join_sorted(GPtrArray *list)
{
    GString *to = g_string_new(NULL);

    g_ptr_array_sort(list, compare);
    for (guint i = 0; i < list->len; i++) {
        if (i > 0 && strcmp(list->pdata[i], list->pdata[i - 1]) == 0)
            continue;
        g_string_append_printf(to, "%s%s", to->len > 0 ? ", " : "", (const char *)list->pdata[i]);
    }
    g_ptr_array_unref(list);
    return g_string_free(to, FALSE);
}

/* Isolates, word joiners, soft hyphens: nobody sees them. */
static gboolean
is_format(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* @text in Western digits and without format characters. (transfer full) */
static GString *
plain(const char *text)
{
    GString *to = g_string_sized_new(strlen(text));

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = (guchar)*at < 0x80 ? (gunichar)*at : g_utf8_get_char(at);
        int digit = c < 0x80 ? -1 : dalil_numbers_digit(c);

        if (c < 0x80)
            g_string_append_c(to, *at);
        else if (digit >= 0)
            g_string_append_c(to, (char)('0' + digit));
        else if (!is_format(c))
            g_string_append_unichar(to, c);
    }
    return to;
}

/* What may stand between the digits of one telephone number. */
static gboolean
is_between(gunichar c)
{
    return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == '.' || c == '-' ||
           c == 0x2010 || c == 0x2011;
}

static void
add_phones(GPtrArray *list, const char *text)
{
    GString *digits = g_string_new(NULL);

    for (const char *at = text;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c < 0x80 && g_ascii_isdigit(c)) {
            g_string_append_c(digits, (char)c);
            continue;
        }
        if (is_between(c))
            continue;
        if (digits->len > 0)
            g_ptr_array_add(list, g_strdup(digits->str));
        g_string_truncate(digits, 0);
        if (c == 0)
            break;
    }
    g_string_free(digits, TRUE);
}

/* "9h", "9h30", "9:30", "09:30" at @at; the end, or NULL. */
static const char *
read_time(const char *at, int *minutes)
{
    gsize hours = strspn(at, "0123456789");
    const char *mark = at + hours;
    gsize rest = hours > 0 && hours <= 2 && (*mark == ':' || *mark == 'h')
                     ? strspn(mark + 1, "0123456789")
                     : 0;

    if (hours == 0 || hours > 2 || (*mark != ':' && *mark != 'h') ||
        (rest != 2 && (rest != 0 || *mark == ':')))
        return NULL;
    if (rest == 0 && g_ascii_isalpha(mark[1]))
        return NULL; /* "3hommes" */
    *minutes = atoi(at) * 60 + (rest == 2 ? atoi(mark + 1) : 0);
    return mark + 1 + rest;
}

static void
add_times(GPtrArray *list, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        int minutes = 0;
        const char *end = read_time(at, &minutes);

        if (end != NULL) {
            g_ptr_array_add(list,
                            g_strdup_printf("%02d:%02d", minutes % DAY / 60, minutes % DAY % 60));
            at = end;
        } else if (g_ascii_isdigit(*at)) {
            at += strspn(at, "0123456789");
        } else {
            at++;
        }
    }
}

static void
add_numbers(GPtrArray *list, const char *text)
{
    g_autofree char *numbers = dalil_numbers_in(text);
    g_auto(GStrv) each = g_strsplit(numbers, ", ", -1);

    for (int i = 0; each[i] != NULL; i++)
        g_ptr_array_add(list, g_strdup(each[i]));
}

static void
add_address(GPtrArray *list, const char *text)
{
    GString *to = g_string_new(NULL);
    g_autofree char *small = g_utf8_strdown(text, -1);
    const char *slashes = strstr(small, "://");

    for (const char *at = slashes ? slashes + 3 : small; *at != '\0'; at = g_utf8_next_char(at))
        if (!g_unichar_isspace(g_utf8_get_char(at)))
            g_string_append_unichar(to, g_utf8_get_char(at));
    while (to->len > 0 && to->str[to->len - 1] == '/')
        g_string_truncate(to, to->len - 1);
    g_ptr_array_add(list, g_string_free(to, FALSE));
}

static gboolean
has_digit(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (dalil_numbers_digit((guchar)*at < 0x80 ? (gunichar)*at : g_utf8_get_char(at)) >= 0)
            return TRUE;
    return FALSE;
}

char *
dalil_parity_data(DalilData kind, const char *text)
{
    static void (*const add[])(GPtrArray *, const char *) = {
        [DALIL_DATA_PHONES] = add_phones,
        [DALIL_DATA_TIMES] = add_times,
        [DALIL_DATA_NUMBERS] = add_numbers,
        [DALIL_DATA_ADDRESS] = add_address,
    };
    GPtrArray *list = NULL;
    GString *folded = NULL;

    if (kind != DALIL_DATA_ADDRESS && !has_digit(text)) /* most sentences */
        return g_strdup("");
    list = g_ptr_array_new_with_free_func(g_free);
    folded = plain(text);
    add[kind](list, folded->str);
    g_string_free(folded, TRUE);
    return join_sorted(list);
}
