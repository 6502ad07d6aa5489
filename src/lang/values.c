/* values.c: numbers that mean something: telephone, hours, dates, prices
 *
 * Each matcher takes the byte where the value begins and returns the one behind it, or NULL.
 * All look ahead a bounded way only.
 */
#include "lang/values.h"

#include <string.h>

#include "lang/letters.h"

enum {
    PHONE_DIGITS_MAX = 17, /* E.164 has 15, and 00 before them */
    PHONE_LOCAL_MIN = 8,   /* digits of a number that begins with 0 */
    PHONE_GROUPS_MIN = 3,
    PHONE_BRACKET_MAX = 5,
    PHONE_FULL = 10, /* digits after which a group that begins with 0 is the next number */
    PHONE_FULL_ABROAD = 12,
    CODE_MAX = 24,
    NUMBER_DIGITS_MAX = 9,
    NUMBER_GROUPS_MAX = 4,
};

/* Units; @rtl: the word follows the number from right to left by itself, so it is only bound. */
static const struct {
    const char *word;
    gboolean rtl;
} units[] = {
    {"MAD", FALSE}, {"DHS", FALSE},  {"Dhs", FALSE},  {"dhs", FALSE},  {"DH", FALSE},
    {"Dh", FALSE},  {"dh", FALSE},   {"EUR", FALSE},  {"USD", FALSE},  {"€", FALSE},
    {"$", FALSE},   {"£", FALSE},    {"FCFA", FALSE}, {"CFA", FALSE},  {"XOF", FALSE},
    {"km", FALSE},  {"cm", FALSE},   {"mm", FALSE},   {"m", FALSE},    {"kg", FALSE},
    {"g", FALSE},   {"min", FALSE},  {"h", FALSE},    {"j", FALSE},    {"%", FALSE},
    {"°C", FALSE},  {"درهما", TRUE}, {"درهمًا", TRUE}, {"دراهم", TRUE}, {"درهم", TRUE},
    {"كلم", TRUE},  {"كم", TRUE},
};

static const char *const currencies[] = {"€",   "$",  "£",  "MAD", "DHS",
                                         "Dhs", "DH", "Dh", "EUR", "USD"};

static gboolean
word_follows(const char *p)
{
    gunichar c = g_utf8_get_char(p);

    return dalil_letters_digit(p) > 0 || dalil_letters_is_ltr(c) || dalil_letters_is_rtl(c) ||
           dalil_letters_is_mark(c);
}

static gboolean
latin_follows(const char *p)
{
    return dalil_letters_digit(p) > 0 || dalil_letters_is_ltr(g_utf8_get_char(p));
}

/* Two digits at most, worth at most @max. */
static const char *
small_number(const char *p, int max)
{
    const char *end = dalil_letters_after_digits(p, 2);
    int value = 0;

    if (end == p || dalil_letters_digit(end) > 0)
        return NULL;
    for (const char *q = p; q < end; q = g_utf8_next_char(q))
        value = value * 10 + g_unichar_digit_value(g_utf8_get_char(q));
    return value <= max ? end : NULL;
}

static const char *
exactly(const char *p, int digits)
{
    const char *end = p;

    for (; digits > 0; digits--) {
        gsize n = dalil_letters_digit(end);

        if (n == 0)
            return NULL;
        end += n;
    }
    return dalil_letters_digit(end) > 0 ? NULL : end;
}

/* A dash with at most one space on either side. */
static const char *
after_dash(const char *p)
{
    const char *q = p + dalil_letters_space(p);
    gsize n = dalil_letters_dash(q);

    return n > 0 ? q + n + dalil_letters_space(q + n) : NULL;
}

/* " am", "p.m." */
static const char *
after_half_of_day(const char *p)
{
    const char *q = p + dalil_letters_space(p);

    if (!*q || !strchr("aApP", *q))
        return p;
    q++;
    q += *q == '.';
    if (*q != 'm' && *q != 'M')
        return p;
    q++;
    if (latin_follows(q))
        return p;
    return q + (*q == '.');
}

/* "09:00", "9h", "9h30", "8:30 am" */
static const char *
clock_end(const char *p)
{
    const char *mark = small_number(p, 48), *end = NULL;

    if (!mark || !strchr(":hH", *mark) || !*mark)
        return NULL;
    end = exactly(mark + 1, 2);
    if (!end && *mark != ':')
        end = mark + 1; /* "9h" */
    if (!end || (*end == ':' && dalil_letters_digit(end + 1) > 0) ||
        (end == mark + 1 && *end == '/' && dalil_letters_digit(end + 1) > 0)) /* 24h/24 */
        return NULL;
    end = after_half_of_day(end);
    return latin_follows(end) ? NULL : end;
}

/* A clock time or the range of two, of which one may be a bare hour: "9-17h". */
static const char *
time_end(const char *p)
{
    const char *first = clock_end(p), *bare = first ? first : small_number(p, 24);
    const char *second = bare ? after_dash(bare) : NULL;
    const char *end = second ? clock_end(second) : NULL;

    if (!end && first && second) {
        end = small_number(second, 24);
        if (end && (latin_follows(end) || *end == ':' || *end == '/'))
            end = NULL;
    }
    return end ? end : first;
}

/* "12/03/2026", "12.3.26", "2026-03-12" */
static const char *
date_end(const char *p)
{
    const char *year = exactly(p, 4), *a = year ? year : small_number(p, 31);
    const char *b = NULL, *end = NULL;
    char mark = 0;

    if (!a || !*a || !strchr("/.-", *a))
        return NULL;
    mark = *a;
    b = small_number(a + 1, 31);
    if (!b || *b != mark)
        return NULL;
    if (year)
        end = small_number(b + 1, 31);
    else if (!(end = exactly(b + 1, 4)))
        end = exactly(b + 1, 2);
    if (!end || latin_follows(end) ||
        (strchr("/.-", *end) && *end && dalil_letters_digit(end + 1) > 0))
        return NULL;
    return end;
}

/* "(0)" or digits; adds how many. */
static const char *
phone_group(const char *p, int *digits)
{
    const char *from = p + (*p == '('),
               *end = dalil_letters_after_digits(from, PHONE_DIGITS_MAX + 1);
    int n = (int)g_utf8_strlen(from, end - from);

    if (n == 0)
        return NULL;
    if (*p == '(') {
        if (*end != ')' || n > PHONE_BRACKET_MAX)
            return NULL;
        end++;
    }
    *digits += n;
    return end;
}

/* Where the next group begins: behind one space, hyphen or dot, or at once at a bracket. */
static const char *
next_phone_group(const char *p)
{
    const char *q = p + dalil_letters_space(p);

    if (q == p && (*q == '-' || *q == '.'))
        q++;
    else if (q == p && g_str_has_prefix(q, "‑"))
        q += strlen("‑");
    if (q == p && *q != '(' && p[-1] != ')')
        return NULL;
    return *q == '(' || dalil_letters_digit(q) > 0 ? q : NULL;
}

static gboolean
is_phone(const char *p, int digits, int groups, gboolean spaces)
{
    if (*p == '+')
        return digits >= 6;
    if (*p == '(')
        return digits >= 7 && groups > 1;
    if (*p == '0' || groups == 1)
        return digits >= PHONE_LOCAL_MIN;
    if (!spaces)
        return digits >= 7 && groups >= PHONE_GROUPS_MIN;
    return digits >= PHONE_LOCAL_MIN + (groups == PHONE_GROUPS_MIN) && groups >= PHONE_GROUPS_MIN;
}

/* "+212 5 24 00 00 00", "0524-30-14-56", "(206) 622-5177" */
static const char *
phone_end(const char *p)
{
    const char *next = p + (*p == '+'), *end = NULL;
    int digits = 0, groups = 0;
    int full = *p == '+' || strncmp(p, "00", 2) == 0 ? PHONE_FULL_ABROAD : PHONE_FULL;
    gboolean spaces = FALSE;

    next += next > p ? dalil_letters_space(next) : 0;
    while (next) {
        int more = digits;
        const char *group = NULL;

        if (end && dalil_letters_space(end) > 0 && (time_end(next) || date_end(next)))
            break;
        if (digits >= full && *next == '0')
            break;
        group = phone_group(next, &more);
        if (!group || more > PHONE_DIGITS_MAX)
            break;
        spaces = spaces || (end && dalil_letters_space(end) > 0);
        end = group;
        digits = more;
        groups++;
        next = next_phone_group(end);
    }
    if (!end || !is_phone(p, digits, groups, spaces))
        return NULL;
    return latin_follows(end) && digits < 9 ? NULL : end;
}

/* "1 500", "12,5", "2026" */
static const char *
number_end(const char *p)
{
    const char *end = dalil_letters_after_digits(p, NUMBER_DIGITS_MAX);
    long first = g_utf8_strlen(p, end - p);

    g_assert(end);

    if (end == p || dalil_letters_digit(end) > 0)
        return NULL;
    for (int groups = 0; groups < NUMBER_GROUPS_MAX && first <= 3 && *p != '0'; groups++) {
        gsize gap = dalil_letters_space(end);
        const char *group = gap > 0 ? exactly(end + gap, 3) : NULL;

        if (!group)
            break;
        end = group;
    }
    if ((*end == '.' || *end == ',') && dalil_letters_digit(end + 1) > 0)
        end = dalil_letters_after_digits(end + 1, NUMBER_DIGITS_MAX);
    return dalil_letters_digit(end) > 0 ? NULL : end;
}

/* "18-25", "1-2-3" */
static const char *
range_end(const char *p)
{
    const char *end = number_end(p), *next = NULL;

    for (int parts = 0; end && parts < 4 && (next = after_dash(end)); parts++) {
        next = number_end(next);
        if (!next)
            break;
        end = next;
    }
    return end;
}

/* "20 MAD", "50%", "24 h/24", "20 درهم": sets what @found needs. */
static gboolean
find_amount(const char *p, const char *number, DalilFound *found)
{
    const char *unit = number + dalil_letters_space(number);

    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        gsize n = strlen(units[i].word);
        const char *end = unit + n;

        if (strncmp(unit, units[i].word, n) != 0 || word_follows(end))
            continue;
        found->glue = units[i].rtl && unit > number;
        if (units[i].rtl) {
            found->end = number;
            found->isolate = number > dalil_letters_after_digits(p, NUMBER_DIGITS_MAX);
            return TRUE;
        }
        if (*end == '/' && word_follows(end + 1)) { /* "24 h/24", "20 MAD/h" */
            end++;
            while (g_ascii_isalnum(*end) || dalil_letters_digit(end) > 0)
                end = g_utf8_next_char(end);
        }
        found->end = end;
        return TRUE;
    }
    return FALSE;
}

/* "€ 20", "MAD 20" */
static const char *
currency_end(const char *p)
{
    for (gsize i = 0; i < G_N_ELEMENTS(currencies); i++) {
        gsize n = strlen(currencies[i]);
        const char *number =
            p + n + (strncmp(p, currencies[i], n) == 0 ? dalil_letters_space(p + n) : 0);

        if (strncmp(p, currencies[i], n) != 0)
            continue;
        number = number_end(number);
        return number && !latin_follows(number) ? number : NULL;
    }
    return NULL;
}

/* "*19#", "#31#" */
static const char *
code_end(const char *p)
{
    const char *end = p;
    gboolean digits = FALSE;

    while (end - p < CODE_MAX && (*end == '*' || *end == '#' || dalil_letters_digit(end) > 0)) {
        digits = digits || dalil_letters_digit(end) > 0;
        end = g_utf8_next_char(end);
    }
    return digits && end - p < CODE_MAX && !latin_follows(end) ? end : NULL;
}

/* A range or a number in groups; any other stands right by itself. */
static gboolean
find_plain_number(const char *p, DalilFound *found)
{
    const char *number = number_end(p), *end = range_end(p);
    const char *digits = dalil_letters_after_digits(p, NUMBER_DIGITS_MAX);
    gboolean grouped = number && number > digits && dalil_letters_space(digits) > 0;

    found->type = DALIL_VALUE_PRICE;
    if (!number)
        return FALSE;
    if (find_amount(p, end, found))
        return TRUE;
    if (*end == '+' && dalil_letters_digit(end + 1) == 0)
        end++; /* "18+" */
    found->end = end;
    return (end > number || grouped) && !latin_follows(end);
}

static gboolean
find_number(const char *p, DalilFound *found)
{
    const char *number = number_end(p);

    if ((found->end = date_end(p))) {
        found->type = DALIL_VALUE_DATE;
        return TRUE;
    }
    if ((found->end = time_end(p))) {
        found->type = DALIL_VALUE_TIME;
        return TRUE;
    }
    found->type = DALIL_VALUE_PRICE;
    if (number && find_amount(p, number, found))
        return TRUE;
    if ((found->end = phone_end(p))) {
        found->type = DALIL_VALUE_PHONE;
        return TRUE;
    }
    return find_plain_number(p, found);
}

/* "-5", "+5": a sign that belongs to the number. */
static gboolean
find_signed(const char *p, gsize sign, DalilFound *found)
{
    const char *number = number_end(p + sign);

    found->type = DALIL_VALUE_PRICE;
    if (!number)
        return FALSE;
    if (!find_amount(p + sign, number, found))
        found->end = number;
    found->isolate = TRUE;
    return !latin_follows(found->end);
}

/* TRUE for what stands behind a number's own comma, dot or colon: "3,5", "12:30:15". */
static gboolean
goes_on(const char *start, const char *p, gunichar before)
{
    return (before == ',' || before == '.' || before == ':') && p - start > 1 &&
           g_ascii_isdigit(p[-2]);
}

gboolean
dalil_values_find(const char *start, const char *p, DalilFound *found)
{
    gunichar before = dalil_letters_before(start, p);
    gsize sign = dalil_letters_dash(p);

    if (dalil_values_find_address(start, p, found))
        return TRUE;
    *found = (DalilFound){.isolate = TRUE};
    if (dalil_letters_is_ltr(before) || before == '_' || g_unichar_isdigit(before) ||
        goes_on(start, p, before))
        return FALSE;
    if (dalil_letters_digit(p) > 0)
        return find_number(p, found);
    found->type = DALIL_VALUE_PHONE;
    if (*p == '+' || *p == '(') {
        found->end = phone_end(p);
        return found->end || (*p == '+' && find_signed(p, 1, found));
    }
    if (sign > 0)
        return !dalil_letters_is_rtl(before) && find_signed(p, sign, found);
    found->type = *p == '*' || *p == '#' ? DALIL_VALUE_CODE : DALIL_VALUE_PRICE;
    found->end = found->type == DALIL_VALUE_CODE ? code_end(p) : currency_end(p);
    return found->end != NULL;
}
