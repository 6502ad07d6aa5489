/* numbers.c: the digits inside sentences */
#include "content/numbers.h"

#include <string.h>

enum { PHONE_DIGITS_MIN = 9, PHONE_PLUS_DIGITS_MIN = 8, PHONE_DIGITS_MAX = 15 };

int
dalil_numbers_digit(gunichar c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    return g_unichar_digit_value(c);
}

/* One run of digits and what stands before it. */
typedef struct {
    GString *digits;
    gunichar before;      /* the character in front; 0 at the start */
    gunichar before_that; /* and the one in front of that */
} Group;

static void
group_clear(gpointer data)
{
    g_string_free(((Group *)data)->digits, TRUE);
}

static GArray *
read_groups(const char *text)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));
    gunichar before = 0, before_that = 0;
    gboolean inside = FALSE;

    g_array_set_clear_func(groups, group_clear);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        int digit = dalil_numbers_digit(c);

        if (digit >= 0 && !inside) {
            Group group = {g_string_new(NULL), before, before_that};

            g_array_append_val(groups, group);
        }
        if (digit >= 0)
            g_string_append_c(g_array_index(groups, Group, groups->len - 1).digits,
                              (char)('0' + digit));
        inside = digit >= 0;
        before_that = before;
        before = c;
    }
    return groups;
}

/* "2 000", "2,000", "2.000" and "2٬000" are one number. */
static gboolean
goes_on(const Group *group, const Group *last)
{
    return group->digits->len == 3 && last->digits->len <= 3 &&
           dalil_numbers_digit(group->before_that) >= 0 &&
           (group->before == ' ' || group->before == ',' || group->before == '.' ||
            group->before == 0xA0 || group->before == 0x202F || group->before == 0x66C);
}

static gboolean
is_full_hour(const Group *group)
{
    return strcmp(group->digits->str, "00") == 0 && dalil_numbers_digit(group->before_that) >= 0 &&
           (group->before == ':' || group->before == 'h' || group->before == '.');
}

static int
compare_numbers(gconstpointer left, gconstpointer right)
{
    const char *a = *(const char *const *)left, *b = *(const char *const *)right;
    gsize n = strlen(a), m = strlen(b);

    return n != m ? (n < m ? -1 : 1) : strcmp(a, b);
}

static void
add_number(GPtrArray *numbers, const char *digits)
{
    while (digits[0] == '0' && digits[1] != '\0')
        digits++;
    g_ptr_array_add(numbers, g_strdup(digits));
}

char *
dalil_numbers_in(const char *text)
{
    g_autoptr(GArray) groups = read_groups(text);
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < groups->len;) {
        const Group *group = &g_array_index(groups, Group, i++);
        g_autoptr(GString) number = g_string_new(group->digits->str);

        if (is_full_hour(group))
            continue;
        while (i < groups->len &&
               goes_on(&g_array_index(groups, Group, i), &g_array_index(groups, Group, i - 1)))
            g_string_append(number, g_array_index(groups, Group, i++).digits->str);
        add_number(numbers, number->str);
    }
    g_ptr_array_sort(numbers, compare_numbers);
    g_ptr_array_add(numbers, NULL);
    return g_strjoinv(", ", (char **)numbers->pdata);
}

/* Below U+0660 there are no digits but the Western ones: most bytes need no second look. */
static gboolean
has_number(const char *text)
{
    for (; *text != '\0'; text++) {
        guchar byte = (guchar)*text;

        if (byte < 0x80 ? g_ascii_isdigit(*text)
                        : byte >= 0xD9 && g_unichar_digit_value(g_utf8_get_char(text)) >= 0)
            return TRUE;
    }
    return FALSE;
}

gboolean
dalil_numbers_agree(const char *a, const char *b)
{
    g_autofree char *in_a = NULL;
    g_autofree char *in_b = NULL;

    if (!has_number(a) && !has_number(b)) /* the common case, without memory */
        return TRUE;
    in_a = dalil_numbers_in(a);
    in_b = dalil_numbers_in(b);
    return strcmp(in_a, in_b) == 0;
}

/* "01.02.2026", "01-2-2026": dates are no telephone numbers. Years do not begin with 0. */
static gboolean
is_date(const char *text)
{
    const char *const shapes[] = {"dd-dd-dddd", "dd-d-dddd"};

    for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
        const char *at = text;
        const char *shape = shapes[i];

        for (; *shape != '\0' &&
               (*shape == 'd' ? g_ascii_isdigit(*at) : *at == '-' || *at == '.' || *at == ' ');
             shape++)
            at++;
        if (*shape == '\0' && !g_ascii_isdigit(*at))
            return TRUE;
    }
    return FALSE;
}

/* The end of the run of digits and single separators that starts at @at. */
static const char *
run_end(const char *at, int *digits)
{
    const char *end = at;

    *digits = 0;
    if (*at == '+')
        end = ++at;
    for (; g_ascii_isdigit(*at) ||
           (*at != '\0' && strchr(" .-()", *at) != NULL &&
            (g_ascii_isdigit(at[1]) || strchr("()", at[1]) != NULL) && at[1] != '\0');
         at++)
        if (g_ascii_isdigit(*at)) {
            (*digits)++;
            end = at + 1;
        }
    return end;
}

const char *
dalil_numbers_find_phone(const char *text, gsize *length)
{
    for (const char *at = text; *at != '\0';) {
        const char *end;
        int digits;

        if (*at != '+' && !g_ascii_isdigit(*at)) {
            at++;
            continue;
        }
        end = run_end(at, &digits);
        if (digits <= PHONE_DIGITS_MAX && !is_date(at) &&
            ((*at == '+' && digits >= PHONE_PLUS_DIGITS_MIN) ||
             (*at == '0' && digits >= PHONE_DIGITS_MIN))) {
            *length = (gsize)(end - at);
            return at;
        }
        at = MAX(end, at + 1);
    }
    return NULL;
}

int
dalil_numbers_western(const char *text, gsize length)
{
    int n = 0;

    for (gsize i = 0; i < length; i++)
        n += g_ascii_isdigit(text[i]);
    return n;
}
